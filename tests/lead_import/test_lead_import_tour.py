import base64

from ..common import OnPhone, TourCase
from ..lead.common import ImportCase


class TestLeadImportTour(TourCase, ImportCase):
    """A list goes in, and comes out again, in the browser."""

    def test_a_list_is_checked_imported_and_taken_back(self):
        lead_import = self.env['portfolio.lead.import'].with_user(self.ana).create({
            'file': base64.b64encode(b"Empresa;Correo\nA;a@example.com\nB;b@example.com\n;no-mail"),
            'file_name': "fair.csv", 'type': 'lead'})
        path = f'lead-imports/{lead_import.id}'
        self.tour(path, 'import_leads')
        self.assertEqual(lead_import.state, 'running')
        self.work(lead_import)
        self.assertEqual(lead_import.created_count, 2)
        self.tour(path, 'undo_import')
        self.assertEqual(lead_import.state, 'undoing')
        self.work(lead_import)
        self.assertEqual(lead_import.state, 'undone')


class TestLeadImportTourPhone(OnPhone, TestLeadImportTour):
    """The same on a phone."""
