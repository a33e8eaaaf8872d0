"""What a representative waits for among 1,000,000 partners, against a user without restriction.

700,000 accounts with 300,000 contacts, written in bulk before the module is installed, so that the
installation on such a database is measured too. 200 representatives with 3,500 to 5,000 accounts each in
20 teams, their managers with some 40,000, a newcomer with 500. For each of five users in turn, many
times over, the requests the web client makes, whole: rights, rules, default order, the fields of the view,
the answer as JSON; each in a transaction of its own.

A list that feels immediate answers within 60 ms on the server, whatever the size of the database; a
manager's within 300 ms. The median is what a day feels like, the 95th percentile is what people complain
about.
"""
import argparse
import random
import statistics

from inside.bench import stopwatch
from inside.bench_data import ask, insert_partners, specification

ROUNDS = 15
USERS = {
    'unrestricted': 'bench_director', 'with 500': 'bench_newcomer', 'with 3,500': 'bench_rep_1',
    'with 5,000': 'bench_rep_0', 'with 40,000': 'bench_manager_0',
}
LETTERS = ['gar', 'mar', 'lop', 'far', 'caf', 'sol', 'nav', 'rui', 'tal', 'pan']
#: how many times Odoo's own page on the same database ours may take
AGAINST = {
    'first page': ("Odoo's list", {'unrestricted': 1.3, 'with 5,000': 1.5}),
    'open an account': ("Odoo's form", {'unrestricted': 1.5}),
}


def main(context):
    parser = argparse.ArgumentParser(prog='dev/bench scope')
    parser.add_argument('--partners', type=int, default=1_000_000)
    parser.add_argument('--rounds', type=int, default=ROUNDS)
    options = parser.parse_args(context.arguments)
    name = f'bench_scope_{options.partners}'

    partners, is_new = context.keep(f'{name}_stock', template='dependencies')
    if is_new:
        try:
            context.fresh(partners, fill, partners=options.partners)
        except BaseException:
            context.drop(partners)
            raise
    database = context.copy(template=partners)
    seconds = context.databases.odoo(database, '-i', 'crm_portfolio', log_name='bench')
    context.figure('install', seconds, 's', at_most=120)
    for figure, value in context.fresh(database, organise).items():
        context.figure(figure, value)

    measured = context.fresh(database, measure, rounds=options.rounds)
    for request, by_user in measured.items():
        base = by_user['unrestricted'][0]
        for user, (middle, late) in by_user.items():
            limit = {'unrestricted': None, 'with 40,000': 300}.get(user, max(60, 1.5 * base))
            if request in dict(AGAINST.values()):
                limit = None  # what ours is compared with
            context.figure(f'{request}, {user}', middle, 'ms', at_most=limit)
            context.figure(f'{request}, {user}, 95 %', late, 'ms')
    for request, (plain, limits) in AGAINST.items():
        base = measured[plain]['unrestricted'][0]
        for user, limit in limits.items():
            context.figure(
                f'{request}, {user}, against {plain}', measured[request][user][0] / base, at_most=limit)
    seconds = context.fresh(database, change_leader)
    context.figure('team of the manager with 40,000 gets another leader', seconds, 's', at_most=5)


def fill(env, partners):
    """Partners and users as they are before the module comes."""
    accounts = partners * 7 // 10
    prototype = env['res.partner'].create({'name': "Prototype", 'is_company': True, 'lang': 'en_US'})
    company = env['res.users'].with_context(no_reset_password=True, mail_create_nolog=True)
    logins = [
        'bench_director', 'bench_newcomer', *(f'bench_manager_{n}' for n in range(20)),
        *(f'bench_rep_{n}' for n in range(200))]
    company.create([
        {'login': login, 'name': login.replace('_', ' ').title(), 'email': f'{login}@example.com',
         'group_ids': [(6, 0, [env.ref('sales_team.group_sale_salesman').id])]}
        for login in logins])
    users = _users(env)
    env['crm.team'].create([
        {'name': f"Bench {n}", 'company_id': False, 'user_id': users[f'bench_manager_{n}'],
         'member_ids': [(6, 0, [users[f'bench_rep_{rep}'] for rep in range(n * 10, n * 10 + 10)])]}
        for n in range(20)])
    env.flush_all()
    reps = ', '.join(str(users[f'bench_rep_{n}']) for n in range(200))
    insert_partners(
        env, prototype, accounts, partners - accounts,
        user_id=f'CASE WHEN i %% 1000 < 1 THEN NULL ELSE (ARRAY[{reps}])[1 + i %% 200] END')
    prototype.unlink()
    env.cr.commit()
    env.cr._cnx.autocommit = True
    env.cr.execute('VACUUM ANALYZE')
    return accounts


def _users(env):
    return {user.login: user.id for user in env['res.users'].search([('login', '=like', 'bench\\_%')])}


