from odoo import fields, models


class CrmLead(models.Model):
    _inherit = 'crm.lead'

    portfolio_submission_ids = fields.One2many(
        'portfolio.lead.form.submission', 'lead_id', "Web Form Submissions", readonly=True,
        groups='crm_portfolio.portfolio_group_manager,crm_portfolio.portfolio_group_marketing')

    def action_portfolio_submissions(self):
        """What the lead was made of, and what was agreed to."""
        action = self.env['ir.actions.act_window']._for_xml_id('crm_portfolio.action_lead_form_submission')
        return {**action, 'domain': [('lead_id', 'in', self.ids)], 'context': {}}
