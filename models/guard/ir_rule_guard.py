from odoo import api, models, tools
from odoo.fields import Domain
from odoo.tools.safe_eval import safe_eval

from ...tools.foundation.domain import always_asked, expressions
from .ir_rule import SCOPE

# what the platform lets one read as far as one may read the document it belongs to
OF_DOCUMENTS = frozenset({'ir.attachment', 'mail.activity', 'mail.message'})


class IrRule(models.Model):
    """What the guard on writing asks about the rules: see the model ``base`` of this room."""
    _inherit = 'ir.rule'

    @api.model
    @tools.ormcache()
    def _portfolio_followers(self):
        """The models whose records one reads only as far as one's scope goes.

        Those with a rule that asks about it, those that are partners themselves (users), ours with any rule, and
        what belongs to documents.
        """
        found = {rule.model_id.model for rule in self._portfolio_all_rules() if rule.model_id.model.startswith(
            'portfolio.') or any(name in (rule.domain_force or '') for name in SCOPE)}
        found |= {name for name in self.env.registry if self._portfolio_registry_scope(name)}
        heirs = {name for name, model in self.env.registry.items() if not found.isdisjoint(model._inherits)}
        return frozenset(name for name in found | heirs | OF_DOCUMENTS if name in self.env)

    def _portfolio_all_rules(self):
        # sudo: ir.rule - which models have rules, the same for everybody
        return self.sudo().search([])

    @api.model
    @tools.ormcache('self.env.uid', 'model_name', 'tuple(self._compute_domain_context_values())')
    def _portfolio_lasting(self, model_name):
        """What the rules without a group ask of whoever changes a record."""
        return Domain.AND(self._portfolio_global_domains(model_name))

    def _portfolio_global_domains(self, model_name):
        # sudo: ir.rule - the rules of the user's own model, which he need not read
        rules = self._get_rules(model_name, 'write').sudo()
        context = self._eval_context()
        return [
            Domain(self._portfolio_registry_scope(model_name)),
            *(Domain(safe_eval(rule.domain_force, context))
              for rule in rules if not rule.groups and rule.domain_force)]

    @api.model
    def _portfolio_asked(self, model_name):
        """The expressions those rules ask about, none for a model whose rules do not ask about the scope."""
        found = set().union(*(expressions(list(domain)) for domain in self._portfolio_global_domains(model_name)))
        return found if any(name in expression for expression in found for name in SCOPE) else set()

    @api.model
    def _portfolio_always_asked(self, model_name):
        """Those of the expressions that must be true of every record, or whose field must be empty."""
        return set().union(*(always_asked(list(domain)) for domain in self._portfolio_global_domains(model_name)))
