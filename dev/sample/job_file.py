"""The account file of the sample company: what its people know of their customers, in every room.

Made once, through the product's own methods and with no chance in it, so that the same sample is the same
everywhere. Sector, size and what was bought decide; the n-th account decides the rest.
"""
from datetime import timedelta

from odoo.fields import Command, Date

from odoo.addons.crm_portfolio.tools.place.place_province import province_of

#: zone of each sales office, and the provinces it works
ZONES = {
    'Norte': ["A Coruña", "Pontevedra", "Asturias", "Cantabria", "Bizkaia", "Gipuzkoa", "Navarra"],
    'Centro': ["Madrid", "Toledo", "Segovia", "Valladolid", "Salamanca", "Zaragoza"],
    'Levante': ["Barcelona", "Tarragona", "Castellón", "Valencia", "Alicante", "Murcia", "Illes Balears"],
    'Sur': ["Huelva", "Sevilla", "Cádiz", "Córdoba", "Málaga", "Granada", "Almería"],
}
AREAS = {
    "Cocina": ["Maquinaria", "Menaje de cocina"],
    "Sala": ["Vajilla", "Cristalería", "Cubertería", "Mobiliario"],
    "Habitaciones": ["Textil"],
    "Limpieza": ["Higiene"],
}
NEEDS = [
    ("Lavavajillas de cúpula para la ampliación", "Cocina", 4200), ("Cambiar toda la cristalería", "Sala", 1850),
    ("Renovar sábanas y toallas antes del verano", "Habitaciones", 6400),
    ("Dosificadores de jabón sin contacto", "Limpieza", 390), ("Vajilla para la terraza", "Sala", 1200),
    ("Horno mixto de 10 bandejas", "Cocina", 9800),
]
#: CNAE 2025 of the sectors
ACTIVITIES = {
    'restauración': '56.11', 'hostelería': '55.10', 'catering': '56.21', 'panadería y pastelería': '10.71',
    'colectividades': '56.22',
}
#: by category: what it says decides where it is shown
PARTICULARITIES = {
    'delivery': "Solo recibe mercancía antes de las 11:00, por la puerta de la cocina.",
    'invoicing': "Factura única a fin de mes, con número de pedido.",
    'visit': "Cierra los lunes; de martes a viernes, mejor antes de las 12:00.",
    'negotiation': "Preguntar siempre por el jefe de economato: decide él.",
    'legal': "En reclamación por un pedido de 2023: no prometer plazos por escrito.",
    'quality': "Comprueba la vajilla pieza a pieza al recibirla; rechaza la que llega tocada.",
}
#: who works at an account, and as what
PEOPLE = [
    ("Nuria Campos", "Jefa de compras"), ("Óscar Villar", "Jefe de economato"), ("Inés Roldán", "Gerente"),
    ("Tomás Aguirre", "Jefe de cocina"), ("Lucía Ferrer", "Administración"), ("Joan Prat", "Propietario"),
    ("Marta Soler", "Gobernanta"),
]
SUPPLIERS = ["Un mayorista de la zona", "Compran por internet", "Nadie fijo: piden precio cada vez"]
WHEN = ['when_now', 'when_year', 'when_later']
STEPS = ["Enviar la nueva tarifa", "Llevar muestras de vajilla", "Llamar para cerrar el pedido de verano"]


def complete(env, steps):
    """Fill the account file, unless it is filled."""
    if env['portfolio.zone'].search([], limit=1):
        return
    sample = Sample(env)
    for name, fill in (
        ("Characteristics", sample.characteristics), ("People", sample.people),
        ("Zones", sample.territory), ("Routes", sample.routes), ("Next steps", sample.next_steps),
        ("Activities", sample.activities), ("Interests", sample.interests), ("Needs", sample.needs),
        ("Relations", sample.relations), ("Particularities", sample.particularities),
        ("Questionnaires", sample.questionnaires), ("Orders of what was won", sample.orders),
        # who does not pay bought before he was blocked
        ("Blocks", sample.blocks), ("RFM and ABC", sample.ranking),
        ("Strategic index", sample.valuations), ("Segments", sample.segments),
    ):
        with steps.step(name) as done:
            done(fill())


