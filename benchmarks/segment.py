"""How long bringing 100 segments over 100,000 accounts up to date takes.

100,000 accounts with orders, interests, needs and changes of category, written in bulk; 100 segments of six
shapes, from one condition to a condition on orders within another segment. Measured: the first refresh, when
everybody comes in; one where nothing has changed, as most are; one after a twentieth of the accounts has. Each
segment is committed by itself, as the job does. The job must be done within its hour and be of no weight beside
the day's work: two minutes.
"""
import argparse

from inside.bench import stopwatch

SHAPES = [
    "[('city', '=', 'City {n}')]",
    "['|', ('zip', '=like', '{n:02d}%'), '&', ('city', '=', 'City {n}'), ('user_id', '=', False)]",
    "['&', ('portfolio_kind', '=', 'customer'), ('sale_order_ids', 'not any', "
    "[('state', '=', 'sale'), ('date_order', '>=', '-{n}d')])]",
    "[('portfolio_interest_ids', 'any', [('level', '>=', 1), ('effective_level', '>=', 1)]), "
    "('city', '!=', 'City {n}')]",
    "['!', ('portfolio_need_ids', 'any', [('state', '=', 'open'), ('expected_value', '>', {n})])]",
]
BUILT = "['&', ('portfolio_segment_ids', 'in', [{below}]), ('portfolio_segment_ids', 'not in', [{other}])]"


def main(context):
    parser = argparse.ArgumentParser(prog='dev/bench segment')
    parser.add_argument('--accounts', type=int, default=100_000)
    parser.add_argument('--segments', type=int, default=100)
    options = parser.parse_args(context.arguments)
    database = context.copy(str(options.accounts))
    context.fresh(database, fill, accounts=options.accounts)
    context.fresh(database, write_segments, segments=options.segments)
    for moment, at_most in (('first refresh', 120), ('nothing has changed', 120), ('a twentieth has changed', 120)):
        seconds, members, slowest = context.fresh(database, refresh, moment=moment)
        context.figure(moment, seconds, 's', at_most=at_most)
        context.figure(f'{moment}, members', members)
        context.figure(f'{moment}, slowest segment', slowest, 's')


def fill(env, accounts):
    """Accounts, an order for two in three, an interest for half, a need for a quarter."""
    category = env.ref('crm_portfolio.category_customer')
    prototype = env['res.partner'].create({
        'name': "Prototype", 'is_company': True, 'portfolio_category_id': category.id})
    order = env['sale.order'].create({'partner_id': prototype.id, 'order_line': []})
    order.write({'state': 'sale', 'date_order': '2026-01-01'})
    area = env['portfolio.interest.area'].search([], limit=1)
    interest = env['portfolio.interest'].create({'partner_id': prototype.id, 'area_id': area.id, 'level': 2})
    need = env['portfolio.need'].create({'partner_id': prototype.id, 'name': "Need", 'expected_value': 40})
    env.flush_all()
    first = 1 + max(env['res.partner'].with_context(active_test=False).search([]).ids)
    _multiply(env, 'res_partner', prototype.id, accounts, {
        'id': f'{first} + i', 'commercial_partner_id': f'{first} + i', 'name': "'Account ' || i",
        'complete_name': "'Account ' || i", 'city': "'City ' || i % 40", 'zip': "(10000 + i % 40000)::text"})
    spread = {
        'sale_order': (order.id, accounts * 2 // 3, {
            'name': "'B' || i", 'date_order': "now() - (i % 400) * interval '1 day'", 'access_token': 'NULL'}),
        'portfolio_interest': (interest.id, accounts // 2, {
            'level': 'i % 5 - 2', 'date': "current_date - i % 900"}),
        'portfolio_need': (need.id, accounts // 4, {'expected_value': 'i % 80'}),
    }
    for table, (record, count, values) in spread.items():
        _multiply(env, table, record, count, {
            'id': f"nextval('{table}_id_seq')", 'partner_id': f'{first} + (i * 7) % {accounts}', **values})
    env.cr.execute("UPDATE sale_order SET partner_invoice_id = partner_id, partner_shipping_id = partner_id")
    env.cr.execute("SELECT setval('res_partner_id_seq', (SELECT max(id) FROM res_partner))")
    env.cr.commit()
    env.cr._cnx.autocommit = True
    env.cr.execute('VACUUM ANALYZE')


def _multiply(env, table, record, count, values):
    """Many rows from one: every column as the ORM wrote it, but for those in ``values``, SQL of ``i``."""
    env.cr.execute("SELECT column_name FROM information_schema.columns WHERE table_name = %s", [table])
    columns = sorted(name for name, in env.cr.fetchall())
    chosen = ", ".join(values.get(column, f'proto."{column}"') for column in columns).replace('%', '%%')
    names = ", ".join(f'"{column}"' for column in columns)
    env.cr.execute(
        f"INSERT INTO {table} ({names}) SELECT {chosen} FROM {table} proto, generate_series(0, %s) i "
        "WHERE proto.id = %s", [count - 1, record])


def write_segments(env, segments):
    """As somebody writes them, but for the refresh, which is what is measured."""
    Segment = type(env['portfolio.segment'])
    original, Segment._portfolio_refresh = Segment._portfolio_refresh, lambda self: None
    made = []
    for n in range(segments):
        if n % (len(SHAPES) + 1) == len(SHAPES):
            domain = BUILT.format(below=made[-1].id, other=made[-3].id)
        else:
            domain = SHAPES[n % (len(SHAPES) + 1)].format(n=n % 90 + 10)
        made.append(env['portfolio.segment'].create({'name': f"Segment {n}", 'domain': domain}))
    Segment._portfolio_refresh = original
    env.cr.commit()


def refresh(env, moment):
    """``[seconds of all, rows of members, seconds of the slowest]``."""
    if moment == 'a twentieth has changed':
        env.cr.execute("UPDATE res_partner SET city = 'City 10' WHERE id % 20 = 0")
        env.cr.execute("UPDATE portfolio_need SET state = 'dropped', expected_value = 0 WHERE id % 20 = 0")
        env.cr.commit()
    taken = []
    for segment in env['portfolio.segment'].search([])._portfolio_in_order():
        seconds, _none = stopwatch(segment._portfolio_refresh_one)
        env.cr.commit()
        taken.append(seconds)
    env.cr.execute("SELECT count(*) FROM portfolio_segment_partner_rel")
    return [sum(taken), env.cr.fetchone()[0], max(taken)]
