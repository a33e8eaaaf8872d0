from ast import literal_eval

from hypothesis import given, settings
from hypothesis import strategies as st

from odoo.tests import Form, tagged
from odoo.tools import SQL

from ...tools.place.place_name import PROVINCES, place_key
from ..common import PortfolioCase

# a zip code of each province's capital, and its municipality
CAPITALS = {
    '01': ('01001', "Vitoria-Gasteiz"), '02': ('02001', "Albacete"), '03': ('03001', "Alicante/Alacant"),
    '04': ('04001', "Almería"), '05': ('05001', "Ávila"), '06': ('06001', "Badajoz"), '07': ('07001', "Palma"),
    '08': ('08001', "Barcelona"), '09': ('09003', "Burgos"), '10': ('10001', "Cáceres"), '11': ('11001', "Cádiz"),
    '12': ('12001', "Castelló de la Plana"), '13': ('13001', "Ciudad Real"), '14': ('14001', "Córdoba"),
    '15': ('15001', "A Coruña"), '16': ('16001', "Cuenca"), '17': ('17001', "Girona"), '18': ('18001', "Granada"),
    '19': ('19001', "Guadalajara"), '20': ('20001', "Donostia/San Sebastián"), '21': ('21001', "Huelva"),
    '22': ('22001', "Huesca"), '23': ('23001', "Jaén"), '24': ('24001', "León"), '25': ('25001', "Lleida"),
    '26': ('26001', "Logroño"), '27': ('27001', "Lugo"), '28': ('28001', "Madrid"), '29': ('29001', "Málaga"),
    '30': ('30001', "Murcia"), '31': ('31001', "Pamplona/Iruña"), '32': ('32001', "Ourense"), '33': ('33001', "Oviedo"),
    '34': ('34001', "Palencia"), '35': ('35001', "Las Palmas de Gran Canaria"), '36': ('36001', "Pontevedra"),
    '37': ('37001', "Salamanca"), '38': ('38001', "Santa Cruz de Tenerife"), '39': ('39001', "Santander"),
    '40': ('40001', "Segovia"), '41': ('41001', "Sevilla"), '42': ('42001', "Soria"), '43': ('43001', "Tarragona"),
    '44': ('44001', "Teruel"), '45': ('45001', "Toledo"), '46': ('46001', "València"), '47': ('47001', "Valladolid"),
    '48': ('48001', "Bilbao"), '49': ('49001', "Zamora"), '50': ('50001', "Zaragoza"), '51': ('51001', "Ceuta"),
    '52': ('52001', "Melilla"),
}


