"""Cards, ends of e-mails, forms and messages as people paste them. Each: the text, what it says, what the notes have.

Persons and companies are invented. Of a phone the digits count.
"""
from textwrap import dedent


def card(text, *notes, **said):
    return dedent(text).strip('\n'), said, notes


CARDS = {
    'letters for labels, bars between them': card(
        """
        Ana Rivas Gil
        Directora de compras
        Conservas Rivas, S.L.
        T 91 123 45 67 | M 600 111 222 | E ana@rivas-prueba.es
        """, "600 111 222", contact_name="Ana Rivas Gil", function="Directora de compras",
        partner_name="Conservas Rivas, S.L.", phone='911234567', email_from="ana@rivas-prueba.es"),
    'letters for labels, nothing between them': card(
        """
        Tom Hughes
        Head of Procurement
        Greenfield Foods Ltd
        T: +44 161 496 0123 M: +44 7700 900456 E: tom@greenfield.co.uk W: greenfield.co.uk
        """, "+44 7700 900456", contact_name="Tom Hughes", function="Head of Procurement",
        partner_name="Greenfield Foods Ltd", phone='441614960123', email_from="tom@greenfield.co.uk",
        website="greenfield.co.uk"),
    'domains of two parts': card(
        """
        Lucía Fernández
        Gerente de compras
        Distribuidora Austral S.A.
        www.austral.com.ar
        lucia@austral.com.ar
        Tel: +54 11 4321 9876
        Buenos Aires, Argentina
        """, contact_name="Lucía Fernández", website="www.austral.com.ar", email_from="lucia@austral.com.ar",
        phone='541143219876', city="Buenos Aires", country="Argentina", function="Gerente de compras",
        partner_name="Distribuidora Austral S.A."),
    'town and country with a dash': card(
        """
        Inês Moura
        Responsável de Compras
        Mercearia Moura, Lda.
        Porto – Portugal
        Tlm. +351 912 345 111
        ines@moura-prueba.com.pt
        """, contact_name="Inês Moura", function="Responsável de Compras", partner_name="Mercearia Moura, Lda.",
        city="Porto", country="Portugal", phone='351912345111', email_from="ines@moura-prueba.com.pt"),
    'labels in one line with bars': card(
        """
        Nombre: Carlos / Apellidos: Soto Vidal
        Empresa: Talleres Soto / Cargo: Gerente
        Teléfono: 981 22 33 40 / Email: carlos@soto-prueba.es
        """, contact_name="Carlos Soto Vidal", partner_name="Talleres Soto", function="Gerente", phone='981223340',
        email_from="carlos@soto-prueba.es"),
    'a form sent by mail': card(
        """
        Nombre: Ana
        Empresa: Panadería Lago
        Teléfono: 986 10 20 30
        Correo electrónico: ana@lago-prueba.es
        Mensaje: Queremos precios de harina
        para tres tiendas, antes del lunes.
        """, "Queremos precios de harina", "para tres tiendas, antes del lunes.", contact_name="Ana",
        partner_name="Panadería Lago", phone='986102030', email_from="ana@lago-prueba.es"),
    'a form whose values stand below their labels': card(
        """
        Nombre y apellidos:
        Marcos Leal Prieto
        Empresa:
        Hostal Leal
        Teléfono:
        923 11 22 33
        Población:
        Béjar
        Consulta:
        Tarifas de lavandería
        """, "Tarifas de lavandería", contact_name="Marcos Leal Prieto", partner_name="Hostal Leal",
        phone='923112233', city="Béjar"),
    'a form in English': card(
        """
        First Name: Grace
        Last Name: Okoro
        Company: Okoro Trading
        Job Title: Buyer
        Phone: +44 20 7946 0321
        Email: grace@okoro-prueba.org.uk
        Country: United Kingdom
        Message: Please call me about olive oil.
        """, "Please call me about olive oil.", contact_name="Grace Okoro", partner_name="Okoro Trading",
        function="Buyer", phone='442079460321', email_from="grace@okoro-prueba.org.uk", country="United Kingdom"),
    'a form in Catalan': card(
        """
        Nom: Jordi
        Cognoms: Serra Puig
        Empresa: Fusteria Serra
        Telèfon: 972 33 44 55
        Correu electrònic: jordi@serra-prueba.cat
        Població: Olot
        Missatge: Necessitem ferratges.
        """, "Necessitem ferratges.", contact_name="Jordi Serra Puig", partner_name="Fusteria Serra",
        phone='972334455', email_from="jordi@serra-prueba.cat", city="Olot"),
    'a form in Portuguese': card(
        """
        Nome: Rui Pinto
        Empresa: Café Pinto
        Telemóvel: 912 333 444
        E-mail: rui@pinto-prueba.pt
        Morada: Rua das Flores 8
        Código Postal: 4050-262
        Localidade: Porto
        Mensagem: Queria um orçamento.
        """, "Queria um orçamento.", contact_name="Rui Pinto", partner_name="Café Pinto", phone='912333444',
        email_from="rui@pinto-prueba.pt", street="Rua das Flores 8", zip="4050-262", city="Porto"),
    'Basque': card(
        """
        Agur bero bat,

        Miren Etxeberria Olano
        Erosketa arduraduna
        Olano Janariak, S.L.
        Helbidea: Zubieta kalea 14, 20007 Donostia
        Tel.: 943 11 22 33
        Mugikorra: 655 11 22 33
        Posta elektronikoa: miren@olano-prueba.eus
        """, "655 11 22 33", contact_name="Miren Etxeberria Olano", function="Erosketa arduraduna",
        partner_name="Olano Janariak, S.L.", street="Zubieta kalea 14", zip="20007", city="Donostia",
        phone='943112233', email_from="miren@olano-prueba.eus"),
    'a forwarded mail of Outlook': card(
        """
        De: Marta Gil Soto <marta@soto-prueba.es>
        Enviado: lunes, 2 de marzo de 2026 9:14
        Para: Ventas <ventas@nuestra-prueba.com>
        CC: jefe@nuestra-prueba.com
        Asunto: Pedido de latas

        Buenos días:

        Necesitamos 200 latas.

        Un saludo,

        Marta Gil Soto
        Jefa de compras
        Conservas Soto, S.L.
        Tel. 986 94 01 02
        """, "Pedido de latas", "lunes, 2 de marzo de 2026 9:14", "ventas@nuestra-prueba.com",
        "Necesitamos 200 latas.", contact_name="Marta Gil Soto", email_from="marta@soto-prueba.es",
        function="Jefa de compras", partner_name="Conservas Soto, S.L.", phone='986940102'),
    'a forwarded mail of Gmail, quoted': card(
        """
        ---------- Forwarded message ---------
        From: Paul Lane <paul.lane@lane-prueba.com.au>
        Date: Tue, 3 Mar 2026 at 10:00
        Subject: Price list
        To: <sales@ours-prueba.com>

        > Could you send the price list?
        >
        > Best regards,
        > Paul Lane
        > Operations Director
        > Lane Imports Pty Ltd
        > M: +61 412 345 678
        """, "Price list", "sales@ours-prueba.com", "Could you send the price list?", contact_name="Paul Lane",
        email_from="paul.lane@lane-prueba.com.au", function="Operations Director", partner_name="Lane Imports Pty Ltd",
        phone='61412345678'),
    'an answer with the one before below it': card(
        """
        Perfecto, adelante.

        Saludos,
        Nuria Pons
        Responsable d'administració
        Impremta Pons
        93 222 33 44

        El mar, 3 mar 2026 a las 12:00, Ventas (<ventas@nuestra-prueba.com>) escribió:
        > Le adjunto la oferta.
        """, "Perfecto, adelante.", "Le adjunto la oferta.", "ventas@nuestra-prueba.com", contact_name="Nuria Pons",
        function="Responsable d'administració", partner_name="Impremta Pons", phone='932223344', email_from=None),
    'LinkedIn': card(
        """
        Sara Montes Vega
        Directora de Compras en Grupo Montes
        Zaragoza, Aragón, España
        Información de contacto
        Más de 500 contactos
        """, "Más de 500 contactos", contact_name="Sara Montes Vega", function="Directora de Compras",
        partner_name="Grupo Montes", city="Zaragoza", country="España"),
    'LinkedIn in English': card(
        """
        Peter Novak
        Purchasing Manager at Novak Foods
        Manchester, England, United Kingdom
        500+ connections
        """, "500+ connections", contact_name="Peter Novak", function="Purchasing Manager",
        partner_name="Novak Foods", city="Manchester", country="United Kingdom"),
    'WhatsApp': card(
        """
        [12/3/26, 10:15:02] Rosa Castro: Hola, soy Rosa de Bar Castro
        [12/3/26, 10:16:40] Rosa Castro: mi correo es rosa@castro-prueba.es
        """, "soy Rosa de Bar Castro", "12/3/26", contact_name="Rosa Castro", email_from="rosa@castro-prueba.es"),
    'WhatsApp of a number': card(
        """
        12/3/26, 10:15 - +34 622 33 44 55: Buenas, quería hacer un pedido
        12/3/26, 10:16 - +34 622 33 44 55: Soy Luis
        """, "Buenas, quería hacer un pedido", "Soy Luis", phone='622334455'),
    'a notice below, and a line below that': card(
        """
        Irene Sanz
        Dpto. de Administración
        Aceites Sanz SL
        953 11 22 33
        administracion@sanz-prueba.es

        AVISO DE CONFIDENCIALIDAD. Este mensaje y sus anexos se dirigen exclusivamente a su destinatario.
        Si lo ha recibido por error, le rogamos que lo comunique y lo destruya.

        Horario: de 8 a 15 h
        """, "Horario: de 8 a 15 h", contact_name="Irene Sanz", function="Dpto. de Administración",
        partner_name="Aceites Sanz SL", phone='953112233', email_from="administracion@sanz-prueba.es"),
    'consent of a form is no notice': card(
        """
        Nombre: Olga Ramos
        Protección de datos: acepto
        Teléfono: 976 11 22 33
        """, "Protección de datos: acepto", contact_name="Olga Ramos", phone='976112233'),
    'vCard 2.1 with quoted lines': card(
        """
        BEGIN:VCARD
        VERSION:2.1
        N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C3=81lvarez=20Mu=C3=B1oz;Jos=C3=A9
        TITLE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Jefe=20de=20almac=C3=A9n
        TEL;CELL;VOICE:666 77 88 99
        NOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Llamar=20por=0D=0A=
        la=20ma=C3=B1ana
        END:VCARD
        """, "Llamar por", "la mañana", contact_name="José Álvarez Muñoz", function="Jefe de almacén",
        phone='666778899'),
    'vCard 4 with preferences': card(
        """
        BEGIN:VCARD
        VERSION:4.0
        FN:Laia Ferrer i Coll
        N:Ferrer i Coll;Laia;;;
        ORG:Vins Ferrer;Exportació
        TITLE:Export Manager
        TEL;TYPE="work,voice";VALUE=uri;PREF=2:tel:+34-972-11-22-44
        TEL;TYPE=cell;VALUE=uri;PREF=1:tel:+34-611-22-33-55
        EMAIL;TYPE=work:laia@ferrer-prueba.cat
        URL;TYPE=work:https://www.ferrer-prueba.cat
        ADR;TYPE=work;LABEL="Camí Vell 3":;;Camí Vell 3;Begur;Girona;17255;Espanya
        BDAY:19800101
        END:VCARD
        """, "Exportació", "972-11-22-44", "19800101", contact_name="Laia Ferrer i Coll", partner_name="Vins Ferrer",
        function="Export Manager", phone='611223355', email_from="laia@ferrer-prueba.cat",
        website="www.ferrer-prueba.cat", street="Camí Vell 3", city="Begur", zip="17255", state="Girona",
        country="Espanya"),
    'two vCards': card(
        """
        BEGIN:VCARD
        VERSION:3.0
        N:Gil Soto;Marta;;;
        ORG:Conservas Soto
        TEL:986940102
        END:VCARD
        BEGIN:VCARD
        VERSION:3.0
        N:Rey Paz;Manuel;;;
        ORG:Talleres Rey
        TEL:982223308
        EMAIL:manuel@rey-prueba.es
        END:VCARD
        """, "Manuel Rey Paz", "Talleres Rey", "982223308", "manuel@rey-prueba.es", contact_name="Marta Gil Soto",
        partner_name="Conservas Soto", phone='986940102'),
    'MECARD with two surnames': card(
        "MECARD:N:Lema Pazos,Antón;ORG:Granxa Lema;TEL:+34981556677;EMAIL:anton@lema-prueba.gal;;",
        contact_name="Antón Lema Pazos", partner_name="Granxa Lema", phone='981556677',
        email_from="anton@lema-prueba.gal"),
    'the company first, all in capitals': card(
        """
        SUMINISTROS COSTA SL
        JAVIER COSTA RUIZ
        GERENTE
        POL. IND. LA PALMERA, NAVE 7
        41703 DOS HERMANAS (SEVILLA)
        TLF: 955 11 22 33  FAX: 955 11 22 34
        JCOSTA@COSTA-PRUEBA.ES
        """, "955 11 22 34", partner_name="SUMINISTROS COSTA SL", contact_name="JAVIER COSTA RUIZ",
        function="GERENTE", street="POL. IND. LA PALMERA, NAVE 7", zip="41703", city="DOS HERMANAS", state="SEVILLA",
        phone='955112233', email_from="JCOSTA@COSTA-PRUEBA.ES"),
    'all in one line with commas': card(
        "Pilar Nieto, Responsable de compras, Clínica Nieto, 968 11 22 33, pilar@nieto-prueba.es",
        contact_name="Pilar Nieto", function="Responsable de compras", partner_name="Clínica Nieto",
        phone='968112233', email_from="pilar@nieto-prueba.es"),
    'symbols for labels': card(
        """
        Diego Marín
        Comercial
        Frutas Marín S.Coop.
        ☎ 968 33 44 55
        📱 644 33 44 55
        ✉ diego@marin-prueba.es
        🌐 marin-prueba.es
        📍 Avda. Murcia 12, 30800 Lorca
        """, "644 33 44 55", contact_name="Diego Marín", function="Comercial", partner_name="Frutas Marín S.Coop.",
        phone='968334455', email_from="diego@marin-prueba.es", website="marin-prueba.es", street="Avda. Murcia 12",
        zip="30800", city="Lorca"),
    'Galician with enderezo': card(
        """
        Saúdos,
        Uxía Blanco
        Responsable de calidade
        Adega Blanco SLU
        Enderezo: Rúa do Viño 4, 36630 Cambados
        Teléfono: 986 54 33 22
        Web: adegablanco.gal
        """, contact_name="Uxía Blanco", function="Responsable de calidade", partner_name="Adega Blanco SLU",
        street="Rúa do Viño 4", zip="36630", city="Cambados", phone='986543322', website="adegablanco.gal"),
    'town and province without zip code': card(
        """
        Pedro Luna
        Maquinaria Luna S.A.
        Villena (Alicante)
        965 11 22 33
        """, contact_name="Pedro Luna", partner_name="Maquinaria Luna S.A.", city="Villena", state="Alicante",
        phone='965112233'),
    'French number, country in its own line': card(
        """
        Claire Dubois
        Responsable achats
        Épicerie Dubois SARL
        12 rue des Lilas
        64200 Biarritz
        France
        Tél. : +33 5 59 11 22 33
        claire@dubois-prueba.fr
        """, contact_name="Claire Dubois", partner_name="Épicerie Dubois SARL", function="Responsable achats",
        street="12 rue des Lilas", zip="64200", city="Biarritz", country="France", phone='33559112233',
        email_from="claire@dubois-prueba.fr"),
    'name with an academic title': card(
        """
        Dra. Elena Prado Ríos
        Directora médica
        Clínica Prado, S.L.P.
        C/ Sol, 4 - 1º A
        47001 Valladolid
        983 11 22 33
        """, contact_name="Elena Prado Ríos", function="Directora médica", partner_name="Clínica Prado, S.L.P.",
        street="C/ Sol, 4 - 1º A", zip="47001", city="Valladolid", phone='983112233'),
    'social networks': card(
        """
        Bea Otero
        CEO
        Otero Diseño
        bea@otero-prueba.com
        LinkedIn: linkedin.com/in/beaotero
        Instagram: @oterodiseno
        600 22 33 44
        """, "linkedin.com/in/beaotero", "oterodiseno", contact_name="Bea Otero", function="CEO",
        partner_name="Otero Diseño", email_from="bea@otero-prueba.com", phone='600223344'),
    'two persons': card(
        """
        Bodegas Alba S.L.
        Contacto: Luis Alba (gerente) 941 11 22 33
        Compras: Eva Sáez 941 11 22 34
        """, "Eva Sáez", "941 11 22 34", partner_name="Bodegas Alba S.L.", phone='941112233'),
    'extension and internal number': card(
        """
        Raúl Campos
        Hotel Campos
        Tel. 922 11 22 33 ext. 401
        reservas@campos-prueba.es
        """, "ext. 401", contact_name="Raúl Campos", partner_name="Hotel Campos", phone='922112233',
        email_from="reservas@campos-prueba.es"),
    'tax ID with its label': card(
        """
        Electricidad Robles S.L.U.
        C.I.F. B-12345674
        C/ Mayor 1, bajo
        09003 Burgos
        Att. Jesús Robles
        """, partner_name="Electricidad Robles S.L.U.", portfolio_vat="B12345674", street="C/ Mayor 1, bajo",
        zip="09003", city="Burgos", contact_name="Jesús Robles"),
    'name, job and company in one line with dashes': card(
        """
        Óscar Vidal – Jefe de taller – Autos Vidal
        Móvil 655 44 33 22
        """, contact_name="Óscar Vidal", function="Jefe de taller", partner_name="Autos Vidal", phone='655443322'),
    'sent from a phone': card(
        """
        Luego te llamo.

        Álvaro Núñez
        Reformas Núñez
        616 11 22 33

        Enviado desde mi iPhone
        """, "Luego te llamo.", contact_name="Álvaro Núñez", partner_name="Reformas Núñez", phone='616112233'),
    'markdown of a mail program': card(
        """
        *Teresa Gallo Mora*
        _Jefa de Administración_
        **Gráficas Gallo, S.A.**
        Tel. [947 11 22 33](tel:947112233)
        [teresa@gallo-prueba.es](mailto:teresa@gallo-prueba.es)
        """, contact_name="Teresa Gallo Mora", function="Jefa de Administración", partner_name="Gráficas Gallo, S.A.",
        phone='947112233', email_from="teresa@gallo-prueba.es"),
    'Mexican': card(
        """
        Ing. Jorge Treviño
        Gerente de Compras
        Alimentos Treviño, S.A. de C.V.
        Av. Juárez 100, Col. Centro, C.P. 64000 Monterrey, N.L., México
        Cel. +52 81 1234 5678
        jorge@trevino-prueba.com.mx
        """, contact_name="Jorge Treviño", function="Gerente de Compras",
        partner_name="Alimentos Treviño, S.A. de C.V.", zip="64000", city="Monterrey", country="México",
        phone='528112345678', email_from="jorge@trevino-prueba.com.mx"),
    'only a name and a number': card(
        "Manolo fontanero 655 12 12 12", partner_name="Manolo fontanero", phone='655121212'),
    'form with bullets and bold labels': card(
        """
        **Nombre:** Clara Rey
        **Empresa:** Óptica Rey
        **Tel:** 881 22 33 44
        **Comentario:** Llamar por las mañanas
        """, "Llamar por las mañanas", contact_name="Clara Rey", partner_name="Óptica Rey", phone='881223344'),
    'form with equals and hyphens': card(
        """
        - Nombre: Iker Goñi
        - Empresa: Goñi Motor
        - E-mail: iker@goni-prueba.com
        - Móvil: 699 11 22 33
        - Ciudad: Pamplona
        - Asunto: Presupuesto de neumáticos
        """, "Presupuesto de neumáticos", contact_name="Iker Goñi", partner_name="Goñi Motor", phone='699112233',
        email_from="iker@goni-prueba.com", city="Pamplona"),
    'greeting with the name in its line': card(
        """
        Les confirmo la visita del jueves.
        Un saludo, Berta Salas
        Salas Catering
        +34 677 12 34 56
        """, "Les confirmo la visita del jueves.", contact_name="Berta Salas", partner_name="Salas Catering",
        phone='677123456'),
    'centred with separators of dashes': card(
        """
        ------------------------------
        Hugo Lorenzo
        Director General
        ------------------------------
        Lorenzo Maderas, S.A.U.
        Ctra. de Soria, km 4
        26006 Logroño (La Rioja)
        Tel. 941 20 30 40
        ------------------------------
        """, contact_name="Hugo Lorenzo", function="Director General", partner_name="Lorenzo Maderas, S.A.U.",
        street="Ctra. de Soria, km 4", zip="26006", city="Logroño", state="La Rioja", phone='941203040'),
    'job, department and company': card(
        """
        Natalia Bueno
        Técnica de compras
        Dpto. de Aprovisionamiento
        Grupo Bueno Alimentación
        nbueno@bueno-prueba.es
        """, "Dpto. de Aprovisionamiento", contact_name="Natalia Bueno", function="Técnica de compras",
        partner_name="Grupo Bueno Alimentación", email_from="nbueno@bueno-prueba.es"),
    'two offices': card(
        """
        Bodegas Norte S.L.
        Sede central: C/ Vino 3, 26001 Logroño
        Delegación: Avda. Mar 9, 39001 Santander
        Tel. 941 10 20 30
        """, "Delegación", "Avda. Mar 9", "39001", "Santander", partner_name="Bodegas Norte S.L.", street="C/ Vino 3",
        zip="26001", city="Logroño", phone='941102030'),
    'American': card(
        """
        John Miller
        VP of Purchasing
        Miller Imports LLC
        120 Main Street, Suite 4
        Miami, FL 33101
        USA
        Office: (305) 555-0147
        Cell: +1 786 555 0199
        jmiller@millerimports.com
        """, "+1 786 555 0199", contact_name="John Miller", function="VP of Purchasing",
        partner_name="Miller Imports LLC", street="120 Main Street, Suite 4", city="Miami", country="USA",
        email_from="jmiller@millerimports.com"),
    'Portuguese with a cost of call': card(
        """
        Melhores cumprimentos,
        Ana Sofia Lopes
        Gestora de Compras
        Hotel Lopes & Filhos, Lda
        Rua Augusta, 45 - 2º
        1100-048 LISBOA
        Telef.: +351 213 456 789 (chamada para a rede fixa nacional)
        """, "chamada para a rede fixa nacional", contact_name="Ana Sofia Lopes", function="Gestora de Compras",
        partner_name="Hotel Lopes & Filhos, Lda", street="Rua Augusta, 45 - 2º", zip="1100-048", city="LISBOA",
        phone='351213456789'),
    'Outlook in Catalan': card(
        """
        De: Pau Riera [mailto:pau@riera-prueba.cat]
        Enviat: dimarts, 3 de març de 2026 10:02
        Per a: comercial@nostra-prueba.cat
        Assumpte: Catàleg

        Bon dia,
        Ens podeu enviar el catàleg?
        Salutacions,
        Pau Riera
        Cap de compres
        Forn Riera
        T 938 11 22 33
        """, "Catàleg", "Ens podeu enviar el catàleg?", "comercial@nostra-prueba.cat", contact_name="Pau Riera",
        email_from="pau@riera-prueba.cat", function="Cap de compres", partner_name="Forn Riera", phone='938112233'),
    'surname first in the header of a mail': card(
        """
        From: "GARCIA LÓPEZ, Mónica" <monica.garcia@ayto-prueba.es>
        Sent: Monday, March 2, 2026 9:00 AM
        To: info@ours-prueba.com
        Subject: RE: Reunión

        De acuerdo.
        """, "RE: Reunión", "De acuerdo.", contact_name="Mónica GARCIA LÓPEZ",
        email_from="monica.garcia@ayto-prueba.es"),
    'hours and remarks': card(
        """
        Floristería Azahar
        Tel. 957 11 22 33 (de 9 a 14 h)
        Preguntar por Lola
        C/ Cruz Conde 8, Córdoba
        """, "de 9 a 14 h", "Preguntar por Lola", city="Córdoba", partner_name="Floristería Azahar", phone='957112233'),
    'job at a company with @': card(
        """
        Marc Torres
        Head of Operations @ Torres Logistics
        Barcelona, Spain
        marc.torres@torreslogistics.eu
        """, contact_name="Marc Torres", function="Head of Operations", partner_name="Torres Logistics",
        city="Barcelona", country="Spain", email_from="marc.torres@torreslogistics.eu"),
    'IBAN is no phone': card(
        """
        Asesoría Plana SLP
        IBAN ES91 2100 0418 4502 0005 1332
        93 111 22 33
        """, "ES91 2100 0418 4502 0005 1332", partner_name="Asesoría Plana SLP", phone='931112233'),
    'vCard of iPhone with social profile': card(
        """
        BEGIN:VCARD
        VERSION:3.0
        PRODID:-//Apple Inc.//iPhone OS 17.0//EN
        N:Paz Lorenzo;Xurxo;;;
        FN:Xurxo Paz Lorenzo
        ORG:Paz e Fillos;
        item1.EMAIL;type=INTERNET;type=pref:xurxo@paz-prueba.gal
        item1.X-ABLabel:Traballo
        TEL;type=CELL;type=VOICE:+34 633 10 20 30
        X-SOCIALPROFILE;type=linkedin:https://linkedin.com/in/xurxopaz
        NOTE:Feira de Silleda\\, posto 14
        END:VCARD
        """, "linkedin.com/in/xurxopaz", "Feira de Silleda, posto 14", contact_name="Xurxo Paz Lorenzo",
        partner_name="Paz e Fillos", email_from="xurxo@paz-prueba.gal", phone='633102030'),
    'text above and below a vCard': card(
        """
        Te paso el contacto:
        BEGIN:VCARD
        VERSION:3.0
        N:Otero;Bruno;;;
        TEL:600 55 66 77
        END:VCARD
        Llámalo el lunes
        """, "Te paso el contacto:", "Llámalo el lunes", contact_name="Bruno Otero", phone='600556677'),
    'email only': card("pedidos@sierra-prueba.es", email_from="pedidos@sierra-prueba.es"),
    'name with a mailbox and nothing else': card(
        "Silvia Roca <silvia@roca-prueba.es>", contact_name="Silvia Roca", email_from="silvia@roca-prueba.es"),
    'Whatsapp with data': card(
        """
        12/3/2026, 18:04 - Marta Bar Sol: Somos Bar Sol, C/ Sol 3, Cádiz. Tel 956 10 20 30
        12/3/2026, 18:05 - Tú: Gracias, le llamo
        """, "C/ Sol 3, Cádiz", "Gracias, le llamo", contact_name="Marta Bar Sol", phone='956102030'),
    'web form with one field a line and colons in values': card(
        """
        Has recibido un mensaje del formulario de contacto:
        Nombre: Saúl Gil
        Teléfono: 644 00 11 22
        Horario preferido: 10:00 a 12:00
        Página: https://nuestra-prueba.com/contacto
        Mensaje:
        Hola, necesito precio:
        - 10 mesas
        - 40 sillas
        """, "10:00 a 12:00", "necesito precio", "10 mesas", "40 sillas", contact_name="Saúl Gil", phone='644001122'),
    'Basque form': card(
        """
        Izena: Ane
        Abizenak: Lasa Iturbe
        Enpresa: Lasa Okindegia
        Telefonoa: 943 55 66 77
        Herria: Tolosa
        Mezua: Prezioak nahi ditut.
        """, "Prezioak nahi ditut.", contact_name="Ane Lasa Iturbe", partner_name="Lasa Okindegia", phone='943556677',
        city="Tolosa"),
    'street, town and province with bars': card(
        """
        Javier Sánchez | Jefe de Compras | Hotel Sierra
        C/ Real, 8 | 18001 Granada | Tel. 958 10 20 30 | www.hotelsierra-prueba.com
        """, contact_name="Javier Sánchez", function="Jefe de Compras", partner_name="Hotel Sierra",
        street="C/ Real, 8", zip="18001", city="Granada", phone='958102030', website="www.hotelsierra-prueba.com"),
    'zip code in its own line': card(
        """
        Papelería Luz
        Calle Luna, 5
        28004
        Madrid
        España
        910 20 30 40
        """, partner_name="Papelería Luz", street="Calle Luna, 5", zip="28004", city="Madrid", country="España",
        phone='910203040'),
    'fax, switchboard and direct line': card(
        """
        Eugenia Pla
        Compras - Ferretería Pla
        Centralita 96 111 22 33 Directo 96 111 22 34 Fax 96 111 22 35
        epla@pla-prueba.es
        """, "96 111 22 34", "96 111 22 35", contact_name="Eugenia Pla", function="Compras",
        partner_name="Ferretería Pla", phone='961112233', email_from="epla@pla-prueba.es"),
    'mailto links in angle brackets': card(
        """
        Carla Díez
        Gerente
        Díez Joyeros
        Teléfono: +34 983 20 30 40<tel:+34983203040>
        carla@diez-prueba.es<mailto:carla@diez-prueba.es> | www.diez-prueba.es<http://www.diez-prueba.es>
        """, contact_name="Carla Díez", function="Gerente", partner_name="Díez Joyeros", phone='983203040',
        email_from="carla@diez-prueba.es", website="www.diez-prueba.es"),
    'Portuguese forwarded': card(
        """
        De: Tiago Reis <tiago@reis-prueba.pt>
        Enviada em: 3 de março de 2026 11:00
        Para: vendas@nossa-prueba.pt
        Assunto: Encomenda

        Bom dia,
        Preciso de 30 caixas.
        Obrigado,
        Tiago Reis
        Padaria Reis, Unipessoal Lda
        Braga - Portugal
        """, "Encomenda", "Preciso de 30 caixas.", contact_name="Tiago Reis", email_from="tiago@reis-prueba.pt",
        partner_name="Padaria Reis, Unipessoal Lda", city="Braga", country="Portugal"),
}
