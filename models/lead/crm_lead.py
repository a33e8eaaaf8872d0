from odoo import api, fields, models
from odoo.exceptions import AccessError
from odoo.fields import Domain

# from this many leads at once on, a salesperson gets one message about all of his
MANY = 10


class CrmLead(models.Model):
    _inherit = 'crm.lead'

    portfolio_decision_id = fields.Many2one(
        'portfolio.lead.decision', "Last Assignment", readonly=True, copy=False, index='btree_not_null',
        ondelete='set null')
    portfolio_decision_ids = fields.One2many(
        'portfolio.lead.decision', 'lead_id', "Assignments", readonly=True,
        groups='crm_portfolio.portfolio_group_representative')
    portfolio_assignment_reason = fields.Char(
        "Why This Salesperson", compute='_compute_portfolio_assignment_reason')

    def _compute_portfolio_assignment_reason(self):
        # sudo: portfolio.lead.decision - whoever reads the lead may read why it is whose it is
        for lead in self.sudo():
            decision = lead.portfolio_decision_id
            if decision and decision.user_id != lead.user_id:
                lead.portfolio_assignment_reason = self.env._(
                    "Changed by hand since. Before: %s", decision.sentence)
            else:
                lead.portfolio_assignment_reason = decision.sentence

    @api.model_create_multi
    def create(self, vals_list):
        leads = super().create(vals_list)
        # sudo: ir.config_parameter - one switch for everybody
        enabled = self.env['ir.config_parameter'].sudo().get_param('crm_portfolio.lead_assign_on_create')
        if enabled and not self.env.context.get('portfolio_no_assign'):
            leads.filtered(lambda lead: not lead.user_id)._portfolio_assign(trigger='create')
        return leads

    def _merge_dependences(self, opportunities):
        result = super()._merge_dependences(opportunities)
        # sudo: portfolio.lead.decision - nobody writes one; those of a merged lead stay with what is left
        merged, others = self.sudo(), opportunities.with_env(self.sudo().env)
        decisions = others.portfolio_decision_ids
        decisions.lead_id = merged
        if not merged.portfolio_decision_id:
            merged.portfolio_decision_id = decisions.sorted('id')[-1:]
        return result

    @api.model
    def _portfolio_unassigned_domain(self):
        """Leads the rules look at: still open, and nobody's."""
        return Domain([('user_id', '=', False), ('active', '=', True), ('won_status', '=', 'pending')])

    def _portfolio_assign(self, trigger='demand'):
        """Give those of ``self`` that nobody has to whom the rules say; no rights are asked.

        :param trigger: ``create`` or ``demand``, kept with the decision
        :return: the ``portfolio.lead.decision`` made
        """
        engine = self.env['portfolio.lead.assignment']
        return engine._run(self, trigger) if self else self.env['portfolio.lead.decision']

    def action_portfolio_assign(self):
        """The button of lists and forms: assign by rules and say how it went."""
        if not self.env.user.has_group('crm_portfolio.portfolio_group_manager'):
            raise AccessError(self.env._("Only managers assign leads by rules."))
        self.check_access('write')
        open_leads = self.filtered_domain(self._portfolio_unassigned_domain())
        many = len(open_leads) >= MANY
        if many:
            open_leads = open_leads.with_context(mail_auto_subscribe_no_notify=True)
        decisions = open_leads._portfolio_assign()
        given = decisions.filtered('user_id')
        if many:
            given._notify_salespersons()
        message = self.env._(
            "Assigned: %(given)s. No rule matched: %(unmatched)s. Closed, or with a salesperson already: "
            "%(had)s.",
            given=len(given), unmatched=len(decisions) - len(given), had=len(self) - len(open_leads))
        return {
            'type': 'ir.actions.client',
            'tag': 'display_notification',
            'params': {
                'type': 'success' if len(given) == len(decisions) else 'warning',
                'message': message,
                'next': {'type': 'ir.actions.client', 'tag': 'soft_reload'},
            },
        }
