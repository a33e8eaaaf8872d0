from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools import SQL, format_date

from ...tools.compliance.erase_words import house_of, is_a_name, names_of, word_pattern
from ..journal.erasure import ErasingUser

# what stays empty of somebody who was erased, beside all texts: when and where he lives, what he looks like
ALSO = (
    'state_id', 'country_id', 'portfolio_birth_date', 'image_1920', 'partner_latitude', 'partner_longitude',
    'category_id', 'lang')
# what more messages say may be no name at all: somebody called 'El Cliente'
SELDOM = 50
SILENT = {'tracking_disable': True, 'mail_notrack': True, 'mail_create_nosubscribe': True}


class ResPartner(models.Model):
    """A person who asks to be forgotten (GDPR, article 17).

    The contact stays without anything that says who it was, so that orders, invoices and visits still add up; what
    others wrote of him loses his name, addresses and phones.
    """
    _inherit = 'res.partner'

    portfolio_date_erased = fields.Datetime("Erased On", readonly=True, copy=False, groups='base.group_user')

    def action_portfolio_erase(self):
        """Forget who these persons are. What was done, by whom and when is noted, without a name."""
        if not self.env.su and not self.env.user.has_group('crm_portfolio.portfolio_group_manager'):
            raise AccessError(self.env._("Only a manager can erase a person."))
        self.check_access('write')
        for person in self:
            if person.portfolio_date_erased:
                raise UserError(self.env._(
                    "This person was erased on %s: nothing is left to erase.",
                    format_date(self.env, person.portfolio_date_erased)))
            person._portfolio_check_erasable()
            # sudo: res.partner and all that is said of him - also where the manager does not look
            person._portfolio_as_eraser().sudo().with_context(**SILENT, active_test=False)._portfolio_erase()
        return self._portfolio_notice(self.env._("Erased: nothing stored says any longer who it was."))

    def _portfolio_as_eraser(self):
        """Of others' records, whoever erases changes what he may change: the system all of them."""
        return self if self.env.su else self._portfolio_tell(ErasingUser(self.env.uid))

    def _portfolio_check_erasable(self):
        if self.is_company:
            raise UserError(self.env._("%s is a company, not a person. Erase its contacts.", self.display_name))
        # sudo: res.users, res.company - who works here, whoever asks
        if self.sudo().with_context(active_test=False).user_ids or self in self._portfolio_own_companies():
            raise UserError(self.env._("%s is a user. Archive and delete the user first.", self.display_name))

    def _portfolio_erase(self):
        self.ensure_one()
        said = self._portfolio_said()
        sure, more = self._portfolio_patterns(said)
        rows = self._portfolio_erase_hanging(said)
        self._portfolio_erase_own()
        self.env['portfolio.erasure']._scrub(sure, more, rows)
        if sure:
            self._portfolio_erase_files(sure)
        worded = self._portfolio_worded()
        (self.parent_id or self)._message_log(body=worded.env._("A person asked to be forgotten and was erased."))

    def _portfolio_said(self):
        """What this person is found by, without what is somebody else's too.

        :return: ``{'emails', 'phones', 'names', 'streets': set of texts}``
        """
        emails = {text for text in (
            self.email, self.email_normalized, self.portfolio_private_email) if text}
        phones = {text for text in (self.phone, self.phone_sanitized, self.portfolio_private_phone) if text}
        # those he sees who erases: what he does not see, he does not change, and learns nothing of
        others = self.browse(self.env['portfolio.erasure']._reached('res.partner', self.search([
            ('id', '!=', self.id), '|', ('email_normalized', 'in', list(emails)),
            ('phone_sanitized', 'in', list(phones))]).ids, 'read'))
        # a switchboard, a common mailbox: they are the company's
        emails -= {text for other in others for text in (other.email, other.email_normalized)}
        if shared := {other.phone_sanitized for other in others if other.phone_sanitized}:
            phones = {
                text for text in phones
                if self.phone_sanitized not in shared or text == self.portfolio_private_phone}
        return {
            'emails': emails, 'phones': phones, 'names': {self.name} if self.name else set(),
            'streets': {self.street} if self._portfolio_is_home(self.street) else set()}

    def _portfolio_is_home(self, street):
        """Whether this is a house, and not that of his company."""
        return bool(house := house_of(street)) and house != house_of(self.parent_id.street)

    def _portfolio_patterns(self, said):
        """What is nobody else's, and what others may have as well: a name, a house.

        :return: pattern of texts that are about this person wherever they stand; pattern of what goes where he is meant
        """
        own = [way for name in said['names'] for way in names_of(name) if self._portfolio_is_own(way, said)]
        houses = [house for house in said['streets'] if not self._portfolio_is_shared(
            word_pattern(streets=[house]), said)]
        return (
            word_pattern(said['emails'], said['phones'], own, houses),
            word_pattern(said['emails'], said['phones'], [*said['names'], *own], said['streets']))

    def _portfolio_is_own(self, name, said):
        """Whether texts that say this mean him: nobody else is called so, and it is a name or seldom said at all."""
        pattern = word_pattern(names=[name])
        if not pattern or self._portfolio_is_shared(pattern, said):
            return False
        return is_a_name(name) or len(self.env.execute_query(SQL(
            "SELECT FROM mail_message WHERE body ~* %s LIMIT %s", pattern, SELDOM + 1))) <= SELDOM

    def _portfolio_is_shared(self, pattern, said):
        """Whether somebody else is called so, or lives there; a room says so of its own."""
        return bool(pattern) and bool(self.env['portfolio.erasure']._reached('res.partner', [
            partner_id for partner_id, in self.env.execute_query(SQL(
                """
                SELECT id FROM res_partner
                 WHERE id != %s AND concat_ws(E'\n', name, portfolio_trade_name, street, street2) ~* %s
                """, self.id, pattern))], 'read'))

    def _portfolio_erase_hanging(self, said):
        """Erase what is about nobody but this person; a room does so with its own.

        :return: ``{model: ids}`` of rows that are about him: they lose his name too
        """
        rows = {}
        for (model, _field), found in self._portfolio_referrers().items():
            rows.setdefault(model, set()).update(found)
        # sudo: portfolio.journal.entry - what undo would bring back
        self.env['portfolio.journal.entry'].sudo()._erase('res.partner', self.ids)
        mails = self.env['mail.mail'].browse(rows.get('mail.mail', ()))
        messages = self.env['mail.message'].browse(rows.get('mail.message', ())) | mails.mail_message_id
        messages |= self.env['mail.notification'].browse(rows.get('mail.notification', ())).mail_message_id
        mails |= self.env['mail.mail'].search([('mail_message_id', 'in', messages.ids)])
        rows |= {
            'mail.message': set(messages.ids), 'mail.mail': set(mails.ids),
            'mail.tracking.value': set(messages.tracking_value_ids.ids)}
        for model, field, values in (
                ('mailing.contact', 'email', said['emails']), ('mail.blacklist', 'email', said['emails']),
                ('phone.blacklist', 'number', said['phones'])):
            lists = self.env[model]
            lists.browse(self.env['portfolio.erasure']._reached(
                model, lists.search([(field, 'in', list(values))]).ids, 'unlink')).unlink()
        self.message_follower_ids.unlink()
        self.env['mail.followers'].search([('partner_id', 'in', self.ids)]).unlink()
        self.env['ir.attachment'].search([('res_model', '=', 'res.partner'), ('res_id', 'in', self.ids)]).unlink()
        return rows

    def _portfolio_erase_files(self, pattern):
        """Files of ours that name him go; a room does so with those it keeps by itself.

        :param str pattern: what he, and nobody else, is called and found by
        """
        # sudo: ir.attachment - whoever put them there
        files = self._portfolio_files()
        for file in files.browse(self.env['portfolio.erasure']._reached('ir.attachment', files.ids, 'read')):
            if file.res_field is False and file._portfolio_names(pattern):
                file.unlink()

    @api.model
    def _portfolio_files(self, model='portfolio.%'):
        """What is attached to records of ours."""
        # sudo: ir.attachment - whoever put them there
        return self.env['ir.attachment'].sudo().search([
            ('res_model', '=like', model), ('res_id', '!=', 0), ('res_field', 'in', [False, 'file'])])

    def _portfolio_erase_own(self):
        texts = {
            name: False for name, field in self._fields.items()
            if field.store and field.type in ('char', 'text', 'html') and not field.required
            and not (field.compute and field.readonly) and not field.company_dependent and name != 'name'}
        values = {**texts, **{name: False for name in ALSO if name in self._fields}}
        self.write({
            **values, 'name': self._portfolio_worded().env._("Erased person"), 'active': False,
            'portfolio_date_erased': fields.Datetime.now()})
