"""Cards as they are typed in a hurry: hidden addresses, numbers that are no phone, names in any order."""
import doctest

from odoo.tests import BaseCase

from ...tools.capture import lead_card_names, lead_card_slips, lead_codes, lead_place
from ...tools.capture.lead_card import parse_card

# each: the text, what it says, what must stand in the notes
CARDS = [
    # what somebody does, in brackets behind the name; colleagues go to the notes with their numbers
    ("Carlos Lema (Dirección) 600 730 501\nEva Lema (Compras) 600 730 502\nMuebles Lema, S.L.\ninfo@lema-prueba.es",
     {'contact_name': "Carlos Lema", 'function': "Dirección", 'phone': '600 730 501',
      'partner_name': "Muebles Lema, S.L."}, ["Eva Lema (Compras) 600 730 502"]),
    ("Rosa Pais (gerente)\nPesca Pais SL\n981 73 01 01",
     {'contact_name': "Rosa Pais", 'function': "gerente", 'partner_name': "Pesca Pais SL"}, []),
    ("Marta Ruiz (Ventas) - Luis Soto (Compras)\nTalleres Sol SL",
     {'contact_name': "Marta Ruiz", 'function': "Ventas", 'partner_name': "Talleres Sol SL"}, ["Luis Soto (Compras)"]),
    ("Cárnicas Martínez (José Luis Martínez) 968112233",
     {'contact_name': "José Luis Martínez", 'partner_name': "Cárnicas Martínez", 'function': None}, []),
    # a name between quotation marks, the surname first
    ('"Souto Vidal, Manuel" <manuel@soutovidal.es>',
     {'contact_name': "Manuel Souto Vidal", 'email_from': 'manuel@soutovidal.es'}, []),
    ("«Ana Gil»\nBar Lar SL", {'contact_name': "Ana Gil", 'partner_name': "Bar Lar SL"}, []),
    # all in one line, with dashes
    ("Peluquería Reme Prueba - Reme Ortiz - C/ Ancha, 3 - 11001 Cádiz - 956733701",
     {'partner_name': "Peluquería Reme Prueba", 'contact_name': "Reme Ortiz", 'street': "C/ Ancha, 3", 'zip': '11001',
      'city': "Cádiz", 'phone': '956733701'}, []),
    ("Talleres Paz – Pepe Ruiz – Avda. Vigo, 10 – 36003 Pontevedra",
     {'partner_name': "Talleres Paz", 'contact_name': "Pepe Ruiz", 'street': "Avda. Vigo, 10"}, []),
    ("Bar Lar - Rúa Real 3 - 36201 Vigo", {'partner_name': "Bar Lar", 'street': "Rúa Real 3", 'city': "Vigo"}, []),
    # two sentences are no name
    ("Visita a Taller Oza Prueba. Hablé con Pili, quiere presupuesto",
     {'partner_name': "Taller Oza Prueba", 'contact_name': "Pili"}, ["Hablé con Pili"]),
    ("Visita a Bar Sol. Hablé con Ana Gil. Quiere café", {'partner_name': "Bar Sol", 'contact_name': "Ana Gil"}, []),
    ("Llamar a Marta Ruiz de Talleres Hnos. Sol. Llamó ayer",
     {'partner_name': "Talleres Hnos. Sol", 'contact_name': "Marta Ruiz"}, []),
    # a zip code behind its town
    ("Bar Lar\nRúa do Mar, 3 - Noia 15200 (A Coruña)",
     {'street': "Rúa do Mar, 3", 'city': "Noia", 'zip': '15200', 'state': "A Coruña"}, []),
    ("Bar Lar\nLugar de Vilar, 8 – Arzúa (A Coruña) 15810",
     {'street': "Lugar de Vilar, 8", 'city': "Arzúa", 'zip': '15810', 'state': "A Coruña"}, []),
    ("Bar Lar\nC/ Mayor, 5. Lugo 27001", {'street': "C/ Mayor, 5", 'city': "Lugo", 'zip': '27001'}, []),
    ("Bar Lar\nC/ Mayor, 5 - 2º B 27001 Lugo", {'street': "C/ Mayor, 5 - 2º B", 'city': "Lugo", 'zip': '27001'}, []),
    # a town without a zip code, where nothing else says one
    ("Noelia Rey\nCervexas Rey SL\n📍 Rúa Real 3, Noia", {'street': "Rúa Real 3", 'city': "Noia"}, []),
    ("Bar Lar\nC/ Mayor 5, Bajo", {'street': "C/ Mayor 5, Bajo", 'city': None}, []),
    ("Bar Lar\nC/ Mayor 5, Urb. Mirador\n28220 Majadahonda",
     {'street': "C/ Mayor 5, Urb. Mirador", 'city': "Majadahonda"}, []),
    # a company that a phone keeps as a person
    ("MECARD:N:Gil\\, S.L.;TEL:600112233;;", {'partner_name': "Gil, S.L.", 'contact_name': None}, []),
    ("MECARD:N:Hijos de Gil, S.L.;;", {'partner_name': "Hijos de Gil, S.L.", 'contact_name': None}, []),
    ("BEGIN:VCARD\nN:Bodegas Rey\\, S.A.;;;;\nEND:VCARD", {'partner_name': "Bodegas Rey, S.A."}, []),
    ("MECARD:N:Gil Soto,Ana;;", {'contact_name': "Ana Gil Soto", 'partner_name': None}, []),
    # addresses that robots shall not read, and slips
    ("Ana Lamas\nlamashijos[arroba]gmail.com\n600111222",
     {'email_from': 'lamashijos@gmail.com', 'website': None, 'contact_name': "Ana Lamas", 'phone': '600111222'}, []),
    ("Hotel Sol\nana (arroba) hotelsol.es", {'email_from': 'ana@hotelsol.es', 'website': None}, []),
    ("Hotel Sol\nana AT hotelsol DOT es", {'email_from': 'ana@hotelsol.es', 'partner_name': "Hotel Sol"}, []),
    ("Bar Lar\nE-mail: lar@barlar,com", {'email_from': 'lar@barlar.com', 'partner_name': "Bar Lar"}, []),
    ("Bar Lar\nlar arroba barlar punto gal", {'email_from': 'lar@barlar.gal', 'partner_name': "Bar Lar"}, []),
    ("BEGIN:VCARD\nFN:Ana Gil\nEMAIL:ana(at)barlar.es\nEND:VCARD", {'email_from': 'ana@barlar.es'}, []),
    ("Jane Doe\nManager at Booking.com", {'email_from': None, 'website': 'Booking.com'}, []),
    # a zip code in Portuguese, a phone that a label says is one
    ("Rui Costa\nRua 5 de Outubro, 45 - 7000-854 Évora\nTlm: +351 917 000 111",
     {'phone': '+351 917 000 111', 'zip': '7000-854', 'city': "Évora", 'street': "Rua 5 de Outubro, 45"}, []),
    ("Rua Augusta 24 1100-053 Lisboa\n+351 213 000 111",
     {'phone': '+351 213 000 111', 'zip': '1100-053', 'city': "Lisboa", 'street': "Rua Augusta 24"}, []),
    ("Avda. de Vigo 1025 - 36201 Vigo\nTel. 986 11 22 33",
     {'phone': '986 11 22 33', 'zip': '36201', 'city': "Vigo"}, []),
    ("Bar Lar, desde 986 112 244\nTel. 986 11 22 33", {'phone': '986 11 22 33'}, ["986 112 244"]),
    # what the post writes behind a town is no province
    ("Jean Roux\nRoux SARL\n12 rue Neuve\n31000 Toulouse CEDEX 6\n+33 5 61 22 33 44",
     {'zip': '31000', 'city': "Toulouse CEDEX 6", 'state': None, 'country': "France"}, []),
    ("Roux SARL\n69002 Lyon Cedex (France)", {'city': "Lyon Cedex", 'state': None, 'country': "France"}, []),
    ("Novák s.r.o.\n11000 Praha 1, Chequia", {'city': "Praha 1", 'state': None, 'country': "Chequia"}, []),
    ("Bar Lar\n36201 Vigo 986 11 22 33", {'city': "Vigo", 'state': None, 'phone': '986 11 22 33'}, []),
    # numbers of orders and customers
    ("Bar Pepe\nNº cliente 00431\n986112233", {'phone': '986112233', 'zip': None, 'street': None}, ["00431"]),
    ("Cliente nº 10234\nBar Pepe", {'partner_name': "Bar Pepe", 'zip': None, 'phone': None}, ["Cliente nº 10234"]),
    ("Ref. 28014 Pedido\nBar Pepe", {'partner_name': "Bar Pepe", 'zip': None, 'city': None}, ["Ref. 28014 Pedido"]),
    ("Bar Pepe\nPedido 2026/00123", {'partner_name': "Bar Pepe", 'phone': None}, ["Pedido 2026/00123"]),
    ("Nº de pedido: 981234567\nBar Sol\n986111222", {'phone': '986111222'}, ["981234567"]),
    ("Bar Sol\nAlbarà núm. 17001", {'zip': None, 'partner_name': "Bar Sol"}, ["17001"]),
    ("Bar Sol\nFatura n.º 2026/000123456", {'phone': None, 'partner_name': "Bar Sol"}, ["2026/000123456"]),
    ("Bar Sol\nAtención al cliente 900 123 456", {'phone': '900 123 456'}, []),
    ("Bar Sol\nPedidos: 986 11 22 33", {'phone': '986 11 22 33'}, []),
    # a Portuguese tax number is no phone, however it stands there
    ("Bar Sol\nContribuinte n.º 500000000\nTel 210000000",
     {'portfolio_vat': '500000000', 'phone': '210000000', 'partner_name': "Bar Sol"}, []),
    ("NIF: 500 000 000\nTel 210000000", {'portfolio_vat': '500000000', 'phone': '210000000'}, []),
    ("Contribuinte n.º 500000000", {'portfolio_vat': '500000000', 'phone': None, 'partner_name': None}, []),
    ("Café Sol\nN.º de contribuinte: 500.000.000", {'portfolio_vat': '500000000', 'phone': None}, []),
    ("Café Sol\nNIPC PT 500 000 000\n253 100 200", {'portfolio_vat': 'PT500000000', 'phone': '253 100 200'}, []),
    # a day of a format is no phone
    ("BEGIN:VCARD\nFN:Ana Gil\nTEL:600112233\nBDAY:19800102\nEND:VCARD", {'phone': '600112233'},
     ["BDAY: 19800102"]),
    ("BEGIN:VCARD\nFN:Ana Gil\nANNIVERSARY:2010-05-05\nEND:VCARD", {'phone': None}, ["ANNIVERSARY: 2010-05-05"]),
    ("MECARD:N:Gil,Ana;BDAY:19800102;TEL:600112233;;", {'phone': '600112233'}, ["BDAY: 19800102"]),
    # who signs in English: the first name above the whole one, degrees, pronouns, postcodes
    ("Best,\nSarah\n\nSarah Whitfield (she/her)\nBuyer\nWhitfield Test Ltd",
     {'contact_name': "Sarah Whitfield", 'partner_name': "Whitfield Test Ltd"}, ["(she/her)"]),
    ("Best,\nSarah\nSarah Whitfield\nsarah@whitfieldtest.co.uk",
     {'contact_name': "Sarah Whitfield", 'partner_name': None}, []),
    ("Dr. Fiona O'Neill, PhD\nBrightwater Test Ltd", {'contact_name': "Fiona O'Neill"}, ["PhD"]),
    ("John Hart MBA\nHart Test Ltd", {'contact_name': "John Hart"}, ["MBA"]),
    ("Whitfield Test Ltd\n12 King Street, Manchester, M2 4LQ, United Kingdom",
     {'street': "12 King Street", 'city': "Manchester", 'zip': 'M2 4LQ', 'country': "United Kingdom"}, []),
    ("Brightwater Test Ltd\nUnit 4, Harbour Road\nCork T12 X2YZ\nIreland",
     {'street': "Unit 4, Harbour Road", 'city': "Cork", 'zip': 'T12 X2YZ', 'country': "Ireland"}, []),
    ("Hart Test Ltd\n5 Eyre Square, Galway, H91 A2B3, Ireland",
     {'street': "5 Eyre Square", 'city': "Galway", 'zip': 'H91 A2B3', 'country': "Ireland"}, []),
    # a first name beside a company
    ("Pepe (Bar Manolo Prueba)", {'contact_name': "Pepe", 'partner_name': "Bar Manolo Prueba"}, []),
    ("Loli - Hostal Fariña\n986112233", {'contact_name': "Loli", 'partner_name': "Hostal Fariña"}, []),
    ("Talleres Paz (Xavi) 600112233", {'contact_name': "Xavi", 'partner_name': "Talleres Paz"}, []),
    ("Bar Manolo (Vigo)", {'contact_name': None}, []),
    ("Pepe (tardes)", {'contact_name': None}, []),
    ("Bar Lola - Pepe Prueba SL", {'contact_name': None}, []),
    # a profession below a name
    ("Dra. Amparo Lis\nOdontóloga\nClínica Dental Sonrisa\n963510000",
     {'contact_name': "Amparo Lis", 'function': "Odontóloga", 'partner_name': "Clínica Dental Sonrisa"}, []),
    ("Clínica Dental Sonrisa\nDra. Amparo Lis\nOdontóloga\nColegiada nº 46001234",
     {'contact_name': "Amparo Lis", 'function': "Odontóloga", 'partner_name': "Clínica Dental Sonrisa"}, []),
    ("Ana Gil Soto\nPsicóloga clínica\n600112233", {'function': "Psicóloga clínica"}, []),
    ("Pere Puig Vila\nVeterinari\nCentre Vet Puig SL", {'function': "Veterinari"}, []),
    ("Veterinaria Sol\n600112233", {'function': None, 'partner_name': "Veterinaria Sol"}, []),
    # a contact that is handed on in one sentence
    ("Te paso contacto: Loli, la encargada del Hostal Prueba Fariña, 986 73 73 73, hostal@gmail.com, está en O Grove",
     {'contact_name': "Loli", 'partner_name': "Hostal Prueba Fariña", 'phone': '986 73 73 73', 'function': None},
     ["está en O Grove"]),
    ("Et passo el contacte de la Marta Vila de Pastisseria Vila 972112233",
     {'contact_name': "Marta Vila", 'partner_name': "Pastisseria Vila", 'phone': '972112233'}, []),
    ("Os dejo el teléfono de Pepe Ruiz, Bar Sol: 600112233", {'contact_name': "Pepe Ruiz", 'phone': '600112233'}, []),
    ("Te paso mis datos:\nAna Gil\nBar Sol\n600112233", {'contact_name': "Ana Gil", 'partner_name': "Bar Sol"}, []),
    # the stars of a hotel are part of its name
    ("Hotel Marina Prova ****\nTel. 972 81 70 00", {'partner_name': "Hotel Marina Prova ****"}, []),
    ("*Ana Gil*\nHotel Sol *****", {'contact_name': "Ana Gil", 'partner_name': "Hotel Sol *****"}, []),
    ("Hostal Lar **\n600112233", {'partner_name': "Hostal Lar **"}, []),
    # industrial estates
    ("Têxteis Teste, S.A.\nZona Industrial de Pevidém, Lote 12\n4835-300 Guimarães",
     {'street': "Zona Industrial de Pevidém, Lote 12", 'zip': '4835-300', 'contact_name': None}, []),
    ("Freire Teste SL\nPlataforma Logística PLISAN, Parcela 7\n36457 Salvaterra",
     {'street': "Plataforma Logística PLISAN, Parcela 7", 'city': "Salvaterra", 'function': None}, []),
    ("Freire Teste SL\nPlataforma Logística PLISAN, Parcela 7 · 36457 Salvaterra de Miño (Pontevedra)",
     {'street': "Plataforma Logística PLISAN, Parcela 7", 'zip': '36457', 'function': None}, []),
    ("Cargas Prueba SL\nZona Franca, Calle 3, nave 5\n08040 Barcelona",
     {'street': "Zona Franca, Calle 3, nave 5", 'city': "Barcelona"}, []),
    ("Plataforma Logística Sol, S.L.\n986112233",
     {'partner_name': "Plataforma Logística Sol, S.L.", 'street': None}, []),
    ("Centro Empresarial\n986112233", {'partner_name': "Centro Empresarial", 'street': None}, []),
    ("Factura A12 345B\nBar Sol", {'partner_name': "Bar Sol", 'zip': None, 'city': None}, []),
    ("Bar Sol\nLote 20260012", {'street': None}, ["Lote 20260012"]),
    # greetings in two languages, and where nobody is named
    ("Com os melhores cumprimentos / Best regards,\n\nInês Carvalho\nTêxteis Teste, S.A.\n253 100 200",
     {'contact_name': "Inês Carvalho", 'description': None}, []),
    ("Salutacions / Saludos\nPere Puig Vila\nPuig Teste SL", {'description': None}, []),
    ("Bar Sol\n986112233\nSíguenos en LinkedIn | Instagram | X", {'description': None}, []),
    ("Bar Sol\n986112233\nSegueix-nos a les xarxes socials!", {'description': None}, []),
    ("Bar Sol\n986112233\nSíguenos en Instagram @barsol", {'partner_name': "Bar Sol"}, ["@barsol"]),
    ("Bar Sol\nTel.: 210 000 000\nTelem.: 93 000 00 00", {'phone': '210 000 000', 'description': '93 000 00 00'}, []),
    ("Bar Sol\n986112233\n655.44.33.22\nWhatsApp: 655 44 33 22", {'description': '655.44.33.22'}, []),
    # a link to a number has settings, of which the extension counts
    ("BEGIN:VCARD\nFN:Rui\nTEL;VALUE=uri:tel:+351-22-123-45-67;ext=102\nEND:VCARD",
     {'phone': '+351-22-123-45-67'}, ["+351-22-123-45-67 ext. 102"]),
    ("BEGIN:VCARD\nFN:Rui\nTEL;VALUE=uri:tel:221234567;phone-context=+351\nEND:VCARD", {'phone': '221234567'}, []),
    ("BEGIN:VCARD\nFN:Rui\nTEL;TYPE=fax:tel:+351-22-123-45-67;ext=3\nEND:VCARD", {'phone': None}, ["Fax", "ext. 3"]),
    # when somebody answers is neither figures of his number nor a name
    ("Bar Sol\nTelf. 93 666 00 00 (9 a 14 h)", {'phone': '93 666 00 00', 'partner_name': "Bar Sol"}, ["(9 a 14 h)"]),
    ("Telf. 93 666 00 00 (9 a 14 h)", {'phone': '93 666 00 00', 'partner_name': None}, ["(9 a 14 h)"]),
    ("Tel. 93 666 00 00 (de 9 a 14h)", {'phone': '93 666 00 00', 'partner_name': None}, ["(de 9 a 14h)"]),
    ("Tel. 93 666 00 00 (lun-vie)", {'phone': '93 666 00 00', 'partner_name': None}, ["(lun-vie)"]),
    ("Tel. 986 11 22 33 (L-V 9:00-14:00)\nBar Sol", {'phone': '986 11 22 33', 'partner_name': "Bar Sol"}, ["L-V"]),
    ("Bar Sol\n986 11 22 33 tardes", {'phone': '986 11 22 33', 'partner_name': "Bar Sol"}, ["tardes"]),
    ("Bar Sol\nL-V 9-14h", {'partner_name': "Bar Sol", 'contact_name': None}, ["L-V 9-14h"]),
    ("Marc Soler\na/e: msoler@solerprova.cat",
     {'contact_name': "Marc Soler", 'partner_name': None, 'email_from': 'msoler@solerprova.cat'}, []),
    ("Marc Soler\na/e msoler@solerprova.cat", {'contact_name': "Marc Soler", 'partner_name': None}, []),
    ("Marc Soler\nAdreça electrònica: msoler@solerprova.cat", {'contact_name': "Marc Soler"}, []),
    # what a company says of itself is not its name
    ("LA TAHONA DE TERE\nObrador artesano desde 1987\n986112233",
     {'partner_name': "LA TAHONA DE TERE", 'contact_name': None}, ["Obrador artesano desde 1987"]),
    ("O FORNO DE LOLA\nPanadería artesana\n986112233", {'partner_name': "O FORNO DE LOLA"}, ["Panadería artesana"]),
    ("EL RINCÓN DE XAN\nTaberna gallega de siempre\n986112233",
     {'partner_name': "EL RINCÓN DE XAN", 'contact_name': None}, ["Taberna gallega de siempre"]),
    ("Ana Gil\nTaller de costura\n986112233", {'partner_name': "Taller de costura", 'contact_name': "Ana Gil"}, []),
    # a town and its zip code in either order
    ("Bar Pepe\nMurcia 30001", {'partner_name': "Bar Pepe", 'city': "Murcia", 'zip': '30001', 'street': None}, []),
    ("Bar Pepe\nVigo 36201 (Pontevedra)", {'city': "Vigo", 'zip': '36201', 'state': "Pontevedra"}, []),
    ("Bar Pepe\nC/ Real 5, O Porriño 36400", {'city': "O Porriño", 'zip': '36400', 'street': "C/ Real 5"}, []),
    ("Lladurs, 25283 Lleida", {'city': "Lladurs", 'zip': '25283', 'state': "Lleida", 'street': None}, []),
    ("Mercado Central, 46001 Valencia", {'city': "Valencia", 'street': "Mercado Central", 'state': None}, []),
    ("Hotel Miramar, 17310 Lloret de Mar", {'city': "Lloret de Mar", 'zip': '17310'}, []),
    # who has no company, and whose name it is
    ("Ana Gil\nFreelance\n600111222", {'contact_name': "Ana Gil", 'partner_name': None, 'function': "Freelance"}, []),
    ("Nombre: Ana Gil\nEmpresa: Autónoma", {'contact_name': "Ana Gil", 'partner_name': None}, []),
    ("Nombre: Ana Gil\nEmpresa: Particular", {'contact_name': "Ana Gil", 'partner_name': None}, ["Particular"]),
    ("Mª Dolores\n600111222", {'contact_name': "Mª Dolores", 'partner_name': None}, []),
    ("M.ª José Gil\nBar Sol", {'contact_name': "M.ª José Gil", 'partner_name': "Bar Sol"}, []),
    ("F. Javier Ruiz\nBar Sol", {'contact_name': "F. Javier Ruiz", 'partner_name': "Bar Sol"}, []),
    ("Hotel Miramar\n981223344", {'partner_name': "Hotel Miramar", 'contact_name': None}, []),
    ("Carmen Peluqueros\n981223344", {'partner_name': "Carmen Peluqueros", 'contact_name': None}, []),
    ("Jose Luis Martinez (Carnicas Martinez) 968112233",
     {'contact_name': "Jose Luis Martinez", 'partner_name': "Carnicas Martinez", 'phone': '968112233'}, []),
    ("Pepe Ruiz - Talleres Paz - 600112233",
     {'contact_name': "Pepe Ruiz", 'partner_name': "Talleres Paz", 'phone': '600112233'}, []),
    ("Pastisseria Vila (Marta Vila) 972112233", {'contact_name': "Marta Vila", 'partner_name': "Pastisseria Vila"}, []),
    ("Dña. Concepción de la Torre y Ruiz de Alarcón\n600112233",
     {'contact_name': "Concepción de la Torre y Ruiz de Alarcón", 'partner_name': None}, []),
    ("Francesc Xavier Puigdomènech i Vall-llobera\n600112233",
     {'contact_name': "Francesc Xavier Puigdomènech i Vall-llobera", 'partner_name': None}, []),
    ("Dr. med. vet. Jürgen Weiß\nTierklinik GmbH",
     {'contact_name': "Jürgen Weiß", 'partner_name': "Tierklinik GmbH"}, []),
    # several phones behind one label, with a dash between
    ("Bar Sol\nTfnos. 967 21 22 23 - 967 21 22 24", {'phone': '967 21 22 23', 'partner_name': "Bar Sol"},
     ["967 21 22 24"]),
    ("Bar Sol\nTeléfonos 967212223-967212224", {'phone': '967212223', 'partner_name': "Bar Sol"}, ["967212224"]),
    ("Bar Sol\nTlfs: 967.21.22.23 - 600.11.22.33 - 967.21.22.25", {'phone': '967.21.22.23'},
     ["600.11.22.33", "967.21.22.25"]),
    # the tax ID that a notice tells of who sends it
    ("Ana Rivas Gil\nRivas, S.L.\nana@rivas.es\n\nAVISO LEGAL: Este mensaje es confidencial. Rivas, S.L., CIF A46000018"
     ", inscrita en el Registro.", {'portfolio_vat': 'A46000018', 'partner_name': "Rivas, S.L."}, []),
    ("Ana Rivas Gil\nRivas, S.L.\nEste correo es confidencial y se dirige solo a su destinatario, nadie más.\n"
     "Responsable: Rivas, S.L., con N.I.F. nº A-46000014, Vigo", {'portfolio_vat': 'A46000014'}, []),
    ("Rivas, S.L.\nNIF B12345674\nana@rivas.es\n986112233\n\nAviso legal: le escribe Rivas, S.L. (CIF: A46000018).",
     {'portfolio_vat': 'B12345674'}, ["A46000018"]),
    # jobs in Catalan
    ("Pep Roca Vidal\nGerent\nFustes Roca, SL", {'function': "Gerent", 'contact_name': "Pep Roca Vidal"}, []),
    ("Anna Puig - Encarregada\nFustes Roca, SL", {'function': "Encarregada", 'contact_name': "Anna Puig"}, []),
    ("Jordi Pla Mas, Propietari\nFustes Roca, SL", {'function': "Propietari", 'contact_name': "Jordi Pla Mas"}, []),
    # what a house does is nobody's job
    ("Asesoría Fiscal y Contable\nGestoría Puente, S.L.\n986112233",
     {'function': None, 'partner_name': "Gestoría Puente, S.L."}, ["Asesoría Fiscal y Contable"]),
    ("ADMINISTRACIÓN DE FINCAS\nFincas Sol, S.L.\n986112233", {'function': None, 'partner_name': "Fincas Sol, S.L."},
     ["ADMINISTRACIÓN DE FINCAS"]),
    ("Asesoría Contable y Laboral\nGestoría Puente\nLuis Puente Gil",
     {'function': None, 'partner_name': "Gestoría Puente", 'contact_name': "Luis Puente Gil"},
     ["Asesoría Contable y Laboral"]),
    ("Prof. Dr. Inês d'Almeida\n600112233", {'contact_name': "Inês d'Almeida", 'partner_name': None}, []),
]


class TestLeadCardSlips(BaseCase):

    def test_examples(self):
        for module in (lead_card_names, lead_card_slips, lead_codes, lead_place):
            self.assertFalse(doctest.testmod(module).failed)

    def test_cards(self):
        for text, said, notes in CARDS:
            found = parse_card(text)
            with self.subTest(text=text):
                self.assertEqual({name: found.get(name) for name in said}, said)
                for note in notes:
                    self.assertIn(note, found.get('description', ''))
