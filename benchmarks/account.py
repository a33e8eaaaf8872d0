"""How fast everything known about 100,000 customers is found, ranked and valued.

100,000 accounts with one contact each, and of every account 5 characteristics, 3 interests, 2 relations,
2 valuations, a questionnaire with its answers, a zone and the orders of two years. Every field the account search
offers is searched for, alone and five together, as the web client does it: rights, rules, the page of 80 with
the list's columns and the count, each in a transaction of its own, by a director, who sees all of them.

A search that answers within 300 ms is waited for; beyond that people stop asking. RFM, ABC and a scorecard over all
are nightly jobs that must leave the night to others.
"""
import argparse
import random
import statistics
import time

from lxml import etree

from odoo.tools.safe_eval import safe_eval

from inside.bench import stopwatch
from inside.bench_data import ask, copy_rows, insert_partners, specification

ROUNDS = 5
PAGE = 80


def main(context):
    parser = argparse.ArgumentParser(prog='dev/bench account')
    parser.add_argument('--accounts', type=int, default=100_000)
    parser.add_argument('--rounds', type=int, default=ROUNDS)
    options = parser.parse_args(context.arguments)
    database, is_new = context.keep(f'bench_account_{options.accounts}')
    if is_new:
        try:
            filled = context.fresh(database, fill, accounts=options.accounts)
        except BaseException:
            context.drop(database)
            raise
        for part, seconds in filled.items():
            context.figure(f'filling: {part}', seconds, 's')
        context.figure('filling', sum(filled.values()), 's', at_most=180)

    measured = context.fresh(database, search, rounds=options.rounds)
    for field, milliseconds in measured['single'].items():
        context.figure(f'search: {field}', milliseconds, 'ms', at_most=300)
    context.figure('search: five combined, median', measured['five'][0], 'ms', at_most=500)
    context.figure('search: five combined, slowest', measured['five'][1], 'ms', at_most=500)
    context.figure('queries of the list of 8', measured['queries'][0])
    context.figure('queries of the list of 80', measured['queries'][1], at_most=measured['queries'][0])
    for job, limit in (('RFM and ABC', 60), ('scorecard', 120)):
        context.figure(f'{job} of all', context.fresh(database, run, job=job), 's', at_most=limit)


# -- filling ---------------------------------------------------------------------------------------

PARTS = ['partners', 'characteristics', 'zones', 'interests', 'relations', 'orders', 'valuations', 'questionnaires']
#: whose indexes and foreign keys are made once, when all rows are there
WRITTEN = [
    'res_partner', 'portfolio_characteristic_value', 'portfolio_interest', 'portfolio_relation', 'sale_order',
    'portfolio_valuation', 'portfolio_valuation_line', 'portfolio_questionnaire', 'portfolio_answer']


def fill(env, accounts):
    """The data through the product's own set-wise methods where it has them; ``{part: seconds}``."""
    from odoo.addons.crm_portfolio.tools.foundation.bulk import without_indexes

    filling = Filling(env(context={'tracking_disable': True, 'lang': 'en_US'}), accounts)
    seconds = {}
    began = time.monotonic()
    with without_indexes(env.cr, *WRITTEN):
        for part in PARTS:
            seconds[part] = stopwatch(filling.do, part)[0]
    env.cr.commit()
    seconds['indexes'] = time.monotonic() - began - sum(seconds.values())
    env.cr._cnx.autocommit = True
    env.cr.execute('VACUUM ANALYZE')
    return seconds


