"""How long a search takes among 1,000,000 partners, whatever is typed, found or not.

700,000 accounts with 300,000 contacts; every key is written as the installation writes it, which is
measured too. Then what people type, as a director who sees all and as a representative with 3,500
accounts: names in other words' order, a name that nobody has, the last digits of a phone (of a contact
too), an e-mail's domain, a tax ID with its prefix, a street, a word of the notes. The first page with
its count, as the web client asks. A search should feel immediate: 300 ms at most.
"""
import argparse
import statistics

from inside.bench import stopwatch
from inside.bench_data import ask, insert_partners

ROUNDS = 7
SEARCHES = [
    ('name, words in another order', 'display_name', "garcía hotel"),
    ('name with particles', 'display_name', "hotel de la garcía"),
    ('complete name, in any writing', 'complete_name', "HOTEL garcia, s.l."),
    ('name of a contact', 'name', "zabaleta garcia"),
    ('town', 'city', "nunez"),
    ('town nobody is in', 'city', "zzyzx"),
    ('name nobody has', 'display_name', "zzyzx quebrantahuesos"),
    ('name and town', 'display_name', "garcia hotel nunez"),
    ('name and town nobody is in', 'display_name', "garcia zzyzx"),
    ('words without a space', 'display_name', "zabaletagarcia"),
    ('tax ID', 'display_name', "ES B-00.123.456"),
    ('phone, suggestions', 'display_name', "+34 910 123 456"),
    ('name, in the search', 'portfolio_name_search', "sánchez talleres s.l."),
    ('exact name', 'portfolio_name_exact', "Garcia Hotel 1"),
    ('similar name', 'portfolio_name_similar', "hotl quebrantahueso"),
    ('surname of a contact', 'portfolio_surname_search', "zabaleta"),
    ('phone, last digits, contacts too', 'portfolio_phone_search', "123456"),
    ('e-mail', 'portfolio_email_search', "c12345@example.com"),
    ('e-mail nobody has', 'portfolio_email_search', "@nowhere.example.net"),
    ('street', 'portfolio_street_search', "avenida constitución 4321"),
    ('notes', 'portfolio_notes_search', "urgente"),
]


def main(context):
    parser = argparse.ArgumentParser(prog='dev/bench search')
    parser.add_argument('--partners', type=int, default=1_000_000)
    options = parser.parse_args(context.arguments)
    database = context.copy()
    context.figure('keys written', context.fresh(database, fill, partners=options.partners), 's')
    for label, user, middle, found in context.fresh(database, measure):
        context.figure(f'{label}, {user}, {found} found', middle, 'ms', at_most=300)


def fill(env, partners):
    from odoo.addons.crm_portfolio.tools.foundation.bulk import without_indexes
    accounts = partners * 7 // 10
    representative, _director = _users(env)
    prototype = env['res.partner'].create({
        'name': "Prototype", 'is_company': True,
        'portfolio_category_id': env.ref('crm_portfolio.category_customer').id})
    env.flush_all()
    with without_indexes(env.cr, 'res_partner'):
        insert_partners(
            # no key of the prototype: of a million equal ones, though replaced at once, no hash index is made
            env, prototype, accounts, partners - accounts, user_id='NULL', portfolio_name_key='NULL',
            vat="'ESB' || to_char(i, 'FM00000000')",
            street="'Avda. de la Constitución, ' || i %% 9000",
            comment="CASE WHEN i %% 5000 = 0 THEN '<p>Entrega urgente</p>' END")
        seconds, _none = stopwatch(env['res.partner']._portfolio_fill_existing)
    env.cr.execute("""
        INSERT INTO portfolio_visibility (partner_id, user_id, cause, can_write)
        SELECT id, %s, 'responsible', TRUE FROM res_partner WHERE commercial_partner_id %% 200 = 7
        """, [representative.id])
    env.cr.commit()
    env.cr._cnx.autocommit = True
    env.cr.execute('VACUUM ANALYZE')
    return seconds


def _users(env):
    return env['res.users'].with_context(no_reset_password=True).create([
        {'name': login, 'login': f'bench_search_{login}', 'email': f'{login}@example.com',
         'group_ids': [(6, 0, [env.ref(f'crm_portfolio.portfolio_group_{login}').id])]}
        for login in ('representative', 'director')])


def measure(env):
    """Search, role, median in ms and number found, of each."""
    figures = []
    users = env['res.users'].search([('login', '=like', 'bench\\_search\\_%')])
    for label, field, text in SEARCHES:
        for user in users:
            def call(own, field=field, text=text):
                return own['res.partner'].web_search_read(
                    [('portfolio_is_account', '=', True), (field, 'ilike', text)],
                    {'complete_name': {}, 'city': {}}, limit=80, count_limit=10001)
            as_user = env(user=user.id)
            taken = [ask(as_user, call) for _round in range(ROUNDS)]
            found = call(as_user)['length']
            figures.append((label, user.name, statistics.median(taken) * 1000, found))
    return figures
