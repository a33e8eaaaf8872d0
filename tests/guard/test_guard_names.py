from odoo.exceptions import AccessError
from odoo.tests import tagged

from ..common import PortfolioCase
from ..scope.matrix import SECRET, Samples


@tagged('post_install', '-at_install')
class TestScopeNames(PortfolioCase):
    """A many2one that points at what its reader may not read: he sees that there is something, and no name.

    ``ana`` may read the bakery and all that is hers, and nothing of the winery.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.winery.name = SECRET
        cls.winery.child_ids.name = SECRET
        cls.hidden = Samples(cls.env, cls.winery, cls.carla, SECRET)
        cls.shown = Samples(cls.env, cls.bakery, cls.ana, "Known")
        cls.merged, cls.into = cls.env['crm.lead'].create([
            {'name': name, 'type': 'opportunity', 'user_id': user.id, 'partner_id': partner.id}
            for name, user, partner in (("Ovens", cls.ana, cls.bakery), (SECRET, cls.carla, cls.winery))])
        cls.env.flush_all()

    def point(self, record, name, target):
        """Past every guard: by whom or what it came there is not the question."""
        record.flush_recordset()
        self.env.cr.execute(f'UPDATE "{record._table}" SET "{name}" = %s WHERE id = %s', (target.id, record.id))
        self.env.invalidate_all()

    def work_out(self, record, name, target):
        """As an app's own method would: what no column has."""
        self.env.invalidate_all()
        record._fields[name]._update_cache(record, target.id)

    def answers(self, record, name):
        fields = {'fields': {'display_name': {}}}
        yield 'read', lambda: record.read([name])
        yield 'search_read', lambda: record.search_read([('id', '=', record.id)], [name])
        yield 'web_read', lambda: record.web_read({name: fields})
        yield 'web_search_read', lambda: record.web_search_read([('id', '=', record.id)], {name: fields})
        yield 'deeper', lambda: record.web_read({name: {'fields': {'display_name': {}, 'write_uid': {}}}})
        yield 'group', lambda: record.formatted_read_group([('id', '=', record.id)], [name], ['__count'])
        yield 'web group', lambda: record.web_read_group([('id', '=', record.id)], [name], ['__count'])
        yield 'old group', lambda: record.read_group([('id', '=', record.id)], ['__count'], [name])

    def test_what_a_lead_was_merged_into(self):
        self.point(self.merged, 'portfolio_merged_into_id', self.into)
        for user, told in ((self.ana, False), (self.carla, None), (self.diego, True)):
            lead = self.merged.with_user(user)
            if told is None:
                self.assertFalse(lead.has_access('read'))
                continue
            for door, ask in self.answers(lead, 'portfolio_merged_into_id'):
                self.env.invalidate_all()
                with self.subTest(user=user.login, door=door):
                    said = str(ask())
                    self.assertEqual(SECRET in said, told)
                    self.assertEqual("Outside your portfolio" in said, not told)
        self.point(self.merged, 'portfolio_merged_into_id', self.merged)
        for door, ask in self.answers(self.merged.with_user(self.ana), 'portfolio_merged_into_id'):
            with self.subTest(door=door):
                self.assertIn("Ovens", str(ask()))

    def test_the_key_of_what_is_hidden_is_not_exported(self):
        """A key that a file gave may say whose it is."""
        self.env['ir.model.data'].create({
            'module': 'test', 'name': SECRET, 'model': 'crm.lead', 'res_id': self.into.id})
        self.ana.group_ids |= self.env.ref('base.group_allow_export')
        self.point(self.merged, 'portfolio_merged_into_id', self.into)
        paths = ['id', 'portfolio_merged_into_id/id']
        with self.assertRaises(AccessError) as refused:
            self.merged.with_user(self.ana).export_data(paths)
        self.assertNotIn(SECRET, str(refused.exception))
        self.assertIn(SECRET, str(self.merged.export_data(paths)))
        self.point(self.merged, 'portfolio_merged_into_id', self.merged)
        self.assertTrue(self.merged.with_user(self.ana).export_data(paths)['datas'][0][1])

    def telling(self):
        """From the registry: each model with a table, and its many2one to what follows the account."""
        tells = self.env['ir.rule']._portfolio_tells
        for name in sorted(self.env.registry):
            model = self.env[name]
            if not model._abstract and not model._transient and model._auto:
                yield name, [
                    field for field in model._fields.values() if field.type == 'many2one' and tells(field.comodel_name)]

    def test_every_field_that_may_point_at_what_is_hidden(self):
        """From the registry: each stored many2one of ours to what follows the account."""
        looked_at = 0
        for name, fields in self.telling():
            for field in fields:
                ours = name.startswith('portfolio.') or field.name.startswith('portfolio_')
                if not ours or not field.store:
                    continue
                mine, target = self.shown[name].with_user(self.ana), self.hidden[field.comodel_name]
                if not mine or not target or target.with_user(self.ana).has_access('read') \
                        or not mine._has_field_access(field, 'read'):
                    continue
                with self.subTest(model=name, field=field.name), self.env.cr.savepoint() as savepoint:
                    try:
                        self.point(self.shown[name], field.name, target)
                    except Exception:  # noqa: BLE001 - a constraint of its own
                        savepoint.rollback()
                        continue
                    if mine.has_access('read'):
                        looked_at += 1
                        for door, ask in self.answers(mine, field.name):
                            self.env.invalidate_all()
                            self.assertNotIn(SECRET, str(ask()), door)
                    savepoint.rollback()
                self.env.invalidate_all()
        self.assertGreater(looked_at, 5)

    def test_what_an_app_works_out(self):
        """From the registry: each many2one without a column to what follows the account, whatever its method finds."""
        looked_at = 0
        for name, fields in self.telling():
            for field in fields:
                if not field.compute or field.store or field.related:
                    continue
                mine, target = self.shown[name].with_user(self.ana), self.hidden[field.comodel_name]
                if not mine or not target or not mine.has_access('read') or not mine._has_field_access(field, 'read') \
                        or target.with_user(self.ana).has_access('read'):
                    continue
                looked_at += 1
                for door, ask in self.answers(mine, field.name):
                    if 'group' not in door:
                        with self.subTest(model=name, field=field.name, door=door):
                            self.work_out(mine, field.name, target)
                            self.assertNotIn(SECRET, str(ask()))
        self.assertGreater(looked_at, 0)
