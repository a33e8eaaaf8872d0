"""Which records still read English in a database that has Spanish, though a module says it in Spanish."""
from collections import defaultdict
from pathlib import Path

import polib

from odoo.modules.module import get_module_path
from odoo.tools import SQL


def english(env):
    """
    :return: ``["model,field xmlid: English"]``, records of every installed module's catalogues; labels of fields, views
        and menus, which ``dev/lint`` looks after, left out
    """
    return sorted(
        f'{model},{field} {xmlid}: {source}'
        for (model, field), told in _translated(env).items() if model in env and field in env[model]._fields
        for xmlid, source in _left(env, env[model]._fields[field], told))


def _translated(env):
    """What modules say in Spanish of their records: ``{(model, field): {xmlid: English}}``."""
    found = defaultdict(dict)
    for module in env['ir.module.module'].search([('state', '=', 'installed')]).mapped('name'):
        path = Path(get_module_path(module)) / 'i18n' / 'es.po'
        for entry in polib.pofile(str(path)) if path.exists() else ():
            if entry.msgstr and entry.msgstr != entry.msgid and not entry.obsolete:
                for place, _line in entry.occurrences:
                    kind, _colon, rest = place.partition(':')
                    where, _colon, xmlid = rest.partition(':')
                    model, _comma, field = where.partition(',')
                    if kind in ('model', 'model_terms') and not model.startswith('ir.'):
                        found[model, field][xmlid] = entry.msgid
    return found


def _left(env, field, told):
    """The records of ``told`` that have no Spanish value, or the English one."""
    if not (field.store and field.translate and field.column_type):
        return
    model = env[field.model_name]
    rows = env.execute_query(SQL(
        """
        SELECT data.module || '.' || data.name, record.%(column)s->>'en_US'
          FROM %(table)s record
          JOIN ir_model_data data ON data.model = %(model)s AND data.res_id = record.id
         WHERE record.%(column)s->>'en_US' != ''
           AND coalesce(record.%(column)s->>'es_ES', record.%(column)s->>'en_US') = record.%(column)s->>'en_US'
        """, column=SQL.identifier(field.name), table=SQL.identifier(model._table), model=model._name))
    for xmlid, value in rows:
        # what somebody changed in English since is no longer what the module translates
        if xmlid in told and told[xmlid] in value:
            yield xmlid, told[xmlid]
