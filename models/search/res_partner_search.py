from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL
from odoo.tools.sql import escape_psql

from ...tools.search.search_contact import email_key, email_text, is_phone, phone_key, phone_numbers, phone_pattern
from ...tools.search.search_name import MOST, name_key, name_words, query_words, surname_key, typed
from ...tools.search.search_street import asked_words, street_key, street_words
from ...tools.search.search_tax import tax_key
from ...tools.search.search_text import text_patterns, town_splits
from ...tools.search.search_ways import name_ways

# fields whose words stand together in the order of names, or are looked for beside those
WORDY = {
    'display_name', 'complete_name', 'portfolio_account_search', 'portfolio_name_search', 'portfolio_street_search',
    'portfolio_trade_name'}


def trigram(*columns):
    """An index for ``LIKE '%…%'``; where PostgreSQL has no trigrams, one for how the first column begins."""
    def definition(registry):
        if registry.has_trigram:
            return f"USING gin ({', '.join(f'{column} gin_trgm_ops' for column in columns)})"
        return f"({columns[0]} text_pattern_ops)"
    return definition


def every(domains):
    """All of ``domains``; nothing, when there was no word to make one of."""
    domains = list(domains)
    return Domain.AND(domains) if domains else Domain.FALSE


def searched(label, search, **options):
    """A field that is only there to be searched.

    :param label: what a search view calls it
    :param search: the name of the method that says what it finds
    :param options: of ``fields.Char``, besides
    :return: a field
    """
    return fields.Char(label, store=False, search=search, copy=False, groups='base.group_user', **options)


def key(label, compute):
    return fields.Char(
        label, compute=compute, store=True, copy=False, prefetch=False, exportable=False, groups='base.group_user')


