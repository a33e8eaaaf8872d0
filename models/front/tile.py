from dateutil.relativedelta import relativedelta
from lxml import etree

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain
from odoo.tools.safe_eval import safe_eval

#: a number above it is not counted to its end
COUNTED = 10_000


class PortfolioTile(models.Model):
    """An entry of a page of tiles. Data of the module: people read them, nobody writes them."""
    _name = 'portfolio.tile'
    _description = "Page Tile"
    _order = 'page, sequence, id'

    name = fields.Char(required=True, translate=True)
    help = fields.Char("What It Shows", translate=True)
    page = fields.Selection([
        ('quick', "Quick action"), ('home', "Today"), ('step', "First step"), ('more', "More"), ('report', "Reports"),
        ('config', "Configuration")], required=True, index=True)
    subject = fields.Selection([
        ('work', "To Do"), ('team', "Team"), ('account', "Accounts"), ('contact', "Contacts and Addresses"),
        ('territory', "Territory"), ('lead', "Leads"), ('assignment', "Assignment"), ('sale', "Sales"),
        ('questionnaire', "Questionnaires"), ('value', "Value"), ('general', "General")])
    sequence = fields.Integer(default=10)
    icon = fields.Char(help="Name of the icon, without fa-.")
    action = fields.Char("Opens", required=True, help="XML id of the action.")
    counted_model = fields.Char(help="Model of what is counted, where it is not that of the action.")
    domain = fields.Char(help="What is counted and opened, where it is not what the action opens.")
    is_counted = fields.Boolean("Shows a Number", default=True)
    is_needed = fields.Boolean("To Be Set Up", help="Without any record, there is something to do.")
    group_ids = fields.Many2many('res.groups', string="For")
    capability_id = fields.Many2one('res.groups', ondelete='cascade')

    # -- what people ask for -------------------------------------------------------------------------

    @api.model
    def read_page(self, page):
        """The tiles of a page that the reader may open, with what they count.

        :param page: ``'home'``, which comes with quick actions and first steps, ``'more'``, ``'report'``, ``'config'``
        :return: ``{'title', 'quick': [tile], 'steps': [tile], 'subjects': [{'name', 'tiles': [tile]}]}``; a tile is
            ``{'id', 'name', 'help', 'icon', 'count': int or False, 'more': above 10,000, 'needed': to be set up}``
        :raise UserError: if there is no such page
        """
        pages = dict(self._fields['page']._description_selection(self.env))
        if page not in ('home', 'more', 'report', 'config'):
            raise UserError(self.env._("There is no page of that name."))
        return {
            'title': pages[page],
            'quick': self._shown('quick') if page == 'home' else [],
            'steps': self._shown('step') if page == 'home' else [],
            'subjects': self._by_subject(self._shown(page)),
        }

    def open(self):
        """The action of a tile, on the records it counts.

        :return: action
        :raise AccessError: if the tile is not for the user
        :raise UserError: if the action was deleted
        """
        self.ensure_one()
        self.check_access('read')
        action = self._action()
        if not action:
            raise UserError(self.env._("“%(tile)s” opens nothing any more: its action was deleted.", tile=self.name))
        if 'res_model' not in action._fields or not self.domain or self.page == 'step':
            return action._get_action_dict()
        # other records than the action's own: its filters would narrow them again, its address would lose them
        context = {
            name: value for name, value in self._evaluated(action.context or '{}').items()
            if not name.startswith('search_default_')}
        opened = {**action._get_action_dict(), 'name': self.name, 'domain': self._domain(action), 'context': context}
        return {name: value for name, value in opened.items() if name not in ('id', 'path', 'xml_id')}

    # -- how -----------------------------------------------------------------------------------------

    def _shown(self, page):
        shown = []
        for tile in self.search([('page', '=', page)]):
            action = tile._action()
            if tile._is_openable(action):
                shown.append(tile._told(action))
        return [one for one in shown if one]

    def _action(self):
        """The action itself, whatever kind it is of; nothing if it has been deleted."""
        action = self.env.ref(self.action, raise_if_not_found=False)
        # sudo: ir.actions.actions - a tile that may be read says what it opens, as a menu does
        return action and action.sudo()

    def _is_openable(self, action):
        """As for menus: whoever may not read the model does not find the entry."""
        if not action:
            return False
        model = 'res_model' in action._fields and action.res_model
        return not model or (model in self.env and self.env[model].has_access('read'))

    def _told(self, action):
        """:return: the tile as the page shows it; None if the reader may not count it"""
        try:
            count = self._count(action) if self.is_counted or self.is_needed else False
        except AccessError:
            return None
        return {
            'id': self.id, 'name': self.name, 'help': self.help or '', 'icon': self.icon or 'circle-o',
            'subject': self.subject, 'count': min(count, COUNTED) if self.is_counted else False,
            'more': count > COUNTED, 'needed': self.is_needed and not count}

    def _count(self, action):
        model = self.counted_model or ('res_model' in action._fields and action.res_model)
        if not model or self.env[model]._transient or self.env[model]._abstract:
            return False
        return self.env[model].search_count(self._domain(action), limit=COUNTED + 1)

    def _domain(self, action):
        """What is counted: the tile's own domain, or the action's with the filters its list opens with."""
        if self.domain:
            return self._evaluated(self.domain)
        return list(Domain.AND([
            self._evaluated(action.domain or '[]'),
            *(self._evaluated(domain) for domain in self._filters_of(action))]))

    def _filters_of(self, action):
        wanted = {
            name.removeprefix('search_default_')
            for name, value in self._evaluated(action.context or '{}').items()
            if name.startswith('search_default_') and value}
        if not wanted:
            return []
        view = self.env[action.res_model].get_view(action.search_view_id.id, 'search')
        return [
            node.get('domain') for node in etree.fromstring(view['arch']).iter('filter')
            if node.get('name') in wanted and node.get('domain')]

    def _evaluated(self, text):
        """What the client makes of the text of an action."""
        today = fields.Date.context_today(self)
        return safe_eval(text, {
            'uid': self.env.uid, 'allowed_company_ids': self.env.companies.ids, 'relativedelta': relativedelta,
            'context_today': lambda: today, 'today': today, 'active_id': False,
            'ref': self.env['ir.model.data']._xmlid_to_res_id})

    def _by_subject(self, tiles):
        return [
            {'key': key, 'name': name, 'tiles': found}
            for key, name in self._fields['subject']._description_selection(self.env)
            if (found := [tile for tile in tiles if tile['subject'] == key])]