class Sample:

    def __init__(self, env):
        self.env = env
        self.accounts = env['portfolio.loader']._loaded('account', 'res.partner').filtered('portfolio_is_account')

    def every(self, step, start=0):
        return self.accounts[start::step]

    def characteristics(self):
        """What the company wants to know of its accounts, their dimensions and our branches."""
        self.env['portfolio.loader']._characterise_sample()
        return self.env['portfolio.characteristic.value'].search_count([])

    def people(self):
        """One person to talk to at every second account, two at every sixth; their titles say their positions."""
        people = self.env['res.partner'].with_context(tracking_disable=True).create([
            {'name': name, 'function': function, 'parent_id': account.id, 'type': 'contact',
             'phone': account.phone, 'email': f"{name.split()[0].lower()}@{account.email.split('@')[1]}"}
            for start, step in ((0, 2), (2, 6)) for number, account in enumerate(self.every(step, start))
            if account.email for name, function in [PEOPLE[(number + start) % len(PEOPLE)]]])
        Position = self.env['portfolio.job.position']._portfolio_worded()
        Position._give(Position._match(people.mapped('function')))
        return len(people)

    def routes(self):
        """A round through the first accounts of each representative who has enough of them."""
        days = ('monday', 'tuesday', 'wednesday', 'thursday', 'friday')
        routes = self.env['portfolio.route'].create([
            {'name': f"Ronda de {user.name}", 'user_id': user.id, days[number % len(days)]: True,
             'cycle_weeks': 1 + number % 2,
             'stop_ids': [Command.create({'partner_id': account.id, 'sequence': place})
                          for place, account in enumerate(accounts.sorted('zip')[:6])]}
            for number, (user, accounts) in enumerate(self.accounts.grouped('user_id').items())
            if user and len(accounts) > 5])
        return len(routes.stop_ids)

    def next_steps(self):
        today = Date.context_today(self.accounts)
        accounts = self.every(9, 1)
        for number, account in enumerate(accounts):
            account.write({
                'portfolio_next_step': STEPS[number % len(STEPS)],
                'portfolio_next_step_date': today + timedelta(days=number % 10 - 2)})
        return len(accounts)

    def territory(self):
        """A zone for each office and its provinces below it. Portfolios stay what they are: nobody works in a zone."""
        Zone = self.env['portfolio.zone']
        spain = self.env.ref('base.es')
        states = {province_of(state.name): state for state in spain.state_ids}
        for name, provinces in ZONES.items():
            zone = Zone.create({'name': name, 'code': name[:2].upper()})
            parts = Zone.create([{'name': province, 'parent_id': zone.id} for province in provinces])
            self.env['portfolio.zone.rule'].create([
                {'zone_id': part.id, 'country_id': spain.id, 'state_id': state.id}
                for part in parts for state in [states[province_of(part.name)]]])
        return len(self.accounts.filtered('portfolio_zone_id'))

    def interests(self):
        """Areas tied to what is sold; who bought in one likes it, and every seventh has said otherwise."""
        families = {family.name: family for family in self.env['product.category'].search([])}
        areas = self.env['portfolio.interest.area'].create([
            {'name': name, 'product_category_ids': [
                Command.link(families[family].id) for family in sold if family in families]}
            for name, sold in AREAS.items()])
        Interest = self.env['portfolio.interest']
        said = 0
        for number, area in enumerate(areas):
            for level, start in ((2, 0), (1, 2), (-1, 4)):
                accounts = self.every(7, (start + number) % 7)
                Interest._portfolio_set(accounts, area, level, 'visit')
                said += len(accounts)
        return said

    def needs(self):
        areas = {area.name: area for area in self.env['portfolio.interest.area'].search([])}
        needs = self.env['portfolio.need'].create([
            {'name': name, 'area_id': areas[area].id, 'expected_value': value, 'partner_id': account.id,
             'user_id': account.user_id.id or self.env.uid, 'source': 'visit'}
            for number, account in enumerate(self.every(5))
            for name, area, value in [NEEDS[number % len(NEEDS)]]])
        return len(needs)

    def activities(self):
        """The sector of each account as a code of CNAE 2025; its equivalents follow by themselves."""
        Code, Activity = self.env['portfolio.activity.code'], self.env['portfolio.activity']
        codes = {
            sector: Code.search([('classification', '=', 'cnae2025'), ('code', '=', code)], limit=1)
            for sector, code in ACTIVITIES.items()}
        known = self.accounts.filtered(lambda account: codes.get((account.industry_id.name or '').lower()))
        Activity.create([
            {'partner_id': account.id, 'code_id': codes[account.industry_id.name.lower()].id, 'is_main': True,
             'classification': 'cnae2025'} for account in known])
        return len(known)

    def relations(self):
        """Who recommended whom, and hotels that buy together."""
        kinds = [self.env.ref(f'crm_portfolio.relation_type_{name}') for name in ('recommender', 'purchasing')]
        pairs = zip(self.every(11), self.every(11, 5), strict=False)
        relations = self.env['portfolio.relation'].create([
            {'type_id': kinds[number % 2].id, 'left_id': left.id, 'right_id': right.id}
            for number, (left, right) in enumerate(pairs)])
        return len(relations)

    def particularities(self):
        categories = self.env['portfolio.particularity.category'].search([('code', 'in', list(PARTICULARITIES))])
        made = self.env['portfolio.particularity'].create([
            {'partner_id': account.id, 'name': PARTICULARITIES[category.code], 'category_id': category.id}
            for number, account in enumerate(self.every(6)) for category in [categories[number % len(categories)]]])
        return len(made)

    def blocks(self):
        """Some who do not pay get no orders; one wants no mail."""
        unpaid, request = (self.env.ref(f'crm_portfolio.block_reason_{name}') for name in ('unpaid', 'request'))
        accounts = self.every(60, 7)
        manager = self.env.ref('crm_portfolio.portfolio_group_manager').all_user_ids.filtered('partner_id')[:1]
        self.env['portfolio.block'].create([
            {'partner_id': account.id, 'kind': kind, 'reason_id': reason.id,
             'user_id': (account.user_id.sale_team_id.user_id or manager).id}
            for blocked, kind, reason in ((accounts, 'order', unpaid), (self.accounts[3], 'mailing', request))
            for account in blocked])
        return len(accounts) + 1

    def questionnaires(self):
        """The qualification visit, asked of prospects; a part of them were visited, and whoever did filled it in."""
        prospects = self.accounts.filtered(lambda account: account.portfolio_kind == 'prospect')
        asked = self.env['portfolio.questionnaire']._ask(
            prospects or self.every(10), self.env.ref('crm_portfolio.survey_qualification'))
        for number, questionnaire in enumerate(asked.filtered('user_id')[::3]):
            visited = questionnaire._portfolio_worded().with_user(questionnaire.user_id)
            for name, value in self._answers(number, questionnaire.partner_id):
                visited.answer_save(self.env.ref(f'crm_portfolio.question_qualification_{name}').id, value)
            visited.answer_submit()
        return len(asked)

    def _answers(self, number, account):
        """What was heard on a visit: ``[(question, answer)]``."""
        def choice(name):
            return self.env.ref(f'crm_portfolio.question_qualification_{name}').id

        person, _title = PEOPLE[number % len(PEOPLE)]
        answers = [
            ('contact', account.child_ids[:1].name or person), ('supplier', SUPPLIERS[number % len(SUPPLIERS)]),
            ('spend', 1500 + 500 * number), ('when', choice(WHEN[number % len(WHEN)]))]
        if number % 2:
            return [*answers, ('decides', choice('decides_no')), ('who', "La central de compras")]
        return [*answers, ('decides', choice('decides_yes'))]

    def orders(self):
        """An order for each of the opportunities won last: what RFM, ABC and the strategic index are made of."""
        won = self.env['crm.lead'].search(
            [('won_status', '=', 'won'), ('partner_id', '!=', False)], order='date_closed desc, id', limit=400)
        product = self.env['product.product'].search([('sale_ok', '=', True)], limit=1)
        orders = self.env['sale.order'].with_context(tracking_disable=True).create([
            {'partner_id': lead.partner_id.id, 'opportunity_id': lead.id, 'user_id': lead.user_id.id,
             'date_order': lead.date_closed or lead.create_date, 'order_line': [Command.create({
                'product_id': product.id, 'name': lead.name, 'price_unit': lead.expected_revenue})]}
            for lead in won])
        # confirmed as they were at the time: no mail, no procurement, no promotion
        orders.write({'state': 'sale'})
        return len(orders)

    def ranking(self):
        ranking = self.env['portfolio.ranking'].search([], limit=1)
        return self.env['portfolio.ranking.line'].search_count([('run_id', '=', ranking._rank().id)])

    def valuations(self):
        scorecard = self.env['portfolio.scorecard']._strategic()
        return scorecard._value(scorecard._accounts())

    def segments(self):
        segments = self.env['portfolio.segment'].search([])
        segments._portfolio_refresh()
        return self.env['portfolio.segment.member'].search_count([])
