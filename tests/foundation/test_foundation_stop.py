from odoo.addons.crm_portfolio.models.foundation.sentence import TEMPLATES, kept, say
from odoo.addons.crm_portfolio.tools.foundation.stop import one_stop

from ..common import PortfolioCase


class TestFoundationStop(PortfolioCase):
    """A sentence that ends with a name which ends with a full stop has one."""

    def test_one_and_no_more(self):
        for text, said in [
            ("It is of Hornos S.L..", "It is of Hornos S.L."),
            ("Of Rey e Hijos S.A.. Ask them.", "Of Rey e Hijos S.A. Ask them."),
            ("Of Café & Co.. Wait... and see....", "Of Café & Co. Wait... and see...."),
            ("Of “Norte, S.L.”.", "Of “Norte, S.L.”."), ("", ""), (False, False),
        ]:
            self.assertEqual(one_stop(text), said)

    def test_every_kept_sentence(self):
        for key, term in TEMPLATES.items():
            source = getattr(term, '_source', term)
            named = {name for name in ('%(' + part.split(')')[0] for part in source.split('%(')[1:])}
            values = {name[2:]: "Norte S.L." for name in named}
            sentence = kept(key, **values) if values else kept(key, *["Norte S.L."] * source.count('%s'))
            with self.subTest(key=key):
                self.assertNotIn("..", say(self.env, sentence))

    def test_whoever_reads_why(self):
        self.bakery.name = self.hotel.name = "Panadería Rivas S.L."
        self.hotel.parent_id = self.bakery
        explanation = self.env['portfolio.visibility'].search([('partner_id', 'in', (self.bakery | self.hotel).ids)])
        self.assertTrue(explanation)
        for row in explanation:
            self.assertNotIn("..", row.reason)
