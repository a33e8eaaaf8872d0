"""What people and programs write above the columns of their lists, by the field of a lead it means. Pure data.

Keys as :func:`lead_header.header_key` makes them: small letters, no accents, no punctuation. What stands before the
bar is Spanish (or Catalan, Galician, Portuguese), what stands behind it English or the name of a program's field.
Qualifiers ('del trabajo', 'Business', 'Primary', '2') are taken off before: :func:`lead_header.meaning_of`.
"""

#: parts that are put together: what a column may be beside a field of the lead
PARTS = (
    'contact_prefix', 'contact_given', 'contact_middle', 'contact_surname', 'contact_surname2', 'contact_suffix',
    'contact_inverted', 'street_type', 'street_number', 'street_block', 'street_stair', 'street_floor', 'street_door',
    'arrival', 'closed', 'outcome', 'phone_prefix', 'unplaced')

WORDS = {
    'name': "oportunidad, prospecto, asunto, nombre de la oportunidad, nombre oportunidad, nombre del lead, "
            "titulo del lead, nombre del negocio, nombre del trato, tema, cliente potencial, posible cliente, "
            "titulo del trato, titulo del negocio, titulo del prospecto, nombre del prospecto, "
            "nombre del posible cliente, nombre del cliente potencial"
            "|lead, opportunity, subject, lead name, opportunity name, deal, deal name, lead title, deal title, "
            "opportunity title",
    'partner_name': (
        "empresa, empresas, clientes, companias, sociedades, razon social, compania, nombre de la empresa, "
        "nombre empresa, nombre fiscal, nombre comercial, "
        "sociedad, cliente, cuenta, denominacion, denominacion social, negocio, establecimiento, nombre cliente, "
        "nombre del cliente, nombre de cliente, razon social cliente, nombre o razon social, nombre razon social, "
        "nombre de empresa, entidad, organizacion, nombre de la organizacion, nomcli, nombre cli, rsocial, r social, "
        "titular, nombre de la compania, empresa organizacion, nombre o denominacion, nombre juridico, firma, raó "
        "social, rao social, nom empresa, nome da empresa, nome fiscal, nome comercial, nombre de la cuenta, nombre "
        "cuenta, empresa asociada, compania cuenta, empresa cuenta, nombre del establecimiento, organizacion nombre, "
        "empresa nombre, enpresa, enpresaren izena, enpresa izena, sozietatea, izen soziala, erakundea, bezeroa, nom "
        "de l empresa, nom comercial, nom fiscal, nom social, nom client, nom del client, entitat, raon social, "
        "denominacio, denominacio social, empresa relacionada, empresa matriz, nombre de la empresa relacionada, "
        "negoci, establiment, establecemento, razao social, designacao, designacao social, denominacao social, nome "
        "empresa, nome da entidade, entidade, nome do cliente, empresa compania, nombre empresa organizacion, "
        "merkataritza izena, nombre del negocio local, razon, razsoc, razonsocial, nomcom, nombrecomercial, nomfis, "
        "nombrefiscal, nomemp, nombreempresa, nom emp, empresa donde trabaja, empresa donde trabajas, "
        "empresa en la que trabaja, empresa en que trabaja, empresa donde trabaja actualmente, empresa actual, "
        "rotulo, rotulo comercial, rotulo del establecimiento, nofcli, noccli"
        "|company, company name, business, business name, organization, organisation, account, account name, "
        "customer, customer name, trade name, organization name, organisation name, company account, legal name, "
        "client, client name, associated company, associated company name, company organization, cardname, card "
        "name, name1, employer, venue, dba, related company, parent company, parent id name, parent id, parent name, "
        "related company name, business legal name, store name, commercial company name, exhibitor, company name "
        "entity, companyname, customername, business trading name, account company"),
    'contact_name': (
        "contacto, nombre guardado, contactos, personas de contacto, persona de contacto, nombre de contacto, "
        "nombre del contacto, nombre y apellidos, nombre "
        "completo, persona contacto, contacto principal, nombre persona de contacto, nombre de la persona, persona, "
        "persona nombre, contacto nombre, administrador, gerente, directivo, responsable de contacto, nom i cognoms, "
        "nome completo, pers contacto, percon, atencion, a la atencion de, interlocutor, persona de contacte, "
        "contacte, persoa de contacto, pessoa de contacto, pessoa de contato, contato, harremanetarako pertsona, "
        "kontaktu pertsona, kontaktua, izen abizenak, izen osoa, izena eta abizenak, nome e apelidos, nome e "
        "apelido, nom complet, responsable del contacto, contac, contacto1, perscontacto, nomcontacto, "
        "nombrecontacto, contacto comercial, persona responsable, pcocli"
        "|contact, contact name, contact person, full name, person, person name, cntctprsn, contact full name, "
        "attention, attn, associated contact, attendee, attendee name, lead full name, visitor, visitor name, badge "
        "name, fullname, contactname"),
    'contact_given': (
        "nombre de pila, primer nombre, nombres, nome proprio, nom de pila, nombre propio, nom contacte, nome "
        "de pila, primeiro nome, nome propio, nombre contacto, nombre del asistente, nombre visitante"
        "|first name, given name, forename, fname, firstname, first"),
    'contact_middle': "segundo nombre|middle name, additional name, middle initial, middlename, second name",
    'contact_surname': (
        "apellidos, apellido, primer apellido, apellido 1, 1er apellido, 1 apellido, apellido paterno, cognoms, "
        "cognom, primer cognom, sobrenome, apelidos, apellido1, 1o apellido, apellidos contacto, apellidos del "
        "contacto, abizenak, abizena, lehen abizena, 1 abizena, apelido, ultimo nome, primeiro apelido, llinatges, "
        "llinatge"
        "|last name, surname, family name, lname, lastname, last, surnames"),
    'contact_surname2': (
        "segundo apellido, apellido 2, 2 apellido, 2o apellido, apellido materno, segon cognom, apellido2, bigarren "
        "abizena, 2 abizena, segundo apelido"
        "|second surname, second last name, maternal surname"),
    'contact_prefix': (
        "tratamiento, trato, tratam, saludo, tractament, tratamento, titulua"
        "|salutation, name prefix, prefix, honorific, honorific prefix, form of address, courtesy title"),
    'contact_suffix': "sufijo|suffix, name suffix, honorific suffix, generation",
    'contact_inverted': "apellidos y nombre, apellidos nombre, apellido y nombre, apellido nombre, cognoms i nom, "
                        "cognoms nom, apelidos e nome|last name first name, surname name, surname first name, "
                        "last first, sort name",
    'phone_prefix': (
        "prefijo telefonico, prefijo telefono, prefijo de telefono, prefijo del telefono, prefijo movil, prefijo pais, "
        "prefijo de pais, prefijo del pais, prefijo internacional, prefijo tel, prefijo tlf, codigo telefonico, codigo "
        "de pais del telefono, codigo de pais telefono, codigo pais telefono, indicativo, indicativo pais, indicativo "
        "telefonico, indicativo internacional, prefix telefonic, prefix internacional, prefixo telefonico, prefixo "
        "internacional"
        "|phone country code, phone code, phone prefix, dial code, dialing code, dialling code, country dial code, "
        "country dialing code, calling code, country calling code, country phone code, country prefix, mobile prefix, "
        "mobile country code, isd code, indicatif"),
    'email_from': (
        "correo, correo electronico, correos electronicos, direccion de correo, direccion de email, "
        "direccion de correo electronico, "
        "direccion del correo electronico, correo e, correo de contacto, direccion email, direccion correo, email "
        "contacto, correo contacto, mail contacto, correu, correu electronic, e correo, corr electronico, direccion "
        "electronica, buzon, emailcli, correos, mails, emails, posta elektronikoa, helbide elektronikoa, e posta, "
        "eposta, posta, adreca electronica, adreca de correu, enderezo electronico, correo electrico, correo "
        "electronico de contacto, endereco de email, endereco de e mail, endereco eletronico, endereco electronico, "
        "correio, correio electronico, correio eletronico, email de ventas, email de compras, email de pedidos, "
        "email comercial, email de facturacion, correo de facturacion, correo de empresa, mail1, correoe, e correos, "
        "email principal, correu e, emacli, correo electr, correo electron, direccion de correo e"
        "|email, e mail, mail, email address, e mail address, contact email, mail address, email addr, primary "
        "email, e mails, email addresses, business email, work email, contact e mail, electronic mail, emailaddress, "
        "user email, contact email address"),
    'phone': (
        "telefono, tel, tlf, tlfo, tlfno, tfno, tfo, telf, telef, telefon, telefone, movil, mobil, celular, "
        "telemovel, telefono movil, telefono fijo, fijo, telefono de contacto, numero de telefono, telefono "
        "contacto, n telefono, no telefono, num telefono, nº telefono, telefono 1, telefonos, tel movil, tel fijo, "
        "tlf movil, telcli, movil contacto, tel contacto, centralita, numero de telefono movil, telefono celular, "
        "numero de movil, numero movil, tel directo, telefono directo, whatsapp, telefono cliente, telefonoa, "
        "telefono zenbakia, tel finkoa, finkoa, mugikorra, sakelekoa, telefono mugikorra, mobila, telefon mobil, "
        "telefon fix, fix, tel fix, num telefon, mobiles, numero de telefon, telefono mobil, telefono movel, "
        "telefone fixo, telefone movel, movel, contacto telefonico, telefono de empresa, telefon de contacte, numero "
        "de telefone, num telefone, tf, tlfn, tel contacte, tel fixo, telm, telef1, telmov, telmovil, tlfmovil, "
        "telfijo, telf movil, telef movil, tf movil, tel oficina, telefono oficina, telefono general, movcli"
        "|phone, phone number, mobile, mobile phone, cell, cell phone, telephone, mobile number, mobile phone "
        "number, telephone number, main phone, car phone, cellular, direct phone, direct line, landline, phone no, "
        "telf1, telf01, telef01, phones, whatsapp number, contact number, tel no, contact phone, primary phone, "
        "additional phones, additional phone, phone 1, mobile no, mob, gsm, sms, sms number, "
        "text reminder number, reminder number, tel number, contact phone number, phone "
        "numbers, telephone no, phonenumber, mobilephone, user phone, lead phone, business phone number"),
    'portfolio_vat': (
        "nif, cif, dni, nie, nif cif, cif nif, dni nif, nif dni, identificacion fiscal, numero fiscal, numero de "
        "identificacion fiscal, n i f, c i f, nif cif dni, cif dni, cif nie, cif empresa, nif empresa, nifcli, "
        "codigo fiscal, id fiscal, codigo nif, codigo cif, codigo nif cif, identificador fiscal, "
        "identificacion tributaria, "
        "documento fiscal, nif iva, rfc, rut, cuit, nit, contribuinte, numero de "
        "contribuinte, num nif, no nif, n nif, cod identificacion fiscal, codigo de identificacion fiscal, numero de "
        "iva, nif comunitario, dni cif, n ident fis 1, nipc, ifz, ifk, ife, identifikazio fiskala, nif comunitari, "
        "numero d identificacio fiscal, codi fiscal, numero de identificacao fiscal, num contribuinte, no "
        "contribuinte, numero contribuinte, nif nipc, cif nif nie, dni nie, vat nif, nrt, cif titular, nif titular, "
        "numero de nif, numero de cif, numero de vat"
        "|vat, vat number, tax id, tax number, tin, fiscal id, lictradnum, stcd1, tax id number, vat id, tax "
        "registration number, tax identifier, vat no, vat reg no, "
        "vat registration no, vat code, tax identification number, fiscal "
        "code, national id, vat reg number, company vat, vat tax id, vat nif"),
    'website': (
        "web, pagina web, paginas web, sitios web, sitio web, pagina, pag web, direccion web, "
        "pagina de internet, url sitio web, url de la "
        "web, web empresa, lloc web, sitio, webgunea, web gunea, web orria, web orrialdea, pagina web empresa, "
        "paxina web, paxina, sitio internet, sitio na internet, web corporativa, dominio, nombre de dominio, "
        "nombre dominio, dominio web, url del sitio web, url del sitio, url web, url pagina web, "
        "url de la pagina web, direccion url, webcli"
        "|url, website, web site, homepage, home page, web page, website url, company domain name, domain, company "
        "website, domain name, web address, internet, www, site, company url, website address, webpage, company "
        "domain"),
    'street': (
        "direccion, direcciones, calle, domicilio, domicilio social, via, nombre via, nombre de via, "
        "nombre de la via, direccion "
        "postal, direccion completa, domicilio fiscal, direccion fiscal, dircli, adreca, carrer, enderezo, rua, "
        "morada, nombre calle, calle y numero, direccion calle, domic, direcc, domicili, direccion social, calle "
        "numero, calle y n, helbidea, helbide, kalea, bidea, adreca postal, domicili social, domicili fiscal, carrer "
        "i numero, nom via, enderezo postal, enderezo social, endereco, endereco postal, rua e numero, arruamento, "
        "morada fiscal, direccion del establecimiento, direccion empresa, calle via, direccion de la empresa, "
        "domicilio empresa, nom carrer, dir, direc, domicil, direccion1, dir1, via publica, nombre via publica, "
        "nombre de la via publica, emplazamiento, direccion linea 1, linea 1, linea de direccion 1, "
        "linea direccion 1, 1 linea de direccion, direccion de la calle, calle de la direccion, "
        "direccion 1 linea, linea 1 de la direccion, linea 1 direccion, "
        "domcli, domicilio completo, direccion postal completa, adreca completa, enderezo completo, morada completa"
        "|address, street, street address, address line 1, address 1, street 1, street name, address1, address "
        "street, stras, address line, full address, postal address, address line1, addressline1, street line 1, "
        "street address 1, street and number, mailing street, physical address, street1, streetaddress"),
    'street2': (
        "direccion 2, dir 2, calle 2, resto de la direccion, complemento, complemento direccion, direccion linea 2, "
        "linea 2, calle 3, complemento de direccion, resto direccion, ampliacion direccion, direccion ampliada, "
        "resta "
        "de l adreca, resto do enderezo, linea de direccion 2, linea direccion 2, 2 linea de direccion, "
        "direccion 2 linea, linea 2 de la direccion, linea 2 direccion, linea 3, linea de direccion 3, "
        "direccion linea 3"
        "|address 2, address line 2, street 2, street 3, address2, extended address, address line 3, apartment, "
        "suite, unit, apt, address line2, addressline2, street address 2, street line 2"),
    'street_type': (
        "tipo via, tipo de via, tipo de la via, sigla, siglas, siglas via, tipovia, clase de via, sg, tipus via, "
        "tipus de via, bide mota"
        "|street type"),
    'street_number': (
        "numero, num, no, nº, n, numero de calle, numero via, numero de via, num via, numero calle, nro, numero de "
        "la calle, numvia, n via, numero portal, numero de rua, zenbakia, zk, num carrer"
        "|street number, house number, house no, building number, street no"),
    'street_block': "bloque, portal, edificio, nave, bloque portal, km, kilometro|block, building",
    'street_stair': "escalera, esc|stair, staircase",
    'street_floor': (
        "piso, planta, piso puerta, piso y puerta, andar, pis, solairua, pisua"
        "|floor"),
    'street_door': (
        "puerta, letra, pta, mano, porta, atea"
        "|door"),
    'zip': (
        "codigo postal, cp, c p, cod postal, c postal, cpostal, codpostal, codigo p, d p, distrito postal, codi "
        "postal, codpos, dtocli, codigopostal, cod post, cp cliente, codigo postal empresa, posta kodea, pk, posta "
        "kode, codigo postal cp, cp codigo postal, codi postal cp, c postal empresa, cod p, c pos, cod pos, codigo "
        "postal fiscal, cpos, cod postal cliente, cod postal cp, cpocli"
        "|postal code, zip, zip code, postcode, post code, zip postal code, postal, postalcode, zipcode, pstlz, zip "
        "postcode, postal zip code, postal zip, zip postal, postal code zip, zipcode postal code, post zip code, "
        "postcode zip"),
    'city': (
        "ciudad, poblacion, localidad, municipio, pueblo, pobl, pob, pobcli, poblacio, concello, localidade, termino "
        "municipal, poblac, ciudad poblacion, localidad municipio, cidade, herria, udalerria, hiria, udala, ciutat, "
        "municipi, localitat, poble, vila, concello municipio, localidade postal, poblacao, municipio "
        "concello, localidad poblacion, municipio localidad, poblacion municipio, provincia ciudad, "
        "pobla, localid, munic, nompob, nom poblacion"
        "|city, town, locality, city town, town city, ort01, municipality, suburb city, city locality, "
        "municipality city, cityname"),
    'state_id': (
        "provincia, region, provincia o estado, estado o provincia, estado provincia, cod provincia, codigo "
        "provincia, prov, procli, procincia, provcli, nombre provincia, provincia estado, distrito, region "
        "provincia, probintzia, lurraldea, herrialdea lurraldea, comarca provincia, nombre de la provincia, "
        "provincia nombre, nomprov, cprov, estado o region, estado region, region o estado, provincia o region, "
        "provincia region"
        "|province, state, county, state province, state region, province state, state1, state county, region state, "
        "state or province, regio, province code, state code, administrative area, state name, province name, state "
        "province code, region code, county state"),
    'country_id': (
        "pais, nacion, pais o region, pais region, cod pais, codigo pais, codigo de pais, pais residencia, nombre "
        "pais, cod pais region, herrialdea, pais residencia fiscal, codi pais, codigo do pais, pais o territorio, "
        "pais territorio, paicli"
        "|country, country region, country code, nation, land1, country name, country iso, country iso code, iso "
        "country, country code iso, country territory"),
    'function': (
        "cargo, puesto, puesto de trabajo, funcion, cargo contacto, cargo del contacto, puesto contacto, carrec, "
        "cargo empresa, puesto que ocupa, posicion, ocupacion, profesion, kargua, lanpostua, posta de treball, lloc "
        "de treball, carrec contacte, posto, posto de traballo, funcao, profissao, departamento cargo, cargo puesto, "
        "puesto cargo, cargo profesional, cargo contacto principal, cargo en la empresa, cargo en la organizacion, "
        "puesto en la empresa, puesto en la organizacion"
        "|job title, job position, position, job, role, contact title, occupation, designation, profession, job "
        "function, prospect position, title position, position title, job role, jobtitle, jobtitle position"),
    'source_id': (
        "origen, fuente, procedencia, origen del lead, fuente del lead, origen de lead, origen del cliente, como nos "
        "conocio, origen del candidato, origen de candidato, fuente original, fuente de posible cliente, origen del "
        "contacto, iturria, jatorria, orixe, procedencia del contacte, origem, font, origen del contacte"
        "|source, lead source, origin, original source, traffic source, original traffic source, utm source"),
    'medium_id': "medio, canal, canal de origen|medium, channel, source channel, contact source channel, utm medium",
    'campaign_id': "campana, nombre de la campana|campaign, campaign name, campaign source, utm campaign",
    'priority': "prioridad, valoracion, estrellas, calificacion, temperatura, interes del lead"
                "|priority, rating, stars, lead rating, hot warm cold, temperature",
    'expected_revenue': (
        "ingreso esperado, ingresos esperados, ingreso previsto, importe, importe estimado, importe previsto, "
        "importe esperado, valor previsto, valor esperado, valor estimado, valor, presupuesto, ventas esperadas, "
        "importe oportunidad, importe de la oportunidad, cantidad, valor del negocio, valor del trato, ingresos "
        "previstos, potencial, facturacion prevista, zenbatekoa, import, import estimat, valor estimado do negocio, "
        "importancia economica, importe total estimado, volumen estimado, importe oferta, importe presupuesto, valor "
        "oportunidad, ingresos estimados, ingreso estimado, ventas previstas, ventas estimadas, valor potencial, "
        "importe potencial"
        "|expected revenue, amount, value, deal value, close value, budget, revenue, potential, lead value, "
        "opportunity amount, deal amount, expected value"),
    'probability': "probabilidad, probabilidad de cierre, probabilidad de exito, prob, prob cierre, prob de cierre, "
                   "prob exito, prob de exito, probabilidad cierre, probabilidad exito, porcentaje de exito, "
                   "probabilitat, probabilidade|probability, win probability",
    'user_id': (
        "comercial, comerciales, agentes, vendedor, representante, agente, agente comercial, responsable, "
        "asignado a, propietario, "
        "comercial asignado, propietario del lead, propietario del contacto, propietario de la cuenta, gestor, "
        "usuario asignado, nombre agente, asignado, delegado, propietario de posible cliente, propietario del "
        "candidato, propietario de candidato, saltzailea, arduraduna, comercial responsable, vendedora, venedor, "
        "delegado comercial, responsable comercial"
        "|salesperson, sales person, owner, lead owner, sales rep, sales agent, representative, assigned to, account "
        "owner, contact owner, deal owner, opportunity owner, slpname, record owner, sales representative, assignee, "
        "assigned user, account manager, owner name, sales owner, account rep"),
    'team_id': "equipo, equipo de ventas, equipo comercial, delegacion|team, sales team",
    'tag_ids': (
        "etiquetas, etiqueta, categorias, categoria, grupos, segmentos, etiketak, etiquetes, etiqueta cliente"
        "|tags, tag, segments, segment, labels, label, categories, category, group membership, lead label, "
        "groups, label names"),
    'lang_id': (
        "idioma, idiomas, lengua, lingua, idioma preferido, hizkuntza, llengua, idiomes"
        "|language, lang, preferred language, locale"),
    'description': (
        "notas, nota, observaciones, comentarios, comentario, descripcion, descripciones, mensaje, mensajes, "
        "observacion, obs, observac, "
        "anotaciones, texto, notes internes, consulta, detalle, observacions, comentaris, apuntes, oharrak, oharra, "
        "iruzkinak, azalpena, notes i observacions, observacoes, observacao, observacions internas, notas internas, "
        "anotacions, anotacoes, mensagem, missatge, mezua, notas observaciones, comentarios observaciones, "
        "observaciones comentarios, observ, observaci, obs comerciales, notas comerciales, obscli"
        "|notes, note, comments, comment, description, message, messages, remarks, internal notes, memo, "
        "additional notes, "
        "note text, free text, remark, additional comments"),
    'date_deadline': "fecha de cierre, fecha cierre, cierre previsto, fecha prevista, fecha prevista de cierre, "
                     "fecha limite, fecha de cierre prevista, fecha estimada de cierre, cierre esperado, "
                     "fecha de cierre esperada, fecha prevista cierre, fecha de vencimiento, fecha vencimiento"
                     "|expected closing, expected close date, close date, closing date, deadline, estimated close "
                     "date, "
                     "expected closing date",
    'closed': "fecha de cierre real, cerrado el, fecha cierre real, fecha de ganado, fecha ganado, fecha perdido, "
              "fecha de perdida, cerrada el, fecha ganada, fecha de cierre efectivo"
              "|closed on, closed date, date closed, won time, won date, lost time, lost date, actual close date, "
              "closed at, "
              "deal closed date, closed time",
    'arrival': (
        "fecha de alta, fecha alta, fecha de creacion, fecha creacion, creado el, creado, alta, fecha de entrada, "
        "fecha entrada, fecha de llegada, fecha de recepcion, fecha del lead, fecha de registro, fecha registro, "
        "fecha de contacto inicial, dia de alta, f alta, fec alta, fecalta, fecha de captacion, hora de creacion, "
        "fecha y hora de creacion, fecha de solicitud, data de alta, fecha de la creacion, creado en, fecha lead, "
        "sortze data, alta data, data de creacio, data alta, data de creacao, data de criacao, data de rexistro, "
        "data entrada, data d alta, fecha de escaneo, fecha escaneo, fecha de lectura, fecha y hora, fecha hora "
        "escaneo, fecha de la visita, fecha de envio, fecha y hora de envio, marca temporal, fecha de inscripcion, "
        "fecha inscripcion"
        "|create date, created, created on, created at, created date, creation date, date created, created time, "
        "lead created, date added, date received, lead created time, deal created, lead date, submitted at, "
        "submission date, optin time, arrival date, creation time, deal created on, scan date, scan time, scanned "
        "at, scanned on, scan timestamp, scan date time, capture date, capture time, timestamp, date scanned, lead "
        "date time, submitted on, date submitted, registration date, signup date, sign up date, lead submit time, "
        "submit time, submitted, date of registration, submit date, submission time, submission started, "
        "start date utc, submitted time, added time, added at, added on"),
    'outcome': "resultado, ganado o perdido, ganada perdida, estado del negocio, estado de la oportunidad"
               "|outcome, won lost, won or lost, deal status, opportunity status",
    'portfolio_external_ref': (
        "id externo, identificador externo, referencia externa, clave externa, id del registro, id de registro, id "
        "del lead, id lead, id oportunidad, id del contacto, id de lead, id contacto, id registro, id de contacto, "
        "id acreditacion, n de acreditacion, numero de acreditacion, codigo de acreditacion"
        "|external id, lead number, external key, record id, "
        "lead id, external reference, contact id, deal id, opportunity id, "
        "person id, object id, hs object id, lead no, leid, crm id, uuid, guid, badge id, badge number, badge "
        "no, badge code, scan id, attendee id, visitor id, registration id, external reference id, xml id"),
    'referred': "recomendado por, referido por, referido, presentado por, recomendado|referred by, referral, "
                "referrer, introduced by",
    'stage_id': "etapa, fase, fase de ventas, etapa del negocio, etapa de venta|stage, deal stage, sales stage, "
                "pipeline stage",
    'portfolio_activity_id': (
        "cnae, actividad, actividades, codigo primario cnae 2009, codigo primario cnae 2025, codigo primario cnae, "
        "cnae 2009 primario, codigo cnae 2009, codigo cnae 2025, codigo cnae, cod cnae, cnae 2009, cnae 2025, "
        "cnae principal, actividad cnae, actividad "
        "principal, actividad economica, codigo actividad, cod actividad, cnae 4 digitos, cnae primario, cnae09, "
        "cnae25, descripcion cnae, activitat, actividade, codi cnae, jarduera, epigrafe cnae, actividad cnae 2009, "
        "cnae 93, actividad sector cnae"
        "|activity, sic, nace, activity code, sic code, nace code, cnae code, main activity"),
    'portfolio_employee_count': (
        "empleados, numero de empleados, plantilla, n empleados, no empleados, num empleados, nº empleados, numero "
        "empleados, trabajadores, numero de trabajadores, n de empleados, rango de empleados, tramo empleados, total "
        "empleados, ultimo numero empleados, treballadors, empregats, langileak, langile kopurua, numero de "
        "treballadors, traballadores, numero de traballadores, trabalhadores, empregados, n treballadors, numero "
        "empleados ult ano disp, numero empleados ultimo ano disp, n trab, no trab, num trab, nº trab, trab, "
        "num trabajadores, no trabajadores, n trabajadores, nº trabajadores"
        "|employees, number of employees, headcount, no of employees, employee count, company size, num employees, "
        "numberofemployees, staff"),
    # what our own file of errors says, so that it goes back as it came
    '': "que corregir|what to mend",
}
#: what 'Title' and 'Título' above forms of address are, and not a job
ADDRESSES = frozenset(
    "sr sra srta sres sras dr dra don dona d dna mr mrs ms miss mx prof profa m mme mlle herr frau ing arq lic sir "
    "en na "
    "exmo exma ilmo ilma eng".split())
