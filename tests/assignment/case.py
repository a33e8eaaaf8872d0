"""A second kind of document, for tests alone: nothing is called as in a lead, so that nothing of a lead is taken."""
from odoo import api, fields, models
from odoo.fields import Domain
from odoo.orm.model_classes import add_to_registry

from ...tools.assignment.assignable import Assignable

CASE = 'portfolio.test.case'
ABOUT = ('portfolio.assignment.decision', 'portfolio.assignment.offer', 'portfolio.assignment.escalation')


def definitions():
    """The classes of the case, and what decisions, offers and escalations add for it. New ones at each call: what the
    registry has made of a class is not made again."""

    class Case(models.Model):
        _module = None
        _name = CASE
        _inherit = ['portfolio.assignable']
        _description = "Case"

        _portfolio_assignable = Assignable(
            'case_id', company='house_id', team='desk_id', user='agent_id', account='customer_id', arrival='date_in',
            given='date_given', channel='way')
        _portfolio_assignable_asked = frozenset({'subject'})

        name = fields.Char()
        subject = fields.Char()
        house_id = fields.Many2one('res.company')
        desk_id = fields.Many2one('crm.team')
        agent_id = fields.Many2one('res.users', tracking=True)
        customer_id = fields.Many2one('res.partner')
        date_in = fields.Datetime(default=fields.Datetime.now)
        date_given = fields.Datetime(compute='_compute_date_given', store=True)
        way = fields.Selection([('phone', "Telephone"), ('mail', "E-mail")])
        state = fields.Selection([('open', "Open"), ('solved', "Solved")], default='open')
        portfolio_decision_ids = fields.One2many('portfolio.assignment.decision', 'case_id')

        @api.depends('agent_id')
        def _compute_date_given(self):
            for case in self:
                case.date_given = case.agent_id and fields.Datetime.now()

        def _portfolio_open_domain(self):
            return Domain('state', '=', 'open')

        @api.model_create_multi
        def create(self, vals_list):
            cases = super().create(vals_list)
            cases._portfolio_arrived(vals_list)
            return cases

        def write(self, vals):
            before = self._portfolio_changing(vals)
            result = super().write(vals)
            self._portfolio_changed(vals, before)
            return result

    def about(name):
        class About(models.Model):
            _module = None
            _name = name
            _inherit = [name]

            case_id = fields.Many2one(CASE, readonly=True, index=True, ondelete='cascade')

        return About

    return Case, *map(about, ABOUT)


def add_cases(case):
    """Add the case to the registry and to the database of a test, which takes it back when its class is done.

    :param case: the class of a ``TransactionCase``, in its ``setUpClass``
    """
    registry = case.registry
    kept = {name: registry[name]._base_classes__ for name in ABOUT}
    children = {name: set(model._inherit_children) for name, model in registry.items()}

    def forget():
        del registry.models[CASE]
        for name, bases in kept.items():
            registry[name]._base_classes__ = bases
        for name, before in children.items():
            for child in set(registry[name]._inherit_children) - before:
                registry[name]._inherit_children.discard(child)
        registry._setup_models__(case.cr)

    case.addClassCleanup(forget)
    for definition in definitions():
        add_to_registry(registry, definition)
    registry._setup_models__(case.cr, [CASE, *ABOUT])
    registry.init_models(case.cr, [CASE, *ABOUT], {})
