from collections import namedtuple
from datetime import date, datetime

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain
from odoo.tools import html2plaintext

#: where entries of a kind come from: ``partner`` and ``date`` are names of fields
Source = namedtuple('Source', ['kind', 'model', 'partner', 'date', 'icon', 'domain'], defaults=[()])
#: what happens with an account; of two at one moment, the kind that stands first here is shown first
SOURCES = (
    Source('order', 'sale.order', 'partner_id', 'date_order', 'shopping-cart'),
    Source('invoice', 'account.move', 'partner_id', 'invoice_date', 'file-text-o', (
        ('move_type', 'in', ('out_invoice', 'out_refund')), ('state', '=', 'posted'))),
    Source('lead', 'crm.lead', 'partner_id', 'create_date', 'bolt'),
    Source('conversion', 'portfolio.conversion', 'partner_id', 'create_date', 'exchange'),
    Source('meeting', 'calendar.event', 'partner_ids', 'start', 'calendar', (('active', '=', True),)),
    Source('questionnaire', 'portfolio.questionnaire', 'partner_id', 'date_done', 'check-square-o', (
        ('date_done', '!=', False),)),
    Source('need', 'portfolio.need', 'partner_id', 'date', 'lightbulb-o'),
    Source('interest', 'portfolio.interest', 'partner_id', 'date', 'heart-o'),
    Source('category', 'portfolio.category.change', 'partner_id', 'date', 'tags'),
    Source('class', 'portfolio.class.change', 'partner_id', 'date', 'sort-alpha-asc'),
    Source('status', 'portfolio.situation.change', 'partner_id', 'date', 'th-large'),
    Source('block', 'portfolio.block', 'partner_id', 'date_from', 'lock'),
    Source('inactivity', 'portfolio.inactivity', 'partner_id', 'date_from', 'archive'),
    Source('team', 'portfolio.responsible', 'partner_id', 'date_from', 'users', (('date_from', '!=', False),)),
    Source('message', 'mail.message', None, 'date', 'comment-o'),
)
#: kinds that are gone while a capability is off
CAPABILITY = {
    'questionnaire': 'questionnaire', 'need': 'interest', 'interest': 'interest', 'class': 'valuation',
    'status': 'valuation'}
#: entries of a page
PAGE = 20
#: characters of what was written
LONG = 240


