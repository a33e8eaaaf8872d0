from collections import defaultdict

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

    def _message_track(self, fields_iter, initial_values_dict):
        """What changed, in the chatter of each lead; of many leads the messages are made in one go.

        Core makes one message after the other: of all that giving many leads away costs, two thirds.
        """
        if len(self) < MANY:
            return super()._message_track(fields_iter, initial_values_dict)
        logs = []
        tracking = super(CrmLead, self.with_context(portfolio_logs=logs))._message_track(
            fields_iter, initial_values_dict)
        self._portfolio_log(logs)
        return tracking

    def _message_log_batch(self, bodies, tracking_value_ids=False, **options):
        logs = self.env.context.get('portfolio_logs')
        if logs is None or len(self) != 1 or options.get('attachment_ids'):
            return super()._message_log_batch(bodies, tracking_value_ids=tracking_value_ids, **options)
        logs.append((self.id, bodies.get(self.id, ''), tracking_value_ids or [], options))
        return self.env['mail.message']

    def _portfolio_log(self, logs):
        """The notes that were held back, those with equal options together.

        :param logs: list of (id of a lead, body, commands of its tracking values, options of the note)
        """
        alike = defaultdict(list)
        for log in logs:
            alike[repr(sorted(log[3].items()))].append(log)
        values = []
        for group in alike.values():
            bodies = {lead_id: body for lead_id, body, _commands, _options in group}
            commands = {lead_id: commands for lead_id, _body, commands, _options in group}
            messages = self.browse(bodies)._message_log_batch(bodies, **group[0][3])
            values += [
                {**command[2], 'mail_message_id': message.id}
                for message in messages for command in commands[message.res_id]]
        # sudo: mail.tracking.value - nobody writes one; core makes them so, too
        self.env['mail.tracking.value'].sudo().create(values)

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
