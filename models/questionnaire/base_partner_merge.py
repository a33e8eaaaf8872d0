from odoo import models


class BasePartnerMergeAutomaticWizard(models.TransientModel):
    _inherit = 'base.partner.merge.automatic.wizard'

    def _merge(self, partner_ids, dst_partner=None, extra_checks=True):
        """Questionnaires and answers move to whoever survives; of two open ones of a kind, one does."""
        # sudo: res.partner - what the merged were asked, whoever merges them
        partners = self.env['res.partner'].sudo().browse(partner_ids).exists()
        Questionnaire = partners.env['portfolio.questionnaire']
        opened = Questionnaire.search([
            ('partner_id', 'in', partners.ids), ('state', 'in', ('in_progress', 'todo'))], order='state, id')
        seen = set()
        for questionnaire in opened:
            if questionnaire.survey_key in seen:
                questionnaire._close('skipped', self._portfolio_worded().env._(
                    "Merged with an account that is asked the same."))
            seen.add(questionnaire.survey_key)
        asked = Questionnaire.search([('partner_id', 'in', partners.ids), ('plan_id', '!=', False)])
        for twins in asked.grouped(lambda one: (one.plan_id, one.round_date)).values():
            (twins - twins[:1]).plan_id = False
        # what was read before the merge would be written to the partner that is gone
        self.env.flush_all()
        result = super()._merge(partner_ids, dst_partner=dst_partner, extra_checks=extra_checks)
        self.env['portfolio.answer']._refresh_current(partners.exists())
        return result