WON = frozenset("won, ganado, ganada, closed won, cierre ganado, cerrado ganado, cerrada ganada, cerrada y ganada, "
                "vendido, vendida, "
                "cliente ganado, exito, deal won, ganada cerrada, won deal, gewonnen, "
                "guanyat, gañado, closedwon".split(", "))
LOST = frozenset("lost, perdido, perdida, closed lost, cierre perdido, cerrado perdido, cerrada perdida, cerrada y "
                 "perdida, "
                 "deal lost, descartado, descartada, junk, unqualified lost, perdut, closedlost, lost deal, no "
                 "interesado, no interesada, no cualificado, no cualificada, no calificado, no calificada, "
                 "unqualified, not qualified, disqualified, descalificado, descalificada, no apto, no apta, "
                 "no qualificat".split(", "))
#: a lead of which another program made a customer or a deal: neither won nor lost here
CONVERTED = frozenset("converted, convertido, convertida, convertit, convertido en cliente, convertido a oportunidad, "
                      "lead converted, closed converted, cerrado convertido, cerrada convertida".split(", "))
OPEN = frozenset("open, abierto, abierta, en curso, in progress, pendiente, nuevo, nueva, new, activo, activa, "
                 "pending, abierto en "
                 "curso, en proceso, working".split(", "))
