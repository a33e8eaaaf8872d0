"""What the columns of a list of leads are, by their headers, and in what notation they are written. Pure."""
import difflib
import re

from .search_name import fold
from .table import date_format, decimal_sign, parse_date

#: kept in the lead's notes, with its header in front
NOTE = 'note'

#: what people write above the columns of their lists, Spanish and English, by the field of a lead it means
SYNONYMS = {
    'name': "oportunidad, prospecto, titulo, asunto, nombre de la oportunidad, nombre del lead, lead, "
            "opportunity, title, subject, lead name, opportunity name",
    'partner_name': "empresa, razon social, compania, nombre de la empresa, nombre empresa, nombre fiscal, "
                    "nombre comercial, sociedad, cliente, cuenta, denominacion, negocio, establecimiento, company, "
                    "company name, business, business name, organization, organisation, account, account name, "
                    "customer, customer name, trade name",
    'contact_name': "contacto, persona de contacto, nombre de contacto, nombre del contacto, nombre y apellidos, "
                    "nombre completo, apellidos, apellido, primer apellido, segundo apellido, nombre de pila, "
                    "contact, contact name, contact person, full name, first name, last name, surname, given name, "
                    "family name",
    'email_from': "correo, correo electronico, email, e mail, mail, direccion de correo, direccion de email, "
                  "correo e, email address, e mail address, contact email, work email, correo de contacto",
    'phone': "telefono, tel, tlf, tfno, telf, movil, celular, telefono movil, telefono fijo, fijo, "
             "telefono de contacto, numero de telefono, whatsapp, phone, phone number, mobile, mobile phone, "
             "cell, cell phone, telephone, work phone",
    'portfolio_vat': "nif, cif, dni, nie, nif cif, cif nif, dni nif, nif dni, identificacion fiscal, numero fiscal, "
                     "numero de identificacion fiscal, vat, vat number, tax id, tax number, tin, fiscal id",
    'website': "web, pagina web, sitio web, url, website, web site, homepage, pagina",
    'street': "direccion, calle, domicilio, domicilio social, via, address, street, street address, address line 1, "
              "direccion 1, address 1",
    'street2': "direccion 2, calle 2, resto de la direccion, address 2, address line 2, street 2",
    'zip': "codigo postal, cp, c p, cod postal, postal code, zip, zip code, postcode, post code",
    'city': "ciudad, poblacion, localidad, municipio, city, town",
    'state_id': "provincia, region, province, state, county",
    'country_id': "pais, country, nacion",
    'function': "cargo, puesto, puesto de trabajo, job title, job position, position, job, role",
    'source_id': "origen, fuente, procedencia, origen del lead, source, lead source, origin",
    'medium_id': "medio, canal, medium, channel",
    'campaign_id': "campana, campaign, campaign name",
    'priority': "prioridad, priority, rating, valoracion, estrellas, stars",
    'expected_revenue': "ingreso esperado, ingresos esperados, ingreso previsto, importe, importe estimado, "
                        "importe previsto, importe esperado, valor previsto, valor esperado, "
                        "valor estimado, valor, presupuesto, ventas esperadas, expected revenue, amount, value, "
                        "deal value, close value, budget, revenue, potential",
    'probability': "probabilidad, probability, win probability",
    'user_id': "comercial, vendedor, representante, agente, agente comercial, responsable, asignado a, propietario, "
               "salesperson, sales person, owner, lead owner, sales rep, sales agent, representative, assigned to",
    'team_id': "equipo, equipo de ventas, equipo comercial, delegacion, team, sales team",
    'tag_ids': "etiquetas, etiqueta, tags, tag, labels, label",
    'lang_id': "idioma, lengua, language, lang",
    'description': "notas, nota, observaciones, comentarios, comentario, descripcion, mensaje, notes, note, "
                   "comments, comment, description, message, remarks",
    'date_deadline': "fecha de cierre, fecha cierre, cierre previsto, fecha prevista, fecha prevista de cierre, "
                     "fecha limite, expected closing, expected close date, close date, closing date, deadline",
    'referred': "recomendado por, referido por, referred by, referral, referido",
    'stage_id': "etapa, fase, stage, deal stage",
    'portfolio_activity_id': "cnae, actividad, codigo cnae, activity, sic, nace",
    'portfolio_employee_count': "empleados, numero de empleados, plantilla, employees, number of employees, headcount",
    # what our own file of errors says, so that it goes back as it came
    '': "que corregir, what to mend",
}
_FIELD_OF = {word: field for field, words in SYNONYMS.items() for word in words.split(', ')}
#: 'name' alone is the person where another column is the company, else whoever the lead is
_BARE_NAMES = {'nombre', 'name'}


