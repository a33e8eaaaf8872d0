"""Where hundreds are called alike, who a lead is already is found all the same."""
from unittest.mock import patch

from ...models.duplicate import lead_match
from ...tools.duplicate.name_codes import code_of, look_up, name_codes
from ..lead.common import LeadCase


class TestLeadMatchCrowded(LeadCase):
    """In a database of hundreds of thousands of names, the sound of a word is that of many others."""

    def crowd(self, *words, names=900):
        """As the nightly job counts them: so many names sound like each of these words."""
        self.env['portfolio.lead.match.word'].search([('kind', '=', 'code')]).unlink()
        self.env['portfolio.lead.match.word'].create([
            {'kind': 'code', 'word': code, 'count': names} for code in sorted(set(map(code_of, words)))])

    def assert_found(self, asked, **known):
        account = self.account(known.pop('name'), **known)
        found = self.env['portfolio.lead.match']._match([asked]).get(0, [])
        self.assertIn(account, [one['record'] for one in found if one['target'] == 'account'], (asked, account.name))

    def test_a_slip_in_a_word_that_sounds_like_many_is_found_in_its_town(self):
        self.crowd('gandarillas', 'lombardero', 'zubillaga')
        for asked, name, city in (
                ("Viveros Gandarilas", "Viveros Gandarillas SL", "Torrelavega"),
                ("Pinturas Lombradero", "Pinturas Lombardero", "Elda"),
                ("Transportes Zubilaga", "Transportes Zubillaga SA", "San Sebastián")):
            with self.subTest(asked=asked):
                self.assert_found({'partner_name': asked, 'city': city}, name=name, city=city)

    def test_a_word_as_it_sounds_is_found_wherever_it_is(self):
        self.crowd('garraitz', 'vilassar', 'albarreal')
        for asked, name in (
                ("Jatetxea Garraitz", "Restaurante Garraitz"), ("Ajuntament de Vilassar", "Ayuntamiento de Vilassar"),
                ("Construciones Albarreal", "Construcciones Albarreal SL")):
            with self.subTest(asked=asked):
                self.assert_found({'partner_name': asked, 'city': "Lekeitio"}, name=name, city="Lekeitio")

    def test_what_stands_in_brackets_is_looked_up_too(self):
        self.crowd('anduriña', 'rosa', 'lema', 'prego')
        for asked, name in (
                ("Kiosco Anduriña", "Rosa Lema Prego (Kiosco Anduriña)"),
                ("Kiosko Andurinha", "Prego SL - Kiosco Anduriña")):
            with self.subTest(asked=asked):
                self.assert_found({'partner_name': asked, 'city': "Pontevedra"}, name=name, city="Pontevedra")

    def test_an_acronym_finds_the_long_name_and_the_long_name_finds_it(self):
        long, short = "Federación de Empresarios de Hostelería y Gastronomía de Ares", "FEHGA"
        self.assert_found({'partner_name': short, 'city': "Ferrol"}, name=long, city="Ferrol")
        self.assert_found({'partner_name': long, 'city': "Lugo"}, name=short, city="Lugo")

    def test_an_account_that_moves_is_found_in_its_new_town(self):
        self.crowd('gandarillas')
        account = self.account("Viveros Gandarillas SL", city="Torrelavega")
        account.city = "Reinosa"
        self.assertIn('gDLNRS@rei', account.portfolio_match_codes)
        asked = {'partner_name': "Viveros Gandarilas", 'city': "Reinosa"}
        self.assertEqual(
            [one['record'] for one in self.env['portfolio.lead.match']._match([asked])[0]], [account])

    def test_a_lead_is_found_as_an_account_is(self):
        self.crowd('gandarillas')
        lead = self.env['crm.lead'].create({
            'name': "One", 'partner_name': "Viveros Gandarillas SL", 'city': "Torrelavega"})
        found = self.env['portfolio.lead.match']._match([{'partner_name': "Viveros Gandarilas", 'city': "Torrelavega"}])
        self.assertIn(lead, [one['record'] for one in found[0]])

    def test_who_is_called_as_everybody_is_asks_for_few(self):
        """However common its words are, a name asks for what finds few, or for several words at once."""
        counts = dict.fromkeys(name_codes(' garcia lopez martinez talleres ', city="Vigo"), 9_000)
        for key in (' garcia lopez ', ' garcia talleres ', ' garcia lopez martinez ', ' talleres '):
            for _signal, codes in look_up(key, counts, 400, city="Vigo"):
                with self.subTest(key=key):
                    self.assertTrue(len(codes) > 1 or counts.get(codes[0], 0) <= 400)

    def test_a_trade_nobody_here_has_is_a_trade(self):
        """Among a hundred thousand names without a 'Comercial', that word tells no more than elsewhere."""
        Word = self.env['portfolio.lead.match.word']
        Word._refresh()
        Word.search([('kind', '=', 'word'), ('word', '=', False)]).unlink()
        Word.search([('kind', '=', 'word'), ('word', '=', '')]).unlink()
        Word.create({'kind': 'word', 'word': '', 'count': 150_000})
        for asked, name in (
                ("Comercial Escarpa", "Almacenes Escarpa"), ("Maristany Group", "Grup Maristany SL"),
                ("Hotel Arzuaga", "Hotel Arzuaga Spa & Resort")):
            with self.subTest(asked=asked):
                self.assertGreaterEqual(self.best(asked, name), 50)
        self.assertLess(self.best("Hotel Miramar", "Hostal Miramar", zip='11500', elsewhere='27001'), 50)

    def test_the_same_name_in_the_same_zip_code_is_listed_however_common(self):
        Word = self.env['portfolio.lead.match.word']
        Word.search([('kind', '=', 'word')]).unlink()
        Word.create([{'kind': 'word', 'word': word, 'count': count} for word, count in (
            ('', 150_000), ('talleres', 9_000), ('garcia', 7_500))])
        self.assertGreaterEqual(self.best("Talleres García", "Talleres García SL"), 50)
        self.assertLess(self.best("Talleres García", "Talleres García SL", elsewhere='27001'), 50)

    def test_in_a_crowded_zip_code_few_are_compared_and_the_misspelt_is_found(self):
        """However many share the zip code, each name is compared with so many; its codes find who is misspelt."""
        self.env['crm.lead'].create([
            {'name': "Lead", 'partner_name': f"Zurbano {number} Kiosko", 'zip': '36201'} for number in range(9)])
        self.env.flush_all()
        asked = {'partner_name': "Zurbano Kiosko", 'zip': '36201'}
        Match = self.env['portfolio.lead.match']
        probes = Match._probes([Match._values(asked)], {'name_zip'})
        probes = {'name_zip': probes['name_zip']}
        with patch.object(lead_match, 'NEIGHBOURS', 4):
            self.assertEqual(len(Match._hits_on_leads(probes, [])), 4)
            self.assertGreaterEqual(self.best("Viveros Gandarilas", "Viveros Gandarillas SL"), 50)
        self.assertEqual(len(Match._hits_on_leads(probes, [])), 9)

    def best(self, asked, name, zip='36201', elsewhere=None):
        account = self.account(name, zip=elsewhere or zip)
        found = self.env['portfolio.lead.match']._match([{'partner_name': asked, 'zip': zip}]).get(0, [])
        return next((one['score'] for one in found if one['record'] == account), 0)