class Filling:

    def __init__(self, env, accounts):
        self.env = env
        self.count = accounts
        self.cr = env.cr

    def do(self, part):
        getattr(self, part)()
        self.env.flush_all()
        self.cr.execute('ANALYZE')

    def ids(self):
        self.cr.execute("SELECT id FROM res_partner WHERE portfolio_is_account AND active ORDER BY id")
        return [partner_id for partner_id, in self.cr.fetchall()]

    def slices(self, parts):
        """The accounts in so many parts: each its own value, as an import would bring them."""
        ids = self.ids()
        for index in range(parts):
            yield index, self.env['res.partner'].browse(ids[index::parts])

    def partners(self):
        user = self.env['res.users'].with_context(no_reset_password=True).create({
            'login': 'bench_director', 'name': "Bench Director", 'email': 'director@example.com',
            'group_ids': [(4, self.env.ref('crm_portfolio.portfolio_group_director').id)]})
        spain = self.env.ref('base.es')
        prototype = self.env['res.partner'].create({
            'name': "Prototype", 'is_company': True, 'lang': 'en_US', 'country_id': spain.id,
            'portfolio_category_id': self.env.ref('crm_portfolio.category_customer').id, 'user_id': user.id})
        self.env.flush_all()
        states = spain.state_ids.sorted('code').ids
        state = f"(ARRAY[{', '.join(map(str, states))}])[1 + i %% {len(states)}]"
        insert_partners(
            self.env, prototype, self.count, self.count, state_id=state,
            street="'Calle ' || names[1 + (i / 7) %% 20] || ', ' || i %% 200", portfolio_is_account='proto.is_company',
            vat="'ESB' || (10000000 + i)", ref="'C' || i", comment="'Entrega por ' || words[1 + i %% 16] || ' ' || i",
            portfolio_trade_name="words[1 + (i * 3) %% 16] || ' ' || i")
        # contacts are no accounts, whatever their prototype is
        self.cr.execute("""
            UPDATE res_partner
               SET portfolio_is_account = FALSE, vat = NULL, ref = NULL, comment = NULL, portfolio_trade_name = NULL
             WHERE parent_id IS NOT NULL AND portfolio_is_account""")
        self.env.invalidate_all()
        prototype.unlink()
        self.env['res.partner']._portfolio_fill_existing()
        self.env['portfolio.visibility']._install()

    def characteristics(self):
        kinds = self.env['portfolio.characteristic'].create([
            {'name': "Area", 'code': 'area', 'type': 'integer'},
            {'name': "Season", 'code': 'season', 'type': 'choice', 'choice_ids': [
                (0, 0, {'name': f"Season {number}"}) for number in range(6)]},
            {'name': "Terrace", 'code': 'terrace', 'type': 'boolean'},
            {'name': "Opened", 'code': 'opened', 'type': 'date'},
            {'name': "Supplier", 'code': 'supplier', 'type': 'char'},
        ])
        area, season, terrace, opened, supplier = kinds
        values = [
            (area, lambda n: 20 + n * 10), (season, lambda n: season.choice_ids[n % 6]),
            (terrace, lambda n: n % 2 == 0),
            (opened, lambda n: f'{2000 + n}-03-01'), (supplier, lambda n: f'Supplier {n}')]
        Value = self.env['portfolio.characteristic.value']
        for kind, value in values:
            for number, partners in self.slices(20):
                Value._portfolio_set(partners, kind, value(number))
        self.env.flush_all()

    def zones(self):
        spain = self.env.ref('base.es')
        states = spain.state_ids.sorted('code')
        roots = self.env['portfolio.zone'].create([{'name': f"Zone {number}"} for number in range(5)])
        zones = self.env['portfolio.zone'].create([
            {'name': f"Subzone {number}", 'parent_id': roots[number % 5].id} for number in range(len(states))])
        self.env['portfolio.zone.rule'].create([
            {'zone_id': zone.id, 'country_id': spain.id, 'state_id': state.id}
            for zone, state in zip(zones, states, strict=True)])

    def interests(self):
        areas = self.env['portfolio.interest.area'].create([{'name': f"Area {number}"} for number in range(30)])
        Interest = self.env['portfolio.interest']
        for number, partners in self.slices(10):
            for step in range(3):
                Interest._portfolio_set(partners, areas[number * 3 + step], (number + step) % 5 - 2)

    def relations(self):
        """Each account is related to the next one and to the one after."""
        ids = self.ids()
        kind = self.env['portfolio.relation.type'].search([('kind', '=', 'symmetric')], limit=1)
        prototype = self.env['portfolio.relation'].create({
            'type_id': kind.id, 'left_id': ids[0], 'right_id': ids[-1]})
        self.env.flush_all()
        for step in (1, 2):
            copy_rows(self.cr, 'portfolio_relation', prototype.id, len(ids) - 2, {
                'id': f'{prototype.id + (step - 1) * len(ids)} + 1 + i', 'left_id': f'{ids[0]} + i',
                'right_id': f'{ids[0]} + i + {step}'})

    def orders(self):
        """Orders of two years, from none to eight an account, of 50 to 5,000 euros."""
        ids = self.ids()
        oven = self.env['product.product'].create({'name': "Oven", 'list_price': 100})
        order = self.env['sale.order'].create({'partner_id': ids[0], 'order_line': [
            (0, 0, {'product_id': oven.id, 'product_uom_qty': 1, 'tax_ids': False})]})
        order.action_confirm()
        self.env.flush_all()
        copy_rows(self.cr, 'sale_order', order.id, 4 * len(ids), {
            'id': f'{order.id} + 1 + i', 'name': "'B' || i", 'access_token': 'NULL',
            **dict.fromkeys(
                ('partner_id', 'partner_invoice_id', 'partner_shipping_id'),
                f'{ids[0]} + (i * 31) %% {len(ids)} / 2 * 2'),
            'date_order': "now() - ((i * 17) %% 730) * interval '1 day'",
            **dict.fromkeys(('amount_untaxed', 'amount_total'), '50 + (i * 7919) %% 4950')})

    def valuations(self):
        """Two scorecards, both computed."""
        scorecard = self.env['portfolio.scorecard']._strategic()
        other = scorecard.copy({'name': "Another scorecard", 'is_strategic': False})
        ids = self.ids()
        self.env.flush_all()
        for one in (scorecard, other):
            one._value(ids)

    def questionnaires(self):
        """A questionnaire each, answered; the answers differ."""
        ids = self.ids()
        survey = self.env.ref('crm_portfolio.survey_qualification')
        asked = self.env['portfolio.questionnaire']._ask(self.env['res.partner'].browse(ids[0]), survey)
        for question in survey.question_ids:
            value = {
                'char_box': "Yes", 'text_box': "Yes", 'numerical_box': '7', 'scale': '3', 'date': '2026-03-01',
                'simple_choice': question.suggested_answer_ids[:1].ids,
                'multiple_choice': question.suggested_answer_ids[:1].ids}.get(question.question_type)
            if value:
                asked.answer_save(question.id, value)
        asked.answer_submit()
        self.env.flush_all()
        first = asked.id + 1
        copy_rows(self.cr, 'portfolio_questionnaire', asked.id, len(ids) - 1, {
            'id': f'{first} + i', 'partner_id': f'{ids[0]} + 1 + i', 'input_id': 'NULL'})
        for answer in asked.answer_ids:
            copy_rows(self.cr, 'portfolio_answer', answer.id, len(ids) - 1, {
                'id': "nextval('portfolio_answer_id_seq')", 'partner_id': f'{ids[0]} + 1 + i',
                'questionnaire_id': f'{first} + i', 'value_text': "'Answer ' || i %% 500"})


