"""How fast, and how rightly, the finder of duplicates tells who a lead is already.

Accounts with a contact each and open leads, a tenth of them in a hundred zip codes as in a city. Measured: what the
panel of the form waits for while somebody types, as a representative, each request in a transaction of its own; many
rows at once, as an import asks; the nightly job over every open lead. A form that answers within 100 ms is not waited
for; a night has to do for every open lead of a company.

Then whether it is right. Of known accounts and leads, rows are made that say the same in other words: a tax ID with
its prefix, a phone as people dial it, a name misspelt, another mailbox of the same domain; and rows of strangers who
have a name, a zip code, a domain or a tax ID of the same look. Found: what is the same and is listed for review or
better. Right: of all that is listed, what is the same.

And of pairs written by hand (tests/duplicate/pairs; each file says how its pairs were found at first sight): how many
are listed, how rightly, and how rightly leads are linked by themselves, among all the accounts of the database.
"""
import argparse
import importlib.util
import random
import resource
import statistics

from inside.bench import stopwatch
from inside.bench_data import COMPANY_WORDS, SURNAMES, ask, copy_rows, insert_partners

ASKED = 200
BATCH = 1000
PAIRS = (
    'tuned', 'held_out', 'everyday', 'first_sight', 'second_sight', 'third_sight', 'fourth_sight', 'fifth_sight',
    'sixth_sight', 'seventh_sight', 'eighth_sight')
# from this score the settings list a pair for review
LISTED = 50


