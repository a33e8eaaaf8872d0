"""What a field of a web form asks for, by its label in Spanish, English, Catalan, Galician or Portuguese. Pure."""
import re
import unicodedata

NOTE = 'note'

#: ``{(field of the lead, kind of answer): labels}``, without accents, politeness and stops
LABELS = {
    ('contact_name', 'char'): """
        nombre|nombre completo|nombre apellidos|nombre y apellidos|apellidos y nombre|nombre contacto
        persona contacto|contacto
        name|full name|first last name|first and last name|contact name|contact person|contact
        nom|nom complet|nom i cognoms|nom cognoms|persona contacte|contacte
        nome|nome completo|nome e apelidos|nome apelidos|persoa contacto
        nome e apelido|nome e sobrenome|pessoa contacto|pessoa contato|contato""",
    ('partner_name', 'char'): """
        empresa|nombre empresa|razon social|compania|sociedad|negocio|nombre negocio|organizacion|comercio|entidad
        nombre comercial
        company|company name|business|business name|organization|organisation|organization name
        organisation name|firm
        nom empresa|rao social|companyia|organitzacio|negoci|entitat
        nome empresa|organizacion|entidade
        razao social|companhia|organizacao|firma|negocio""",
    ('email_from', 'email'): """
        correo|correo electronico|direccion correo|direccion correo electronico|direccion email|email contacto
        email|e mail|mail|email address|e mail address|mail address|work email|business email|company email
        correu|correu electronic|adreca electronica|adreca correu|adreca correu electronic
        enderezo electronico|enderezo correo electronico|enderezo email
        correio|correio eletronico|correio electronico|endereco email|endereco e mail|endereco correio eletronico""",
    ('phone', 'phone'): """
        telefono|tel|telf|tfno|tlf|tlfno|fono|telefono contacto|numero telefono|telefono movil|telefono fijo|movil
        celular|numero movil|telefono celular|telefono o movil|telefono empresa
        phone|phone number|telephone|telephone number|mobile|mobile phone|mobile number|cell|cell phone|cell number
        contact number|contact phone|daytime phone|work phone
        telefon|numero telefon|telefon contacte|telefon mobil|mobil|telefon fix
        telemobil
        telefone|numero telefone|telefone contacto|telefone contato|telemovel|numero telemovel|contacto telefonico""",
    ('function', 'char'): """
        cargo|puesto|puesto trabajo|funcion|ocupacion|cargo empresa
        job|job title|job position|position|occupation
        carrec|lloc treball|funcio
        posto|posto traballo
        funcao|posicao|posto trabalho""",
    ('street', 'char'): """
        direccion|direccion postal|calle|domicilio|calle y numero|direccion empresa
        address|street|street address|postal address|mailing address|street and number
        adreca|adreca postal|carrer|domicili|carrer i numero
        enderezo|enderezo postal|rua|rua e numero
        endereco|endereco postal|morada""",
    ('zip', 'char'): """
        codigo postal|cp|c p|cod postal
        zip|zip code|zipcode|postal code|postcode|post code
        codi postal
        cep""",
    ('city', 'char'): """
        ciudad|poblacion|localidad|municipio
        city|town|city town
        ciutat|poblacio|localitat|municipi
        cidade|poboacion|localidade|concello
        concelho""",
    ('country_id', 'country'): "pais|country|pais residencia|country region",
    ('website', 'char'): """
        web|pagina web|sitio web|web empresa|direccion web
        website|web site|web page|company website|url
        lloc web|pagina web empresa
        paxina web
        site|sitio internet""",
    ('name', 'char'): """
        asunto|tema|motivo|motivo consulta
        subject|topic
        assumpte|motiu
        assunto""",
    (NOTE, 'text'): """
        mensaje|comentarios|comentario|observaciones|consulta|notas
        message|comments|comment|notes|question|questions|enquiry|inquiry
        missatge|comentaris|comentari|observacions
        mensaxe|observacions
        mensagem|comentarios|observacoes|duvida""",
    (NOTE, 'date'): "fecha|fecha preferida|date|preferred date|data|data preferida",
}

# said to be polite or for grammar; a label means the same without
STOPS = frozenset("""
    de del la el los las un una su sus tu tus mi vuestro vuestra nuestro por favor indique indica escriba escribe
    introduzca cual es que en para
    your you the a an of my our please enter what is type
    el la els les seu seva teu teva vostre vostra l d si us plau indiqui quin
    do da dos das o os as teu tua seu sua voso vosa meu por favor indique qual e
    obligatorio obligatoria required obligatori obrigatorio opcional optional
""".split())


def words(label):
    """The words of a label without accents, marks and politeness.

    >>> words("Tu teléfono de contacto (obligatorio) *")
    ['telefono', 'contacto']
    """
    plain = ''.join(
        char for char in unicodedata.normalize('NFKD', label.lower()) if not unicodedata.combining(char))
    return [word for word in re.findall(r'[a-z0-9]+', plain) if word not in STOPS]


def meant(label):
    """``(field of the lead, kind of answer)`` that a label asks for, or ``None``.

    >>> [meant(label) for label in ("Teléfono", "Your e-mail *", "Nom i cognoms", "Telemóvel", "How did you find us?")]
    [('phone', 'phone'), ('email_from', 'email'), ('contact_name', 'char'), ('phone', 'phone'), None]
    >>> meant("Teléfono 2"), meant("¿En qué empresa trabaja su contacto?")
    (None, None)
    """
    return MEANT.get(tuple(words(label or '')))


MEANT = {
    tuple(words(text)): what
    for what, labels in LABELS.items() for text in re.split(r'[|\n]', labels) if text.strip()}
