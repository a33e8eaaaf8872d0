#!/usr/bin/env python3
"""Write the files of the sample company, demo/sample_company/, always the same ones.

A wholesaler of hotel and restaurant supplies: 12 representatives in 4 zones, some 300 customers all over
Spain, 40 products, three years of opportunities. Nobody in it exists: names are put together from lists,
tax numbers have right check digits and nothing else, telephones are in blocks of zeros and mail goes to
example.com. The files have the dirt such files have, and mapping.json says what some of it means.
"""
import csv
import datetime
import json
import random
import unicodedata
from collections import Counter
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / 'demo' / 'sample_company'
FIRST, LAST = datetime.date(2023, 12, 1), datetime.date(2026, 11, 20)

TEAMS = {
    'Norte': ('Begoña Etxaniz', ['Iker Aldaz', 'Uxía Freire', 'Covadonga Llera']),
    'Centro': ('Álvaro Montesinos', ['Rocío Sepúlveda', 'Julián Bermejo', 'Nuria Valdivieso']),
    'Levante': ('Empar Ferrandis', ['Vicent Albiol', 'Montserrat Queralt', 'Ginés Conesa']),
    'Sur': ('Macarena Villalba', ['Curro Benjumea', 'Inmaculada Rueda', 'Salvador Cáceres']),
}
# zone -> province, as Odoo knows it, zip prefix, telephone prefix, towns
PROVINCES = {
    'Norte': [
        ('A Coruña', '15', '981', ['A Coruña', 'Santiago de Compostela', 'Ferrol']),
        ('Pontevedra', '36', '986', ['Vigo', 'Pontevedra', 'Sanxenxo']),
        ('Asturias', '33', '985', ['Oviedo', 'Gijón', 'Llanes']),
        ('Cantabria', '39', '942', ['Santander', 'Torrelavega', 'Laredo']),
        ('Bizkaia', '48', '944', ['Bilbao', 'Getxo', 'Bermeo']),
        ('Gipuzkoa', '20', '943', ['Donostia', 'Irun', 'Zarautz']),
        ('Navarra', '31', '948', ['Pamplona', 'Tudela', 'Estella']),
    ],
    'Centro': [
        ('Madrid', '28', '914', ['Madrid', 'Alcalá de Henares', 'Getafe', 'Aranjuez']),
        ('Toledo', '45', '925', ['Toledo', 'Talavera de la Reina']),
        ('Segovia', '40', '921', ['Segovia', 'Cuéllar']),
        ('Valladolid', '47', '983', ['Valladolid', 'Medina del Campo']),
        ('Salamanca', '37', '923', ['Salamanca', 'Béjar']),
        ('Zaragoza', '50', '976', ['Zaragoza', 'Calatayud']),
    ],
    'Levante': [
        ('Valencia', '46', '963', ['Valencia', 'Gandia', 'Sagunto']),
        ('Alicante', '03', '965', ['Alicante', 'Elche', 'Benidorm']),
        ('Castellón', '12', '964', ['Castellón de la Plana', 'Peñíscola']),
        ('Murcia', '30', '968', ['Murcia', 'Cartagena']),
        ('Barcelona', '08', '934', ['Barcelona', 'Sitges', 'Mataró']),
        ('Tarragona', '43', '977', ['Tarragona', 'Salou']),
        ('Illes Balears', '07', '971', ['Palma', 'Alcúdia']),
    ],
    'Sur': [
        ('Sevilla', '41', '954', ['Sevilla', 'Écija', 'Utrera']),
        ('Málaga', '29', '952', ['Málaga', 'Marbella', 'Nerja']),
        ('Cádiz', '11', '956', ['Cádiz', 'Jerez de la Frontera', 'Conil de la Frontera']),
        ('Córdoba', '14', '957', ['Córdoba', 'Lucena']),
        ('Granada', '18', '958', ['Granada', 'Motril']),
        ('Almería', '04', '950', ['Almería', 'Roquetas de Mar']),
        ('Huelva', '21', '959', ['Huelva', 'Ayamonte']),
    ],
}
# kind of business -> sector, how often, employees, revenue a year in millions
KINDS = {
    'Restaurante': ('restauración', 26, (6, 30), (0.3, 1.8)),
    'Mesón': ('restauración', 10, (4, 14), (0.2, 0.7)),
    'Asador': ('restauración', 9, (6, 20), (0.4, 1.2)),
    'Cafetería': ('restauración', 14, (3, 12), (0.1, 0.6)),
    'Bar': ('restauración', 10, (2, 8), (0.1, 0.4)),
    'Hotel': ('hostelería', 24, (15, 140), (1.0, 14.0)),
    'Hostal': ('hostelería', 9, (3, 12), (0.2, 0.8)),
    'Parador Rural': ('hostelería', 6, (6, 25), (0.4, 1.6)),
    'Camping': ('hostelería', 5, (8, 40), (0.5, 2.5)),
    'Residencia': ('colectividades', 10, (25, 120), (1.2, 6.0)),
    'Colegio': ('colectividades', 8, (30, 110), (1.5, 5.0)),
    'Clínica': ('colectividades', 5, (40, 200), (2.5, 18.0)),
    'Catering': ('catering', 10, (8, 60), (0.5, 5.0)),
    'Obrador': ('panadería y pastelería', 9, (4, 22), (0.2, 1.5)),
}
NAMES = [
    'El Candil', 'La Espadaña', 'Las Adelfas', 'El Romeral', 'Casa Lino', 'La Alquería', 'El Mirador',
    'Los Tilos', 'La Fragua', 'Puerta Nueva', 'El Cardo', 'La Solana', 'Doña Urraca', 'El Serbal',
    'Las Camelias', 'El Faro', 'La Cancela', 'Los Naranjos', 'La Almazara', 'El Peirón', 'Virgen del Mar',
    'San Telmo', 'Santa Brígida', 'La Barbacana', 'El Trébol', 'La Veleta', 'Costa Verde', 'El Abrevadero',
    'La Tahona', 'El Balcón', 'Casa Tomasa', 'El Regajo', 'La Carrasca', 'Los Cerezos', 'La Ribera',
    'El Pósito', 'La Noria', 'Cala Honda', 'Monte Alto', 'El Almirez', 'La Muralla', 'El Bodegón',
    'Las Salinas', 'El Hórreo', 'La Gaviota', 'Los Arcos', 'El Zaguán', 'La Encina', 'Puente Viejo',
    'El Aljibe',
]
# groups of companies, in their zones
GROUPS = {
    'Brisa del Norte': 'Norte', 'Los Olmos': 'Norte', 'Meseta': 'Centro', 'Azahar': 'Levante',
    'Puerto Claro': 'Levante', 'Bahía Sur': 'Sur',
}
STREETS = [
    'Calle Mayor', 'Avenida de la Constitución', 'Calle del Carmen', 'Plaza de España', 'Calle San Roque',
    'Paseo Marítimo', 'Calle de los Hornos', 'Ronda Norte', 'Calle Real', 'Avenida de Andalucía',
    'Calle Nueva', 'Travesía del Molino', 'Calle Cervantes', 'Camino Viejo',
]
PEOPLE = [
    'Lucía', 'Martín', 'Carmen', 'Hugo', 'Pilar', 'Mateo', 'Elena', 'Rubén', 'Teresa', 'Adrián', 'Sonia',
    'Óscar', 'Beatriz', 'Joaquín', 'Amparo', 'Ignacio', 'Yolanda', 'Raúl', 'Esther', 'Manuel', 'Noelia',
    'Andrés',
]
SURNAMES = [
    'Quiroga', 'Sanchis', 'Echevarría', 'Molina', 'Carrasco', 'Peñalver', 'Otero', 'Santamaría', 'Bustos',
    'Cuesta', 'Llorente', 'Zamora', 'Pastor', 'Arévalo', 'Cano', 'Ibáñez', 'Rosell', 'Maldonado', 'Vera',
    'Nogales', 'Trigo', 'Barros',
]
POSITIONS = [
    'Gerente', 'Responsable de compras', 'Chef', 'Responsable de economato', 'Maître',
    'Responsable de pisos', 'Responsable de administración',
]
# series -> product, price, cost; prices are what one unit of sale costs
PRODUCTS = {
    'Vajilla': [
        ('Vajilla porcelana 24 servicios', 389.00), ('Plato llano 27 cm, caja 24', 118.80),
        ('Plato hondo 23 cm, caja 24', 112.50), ('Fuente gres 35 cm, caja 6', 74.90),
        ('Taza café con plato, caja 36', 96.00),
    ],
    'Cristalería': [
        ('Copa vino 45 cl, caja 24', 67.20), ('Vaso agua 33 cl, caja 48', 58.00),
        ('Copa balón 62 cl, caja 12', 49.50), ('Jarra vidrio 1 l, caja 6', 31.80),
        ('Decantador cristal 1,5 l', 42.90),
    ],
    'Cubertería': [
        ('Cubertería acero 18/10, 72 piezas', 264.00), ('Tenedor mesa, docena', 28.80),
        ('Cuchillo carne, docena', 46.80), ('Cuchara café, docena', 16.20),
    ],
    'Menaje de cocina': [
        ('Batería inox 9 piezas', 412.00), ('Sartén hierro 32 cm', 54.50),
        ('Gastronorm GN 1/1, lote 6', 129.00), ('Juego de cuchillos de chef', 187.00),
        ('Marmita inox 50 l', 236.00), ('Tabla de corte HACCP, lote 6', 88.40),
    ],
    'Maquinaria': [
        ('Lavavajillas de capota', 3290.00), ('Horno mixto 6 bandejas', 5480.00),
        ('Mesa fría 3 puertas', 1745.00), ('Armario frigorífico 700 l', 1980.00),
        ('Cafetera 2 grupos', 2690.00), ('Envasadora al vacío', 1340.00), ('Freidora doble 8+8 l', 469.00),
        ('Abatidor de temperatura', 2870.00),
    ],
    'Textil': [
        ('Mantel 140x140, lote 10', 139.00), ('Servilleta algodón, lote 50', 97.50),
        ('Uniforme de cocina completo', 62.00), ('Toalla baño 500 g, lote 20', 178.00),
        ('Juego de cama hotel, lote 10', 325.00),
    ],
    'Higiene': [
        ('Lavavajillas líquido 25 kg', 48.60), ('Abrillantador 25 kg', 57.30),
        ('Gel hidroalcohólico 5 l, caja 4', 64.00), ('Papel secamanos, saco 18', 33.90),
        ('Desengrasante 10 l', 29.80),
    ],
    'Mobiliario': [
        ('Silla terraza apilable, lote 8', 392.00), ('Mesa terraza 70x70', 86.00),
        ('Parasol 3x3 m', 545.00),
    ],
}
LOST = ['Precio', 'Plazo de entrega', 'Eligió a la competencia', 'Sin presupuesto', 'Para otra temporada']
MISSPELT = {
    'product': {
        'Lavavajilas de capota': 'Lavavajillas de capota',
        'Copa vino 45cl, caja 24': 'Copa vino 45 cl, caja 24',
        'HORNO MIXTO 6 BAND.': 'Horno mixto 6 bandejas',
    },
    'sector': {'hosteleria': 'hostelería', 'resturación': 'restauración'},
}


