"""What installing and uninstalling does beyond loading models and data."""
from odoo.tools import SQL, sql

# Stored computed fields of tables that may have a million rows. The ORM computes a stored field record
# by record when it creates the column; a column that is there already is left to post_init_hook.
COLUMNS = [
    ('res_partner', 'portfolio_category_id', 'int4'),
    ('res_partner', 'portfolio_kind', 'varchar'),
    ('res_partner', 'portfolio_managed', 'bool'),
    ('res_partner', 'portfolio_is_account', 'bool'),
]


def pre_init_hook(env):
    for table, column, column_type in COLUMNS:
        if not sql.column_exists(env.cr, table, column):
            env.cr.execute(SQL(
                "ALTER TABLE %s ADD COLUMN %s %s",
                SQL.identifier(table), SQL.identifier(column), SQL(column_type)))


def post_init_hook(env):
    # account
    env['res.partner']._portfolio_classify_existing()
    # scope
    env['portfolio.visibility']._install()


def uninstall_hook(env):
    """Nothing yet."""
