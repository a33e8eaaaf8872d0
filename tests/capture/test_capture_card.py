"""Cards and ends of e-mails as representatives paste them, in five languages and three formats: nothing is lost."""
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from odoo.tests import BaseCase, Form

from ...tools.capture.lead_card import parse_card
from ...tools.capture.lead_card_words import GREETING, NOTICE, SENT_FROM
from ...tools.capture.lead_found import tokens
from ...tools.capture.lead_labels import SILENT
from ...tools.search.search_contact import phone_digits
from ...tools.search.search_name import fold
from ..lead.common import TRIALS, LeadCase
from . import card_texts

# lines of all cards without a format, of which texts are made
LINES = sorted({
    line for text, _said, _notes in card_texts.CARDS.values() if 'VCARD' not in text and 'MECARD' not in text
    for line in text.splitlines()})

# each: the text, what it says, what must stand in the notes, what may stand nowhere
CARDS = {
    'vCard 2.1 of an old phone': (
        "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Nu=C3=B1ez;Bego=C3=B1a\r\n"
        "ORG;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Pescader=C3=ADa N=C3=BA=\r\n=C3=B1ez\r\n"
        "TEL;CELL:+34611223301\r\nTEL;WORK;FAX:986223302\r\nTEL;HOME:986223303\r\n"
        "EMAIL;INTERNET:bego@nunez-prueba.es\r\n"
        "ADR;WORK;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:;;R=C3=BAa Nova 5;Marín;;36900;\r\nEND:VCARD\r\n",
        {'contact_name': "Begoña Nuñez", 'partner_name': "Pescadería Núñez", 'phone': '611223301', 'zip': "36900",
         'email_from': "bego@nunez-prueba.es", 'street': "Rúa Nova 5"},
        ["986223302", "986223303"], ["VCARD", "QUOTED", "VERSION"]),
    'vCard 3.0 with folded lines and several of each': (
        "BEGIN:VCARD\nVERSION:3.0\nFN:Jordi Puig Vila\nN:Puig Vila;Jordi;;Sr.;\nORG:Fusteria Puig\\, S.C.P.\n"
        "TITLE:Gerent i cap de com\n"
        " pres\nitem1.TEL;type=pref:+34 972 22 33 04\nitem1.X-ABLabel:_$!<Work>!$_\nTEL;type=CELL:655 22 33 05\n"
        "EMAIL;type=INTERNET;type=WORK;type=pref:jordi@puig-prueba.cat\nEMAIL;type=HOME:jordi.puig@gmail.com\n"
        "NOTE:El vam conèixer a la fira\\nde Girona\nX-SKYPE:jordipuig\nURL:http://puig-prueba.cat/\n"
        "PHOTO;ENCODING=b:AAAA\n"
        " BBBB\nEND:VCARD",
        {'contact_name': "Jordi Puig Vila", 'partner_name': "Fusteria Puig, S.C.P.",
        'function': "Gerent i cap de compres",
         'phone': '972223304', 'email_from': "jordi@puig-prueba.cat", 'website': "puig-prueba.cat"},
        ["655 22 33 05", "jordi.puig@gmail.com", "El vam conèixer a la fira", "de Girona", "jordipuig"],
        ["AAAA", "BBBB", "X-AB", "Work"]),
    'vCard 4.0 with links for numbers': (
        "BEGIN:VCARD\nVERSION:4.0\nFN:Inês Sousa\nTEL;VALUE=uri;TYPE=\"voice,work\":tel:+351-253-790-806\n"
        "EMAIL:ines@sousa-prueba.pt\nORG:Padaria Sousa Lda\nROLE:Compras\n"
        "ADR:;;Rua do Souto 12;Braga;;4700-329;Portugal\nREV:20260101T000000Z\nEND:VCARD",
        {'contact_name': "Inês Sousa", 'partner_name': "Padaria Sousa Lda", 'phone': '351253790806', 'zip': "4700-329",
         'city': "Braga", 'country': "Portugal", 'function': "Compras"}, [], ["2026", "REV", "tel:"]),
    'a company without a person': (
        "BEGIN:VCARD\nVERSION:3.0\nN:;;;;\nFN:Bodegas Umia Prueba\nORG:Bodegas Umia Prueba\nX-ABShowAs:COMPANY\n"
        "TEL:986 22 33 07\nEND:VCARD",
        {'partner_name': "Bodegas Umia Prueba", 'phone': '986223307', 'contact_name': None}, [], ["COMPANY"]),
    'MECARD': (
        "MECARD:N:Rey Souto,Manuel;ORG:Talleres Rey;TEL:982223308;TEL:600223309;EMAIL:manuel@rey-prueba.es;"
        "ADR:Rúa da Raíña 3, 27001 Lugo;URL:https://rey-prueba.es;NOTE:llamar por la tarde;;",
        {'contact_name': "Manuel Rey Souto", 'partner_name': "Talleres Rey", 'phone': '982223308', 'zip': "27001",
         'city': "Lugo", 'street': "Rúa da Raíña 3", 'website': "rey-prueba.es"},
        ["600223309", "llamar por la tarde"], ["MECARD", "NOTE"]),
    'BIZCARD': (
        "BIZCARD:N:Sean;X:O'Brien;T:Buyer;C:Galway Foods;B:+353 91 223 310;E:s.o'brien@galway-prueba.ie;;",
        {'contact_name': "Sean O'Brien", 'partner_name': "Galway Foods", 'function': "Buyer", 'phone': '35391223310',
         'email_from': "s.o'brien@galway-prueba.ie"}, [], ["BIZCARD"]),
    'Spanish, with the message above and a notice below': (
        "Buenos días:\n\nNecesitamos 40 cajas para el jueves.\n\nUn cordial saludo,\n\nLucía Blanco Otero\n"
        "Responsable de compras\n"
        "Hotel Las Dunas Prueba\nAvda. de la Playa, 23\n11520 Rota (Cádiz)\nTel.: 956 22 33 11 · Móvil: 622 22 33 12\n"
        "lucia.blanco@lasdunas-prueba.es\nwww.lasdunas-prueba.es\n\nAVISO LEGAL: Este mensaje y sus anexos son "
        "confidenciales y se dirigen "
        "solo a su destinatario. Si lo ha recibido por error, bórrelo.",
        {'contact_name': "Lucía Blanco Otero", 'partner_name': "Hotel Las Dunas Prueba",
        'function': "Responsable de compras",
         'street': "Avda. de la Playa, 23", 'zip': "11520", 'city': "Rota", 'state': "Cádiz", 'phone': '956223311',
         'website': "www.lasdunas-prueba.es"},
        ["622 22 33 12", "Necesitamos 40 cajas para el jueves."], ["saludo", "AVISO LEGAL", "Buenos días"]),
    'Catalan': (
        "Salutacions cordials,\n\nMontserrat Vila i Roca\nCap de vendes\nFORN VILA, S.L.\nCarrer Major, 14, baixos\n"
        "17001 Girona\n"
        "T. 972 22 33 13 | M. 633 22 33 14\nmvila@fornvila-prueba.cat\n\nAbans d'imprimir aquest missatge, penseu en "
        "el medi ambient, si us plau.",
        {'contact_name': "Montserrat Vila i Roca", 'partner_name': "FORN VILA, S.L.", 'function': "Cap de vendes",
         'street': "Carrer Major, 14, baixos", 'zip': "17001", 'city': "Girona", 'phone': '972223313'},
        ["633 22 33 14"], ["Salutacions", "Abans"]),
    'Galician': (
        "Unha aperta,\nXoán Lage Ferreiro\nXefe de cociña\nRestaurante O Pazo Prueba\nRúa do Progreso 30, 32003 "
        "Ourense\n"
        "Teléfono: 988 22 33 15\nFax: 988 22 33 16\nxoan@opazo-prueba.gal",
        {'contact_name': "Xoán Lage Ferreiro", 'partner_name': "Restaurante O Pazo Prueba",
        'function': "Xefe de cociña",
         'street': "Rúa do Progreso 30", 'zip': "32003", 'city': "Ourense", 'phone': '988223315'},
        ["988 22 33 16"], ["aperta"]),
    'Portuguese': (
        "Com os melhores cumprimentos,\n\nJoão Tavares\nDiretor de Compras\nConservas Tavares Prueba, Lda.\nAv. da "
        "Liberdade 100, 2º Esq.\n"
        "1250-096 Lisboa\nPortugal\nTel.: +351 213 223 317\nTlm: +351 912 223 318\nNIF: 501964843\n"
        "joao.tavares@tavares-prueba.pt",
        {'contact_name': "João Tavares", 'partner_name': "Conservas Tavares Prueba, Lda.",
        'function': "Diretor de Compras",
         'street': "Av. da Liberdade 100, 2º Esq.", 'zip': "1250-096", 'city': "Lisboa", 'phone': '351213223317',
         'portfolio_vat': "501964843"},
        ["+351 912 223 318"], ["cumprimentos"]),
    'English': (
        "Kind regards,\n\nMary O'Neill\nPurchasing Manager | Neill Trading Ltd\n12 High Street, London, SW1A 1AA\n"
        "Phone: +44 20 7946 0019\n"
        "Mobile: +44 7700 900020\nmary.o'neill@neill-prueba.co\n\nSent from my iPhone",
        {'contact_name': "Mary O'Neill", 'partner_name': "Neill Trading Ltd", 'function': "Purchasing Manager",
         'street': "12 High Street", 'zip': "SW1A 1AA", 'city': "London", 'phone': '442079460019',
         'email_from': "mary.o'neill@neill-prueba.co"},
        ["+44 7700 900020"], ["regards", "iPhone"]),
    'name and job in one line, labels before all': (
        "Pablo Rivas - Director comercial\nGrupo Rivas Prueba\nDirección: C/ Uría 12, 33003 Oviedo\nTfno: 985 22 33 "
        "21 / 985 22 33 22\n"
        "E-mail: pablo@rivas-prueba.es\nCIF: B12345674",
        {'contact_name': "Pablo Rivas", 'partner_name': "Grupo Rivas Prueba", 'function': "Director comercial",
        'zip': "33003",
         'street': "C/ Uría 12", 'city': "Oviedo", 'phone': '985223321', 'portfolio_vat': "B12345674"},
         ["985 22 33 22"], []),
    'a trade without a legal form, the person below': (
        "Ferretería Lodeiro\nCarlos Lodeiro Paz\nencargado\n15300 Betanzos\n981 22 33 23",
        {'contact_name': "Carlos Lodeiro Paz", 'partner_name': "Ferretería Lodeiro", 'function': "encargado",
        'zip': "15300",
         'city': "Betanzos", 'phone': '981223323'}, [], []),
    'several things in a line': (
        "Marta Gil\nSoto Prueba S.L. · Dpto. Comercial\nPol. Ind. A Granxa, parc. 12 - 36475 Porriño (Pontevedra)\n"
        "Tel/Fax: 986 33 44 55 - Móvil: 677 33 44 55\nsotoprueba.es · comercial@sotoprueba.es",
        {'contact_name': "Marta Gil", 'partner_name': "Soto Prueba S.L.", 'function': "Dpto. Comercial",
         'street': "Pol. Ind. A Granxa, parc. 12", 'zip': "36475", 'city': "Porriño", 'state': "Pontevedra",
         'phone': '986334455', 'website': "sotoprueba.es"}, ["677 33 44 55"], ["Móvil", "Tel/Fax"]),
    'a message without a greeting below it': (
        "Hola Ana, te paso mis datos:\nJuan Carlos Ruiz de la Prada\nDirector de Operaciones\njc.ruiz@ria-prueba.com\n"
        "+34 91 123 45 67",
        {'contact_name': "Juan Carlos Ruiz de la Prada", 'function': "Director de Operaciones", 'phone': '911234567',
         'partner_name': None}, ["te paso mis datos"], []),
    'every line with its label': (
        "Nombre: Sara Vidal\nEmpresa: Bar Vidal\nTeléfono: 986 22 11 00\nEmail: sara@vidal-prueba.es\n"
        "Dirección: Rúa Real 5\nCP: 36201\nPoblación: Vigo",
        {'contact_name': "Sara Vidal", 'partner_name': "Bar Vidal", 'phone': '986221100', 'street': "Rúa Real 5",
         'zip': "36201", 'city': "Vigo"}, [], ["Nombre", "Población", "CP"]),
    'more lines than fields': (
        "Marta Gil Soto\nSoto Prueba SL\nMiembro de la Asociación de Conserveros\nAbierto de martes a domingo\n986 "
        "22 33 24",
        {'contact_name': "Marta Gil Soto", 'partner_name': "Soto Prueba SL", 'phone': '986223324'},
        ["Miembro de la Asociación de Conserveros", "Abierto de martes a domingo"], []),
}

