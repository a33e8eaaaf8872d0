from ..common import PortfolioCase


class LeadCase(PortfolioCase):
    """Leads that arrive without salesperson, and rules to give them away.

    No rule exists but those a test makes. Leads are made as the web form or the mail gateway make them:
    by the superuser, with nobody as salesperson.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env['portfolio.lead.rule'].search([]).active = False
        cls.env['portfolio.lead.ruleset'].search([]).state = 'archived'

    @classmethod
    def rule(cls, name, target, domain='[]', **values):
        """A rule for ``target``: a user, a team, or 'account'."""
        if isinstance(target, str):
            values['target_type'] = target
        elif target._name == 'crm.team':
            values.update(target_type='team', team_id=target.id)
        else:
            values.update(target_type='user', user_id=target.id)
        return cls.env['portfolio.lead.rule'].create({'name': name, 'domain': domain, **values})

    @classmethod
    def leads(cls, *names, **values):
        return cls.env['crm.lead'].create([
            {'name': name, 'type': 'lead', 'user_id': False, 'team_id': False, **values} for name in names])
