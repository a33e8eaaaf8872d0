from odoo import api, fields, models

# kinds of field nobody is asked for: lists of other records, and what is never empty
UNASKED = ('one2many', 'boolean', 'properties', 'json', 'binary')
MOMENTS = [
    ('wish', "Wanted"),
    ('convert', "Needed to convert it"),
    ('create', "Needed from the start"),
]


class PortfolioLeadRequirement(models.Model):
    """A datum a lead should have, all leads or those that meet a condition; how complete a lead is counts them."""
    _name = 'portfolio.lead.requirement'
    _inherit = ['portfolio.catalogue', 'portfolio.conditions']
    _description = "Required Lead Data"
    _order = 'sequence, id'
    _rec_name = 'field_name'

    _portfolio_asks = 'crm.lead'

    sequence = fields.Integer(default=10)
    field_name = fields.Selection(
        '_selection_field_name', "Required Data", required=True, help="A field of the lead.")
    domain = fields.Char("Which Leads", required=True, default='[]')
    moment = fields.Selection(
        MOMENTS, "How Much", required=True, default='wish',
        help="What is needed from the start is asked of whoever writes or imports the lead; a web form and a mail, "
             "which nobody can ask, come in without.")

    @api.model
    def _selection_field_name(self):
        """What a lead can be asked: ``[(name, label)]``, as its form names it."""
        named = [
            (name, field._description_string(self.env)) for name, field in self.env['crm.lead']._fields.items()
            if field.store and name not in models.MAGIC_COLUMNS and field.type not in UNASKED and not field.readonly]
        return sorted(named, key=lambda one: one[1])

    def _portfolio_conditions_name(self):
        return self.env._("Required data “%s”, which leads", self._labels())

    @api.model_create_multi
    def create(self, vals_list):
        requirements = super().create(vals_list)
        self.env['portfolio.lead.score.factor']._score_later()
        return requirements

    def write(self, vals):
        result = super().write(vals)
        if vals.keys() & {'domain', 'field_name', 'active'}:
            self.env['portfolio.lead.score.factor']._score_later()
        return result

    def unlink(self):
        self.env['portfolio.lead.score.factor']._score_later()
        return super().unlink()

    @api.model
    def _asked_of(self, leads, moments=('wish', 'convert', 'create')):
        """What is asked of each lead: ``{lead: requirements}``; one query for each condition there is.

        :param leads: stored ``crm.lead`` records, in sudo
        """
        # sudo: portfolio.lead.requirement - what is asked holds for everybody
        requirements = self.sudo().search([('moment', 'in', moments)])
        found = {lead_id: () for lead_id in leads.ids}
        for requirement in requirements:
            domain = requirement._portfolio_asked()
            for lead_id in leads.ids if domain.is_true() else (
                    requirement._portfolio_matching([('id', 'in', leads.ids)]).get_result_ids()):
                found[lead_id] += (requirement.id,)
        # most leads are asked the same
        alike = {ids: requirements.browse(ids) for ids in set(found.values())}
        return {lead: alike[found[lead.id]] for lead in leads}

    def _missing(self, lead):
        """Those of ``self`` the lead does not have."""
        return self.filtered(
            lambda requirement: requirement.field_name in lead._fields and not lead[requirement.field_name])

    def _percent(self, lead):
        """How much of what is asked the lead has, from 0 to 100; 100 when nothing is asked."""
        lacking = sum(name in lead._fields and not lead[name] for name in self.mapped('field_name'))
        return 100 - 100 * lacking // len(self) if self else 100

    def _labels(self):
        """Their names, in the user's language, as one enumerates."""
        labels = dict(self._selection_field_name())
        return ", ".join(labels.get(name, name) for name in self.mapped('field_name') if name)
