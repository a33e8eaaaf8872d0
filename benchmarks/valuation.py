"""How long valuing and ranking 100,000 accounts takes.

100,000 accounts with five orders each, written in bulk. Measured: the scorecard the module brings, a monthly
snapshot of all accounts, first and again; RFM and ABC of all, first (every account changes) and again. A manager
presses the button and waits: two minutes for valuations, one for the ranking.
"""
import argparse

from inside.bench import stopwatch


def main(context):
    parser = argparse.ArgumentParser(prog='dev/bench valuation')
    parser.add_argument('--accounts', type=int, default=100_000)
    parser.add_argument('--orders', type=int, default=5, help="of each account")
    options = parser.parse_args(context.arguments)
    database = context.copy(str(options.accounts))
    context.fresh(database, fill, accounts=options.accounts, orders=options.orders)
    for moment in ('first', 'again'):
        context.figure(f'valuing, {moment}', context.fresh(database, value), 's', at_most=120)
        context.figure(f'ranking, {moment}', context.fresh(database, rank), 's', at_most=60)


def fill(env, accounts, orders):
    """Accounts of one company, and orders of many amounts spread over two years."""
    category = env.ref('crm_portfolio.category_customer')
    prototype = env['res.partner'].create({
        'name': "Prototype", 'is_company': True, 'portfolio_category_id': category.id})
    order = env['sale.order'].create({'partner_id': prototype.id})
    order.state = 'sale'
    env.flush_all()
    first = 1 + max(env['res.partner'].with_context(active_test=False).search([]).ids)
    _multiply(env, 'res_partner', prototype.id, accounts, {
        'id': f'{first} + i', 'commercial_partner_id': f'{first} + i', 'name': "'Account ' || i",
        'complete_name': "'Account ' || i"})
    _multiply(env, 'sale_order', order.id, accounts * orders, {
        'id': "nextval('sale_order_id_seq')", 'partner_id': f'{first} + (i::bigint * 7919) %% {accounts}',
        'name': "'B' || i", 'access_token': 'NULL', 'amount_untaxed': '(i::bigint * 104729) %% 9973',
        'date_order': "now() - ((i::bigint * 31) %% 720) * interval '1 day'"})
    env.cr.execute("SELECT setval('res_partner_id_seq', (SELECT max(id) FROM res_partner))")
    env.cr.commit()
    env.cr._cnx.autocommit = True
    env.cr.execute('VACUUM ANALYZE')


def _multiply(env, table, record, count, values):
    """Many rows from one: every column as the ORM wrote it, but for those in ``values``, SQL of ``i``."""
    env.cr.execute("SELECT column_name FROM information_schema.columns WHERE table_name = %s", [table])
    columns = sorted(name for name, in env.cr.fetchall())
    chosen = ", ".join(values.get(column, f'proto."{column}"') for column in columns)
    names = ", ".join(f'"{column}"' for column in columns)
    env.cr.execute(
        f"INSERT INTO {table} ({names}) SELECT {chosen} FROM {table} proto, generate_series(0, %s) i "
        "WHERE proto.id = %s", [count - 1, record])


def value(env):
    scorecard = env.ref('crm_portfolio.scorecard_strategic')
    seconds, _count = stopwatch(lambda: scorecard._value(scorecard._accounts()))
    env.cr.commit()
    return seconds


def rank(env):
    seconds, _run = stopwatch(env.ref('crm_portfolio.ranking_all')._rank)
    env.cr.commit()
    return seconds
