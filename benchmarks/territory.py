"""How long it takes to place accounts when the rules of a zone change.

Accounts spread over 11,000 postal codes (as many as Spain has), a zone for each of 50 provinces by how
its codes begin, ten subzones in each by ranges. Everything is placed from nothing, a run finds nothing
to do, then a single rule changes: the administrator waits for that one in front of the form.
"""
import argparse

from inside.bench import stopwatch

ZONES = 50


def main(context):
    parser = argparse.ArgumentParser(prog='dev/bench territory')
    parser.add_argument('--accounts', type=int, default=100_000)
    options = parser.parse_args(context.arguments)
    database = context.copy()
    for figure, seconds, limit in context.fresh(database, measure, accounts=options.accounts):
        context.figure(figure, seconds, 's', at_most=limit)


def measure(env, accounts):
    _fill(env, accounts)
    country = env.ref('base.es')
    Zone, place = env['portfolio.zone'], env['res.partner']._portfolio_place_all
    zones = Zone.create([
        {'name': f"Bench {n:02}", 'rule_ids': [(0, 0, {'country_id': country.id, 'zip_from': f'{n:02}'})]}
        for n in range(1, ZONES + 1)])
    Zone.create([
        {'name': f"Subzone {part}", 'parent_id': zone.id, 'rule_ids': [(0, 0, {
            'country_id': country.id, 'zip_from': f'{n:02}{part}00', 'zip_to': f'{n:02}{part}99'})]}
        for n, zone in enumerate(zones, start=1) for part in range(10)])
    env.cr.execute("UPDATE res_partner SET portfolio_zone_id = NULL, portfolio_zone_reason = NULL")
    env.cr.execute("ANALYZE res_partner")
    env.invalidate_all()
    first, placed = stopwatch(place, country)
    again, moved = stopwatch(place, country)
    rule = zones[0].child_ids[0].rule_ids
    change, _none = stopwatch(rule.write, {'zip_to': rule.zip_from[:3] + '49'})
    assert len(placed) == accounts and not moved
    return [
        (f'{len(placed)} accounts placed by {ZONES * 11} rules', first, 30),
        ('the same again, nothing to do', again, 5),
        ('one rule changes', change, 5),
    ]


def _fill(env, accounts):
    """As many accounts from one: every column as the ORM wrote it, but for name and postal code."""
    prototype = env['res.partner'].create({
        'name': "Prototype", 'is_company': True, 'country_id': env.ref('base.es').id,
        'portfolio_category_id': env.ref('crm_portfolio.category_customer').id})
    env.flush_all()
    env.cr.execute("SELECT column_name FROM information_schema.columns WHERE table_name = 'res_partner'")
    columns = sorted(name for name, in env.cr.fetchall())
    identifier = "nextval('res_partner_id_seq')"
    values = {
        'id': 'i.id', 'commercial_partner_id': 'i.id',
        'name': "'Account ' || i.id", 'complete_name': "'Account ' || i.id",
        'zip': "to_char(1000 + i.id * 7919 %% 11000 * 4.5, 'FM00000')"}
    select = ", ".join(values.get(column, f'proto."{column}"') for column in columns)
    env.cr.execute(f"""
        INSERT INTO res_partner ({', '.join(f'"{column}"' for column in columns)})
        SELECT {select}
          FROM res_partner proto, (SELECT {identifier} AS id FROM generate_series(1, %s)) i
         WHERE proto.id = %s
        """, (accounts, prototype.id))
    prototype.active = False
    prototype.portfolio_category_id = False
    env.flush_all()