# what somebody jots down of a call: whom it is about
TOLD = {
    "Llamar a Marta Ruiz de Talleres Sol, 600 123 123, quiere presupuesto":
        {'contact_name': "Marta Ruiz", 'partner_name': "Talleres Sol", 'phone': '600123123'},
    "Me ha llamado Juan Pérez, de Construcciones Vilar SL (Lugo), tel. 982 22 33 44: pide oferta de 20 ventanas":
        {'contact_name': "Juan Pérez", 'partner_name': "Construcciones Vilar SL", 'phone': '982223344'},
    "ha llamado la señora Gómez de la farmacia Nueva, que la llamemos al 986112233 mañana":
        {'contact_name': "Gómez", 'partner_name': "farmacia Nueva", 'phone': '986112233'},
    "Hablado con Iñaki Etxeberria (Ferretería Etxe) - 943 11 22 33. Interesado en catálogo":
        {'contact_name': "Iñaki Etxeberria", 'partner_name': "Ferretería Etxe", 'phone': '943112233'},
    "Contactar con Ana Gil, gerente de Hotel Miramar, ana@miramar-prueba.es, para visita en mayo":
        {'contact_name': "Ana Gil", 'partner_name': "Hotel Miramar", 'email_from': "ana@miramar-prueba.es"},
    "Trucar a la Montse Puig de Fusteria Puig, 93 123 45 67, vol pressupost":
        {'contact_name': "Montse Puig", 'partner_name': "Fusteria Puig", 'phone': '931234567'},
    "Chamar a Xoán Rial de Panadería Rial 981 11 22 33 quere orzamento":
        {'contact_name': "Xoán Rial", 'partner_name': "Panadería Rial", 'phone': '981112233'},
    "Falar com Rui Costa da Padaria Costa, 912 345 678, precisa de orçamento":
        {'contact_name': "Rui Costa", 'partner_name': "Padaria Costa", 'phone': '912345678'},
    "Please call John Smith from Acme Ltd on +44 20 7946 0958 about the quote":
        {'contact_name': "John Smith", 'partner_name': "Acme Ltd", 'phone': '442079460958'},
    "Pedir precio a Suministros Norte, 981 22 33 44": {'partner_name': "Suministros Norte", 'phone': '981223344'},
    # what is not sure stands in the notes only
    "Juan de Indalux pide que le llamen al 950 11 22 33": {'contact_name': "Juan", 'phone': '950112233'},
    "Quedar con Luis el martes": {'contact_name': "Luis"},
    "llamar a marta ruiz de talleres sol 600123123": {'phone': '600123123'},
    "Hable ayer con el gerente, quiere cambiar de proveedor": {},
}


