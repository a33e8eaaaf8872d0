"""What the page of accounts and the form of one ask the database, and which room asks it.

Each room adds a little, and none of it is seen until a page takes seconds. A room that asks more fails here by its
name: let what it shows come with what is read anyway, or be read once for the page.
"""
import re
import traceback
from collections import Counter
from unittest.mock import patch

from lxml import etree

from odoo import sql_db

from .common import PortfolioCase

ROOMS = '/crm_portfolio/models/'
PREFIX = 'portfolio.'
OURS = 'odoo.addons.crm_portfolio.models.'
FROM = re.compile(r'FROM "(\w+)"')
#: statements by the room whose code asked, or whose lines and names a view shows
LIST = {
    'core': 8, 'account': 2, 'activity_code': 1, 'territory': 1, 'interest': 1, 'segment': 2, 'scope': 4, 'access': 1}
FORM = {
    'core': 35, 'account': 7, 'activity_code': 1, 'contact': 5, 'conversion': 1, 'territory': 1, 'relation': 2,
    'interest': 2, 'segment': 1, 'scope': 10, 'guard': 1, 'access': 1, 'valuation': 4, 'questionnaire': 2}

#: statements to create accounts and to change them, however many
ARRIVING, CHANGING = 25, 16


def asked(node, model):
    """What the web client asks for with a view: each field, of relations their lines or names."""
    found, elements = {}, [*node.iterdescendants('field')]
    for element in elements:
        field = model._fields.get(element.get('name'))
        # those of lines are their model's
        if field is None or next(element.iterancestors('field'), None) in elements:
            continue
        if field.type == 'many2one':
            found[field.name] = {'fields': {'display_name': {}}}
        elif field.type in ('one2many', 'many2many'):
            inner = next(iter(element.xpath('./list | ./kanban')), None)
            comodel = model.env[field.comodel_name]
            lines = asked(inner, comodel) if inner is not None else {'display_name': {}}
            found[field.name] = {'fields': lines, 'limit': 40}
        else:
            found[field.name] = {}
    return found


def asking():
    """The room whose code asks for what is executed now, ``None`` if it is core's.

    Who only hands a call on to ``super()`` asks for nothing: his is the name of the next frame.
    """
    frames = traceback.extract_stack()
    ours = [
        frame.filename.partition(ROOMS)[2].partition('/')[0]
        for frame, deeper in zip(frames, frames[1:], strict=False)
        if ROOMS in frame.filename and frame.name != deeper.name]
    return ours[-1] if ours else None


class TestPageQueries(PortfolioCase):

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        for number in range(80):
            cls.account(f"Bar {number:02d}", cls.ana)
        cls.accounts = cls.env['res.partner'].with_user(cls.ana)

    def statements(self, call):
        """``{room: statements}`` of a call."""
        rooms = Counter()
        execute = sql_db.Cursor.execute

        def counted(cursor, *arguments, **options):
            rooms[asking() or self.home_of(arguments[0])] += 1
            return execute(cursor, *arguments, **options)

        # once for what is kept between requests, then as the next request finds it
        self.env.invalidate_all()
        call()
        self.env.invalidate_all()
        with patch.object(sql_db.Cursor, 'execute', counted):
            call()
        return dict(rooms)

    def home_of(self, query):
        """Whose table a statement of core reads: that of the room that put the field there."""
        table = FROM.search(getattr(query, 'code', query))
        homes = [
            base.__module__ for model in self.env.values()
            if table and model._table == table[1] and model._name.startswith(PREFIX) for base in type(model).__mro__
            if base.__module__.startswith(OURS) and vars(base).get('_name') == model._name]
        return homes[-1].removeprefix(OURS).partition('.')[0] if homes else 'core'

    def view(self, view_type):
        action = self.env.ref('crm_portfolio.action_accounts')
        views = self.accounts.get_views([view for view in action.views if view[1] == view_type])
        return asked(etree.fromstring(views['views'][view_type]['arch']), self.accounts)

    def test_the_page_asks_the_same_for_8_rows_and_for_80(self):
        specification = self.view('list')
        domain = [('portfolio_is_account', '=', True), ('name', '=like', 'Bar%')]
        for limit in (8, 80):
            with self.subTest(rows=limit):
                self.assertEqual(self.statements(lambda limit=limit: self.assertEqual(len(
                    self.accounts.web_search_read(domain, specification, limit=limit)['records']), limit)), LIST)

    def test_the_form_asks_this_much(self):
        specification = self.view('form')
        account = self.bakery.with_user(self.ana)
        self.assertEqual(self.statements(lambda: account.web_read(specification)), FORM)

    def asked_by(self, call):
        """``(result, statements)`` of a call and of writing down what it leaves to do, nothing being known before."""
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        result = call()
        self.env.flush_all()
        return result, self.env.cr.sql_log_count - before

    def test_arriving_and_changing_ask_this_much(self):
        """The same for an account and for 80: rooms share one ``create`` and one ``write``."""
        spain = self.env.ref('base.es').id
        customer = self.env.ref('crm_portfolio.category_customer').id
        for records in (1, 80):
            with self.subTest(partners=records):
                values = [
                    {'name': f"Café {records} {number}", 'is_company': True, 'city': "Vigo", 'country_id': spain,
                     'portfolio_category_id': customer,
                     'email': f'{number}@cafe.example.com', 'phone': f'+34 986 11 22 {number:02d}'}
                    for number in range(records)]
                made, arriving = self.asked_by(lambda values=values: self.env['res.partner'].create(values))
                _done, changing = self.asked_by(
                    lambda made=made: made.write({'city': "Lugo", 'phone': '+34 982 11 22 33'}))
                self.assertEqual((arriving, changing), (ARRIVING, CHANGING))
