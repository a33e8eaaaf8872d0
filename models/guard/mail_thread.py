from dataclasses import dataclass

from odoo import api, models
from odoo.exceptions import AccessError
from odoo.fields import Domain

from ...tools.foundation.carrier import Fact
from ...tools.foundation.relations import whole


@dataclass(frozen=True, eq=False)
class ThreadParticipants(Fact):
    """These partners take part in the thread that is written to, whether the user may read them or not."""
    partner_ids: frozenset


class MailThread(models.AbstractModel):
    """Writing to somebody shows his name on the thread: only to whom one may read, or who takes part already."""
    _inherit = 'mail.thread'

    @api.model
    def message_process(self, model, message, *args, **options):
        """Mail is taken in with all rights, whoever it says it is from: by the gateway, which has no scope."""
        if self._portfolio_is_guarded():
            raise AccessError(self.env._("Only the mail gateway can receive incoming mail."))
        return super().message_process(model, message, *args, **options)

    def message_post(self, **values):
        known = self._portfolio_check_people([*(values.get('partner_ids') or ()), values.get('author_id')])
        return super(MailThread, known).message_post(**values)

    def message_notify(self, **values):
        known = self._portfolio_check_people([*(values.get('partner_ids') or ()), values.get('author_id')])
        if values.get('model') and values.get('res_id') and self._portfolio_is_guarded():
            self.env[values['model']].browse(values['res_id']).check_access('read')
        return super(MailThread, known).message_notify(**values)

    def message_subscribe(self, partner_ids=None, subtype_ids=None):
        self._portfolio_check_people(partner_ids or ())
        return super().message_subscribe(partner_ids=partner_ids, subtype_ids=subtype_ids)

    @api.model
    def _search_message_partner_ids(self, operator, operand):
        """Whoever is asked about as a follower is asked about with the rights of whoever asks.

        Core looks for followers with all rights, and evaluates conditions inside of conditions with them.
        """
        if self._portfolio_is_guarded():
            Partner = self.env['res.partner']
            if operator in ('any', 'any!'):
                asked = operand if isinstance(operand, Domain) else Domain('id', 'in', operand)
                operator, operand = 'in', Partner.with_context(active_test=False).search(asked).ids
            elif operator == 'in':
                readable = Partner._portfolio_readable([one for one in operand if one])
                operand = [one for one in operand if not one or one in readable]
        return super()._search_message_partner_ids(operator, operand)

    def _portfolio_check_people(self, ids):
        """Refuse people the user may not read and who take no part in these threads; one query, where all may be.

        :return: the same records, which know of the others that they take part
        """
        asked = {whole(one) for one in ids if one} - {self.env.user.partner_id.id}
        if not asked or not self._portfolio_is_guarded():
            return self
        hidden = asked - self.env['res.partner']._portfolio_readable(asked)
        if not hidden:
            return self
        if hidden - self._portfolio_taking_part():
            raise AccessError(self.env._(
                "Recipients: choose people that you may see. One of them does not exist, or belongs to an account "
                "outside your portfolio."))
        return self._portfolio_tell(ThreadParticipants(frozenset(hidden)))

    def _portfolio_taking_part(self):
        """The ids of who follows these records or has written or received a message there."""
        # sudo: mail.message - who takes part in a thread of a document the user may write to
        thread = self.sudo()
        messages = self.env['mail.message'].sudo().search([('model', '=', self._name), ('res_id', 'in', self.ids)])
        return {*thread.message_partner_ids.ids, *messages.author_id.ids, *messages.partner_ids.ids}
