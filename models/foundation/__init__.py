"""Foundation: roles, settings, menus, the partner form's slots and the undo journal.

Models     portfolio.journal, portfolio.journal.entry
Extends    base (snapshots for undo), res.config.settings (the page rooms add their blocks to)
Others call  ``journal = env['portfolio.journal']._open(kind, name)``, then
             ``journal._write(records, vals)``, ``journal._created(records)``, ``journal._undo()``
"""
from . import base
from . import journal
from . import journal_entry
from . import res_config_settings
