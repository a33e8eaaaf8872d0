"""What installing and uninstalling does beyond loading models and data."""
import contextlib

from odoo.tools import SQL, sql

from .models.foundation.loader import MODULE as LOADED
from .tools.bulk import WORTHWHILE, without_indexes

# Stored computed fields of tables that may have a million rows. The ORM computes a stored field record
# by record when it creates the column; a column that is there already is left to post_init_hook.
COLUMNS = [
    ('res_partner', 'portfolio_category_id', 'int4'),
    ('res_partner', 'portfolio_kind', 'varchar'),
    ('res_partner', 'portfolio_managed', 'bool'),
    ('res_partner', 'portfolio_is_account', 'bool'),
    ('res_partner', 'portfolio_class_id', 'int4'),
    *(('res_partner', f'portfolio_{key}_key', 'varchar')
      for key in ('name', 'trade', 'surname', 'street', 'phone', 'email', 'tax')),
]


def pre_init_hook(env):
    for table, column, column_type in COLUMNS:
        if not sql.column_exists(env.cr, table, column):
            env.cr.execute(SQL(
                "ALTER TABLE %s ADD COLUMN %s %s",
                SQL.identifier(table), SQL.identifier(column), SQL(column_type)))


def post_init_hook(env):
    with _bulk(env, 'res_partner', 'portfolio_category_change'):
        env['res.partner']._portfolio_worded()._portfolio_classify_existing()
        env['res.partner']._portfolio_fill_search_keys()
        env['res.partner']._portfolio_fill_address_types()
    with _bulk(env, 'portfolio_responsible', 'portfolio_visibility'):
        env['portfolio.visibility']._portfolio_worded()._install()


def _bulk(env, *tables):
    """Without indexes if there are many partners; a small database is done before they are dropped."""
    [[partners]] = env.execute_query(SQL("SELECT count(*) FROM (SELECT FROM res_partner LIMIT %s) p", WORTHWHILE))
    return without_indexes(env.cr, *tables) if partners == WORTHWHILE else contextlib.nullcontext()


def uninstall_hook(env):
    """What Odoo does not know to be ours: columns that were defined, settings, and names of loaded records."""
    for definition in ('portfolio.characteristic', 'portfolio.dimension'):
        columns = env[definition].with_context(active_test=False).search([]).mapped('column')
        env[definition]._drop_columns(columns)
    env['ir.config_parameter'].search([('key', '=like', r'crm\_portfolio.%')]).unlink()
    env['ir.model.data'].search([('module', '=', LOADED)]).unlink()
