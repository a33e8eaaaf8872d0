"""Nothing is above itself: every way to write it is refused at once, before anything is computed along the tree."""
import contextlib
from unittest.mock import patch

from odoo.exceptions import UserError, ValidationError
from odoo.fields import Field
from odoo.tests import Form

from ..common import PortfolioCase

REFUSAL = "You cannot create recursive Partner hierarchies."
#: computing the tree of three companies takes some dozens
ENOUGH = 2000


class TestFoundationCircle(PortfolioCase):

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.dimension = cls.env['portfolio.dimension'].create({'name': "Sector"})
        # a dimension is a column: as after a request, whatever resets the registry later on leaves it there
        cls.registry.signal_changes()

    @contextlib.contextmanager
    def watched(self):
        """Fails when more is computed than a tree of some partners can need: what goes round has no end."""
        compute, calls = Field.compute_value, []

        def counted(field, records):
            calls.append(field)
            if len(calls) > ENOUGH:
                raise AssertionError(f"{field} is computed again and again")
            return compute(field, records)

        with patch.object(Field, 'compute_value', counted):
            yield

    def refused(self, do, message=REFUSAL):
        self.env.flush_all()
        with self.watched(), self.assertRaisesRegex(UserError, message), self.cr.savepoint(flush=False):
            do()
            self.env.flush_all()
        self.env.transaction.clear()

    def test_whatever_the_way_a_company_is_not_above_itself(self):
        """1 December, Bakery belongs to Hotel and Hotel to Winery; Ana and others try to close the circle."""
        Partner = self.env['res.partner']
        self.bakery.parent_id, self.hotel.parent_id = self.hotel, self.winery
        self.env.flush_all()
        bakery, hotel, winery, contact = self.bakery.id, self.hotel.id, self.winery.id, self.bakery_contact.id
        ways = {
            'oneself': lambda: self.bakery.write({'parent_id': bakery}),
            'oneself, a contact': lambda: self.bakery_contact.write({'parent_id': contact}),
            'a circle of two': lambda: self.hotel.write({'parent_id': bakery}),
            'a circle of three': lambda: self.winery.write({'parent_id': bakery}),
            'one\'s own contact': lambda: self.bakery.write({'parent_id': contact}),
            'several at once': lambda: (self.garage | self.winery).write({'parent_id': bakery}),
            'as no company any longer': lambda: self.winery.write({'parent_id': bakery, 'is_company': False}),
            'with other fields': lambda: self.winery.write({
                'parent_id': bakery, 'portfolio_category_id': self.env.ref('crm_portfolio.category_lead').id}),
            'as a contact': lambda: self.winery.write({'company_type': 'person', 'parent_id': bakery}),
            'as a child': lambda: self.bakery.write({'child_ids': [(4, winery)]}),
            'as its own child': lambda: self.bakery.write({'child_ids': [(4, bakery)]}),
            'as the only children': lambda: self.bakery.write({'child_ids': [(6, 0, [contact, hotel])]}),
            'through a child that is changed': lambda: self.winery.write({'child_ids': [(1, hotel, {'child_ids': [
                (1, bakery, {'child_ids': [(4, winery)]})]})]}),
            'in creating': lambda: Partner.create({'name': "Between", 'parent_id': bakery, 'child_ids': [(4, winery)]}),
            'two that change places': lambda: (
                self.hotel.write({'parent_id': False}), self.hotel.write({'parent_id': bakery})),
            'an import': lambda: Partner.load(['.id', 'parent_id/.id'], [[str(winery), str(bakery)]])['messages'] and
            self.fail_import(Partner.load(['.id', 'parent_id/.id'], [[str(winery), str(bakery)]])),
            'by assignment': lambda: setattr(self.winery, 'parent_id', self.bakery),
            'an archived one': lambda: (self.hotel.action_archive(), self.winery.write({'parent_id': bakery})),
        }
        for way, do in ways.items():
            with self.subTest(way=way):
                self.refused(do)
        self.assertEqual((self.bakery.parent_id, self.hotel.parent_id, self.winery.parent_id),
                         (self.hotel, self.winery, Partner))

    def fail_import(self, result):
        raise ValidationError(result['messages'][0]['message'])

    def test_a_representative_is_refused_as_anybody(self):
        self.hotel.user_id = self.ana
        bakery, hotel = self.bakery.with_user(self.ana), self.hotel.with_user(self.ana)
        bakery.parent_id = hotel
        self.env.flush_all()
        self.refused(lambda: hotel.write({'parent_id': bakery.id}))
        self.refused(lambda: hotel.write({'parent_id': hotel.id}))

    def test_a_form_in_which_somebody_chooses_it_answers(self):
        with self.watched():
            form = Form(self.bakery_contact)
            form.parent_id = self.bakery_contact
            self.env['res.partner'].new({'parent_id': self.bakery.id}, origin=self.bakery).commercial_partner_id  # noqa: B018
        spec = {'child_ids': {'fields': {'parent_id': {}}}, 'parent_id': {}, 'portfolio_category_id': {}}
        for values in (
            {'child_ids': [(4, self.bakery.id)], 'parent_id': self.bakery.id},
            {'child_ids': [(4, self.bakery.id)]},
            {'child_ids': [(6, 0, [self.bakery.id])]},
            {'child_ids': [(1, self.hotel.id, {})], 'parent_id': self.hotel.id},
        ):
            with self.subTest(values=values):
                self.refused(lambda values=values: self.bakery.onchange(values, list(values), spec))
        with self.subTest("a new company"):
            self.refused(lambda: self.env['res.partner'].onchange(
                {'child_ids': [(4, self.bakery.id)], 'parent_id': self.bakery_contact.id}, ['child_ids'], spec))

    def test_twins_of_one_tree_are_not_merged_into_a_circle(self):
        """Core moves whatever was below the two to the one that stays, and gives it the company of the other."""
        Merge = self.env['base.partner.merge.automatic.wizard']
        self.hotel.parent_id = self.winery
        self.garage.parent_id = self.hotel
        with self.watched(), self.assertRaises(UserError):
            Merge._merge([self.garage.id, self.winery.id], self.garage)
        with self.watched():
            self.bakery.parent_id = self.garage
            Merge._merge([self.hotel.id, self.vendor.id], self.vendor)
            self.env.flush_all()
        self.assertEqual(self.garage.parent_id, self.vendor)
        self.assertEqual(self.vendor.parent_id, self.winery)

    def test_no_tree_of_ours_closes(self):
        """Every model of ours that is a tree: nothing in it is below itself, nor below what is below it."""
        tried = set()
        for Model in self.env.values():
            if not Model._name.startswith('portfolio.') or Model._abstract or Model._transient or not Model._auto:
                continue
            if Model._parent_name not in Model._fields:
                continue
            with self.subTest(model=Model._name):
                tried.add(Model._name)
                upper, lower = self.tree(Model, Model._parent_name)
                message = "(?i)recursi|itself|circle|cycl"
                self.refused(lambda one=upper: one.write({one._parent_name: one.id}), message)
                self.refused(lambda one=upper, two=lower: one.write({one._parent_name: two.id}), message)
        self.assertGreaterEqual(tried, {
            'portfolio.zone', 'portfolio.centre', 'portfolio.dimension.value', 'portfolio.interest.area',
            'portfolio.activity.code', 'portfolio.job.position'})

    def tree(self, Model, name):
        values = {
            'portfolio.dimension.value': {'dimension_id': self.dimension.id},
            'portfolio.activity.code': {'classification': 'cnae2025'},
        }.get(Model._name, {})
        coded = {'code': 'x1'} if 'code' in Model._fields else {}
        upper = Model.create({'name': "Upper", **values, **coded})
        lower = Model.create({'name': "Lower", name: upper.id, **values, **({'code': 'x2'} if coded else {})})
        self.env.flush_all()
        return upper, lower
