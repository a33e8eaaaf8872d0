from odoo import models
from odoo.exceptions import AccessError

SCOPE = ('portfolio_visible', 'portfolio_writable', 'portfolio_owned')


class IrRule(models.Model):
    """Whoever has a portfolio is told what is outside it and whom to ask, without a name of others' customers."""
    _inherit = 'ir.rule'

    def _make_access_error(self, operation, records):
        # super says it to the log too, and forgets what was read on the way
        error = super()._make_access_error(operation, records)
        if not self.env.user._portfolio_has_role():
            return error
        what = self.env['ir.model']._get(records._name).name
        failing = self._portfolio_failing(operation, records)
        if not self._portfolio_is_scope(failing, records):
            # Odoo's own message helps to switch to the right company
            if any('company_id' in domain for domain in failing):
                return self._portfolio_nameless(error, records)
            return AccessError(self._portfolio_others_words(operation, what))
        if operation == 'read' or not records.has_access('read'):
            return AccessError(self.env._(
                "%s: the account is outside your portfolio. Your sales manager can assign it to you.", what))
        return AccessError(self.env._(
            "%s: you may read this account, not change it. Whoever is responsible for it can, or your sales manager.",
            what))

    def _portfolio_nameless(self, error, records):
        """The same error without the names that core lists in debug mode, which anybody can switch on."""
        text = str(error)
        # sudo: any model - the names to take out
        for record in records[:6].sudo():
            text = text.replace(f", {record.display_name} (", " (")
        records.invalidate_recordset()
        if text == str(error):
            return error
        nameless = AccessError(text)
        nameless.__dict__.update(error.__dict__)
        return nameless

    def _portfolio_others_words(self, operation, what):
        """What is refused because it is somebody else's, and whom to ask."""
        if operation == 'read':
            return self.env._(
                "%s: this one belongs to somebody else, and your role does not show it. Ask whoever made it or your "
                "sales manager.", what)
        return self.env._(
            "%s: this one belongs to somebody else, and your role does not let you change it. Ask whoever made it or "
            "your sales manager.", what)

    def _portfolio_failing(self, operation, records):
        """The domains of the rules that refuse."""
        # sudo: ir.rule - which rule refuses is read from its domain
        return self._get_failing(records, mode=operation).sudo().mapped(lambda rule: rule.domain_force or '')

    def _portfolio_is_scope(self, failing, records):
        if self._portfolio_registry_scope(records._name):
            return True
        return not any('company_id' in domain for domain in failing) and any(
            name in domain for domain in failing for name in SCOPE)
