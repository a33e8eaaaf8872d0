from odoo.exceptions import AccessError

from ..common import PortfolioCase


class TestScopeRefusal(PortfolioCase):
    """Whoever opens what is outside his portfolio reads why and whom to ask, and no name."""

    def refusal(self, user, action):
        with self.assertRaises(AccessError) as refused:
            action()
        return str(refused.exception)

    def test_an_account_outside_the_portfolio(self):
        said = self.refusal(self.ana, lambda: self.hotel.with_user(self.ana).read(['name']))
        self.assertIn("outside your portfolio. Your sales manager", said)
        self.assertNotIn(self.hotel.name, said)
        self.assertNotIn("cookies", said)

    def test_a_document_of_it(self):
        order = self.env['sale.order'].create({'partner_id': self.hotel.id})
        self.assertIn("outside your portfolio", self.refusal(
            self.ana, lambda: order.with_user(self.ana).read(['name'])))

    def test_an_account_that_may_be_read(self):
        self.hotel.parent_id = False
        self.bakery.parent_id = self.hotel
        readable = self.hotel.with_user(self.ana)
        self.assertTrue(readable.has_access('read'))
        self.assertIn("you may read this account, not change it", self.refusal(
            self.ana, lambda: readable.write({'name': "X"})))

    def test_debug_mode_names_nobody_either(self):
        self.ana.group_ids += self.env.ref('base.group_no_one')
        order = self.env['sale.order'].create({'partner_id': self.hotel.id})
        for record in (self.hotel, order):
            said = self.refusal(self.ana, lambda record=record: record.with_user(self.ana).read(['display_name']))
            self.assertNotIn("Hotel", said)
            self.assertNotIn(order.name, said)
        # refused by another rule than the scope's: an order of a colleague, of an account she only reads
        other = self.env['res.company'].create({'name': "Elsewhere"})
        theirs = self.env['crm.lead'].create({'name': "Secret plan", 'company_id': other.id})
        self.assertNotIn("Secret", self.refusal(self.ana, lambda: theirs.with_user(self.ana).read(['name'])))

    def test_others_read_what_odoo_says(self):
        rule = self.env['ir.rule'].with_user(self.stock)
        self.assertIn("cookies", str(rule._make_access_error('read', self.hotel)))

    # -- at the doors of our models --------------------------------------------------------------------

    JOKES = ("cookies", "secret", "stumbled", "uid", "res.users", "portfolio.", "groups")

    def assertPlain(self, said):
        for word in self.JOKES:
            self.assertNotIn(word, said.casefold() if word.islower() else said)
        self.assertRegex(said, "[Aa]sk|can assign it to you|can, or your")

    def test_anothers_import(self):
        theirs = self.env['portfolio.lead.import'].with_user(self.carla).create(
            {'file_name': "fair.csv", 'type': 'lead'})
        for user in (self.ana, self.maria):
            for operation in ('read', 'write', 'unlink'):
                with self.subTest(user=user.login, operation=operation):
                    said = self.refusal(user, lambda op=operation, u=user: theirs.with_user(u).check_access(op))
                    self.assertPlain(said)
                    self.assertIn("belongs to somebody else", said)

    def test_what_a_role_does_not_show_or_let_change(self):
        """Whatever model of ours, whatever the operation: a sentence, of whoever has a role."""
        asked = 0
        for name, model in self.env.items():
            if not name.startswith('portfolio.') or model._abstract:
                continue
            for user in (self.ana, self.maria, self.diego):
                for operation in ('read', 'write', 'create', 'unlink'):
                    mine = self.env[name].with_user(user)
                    if not mine.has_access(operation):
                        asked += 1
                        with self.subTest(model=name, user=user.login, operation=operation):
                            self.assertPlain(self.refusal(user, lambda m=mine, op=operation: m.check_access(op)))
        self.assertGreater(asked, 50)

    def test_whoever_has_no_role_reads_what_odoo_says_of_rights(self):
        self.assertIn("groups", self.refusal(
            self.stock, lambda: self.env['portfolio.segment'].with_user(self.stock).check_access('read')))