class ResPartner(models.Model):
    """Search that forgives how things are written: key columns, and fields that look into them."""
    _inherit = 'res.partner'

    portfolio_trade_name = fields.Char("Trade Name", groups='base.group_user', help="What the sign over the door says.")

    portfolio_name_key = key("Name (key)", '_compute_portfolio_name_key')
    portfolio_trade_key = key("Trade name (key)", '_compute_portfolio_trade_key')
    portfolio_surname_key = key("Surnames (key)", '_compute_portfolio_surname_key')
    portfolio_street_key = key("Street (key)", '_compute_portfolio_street_key')
    portfolio_phone_key = key("Phone (key)", '_compute_portfolio_phone_key')
    portfolio_email_key = key("E-mail (key)", '_compute_portfolio_email_key')
    portfolio_tax_key = key("Tax ID (key)", '_compute_portfolio_tax_key')

    portfolio_account_search = searched("Account or town", '_search_portfolio_account', exportable=False)
    portfolio_name_search = searched("Name in any writing", '_search_portfolio_name')
    portfolio_name_exact = searched("Exact name", '_search_portfolio_name_exact')
    portfolio_name_similar = searched("Similar name", '_search_portfolio_name_similar')
    portfolio_first_name_search = searched("First name", '_search_portfolio_first_name')
    portfolio_surname_search = searched("Surname", '_search_portfolio_surname')
    portfolio_street_search = searched("Address", '_search_portfolio_street')
    portfolio_phone_search = searched("Phone in any writing", '_search_portfolio_phone')
    portfolio_email_search = searched("E-mail or domain", '_search_portfolio_email')
    portfolio_tax_search = searched("Tax ID in any writing", '_search_portfolio_tax')

    _portfolio_name_key_idx = models.Index(
        trigram('portfolio_name_key', 'portfolio_trade_key', 'portfolio_surname_key'))
    _portfolio_street_key_idx = models.Index(trigram('portfolio_street_key'))
    _portfolio_contact_key_idx = models.Index(trigram('portfolio_phone_key', 'portfolio_email_key'))
    _portfolio_code_key_idx = models.Index(trigram('portfolio_tax_key', 'ref', 'company_registry'))
    _portfolio_tax_key_idx = models.Index("(portfolio_tax_key) WHERE portfolio_tax_key IS NOT NULL")
    _portfolio_town_idx = models.Index(trigram('city', 'function'))

    # -- keys ------------------------------------------------------------------------------------

    @api.depends('complete_name')
    def _compute_portfolio_name_key(self):
        for partner in self:
            partner.portfolio_name_key = name_key(partner.complete_name)

    @api.depends('portfolio_trade_name')
    def _compute_portfolio_trade_key(self):
        for partner in self:
            partner.portfolio_trade_key = name_key(partner.portfolio_trade_name)

    @api.depends('name', 'is_company')
    def _compute_portfolio_surname_key(self):
        for partner in self:
            partner.portfolio_surname_key = not partner.is_company and surname_key(partner.name)

    @api.depends('street', 'street2')
    def _compute_portfolio_street_key(self):
        for partner in self:
            partner.portfolio_street_key = street_key(partner.street, partner.street2)

    @api.depends('phone')
    def _compute_portfolio_phone_key(self):
        for partner in self:
            partner.portfolio_phone_key = phone_key(partner.phone)

    @api.depends('email')
    def _compute_portfolio_email_key(self):
        for partner in self:
            partner.portfolio_email_key = email_key(partner.email)

    @api.depends('vat')
    def _compute_portfolio_tax_key(self):
        for partner in self:
            partner.portfolio_tax_key = tax_key(partner.vat)

    # -- names -----------------------------------------------------------------------------------

    def _search_portfolio_name(self, operator, value):
        return self._portfolio_searched(operator, value, self._portfolio_by_name)

    @api.model
    def _portfolio_by_name(self, text):
        """Each word in the name or the trade name, in any order; a compound surname in one word, too."""
        return every(
            Domain.OR(self._portfolio_by_way(way, key) for way in ways for key in (
                'portfolio_name_key', 'portfolio_trade_key',
                *(['portfolio_surname_key'] if len(way) == 1 and len(way[0]) > 5 else [])))
            for ways in name_ways(text))

    @api.model
    def _portfolio_by_name_and_town(self, text):
        """'garcia sevilla': who is called by some of the words, where the town is called by the others."""
        return [] if 'city' in self._portfolio_hidden() else [
            self._portfolio_by_name(name) & self._portfolio_containing(self._fields['city'], town)
            for name, town in town_splits(text) if text_patterns(town)]

    def _search_portfolio_account(self, operator, value):
        return self._portfolio_searched(operator, value, self._portfolio_by_account)

    @api.model
    def _portfolio_by_account(self, text):
        """What is typed into the account search: who is called so, and who is in the town that is called so.

        Of a town only a part of whose name is typed, all are found when nobody is called so.
        """
        named = Domain('display_name', 'ilike', text)
        in_town = None if 'city' in self._portfolio_hidden() else self._portfolio_containing(
            self._fields['city'], text)
        if in_town is None or any(character.isdigit() for character in text):
            return named
        if self.env['portfolio.municipality']._portfolio_is_town(text):
            return named | in_town
        return named if self.search([('portfolio_is_account', '=', True), named], limit=1) else in_town

    @api.model
    def _portfolio_by_words(self, words, *keys):
        """Each of ``words`` in one of ``keys``, in one of its ways."""
        return every(
            Domain.OR(Domain(key, '=like', self._portfolio_pattern(way)) for way in ways for key in keys)
            for ways in words)

    @api.model
    def _portfolio_by_way(self, way, key):
        """One word, or each of several; of letters and figures, as often as they are there."""
        if len(way) == 1:
            return Domain(key, '=like', self._portfolio_pattern(way[0]))
        *whole, last = way
        found = [f'% {" ".join([word] * way.count(word))} %' for word in dict.fromkeys(whole)]
        # the last one of words may go on; of letters or figures, none does
        found += [] if last in whole else [f'% {last} %' if len(last) < 3 else f'% {last}%']
        return Domain.AND(Domain(key, '=like', pattern) for pattern in found)

    @api.model
    def _portfolio_pattern(self, word):
        """A word of one or two letters is how another begins: anywhere, it would be in every name."""
        if ' ' in word:
            # a number and its letter, one behind the other
            return f'% {word} %'
        return f'% {word}%' if len(word) < 3 or word.isdigit() else f'%{word}%'

    def _search_portfolio_name_exact(self, operator, value):
        return self._portfolio_searched(operator, value, lambda text: (
            Domain('portfolio_name_key', '=', name_key(text) or '')
            | Domain('portfolio_trade_key', '=', name_key(text) or '')))

    def _search_portfolio_name_similar(self, operator, value):
        # a letter left out of a long word is 0.58; for this transaction's searches only
        self.env.cr.execute("SET LOCAL pg_trgm.word_similarity_threshold = 0.5")
        return self._portfolio_searched(operator, value, lambda text: every(
            self._portfolio_similar('portfolio_name_key', ways[-1])
            | self._portfolio_similar('portfolio_trade_key', ways[-1])
            for ways in query_words(text)))

    def _portfolio_similar(self, column, word):
        """A word much like ``word``; without trigrams, one that begins like it."""
        if not self.pool.has_trigram:
            return Domain(column, '=like', f'% {word[:4]}%')
        return Domain.custom(to_sql=lambda model, alias, query: SQL(
            "%s %%> %s", model._field_to_sql(alias, column, query), word))

    def _search_portfolio_first_name(self, operator, value):
        return self._portfolio_searched(operator, value, lambda text: self._portfolio_with_contacts(every(
            self._portfolio_by_words([ways], 'portfolio_name_key') & Domain('is_company', '=', False)
            & ~self._portfolio_by_words([ways], 'portfolio_surname_key')
            for ways in query_words(text))))

    def _search_portfolio_surname(self, operator, value):
        return self._portfolio_searched(operator, value, lambda text: self._portfolio_with_contacts(
            self._portfolio_by_words(query_words(text), 'portfolio_surname_key')))

    # -- addresses, numbers ----------------------------------------------------------------------

    def _search_portfolio_street(self, operator, value):
        return self._portfolio_searched(
            operator, value, lambda text: self._portfolio_with_contacts(self._portfolio_by_street(text)))

    @api.model
    def _portfolio_by_street(self, text):
        return self._portfolio_by_words([(word,) for word in asked_words(typed(text))[:MOST]], 'portfolio_street_key')

    def _search_portfolio_phone(self, operator, value):
        return self._portfolio_searched(
            operator, value, lambda text: self._portfolio_with_contacts(self._portfolio_by_phone(text)))

    @api.model
    def _portfolio_by_phone(self, text):
        """One number, or several that are typed at once: whoever has one of them."""
        text = typed(text)
        numbers = phone_numbers(text)
        patterns = [phone_pattern(number) for number in (numbers if len(numbers) > 1 else [text])]
        return Domain.OR(Domain('portfolio_phone_key', '=like', pattern) for pattern in patterns if pattern)

    def _search_portfolio_email(self, operator, value):
        return self._portfolio_searched(
            operator, value, lambda text: self._portfolio_with_contacts(self._portfolio_by_email(text)))

    @api.model
    def _portfolio_by_email(self, text):
        return Domain('portfolio_email_key', '=like', f'%{escape_psql(email_text(typed(text)))}%')

    def _search_portfolio_tax(self, operator, value):
        return self._portfolio_searched(operator, value, self._portfolio_by_tax)

    @api.model
    def _portfolio_by_tax(self, text):
        found = tax_key(typed(text))
        return Domain('portfolio_tax_key', '=like', f'%{found}%') if found else Domain.FALSE

    # -- a page of what was found --------------------------------------------------------------------

    @api.model
    def _search(self, domain, offset=0, limit=None, order=None, **options):
        """A page of a search for words is sorted once all is found.

        PostgreSQL takes what has a word to lie anywhere in the order of names, and so walks that order until the page
        is full; but 'Hotel' and 'Talleres' stand together, behind hundreds of thousands of others.
        """
        if not limit or not order or not any(map(self._portfolio_is_wordy, Domain(domain).iter_conditions())):
            return super()._search(domain, offset=offset, limit=limit, order=order, **options)
        found = super()._search(domain, **options)
        if found.is_empty():
            return found
        listed = Domain.custom(to_sql=lambda model, alias, query: SQL(
            "%s = ANY(ARRAY(%s))", SQL.identifier(alias, 'id'), found.select()))
        # the rules, and who is archived, were asked inside
        return super()._search(
            listed, offset=offset, limit=limit, order=order, **{**options, 'bypass_access': True, 'active_test': False})

    @api.model
    def _portfolio_is_wordy(self, condition):
        """Whether a condition looks for words in a name or an address; a letter or two stand everywhere."""
        return condition.operator in ('like', 'ilike') and condition.field_expr in WORDY and isinstance(
            condition.value, str) and any(len(word) > 2 for word in name_words(condition.value))

    # -- how all of them search ------------------------------------------------------------------

    @api.model
    def _portfolio_searched(self, operator, value, by_text):
        """One search for each text; a negation is made of it by the platform."""
        if operator not in ('in', 'like', 'ilike', '=like', '=ilike'):
            return NotImplemented
        texts = [text for text in self._portfolio_values(value) if isinstance(text, str)]
        return Domain.OR(by_text(text) for text in (typed(text.strip('% ')) for text in texts) if text)

    @api.model
    def _portfolio_with_contacts(self, domain):
        """Partners of ``domain``, and the accounts whose contacts or addresses they are.

        One sub-select whatever their number. The record rules hold in it as they do around it.
        """
        found = self.with_context(active_test=False)._search(domain)
        if found.is_empty():
            return Domain.FALSE
        return Domain('id', 'any!', found.select(SQL(
            "unnest(ARRAY[%s, %s])",
            SQL.identifier(found.table, 'id'), self._field_to_sql(found.table, 'commercial_partner_id', found))))

    @api.model
    def _portfolio_containing(self, field, text):
        """Names, numbers and addresses are looked for in their keys, which have indexes."""
        text = typed(text)
        by_key, found = self._portfolio_by_key(field.name, text), super()._portfolio_containing(field, text)
        if field.name == 'name' and found:
            # what the key leaves over is looked at: it has the company's name, too
            long = [ways for ways in name_ways(text) if len(ways[0]) == 1 and min(map(len, ways[0])) > 2
                    and not ways[0][0].isdigit()]
            if long and name_words(f'x {text}')[1:]:
                return found & every(
                    Domain.OR(self._portfolio_by_way(way, 'portfolio_name_key') for way in ways) for ways in long)
            return found
        return found if by_key is None else by_key

    @api.model
    def _portfolio_by_key(self, name, text):
        """Where the key of a text tells that it has all of ``text``, None where no key does."""
        if name == 'complete_name' and name_words(f'x {text}')[1:]:
            return self._portfolio_by_name(text)
        if name == 'street' and street_words(text):
            return self._portfolio_by_street(text)
        if name == 'phone' and phone_pattern(text):
            return self._portfolio_by_phone(text)
        return self._portfolio_by_email(text) if name == 'email' and email_text(text) else None

    @api.model
    def _search_display_name(self, operator, value):
        """What is typed into any field that asks for a partner: name, number or address in any writing."""
        looked_for = typed(value) if isinstance(value, str) else ''
        words = operator in ('like', 'ilike') and query_words(looked_for)
        if not words or not self.env.user._portfolio_has_role():
            return super()._search_display_name(operator, value)
        value = looked_for
        ways = [self._portfolio_by_name(value), *self._portfolio_by_name_and_town(value)]
        if len(value.strip()) > 2:
            ways.append(self._portfolio_by_email(value))
            codes = {'ref', 'company_registry'} - self._portfolio_hidden()
            ways += [self._portfolio_by_code(column, value.strip()) for column in sorted(codes)]
        if sum(character.isdigit() for character in value) > 3:
            ways.append(self._portfolio_by_tax(value))
            if is_phone(value):
                ways.append(self._portfolio_by_phone(value))
        return Domain.OR(ways)

    def _portfolio_by_code(self, column, text):
        """``ilike`` without ``unaccent``, which would keep the index from being used."""
        return Domain.custom(
            to_sql=lambda model, alias, query: SQL(
                "%s ILIKE %s", model._field_to_sql(alias, column, query), f'%{escape_psql(text)}%'),
            predicate=lambda partner: text.lower() in (partner[column] or '').lower())
