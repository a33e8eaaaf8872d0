"""Every place the commands of dev/ read or write, in one list.

Nothing is written into the checkout. What is downloaded or built lies in one cache folder,
shared by all checkouts of the machine; deleting it only costs the time to fill it again.
"""
import hashlib
import os
from pathlib import Path

MODULE = 'crm_portfolio'
CHECKOUT = Path(__file__).resolve().parents[2]
DEV = CHECKOUT / 'dev'

CACHE = Path(os.environ.get('XDG_CACHE_HOME') or Path.home() / '.cache').resolve() / 'crm-portfolio'
CHECKOUT_KEY = hashlib.sha256(str(CHECKOUT).encode()).hexdigest()[:8]

# The checkout is not called like the module, and Odoo names a module by its folder: the addons
# path holds a link of the right name. It stays outside the checkout because the translation
# export follows links and would never end.
ADDONS = CACHE / f'addons-{CHECKOUT_KEY}'

BIN = CACHE / 'bin'                 # put first on PATH: wkhtmltopdf
DOWNLOADS = CACHE / 'downloads'
LOCKS = CACHE / 'locks'
LOGS = CACHE / 'logs'
ODOO_DATA = CACHE / 'data'          # Odoo's data_dir
FILESTORE = ODOO_DATA / 'filestore'
ODOO_CONFIG = CACHE / f'odoo-{CHECKOUT_KEY}.conf'
ODOO_DEBIAN = CACHE / 'odoo-debian'
ODOO_CLONE = CACHE / 'odoo-clone'
POSTGRES = CACHE / 'postgres'       # of an ordinary user; root's: see postgres.py
NODE = CACHE / 'node'
