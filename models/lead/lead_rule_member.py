from odoo import fields, models


class PortfolioLeadRuleMember(models.Model):
    """Where a rule's round stands for one user: what the last turns left him owed.

    Rows outlive absences and a change of team, so that whoever comes back is where he was.
    """
    _name = 'portfolio.lead.rule.member'
    _description = "Lead Rule Member"
    _order = 'rule_id, id'
    _rec_name = 'user_id'

    rule_id = fields.Many2one('portfolio.lead.rule', required=True, index=True, ondelete='cascade')
    user_id = fields.Many2one('res.users', "Salesperson", required=True, index=True, ondelete='cascade')
    weight = fields.Integer(
        default=1, required=True, help="A weight of 2 gets twice as many leads as a weight of 1.")
    credit = fields.Integer(
        readonly=True, help="What the round owes, in thousandths of a turn times the team's total weight.")
    state = fields.Selection(
        [
            ('present', "In the round"),
            ('archived', "User archived"),
            ('left', "Not in the team"),
            ('paused', "Paused"),
            ('company', "Not in the company"),
        ], compute='_compute_state')
    lead_count = fields.Integer("Leads Given", compute='_compute_lead_count')

    _user_once = models.UniqueIndex('(rule_id, user_id)', "This user is in the round already.")
    _weight_positive = models.Constraint(
        'CHECK (weight > 0)', "A weight is 1 or more; to leave somebody out, pause him in the team.")

    def _compute_state(self):
        # sudo: crm.team.member, res.users - memberships as the engine sees them
        for rule, members in self.sudo().grouped('rule_id').items():
            verdicts = dict(rule._team_verdicts())
            for member in members:
                member.state = verdicts.get(member.user_id, 'left')

    def _compute_lead_count(self):
        counts = {
            (rule.id, user.id): count
            for rule, user, count in self.env['portfolio.lead.decision']._read_group(
                [('rule_id', 'in', self.rule_id.ids)], ['rule_id', 'user_id'], ['__count'])
        }
        for member in self:
            member.lead_count = counts.get((member.rule_id.id, member.user_id.id), 0)

    def action_open_decisions(self):
        self.ensure_one()
        action = self.env['ir.actions.act_window']._for_xml_id('crm_portfolio.action_lead_decision')
        return {**action, 'context': {}, 'domain': [
            ('rule_id', '=', self.rule_id.id), ('user_id', '=', self.user_id.id)]}
