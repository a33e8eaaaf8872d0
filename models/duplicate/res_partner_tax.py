from odoo import models

from ...tools.search.nobody import nobodys_tax
from ...tools.search.search_tax import tax_key


class ResPartner(models.Model):
    """Other accounts with the same tax ID."""
    _inherit = 'res.partner'

    def _portfolio_tax_twin_sentences(self):
        return super()._portfolio_tax_twin_sentences() | {
            partner: partner._portfolio_tax_twin_sentence(twin)
            for partner, twin in self._portfolio_tax_twins().items()}

    def _portfolio_tax_twins(self):
        """``{account: the one other account that has its tax ID}``, in the same company and of another family."""
        # sudo: res.partner - a duplicate is one, whoever may see it; of others' accounts only their responsible is told
        known = self.sudo().search([
            ('portfolio_tax_key', 'in', [tax_key(partner.vat) for partner in self]),
            ('portfolio_is_account', '=', True)]) if self else self
        by_key = known.grouped('portfolio_tax_key')
        twins = {}
        for partner in self:
            key = tax_key(partner.vat)
            # what everybody fills in who has none is nobody's
            for other in by_key.get(key, known.browse()) if not nobodys_tax(key) else ():
                if partner._portfolio_is_tax_twin(other):
                    twins[partner] = other.sudo(False)
                    break
        return twins

    def _portfolio_is_tax_twin(self, other):
        # sudo: res.partner - the companies above, which the user may not read
        itself = self._origin.sudo()
        if not self.env.su and other.company_id and other.company_id not in self.env.user.company_ids:
            return False    # another company's, of which nobody here is told
        companies = self.company_id, other.company_id
        countries = self._portfolio_tax_country(), other._portfolio_tax_country()
        return (
            itself != other
            # branches and subsidiaries may well share the number of their holding
            and (self.parent_id | itself)._portfolio_tax_root() != other._portfolio_tax_root()
            and (not all(companies) or companies[0] == companies[1])
            and (not all(countries) or countries[0] == countries[1])
        )

    def _portfolio_tax_root(self):
        # sudo: res.partner - as above
        top = self[:1].sudo()
        while top.parent_id and top.parent_id != top:
            top = top.parent_id
        return top

    def _portfolio_tax_twin_sentence(self, twin):
        """What the user may know of the account that has the tax ID of this one, False if that is nothing.

        A number that is typed to see what happens is a question: it is answered to whoever may read the answer on the
        account, or who learns of hidden accounts.
        """
        # values are computed with all rights as well, so it is who asks that counts
        asking = self.sudo(False)
        number = tax_key(self.vat)
        if 'vat' in asking._portfolio_hidden():
            return False
        if twin.has_access('read'):
            return self.env._(
                "%(number)s is the tax ID of %(account)s already.", number=number, account=twin.display_name)
        if not asking._portfolio_learns_of_hidden():
            return False
        # sudo: res.partner - whom to talk to, nothing else
        responsible = twin.sudo().user_id.name
        if responsible:
            return self.env._(
                "An account outside your portfolio has %(number)s: talk to %(responsible)s, its responsible.",
                number=number, responsible=responsible)
        return self.env._(
            "An account outside your portfolio has %(number)s: talk to your manager.", number=number)
