"""The account file of the sample company: what its people know of their customers, in every room.

Made once, through the product's own methods and with no chance in it, so that the same sample is the same
everywhere. Sector, size and what was bought decide; the n-th account decides the rest.
"""
from odoo.fields import Command

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


def complete(env, steps):
    """Fill the account file, unless it is filled."""
    if env['portfolio.characteristic'].search([('code', '=', 'plazas')]):
        return
    sample = Sample(env)
    for name, fill in (
        ("Zones and routes", sample.territory), ("Characteristics", sample.characteristics),
        ("Interests", sample.interests), ("Needs", sample.needs),
    ):
        with steps.step(name) as done:
            done(fill())


class Sample:

    def __init__(self, env):
        self.env = env
        self.accounts = env['portfolio.loader']._loaded('account', 'res.partner').filtered('portfolio_is_account')

    def every(self, step, start=0):
        return self.accounts[start::step]

    def territory(self):
        """A zone for each office and its provinces below it. Portfolios stay what they are: nobody works in a zone."""
        Zone = self.env['portfolio.zone']
        spain = self.env.ref('base.es')
        states = {state.name.split(' (')[0]: state for state in spain.state_ids}
        for name, provinces in ZONES.items():
            zone = Zone.create({'name': name, 'code': name[:2].upper()})
            parts = Zone.create([{'name': province, 'parent_id': zone.id} for province in provinces])
            self.env['portfolio.zone.rule'].create([
                {'zone_id': part.id, 'country_id': spain.id, 'state_id': state.id}
                for part in parts if (state := self._state(states, part.name))])
        return len(self.accounts.filtered('portfolio_zone_id'))

    def _state(self, states, province):
        return next((state for name, state in states.items() if province in name), None)

    def characteristics(self):
        """What a salesperson of hotel supplies asks, and how the director wants to group."""
        kinds = self.env['portfolio.characteristic'].create([
            {'name': "Plazas", 'code': 'plazas', 'type': 'integer', 'description': "Comensales o camas."},
            {'name': "Temporada", 'code': 'temporada', 'type': 'choice', 'choice_ids': [
                Command.create({'name': name}) for name in ("Todo el año", "Verano", "Fines de semana")]},
            {'name': "Terraza", 'code': 'terraza', 'type': 'boolean'},
            {'name': "Última reforma", 'code': 'reforma', 'type': 'date'},
        ])
        seats, season, terrace, works = kinds
        Value = self.env['portfolio.characteristic.value']
        for number in range(6):
            Value._portfolio_set(self.every(6, number), seats, 30 + 25 * number)
            Value._portfolio_set(self.every(6, number), season, season.choice_ids[number % 3])
            Value._portfolio_set(self.every(6, number), terrace, number % 2 == 0)
            Value._portfolio_set(self.every(9, number), works, f'{2014 + number}-02-01')
        channel = self.env['portfolio.dimension'].create({'name': "Canal", 'code': 'canal', 'value_ids': [
            Command.create({'name': name, 'code': name[:1]}) for name in ("Horeca", "Colectividades")]})
        groups = self.accounts.grouped(lambda account: (account.industry_id.name or '').startswith('colect'))
        for is_collective, accounts in groups.items():
            accounts.write({channel.column: channel.value_ids[is_collective].id})
        return 4 * len(self.accounts)

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
