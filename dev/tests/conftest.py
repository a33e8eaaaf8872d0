"""What the tests of dev/ share."""
import pytest

from bare import environment
from bare.database import Databases

#: Odoo's other apps, which people have beside the module
APPS = ('stock', 'purchase', 'project', 'hr', 'event', 'website', 'website_sale', 'point_of_sale', 'loyalty', 'l10n_es')


@pytest.fixture(scope='session')
def databases():
    return Databases(environment.prepare())
