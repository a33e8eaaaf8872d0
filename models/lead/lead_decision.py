from markupsafe import Markup

from odoo import fields, models


class PortfolioLeadDecision(models.Model):
    """Why a lead was given to somebody, or to nobody: written once, never changed.

    The names are kept as they were on that day, so the sentence stays true when a rule is renamed or
    removed; it is put into words when read, in the reader's language.
    """
    _name = 'portfolio.lead.decision'
    _description = "Assignment Decision"
    _order = 'id desc'
    _rec_name = 'sentence'

    lead_id = fields.Many2one('crm.lead', required=True, readonly=True, index=True, ondelete='cascade')
    date = fields.Datetime(required=True, readonly=True, default=fields.Datetime.now, index=True)
    result = fields.Selection(
        [('assigned', "Assigned"), ('none', "No rule matched")], required=True, readonly=True)
    rule_id = fields.Many2one(
        'portfolio.lead.rule', readonly=True, index='btree_not_null', ondelete='set null')
    user_id = fields.Many2one(
        'res.users', "Given To", readonly=True, index='btree_not_null', ondelete='set null')
    team_id = fields.Many2one('crm.team', "Sales Team", readonly=True, ondelete='set null')
    trigger = fields.Selection(
        [('create', "New lead"), ('demand', "On demand")], required=True, readonly=True)
    actor_id = fields.Many2one(
        'res.users', "Set Off By", readonly=True, default=lambda self: self.env.user, ondelete='set null')

    facts = fields.Json(readonly=True, help="What the sentence says: kind of target and names on that day.")
    candidates = fields.Json(
        readonly=True, help="Everybody who was considered: rule, user, verdict and reason.")
    sentence = fields.Char("Why", compute='_compute_sentence')
    candidates_text = fields.Text("Considered", compute='_compute_candidates_text')

    def _compute_sentence(self):
        for decision in self:
            facts = decision.facts or {}
            decision.sentence = decision._because(facts) + decision._passed_over(facts)

    def _because(self, facts):
        kind = facts.get('kind')
        if kind == 'user':
            return self.env._("Rule '%(rule)s' gives its leads to %(user)s.", **self._names(facts))
        if kind == 'team':
            return self.env._(
                "It was the turn of %(user)s in team %(team)s (rule '%(rule)s').", **self._names(facts))
        if kind == 'account':
            return self.env._(
                "%(user)s is the salesperson of %(account)s (rule '%(rule)s').", **self._names(facts))
        return self.env._("No rule matched it.")

    def _names(self, facts):
        return {name: facts.get(name) or "?" for name in ('rule', 'user', 'team', 'account')}

    def _passed_over(self, facts):
        """Rules before it that matched and found nobody."""
        passed = facts.get('passed')
        return passed and " " + self.env._("Matched but found nobody: %s.", ", ".join(passed)) or ""

    def _compute_candidates_text(self):
        reasons = self._reasons()
        for decision in self:
            decision.candidates_text = "\n".join(
                f"{candidate['rule_name']} · {candidate['name'] or '-'}: {reasons[candidate['reason']]}"
                for candidate in decision.candidates or [])

    def _reasons(self):
        """Words for the codes kept in ``candidates``."""
        return {
            'fixed': self.env._("the rule names this person"),
            'turn': self.env._("had the turn"),
            'later': self.env._("has a later turn"),
            'responsible': self.env._("the account's salesperson"),
            'archived': self.env._("passed over, the user is archived"),
            'left': self.env._("passed over, no longer in the team"),
            'paused': self.env._("passed over, assignment is paused"),
            'company': self.env._("passed over, does not work in the company"),
            'no_account': self.env._("the lead has no account"),
            'no_salesperson': self.env._("the account has no salesperson"),
            'empty_team': self.env._("nobody in the team can get leads"),
        }

    def _notify_salespersons(self):
        """One message to each about all he was given: a hundred at once would not be read."""
        for user, decisions in self.grouped('user_id').items():
            if user == self.env.user:
                continue
            speaking = self.with_context(lang=user.lang).env
            self.env['mail.thread'].message_notify(
                partner_ids=user.partner_id.ids,
                subject=speaking._("Leads assigned to you: %s", len(decisions)),
                body=Markup("<ul>%s</ul>") % Markup().join(
                    Markup("<li>%s</li>") % lead._get_html_link() for lead in decisions.lead_id[:50]),
            )
