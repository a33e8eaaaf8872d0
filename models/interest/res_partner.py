from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import format_date

from ...tools.interest.interest import FADED
from ..foundation.sentence import kept

SIDES = {'portfolio_interest_area_ids': '>', 'portfolio_disinterest_area_ids': '<'}


class ResPartner(models.Model):
    _inherit = 'res.partner'

    portfolio_interest_ids = fields.One2many(
        'portfolio.interest', 'partner_id', "Interests", domain=[('is_current', '=', True)],
        groups='crm_portfolio.portfolio_group_user',
        help="What the account thinks of each area today; before that, see its history.")
    portfolio_interest_area_ids = fields.Many2many(
        'portfolio.interest.area', string="Interested In", compute='_compute_portfolio_interest_areas',
        search='_search_portfolio_interest_area_ids', groups='crm_portfolio.portfolio_group_user')
    portfolio_disinterest_area_ids = fields.Many2many(
        'portfolio.interest.area', string="Not Interested In", compute='_compute_portfolio_interest_areas',
        search='_search_portfolio_disinterest_area_ids', groups='crm_portfolio.portfolio_group_user',
        help="Campaigns about these areas leave the account out.")

    portfolio_need_ids = fields.One2many(
        'portfolio.need', 'partner_id', "Needs", groups='crm_portfolio.portfolio_group_user')

    @api.depends('commercial_partner_id.portfolio_interest_ids.level')
    def _compute_portfolio_interest_areas(self):
        # at once for a page, of which few have any
        self.portfolio_interest_area_ids = self.portfolio_disinterest_area_ids = False
        for partner in self:
            if interests := partner.commercial_partner_id.portfolio_interest_ids:
                partner.portfolio_interest_area_ids = interests.filtered(lambda row: row.level > 0).area_id
                partner.portfolio_disinterest_area_ids = interests._portfolio_dislikes().area_id

    def _search_portfolio_interest_area_ids(self, operator, value):
        return self._search_portfolio_areas('portfolio_interest_area_ids', operator, value)

    def _search_portfolio_disinterest_area_ids(self, operator, value):
        return self._search_portfolio_areas('portfolio_disinterest_area_ids', operator, value)

    def _search_portfolio_areas(self, name, operator, value):
        """Contacts have the opinions of their account."""
        if operator not in ('in', 'any', 'any!', 'ilike'):
            return NotImplemented
        path, side = 'commercial_partner_id.portfolio_interest_ids', Domain('level', SIDES[name], 0)
        if name == 'portfolio_disinterest_area_ids':
            side &= Domain('effective_level', '<=', FADED)
        if operator != 'in' or False not in value:
            return Domain(path, 'any', side & Domain('area_id', operator, value))
        chosen = [area for area in value if area]
        return Domain(path, 'not any', side) | Domain(path, 'any', side & Domain('area_id', 'in', chosen))

    # -- the board of the form: one tap says it --------------------------------------------------

    def portfolio_interest_board(self):
        """What the account thinks of each area, for the board on its form. Checks that it may be read.

        :return: ``{'can_tap': bool, 'areas': [{'id', 'name', 'above', 'level', 'effective', 'age', 'why'}]}``;
            ``level`` is false where nothing is known
        :rtype: dict
        """
        self.ensure_one()
        self.check_access('read')
        account = self.commercial_partner_id
        interests = {row.area_id.id: row for row in self.env['portfolio.interest'].search(
            [('partner_id', '=', account.id), ('is_current', '=', True)])}
        areas = self.env['portfolio.interest.area'].search(
            ['|', ('active', '=', True), ('id', 'in', list(interests))])
        return {
            'can_tap': account.has_access('write') and self.env['portfolio.interest'].has_access('create'),
            'areas': [area_values | self._portfolio_interest_values(interests.get(area_values['id']))
                      for area_values in self._portfolio_area_values(areas)],
        }

    def _portfolio_area_values(self, areas):
        return [
            {'id': area.id, 'name': area.name, 'above': area.parent_id.display_name or ""} for area in areas]

    def _portfolio_interest_values(self, interest):
        if not interest:
            return {'level': False, 'effective': 0, 'age': 0, 'why': ""}
        sources = dict(interest._fields['source']._description_selection(self.env))
        # sudo: res.users - the name of whoever noted it
        author = interest.sudo().user_id.name
        return {
            'level': interest.level,
            'effective': round(interest.effective_level, 1),
            'age': (self._portfolio_today() - interest.date).days,
            'why': " · ".join(filter(None, [
                sources[interest.source], format_date(self.env, interest.date), author, interest.reason])),
        }

    def portfolio_interest_tap(self, area_id, level):
        """Note by hand what the account thinks of an area. Checks that the account may be changed.

        :param int area_id: a ``portfolio.interest.area``
        :param int level: -2 to 2
        :return: the board, as it is now
        """
        self.ensure_one()
        self.commercial_partner_id.check_access('write')
        area = self.env['portfolio.interest.area'].browse(area_id)
        self.env['portfolio.interest']._portfolio_set(self, area, level)
        return self.portfolio_interest_board()

    def _portfolio_clicked(self, mailing):
        """A click shows interest, unless an opinion for or against is known already."""
        area, interests = mailing.portfolio_area_id, self.env['portfolio.interest']
        known = interests.search([
            ('partner_id', 'in', self.commercial_partner_id.ids), ('area_id', '=', area.id),
            ('is_current', '=', True), ('level', '!=', 0)]).partner_id
        interests._portfolio_set(
            self.filtered(lambda partner: partner.commercial_partner_id not in known), area, 1, 'click',
            kept('interest.clicked', mailing.subject))

    def action_portfolio_interests(self):
        """All that was ever noted of this account."""
        return {
            'type': 'ir.actions.act_window',
            'name': self.env._("Interests over time"),
            'res_model': 'portfolio.interest',
            'view_mode': 'list',
            'views': [(False, 'list')],
            'domain': [('partner_id', 'in', self.commercial_partner_id.ids)],
            'context': {'create': False},
        }