# headers of French and Italian lists, of customers across the border
NEIGHBOURS = {
    'partner_name': (
        "societe, raison sociale, entreprise, nom de l entreprise, nom de la societe, enseigne, ragione sociale, "
        "azienda, societa, ditta, nome azienda, firma, firmenname, unternehmen, kunde, kundenname"),
    'contact_name': (
        "personne de contact, nom du contact, nom et prenom, interlocuteur, referente, persona di contatto, nome e "
        "cognome, contatto, ansprechpartner, kontaktperson, kontakt"),
    'contact_given': "prenom, vorname",
    'contact_surname': "nom de famille, cognome, nachname, familienname",
    'contact_prefix': "anrede",
    'email_from': (
        "courriel, adresse e mail, adresse mail, adresse electronique, posta elettronica, indirizzo e mail, "
        "e mail adresse, emailadresse"),
    'phone': (
        "telephone, telephone portable, portable, n de telephone, numero de telephone, telefono, cellulare, "
        "recapito, telefonnummer, handy, mobiltelefon, rufnummer, festnetz"),
    'portfolio_vat': (
        "n tva, no tva, nº tva, numero de tva, numero tva, n de tva, tva intracommunautaire, n tva intracommunautaire, "
        "numero de tva intracommunautaire, partita iva, p iva, piva, codice fiscale, codice fiscale partita iva, "
        "partita iva codice fiscale, ust id, ust idnr, ust id nr, ustid, umsatzsteuer id"),
    'street': "adresse, adresse postale, rue, indirizzo, strasse, straße, strasse und hausnummer, anschrift",
    'street_number': "hausnummer, numero civico",
    'zip': "code postal, codice postale, cap, c a p, plz, postleitzahl",
    'city': "ville, commune, localite, citta, comune, ort, stadt, wohnort",
    'state_id': "bundesland",
    'country_id': "pays, paese, nazione, land",
    'function': "fonction, poste, intitule du poste, ruolo, mansione, qualifica",
    'website': "site web, site internet, sito web, sito internet, webseite, internetseite",
    'description': (
        "remarques, remarque, commentaire, commentaires, note interne, osservazioni, bemerkung, bemerkungen, notizen, "
        "anmerkungen"),
}
