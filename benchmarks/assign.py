"""How many leads a second find their salesperson, beside Odoo's own assignment on the same leads.

5 teams of 10 salespersons, 2,000 leads from 50 provinces without duplicates. Odoo's teams take ten provinces
each; ours has one rule a province, fifty rules, tried for every lead. Each engine has a copy of the same database,
in a process of its own, warmed up by fifty other leads, as a server is. Before the rates are compared, what can be
seen of a lead afterwards is: its owner and team, stage, dates, follower, what its chatter says changed; of both
engines alike. Then the cost per lead of a large number against that of the small one, the memory, the queries, and
how long one lead takes that a web form creates, of which a visitor must notice nothing.
"""
import argparse
import resource

from inside.bench import median, stopwatch

TEAMS, MEMBERS, PROVINCES = 5, 10, 50
# a lead of the benchmark, told from those of the sample
MARK = 'Benchmark lead'


def main(context):
    parser = argparse.ArgumentParser(prog='dev/bench assign')
    parser.add_argument('--leads', type=int, default=2_000)
    parser.add_argument('--many', type=int, default=100_000)
    parser.add_argument('--ours-only', action='store_true')
    options = parser.parse_args(context.arguments)
    filled = context.copy('filled')
    context.fresh(filled, fill, leads=options.leads)
    rate, seen = context.fresh(context.copy('ours', template=filled), assign_by_rules)
    if not options.ours_only:
        # stock's turn lies between two of ours: a machine that is busy for a while favours nobody
        stock, stock_seen = context.fresh(context.copy('stock', template=filled), assign_by_stock)
        again, _seen = context.fresh(context.copy('again', template=filled), assign_by_rules)
        rate = {name: (rate[name] + again[name]) / 2 for name in rate}
    context.figure('ours, leads per second', rate['leads'] / rate['seconds'], '/s')
    context.figure('ours, queries per lead', rate['queries'] / rate['leads'], at_most=0.5)
    if not options.ours_only:
        compare(context, rate, seen, stock, stock_seen)
    one = context.fresh(context.copy('one', template=filled), one_by_form)
    context.figure('one lead by web form', 1000 * one, 'ms', at_most=200)
    if options.many:
        context.fresh(filled, add_leads, leads=options.many - options.leads)
        many, _seen = context.fresh(filled, assign_by_rules)
        context.figure('many, leads per second', many['leads'] / many['seconds'], '/s')
        context.figure('many, cost per lead against few', (many['seconds'] / many['leads'])
                       / (rate['seconds'] / rate['leads']), at_most=1.3)
        context.figure('many, memory', many['memory'], 'MiB', at_most=1024)


def compare(context, rate, seen, stock_rate, stock_seen):
    context.figure('stock, leads per second', stock_rate['leads'] / stock_rate['seconds'], '/s')
    context.figure('stock, queries per lead', stock_rate['queries'] / stock_rate['leads'])
    for found in (seen, stock_seen):
        print(found, flush=True)
    context.figure('outcomes seen alike', int(seen == stock_seen), at_least=1)
    context.figure(
        'times as many leads a second',
        (rate['leads'] / rate['seconds']) / (stock_rate['leads'] / stock_rate['seconds']), at_least=20)


# -- the database ------------------------------------------------------------------------------------


def fill(env, leads):
    provinces = env['res.country.state'].search([('country_id.code', '=', 'ES')], order='id', limit=PROVINCES)
    env['portfolio.assignment.rule'].search([]).active = False
    env['crm.lead'].search([('user_id', '=', False)]).active = False
    env['crm.team'].search([]).assignment_optout = True
    users = env['res.users'].with_context(no_reset_password=True).create([
        {'name': f"Salesperson {number:02d}", 'login': f'bench_assign_{number}', 'email': f'b{number}@example.com',
         'group_ids': [(4, env.ref('crm_portfolio.portfolio_group_representative').id)]}
        for number in range(TEAMS * MEMBERS)])
    for number in range(TEAMS):
        mine = provinces[number::TEAMS]
        team = env['crm.team'].create({
            'name': f"Bench team {number}", 'use_leads': True, 'company_id': False,
            'assignment_domain': str([('state_id', 'in', mine.ids)]),
            'crm_team_member_ids': [
                (0, 0, {'user_id': user.id, 'assignment_max': 6000}) for user in users[number::TEAMS]]})
        write_rules(env, team, mine)
    env['ir.config_parameter'].set_param('crm.lead.auto.assignment', True)
    env.cr.commit()
    add_leads(env, leads)


def write_rules(env, team, provinces):
    env['portfolio.assignment.rule'].create([
        {'name': f"Leads of {province.name}", 'domain': str([('state_id', '=', province.id)]),
         'target_type': 'team', 'team_id': team.id, 'convert': True} for province in provinces])


