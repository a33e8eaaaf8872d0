import base64

from odoo.tests import HttpCase, tagged

from ..lead.common import ImportCase


@tagged('post_install', '-at_install')
class TestLeadImportTour(ImportCase, HttpCase):

    def test_a_list_is_checked_imported_and_taken_back(self):
        lead_import = self.env['portfolio.lead.import'].with_user(self.ana).create({
            'file': base64.b64encode(b"Empresa;Correo\nA;a@example.com\nB;b@example.com\n;no-mail"),
            'file_name': "fair.csv", 'type': 'lead'})
        url = f'/odoo/lead-imports/{lead_import.id}'
        self.start_tour(url, 'crm_portfolio_import_leads', login='ana')
        self.assertEqual(lead_import.state, 'running')
        self.work(lead_import)
        self.assertEqual(lead_import.created_count, 2)
        self.start_tour(url, 'crm_portfolio_undo_import', login='ana')
        self.assertEqual(lead_import.state, 'undoing')
        self.work(lead_import)
        self.assertEqual(lead_import.state, 'undone')


class TestLeadImportTourPhone(TestLeadImportTour):
    browser_size = '375x667'
    touch_enabled = True