# -- asking ----------------------------------------------------------------------------------------


def search(env, rounds):
    """Milliseconds of each search field, of five together, and the queries of a short and a long page."""
    client = Client(env(user=env['res.users'].search([('login', '=', 'bench_director')]).id))
    terms = client.terms()
    single = {}
    for label, domain in terms.items():
        single[label] = client.milliseconds(domain, rounds)
    picked = random.Random(7)
    five = [
        client.milliseconds([term for label in picked.sample(sorted(terms), 5) for term in terms[label]], rounds)
        for _index in range(10)]
    return {
        'single': single, 'five': [statistics.median(five), max(five)],
        'queries': [client.queries(8), client.queries(PAGE)]}


class Client:
    """The account list of one user."""
    DOMAIN = [('portfolio_is_account', '=', True)]

    def __init__(self, env):
        self.env = env
        self.columns = specification(env, env.ref('crm_portfolio.res_partner_view_list_account').id, 'list')
        self.example = env['res.partner'].search(self.DOMAIN, limit=1, offset=4321)

    def terms(self):
        """``{label: domain}``: every field of the search view, looking for what the example has there."""
        view_id = self.env.ref('crm_portfolio.res_partner_view_search_account').id
        view = self.env['res.partner'].get_view(view_id, 'search')
        terms = {}
        for node in etree.fromstring(view['arch']).xpath('/search/field'):
            field = self.env['res.partner']._fields[node.get('name')]
            domain = self.term(node, field)
            if domain:
                terms[f"{node.get('string') or field.string} ({field.name})"] = domain
        return terms

    def term(self, node, field):
        typed = self.typed(node, field)
        if typed is None:
            return None
        if node.get('filter_domain'):
            return safe_eval(node.get('filter_domain'), {'self': typed, 'raw_value': typed})
        if field.type in ('many2one', 'one2many', 'many2many') and not isinstance(typed, str):
            return [(field.name, node.get('operator', 'child_of' if 'child_of' in str(node.attrib) else 'in'), [typed])]
        operator = node.get('operator') or ('ilike' if field.type in ('char', 'text', 'html') else '=')
        return [(field.name, operator, typed)]

    def typed(self, node, field):
        """What somebody looking for the example would type or choose."""
        value = self.example[field.name] if field.store or field.compute else None
        if field.relational:
            records = value or self.env[field.comodel_name].search([], limit=1)
            return records[:1].display_name if node.get('filter_domain') else records[:1].id or None
        if value:
            return value if field.type != 'char' else str(value)[:12]
        return TYPED.get(field.name, TYPED_BY_TYPE.get(field.type, "Hotel"))

    def milliseconds(self, domain, rounds):
        def call(env):
            return env['res.partner'].web_search_read(
                [*self.DOMAIN, *domain], self.columns, limit=PAGE, count_limit=10001)
        times = [ask(self.env, call) for _index in range(rounds + 1)]
        return 1000 * statistics.median(times[1:])

    def queries(self, limit):
        with self.env.registry.cursor() as cr:
            env = self.env(cr=cr)
            env['res.partner'].web_search_read(self.DOMAIN, self.columns, limit=limit)
            env.invalidate_all()
            before = cr.sql_log_count
            env['res.partner'].web_search_read(self.DOMAIN, self.columns, limit=limit)
            return cr.sql_log_count - before


def run(env, job):
    """Seconds of a nightly job over all accounts."""
    if job == 'scorecard':
        scorecard = env['portfolio.scorecard']._strategic()
        return stopwatch(scorecard._value, scorecard._accounts())[0]
    ranking = env['portfolio.ranking'].search([], limit=1)
    return stopwatch(ranking._rank)[0]


#: what is typed where the example's value says nothing
TYPED_BY_TYPE = {
    'integer': 50, 'float': 50.0, 'monetary': 50.0, 'date': '2026-03-01', 'datetime': '2026-03-01 00:00:00',
    'boolean': True}
TYPED = {
    'portfolio_phone_search': '004321', 'portfolio_email_search': 'a4321@example.com',
    'portfolio_tax_search': 'B-10.004.321', 'portfolio_street_search': 'c/ garcía',
    'portfolio_notes_search': 'farmacia 4321',
    'portfolio_surname_search': 'garcía lópez', 'portfolio_first_name_search': 'serrano', 'zip': '28',
}
