"""Countries in the columns of lists: by their number, by a part of them, in the languages next door. Pure: data."""
from .place_name import place_key

#: languages in which lists name countries, beside Spanish and English
LANGUAGES = ('pt', 'fr', 'it', 'de', 'ca', 'gl', 'eu')
# numbers of ISO 3166, of the countries that lists of ours name
_NUMBERS = {
    'ES': '724', 'PT': '620', 'FR': '250', 'AD': '020', 'DE': '276', 'IT': '380', 'GB': '826', 'IE': '372', 'NL': '528',
    'BE': '056', 'LU': '442', 'CH': '756', 'AT': '040', 'PL': '616', 'CZ': '203', 'DK': '208', 'SE': '752', 'NO': '578',
    'FI': '246', 'GR': '300', 'RO': '642', 'RU': '643', 'MA': '504', 'US': '840', 'MX': '484', 'AR': '032', 'BR': '076',
    'CL': '152', 'CO': '170', 'PE': '604', 'CN': '156'}
#: parts of Spain that stand where a country should
_PARTS = {
    'ES': "España (Península), España peninsular, Península, España (Baleares), España (Canarias), Canarias, "
          "Islas Canarias, Baleares, Islas Baleares, Illes Balears, España (Ceuta), España (Melilla), Península y "
          "Baleares, España (Península y Baleares)"}


def country_key(text):
    """One key for a name of a country, be it shortened.

    >>> country_key("Rep. Checa") == country_key("República Checa"), country_key("R. Dominicana"), country_key("España")
    (True, 'republica dominicana', 'espana')
    """
    key = place_key(text)
    first, _space, rest = key.partition(' ')
    return f'republica {rest}' if rest and first in ('rep', 'r') and len(rest) > 3 else key


def called(code):
    """What a country is called in its column beside its names.

    >>> called('ES')[:2], called('CZ'), called('XX')
    (['724', 'España (Península)'], ['203'], [])
    """
    parts = _PARTS[code].split(', ') if code in _PARTS else []
    return [*([_NUMBERS[code]] if code in _NUMBERS else []), *parts]


_SMALLER = {country_key(name) for names in _PARTS.values() for name in names.split(', ') if 'enínsula' not in name} - {
    country_key("España peninsular")}


def is_part(text):
    """Whether a text that stands where a country should names a part of one, which says more than the country.

    >>> is_part("Canarias"), is_part("España (Baleares)"), is_part("España (Península)"), is_part("España")
    (True, True, False, False)
    """
    return country_key(text) in _SMALLER
