from odoo import api, models
from odoo.tools import format_datetime

from ...tools.foundation.stop import one_stop


class PortfolioAssignmentDecision(models.Model):
    """What a decision says, put into words when it is read, in the reader's language."""
    _inherit = 'portfolio.assignment.decision'

    @api.depends_context('uid', 'lang', 'tz')
    def _compute_sentence(self):
        # sudo: portfolio.assignment.decision - the facts, for whoever reads the decision; whom they name is asked below
        facts = {decision: decision.sudo().facts or {} for decision in self}
        readable = self._readable_accounts(facts.values())
        for decision, one in facts.items():
            # of old decisions it is not known which account it was
            if one.get('kind') == 'account' and readable is not None and one.get('account_id') not in readable:
                one = {**one, 'account': self.env._("an account outside your portfolio")}
            decision.sentence = one_stop(decision._because(one))

    def _readable_accounts(self, facts):
        """The ids of the accounts in ``facts`` whose names the reader may know, None where he may know all."""
        ids = {one['account_id'] for one in facts if one.get('account_id')}
        # sentences are asked for with all rights by what shows them: it is who reads that counts
        if not self._portfolio_asks_restricted():
            return None
        return self.env['res.partner'].sudo(False)._portfolio_readable(ids) if ids else set()

    def _because(self, facts):
        passed = self._passed_over(facts)
        if facts.get('kind') in self._sentences():
            said = [self._said(facts), passed]
        else:
            # of none, and of what was kept before its kind had words
            said = [passed or self._given_by_rule(facts) or self.env._("No rule matched it.")]
        return " ".join(filter(None, [self._ended_before(facts), *said]))

    def _ended_before(self, facts):
        """Why the document moved on: the offer before this decision came to nothing."""
        if facts.get('ended') == 'declined':
            return self.env._("%s declined it.", facts['before'])
        if facts.get('ended') == 'expired':
            return self.env._("%s did not answer in time.", facts['before'])
        return ""

    def _given_by_rule(self, facts):
        return facts.get('rule') and self.env._(
            "It went to %(user)s (rule '%(rule)s').", user=facts.get('user') or "?", rule=facts['rule'])

    def _said(self, facts):
        sentences = self._sentences()
        kind = facts['kind']
        # what was measured, and which rule made the queue, is not known of old decisions
        variants = [f'{kind}_none' if facts.get('number') == 'none' else f'{kind}_number' if 'number' in facts else '']
        variants += [f'{kind}_nothing' if not facts.get('account') else '', f'{kind}_rule' if facts.get('rule') else '']
        sentence = next((sentences[one] for one in variants if one in sentences), sentences[kind])
        names = {name: facts.get(name) or "?" for name in ('rule', 'user', 'team', 'account', 'pool')}
        if kind == 'known':
            kinds = self._document()._portfolio_assign_known_words()
            names['account'] = kinds.get(names['account'], names['account']).lower()
        return sentence % {
            **names, 'number': facts.get('number'), 'until': self._told(self.date_until),
            'matched': self._matched(facts.get('account'))}

    def _matched(self, kinds):
        """Words for the kinds of skills that matched."""
        words = {
            'language': self.env._("language"), 'tag': self.env._("tags"), 'area': self.env._("area of interest"),
            'activity': self.env._("activity")}
        return ", ".join(words[kind] for kind in (kinds or '').split(',') if kind in words) or self.env._("nothing")

    def _told(self, moment):
        return format_datetime(self.env, moment, dt_format='short') if moment else "?"

    def _sentences(self):
        """What is said of each way to decide; names are put in."""
        return {
            'turn': self.env._("It was the turn of %(user)s in team %(team)s (rule '%(rule)s')."),
            'soonest': self.env._(
                "Nobody in team %(team)s who could have it works now; %(user)s is among the next to start "
                "(rule '%(rule)s')."),
            'waiting': self.env._("%(user)s has waited longest in team %(team)s (rule '%(rule)s')."),
            **self._sentences_measured(),
            'random': self.env._("%(user)s was drawn at random in team %(team)s (rule '%(rule)s')."),
            'account': self.env._("%(user)s is the salesperson of %(account)s (rule '%(rule)s')."),
            'known': self.env._("%(user)s knows them: %(account)s (rule '%(rule)s')."),
            'zone': self.env._("%(user)s answers for zone %(account)s (rule '%(rule)s')."),
            'offer': self.env._("Offered to %(user)s until %(until)s (rule '%(rule)s')."),
            **self._sentences_of_people(),
            **self._sentences_of_fallbacks(),
            # as documents of the kind are called
            **self._document()._portfolio_assign_reasons(),
        }

    def _sentences_measured(self):
        """With what was measured, whole; without a number, what was said before it was kept."""
        return {
            'free_capacity': self.env._("%(user)s has the most free capacity in team %(team)s (rule '%(rule)s')."),
            'free_capacity_number': self.env._(
                "%(user)s has the most free capacity in team %(team)s: %(number)s (rule '%(rule)s')."),
            'free_capacity_none': self.env._(
                "%(user)s has the most free capacity in team %(team)s: no limit (rule '%(rule)s')."),
            'skill': self.env._("%(user)s knows most about it in team %(team)s: %(matched)s (rule '%(rule)s')."),
            'skill_nothing': self.env._(
                "Nobody in team %(team)s has a skill that matches; it went to %(user)s (rule '%(rule)s')."),
            'nearest': self.env._("%(user)s is the nearest in team %(team)s (rule '%(rule)s')."),
            'nearest_number': self.env._(
                "%(user)s is the nearest in team %(team)s: %(number)s km (rule '%(rule)s')."),
            'nearest_none': self.env._(
                "No distance is known in team %(team)s; it went to %(user)s (rule '%(rule)s')."),
        }

    def _sentences_of_people(self):
        return {
            'claim': self.env._("%(user)s took it from the queue of team %(team)s."),
            'claim_rule': self.env._("%(user)s took it from the queue of team %(team)s (rule '%(rule)s')."),
            'accept': self.env._("%(user)s accepted it."),
            'accept_rule': self.env._("%(user)s accepted it (rule '%(rule)s')."),
        }

    def _sentences_of_fallbacks(self):
        return {
            'queue': self.env._("No rule found anybody; it waits for somebody of team %(team)s to take it."),
            'queue_rule': self.env._("It waits for somebody of team %(team)s to take it (rule '%(rule)s')."),
            'wider': self.env._("No rule found anybody; %(user)s got it from the wider pool, %(pool)s."),
            'hold': self.env._("Nobody who could have it works now: it waits until %(until)s."),
            'manager': self.env._("No rule found anybody; it went to %(user)s, who leads team %(team)s."),
            'default': self.env._("No rule found anybody; it went to %(user)s, the default owner."),
        }

    def _passed_over(self, facts):
        """Rules before it that matched and found nobody."""
        passed = facts.get('passed')
        return self.env._("Matched but found nobody: %s.", ", ".join(passed)) if passed else ""

    @api.depends_context('lang')
    def _compute_candidates_text(self):
        worded = {}
        for decision in self:
            document = decision._document()
            if document._name not in worded:
                worded[document._name] = decision._reasons()
            reasons = worded[document._name]
            # sudo: portfolio.assignment.decision - the list as it was kept, worded here: names of colleagues and rules
            considered_by = decision.sudo().candidates or []
            decision.candidates_text = "\n".join(
                ": ".join(filter(None, [
                    # a fallback has no rule, a rule that found nobody no person
                    " · ".join(filter(None, [considered['rule_name'], name])), reasons.get(reason, '')]))
                + "".join(f" ({self._detailed(one)})" for one in detail)
                for considered in considered_by
                for _user, name, reason, *detail in considered['people'])

    def _detailed(self, detail):
        used, of, limit = detail.partition('/')
        if of:
            return self.env._("%(used)s of %(limit)s", used=used, limit=limit)
        return self._matched(detail)

    def _reasons(self):
        """Words for the codes kept in ``candidates`` of one decision."""
        return {
            'turn': self.env._("had the turn"),
            'later': self.env._("has a later turn"),
            'behind': self.env._("comes after whoever was chosen"),
            'archived': self.env._("passed over, the user is archived"),
            'left': self.env._("passed over, no longer in the team"),
            'paused': self.env._("passed over, assignment is paused"),
            'company': self.env._("passed over, does not work in the company"),
            'no_salesperson': self.env._("the account has no salesperson"),
            **self._gates(),
            **self._document()._portfolio_assign_refusals(),
        }

    def _gates(self):
        return {
            'user': self.env._("the rule names this person"),
            'account': self.env._("the account's salesperson"),
            'known': self.env._("knows them already"),
            'zone': self.env._("answers for the zone"),
            'chosen': self.env._("was chosen"),
            'queue': self.env._("whoever takes it"),
            'manager': self.env._("leads the team"),
            'default': self.env._("the default owner"),
            'away': self.env._("passed over, on leave"),
            'hours': self.env._("passed over, does not work at this hour"),
            'declined': self.env._("passed over, had it already"),
            'unknown': self.env._("nobody knows them"),
            'no_zone': self.env._("no zone is known for it"),
            'no_owner': self.env._("the zone has no main representative"),
        }