def organise(env):
    """Roles, extra responsibilities and the newcomer; how long it takes to see accordingly."""
    users = _users(env)
    group = {name: env.ref(f'crm_portfolio.portfolio_group_{name}') for name in (
        'representative', 'manager', 'director')}
    seconds, _none = stopwatch(group['representative'].write, {
        'user_ids': [(4, user) for login, user in users.items() if 'rep' in login or 'newcomer' in login]})
    group['manager'].user_ids = [(4, user) for login, user in users.items() if 'manager' in login]
    group['director'].user_ids = [(4, users['bench_director'])]
    env.cr.execute("""
        INSERT INTO portfolio_responsible
               (partner_id, user_id, role_id, role_sequence, is_principal, date_from, is_current)
        SELECT partner.id, pick.user_id, role.id, role.sequence, FALSE, current_date, TRUE
          FROM (SELECT id, row_number() OVER () n FROM res_partner WHERE portfolio_is_account) partner
          JOIN (SELECT unnest(%s::int[]) user_id, unnest(%s::int[]) start, unnest(%s::int[]) size) pick
            ON partner.n * 13 %% 700000 BETWEEN pick.start AND pick.start + pick.size - 1
          JOIN portfolio_responsible_role role ON role.id = %s
        """, (
            [users['bench_newcomer'], *(users[f'bench_rep_{n}'] for n in range(0, 200, 2))],
            [0, *range(1000, 601000, 6000)], [500, *[1500] * 100], env.ref('crm_portfolio.role_inside').id))
    env.invalidate_all()
    rebuild, _none = stopwatch(env['portfolio.visibility']._rebuild)
    env.cr.commit()
    env.cr._cnx.autocommit = True
    env.cr.execute('VACUUM ANALYZE')
    env.cr.execute("SELECT count(*) FROM portfolio_visibility")
    return {
        'giving 201 users the role, s': seconds, 'rebuilding who sees what, s': rebuild,
        'rows of who sees what': env.cr.fetchone()[0],
        'accounts of the manager': _owned(env, users['bench_manager_0']),
        'accounts of the representative': _owned(env, users['bench_rep_0']),
        'accounts of the newcomer': _owned(env, users['bench_newcomer']),
    }


def _owned(env, user):
    return env['res.partner'].with_user(user).search_count(
        [('portfolio_is_account', '=', True), ('portfolio_owned', '=', True)])


def measure(env, rounds):
    """``{request: {user: [median, 95th percentile]}}`` in milliseconds.

    Users and requests take turns in every round, so that a busy moment of the machine hits all.
    """
    users = _users(env)
    clients = {label: Client(env(user=users[login])) for label, login in USERS.items()}
    taken = {}
    for index in range(rounds + 1):
        for label, client in clients.items():
            for request in Client.REQUESTS:
                seconds = client.ask(request, index)
                if index:  # the first round warms caches, as any running server's are
                    taken.setdefault(request, {}).setdefault(label, []).append(1000 * seconds)
    return {
        request: {user: [statistics.median(times), _late(times)] for user, times in by_user.items()}
        for request, by_user in taken.items()
    }


def _late(times):
    return sorted(times)[min(len(times) - 1, round(0.95 * len(times)))]


def _without_ours(fields):
    """What Odoo's view asks for, without what the module adds to it."""
    return {
        name: {key: _without_ours(value) if key == 'fields' else value for key, value in more.items()}
        for name, more in fields.items() if not name.startswith('portfolio_')}


class Client:
    """The web client of one user: which fields his views ask for, and the calls it makes."""
    REQUESTS = (
        'first page', 'customers', 'name search', 'count', 'group by category', 'open an account', 'pick a user',
        "Odoo's list", "Odoo's form")
    DOMAIN = [('portfolio_is_account', '=', True)]

    def __init__(self, env):
        assert env.ref('crm_portfolio.action_accounts').sudo().domain == str(self.DOMAIN)
        self.env = env
        self.columns = specification(env, env.ref('crm_portfolio.res_partner_view_list_account').id, 'list')
        self.form = specification(env, env.ref('crm_portfolio.res_partner_view_form_account').id, 'form')
        self.plain = {
            view_type: _without_ours(specification(env, env.ref(f'base.view_partner_{name}').id, view_type))
            for view_type, name in (('list', 'tree'), ('form', 'form'))}
        self.customer_domain = [
            *self.DOMAIN, ('portfolio_category_id', '=', env.ref('crm_portfolio.category_customer').id)]
        Partner = env['res.partner']
        mine = Partner.search([*self.DOMAIN, ('portfolio_owned', '=', True)], limit=20)
        self.accounts = (mine or Partner.search(self.DOMAIN, limit=20)).ids

    def ask(self, request, index):
        """Seconds of one request: its own cursor and environment, rights checked, answer serialised."""
        call = getattr(self, request.lower().replace("'s", '').replace(' ', '_'))
        return ask(self.env, lambda env: call(env, index))

    def first_page(self, env, index):
        return env['res.partner'].web_search_read(self.DOMAIN, self.columns, limit=80, count_limit=10001)

    def customers(self, env, index):
        return env['res.partner'].web_search_read(self.customer_domain, self.columns, limit=80, count_limit=10001)

    def name_search(self, env, index):
        return env['res.partner'].web_name_search(LETTERS[index % len(LETTERS)], {'display_name': {}}, limit=8)

    def count(self, env, index):
        return env['res.partner'].search_count(self.DOMAIN)

    def group_by_category(self, env, index):
        return env['res.partner'].web_read_group(self.DOMAIN, ['portfolio_category_id'], aggregates=['__count'])

    def open_an_account(self, env, index):
        return env['res.partner'].browse(self.accounts[index % len(self.accounts)]).web_read(self.form)

    def odoo_list(self, env, index):
        return env['res.partner'].web_search_read([], self.plain['list'], limit=80, count_limit=10001)

    def odoo_form(self, env, index):
        return env['res.partner'].browse(self.accounts[index % len(self.accounts)]).web_read(self.plain['form'])

    def pick_a_user(self, env, index):
        return env['res.users'].web_name_search(
            random.Random(index).choice(['ben', 'rep', 'man']), {'display_name': {}}, domain=[('share', '=', False)])


def change_leader(env):
    """The manager's team gets another leader: both see accordingly when the write returns."""
    users = _users(env)
    team = env['crm.team'].search([('user_id', '=', users['bench_manager_0'])])

    def change():
        team.user_id = users['bench_manager_1']
        env.flush_all()
    return stopwatch(change)[0]
