from odoo.exceptions import AccessError

from .test_relation import RelationCase


class TestRelationAccess(RelationCase):
    """A relation is read by who sees both accounts; who sees one knows that there is another, and no more."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # bakery and garage are Ana's, the hotel between them and the winery behind are not
        cls.own = cls.relate(cls.bakery, cls.owner, cls.garage)
        cls.half = cls.relate(cls.hotel, cls.group, cls.bakery)
        cls.foreign = cls.relate(cls.winery, cls.recommender, cls.hotel)

    def test_who_sees_one_side_only_may_nothing(self):
        every = ('read', 'write', 'create', 'unlink')
        for record, user, allowed in [
            (self.half, self.ana, ('create',)),
            (self.half, self.maria, every),
        ]:
            for operation in every:
                with self.subTest(record=record, user=user.login, operation=operation):
                    seen = record if operation != 'create' else record.browse()
                    self.assertEqual(seen.with_user(user).has_access(operation), operation in allowed)

    def test_one_side_only_is_a_number(self):
        bakery = self.bakery.with_user(self.ana)
        self.assertEqual(bakery.portfolio_relation_ids.other_id, self.garage)
        self.assertEqual(bakery.portfolio_relation_hidden, 1)
        self.assertEqual(self.bakery.with_user(self.maria).portfolio_relation_hidden, 0)
        self.assertEqual(bakery.web_read({'portfolio_relation_ids': {'fields': {'other_id': {'fields': {
            'display_name': {}}}}}})[0]['portfolio_relation_ids'][0]['other_id']['display_name'], "Garage")
        rows = self.env['portfolio.relation.side'].with_user(self.ana).search_read([], ['other_id', 'partner_id'])
        self.assertNotIn("Hotel", str(rows))
        for name in ('portfolio.relation.side', 'portfolio.relation.reach'):
            groups = self.env[name].with_user(self.ana).formatted_read_group([], ['partner_id'], ['__count'])
            self.assertFalse({self.hotel.id, self.winery.id} & {group['partner_id'][0] for group in groups})

    def test_a_search_does_not_ask_for_hidden_names(self):
        Partner = self.env['res.partner'].with_user(self.ana)
        self.assertFalse(Partner.search([('portfolio_relation_ids.other_id', '=', self.hotel.id)]))
        self.assertFalse(Partner.search([('portfolio_relation_ids.other_id', 'ilike', "Hot")]))
        self.assertFalse(Partner.search([('portfolio_related_id', 'ilike', "Hot")]))

    def test_the_hierarchy_does_not_stop_at_an_account_one_cannot_read(self):
        mine = self.account("Mine", self.ana)
        self.relate(self.hotel, self.group, mine)
        found = self.env['res.partner'].with_user(self.ana).search([('portfolio_related_id', '=', self.bakery.id)])
        self.assertEqual(found, self.garage | mine, "through the hotel, which is not named")
        graph = self.bakery.with_user(self.ana).portfolio_relation_graph()
        self.assertEqual({node['name'] for node in graph['nodes']}, {"Bakery", "Garage", "Mine", False})
        hidden = [node for node in graph['nodes'] if node['hidden']]
        self.assertEqual([(node['hop'], node['kind'], node['id'] < 0) for node in hidden],
                         [(1, False, True), (2, False, True)])
        self.assertFalse({self.hotel.id, self.winery.id} & {
            node_id for edge in graph['edges'] for node_id in (edge['from'], edge['to'])})
        self.assertNotIn("Hotel", str(graph))

    def test_a_foreign_account_has_no_graph(self):
        with self.assertRaises(AccessError):
            self.hotel.with_user(self.ana).portfolio_relation_graph()
        with self.assertRaises(AccessError):
            self.bakery.with_user(self.stock).portfolio_relation_graph()

    def test_no_relation_is_written_with_what_one_does_not_see(self):
        Relation = self.env['portfolio.relation'].with_user(self.ana)
        with self.assertRaises(AccessError):
            Relation.create({'left_id': self.garage.id, 'type_id': self.group.id, 'right_id': self.winery.id})
        with self.assertRaises(AccessError):
            Relation.create({'left_id': self.orphan.id, 'type_id': self.group.id, 'right_id': self.winery.id})
        with self.assertRaises(AccessError):
            # it is there already: not even that is told
            Relation.create({'left_id': self.hotel.id, 'type_id': self.group.id, 'right_id': self.bakery.id})
        Relation.create({'left_id': self.garage.id, 'type_id': self.group.id, 'right_id': self.orphan.id})

    def test_accounts_of_other_companies(self):
        other = self.env['res.company'].create({'name': "Other"})
        self.garage.company_id = other
        self.assertFalse(self.own.with_user(self.diego).has_access('read'))
        self.assertFalse(self.bakery.with_user(self.diego).portfolio_relation_ids.filtered(
            lambda row: row.other_id == self.garage))