def control_of_company(digits):
    """The check digit of a Spanish company's tax number (seven digits, of which two say the province).

    >>> control_of_company('5881850')
    '1'
    """
    doubled = sum(sum(divmod(2 * int(digit), 10)) for digit in digits[::2])
    return str(-(doubled + sum(int(digit) for digit in digits[1::2])) % 10)


def control_of_person(digits):
    """The check letter of a Spanish person's tax number.

    >>> control_of_person('12345678')
    'Z'
    """
    return 'TRWAGMYFPDXBNJZSQVHLCKE'[int(digits) % 23]


def slug(text):
    """
    >>> slug('Mesón El Peirón')
    'meson-el-peiron'
    """
    plain = unicodedata.normalize('NFKD', text).encode('ascii', 'ignore').decode().lower()
    return '-'.join(''.join(letter if letter.isalnum() else ' ' for letter in plain).split())


def comma(number):
    return f'{number:.2f}'.replace('.', ',')


class Sample:
    """The company, drawn once with a fixed seed."""

    def __init__(self):
        self.random = random.Random(20261120)
        self.towns = Counter()
        self.agents = [(agent, zone) for zone, (_manager, agents) in TEAMS.items() for agent in agents]
        self.products = [(name, series, price) for series, lines in PRODUCTS.items() for name, price in lines]
        self.accounts = self.make_accounts()

    # accounts

    def make_accounts(self):
        accounts, taken = [], set()
        for number, (group, zone) in enumerate(GROUPS.items()):
            agent = self.random.choice(TEAMS[zone][1])
            name = f'Grupo {group}'
            accounts.append(self.account(name, 'hostelería', agent, zone, (180, 600), (12, 45), number))
            taken.add(name)
        kinds, weights = list(KINDS), [KINDS[kind][1] for kind in KINDS]
        while len(accounts) < 300:
            kind = self.random.choices(kinds, weights)[0]
            name = f'{kind} {self.random.choice(NAMES)}'
            if name not in taken:
                taken.add(name)
                agent, zone = self.random.choice(self.agents)
                sector, _weight, employees, revenue = KINDS[kind]
                accounts.append(self.account(name, sector, agent, zone, employees, revenue, len(accounts)))
        for account in accounts[len(GROUPS):]:
            zone = self.zone_of(account)
            parents = [parent for parent in accounts[:len(GROUPS)] if self.zone_of(parent) == zone]
            if account['account'].startswith(('Hotel', 'Camping')) and self.random.random() < 0.4:
                account['subsidiary_of'] = self.random.choice(parents)['account']
        return accounts

    def zone_of(self, account):
        return dict(self.agents)[account['sales_agent']]

    def account(self, name, sector, agent, zone, employees, revenue, number):
        province, prefix, telephone, towns = self.random.choice(PROVINCES[zone])
        person = f'{self.random.choice(PEOPLE)} {self.random.choice(SURNAMES)} {self.random.choice(SURNAMES)}'
        staff = self.random.randint(*employees)
        domain = f'{slug(name)}.example.com'
        return {
            'account': name, 'sector': sector, 'year_established': self.random.randint(1962, 2022),
            'revenue': comma(self.random.uniform(*revenue)), 'employees': staff,
            'office_location': 'España', 'subsidiary_of': '', 'sales_agent': agent,
            'vat': self.vat(prefix, number, is_person=staff < 7),
            'street': f'{self.random.choice(STREETS)}, {self.random.randint(1, 120)}',
            'zip': f'{prefix}{self.random.randint(1, 399):03}', 'city': self.random.choice(towns),
            'province': province, 'phone': f'+34 {telephone} 00 {number // 100:02} {number % 100:02}',
            'email': f'info@{domain}', 'website': f'https://{domain}', 'contact': person,
            'position': self.random.choice(POSITIONS),
            'contact_email': f'{slug(person).partition("-")[0]}@{domain}',
        }

    def vat(self, prefix, number, is_person):
        if is_person:
            digits = f'{99000000 + number * 37}'
            return f'ES{digits}{control_of_person(digits)}'
        digits = f'{prefix}{99000 + number}'
        return f'ESB{digits}{control_of_company(digits)}'

    # opportunities

    def make_pipeline(self):
        idle = set(self.random.sample(range(len(self.accounts)), 38))
        busy = [account for number, account in enumerate(self.accounts) if number not in idle]
        # a few customers buy a lot, most buy little
        weights = [min(self.random.paretovariate(1.3), 8) for _account in busy]
        rows = [self.opportunity(number, self.random.choices(busy, weights)[0]) for number in range(1500)]
        return sorted(rows, key=lambda row: self.day_of(row['engage_date']) or LAST)

    def opportunity(self, number, account):
        engaged = FIRST + datetime.timedelta(days=int((LAST - FIRST).days * self.random.random() ** 0.85))
        name, quantity, value = self.wish()
        closed = engaged + datetime.timedelta(days=int(self.random.lognormvariate(3.3, 0.7)) + 2)
        stage = self.stage(engaged, closed, name)
        row = {
            'opportunity_id': f'HS-{number + 1:05}', 'sales_agent': self.seller(account), 'product': name,
            'account': account['account'], 'deal_stage': stage,
            'engage_date': '' if stage == 'Prospecting' else f'{engaged:%d/%m/%Y}',
            'close_date': f'{closed:%d/%m/%Y}' if stage in ('Won', 'Lost') else '',
            'close_value': comma(value) if stage == 'Won' else '0' if stage == 'Lost' else '',
            'quantity': quantity, 'lost_reason': self.random.choice(LOST) if stage == 'Lost' else '',
        }
        if stage in ('Prospecting', 'Engaging') and self.random.random() < 0.4:
            row['account'] = ''
        return row

    def stage(self, engaged, closed, name):
        if closed > LAST or (self.random.random() < 0.15 and (LAST - engaged).days < 300):
            return 'Engaging' if self.random.random() < 0.75 else 'Prospecting'
        summer = closed.month in (4, 5, 6)  # before the season everybody buys
        return 'Won' if self.random.random() < (0.66 if summer else 0.56) else 'Lost'

    def wish(self):
        """What is asked for: a product, how many, and what for in all."""
        name, _series, price = self.random.choice(self.products)
        quantity = self.random.randint(1, 3 if price > 1000 else 9 if price > 150 else 40)
        return name, quantity, price * quantity * self.random.uniform(0.82, 1.0)

    def seller(self, account):
        """The account's representative, or now and then a colleague of the zone."""
        zone = self.zone_of(account)
        return account['sales_agent'] if self.random.random() < 0.93 else self.random.choice(TEAMS[zone][1])

    @staticmethod
    def day_of(text):
        return datetime.datetime.strptime(text, '%d/%m/%Y').date() if text else None

    # dirt

    def soil(self, accounts, pipeline):
        """What real files are like; each kind has its line in the report of the load."""
        for spelling, meant in MISSPELT['sector'].items():
            for account in self.random.sample([row for row in accounts if row['sector'] == meant], 6):
                account['sector'] = spelling
        for spelling, meant in MISSPELT['product'].items():
            for row in self.random.sample([row for row in pipeline if row['product'] == meant], 9):
                row['product'] = spelling
        closed = [row for row in pipeline if row['deal_stage'] == 'Won']
        closed[40]['close_date'] = '31/02/2025'
        closed[90]['close_date'] = closed[90]['engage_date'].replace('2024', '2021')
        closed[140]['close_value'] = 'pendiente'
        closed[190]['product'] = 'Silla terraza apilable'
        closed[240]['sales_agent'] = 'Fermín Oteiza'
        closed[290]['account'] = 'Bar La Espuela'
        closed[340]['deal_stage'] = 'Ganada?'
        pipeline.append(dict(pipeline[-1]))
        accounts[120]['subsidiary_of'] = 'Grupo Atalaya'
        accounts.append({**accounts[30], 'account': accounts[30]['account'].upper()})
        for number in self.random.sample(range(len(GROUPS), 300), 18):
            accounts[number]['sales_agent'] = ''


