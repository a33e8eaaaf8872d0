import json

from odoo.exceptions import AccessError
from odoo.tests import tagged

from ..common import PortfolioCase

SECRET = 'Zqxhidden'


@tagged('post_install', '-at_install')
class TestScopeProperties(PortfolioCase):
    """Properties of leads that point at partners: ``fitter`` at one, ``guests`` at several. The winery is hidden."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.winery.name = SECRET
        cls.ana.group_ids += cls.env.ref('base.group_allow_export')
        cls.north.lead_properties_definition = [
            {'name': 'fitter', 'string': "Fitter", 'type': 'many2one', 'comodel': 'res.partner'},
            {'name': 'guests', 'string': "Guests", 'type': 'many2many', 'comodel': 'res.partner'},
            {'name': 'note', 'string': "Note", 'type': 'char'}]
        cls.lead, cls.open = cls.env['crm.lead'].create([
            {'name': name, 'type': 'opportunity', 'team_id': cls.north.id, 'user_id': cls.ana.id, 'lead_properties': {
                'fitter': partner.id, 'guests': guests.ids, 'note': "x"}}
            for name, partner, guests in (
                ("Ovens", cls.winery, cls.winery | cls.bakery), ("Fair", cls.bakery, cls.bakery))])
        cls.env.flush_all()

    def setUp(self):
        super().setUp()
        self.env.flush_all()
        self.env.invalidate_all()
        self.mine = self.lead.with_user(self.ana).with_context(lang='en_US')

    def given(self, name, partner):
        """The ways to send a property: by name, as a list with what it is, as text, as what it is not."""
        kind = 'many2one' if name == 'fitter' else 'many2many'
        value = partner.id if name == 'fitter' else [partner.id]
        pair = [partner.id, "x"] if name == 'fitter' else [[partner.id, "x"]]
        full = {'name': name, 'type': kind, 'comodel': 'res.partner'}
        return [
            {name: value}, json.dumps({name: value}), [{**full, 'value': value}], [{**full, 'value': pair}],
            [{'name': name, 'type': 'integer', 'value': value}],
            [{'name': 'other', 'string': "Other", 'type': kind, 'comodel': 'res.partner', 'value': value,
              'definition_changed': True}],
            [{'name': name, 'string': "x", 'type': kind, 'comodel': 'res.partner', 'default': value,
              'definition_changed': True}],
        ]

    def test_a_hidden_partner_is_not_set(self):
        lead = self.open.with_user(self.ana)
        for name in ('fitter', 'guests'):
            for value in self.given(name, self.winery):
                with self.subTest(value=value):
                    with self.assertRaisesRegex(AccessError, "may see"):
                        lead.write({'lead_properties': value})
                    with self.assertRaisesRegex(AccessError, "may see"):
                        lead.onchange({'lead_properties': value}, ['lead_properties'], {'lead_properties': {}})
                    if isinstance(value, str):
                        continue    # text is for a record that is there: core takes none for a new one
                    with self.assertRaisesRegex(AccessError, "may see"):
                        self.env['crm.lead'].with_user(self.ana).create(
                            {'name': "x", 'team_id': self.north.id, 'lead_properties': value})
        nowhere = self.env['res.partner'].browse(2 ** 31 - 7)
        with self.assertRaisesRegex(AccessError, "may see"):
            lead.write({'lead_properties': {'fitter': nowhere.id}})
        lead.write({'lead_properties': {'fitter': self.bakery.id, 'guests': self.bakery.ids}})
        with self.assertRaises(AccessError):
            self.env['crm.team'].browse(self.north.id).with_user(self.maria).lead_properties_definition = [
                {'name': 'fitter', 'type': 'many2one', 'comodel': 'res.partner', 'default': self.winery.id}]

    def test_new_forms_open_with_their_properties(self):
        """Whatever properties are defined on is sent with its values or without."""
        for model, field in (('res.partner', 'properties'), ('crm.lead', 'lead_properties')):
            Model = self.env[model].with_user(self.ana)
            home = Model._fields[field].definition_record
            shown = Model.onchange({}, [], {field: {}, home: {'fields': {'display_name': {}}}})['value']
            self.assertIn(home, shown, model)

    def test_whatever_names_the_team(self):
        Lead = self.env['crm.lead'].with_user(self.ana)
        for team in (self.north.id, [self.north.id, "North"], {'id': self.north.id, 'display_name': "North"}):
            with self.subTest(team=team), self.assertRaisesRegex(AccessError, "may see"):
                Lead.onchange(
                    {'team_id': team, 'lead_properties': {'fitter': self.winery.id}}, ['team_id'],
                    {'team_id': {}, 'lead_properties': {}})

    def test_what_was_there_before_stays(self):
        """A form sends all properties back, whichever was changed."""
        [row] = self.mine.web_read({'lead_properties': {}})
        sent = row['lead_properties']
        next(one for one in sent if one['name'] == 'note')['value'] = "y"
        self.mine.write({'lead_properties': sent})
        self.assertEqual(self.lead.lead_properties['note'], "y")
        self.assertEqual(self.lead.lead_properties['fitter'], self.winery)
        self.assertEqual(self.lead.lead_properties['guests'], self.winery | self.bakery)

    def test_reading_neither_raises_nor_names(self):
        # code with all rights has read it in the same request
        self.assertEqual(self.winery.sudo().display_name, SECRET)
        fields = {'fields': {'display_name': {}, 'email': {}}}
        for label, said in {
            'read': self.mine.read(['lead_properties']), 'web_read': self.mine.web_read({'lead_properties': {}}),
            'web_read deeper': self.mine.web_read({
                'lead_properties': {'fields': {'fitter': fields, 'guests': fields}}}),
            'search_read': self.mine.search_read([('id', '=', self.lead.id)], ['lead_properties']),
            'export': self.mine.export_data(
                ['name', 'lead_properties.fitter', 'lead_properties.guests', 'lead_properties.fitter/email'])['datas'],
            'onchange': self.mine.onchange({}, [], {'lead_properties': {}}),
        }.items():
            with self.subTest(door=label):
                self.assertNotIn(SECRET, str(said))
                if label != 'onchange':
                    self.assertIn("Bakery", str(said))

    def test_grouping_neither_raises_nor_names(self):
        self.assertEqual(self.winery.sudo().display_name, SECRET)
        Lead = self.mine.browse()
        for name in ('fitter', 'guests'):
            for groups in (
                Lead.formatted_read_group([], [f'lead_properties.{name}'], ['__count']),
                Lead.web_read_group([], [f'lead_properties.{name}'], ['__count'])['groups'],
            ):
                with self.subTest(name=name):
                    self.assertNotIn(SECRET, str(groups))
                    self.assertIn("Bakery", str(groups))
                    for group in groups:
                        if group[f'lead_properties.{name}']:
                            self.assertEqual(len(Lead.search(group['__extra_domain'])), group['__count'])
        self.assertFalse(Lead.search([('lead_properties.fitter', 'ilike', SECRET[:5])]))
