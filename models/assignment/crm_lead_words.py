from odoo import api, models

from ...tools.foundation.stop import one_stop


class CrmLead(models.Model):
    """How leads are called where documents are assigned."""
    _inherit = 'crm.lead'

    @api.model
    def _portfolio_assign_words(self):
        return {
            **super()._portfolio_assign_words(),
            'assigned': self.env._("Leads assigned to you: %s"),
            'offered': self.env._("Leads offered to you: %s"),
            'offered_body': self.env._("Accept them under Sales, Offered Leads, before somebody else gets them."),
            'offered_only': self.env._("Only the user to whom the lead is offered can answer."),
            'declined': self.env._("This offer is over: you declined it, and the lead went to the next person."),
            'moved': self.env._("This offer is over: the lead has been assigned again or closed."),
            'expired': self.env._(
                "This offer is over: it could be accepted until %s. The lead goes to the next person."),
            'gone': self.env._("This offer is over: somebody else has the lead, or it is closed."),
            'due': self.env._("Leads that wait for you: %s"),
            'late': self.env._("Leads past their deadline: %s"),
            'taken': self.env._("%s leads are yours now."),
            'mine': self.env._("My Leads"),
            'managers': self.env._("Only managers can assign leads by rules."),
            'no_queue': self.env._("The queue of this lead is gone. Ask your manager to assign it again."),
            'other_team': self.env._("This lead waits for somebody of team %s."),
        }

    @api.model
    def _portfolio_assign_reasons(self):
        return {
            **super()._portfolio_assign_reasons(),
            'user': self.env._("Rule '%(rule)s' assigns its leads to %(user)s."),
            'performance': self.env._(
                "It was the turn of %(user)s in team %(team)s, by what each makes of leads (rule '%(rule)s')."),
            'least_loaded': self.env._("%(user)s has the fewest open leads in team %(team)s (rule '%(rule)s')."),
            'least_loaded_number': self.env._(
                "%(user)s has the fewest open leads in team %(team)s: %(number)s (rule '%(rule)s')."),
        }

    @api.model
    def _portfolio_assign_known_words(self):
        return dict(self._fields['portfolio_known_by']._description_selection(self.env))

    @api.model
    def _portfolio_assign_refusals(self):
        return {
            **super()._portfolio_assign_refusals(),
            'owned': self.env._("only offered or queued, and somebody has the lead already"),
            'no_account': self.env._("the lead has no account"),
            'empty_team': self.env._("nobody in the team can get leads"),
            'hour': self.env._("passed over, has the leads of this hour"),
            'day': self.env._("passed over, has the leads of this day"),
            'week': self.env._("passed over, has the leads of this week"),
            'month': self.env._("passed over, has the leads of this month"),
            'open': self.env._("passed over, has as many open leads as allowed"),
            'unfit': self.env._("passed over, does not take leads like this one"),
            'gap': self.env._("passed over, had a lead a moment ago"),
        }

    @api.model
    def _portfolio_counted_sentence(self):
        companies = ", ".join(self.env.companies.mapped('name'))
        user = self.env.user
        if user.has_group('sales_team.group_sale_salesman_all_leads') and not user._portfolio_is_restricted():
            return one_stop(self.env._("All leads of %s are counted.", companies))
        teams = self.env['crm.team'].search([('user_id', '=', user.id)], order='name, id')
        if not teams:
            return self.env._(
                "Only the leads of %(companies)s that you see are counted: your own, those without salesperson and "
                "those of the accounts you see.", companies=companies)
        return self.env._(
            "Only the leads of %(companies)s that you see are counted: your own, those without salesperson, those of "
            "the teams you lead (%(teams)s) and those of the accounts you see.",
            companies=companies, teams=", ".join(teams.mapped('name')))

    @api.model
    def _portfolio_calm_sentence(self, waiting):
        if waiting:
            return self.env._(
                "Nothing. The leads without salesperson wait as the rules say: in a queue, offered, or until working "
                "hours.")
        return self.env._("Nothing. Every lead has its salesperson.")
