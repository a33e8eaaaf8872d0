"""Links that open an address, or a round of them, in the map application of whoever presses."""
from urllib.parse import urlencode

# how many stops between start and end the map services take in one link
WAYPOINTS = 9


def place(latitude, longitude, address):
    """What a map is asked for: coordinates if there are any, else the address in one line.

    :param float latitude, longitude: in degrees; both 0 where nobody knows them
    :param address: a text of several lines, or nothing

    >>> place(40.4, -3.7, "Calle Mayor 1")
    '40.4,-3.7'
    >>> place(0.0, 0.0, "Calle Mayor 1\\n28013 Madrid\\n")
    'Calle Mayor 1, 28013 Madrid'
    """
    if latitude or longitude:
        return f"{latitude},{longitude}"
    return ", ".join(line.strip() for line in (address or '').splitlines() if line.strip())


def search_url(query):
    """
    >>> search_url("Calle Mayor 1, Madrid")
    'https://www.google.com/maps/search/?api=1&query=Calle+Mayor+1%2C+Madrid'
    """
    return f"https://www.google.com/maps/search/?{urlencode({'api': 1, 'query': query})}" if query else ''


def round_url(places):
    """Directions from where one is through all the places, in their order; the first ten if there are more.

    >>> round_url(["A", "B", "C"])
    'https://www.google.com/maps/dir/?api=1&destination=C&waypoints=A%7CB'
    >>> round_url([])
    ''
    """
    places = [name for name in places if name][:WAYPOINTS + 1]
    if not places:
        return ''
    query = {'api': 1, 'destination': places[-1]}
    if places[:-1]:
        query['waypoints'] = "|".join(places[:-1])
    return f"https://www.google.com/maps/dir/?{urlencode(query)}"
