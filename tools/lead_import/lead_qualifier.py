"""Which qualifiers of a header go with which field: 'Company phone' is a phone, 'Company revenue' none. Pure."""

_DEAL = {'deal', 'lead', 'del lead', 'obligatorio', 'required', 'default', 'main', 'principal', 'primary'}
_HOUSE = {'address', 'default address', 'domicilio', 'del domicilio', 'de casa', 'casa', 'establecimiento',
          'del establecimiento', 'obligatorio', 'required'}
_SELLER = {
    'deal', 'lead', 'del lead', 'account', 'contact', 'company', 'customer', 'client', 'cliente', 'del cliente', 'cli',
    'empresa', 'de la empresa', 'del contacto', 'principal', 'primary', 'main', 'default', 'current', 'titular',
    'ventas', 'obligatorio', 'required', 'preferente', 'preferred'}
#: what may stand beside it, of all qualifiers
_OF_FIELD = {'expected_revenue': _DEAL, 'user_id': _SELLER}
#: what else has a number: a customer, an order, an account
_NUMBERS = {'numero', 'num', 'no', 'nº', 'n', 'nro', 'number', 'zk', 'zenbakia'}
#: what it may stand beside, of all fields
_OF_QUALIFIER = {
    'movil': {'phone', 'phone_prefix'}, 'mobile': {'phone', 'phone_prefix'}, 'general': {'phone', 'email_from'}}


def goes_with(qualifier, key, field):
    """Whether a header with a qualifier still means what it means without.

    :param qualifier: what is taken off the header
    :param key: the rest of it, see ``lead_header.header_key``
    :param field: what the rest means by itself

    >>> goes_with('company', 'phone', 'phone'), goes_with('company', 'revenue', 'expected_revenue')
    (True, False)
    >>> goes_with('cliente', 'no', 'street_number'), goes_with('fiscal', 'piso', 'street_floor')
    (False, True)
    >>> goes_with('movil', 'comercial', 'user_id'), goes_with('home', 'owner', 'user_id')
    (False, False)
    """
    if key in _NUMBERS and qualifier not in _HOUSE:
        return False
    if qualifier in _OF_QUALIFIER and field not in _OF_QUALIFIER[qualifier]:
        return False
    return field not in _OF_FIELD or qualifier in _OF_FIELD[field]
