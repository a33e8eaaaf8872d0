from odoo import fields, models
from odoo.tools import SQL


class PortfolioZoneOverlap(models.Model):
    """Two rules of different zones that cover the same addresses, seen from each of them.

    One range inside another is in order: the narrower wins. It is listed so that nobody is surprised.
    Two that cross or are equal are refused where they are written. A subzone that repeats its zone's
    range is no overlap.
    """
    _name = 'portfolio.zone.overlap'
    _description = "Overlap of Zones"
    _auto = False
    _order = 'zone_id, other_zone_id, rule_id'
    _rec_name = 'rule_id'
    _depends = {
        'portfolio.zone': ['active', 'company_id', 'parent_path'],
        'portfolio.zone.rule': ['zone_id', 'country_id', 'state_id', 'level', 'low', 'high'],
    }

    zone_id = fields.Many2one('portfolio.zone', readonly=True)
    rule_id = fields.Many2one('portfolio.zone.rule', readonly=True)
    other_zone_id = fields.Many2one('portfolio.zone', readonly=True)
    other_rule_id = fields.Many2one('portfolio.zone.rule', readonly=True)
    kind = fields.Selection(
        [
            ('inside', "Lies inside it: this zone wins there"),
            ('around', "Lies around it: the other zone wins there"),
            ('crossing', "They cross"),
            ('same', "They claim the same"),
        ], "How", readonly=True)

    @property
    def _table_query(self):
        return SQL(
            """
            SELECT rule.id * 100003::bigint + other.id AS id,
                   rule.id AS rule_id, rule.zone_id, other.id AS other_rule_id, other.zone_id AS other_zone_id,
                   CASE WHEN rule.low = other.low AND rule.high = other.high THEN 'same'
                        WHEN rule.low COLLATE "C" >= other.low AND rule.high COLLATE "C" <= other.high THEN 'inside'
                        WHEN rule.low COLLATE "C" <= other.low AND rule.high COLLATE "C" >= other.high THEN 'around'
                        ELSE 'crossing' END AS kind
              FROM portfolio_zone_rule rule
              JOIN portfolio_zone zone ON zone.id = rule.zone_id AND zone.active
              JOIN portfolio_zone_rule other
                ON other.country_id = rule.country_id AND other.level = rule.level
               AND other.zone_id != rule.zone_id AND other.state_id IS NOT DISTINCT FROM rule.state_id
               AND other.low COLLATE "C" <= rule.high AND rule.low COLLATE "C" <= other.high
              JOIN portfolio_zone other_zone
                ON other_zone.id = other.zone_id AND other_zone.active
               AND other_zone.company_id IS NOT DISTINCT FROM zone.company_id
             WHERE NOT (rule.low COLLATE "C" >= other.low AND rule.high COLLATE "C" <= other.high
                        AND zone.parent_path LIKE other_zone.parent_path || '%%')
               AND NOT (rule.low COLLATE "C" <= other.low AND rule.high COLLATE "C" >= other.high
                        AND other_zone.parent_path LIKE zone.parent_path || '%%')
            """)