def write(name, rows):
    with (FOLDER / f'{name}.csv').open('w', encoding='utf-8', newline='') as stream:
        writer = csv.DictWriter(stream, list(rows[0]), delimiter=';', lineterminator='\n')
        writer.writeheader()
        writer.writerows(rows)


def main():
    sample = Sample()
    pipeline = sample.make_pipeline()
    accounts = [dict(account) for account in sample.accounts]
    sample.soil(accounts, pipeline)
    FOLDER.mkdir(parents=True, exist_ok=True)
    write('sales_teams', [
        {
            'sales_agent': agent, 'manager': manager, 'regional_office': zone,
            'email': f'{slug(agent).replace("-", ".")}@hosteleria.example.com',
            'manager_email': f'{slug(manager).replace("-", ".")}@hosteleria.example.com',
        }
        for zone, (manager, agents) in TEAMS.items() for agent in agents
    ])
    write('products', [
        {
            'product': name, 'series': series, 'sales_price': comma(price),
            'code': f'{slug(series)[:3].upper()}-{number + 1:03}', 'cost': comma(price * 0.62),
        }
        for number, (name, series, price) in enumerate(sample.products)
    ])
    write('accounts', accounts)
    write('sales_pipeline', pipeline)
    (FOLDER / 'mapping.json').write_text(
        json.dumps(MISSPELT, ensure_ascii=False, indent=2) + '\n', encoding='utf-8')


if __name__ == '__main__':
    main()
