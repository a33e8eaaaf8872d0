from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ...tools.search.search_tax import spanish_fault, tax_key, tax_prefix

# a change of these is a reason to look at the tax ID again
CHECKED = {'vat', 'country_id', 'portfolio_tax_reason'}


class ResPartner(models.Model):
    """Tax IDs that are right, and on one account only: or somebody says why not."""
    _inherit = 'res.partner'

    portfolio_tax_reason = fields.Char(
        "Tax ID Kept Because", tracking=True, copy=False, groups='base.group_user',
        help="Why this tax ID is right although its control does not fit or another account has it.")
    portfolio_tax_warning = fields.Char(
        "What Is Wrong With the Tax ID", compute='_compute_portfolio_tax_warning', groups='base.group_user')

    @api.depends('vat', 'country_id', 'company_id', 'parent_id', 'portfolio_is_account', 'portfolio_tax_reason')
    def _compute_portfolio_tax_warning(self):
        warnings = self._portfolio_tax_warnings()
        for partner in self:
            partner.portfolio_tax_warning = warnings.get(partner.id or partner)

    def _portfolio_arrived(self, vals_list):
        super()._portfolio_arrived(vals_list)
        if any(vals.get('vat') for vals in vals_list):
            self._portfolio_check_tax()

    def _portfolio_changed(self, vals, before):
        super()._portfolio_changed(vals, before)
        if vals.keys() & CHECKED:
            self._portfolio_check_tax()

    def _portfolio_check_tax(self):
        """Where a person or a file enters it. What the system writes by itself is shown as a warning on the account.

        No constraint: those run with all rights, and could not tell a person from a document. Who has no role of ours
        is not refused either: whoever has one is shown the warning.
        """
        if self.env.su or not self.env.user._portfolio_has_role():
            return
        for warning in self._portfolio_tax_warnings().values():
            raise ValidationError(self.env._(
                "Tax ID: %(warning)s Correct it, or say in 'Tax ID kept because' why it stays.", warning=warning))

    def _portfolio_tax_warnings(self):
        """``{id (or new record): sentence}`` for the accounts of ``self`` whose tax ID is not as it should be.

        One query whatever their number.
        """
        asked = self.filtered(lambda partner: (
            partner.portfolio_is_account and not partner.portfolio_tax_reason and tax_key(partner.vat)))
        twins = asked._portfolio_tax_twin_sentences()
        found = {}
        for partner in asked:
            sentence = partner._portfolio_tax_fault() or twins.get(partner)
            if sentence:
                found[partner.id or partner] = sentence
        return found

    # -- the number itself -----------------------------------------------------------------------

    def _portfolio_tax_country(self):
        """The code of the country whose number it is: as the number says, else the account's, else ours."""
        return tax_prefix(self.vat) or self.country_id.code or self.env.company.country_id.code or ''

    def _portfolio_tax_fault(self):
        """What is wrong with a Spanish number, in a sentence; nothing for other countries'."""
        fault = self._portfolio_tax_country() == 'ES' and spanish_fault(self.vat)
        if not fault:
            return None
        number = tax_key(self.vat)
        if fault.kind == 'shape':
            return self.env._(
                "%(number)s is no NIF: it should be a letter and 8 characters (a company), 8 digits and a letter (a "
                "person) or X, Y or Z, 7 digits and a letter (a foreigner).", number=number)
        if fault.kind == 'letter':
            return self.env._(
                "%(number)s should end in the letter %(expected)s: the rest of the number decides it, so a character "
                "is mistyped.", number=number, expected=fault.expected)
        return self.env._(
            "%(number)s should end in %(expected)s, its check digit, so a digit is mistyped.",
            number=number, expected=fault.expected)

    # -- other accounts --------------------------------------------------------------------------

    def _portfolio_tax_twin_sentences(self):
        """``{account: what the user may know of the other account that has its tax ID}``; the finder's room knows."""
        return {}

    @api.model
    def _portfolio_learns_of_hidden(self):
        """Whether the user learns, by what he types, that an account he does not see exists: one setting for all."""
        # sudo: ir.config_parameter - the setting
        who = self.env['ir.config_parameter'].sudo().get_param('crm_portfolio.match_tell', 'representatives')
        group = {'representatives': 'user', 'managers': 'manager'}.get(who)
        return self.env.su or bool(group) and self.env.user.has_group(f'crm_portfolio.portfolio_group_{group}')
