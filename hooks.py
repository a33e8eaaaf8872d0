"""What installing and uninstalling does beyond loading models and data."""
import contextlib

from odoo.tools import SQL, sql

from .models.contact.res_partner_install import CLASSIFIED
from .models.loading.loader import MODULE as LOADED
from .tools.foundation.bulk import WORTHWHILE, without_indexes

# Stored computed fields of tables that may have a million rows. The ORM computes a stored field record
# by record when it creates the column; a column that is there already is left to post_init_hook.
COLUMNS = [
    ('res_partner', 'portfolio_category_id', 'int4'),
    ('res_partner', 'portfolio_kind', 'varchar'),
    ('res_partner', 'portfolio_managed', 'bool'),
    ('res_partner', 'portfolio_is_account', 'bool'),
    ('res_partner', 'portfolio_class_id', 'int4'),
    ('res_partner', 'portfolio_revenue_currency_id', 'int4'),
    *(('res_partner', f'portfolio_{key}_key', 'varchar')
      for key in ('name', 'trade', 'surname', 'street', 'phone', 'email', 'tax')),
    *(('crm_lead', f'portfolio_match_{key}', 'varchar') for key in ('tax', 'email', 'phone', 'domain', 'name',
    'codes')),
    ('res_partner', 'portfolio_match_codes', 'varchar'),
]


def pre_init_hook(env):
    for table, column, column_type in COLUMNS:
        if not sql.column_exists(env.cr, table, column):
            env.cr.execute(SQL(
                "ALTER TABLE %s ADD COLUMN %s %s",
                SQL.identifier(table), SQL.identifier(column), SQL(column_type)))


def post_init_hook(env):
    written = (*CLASSIFIED, *env['res.partner']._portfolio_key_makers())
    with _bulk(env, 'res_partner', written=written), _bulk(env, 'portfolio_category_change'):
        env['res.partner']._portfolio_worded()._portfolio_fill_existing()
    env['crm.lead'].with_context(active_test=False)._portfolio_fill_match_keys()
    env['portfolio.lead.match.word']._refresh()
    with _bulk(env, 'portfolio_responsible', 'portfolio_visibility'):
        env['portfolio.visibility']._portfolio_worded()._install()


def _bulk(env, *tables, written=None):
    """Without indexes if there are many partners; a small database is done before they are dropped."""
    [[partners]] = env.execute_query(SQL("SELECT count(*) FROM (SELECT FROM res_partner LIMIT %s) p", WORTHWHILE))
    return without_indexes(env.cr, *tables, written=written) if partners == WORTHWHILE else contextlib.nullcontext()


def uninstall_hook(env):
    """What Odoo does not know to be ours, and what it would stumble over."""
    for definition in ('portfolio.characteristic', 'portfolio.dimension'):
        columns = env[definition].with_context(active_test=False).search([]).mapped('column')
        env[definition]._drop_columns(columns)
    # after the columns: dropping those makes the keys of their table again
    _drop_refusals(env)
    env['survey.survey']._portfolio_leave_answered()
    env['ir.config_parameter'].search([('key', '=like', r'crm\_portfolio.%')]).unlink()
    env['ir.model.data'].search([('module', '=', LOADED)]).unlink()
    _forget_reflections(env)


def _drop_refusals(env):
    """Drop the foreign keys of our tables and columns that keep what is in use from being deleted.

    Odoo deletes our records before it drops our tables: without this every catalogue in use is refused
    with an error in the log, and what our records point at, like a shipped questionnaire, stays for ever.
    """
    tables = [model._table for model in env.values() if model._name.startswith('portfolio.')]
    keys = env.execute_query(SQL(
        """
        SELECT source.relname, constr.conname
          FROM pg_constraint constr
          JOIN pg_class source ON source.oid = constr.conrelid
          JOIN pg_class target ON target.oid = constr.confrelid
         WHERE constr.contype = 'f' AND constr.confdeltype IN ('a', 'r')
           AND (source.relname = ANY(%(tables)s) OR target.relname = ANY(%(tables)s))
        """, tables=tables))
    for table, name in keys:
        env.cr.execute(SQL("ALTER TABLE %s DROP CONSTRAINT %s", SQL.identifier(table), SQL.identifier(name)))


def _forget_reflections(env):
    """External ids that modules below us have of our models' parents and choices: Odoo leaves them behind."""
    models = env['ir.model'].search([('model', '=like', 'portfolio.%')])
    reflections = {
        'ir.model.inherit': [('model_id', 'in', models.ids)],
        'ir.model.fields.selection': [('field_id.model_id', 'in', models.ids)],
    }
    for model, domain in reflections.items():
        env['ir.model.data'].search([
            ('model', '=', model), ('res_id', 'in', env[model].search(domain).ids),
            ('module', '!=', 'crm_portfolio')]).unlink()
