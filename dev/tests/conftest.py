"""What the tests of dev/ share."""
import pytest

from bare import environment
from bare.database import Databases

#: Odoo's other apps, which people have beside the module
APPS = ('stock', 'purchase', 'project', 'hr', 'event', 'website', 'website_sale', 'point_of_sale', 'loyalty', 'l10n_es')

#: the files in the order they begin: of two processes each takes one, and at once keeps the next but one for itself.
#: What takes longest begins first, and nothing long waits behind it
ORDER = ('test_beside', 'test_beside_scope', 'test_bare', 'test_rooms', 'test_words', 'test_lifecycle', 'test_demo')


def pytest_collection_modifyitems(items):
    items.sort(key=lambda item: ORDER.index(item.path.stem))


@pytest.fixture(scope='session')
def databases():
    return Databases(environment.prepare())