def add_leads(env, leads, mark=MARK):
    """As an import leaves them: nobody's, of no team."""
    from odoo.addons.crm_portfolio.tools.foundation.carrier import NoAssignment

    provinces = env['res.country.state'].search([('country_id.code', '=', 'ES')], order='id', limit=PROVINCES)
    stage = env['crm.stage'].search([], limit=1)
    Lead = env['crm.lead'].with_context(tracking_disable=True)._portfolio_tell(NoAssignment())
    first = env['crm.lead'].search_count([('name', '=like', f'{mark}%')])
    for start in range(first, first + leads, 2000):
        Lead.create([
            {'name': f"{mark} {number}", 'type': 'lead', 'user_id': False, 'team_id': False, 'stage_id': stage.id,
             'contact_name': f"Contact {number}",
             'email_from': f'{mark[0]}{number}@company{mark[0]}{number}.example.com',
             'country_id': provinces[0].country_id.id, 'state_id': provinces[number * 7 % PROVINCES].id}
            for number in range(start, min(start + 2000, first + leads))])
        env.cr.commit()
    vacuum(env)


def vacuum(env):
    env.cr._cnx.autocommit = True
    env.cr.execute('VACUUM ANALYZE')
    env.cr._cnx.autocommit = False


# -- what is measured --------------------------------------------------------------------------------


def assign_by_stock(env):
    set_ours(env, False)
    teams = env['crm.team'].search([('name', '=like', 'Bench team%')], order='id')

    def assign():
        teams._action_assign_leads(force_quota=True, creation_delta_days=0)

    return measured(env, assign)


def assign_by_rules(env):
    set_ours(env, True)
    engine = env['portfolio.assignment.engine']
    return measured(env, lambda: engine._assign_pending('crm.lead'))


def set_ours(env, enabled):
    env['ir.config_parameter'].set_param('crm_portfolio.assignment_assign_on_create', enabled)
    env.cr.commit()


def measured(env, function):
    """``[what it cost, what is seen of the leads]``"""
    warm_up(env, function)
    waiting = env['crm.lead'].search_count([('name', '=like', f'{MARK}%'), ('user_id', '=', False)])
    env.invalidate_all()
    before = env.cr.sql_log_count
    seconds, _result = stopwatch(function)
    moment, _none = stopwatch(env.cr.commit)
    queries = env.cr.sql_log_count - before
    env.invalidate_all()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return [{'leads': waiting, 'seconds': seconds + moment, 'queries': queries, 'memory': memory}, outcome(env)]


def warm_up(env, function):
    """Other leads first, with those to be measured out of sight."""
    sight = "UPDATE crm_lead SET active = %s WHERE name LIKE %s AND user_id IS NULL"
    env.cr.execute(sight, [False, f'{MARK}%'])
    env.cr.commit()
    add_leads(env, PROVINCES, mark='Warm-up lead')
    function()
    env.cr.execute(sight, [True, f'{MARK}%'])
    env.cr.commit()
    vacuum(env)


def outcome(env):
    """What is to be seen of the leads, counted, so that two engines that choose other people compare."""
    env.cr.execute("""
        WITH mine AS (
            SELECT * FROM crm_lead WHERE name LIKE %s
        ), said AS (
            SELECT message.res_id, field.name, count(*) AS times
              FROM mail_tracking_value value
              JOIN mail_message message ON message.id = value.mail_message_id
              JOIN ir_model_fields field ON field.id = value.field_id
             WHERE message.model = 'crm.lead' AND message.res_id IN (SELECT id FROM mine)
          GROUP BY 1, 2
        )
        SELECT jsonb_build_object(
            'owner', count(*) FILTER (WHERE user_id IS NOT NULL),
            'owner of the team', count(*) FILTER (WHERE EXISTS (
                SELECT FROM crm_team_member member
                 WHERE member.user_id = mine.user_id AND member.crm_team_id = mine.team_id)),
            'opportunities', count(*) FILTER (WHERE type = 'opportunity'),
            'stage', count(*) FILTER (WHERE stage_id IS NOT NULL),
            'date of assignment', count(*) FILTER (WHERE date_open IS NOT NULL),
            'date of conversion', count(*) FILTER (WHERE date_conversion IS NOT NULL),
            'company', count(*) FILTER (WHERE company_id IS NOT NULL),
            'owner follows', count(*) FILTER (WHERE EXISTS (
                SELECT FROM mail_followers follower JOIN res_users users ON users.partner_id = follower.partner_id
                 WHERE follower.res_model = 'crm.lead' AND follower.res_id = mine.id AND users.id = mine.user_id)),
            'owner tracked', (SELECT count(DISTINCT res_id) FROM said WHERE name = 'user_id'),
            'team tracked', (SELECT count(DISTINCT res_id) FROM said WHERE name = 'team_id')
        ) FROM mine
    """, [f'{MARK}%'])
    return env.cr.fetchone()[0]


def one_by_form(env):
    """Seconds a lead takes that a visitor sends, all done, once the server is warm."""
    set_ours(env, True)
    province = env['res.country.state'].search([('country_id.code', '=', 'ES')], order='id', limit=1)
    numbers = iter(range(1000))

    def arrive():
        lead = env['crm.lead'].create({
            'name': f"By form {next(numbers)}", 'type': 'lead', 'user_id': False, 'state_id': province.id,
            'email_from': 'visitor@example.com'})
        env.cr.commit()
        if not lead.user_id:
            raise AssertionError("the lead found nobody")

    arrive()
    return median(arrive)
