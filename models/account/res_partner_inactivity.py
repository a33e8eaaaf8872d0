from dataclasses import dataclass

from odoo import fields, models

from ...tools.foundation.carrier import Fact


@dataclass(frozen=True, eq=False)
class ArchiveReason(Fact):
    """Why accounts are archived."""
    reason_id: int
    note: str


class ResPartner(models.Model):
    """Active or not: an account is archived for a reason, and its history stays when it comes back."""
    _inherit = 'res.partner'

    portfolio_inactivity_ids = fields.One2many(
        'portfolio.inactivity', 'partner_id', "Inactive", readonly=True, groups='crm_portfolio.portfolio_group_user')

    def _portfolio_changing(self, vals):
        before = super()._portfolio_changing(vals)
        if 'active' not in vals:
            return before
        # sudo: res.partner - our flag on what the caller is writing
        return {**before, 'inactivity': self.sudo().filtered(
            lambda partner: partner.portfolio_is_account and partner.active != vals['active']).sudo(self.env.su)}

    def _portfolio_changed(self, vals, before):
        super()._portfolio_changed(vals, before)
        if before.get('inactivity'):
            before['inactivity']._portfolio_note_activity(vals['active'])

    def _portfolio_note_activity(self, is_active):
        """Open a time of inactivity for each account of ``self``, or close it."""
        # sudo: portfolio.inactivity - rows come from archiving an account, by no other way
        Inactivity = self.env['portfolio.inactivity'].sudo()
        if is_active:
            Inactivity.search([('partner_id', 'in', self.ids), ('date_to', '=', False)]).write(
                {'date_to': fields.Datetime.now(), 'reactivated_by_id': self.env.uid})
            return
        told = self._portfolio_told(ArchiveReason)
        why = {'reason_id': told.reason_id, 'note': told.note} if told else {}
        Inactivity.create([{'partner_id': account.id, 'user_id': self.env.uid, **why} for account in self])

    def action_archive(self):
        """Archive; of accounts, ask a person why first. What the system archives by itself has nobody to ask.

        :return: True, or the action of the question, and nothing is archived yet
        """
        accounts = self.filtered(lambda partner: partner.active and partner.portfolio_is_account)
        asks = not self.env.su and self.env.user.has_group('crm_portfolio.portfolio_group_user')
        if not accounts or not asks or self._portfolio_told(ArchiveReason):
            return super().action_archive()
        return {
            'type': 'ir.actions.act_window',
            'name': self.env._("Archive"),
            'res_model': 'portfolio.inactivity.set',
            'view_mode': 'form',
            'views': [(False, 'form')],
            'target': 'new',
            'context': {'default_partner_ids': self.ids},
        }