class PortfolioTimeline(models.AbstractModel):
    """Everything that happened with an account, the latest first, as far as its reader may read it.

    A page takes one query for each kind, with the reader's rights; the next page goes on behind the last entry of
    the one before (kind and id decide between entries of one moment), so nothing is shown twice or left out.
    """
    _name = 'portfolio.timeline'
    _description = "Timeline of an Account"

    @api.model
    def read_page(self, partner_id, kinds=None, after=None):
        """A page of the timeline of an account.

        :param int partner_id: an account, or a contact of one
        :param kinds: list of kinds; all without it
        :param after: the ``key`` of the last entry of the page before
        :return: ``{'kinds': [(kind, its name)] that the reader may read, 'entries': [{'key', 'kind', 'label', 'icon',
            'day', 'moment' (UTC, or False for a whole day), 'text', 'who', 'model', 'id', 'pictures': [url]}],
            'more': bool}``
        :raise UserError: if what is sent is none of this
        :raise AccessError: if the user may not read the account
        """
        account = self._account(partner_id)
        names = self._names()
        sources = [source for source in SOURCES if self._is_shown(source)]
        asked = self._asked(kinds)
        after = self._position(after)
        tree = self._tree(account)
        found = []
        for source in sources:
            if source.kind in asked:
                found += self._found(source, SOURCES.index(source), tree, after)
        found.sort(key=lambda one: one[0], reverse=True)
        pictures = self._pictures([record for _key, source, record in found[:PAGE] if source.kind == 'questionnaire'])
        return {
            'kinds': [(source.kind, names[source.kind]) for source in sources],
            'entries': [
                self._entry(key, source, record, names, pictures) for key, source, record in found[:PAGE]],
            'more': len(found) > PAGE,
        }

    # -- what was sent -------------------------------------------------------------------------------

    def _account(self, partner_id):
        """The account whose id was sent, or that of its contact, if the user may read it."""
        if not self.env.user.has_group('crm_portfolio.portfolio_group_user'):
            raise AccessError(self.env._("Only users with a role in Portfolio see what happened with an account."))
        if type(partner_id) is not int:
            raise UserError(self.env._("Timeline: this is no account."))
        partner = self.env['res.partner'].browse(partner_id)
        partner.check_access('read')
        return partner.commercial_partner_id

    def _tree(self, account):
        """The account and its contacts, archived ones too."""
        return self.env['res.partner'].with_context(active_test=False).search(
            [('commercial_partner_id', '=', account.id)])

    def _is_shown(self, source):
        capability = CAPABILITY.get(source.kind)
        return self.env[source.model].has_access('read') and (
            not capability or self.env.user.has_group(f'crm_portfolio.portfolio_capability_{capability}'))

    def _asked(self, kinds):
        known = {source.kind for source in SOURCES}
        if kinds is None:
            return known
        if not isinstance(kinds, list) or not all(isinstance(kind, str) and kind in known for kind in kinds):
            raise UserError(self.env._("Timeline: choose among the kinds that are shown."))
        return set(kinds)

    def _position(self, after):
        """:return: ``(moment, rank, id)`` of the last entry shown, or None"""
        if not after:
            return None
        try:
            moment, rank, last_id = after
            return datetime.fromisoformat(moment), -int(rank), int(last_id)
        except (TypeError, ValueError, OverflowError) as error:
            raise UserError(self.env._("Timeline: open the account again.")) from error

    # -- what is found -------------------------------------------------------------------------------

    def _found(self, source, rank, tree, after):
        """:return: ``[((moment, -rank, id), source, record)]``, one more than a page holds at most"""
        Model = self.env[source.model].with_context(active_test=False)
        domain = Domain.AND([self._of(source, tree), source.domain, self._behind(source, -rank, after)])
        try:
            records = Model.search(domain, order=f'{source.date} desc, id desc', limit=PAGE + 1)
            return [((self._moment(record[source.date]), -rank, record.id), source, record) for record in records]
        except AccessError:
            # a model that its reader sees, by a field that he does not
            return []

    def _of(self, source, tree):
        if source.partner:
            return Domain(source.partner, 'in', tree.ids)
        written = Domain('message_type', 'in', ('comment', 'email', 'email_outgoing')) | Domain(
            'mail_activity_type_id', '!=', False)
        return written & Domain('model', '=', 'res.partner') & Domain('res_id', 'in', tree.ids)

    def _behind(self, source, rank, after):
        """Entries of the source that come behind the last one shown."""
        if after is None:
            return Domain(source.date, '<=', fields.Datetime.now()) if source.kind == 'meeting' else Domain.TRUE
        moment, last_rank, last_id = after
        at = moment
        if self.env[source.model]._fields[source.date].type == 'date':
            at = self.env.company._portfolio_day(moment)
            if self._moment(at) < moment:
                return Domain(source.date, '<=', at)
        same = Domain(source.date, '=', at)
        if rank == last_rank:
            return Domain(source.date, '<', at) | (same & Domain('id', '<', last_id))
        return Domain(source.date, '<', at) | same if rank < last_rank else Domain(source.date, '<', at)

    def _moment(self, value):
        """A day counts from its beginning, where the company is."""
        if isinstance(value, date) and not isinstance(value, datetime):
            return self.env.company._portfolio_moment(value)
        return value

    # -- what is shown -------------------------------------------------------------------------------

    def _entry(self, key, source, record, names, pictures):
        value = record[source.date]
        timed = isinstance(value, datetime)
        # sudo: res.users, res.partner - the name of who did it, as any many2one shows it
        who = record.sudo()['author_id' if source.kind == 'message' else 'user_id']
        return {
            'key': [key[0].isoformat(), -key[1], key[2]],
            'kind': source.kind, 'label': names[source.kind], 'icon': source.icon,
            'day': fields.Date.to_string(self.env.company._portfolio_day(value) if timed else value),
            'moment': fields.Datetime.to_string(value) if timed else False,
            'text': getattr(self, f'_text_of_{source.kind}')(record) or '',
            'who': who.display_name or '',
            'model': source.model if source.kind != 'message' else record.model,
            'id': record.id if source.kind != 'message' else record.res_id,
            'pictures': pictures.get(record.id, []) if source.kind == 'questionnaire' else [],
        }

    @api.model
    def _names(self):
        return {
            'order': self.env._("Quotation or order"),
            'invoice': self.env._("Invoice"),
            'lead': self.env._("Lead or opportunity"),
            'conversion': self.env._("Conversion"),
            'meeting': self.env._("Meeting"),
            'questionnaire': self.env._("Questionnaire"),
            'need': self.env._("Need"),
            'interest': self.env._("Interest"),
            'category': self.env._("Category"),
            'class': self.env._("Class"),
            'status': self.env._("Account status"),
            'block': self.env._("Blocks"),
            'inactivity': self.env._("Archived"),
            'team': self.env._("Account team"),
            'message': self.env._("Message or activity"),
        }

    def _word(self, record, name):
        """The value of a selection, in the reader's language."""
        return dict(record._fields[name]._description_selection(self.env)).get(record[name], '')

    def _said(self, *parts):
        return " · ".join(part for part in parts if part)

    def _text_of_order(self, order):
        return self._said(order.name, self._word(order, 'state'), order.currency_id.format(order.amount_total))

    def _text_of_invoice(self, move):
        return self._said(
            move.name, self._word(move, 'payment_state'), move.currency_id.format(move.amount_total_signed))

    def _text_of_lead(self, lead):
        return self._said(lead.name, lead.stage_id.name, self._word(lead, 'won_status'))

    def _text_of_conversion(self, conversion):
        return self._said(conversion.name, self._word(conversion, 'outcome'))

    def _text_of_meeting(self, meeting):
        return meeting.display_name

    def _text_of_questionnaire(self, questionnaire):
        return questionnaire.name

    def _text_of_need(self, need):
        return self._said(need.name, self._word(need, 'state'))

    def _text_of_interest(self, interest):
        return self._said(interest.area_id.display_name, self._word(interest, 'opinion'))

    def _text_of_category(self, change):
        return self._from_to(change.from_category_id, change.to_category_id, change.reason)

    def _text_of_class(self, change):
        return self._from_to(change.from_class_id, change.to_class_id, change.reason)

    def _text_of_status(self, change):
        return self._from_to(change.from_situation_id, change.to_situation_id, change.reason)

    def _from_to(self, before, after, reason):
        return self._said(f"{before.display_name or '–'} → {after.display_name or '–'}", reason)

    def _text_of_block(self, block):
        return self._said(self._word(block, 'kind'), block.reason_id.display_name)

    def _text_of_inactivity(self, inactivity):
        return self._said(inactivity.reason_id.display_name, inactivity.note)

    def _text_of_team(self, member):
        return self._said(member.user_id.display_name, member.role_id.display_name)

    def _text_of_message(self, message):
        text = " ".join(html2plaintext(message.body or '').split())
        text = f"{text[:LONG]}…" if len(text) > LONG else text
        return self._said(message.mail_activity_type_id.display_name, message.subject, text)

    def _pictures(self, questionnaires):
        """Photos and signatures of answers: ``{id of the questionnaire: [url]}``."""
        Answer = self.env['portfolio.answer']
        if not questionnaires or not Answer.has_access('read'):
            return {}
        found = {}
        for answer in Answer.search([
                ('questionnaire_id', 'in', [one.id for one in questionnaires]), ('attachment_id', '!=', False),
                ('attachment_id.mimetype', '=like', 'image/%')]):
            found.setdefault(answer.questionnaire_id.id, []).append(f'/web/image/{answer.attachment_id.id}/160x160')
        return found