class PlaceCase(PortfolioCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.spain = cls.env.ref('base.es')
        cls.Partner = cls.env['res.partner']

    def place(self, **address):
        partner = self.Partner.create({'name': "Somewhere", 'country_id': self.spain.id, **address})
        return partner.portfolio_municipality_id


@tagged('post_install', '-at_install')
class TestAccountPlace(PlaceCase):
    """Zip code, town and municipality, wherever in Spain."""

    def test_all_of_spain_is_there(self):
        places = self.env['portfolio.municipality'].with_context(active_test=False)
        self.assertEqual(places.search_count([]), 8132)
        self.assertEqual(len(places._read_group([], ['state_id'])), 52)
        self.assertFalse(places.search([('zip_ids', '=', False)]).mapped('code'))

    def test_zip_completes_the_address_in_every_province(self):
        self.assertEqual(set(CAPITALS), set(PROVINCES))
        # one form for all of them: opening it costs more than the whole test
        form = Form(self.Partner)
        form.country_id = self.spain
        for number, (zipcode, name) in CAPITALS.items():
            with self.subTest(zip=zipcode):
                form.city = False
                form.state_id = self.env['res.country.state']
                form.zip = zipcode
                self.assertEqual(form.state_id.code, PROVINCES[number])
                self.assertEqual(form.city, name)
                self.assertEqual(form.country_id, self.spain)

    def test_a_zip_code_of_another_country_is_in_no_municipality(self):
        """Porto is a village in Zamora, Andorra a town in Teruel, Toledo many a city."""
        self.env['res.company'].search([]).country_id = self.spain
        for zipcode, city in [('4000-123', "Porto"), ('AD500', "Andorra"), ('B1636', "Córdoba"),
                              ('SW1A 1AA', "Toledo")]:
            with self.subTest(zip=zipcode):
                self.assertFalse(self.place(zip=zipcode, city=city, country_id=False))
        for zipcode, city, name in [
                ('28001', "Madrid", "Madrid"), (False, "Zamora", "Zamora"), ('E-49001', "Zamora", "Zamora"),
                ('8001', "Barcelona", "Barcelona")]:
            with self.subTest(zip=zipcode):
                self.assertEqual(self.place(zip=zipcode, city=city, country_id=False).name, name)

    def test_created_and_imported(self):
        """The same without a form: in code and from a file."""
        partners = self.Partner.create([
            {'name': name, 'zip': zipcode, 'country_id': self.spain.id} for zipcode, name in CAPITALS.values()])
        for partner, (number, (zipcode, name)) in zip(partners, CAPITALS.items(), strict=True):
            place = partner.portfolio_municipality_id
            self.assertEqual(
                (partner.city, partner.state_id.code, place.name, place.code[:2]),
                (name, PROVINCES[number], name, number), zipcode)
        result = self.Partner.with_context(import_file=True).load(
            ['name', 'zip', 'country_id'], [["From a file", '36001', "Spain"]])
        self.assertFalse(result['messages'])
        self.assertEqual(self.Partner.browse(result['ids']).city, "Pontevedra")

    def test_what_is_known_stays(self):
        partner = self.Partner.create({
            'name': "Known", 'zip': '28001', 'city': "Somewhere else", 'country_id': self.spain.id})
        self.assertEqual((partner.city, partner.state_id.code), ("Somewhere else", 'M'))
        french = self.Partner.create({'name': "French", 'zip': '28001', 'country_id': self.env.ref('base.fr').id})
        self.assertFalse(french.city or french.state_id or french.portfolio_municipality_id)

    def test_a_company_elsewhere_is_left_alone(self):
        self.env.company.country_id = self.env.ref('base.fr')
        partner = self.Partner.create({'name': "Nowhere", 'zip': '28001'})
        self.assertFalse(partner.city or partner.country_id)
        self.env.company.country_id = self.spain
        partner = self.Partner.create({'name': "Here", 'zip': '28001'})
        self.assertEqual((partner.city, partner.country_id), ("Madrid", self.spain))

    def test_several_towns_are_chosen_from(self):
        many = self.env['portfolio.zip'].search([]).filtered(lambda row: len(row.municipality_ids) > 2)[:1]
        with Form(self.Partner) as form:
            form.name = "Village shop"
            form.country_id = self.spain
            form.zip = many.name
            self.assertFalse(form.city)
            self.assertTrue(form.state_id)
            self.assertEqual(form.portfolio_municipality_option_count, len(many.municipality_ids))
            chosen = many.municipality_ids[1]
            form.portfolio_municipality_id = chosen
            self.assertEqual(form.city, chosen.name)
        self.assertEqual(form.record.portfolio_municipality_id, chosen)

    def test_however_it_is_written(self):
        for name, zipcode, code in [
            ("A Coruña", '15001', '15030'), ("La Coruña", '15001', '15030'), ("CORUÑA (A)", '15001', '15030'),
            ("Coruña, A", False, '15030'), ("Palmas, Las", '35001', '35016'),
            ("las palmas de gran canaria", False, '35016'),
            ("Palma de Mallorca", '07001', '07040'), ("PALMA", '07001', '07040'), ("San Sebastian", '20001', '20069'),
            ("Donostia", False, '20069'), ("Alacant", '03001', '03014'), ("alicante", False, '03014'),
            ("L' Hospitalet de Llobregat", False, '08101'), ("Hospitalet de Llobregat, L'", '08901', '08101'),
            ("Vitoria", False, '01059'), ("Gerona", '17001', '17079'), ("Vigo", False, '36057'),
            ("Teis", '36207', '36057'), ("Pueblo inventado", False, False), ("Xyz", '99999', False),
        ]:
            with self.subTest(city=name, zip=zipcode):
                self.assertEqual(self.place(city=name, zip=zipcode).code, code)

    def test_same_name_in_two_provinces(self):
        """A name alone is not enough where there are two; the province decides."""
        self.assertFalse(self.place(city="Mieres"))
        asturias = self.env.ref('base.state_es_o')
        self.assertEqual(self.place(city="Mieres", state_id=asturias.id).code, '33037')
        self.assertEqual(self.place(city="Mieres", zip='17830').code, '17105')

    def test_moving_and_correcting(self):
        self.bakery.write({'zip': '36201', 'city': "Vigo", 'country_id': self.spain.id})
        self.assertEqual(self.bakery.portfolio_municipality_id.name, "Vigo")
        self.bakery.write({'zip': '15001', 'city': "Coruña"})
        self.assertEqual(self.bakery.portfolio_municipality_id.code, '15030')
        self.bakery.write({'zip': False, 'city': False})
        self.assertFalse(self.bakery.portfolio_municipality_id)

    def test_what_was_chosen_by_hand_is_remembered(self):
        self.bakery.write({'city': "Vigo puerto", 'country_id': self.spain.id})
        self.assertFalse(self.bakery.portfolio_municipality_id)
        domain = literal_eval(self.env.ref('crm_portfolio.action_partner_unplaced').domain)
        listed = self.Partner.search(domain)
        self.assertIn(self.bakery, listed)
        self.bakery.portfolio_municipality_id = self.env['portfolio.municipality'].search([('code', '=', '36057')])
        self.bakery.with_user(self.maria).action_portfolio_remember_city()
        self.assertEqual(self.place(city="VIGO PUERTO").code, '36057')

    def test_all_at_once_in_one_statement(self):
        partners = self.Partner.create([
            {'name': name, 'zip': zipcode, 'city': name.upper(), 'country_id': self.spain.id}
            for zipcode, name in CAPITALS.values()])
        found = partners.mapped('portfolio_municipality_id')
        partners.portfolio_municipality_id = False
        self.env.flush_all()
        with self.assertQueryCount(3):
            partners._portfolio_locate()
        self.assertEqual(partners.mapped('portfolio_municipality_id'), found)
        self.assertEqual(len(found), 52)

    def test_searched_and_grouped(self):
        self.bakery.write({'zip': '36201', 'city': "Vigo", 'country_id': self.spain.id})
        Partner = self.Partner.with_user(self.ana)
        for text in ('vigo', '36057'):
            self.assertEqual(Partner.search([
                ('portfolio_municipality_id', 'ilike', text), ('portfolio_is_account', '=', True)]), self.bakery)
        [(place, count)] = Partner._read_group(
            [('id', '=', self.bakery.id)], ['portfolio_municipality_id'], ['__count'])
        self.assertEqual((place.name, count), ("Vigo", 1))


@tagged('post_install', '-at_install')
class TestAccountPlaceKey(PlaceCase):

    @settings(max_examples=60, deadline=None)
    @given(st.text(alphabet="aáàäeéiíoóuúüñçÑÁ lL'’-,.()/·LAosz09", max_size=30))
    def test_postgresql_reads_names_as_we_do(self, name):
        [[key]] = self.env.execute_query(SQL("SELECT %s", self.Partner._portfolio_key_sql(SQL("%s", name))))
        self.assertEqual(key, place_key(name))
