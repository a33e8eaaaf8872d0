"""A row of a list as somebody opens it: what is wrong in words, the line of the file, its cells under their headers."""
from lxml import etree

from odoo.exceptions import AccessError
from odoo.tests import Form, tagged

from ..lead.common import ImportCase

#: what the import works with, and nobody reads
TECHNICAL = {
    'cells', 'known', 'keys', 'reading', 'missing', 'before', 'after', 'same_line', 'date_written', 'display_name'}


@tagged('post_install', '-at_install')
class TestLeadImportRowForm(ImportCase):

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.list = cls.checked(
            "Empresa;Fecha de cierre;Notas", "Bar Sol;31/12/9999;<b>Ring</b> & wait", "Bar Luna;01/03/2027;",
            user=cls.maria, without_unknown=False)
        cls.to_mend, cls.fine = cls.list.row_ids.sorted('line')

    def arch(self, user):
        views = self.env['portfolio.lead.import.row'].with_user(user).get_views([(False, 'form'), (False, 'list')])
        return etree.fromstring(views['views']['form']['arch'])

    def test_the_form_shows_no_json_and_changes_nothing(self):
        fields = self.env['portfolio.lead.import.row']._fields
        for user in (self.ana, self.maria, self.diego):
            with self.subTest(user=user.login):
                arch = self.arch(user)
                nodes = arch.findall('.//field')
                shown = {node.get('name') for node in nodes if node.get('invisible') not in ('1', 'True')}
                self.assertFalse(shown & TECHNICAL)
                self.assertFalse([name for name in shown if fields[name].type == 'json'])
                self.assertLessEqual({'message', 'line', 'verdict', 'lead_id', 'shown_cells'}, shown)
                self.assertEqual({node.get('readonly') for node in nodes if node.get('name') in shown}, {'1'})
                self.assertEqual([arch.get(name) for name in ('create', 'edit', 'delete')], ['0'] * 3)

    def test_each_header_with_its_cell(self):
        form = Form(self.to_mend.with_user(self.maria))
        self.assertEqual(form.line, 2)
        self.assertIn("9999", form.message)
        table = etree.fromstring(form.shown_cells)
        self.assertEqual(
            [(line[0].text, ''.join(line[1].itertext())) for line in table.iter('tr')],
            [("Empresa", "Bar Sol"), ("Fecha de cierre", "31/12/9999"), ("Notas", "<b>Ring</b> & wait")])

    def test_cells_beyond_the_headers_and_cells_forgotten(self):
        # sudo: portfolio.lead.import.row - what a file says is written by the import alone
        row = self.fine.sudo()
        row.cells = ["Bar Luna", "01/03/2027", "", "beyond", ""]
        lines = [''.join(line.itertext()) for line in etree.fromstring(row.shown_cells).iter('tr')]
        self.assertEqual(lines, ["EmpresaBar Luna", "Fecha de cierre01/03/2027", "Notas", "beyond"])
        row.cells = ["Bar Luna"]
        self.assertEqual(len(list(etree.fromstring(row.shown_cells).iter('tr'))), 3)
        row._erase('id', row.ids)
        self.assertFalse(row.shown_cells)

    def test_a_row_to_mend_opens_itself_and_one_with_a_lead_its_lead(self):
        rows = (self.to_mend | self.fine).with_user(self.maria)
        opened = [row.action_open_lead() for row in rows]
        self.assertEqual([(one['res_model'], one['res_id']) for one in opened], [(row._name, row.id) for row in rows])
        self.list.action_start()
        self.work(self.list)
        self.assertEqual(rows[0].action_open_lead()['res_model'], rows._name)
        self.assertEqual(rows[1].action_open_lead()['res_id'], self.fine.lead_id.id)
        self.assertEqual(Form(rows[1]).lead_id, self.fine.lead_id)
        self.assertIn('form', self.list.action_open_rows()['view_mode'])

    def test_the_rows_to_mend_are_downloaded_from_any_of_them(self):
        self.assertIn('/web/content/', self.to_mend.with_user(self.maria).action_error_file()['url'])
        with self.assertRaises(AccessError):
            self.to_mend.with_user(self.bruno).action_error_file()