class TestLeadCard(BaseCase):

    def assert_card(self, text, said, notes, nowhere):
        found = parse_card(text)
        for name, value in said.items():
            with self.subTest(field=name):
                if name == 'phone':
                    self.assertEqual(phone_digits(found.get('phone')), value)
                else:
                    self.assertEqual(found.get(name), value)
        for note in notes:
            with self.subTest(note=note):
                self.assertIn(note, found.get('description', ''))
        for word in nowhere:
            with self.subTest(nowhere=word):
                self.assertNotIn(word, ' '.join(found.values()))

    def test_cards(self):
        for kind, card in CARDS.items():
            with self.subTest(card=kind):
                self.assert_card(*card)

    def test_the_cards_of_the_trial(self):
        said = {
            'contact_name': "Marta Gil Soto", 'zip': "36201", 'city': "Vigo", 'street': "C/ Mayor nº 3, 2º B",
            'partner_name': "Conservas Soto Prueba S.L.", 'function': "Jefa de compras", 'phone': '600940101',
            'email_from': "marta@conservassoto-prueba.es", 'website': "www.conservassoto-prueba.es"}
        self.assert_card(
            (TRIALS / '31-pasted-card/vcard.vcf').read_text(), said, ["986 94 01 02"], ["BEGIN", "VERSION", "ORG",
            "TYPE"])
        self.assert_card((TRIALS / '31-pasted-card/firma.txt').read_text(), {
            **said, 'partner_name': "CONSERVAS SOTO PRUEBA, S.L.", 'function': "Dpto. de Compras", 'zip': "48009",
            'city': "Bilbao", 'street': "Gran Vía, 31, 2º B", 'phone': '944940102', 'website': None,
        }, ["600 94 01 01"], ["Saludos"])

    def test_cards_of_every_kind(self):
        """Forms, forwarded mails, chats, profiles and cards with every kind of label: each value in its field."""
        for kind, (text, said, notes) in card_texts.CARDS.items():
            with self.subTest(card=kind):
                self.assert_card(text, said, notes, [])

    def assert_nothing_lost(self, text):
        """Every word is in a field or in the notes, but labels, greetings and legal notices."""
        kept = tokens(' '.join(parse_card(text).values()))
        words, joined = set(kept), ''.join(kept)
        lost = [
            word for line in text.splitlines() for word in tokens(line)
            if word not in words and word not in SILENT and word not in joined and not self.is_left_out(line)]
        self.assertFalse(lost, text)

    def is_left_out(self, line):
        plain = fold(line).strip(' >*_')
        return GREETING.search(plain) or NOTICE.search(plain) or SENT_FROM.search(plain) or 'Forwarded' in line

    @settings(deadline=None, max_examples=300, suppress_health_check=list(HealthCheck))
    @given(st.lists(st.sampled_from(LINES), max_size=10))
    def test_no_word_is_lost(self, lines):
        self.assert_nothing_lost('\n'.join(line for line in lines if not self.is_left_out(line)))

    @settings(deadline=None, max_examples=200, suppress_health_check=list(HealthCheck))
    @given(st.text(st.sampled_from("aB1 .,:;/|@>-\n(+*_[]«Ñº☎"), max_size=120))
    def test_any_text_is_read(self, text):
        self.assertTrue(set(parse_card(text)) <= {
            'contact_name', 'partner_name', 'function', 'street', 'street2', 'zip', 'city', 'state', 'country', 'phone',
            'email_from', 'website', 'portfolio_vat', 'description'})

    def test_long_texts_are_read_at_once(self):
        """A whole page pasted by mistake holds nobody up, and is kept."""
        for part in ("a: ", "a.", "*a", "[", "1 ", "a@"):
            with self.subTest(part=part):
                page = (part * 15_000).strip()
                self.assertTrue(page in parse_card(f"Ana Gil\n{page}")['description'])
                self.assertEqual(parse_card(f"Tel. 986 11 22 33\n{page * 9}")['phone'], "986 11 22 33")


