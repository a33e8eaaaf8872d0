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
import json
import random
import statistics

from lxml import etree

from inside.bench import stopwatch

ROUNDS = 15
USERS = {
    'unrestricted': 'bench_director', 'with 500': 'bench_newcomer', 'with 3,500': 'bench_rep_1',
    'with 5,000': 'bench_rep_0', 'with 40,000': 'bench_manager_0',
}
LETTERS = ['gar', 'mar', 'lop', 'far', 'caf', 'sol', 'nav', 'rui', 'tal', 'pan']


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
            context.figure(f'{request}, {user}', middle, 'ms', at_most=limit)
            context.figure(f'{request}, {user}, 95 %', late, 'ms')
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
    _insert(env, prototype, accounts, partners - accounts, users)
    prototype.unlink()
    env.cr.commit()
    env.cr._cnx.autocommit = True
    env.cr.execute('VACUUM ANALYZE')
    return accounts


def _users(env):
    return {user.login: user.id for user in env['res.users'].search([('login', '=like', 'bench\\_%')])}


def _insert(env, prototype, accounts, contacts, users):
    """A million rows from one: every column as the ORM wrote it, but for those named here."""
    env.cr.execute("SELECT column_name FROM information_schema.columns WHERE table_name = 'res_partner'")
    columns = sorted(name for name, in env.cr.fetchall())
    words = [
        "Panadería", "Hotel", "Bodegas", "Talleres", "Ferretería", "Cafetería", "Distribuciones", "Suministros",
        "Clínica", "Farmacia", "Transportes", "Construcciones", "Librería", "Restaurante", "Muebles", "Óptica"]
    names = [
        "García", "Martínez", "López", "Sánchez", "Navarro", "Ruiz", "Moreno", "Álvarez", "Romero", "Alonso",
        "Gutiérrez", "Torres", "Ramos", "Gil", "Serrano", "Blanco", "Molina", "Castro", "Ortega", "Rubio"]
    env.cr.execute("SELECT max(id) FROM res_partner")
    first = env.cr.fetchone()[0] + 1
    reps = [users[f'bench_rep_{n}'] for n in range(200)]
    label = "words[1 + (i * 19) %% 16] || ' ' || names[1 + (i * 37 / 16) %% 20] || ' ' || i"
    common = {
        'id': f'{first} + i', 'customer_rank': '(i %% 10 < 6)::int', 'is_company': 'TRUE',
        'name': label, 'complete_name': label, 'commercial_partner_id': f'{first} + i',
        'email': "'a' || i || '@example.com'", 'email_normalized': "'a' || i || '@example.com'",
        'phone': "'+34 9' || (10000000 + i)", 'city': 'names[1 + i %% 20]', 'zip': "(10000 + i %% 40000)::text",
        'user_id': 'CASE WHEN i %% 1000 < 1 THEN NULL ELSE reps[1 + i %% 200] END',
    }
    contact = {
        **common, 'id': f'{first + accounts} + i', 'customer_rank': '0', 'is_company': 'FALSE',
        'parent_id': f'{first} + (i * 7) %% {accounts}', 'commercial_partner_id': f'{first} + (i * 7) %% {accounts}',
        'name': "names[1 + i %% 20] || ' ' || names[1 + (i * 31) %% 20]",
        'complete_name': "words[1 + (i * 19) %% 16] || ', ' || names[1 + i %% 20] || ' ' || i",
        'email': "'c' || i || '@example.com'", 'email_normalized': "'c' || i || '@example.com'", 'user_id': 'NULL',
    }
    for count, values in ((accounts, common), (contacts, contact)):
        select = ", ".join(values.get(column, f'proto."{column}"') for column in columns)
        env.cr.execute(f"""
            INSERT INTO res_partner ({', '.join(f'"{column}"' for column in columns)})
            SELECT {select}
              FROM res_partner proto, generate_series(0, %s) i,
                   (SELECT %s::text[] words, %s::text[] names, %s::int[] reps) pick
             WHERE proto.id = %s
            """, (count - 1, words, names, reps, prototype.id))
    env.cr.execute("SELECT setval('res_partner_id_seq', (SELECT max(id) FROM res_partner))")


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


class Client:
    """The web client of one user: which fields his views ask for, and the calls it makes."""
    REQUESTS = (
        'first page', 'customers', 'name search', 'count', 'group by category', 'open an account', 'pick a user')
    DOMAIN = [('portfolio_is_account', '=', True)]

    def __init__(self, env):
        assert env.ref('crm_portfolio.action_accounts').sudo().domain == str(self.DOMAIN)
        self.env = env
        self.columns = _specification(env, env.ref('crm_portfolio.view_account_list').id, 'list')
        self.form = _specification(env, env.ref('base.view_partner_form').id, 'form')
        self.customer_domain = [
            *self.DOMAIN, ('portfolio_category_id', '=', env.ref('crm_portfolio.category_customer').id)]
        Partner = env['res.partner']
        mine = Partner.search([*self.DOMAIN, ('portfolio_owned', '=', True)], limit=20)
        self.accounts = (mine or Partner.search(self.DOMAIN, limit=20)).ids

    def ask(self, request, index):
        """Seconds of one request: its own cursor and environment, rights checked, answer serialised."""
        with self.env.registry.cursor() as cr:
            env = self.env(cr=cr, context={
                'lang': 'en_US', 'tz': 'Europe/Madrid', 'allowed_company_ids': self.env.company.ids})
            call = getattr(self, request.replace(' ', '_'))
            return stopwatch(lambda: json.dumps(call(env, index), default=str))[0]

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

    def pick_a_user(self, env, index):
        return env['res.users'].web_name_search(
            random.Random(index).choice(['ben', 'rep', 'man']), {'display_name': {}}, domain=[('share', '=', False)])


def _specification(env, view_id, view_type):
    """The fields the client asks for with this view."""
    view = env['res.partner'].get_views([(view_id, view_type)])['views'][view_type]
    return _fields(env['res.partner'], etree.fromstring(view['arch']))


def _fields(model, node):
    specification = {}
    for element in node.iterdescendants('field'):
        field = model._fields.get(element.get('name'))
        if field is None or next(element.iterancestors('field'), None) is not node.getparent() and any(
                parent is not node for parent in element.iterancestors('field')):
            continue
        if field.type == 'many2one':
            specification[field.name] = {'fields': {'display_name': {}}}
        elif field.type in ('one2many', 'many2many'):
            inner = next(iter(element.xpath('./list | ./kanban')), None)
            comodel = model.env[field.comodel_name]
            specification[field.name] = {'fields': _fields(comodel, inner) if inner is not None else {
                'display_name': {}}, 'limit': 40}
        else:
            specification[field.name] = {}
    return specification


def change_leader(env):
    """The manager's team gets another leader: both see accordingly when the write returns."""
    users = _users(env)
    team = env['crm.team'].search([('user_id', '=', users['bench_manager_0'])])

    def change():
        team.user_id = users['bench_manager_1']
        env.flush_all()
    return stopwatch(change)[0]
