import io
import shutil
import unittest

from pypdf import PdfReader

from odoo.exceptions import AccessError
from odoo.tests import freeze_time

from .common import QuoteCase


@freeze_time('2026-03-02 09:00:00')
class TestQuotePdf(QuoteCase):
    """The quotations Ana prints before she leaves."""

    def test_nobody_prints_what_he_may_not_read(self):
        quote, _left = self.winery._portfolio_generate_quotes(template=self.template)
        with self.assertRaises(AccessError):
            quote.with_user(self.ana)._portfolio_render_pdf()

    @unittest.skipUnless(shutil.which('wkhtmltopdf'), "no wkhtmltopdf on the PATH")
    def test_a_real_pdf(self):
        self.env.company.write({
            'name': "Ovens and Flour Ltd", 'report_footer': "<p>sales@ovens.example.com</p>"})
        quotes, _left = (self.bakery | self.garage).with_user(self.ana)._portfolio_generate_quotes(
            template=self.template)

        content = quotes.with_context(force_report_rendering=True)._portfolio_render_pdf()

        self.assertTrue(content.startswith(b'%PDF'))
        pages = [page.extract_text() for page in PdfReader(io.BytesIO(content)).pages]
        self.assertEqual(len(pages), 2, "a page each")
        for page, quote in zip(pages, quotes, strict=True):
            self.assertIn(quote.name, page)
            self.assertIn(quote.partner_id.name, page)
            self.assertIn("Oven", page)
            self.assertIn("Ovens and Flour Ltd", page, "the header")
            self.assertIn("sales@ovens.example.com", page, "the footer")
        self.assertIn("1,800.00", pages[0])
