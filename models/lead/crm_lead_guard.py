from odoo import api, models, tools
from odoo.exceptions import AccessError


class CrmLead(models.Model):
    """What the rules, the finder and the score write of a lead is written by nobody else.

    That a field is read only holds for forms; a program could write who decided, and be told of other leads by it.
    """
    _inherit = 'crm.lead'

    @api.model_create_multi
    def create(self, vals_list):
        defaults = {name.removeprefix('default_') for name in self.env.context if name.startswith('default_')}
        self._portfolio_check_kept(defaults.union(*vals_list))
        return super().create(vals_list)

    def write(self, vals):
        self._portfolio_check_kept(vals.keys())
        return super().write(vals)

    def _portfolio_check_kept(self, names):
        if self.env.su or not (kept := self._portfolio_kept_fields() & names):
            return
        labels = ", ".join(self._fields[name].get_description(self.env, ['string'])['string'] for name in sorted(kept))
        raise AccessError(self.env._(
            "%s: kept by what happens to a lead, and written by nobody. Leave it out.", labels))

    @api.model
    @tools.ormcache()
    def _portfolio_kept_fields(self):
        return frozenset(
            name for name, field in self._fields.items()
            if name.startswith('portfolio_') and field.store and field.readonly)
