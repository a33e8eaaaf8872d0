from odoo import SUPERUSER_ID, models
from odoo.exceptions import AccessError
from odoo.tools import SQL

from ...tools.foundation.twins import Twins

# how many are named to whoever may not merge
NAMED = 3


class BasePartnerMergeAutomaticWizard(models.TransientModel):
    _inherit = 'base.partner.merge.automatic.wizard'

    def _portfolio_twin_rules(self):
        return super()._portfolio_twin_rules() | {
            # the account that stays keeps its salesperson
            'portfolio_responsible_one_principal': Twins(lose='_portfolio_end_responsibles'),
            'portfolio_responsible_same': Twins(
                table='portfolio_responsible', account='partner_id', also=('user_id', 'role_id'), where="is_current",
                first="date_from", fill=('reason',)),
            # who saw the accounts that go is found anew
            'portfolio_visibility_user_idx': Twins(),
            'portfolio_visibility_pool_idx': Twins(),
        }

    def _merge(self, partner_ids, dst_partner=None, extra_checks=True):
        """Merging is no way into an account: every partner must be the user's to change."""
        partners = self.env['res.partner'].browse(partner_ids).exists() | (dst_partner or self.env['res.partner'])
        if not partners.has_access('write'):
            raise AccessError(self._portfolio_whom_to_ask(partners))
        return super()._merge(partner_ids, dst_partner=dst_partner, extra_checks=extra_checks)

    def parent_migration_process_cb(self):
        self._portfolio_check_all()
        return super().parent_migration_process_cb()

    def action_update_all_process(self):
        self._portfolio_check_all()
        return super().action_update_all_process()

    def _portfolio_check_all(self):
        """These write to every partner of the database, by SQL."""
        if self.env.user._portfolio_is_restricted():
            raise AccessError(self.env._(
                "Merge: only users who see all contacts can merge all of them at once. Select some contacts."))

    def _portfolio_whom_to_ask(self, partners):
        """A sentence for whoever may not merge these: the managers who may."""
        # sudo: res.groups - names of those who decide, whoever asks
        managers = self.env.ref('crm_portfolio.portfolio_group_manager').sudo().all_user_ids.filtered(
            lambda user: user.active and user._is_internal() and user.id not in (self.env.uid, SUPERUSER_ID))
        able = []
        # who sees less is nearer
        for user in managers.sorted(lambda user: (user.has_group('crm_portfolio.portfolio_group_director'), user.id)):
            if len(able) < NAMED and partners.with_user(user).has_access('write'):
                able.append(user.name)
        if not able:
            return self.env._("Merge: not all of these contacts are in your portfolio. Ask an administrator.")
        return self.env._(
            "Merge: not all of these contacts are in your portfolio. Ask whoever sees them all: %s.", ", ".join(able))

    def _portfolio_before_merge(self, sources, keeper):
        result = super()._portfolio_before_merge(sources, keeper)
        self.env.cr.execute(SQL(
            "DELETE FROM portfolio_visibility WHERE partner_id = ANY(%s)", sources.ids))
        return result

    def _portfolio_end_responsibles(self, rows):
        rows._end()

    def _portfolio_after_merge(self, keeper):
        result = super()._portfolio_after_merge(keeper)
        self.env['portfolio.responsible'].invalidate_model()
        keeper.commercial_partner_id._portfolio_take_principal()
        self.env['portfolio.visibility']._refresh(keeper)
        return result
