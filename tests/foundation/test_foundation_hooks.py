"""What happens when a shared document arrives, changes or is merged, in the order in which it happens."""
from odoo.tests import TransactionCase

OURS = 'odoo.addons.crm_portfolio.models.'
#: what each room does with it, from the first to the last: a room below leans on what those above have done
ORDER = {
    ('crm.lead', '_portfolio_arriving'): ['duplicate.crm_lead_match', 'capture.crm_lead'],
    ('crm.lead', '_portfolio_arrived'): [
        'duplicate.crm_lead_match', 'conversion.crm_lead', 'lead.crm_lead_score', 'assignment.assignable'],
    ('crm.lead', '_portfolio_changing'): ['access.crm_lead_hidden'],
    ('crm.lead', '_portfolio_changed'): ['conversion.crm_lead', 'lead.crm_lead_score', 'assignment.assignable'],
    ('crm.lead', '_portfolio_merged'): ['interest.crm_lead', 'assignment.assignable', 'quote.crm_lead'],
    ('res.partner', '_portfolio_arriving'): [
        'characteristic.res_partner_characteristic', 'characteristic.res_partner_dimension', 'place.res_partner_place',
        'contact.res_partner_address', 'contact.res_partner_contact', 'territory.res_partner', 'scope.res_partner'],
    ('res.partner', '_portfolio_late'): ['scope.res_partner'],
    ('res.partner', '_portfolio_arrived'): [
        'account.res_partner', 'account.res_partner_tax', 'account.res_partner_class',
        'characteristic.res_partner_characteristic', 'activity_code.res_partner_activity', 'place.res_partner_place',
        'territory.res_partner', 'scope.res_partner', 'valuation.res_partner_situation'],
    ('res.partner', '_portfolio_parts'): [
        'account.res_partner', 'account.res_partner_class', 'contact.res_partner_address',
        'contact.res_partner_contact', 'territory.res_partner', 'scope.res_partner'],
    ('res.partner', '_portfolio_changing'): [
        'foundation.res_partner', 'account.res_partner', 'account.res_partner_class', 'account.res_partner_inactivity',
        'characteristic.res_partner_characteristic', 'characteristic.res_partner_dimension',
        'contact.res_partner_address', 'territory.res_partner', 'scope.res_partner', 'valuation.res_partner_situation'],
    ('res.partner', '_portfolio_changed'): [
        'account.res_partner', 'account.res_partner_tax', 'account.res_partner_class', 'account.res_partner_inactivity',
        'characteristic.res_partner_characteristic', 'activity_code.res_partner_activity', 'place.res_partner_place',
        'territory.res_partner', 'scope.res_partner', 'valuation.res_partner_situation'],
    ('sale.order', '_portfolio_arriving'): [],
    ('sale.order', '_portfolio_arrived'): ['account.sale_order', 'account.sale_order_block', 'interest.sale_order'],
    ('sale.order', '_portfolio_changing'): ['account.sale_order', 'account.sale_order_block'],
    ('sale.order', '_portfolio_changed'): ['account.sale_order', 'account.sale_order_block', 'interest.sale_order'],
    ('sale.order', '_portfolio_merged'): [],
}


class TestHooks(TransactionCase):

    def files(self, model, method):
        """Our files about a model that have a method of it, or about a mixin that takes part, the innermost first."""
        return [
            base.__module__.removeprefix(OURS) for base in reversed(self.env.registry[model].__mro__)
            if method in vars(base) and base.__module__.startswith(OURS)
            and (model in base._inherit or 'portfolio.hooked' in base._inherit)]

    def test_the_rooms_have_their_turns_in_this_order(self):
        for (model, hook), order in ORDER.items():
            with self.subTest(model=model, hook=hook):
                self.assertEqual(self.files(model, hook), order)

    def test_a_hooked_document_has_one_create_and_one_write_of_ours(self):
        for model in {model for model, _hook in ORDER}:
            for method in ('create', 'write'):
                with self.subTest(model=model, method=method):
                    own = self.files(model, method)
                    self.assertEqual(own, [f"foundation.{model.replace('.', '_')}"])

    def test_a_turn_begins_with_those_before_it(self):
        """Each hook hands on to the rooms above it, or what they do would be lost in silence."""
        for (model, hook), _order in ORDER.items():
            for base in self.env.registry[model].__mro__:
                if hook in vars(base) and not base.__module__.endswith('foundation.hooked'):
                    with self.subTest(file=base.__module__, hook=hook):
                        self.assertIn(hook, vars(base)[hook].__code__.co_names)
