from psycopg2 import IntegrityError

from odoo.exceptions import ValidationError
from odoo.tests import Form, freeze_time
from odoo.tools import mute_logger

from ..common import PortfolioCase


class RelationCase(PortfolioCase):

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.group, cls.recommender, cls.owner, cls.distributor = (
            cls.env.ref(f'crm_portfolio.relation_type_{code}')
            for code in ('group', 'recommender', 'owner', 'distributor'))

    @classmethod
    def relate(cls, left, relation_type, right, **values):
        return cls.env['portfolio.relation'].create(
            {'left_id': left.id, 'type_id': relation_type.id, 'right_id': right.id, **values})

    def shown(self, account):
        """What the account shows, in words."""
        return [(row.label, row.other_id) for row in account.portfolio_relation_ids]

    def linked(self, account, *steps):
        domain = steps or [('portfolio_related_id', '=', account.id)]
        return self.env['res.partner'].search([('portfolio_is_account', '=', True), *domain])


class TestRelation(RelationCase):
    """Written once, seen from both accounts, each with its own word."""

    def test_seen_from_both_sides(self):
        self.relate(self.hotel, self.group, self.bakery, reason="Bought in 2019")
        self.relate(self.bakery, self.owner, self.garage)
        self.assertEqual(self.shown(self.hotel), [("Subsidiary", self.bakery)])
        self.assertEqual(self.shown(self.bakery), [("Group", self.hotel), ("Same owner", self.garage)])
        self.assertEqual(self.shown(self.garage), [("Same owner", self.bakery)])
        self.assertEqual(self.bakery.portfolio_relation_ids[0].reason, "Bought in 2019")
        self.assertEqual(self.bakery.portfolio_relation_ids[0].action_open()['res_id'], self.hotel.id)

    def test_found_by_what_the_other_is_to_it(self):
        self.relate(self.hotel, self.group, self.bakery)
        self.relate(self.bakery, self.owner, self.garage)
        for label, found in [
                ("subsid", self.hotel), ("group", self.bakery), ("same owner", self.bakery | self.garage),
                ("nobody", self.env['res.partner'])]:
            with self.subTest(label=label):
                self.assertEqual(self.linked(None, ('portfolio_relation_ids', 'any', [
                    ('label', 'ilike', label)])), found)

    def test_in_the_words_of_the_reader(self):
        self.env['res.lang']._activate_lang('es_ES')
        self.env['ir.module.module']._load_module_terms(['crm_portfolio'], ['es_ES'])
        self.relate(self.hotel, self.group, self.bakery)
        row = self.bakery.portfolio_relation_ids.with_context(lang='es_ES')
        self.assertEqual((row.label, row.type_id.display_name), ("Grupo", "Grupo / Filial"))

    def test_a_sentence_says_which_is_which(self):
        relation = self.relate(self.hotel, self.group, self.bakery)
        self.assertEqual(relation.sentence, "Hotel · Group of · Bakery")

    def test_written_from_the_account_and_turned_round(self):
        action = self.bakery_contact.with_user(self.diego).action_portfolio_add_relation()
        form = Form(self.env['portfolio.relation'].with_user(self.diego).with_context(**action['context']))
        form.type_id = self.group
        form.right_id = self.hotel
        form.is_turned = True
        self.assertEqual((form.left_id, form.right_id, form.is_turned), (self.hotel, self.bakery, False))
        form.save()
        self.assertEqual(self.shown(self.bakery), [("Group", self.hotel)])

    def test_what_changes_is_shown_at_once(self):
        relation = self.relate(self.hotel, self.group, self.bakery)
        self.assertTrue(self.shown(self.bakery))
        relation.right_id = self.garage
        self.assertFalse(self.shown(self.bakery))
        self.assertEqual(self.shown(self.garage), [("Group", self.hotel)])
        relation.unlink()
        self.assertFalse(self.shown(self.garage))

    @freeze_time('2026-03-02')
    def test_dates(self):
        self.relate(self.hotel, self.group, self.bakery, date_to='2026-03-01')
        self.relate(self.hotel, self.group, self.garage, date_from='2026-03-03')
        self.relate(self.hotel, self.owner, self.winery, date_from='2026-03-02', date_to='2026-03-02')
        current = self.hotel.portfolio_relation_ids.filtered('is_current')
        self.assertEqual(current.other_id, self.winery)
        self.assertEqual(self.linked(self.hotel), self.winery, "links are those of today")
        with freeze_time('2026-03-03'):
            self.env.invalidate_all()
            self.assertEqual(self.linked(self.hotel), self.garage)

    def test_searched_like_any_field(self):
        self.relate(self.hotel, self.group, self.bakery)
        Partner = self.env['res.partner']
        self.assertEqual(Partner.search([('portfolio_relation_ids.type_id', '=', self.group.id)]),
                         self.hotel | self.bakery)
        self.assertEqual(Partner.search([('portfolio_relation_ids', 'any', [
            ('type_id', '=', self.group.id), ('side', '=', 'left')])]), self.hotel)

    # -- refused -------------------------------------------------------------------------------------

    def refused(self, message, *relation, **values):
        with self.assertRaisesRegex(ValidationError, message), self.env.cr.savepoint():
            self.relate(*relation, **values)

    def test_doubles(self):
        self.relate(self.hotel, self.recommender, self.bakery, date_from='2026-01-01', date_to='2026-06-30')
        self.refused("already exists", self.hotel, self.recommender, self.bakery, date_from='2026-06-30')
        self.relate(self.hotel, self.recommender, self.bakery, date_from='2026-07-01')
        self.relate(self.bakery, self.recommender, self.hotel)
        self.relate(self.hotel, self.owner, self.bakery)
        self.refused("already exists", self.bakery, self.owner, self.hotel)

    def test_with_itself_or_a_contact(self):
        with self.assertRaises(IntegrityError), mute_logger('odoo.sql_db'), self.env.cr.savepoint():
            self.relate(self.hotel, self.owner, self.hotel)
        self.refused("is a contact of Bakery", self.hotel, self.owner, self.bakery_contact)

    # -- two steps -----------------------------------------------------------------------------------

    def test_within_two_steps(self):
        self.relate(self.hotel, self.group, self.bakery)
        self.relate(self.garage, self.owner, self.bakery)
        self.relate(self.winery, self.owner, self.garage)
        self.assertEqual(self.linked(self.hotel), self.bakery | self.garage, "the winery is three steps away")
        self.assertEqual(self.linked(self.bakery), self.hotel | self.garage | self.winery)
        self.assertFalse(self.linked(self.orphan))
        self.assertNotIn(self.bakery, self.env['res.partner'].search([('portfolio_related_id', '!=', self.hotel.id)]))
        self.assertEqual(self.linked(None, ('portfolio_related_id', 'ilike', "hote")), self.bakery | self.garage)

    def test_by_type(self):
        self.relate(self.hotel, self.group, self.bakery)
        self.relate(self.garage, self.owner, self.bakery)
        self.relate(self.bakery, self.group, self.winery)

        def asked(types=None, hops='2'):
            wizard = self.env['portfolio.relation.search'].create({
                'partner_id': self.hotel.id, 'hops': hops, 'type_ids': [(6, 0, types.ids if types else [])]})
            return self.env['res.partner'].search(wizard.action_search()['domain'])
        self.assertEqual(asked(), self.bakery | self.garage | self.winery)
        self.assertEqual(asked(self.group), self.bakery | self.winery)
        self.assertEqual(asked(self.group, '1'), self.bakery)
        self.assertEqual(asked(self.group | self.owner), self.bakery | self.garage | self.winery)
        self.assertFalse(asked(self.distributor))

    # -- graph ---------------------------------------------------------------------------------------

    def test_the_graph(self):
        self.relate(self.hotel, self.group, self.bakery)
        self.relate(self.garage, self.owner, self.bakery)
        self.relate(self.winery, self.owner, self.garage)
        graph = self.hotel.with_user(self.diego).portfolio_relation_graph()
        self.assertEqual([(node['name'], node['hop'], node['hidden']) for node in graph['nodes']], [
            ("Hotel", 0, False), ("Bakery", 1, False), ("Garage", 2, False)])
        self.assertEqual([(edge['from'], edge['label'], edge['reverse'], edge['to']) for edge in graph['edges']], [
            (self.hotel.id, "Group", "Subsidiary", self.bakery.id),
            (self.garage.id, "Same owner", "Same owner", self.bakery.id)])
        self.assertEqual(self.orphan.portfolio_relation_graph()['edges'], [])

    def test_a_thicket_is_cut_and_says_so(self):
        others = self.env['res.partner'].create([
            {'name': f"Branch {n}", 'is_company': True,
             'portfolio_category_id': self.hotel.portfolio_category_id.id} for n in range(70)])
        self.env['portfolio.relation'].create([
            {'left_id': self.hotel.id, 'type_id': self.group.id, 'right_id': other.id} for other in others])
        graph = self.hotel.portfolio_relation_graph()
        self.assertEqual((len(graph['nodes']), len(graph['edges']), graph['more']), (60, 59, 11))

    def test_the_graph_costs_the_same_for_many_as_for_one(self):
        def cost():
            self.env.flush_all()
            self.env.invalidate_all()
            start = self.env.cr.sql_log_count
            self.hotel.portfolio_relation_graph()
            return self.env.cr.sql_log_count - start
        self.relate(self.hotel, self.group, self.bakery)
        cost()
        one = cost()
        for other in (self.garage, self.winery, self.orphan):
            self.relate(self.hotel, self.group, other)
        self.assertEqual(cost(), one)

    # -- merge ---------------------------------------------------------------------------------------

    def test_accounts_that_become_one(self):
        kept = self.relate(self.hotel, self.group, self.bakery)
        other = self.relate(self.garage, self.owner, self.winery)
        self.relate(self.hotel, self.group, self.garage)
        self.relate(self.bakery, self.owner, self.garage)
        (self.bakery | self.garage).child_ids.unlink()
        self.env['base.partner.merge.automatic.wizard']._merge(
            (self.bakery | self.garage).ids, self.bakery, extra_checks=False)
        self.assertEqual(self.env['portfolio.relation'].search([]), kept | other)
        self.assertEqual(self.shown(self.bakery), [("Group", self.hotel), ("Same owner", self.winery)])

    # -- types ---------------------------------------------------------------------------------------

    def test_a_type_in_use_says_where(self):
        self.relate(self.hotel, self.group, self.bakery)
        self.assertEqual(self.group.usage_count, 1)
        self.assertEqual(self.group.action_archive()['res_model'], 'portfolio.catalogue.usage')

    def test_a_directed_type_needs_both_words(self):
        with self.assertRaises(IntegrityError), mute_logger('odoo.sql_db'), self.env.cr.savepoint():
            self.env['portfolio.relation.type'].create({'name': "Uncle", 'kind': 'directed'})
