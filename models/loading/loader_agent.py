from odoo import models
from odoo.fields import Command
from odoo.tools import remove_accents

from ...tools.foundation.table import comparable


class PortfolioLoaderAgent(models.AbstractModel):
    """``sales_teams``: who sells, and for which manager.

    Agents become users with the role of representative, managers users with the role of manager who
    lead a team. An office with one manager is one team. An office with several has a team for each,
    named after both, and one above them whose members are the managers: whoever is made its leader
    sees the whole office. Nobody gets a password or an invitation.
    """
    _name = 'portfolio.loader.agent'
    _inherit = 'portfolio.loader.file'
    _description = "Loader of Representatives"

    _file = 'sales_teams'
    _kind = 'agent'
    _target = 'res.users'
    _key = 'sales_agent'
    _needed = ('manager',)
    _known = ('regional_office', 'email', 'phone', 'manager_email')

    def _take(self, load):
        self._take_managers(load)
        self._take_teams(load)
        return super()._take(load)

    # -- the agents ------------------------------------------------------------------------------

    def _values(self, load, row):
        team = load.id_of('manager_team', row.values['manager']) if row.values['manager'] else False
        if not team:
            self._find(load, row, 'manager', self.env._("Empty."), self.env._("In no team."), 'incomplete')
        return {
            **self._user_values(row.values['sales_agent'], row.values.get('email')),
            'phone': row.values.get('phone') or False,
            '_team': team,
        }

    def _defaults(self, load, row):
        return {'group_ids': self._role('representative')}

    def _adopt(self, load, rows):
        return self._users_by_login({row.values['sales_agent']: row.values.get('email') for row in rows})

    def _after(self, load, taken):
        """Members of their manager's team, and of no other that was loaded."""
        teams = self.env['crm.team'].browse(load.ids('manager_team'))
        members = self.env['crm.team.member'].search([
            ('crm_team_id', 'in', teams.ids), ('user_id', 'in', [user.id for user, _row, _values in taken])])
        there = {(member.user_id.id, member.crm_team_id.id): member for member in members}
        wanted = {(user.id, values['_team']) for user, _row, values in taken if values['_team']}
        members.browse(member.id for key, member in there.items() if key not in wanted).action_archive()
        members.create([
            {'user_id': user_id, 'crm_team_id': team_id}
            for user_id, team_id in sorted(wanted - there.keys())
        ])

    # -- their managers and teams ----------------------------------------------------------------

    def _take_managers(self, load):
        emails = {}
        for row in load.tables[self._file].rows:
            if row.values['manager']:
                emails.setdefault(row.values['manager'], row.values.get('manager_email'))
        managers = self._upsert(
            'res.users', 'manager', {name: self._user_values(name, email) for name, email in emails.items()},
            defaults=lambda name: {'group_ids': self._role('manager')}, adopted=self._users_by_login(emails))
        for name, (user, _outcome) in managers.items():
            load.learn('manager', name, user.id)

    def _take_teams(self, load):
        offices = {}
        for row in load.tables[self._file].rows:
            if row.values['manager']:
                offices.setdefault(row.values.get('regional_office', ''), {})[row.values['manager']] = True
        for office, managers in offices.items():
            self._take_office(load, office, {manager: load.id_of('manager', manager) for manager in managers})

    def _take_office(self, load, office, managers):
        """:param managers: ``{name: id of the user}``"""
        defaults = {'company_id': self.env.company.id, 'use_opportunities': True}
        alone = len(managers) == 1
        teams = self._upsert('crm.team', 'team', {
            name: {'name': office or name if alone or not office else f"{office}: {name}", 'user_id': user_id}
            for name, user_id in managers.items()
        }, defaults=lambda _name: defaults)
        for name, (team, _outcome) in teams.items():
            load.learn('manager_team', name, team.id)
        if office and not alone:
            members = [Command.set(list(managers.values()))]
            self._upsert('crm.team', 'office', {office: {'name': office}}, defaults=lambda _name: {
                **defaults, 'user_id': False, 'member_ids': members})

    # -- users -----------------------------------------------------------------------------------

    def _user_values(self, name, email):
        return {'name': name, 'login': self._login(name, email), 'email': email or False}

    def _login(self, name, email):
        return email or remove_accents(comparable(name)).replace(' ', '.')

    def _users_by_login(self, emails):
        """Users who have that login already, archived or not: ``{name: id}``."""
        logins = {self._login(name, email): name for name, email in emails.items()}
        # sudo: res.users - a login is unique, whoever may see its user
        users = self.env['res.users'].sudo().search(
            [('login', 'in', list(logins)), ('active', 'in', [True, False])])
        return {logins[user.login]: user.id for user in users}

    def _role(self, role):
        return [Command.set(self.env.ref(f'crm_portfolio.portfolio_group_{role}').ids)]
