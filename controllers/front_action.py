from odoo.http import request, route

from odoo.addons.web.controllers.action import Action

#: lists that a representative's menu opens on what is his, and the filter of theirs that says so
MINE = {'crm_portfolio.action_accounts': 'mine', 'crm_portfolio.action_leads': 'assigned_to_me'}


class FrontAction(Action):
    """What a menu opens depends on the role; buttons open what they count, whoever presses them."""

    @route()
    def load(self, action_id, context=None):
        action = super().load(action_id, context)
        wanted = action and MINE.get(action.get('xml_id'))
        if wanted and self._works_alone() and isinstance(action.get('context'), str):
            opened = action['context'].strip().removeprefix('{')
            action['context'] = f"{{'search_default_{wanted}': 1, {opened}"
        return action

    def _works_alone(self):
        user = request.env.user
        return user.has_group('crm_portfolio.portfolio_group_representative') and not user.has_group(
            'crm_portfolio.portfolio_group_manager')
