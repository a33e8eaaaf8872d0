from odoo import api, fields, models
from odoo.fields import Domain

# accounts a graph shows at most: more would be a thicket, and the list has them all
NODES = 60


class ResPartner(models.Model):
    _inherit = 'res.partner'

    portfolio_relation_ids = fields.One2many(
        'portfolio.relation.side', 'partner_id', "Relations", readonly=True,
        groups='crm_portfolio.portfolio_group_user')
    portfolio_reach_ids = fields.One2many(
        'portfolio.relation.reach', 'partner_id', "Within Two Steps Of", readonly=True,
        groups='crm_portfolio.portfolio_group_user')
    portfolio_related_id = fields.Many2one(
        'res.partner', "Related To", compute='_compute_portfolio_related_id', search='_search_portfolio_related_id',
        groups='crm_portfolio.portfolio_group_user', help="To search with: accounts within two steps of this one.")
    portfolio_relation_hidden = fields.Integer(
        "Relations with Other Accounts", compute='_compute_portfolio_relation_hidden',
        groups='crm_portfolio.portfolio_group_user',
        help="Relations with accounts that are not in your portfolio: how many, no more.")

    def _compute_portfolio_related_id(self):
        self.portfolio_related_id = False

    def _search_portfolio_related_id(self, operator, value):
        if operator.startswith('not'):
            return NotImplemented
        return Domain('portfolio_reach_ids', 'any', [('origin_id', operator, value)])

    @api.depends_context('uid')
    def _compute_portfolio_relation_hidden(self):
        domain = [('partner_id', 'in', self.ids), ('is_current', '=', True)]
        Side = self.env['portfolio.relation.side']
        shown = dict(Side._read_group(domain, ['partner_id'], ['__count']))
        # sudo: portfolio.relation.side - how many there are, not with whom
        there = dict(Side.sudo()._read_group(domain, ['partner_id'], ['__count']))
        shown = {account.id: count for account, count in shown.items()}
        there = {account.id: count for account, count in there.items()}
        for partner in self:
            partner.portfolio_relation_hidden = there.get(partner.id, 0) - shown.get(partner.id, 0)

    # -- the graph -----------------------------------------------------------------------------------

    def portfolio_relation_graph(self):
        """The relations around one account, two steps far, as the user may see them.

        :return: ``{'nodes': [{'id', 'name', 'hop', 'kind', 'hidden'}], 'edges': [{'id', 'from', 'to', 'label',
            'reverse', 'kind'}], 'more': how many accounts were left out}``. Edges go from the first account to
            the second; ``label`` is what the first is to the second. An account the user may not see has a
            negative id and no name.
        """
        self.ensure_one()
        self.check_access('read')
        self.env['portfolio.relation'].check_access('read')
        steps = self._portfolio_relation_steps()
        kept = dict(sorted(steps.items(), key=lambda item: (item[1], item[0]))[:NODES])
        visible = self.with_context(active_test=False).search([('id', 'in', list(kept))])
        shown = dict(zip(visible.ids, visible, strict=True))
        masks = {
            partner_id: -number
            for number, partner_id in enumerate((key for key in kept if key not in shown), start=1)}
        return {
            'nodes': [
                self._portfolio_relation_node(shown.get(partner_id), masks.get(partner_id), hop)
                for partner_id, hop in kept.items()],
            'edges': self._portfolio_relation_edges(kept, masks),
            'more': len(steps) - len(kept),
        }

    def _portfolio_relation_steps(self):
        """How many steps each account is from this one: ``{id: 0, 1 or 2}``."""
        # sudo: portfolio.relation.reach - also through accounts the user may not see; they get no name
        rows = self.env['portfolio.relation.reach'].sudo()._read_group(
            [('origin_id', '=', self.id)], ['partner_id'], ['hops:min'])
        return {self.id: 0, **{partner.id: hops for partner, hops in rows}}

    def _portfolio_relation_node(self, account, mask, hop):
        if not account:
            return {'id': mask, 'name': False, 'hop': hop, 'kind': False, 'hidden': True}
        return {
            'id': account.id, 'name': account.display_name, 'hop': hop, 'kind': account.portfolio_kind, 'hidden': False}

    def _portfolio_relation_edges(self, kept, masks):
        """Relations between these accounts that touch one at most a step away."""
        near = [partner_id for partner_id, hop in kept.items() if hop < 2]
        # sudo: portfolio.relation.side, portfolio.relation - that there is a relation, and of which type
        sides = self.env['portfolio.relation.side'].sudo().search([
            ('partner_id', 'in', near), ('other_id', 'in', list(kept)), ('is_current', '=', True)])
        return [
            {
                'id': relation.id,
                'from': masks.get(relation.left_id.id, relation.left_id.id),
                'to': masks.get(relation.right_id.id, relation.right_id.id),
                'label': relation.type_id._label('left'),
                'reverse': relation.type_id._label('right'),
                'kind': relation.kind,
            }
            for relation in sides.relation_id.sorted('id')]

    # -- for people ----------------------------------------------------------------------------------

    def action_portfolio_add_relation(self):
        self.ensure_one()
        return {
            'type': 'ir.actions.act_window',
            'name': self.env._("Add a relation"),
            'res_model': 'portfolio.relation',
            'view_mode': 'form',
            'views': [(False, 'form')],
            'target': 'new',
            'context': {'default_left_id': self.commercial_partner_id.id},
        }

    def action_portfolio_relation_graph(self):
        """The graph around the account."""
        self.ensure_one()
        action = self.env['ir.actions.actions']._for_xml_id('crm_portfolio.action_relation_graph')
        action['context'] = {'active_id': self.id}
        action['display_name'] = self.env._("Relations of %s", self.display_name)
        return action

    def action_portfolio_related(self):
        """The accounts within two steps of this one."""
        self.ensure_one()
        return self.env['portfolio.relation']._action_related(self)
