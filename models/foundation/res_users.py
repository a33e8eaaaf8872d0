from odoo import models

ROLE = 'crm_portfolio.portfolio_group_user'


class ResUsers(models.Model):
    """Who has a role of ours: whoever has none works as Odoo lets him, and may be deleted as any user."""
    _inherit = 'res.users'

    def _portfolio_has_role(self):
        """Whether one user has any role of this module.

        What the module does by itself with Odoo's documents (completes, checks, links, keeps) it does for these
        users; for the others, the portal and the public Odoo's documents behave as without it.
        """
        return bool(self) and self.has_group(ROLE)

    def unlink(self):
        self._portfolio_pass_on()
        return super().unlink()

    def _portfolio_pass_on(self):
        """What these users own goes to whoever deletes them.

        The fields that name an owner are those that are required and restrict: whoever did something, is
        responsible or is meant is another matter, for which ``ondelete`` of the field says what becomes of it.
        """
        for model, name in self._portfolio_owner_fields():
            # sudo: any model of ours - whoever may delete a user need not have a role
            rows = self.env[model].sudo().with_context(active_test=False).search([(name, 'in', self.ids)])
            if rows:
                rows.write({name: self.env.uid})

    def _portfolio_owner_fields(self):
        """``[(model, field)]`` of this module's required many2one that name the owner of a record."""
        return [
            (model._name, field.name)
            for model in self.env.values() if model._name.startswith('portfolio.') and model._auto
            and not model._abstract and not model._transient
            for field in model._fields.values()
            if field.type == 'many2one' and field.comodel_name == 'res.users' and field.store and field.required
            and field.ondelete == 'restrict']