def main(context):
    parser = argparse.ArgumentParser(prog='dev/bench match')
    parser.add_argument('--partners', type=int, default=100_000)
    parser.add_argument('--leads', type=int, default=100_000)
    options = parser.parse_args(context.arguments)
    database = context.copy(f'{options.partners}_{options.leads}')
    context.fresh(database, fill, partners=options.partners, leads=options.leads)
    typed = context.fresh(database, ask_while_typing, user='bench_representative')
    context.figure('while typing, median', 1000 * statistics.median(typed), 'ms', at_most=100)
    context.figure('while typing, 95 of 100 within', 1000 * sorted(typed)[len(typed) * 95 // 100], 'ms', at_most=100)
    bulk = context.fresh(database, ask_in_bulk)
    context.figure('rows of a list, per second', bulk['rows'] / bulk['seconds'], '/s', at_least=500)
    context.figure('queries per thousand rows', 1000 * bulk['queries'] / bulk['rows'], at_most=20)
    right = context.fresh(database, ask_what_is_known)
    for kind, (found, asked) in right['found'].items():
        context.figure(f'found: {kind}', 100 * found / asked, '%', at_least=95)
    context.figure('right, of what is listed', 100 * right['right'] / right['listed'], '%', at_least=95)
    for name in PAIRS:
        found = context.fresh(database, ask_pairs, file_name=name)
        label = f"pairs by hand, {name.replace('_', ' ')}"
        context.figure(f'{label}: found', 100 * found['recall'], '%', at_least=90)
        context.figure(f'{label}: right', 100 * found['precision'], '%', at_least=90)
        context.figure(f'{label}: linked by itself', 100 * found['linked_recall'], '%')
        context.figure(f'{label}: rightly so', 100 * found['linked_precision'], '%', at_least=99)
    night = context.fresh(database, review)
    context.figure('nightly review, leads per second', night['leads'] / night['seconds'], '/s', at_least=100)
    context.figure('nightly review, leads left', night['left'], at_most=0)
    context.figure('nightly review, memory at its peak', night['memory'], 'MiB', at_most=1024)
    context.figure('nightly review, pairs listed', night['pairs'])


# -- the database ------------------------------------------------------------------------------------

# a tenth lies in a hundred zip codes
ZIP = "CASE WHEN i %% 10 = 0 THEN 28001 + i / 10 %% 100 ELSE 10000 + (i * 7) %% 18000 END::text"
LABEL = (
    "words[1 + abs(hashtext('w' || i)) %% 16] || ' ' || names[1 + abs(hashtext('n' || i)) %% 20] || ' '"
    " || initcap(substr(translate(md5(i::text), '0123456789', 'aeioulmnrs'), 1, 8))")


def fill(env, partners, leads):
    from odoo.addons.crm_portfolio.tools.foundation.bulk import without_indexes
    from odoo.addons.crm_portfolio.tools.foundation.carrier import NoAssignment
    from odoo.addons.crm_portfolio.tools.foundation.lead_told import NoMatch
    accounts = partners // 2
    user = env['res.users'].with_context(no_reset_password=True).create({
        'login': 'bench_representative', 'name': "Bench Representative", 'email': 'rep@example.com',
        'group_ids': [(4, env.ref('crm_portfolio.portfolio_group_representative').id)]})
    prototype = env['res.partner'].create({
        'name': "Prototype", 'is_company': True, 'country_id': env.ref('base.es').id,
        'portfolio_category_id': env.ref('crm_portfolio.category_customer').id})
    env.flush_all()
    with without_indexes(env.cr, 'res_partner'):
        insert_partners(
            env, prototype, accounts, partners - accounts, user_id='NULL', name=LABEL, complete_name=LABEL, zip=ZIP,
            vat="'ESB' || to_char(i, 'FM00000000')", phone="'+34 95' || to_char(i, 'FM0000000')",
            website="'https://www.company' || i || '.example.com'", email="'info@company' || i || '.example.com'",
            email_normalized="'info@company' || i || '.example.com'")
        # contacts are no accounts, and have a phone of their own
        env.cr.execute("""
            UPDATE res_partner
               SET portfolio_is_account = FALSE, vat = NULL, website = NULL, phone = '+34 8' || substr(phone, 6)
             WHERE parent_id IS NOT NULL AND portfolio_is_account""")
        env['res.partner']._portfolio_fill_existing()
    lead = env['crm.lead']._portfolio_tell(NoAssignment(), NoMatch()).create({
        'name': "Prototype", 'type': 'lead', 'user_id': False, 'country_id': env.ref('base.es').id})
    env.flush_all()
    # half of the leads are of companies that are accounts as well, by name and zip code
    copy_rows(
        env.cr, 'crm_lead', lead.id, leads, {
            'id': f'{lead.id} + 1 + i', 'name': "'Lead ' || i", 'zip': ZIP,
            'partner_name': f"CASE WHEN i %% 2 = 0 THEN {LABEL} ELSE {LABEL} || ' Sucesores' END",
            'email_from': "'lead' || i || '@lead' || i || '.example.com'",
            'phone': "'+34 6' || to_char(i, 'FM00000000')"},
        words=COMPANY_WORDS, names=SURNAMES)
    env.cr.execute("""
        INSERT INTO portfolio_visibility (partner_id, user_id, cause, can_write)
        SELECT id, %s, 'responsible', TRUE FROM res_partner WHERE commercial_partner_id %% 200 = 7
        """, [user.id])
    env.cr.commit()
    env.invalidate_all()
    env['crm.lead']._portfolio_fill_match_keys()
    env['portfolio.lead.match.word']._refresh()
    env.cr.commit()
    env.cr._cnx.autocommit = True
    env.cr.execute('VACUUM ANALYZE')


KNOWN = {
    'account': """
        SELECT id, name AS partner_name, vat AS portfolio_vat, phone, email AS email_from, website, zip
          FROM res_partner WHERE portfolio_is_account AND vat IS NOT NULL""",
    'lead': "SELECT id, partner_name, phone, email_from, zip FROM crm_lead WHERE email_from LIKE 'lead%%'",
}


def known(env, count, target='account'):
    """Accounts or leads there are, spread evenly, as dicts of what they say of themselves."""
    env.cr.execute(f"""
        WITH one AS ({KNOWN[target]}), placed AS (SELECT *, row_number() OVER (ORDER BY id) AS place FROM one)
        SELECT * FROM placed WHERE place %% (SELECT greatest(1, count(*) / %s) FROM one) = 0
      ORDER BY id LIMIT %s""", [count, count])
    return env.cr.dictfetchall()


# -- what is measured --------------------------------------------------------------------------------


def ask_while_typing(env):
    """Seconds of each request of the form, as a name, a zip code, a phone and an e-mail grow under the fingers."""
    taken = []
    for number, one in enumerate(known(env, ASKED // 4)):
        name, typed = one['partner_name'], {}
        for field, text in (('partner_name', name[:6 + number % 12]), ('zip', one['zip']),
                            ('phone', one['phone']), ('email_from', one['email_from'])):
            typed[field] = text
            taken.append(ask(env, lambda own, typed=dict(typed): own['crm.lead'].portfolio_duplicates(typed)))
    return taken


def ask_in_bulk(env, rows=5 * BATCH):
    """Rows of a list, half of them known."""
    chosen = known(env, rows // 2)
    subjects = [
        row for one in chosen for row in (
            {**one, 'portfolio_vat': None, 'email_from': None},
            {'partner_name': f"Sociedad {one['id']} Nueva", 'zip': one['zip'], 'phone': f"7{one['id']:08d}",
             'email_from': f"new{one['id']}@new{one['id']}.example.com"})]
    Match = env['portfolio.lead.match']
    Match._match(subjects[:10])
    before = env.cr.sql_log_count
    seconds = sum(
        stopwatch(lambda start=start: Match._match(subjects[start:start + BATCH]))[0]
        for start in range(0, len(subjects), BATCH))
    return {'rows': len(subjects), 'seconds': seconds, 'queries': env.cr.sql_log_count - before}


def ask_what_is_known(env, count=200):
    """Rows that are somebody, and rows that only look like somebody."""
    found, listed, right = {}, 0, 0
    for target, kinds in (('account', TOLD), ('lead', TOLD_OF_LEADS)):
        for kind, told in kinds.items():
            chosen = known(env, count, target)
            matched = env['portfolio.lead.match']._match([told(one, random.Random(one['id'])) for one in chosen])
            hits = 0
            for index, one in enumerate(chosen):
                pairs = [
                    it for it in matched.get(index, []) if it['score'] >= LISTED and it['target'] == target]
                # a stranger has nobody who is the same
                same = kind in SAME and any(it['record'].id == one['id'] for it in pairs)
                listed, right, hits = listed + len(pairs), right + same, hits + same
            if kind in SAME:
                found[f'{target}, {kind}'] = (hits, len(chosen))
    return {'found': found, 'listed': listed, 'right': right}


def ask_pairs(env, file_name):
    """Each lead of a pair asked of all accounts, its own customer among them; nothing is kept."""
    from bare import paths
    path = paths.CHECKOUT / 'tests' / 'lead' / 'match_pairs.py'
    spec = importlib.util.spec_from_file_location('match_pairs', path)
    measure = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(measure)
    env.company.country_id = env.ref('base.es')
    countries = {country.code: country.id for country in env['res.country'].search([])}
    every, category = measure.pairs(file_name), env.ref('crm_portfolio.category_customer').id
    accounts = env['res.partner'].create([
        {**pair.partner(countries), 'portfolio_category_id': category} for pair in every])
    found = env['portfolio.lead.match']._match([pair.asked(countries) for pair in every])
    env.cr.rollback()
    return measure.quality([
        (pair.is_same, next((one['score'] for one in found.get(index, ()) if one['record'].id == account.id), 0))
        for index, (pair, account) in enumerate(zip(every, accounts, strict=True))])._asdict()


def misspelt(name, luck):
    """A slip of the finger anywhere but in the first letter: a letter twice, none, another, or two in turn."""
    place = luck.randrange(1, len(name) - 2)
    one, other = name[place], name[place + 1]
    slip = luck.choice([one * 2 + other, other, luck.choice("aeiou") + other, other + one])
    return name[:place] + slip + name[place + 2:] + luck.choice(["", ", S.L.", " SL", ", S.A."])


def turned(name):
    """Its last word first."""
    words = name.split()
    return " ".join(words[-1:] + words[:-1])


def renamed(name, luck):
    """A neighbour of the same trade and surname, of another name."""
    return f"{' '.join(name.split()[:2])} {luck.choice(COMPANY_WORDS)}"


SAME = {
    'tax ID, written otherwise': lambda one, luck: {
        'partner_name': "Another name", 'portfolio_vat': f"{one['portfolio_vat'][2]}-{one['portfolio_vat'][3:]}"},
    'phone, as people dial it': lambda one, luck: {
        'contact_name': "Ana", 'phone': "0034 " + " ".join(
            one['phone'][4:][start:start + 3] for start in range(0, 9, 3))},
    'e-mail, in capitals': lambda one, luck: {'email_from': one['email_from'].upper()},
    'name misspelt, same zip code': lambda one, luck: {
        'partner_name': misspelt(one['partner_name'], luck), 'zip': one['zip']},
    'words in another order, same zip code': lambda one, luck: {
        'partner_name': turned(one['partner_name']), 'zip': one['zip']},
    'another mailbox, same name': lambda one, luck: {
        'partner_name': one['partner_name'].upper(), 'email_from': "ventas@" + one['email_from'].partition('@')[2]},
    'web page, same name': lambda one, luck: {
        'partner_name': one['partner_name'] + ", S.L.",
        'website': one['website'].partition('://')[2].upper() + "/contacto?idioma=es"},
}
STRANGERS = {
    'the same name elsewhere': lambda one, luck: {'partner_name': one['partner_name'], 'zip': "99999"},
    'somebody else in the same zip code': lambda one, luck: {
        'partner_name': f"{luck.choice(COMPANY_WORDS)} {luck.choice(SURNAMES)} Hermanos", 'zip': one['zip']},
    'another of the same trade and surname in the same zip code': lambda one, luck: {
        'partner_name': renamed(one['partner_name'], luck), 'zip': one['zip']},
    'another company of the same web domain': lambda one, luck: {
        'partner_name': "Another name", 'website': one['website']},
    'a tax ID one figure off': lambda one, luck: {
        'portfolio_vat': one['portfolio_vat'][:-1] + "X", 'partner_name': "Another name"},
    'another tax ID, same name and zip code': lambda one, luck: {
        'partner_name': one['partner_name'], 'zip': one['zip'], 'portfolio_vat': f"ESA9{one['id'] % 10**7:07d}"},
    'free mail': lambda one, luck: {'contact_name': "Ana Gil", 'email_from': f"ana{one['id']}@gmail.com"},
}
TOLD = {**SAME, **STRANGERS}
# these leads have neither tax ID nor web page
TOLD_OF_LEADS = {kind: TOLD[kind] for kind in (
    'phone, as people dial it', 'e-mail, in capitals', 'name misspelt, same zip code',
    'words in another order, same zip code', 'the same name elsewhere', 'somebody else in the same zip code',
    'another of the same trade and surname in the same zip code')}


def review(env):
    """The nightly job itself, over every open lead; it commits after each batch."""
    Pair = env['portfolio.lead.duplicate']
    before = Pair.search_count([])
    leads = env['crm.lead'].search_count([('won_status', '=', 'pending')])
    env.invalidate_all()
    seconds, _none = stopwatch(Pair._cron_review)
    left = env['crm.lead'].search_count([('won_status', '=', 'pending'), ('portfolio_matched_on', '=', False)])
    return {
        'seconds': seconds, 'leads': leads, 'left': left, 'pairs': Pair.search_count([]) - before,
        'memory': resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}
