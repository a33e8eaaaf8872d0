from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import ormcache

from ...tools.territory.territory_zip import DIGITS, label, range_key, span
from ..foundation.sentence import Sentence, kept, names


class PortfolioZoneRule(models.Model):
    """Something that lies in a zone: a country, one of its provinces, or postal codes.

    The most specific rule places an account: codes before a province, a province before a country;
    of several ranges the narrowest, of equal ones that of the subzone. Two ranges of different zones
    may lie one inside the other; that they cross, or claim the same, is refused where it is written.
    """
    _name = 'portfolio.zone.rule'
    _description = "What Lies in a Zone"
    _order = 'country_id, level desc, low, id'
    _rec_name = 'area'

    zone_id = fields.Many2one('portfolio.zone', required=True, index=True, ondelete='cascade')
    country_id = fields.Many2one(
        'res.country', required=True, ondelete='restrict', default=lambda self: self.env.company.country_id)
    state_id = fields.Many2one(
        'res.country.state', "Province", ondelete='restrict', domain="[('country_id', '=', country_id)]")
    zip_from = fields.Char(
        "Postal Code", help="A code, or how codes begin: '28' is everything from 28000 to 28999.")
    zip_to = fields.Char(
        "To", help="The last code of a range. Empty: all codes that begin like 'Postal Code'.")
    level = fields.Integer(compute='_compute_span', store=True, precompute=True, aggregator=None)
    # the lowest and highest text the rule covers: see tools/territory/territory_zip.py
    low = fields.Char(compute='_compute_span', store=True, precompute=True)
    high = fields.Char(compute='_compute_span', store=True, precompute=True)
    area = fields.Char(compute='_compute_area')
    sentence = Sentence(
        compute='_compute_sentence', store=True, help="Why an account that this rule places is in the zone.")

    _place_idx = models.Index('(country_id, level)')
    _state_of_country = models.Constraint(
        "CHECK (level != 2 OR state_id IS NOT NULL)", "Province: required in a rule for a province.")

    @api.depends('country_id', 'state_id', 'zip_from', 'zip_to')
    def _compute_span(self):
        for rule in self:
            # level: 3 postal codes, 2 a province, 1 a whole country
            rule.level = 3 if rule.zip_from else 2 if rule.state_id else 1
            rule.low, rule.high = span(rule.zip_from, rule.zip_to, DIGITS.get(rule.country_id.code))

    @api.depends('country_id.name', 'state_id.name', 'zip_from', 'zip_to')
    @api.depends_context('lang')
    def _compute_area(self):
        for rule in self:
            rule.area = rule._area()

    def _area(self):
        if self.zip_from:
            return f"{self.country_id.name}, {label(self.zip_from, self.zip_to)}"
        return f"{self.country_id.name}, {self.state_id.name}" if self.state_id else self.country_id.name or ""

    @api.depends('country_id', 'state_id', 'zip_from', 'zip_to', 'zone_id.complete_name')
    def _compute_sentence(self):
        for rule in self:
            rule.sentence = kept(
                'territory.by_address', area=names(rule, 'area'), zone=names(rule.zone_id, 'complete_name'))

    # -- what is refused --------------------------------------------------------------------------

    @api.constrains('country_id', 'state_id', 'zip_from', 'zip_to')
    def _check_area(self):
        for rule in self:
            if rule.zip_to and not rule.zip_from:
                raise ValidationError(self.env._(
                    "Postal Code: enter the first code of the range that ends in %s.", rule.zip_to))
            if rule.state_id and rule.zip_from:
                raise ValidationError(self.env._(
                    "Province: %(area)s already has postal codes. Create two rules, or leave one of them empty.",
                    area=rule.area))
            if rule.state_id and rule.state_id.country_id != rule.country_id:
                raise ValidationError(self.env._(
                    "Province: %(state)s is not in %(country)s. Choose another province.",
                    state=rule.state_id.name, country=rule.country_id.name))
            rule._check_codes()

    def _check_codes(self):
        digits = DIGITS.get(self.country_id.code)
        for code in filter(None, (self.zip_from, self.zip_to)):
            key = range_key(code, digits)
            if not key or (digits and len(key) > digits):
                raise ValidationError(self.env._(
                    "Postal Code: “%(code)s” is not a valid code of %(country)s. Correct it.",
                    code=code, country=self.country_id.name))
        if self.low > self.high:
            raise ValidationError(self.env._(
                "To: %(last)s must not precede %(first)s. Swap the two codes.", first=self.zip_from, last=self.zip_to))

    @api.constrains('zone_id', 'country_id', 'state_id', 'zip_from', 'zip_to')
    def _check_overlap(self):
        self.env.flush_all()
        # sudo: portfolio.zone.overlap - also with zones of companies the user does not work in
        overlap = self.env['portfolio.zone.overlap'].sudo().search(
            [('rule_id', 'in', self.ids), ('kind', 'in', ('same', 'crossing'))], limit=1)
        if overlap:
            raise ValidationError(self.env._(
                "%(area)s of zone %(zone)s and %(other_area)s of zone %(other_zone)s claim the same addresses. "
                "Shorten one of them, or make one zone a part of the other.",
                area=overlap.rule_id.area, zone=overlap.zone_id.complete_name,
                other_area=overlap.other_rule_id.area, other_zone=overlap.other_zone_id.complete_name))

    # -- the accounts follow ----------------------------------------------------------------------

    @api.model
    @ormcache()
    def _exist(self):
        """Whether anybody uses rules: without any, no partner costs a query."""
        # sudo: portfolio.zone.rule - the same for everybody
        return bool(self.sudo().search([], limit=1))

    @api.model_create_multi
    def create(self, vals_list):
        rules = super().create(vals_list)
        rules._changed()
        return rules

    def write(self, vals):
        before = self.country_id
        result = super().write(vals)
        if vals.keys() & {'zone_id', 'country_id', 'state_id', 'zip_from', 'zip_to'}:
            self._changed(before)
        return result

    def unlink(self):
        countries = self.country_id
        result = super().unlink()
        self._replace_accounts(countries)
        return result

    def _changed(self, countries=None):
        if self:
            self._replace_accounts(self.country_id | (countries or self.env['res.country']))

    @api.model
    def _replace_accounts(self, countries):
        """Place the accounts of these countries again, in one statement."""
        self.env.registry.clear_cache()
        if countries:
            self.env['res.partner']._portfolio_place_all(countries)
