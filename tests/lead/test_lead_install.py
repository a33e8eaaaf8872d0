from ..common import PortfolioCase


class TestLeadInstall(PortfolioCase):

    def test_accounts_from_before_the_module_are_found_by_what_the_field_computes(self):
        self.bakery.write({'name': "Panadería Xesteira d'Alcover, S.L.", 'city': "Vigo"})
        self.hotel.name = "Hotel Quiñones"
        accounts = self.bakery | self.hotel
        computed = accounts.read(['portfolio_match_codes'])
        self.assertTrue(all(row['portfolio_match_codes'] for row in computed))
        self.env.flush_all()
        self.env.cr.execute("UPDATE res_partner SET portfolio_match_codes = NULL")
        self.env.invalidate_all()
        self.env['res.partner']._portfolio_fill_existing()
        self.assertEqual(accounts.read(['portfolio_match_codes']), computed)