def header_key(header):
    """A header as it is looked up and remembered: neither case, accents nor punctuation count.

    >>> header_key(' Código  Postal: '), header_key('E-mail'), header_key('N.I.F.'), header_key('teléfono_móvil')
    ('codigo postal', 'e mail', 'nif', 'telefono movil')
    """
    text = re.sub(r'\b(\w)\.(?=\w\b)', r'\1', fold(header))
    return re.sub(r'[\W_]+', ' ', text).strip()


def match_headers(headers, labels=None, known=None):
    """The field each header means; :data:`NOTE` for one that says nothing we know.

    :param labels: ``{header_key of a field's label or name: field}``: asked after the synonyms
    :param known: ``{header_key: field}``: what somebody chose for this source before; goes first

    >>> match_headers(['Razón social', 'Nombre', 'Apellidos', 'Móvil', 'Correo electronico', 'Talla'])
    ['partner_name', 'contact_name', 'contact_name', 'phone', 'email_from', 'note']
    >>> match_headers(['Name', 'E-mail adress'])     # a slip of the pen
    ['partner_name', 'email_from']
    >>> match_headers(['Talla'], known={'talla': 'color'})
    ['color']
    """
    keys = [header_key(header) for header in headers]
    has_company = any(_FIELD_OF.get(key) == 'partner_name' for key in keys)
    found = []
    for key in keys:
        if known and key in known:
            found.append(known[key])
        elif key in _BARE_NAMES:
            found.append('contact_name' if has_company else 'partner_name')
        elif key in _FIELD_OF:
            found.append(_FIELD_OF[key])
        elif labels and key in labels:
            found.append(labels[key])
        else:
            found.append(_nearly(key))
    return found


def _nearly(key):
    close = difflib.get_close_matches(key, _FIELD_OF, n=1, cutoff=0.88) if len(key) > 5 else ()
    return _FIELD_OF[close[0]] if close else NOTE


_THOUSANDS = re.compile(r'-?[1-9]\d{0,2}(?:[.,]\d{3})+')


def number_sign(cells, is_typed=False, known=''):
    """The decimal sign of a column.

    In text a mark with three digits behind it sets thousands apart: few prices have three decimals.

    :param is_typed: the cells come from a workbook, whose numbers are written with a point
    :param known: what somebody said of such a column before: holds unless the cells prove otherwise

    >>> number_sign(['1.200', '950']), number_sign(['1,200', '950']), number_sign(['1.200,50', '3'])
    (',', '.', ',')
    >>> number_sign(['0.125'], is_typed=True), number_sign(['1.250'], is_typed=True)
    ('.', '.')
    >>> number_sign(['1.200'], known='.'), number_sign(['1,5'], known='.')
    ('.', ',')
    """
    bare = [re.sub(r'[\s€$£%]', '', cell) for cell in cells if cell]
    marked = [cell for cell in bare if re.search(r'[.,]', cell)]
    is_open = all(_THOUSANDS.fullmatch(cell) and len(set(re.findall(r'[.,]', cell))) == 1 for cell in marked)
    if known in ('.', ',') and is_open and not is_typed:
        return known
    if not is_typed and marked and is_open:
        marks = {mark for cell in marked for mark in re.findall(r'[.,]', cell)}
        if len(marks) == 1:
            return ',' if marks == {'.'} else '.'
    return decimal_sign(bare)


def day_format(cells, known=''):
    """The format of a column of days; a time behind the day does not count, nor do names of months.

    :param known: what somebody said of such a column before: holds if it reads all the cells

    >>> day_format(['31/12/2026 09:30', '2026-01-05']), day_format(['12/31/2026']), day_format(['3 de mayo de 2026'])
    ('%d/%m/%Y', '%m/%d/%Y', '%d/%m/%Y')
    """
    days = [cell.split(' ')[0].split('T')[0] for cell in cells if cell and re.match(r'\d', cell)]
    # what every workbook and program writes is understood beside any other
    days = [day for day in days if not re.match(r'\d{4}-\d\d-\d\d$', day)]
    if '%' in known and all(parse_date(day, known) for day in days):
        return known
    return date_format(days) or '%d/%m/%Y'