class TestLeadCardForm(LeadCase):

    def pasted(self, text, **values):
        view = 'crm_portfolio.crm_lead_view_form_capture'
        with Form(self.env['crm.lead'].with_user(self.ana), view=view) as form:
            for name, value in values.items():
                form[name] = value
            form.portfolio_card_text = text
        return form.record

    def test_a_representative_pastes_a_card(self):
        lead = self.pasted((TRIALS / '31-pasted-card/vcard.vcf').read_text())
        self.assertRecordValues(lead, [{
            'contact_name': "Marta Gil Soto", 'partner_name': "Conservas Soto Prueba S.L.",
            'function': "Jefa de compras",
            'street': "C/ Mayor nº 3, 2º B", 'zip': "36201", 'city': "Vigo",
            'email_from': "marta@conservassoto-prueba.es",
            'state_id': self.env.ref('base.state_es_po').id, 'country_id': self.env.ref('base.es').id}])
        self.assertIn("986 94 01 02", str(lead.description))

    def test_what_stands_there_already_stays_and_the_card_is_not_lost(self):
        lead = self.pasted("Marta Gil Soto\nSoto Prueba SL\n986 22 33 24", phone="600 11 22 33")
        self.assertEqual(lead.phone, "600 11 22 33")
        self.assertIn("986 22 33 24", str(lead.description))

    def test_what_has_no_room_says_what_it_is(self):
        """A second phone or e-mail in the notes has a label; what has one of its own keeps it."""
        for text, values, notes, without in [
            ("Marta Gil\nTel. 981 55 01 10\nMóvil 600 11 22 33", {}, ["Another phone: 600 11 22 33"], []),
            ("Marta Gil\n981 55 01 10\nmarta@soto.example.com\ninfo@soto.example.com", {},
             ["Another e-mail: info@soto.example.com"], []),
            ("BEGIN:VCARD\nVERSION:3.0\nFN:Ana Gil\nTEL;TYPE=WORK:981550110\nTEL;TYPE=CELL:600112233\nEND:VCARD", {},
             ["Another phone: 600112233"], []),
            ("Ana Gil\nTel: 981 55 01 10\nFax: 981 55 01 11", {}, ["Fax: 981 55 01 11"], ["Another phone: Fax"]),
            ("Marta Gil Soto\nSoto Prueba SL\n986 22 33 24", {'phone': "600 11 22 33"}, ["Phone: 986 22 33 24"], []),
        ]:
            with self.subTest(text=text):
                said = str(self.pasted(text, **values).description)
                for note in notes:
                    self.assertIn(note, said)
                for note in without:
                    self.assertNotIn(note, said)

    def test_of_several_cards_the_first_fills_the_form(self):
        text = "".join(
            f"BEGIN:VCARD\nVERSION:3.0\nN:{surname};Eva;;;\nTEL:{phone}\nEND:VCARD\n"
            for surname, phone in [("Soto", "986223324"), ("Lago", "981556677")])
        lead = self.env['crm.lead'].with_user(self.ana).new({'portfolio_card_text': text})
        result = lead._onchange_portfolio_card_text()
        self.assertEqual(lead.contact_name, "Eva Soto")
        self.assertIn("Eva Lago", str(lead.description))
        self.assertIn("981556677", str(lead.description))
        self.assertIn("2 cards", result['warning']['message'])

    def test_what_somebody_noted_of_a_call(self):
        for text, said in TOLD.items():
            with self.subTest(text=text):
                found = parse_card(text)
                self.assertEqual(found.pop('description'), text)
                if 'phone' in found:
                    found['phone'] = phone_digits(found['phone'])
                self.assertEqual(found, said)

    def test_a_mail_and_a_card_are_no_note_of_a_call(self):
        for text in (
                "Ana Gil\nDirectora de compras\nBar Sol SL\n986 11 22 33",
                "Buenos días,\nQuisiera presupuesto para 10 sillas\nAna Gil\nBar Sol\n986112233"):
            with self.subTest(text=text):
                found = parse_card(text)
                self.assertEqual((found['contact_name'], found['partner_name'][:7]), ("Ana Gil", "Bar Sol"))
