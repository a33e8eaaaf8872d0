"""A list is written as it was checked: each row is read once, and again where something has changed since."""
import json
from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from odoo.tools.mail import plaintext2html

from ...tools.foundation.plain_html import PlainHtml, plain_html
from ...tools.lead_import.lead_reader import Reader
from ..lead.common import ImportCase

LINES = (
    "Empresa;Correo;Provincia;Origen;Valor;Etiquetas;Notas",
    "Bar Sol;sol@bar.example.com;Lugo;Feria de Vigo;1.200,50;Urgente;Prefiere llamadas",
    "Casa Luz;luz@casa.example.com;Pontevedra;Feria de Vigo;80;;",
    "Taller Ribera;taller@ribera.example.com;Ourense;Referido;;Urgente, Nuevo;",
)


class TestLeadImportKept(ImportCase):

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env.company.country_id = cls.env.ref('base.es')
        cls.fair, cls.referred = cls.env['utm.source'].create([{'name': "Feria de Vigo"}, {'name': "Referido"}])
        cls.env['crm.tag'].create([{'name': "Urgente"}, {'name': "Nuevo"}])

    def said(self, lead_import):
        return {
            lead.partner_name: (
                lead.email_from, lead.state_id.code, lead.country_id.code, lead.source_id.name, lead.expected_revenue,
                set(lead.tag_ids.mapped('name')), str(lead.description or ''))
            for lead in lead_import.row_ids.lead_id}

    def readings(self, lead_import):
        # sudo: portfolio.lead.import.row - what the import works with, and nobody reads
        return lead_import.sudo().row_ids.sorted('line').mapped(lambda row: row.reading)

    def test_written_as_it_was_read(self):
        lead_import = self.checked(*LINES)
        self.assertTrue(all(self.readings(lead_import)))
        with patch.object(Reader, 'values_of', side_effect=AssertionError("a row was read again")):
            lead_import.action_start()
            self.work(lead_import)
        self.assertEqual(self.said(lead_import), {
            "Bar Sol": ('sol@bar.example.com', 'LU', 'ES', "Feria de Vigo", 1200.5, {"Urgente"},
                        "<p>Prefiere llamadas</p>"),
            "Casa Luz": ('luz@casa.example.com', 'PO', 'ES', "Feria de Vigo", 80, set(), ''),
            "Taller Ribera": ('taller@ribera.example.com', 'OR', 'ES', "Referido", 0, {"Urgente", "Nuevo"}, ''),
        })

    def test_what_is_gone_since_is_read_anew(self):
        lead_import = self.checked(*LINES)
        self.referred.unlink()
        lead_import.action_start()
        self.work(lead_import)
        self.assertEqual(lead_import.row_ids.mapped('state'), ['created'] * 3)
        said = self.said(lead_import)
        self.assertEqual([said[name][3] for name in ("Bar Sol", "Casa Luz", "Taller Ribera")],
                         ["Feria de Vigo", "Feria de Vigo", False])
        self.assertIn("Origen: Referido", said["Taller Ribera"][6])

    def test_what_is_gone_since_refuses_its_row_where_asked(self):
        lead_import = self.checked(*LINES, without_unknown=False)
        self.referred.unlink()
        lead_import.action_start()
        self.work(lead_import)
        self.assertEqual(
            {row.name: row.state for row in lead_import.row_ids},
            {"Bar Sol": 'created', "Casa Luz": 'created', "Taller Ribera": 'failed'})

    def test_what_is_made_on_the_way_is_read_when_it_is_made(self):
        lead_import = self.checked(
            "Empresa;Correo;Origen", "Bar Sol;sol@bar.example.com;Congreso", "Casa Luz;luz@casa.example.com;Referido",
            create_missing=True)
        self.assertEqual([bool(said) for said in self.readings(lead_import)], [False, True])
        lead_import.action_start()
        self.work(lead_import)
        self.assertEqual({lead.partner_name: lead.source_id.name for lead in lead_import.row_ids.lead_id},
                         {"Bar Sol": "Congreso", "Casa Luz": "Referido"})

    @given(st.text(alphabet=st.characters(codec='utf-8'), max_size=60)
           | st.text(alphabet="aÑ €%/.,:;()\n?=|&'\"<>-\u00a0\u200b", max_size=40))
    def test_notes_need_no_sanitizing(self, text):
        html, field = plain_html(text), self.env['crm.lead']._fields['description']
        if isinstance(html, PlainHtml):
            self.assertEqual(html, field._convert(str(html), self.env['crm.lead'], True) or '')
        self.assertEqual(
            field._convert(str(html), self.env['crm.lead'], True),
            field._convert(plaintext2html(text), self.env['crm.lead'], True))

    def test_is_forgotten_with_the_rest(self):
        lead_import = self.imported(*LINES)
        lead_import._erase()
        self.assertFalse(any(self.readings(lead_import)))
        # sudo: portfolio.lead.import.row - as above
        self.assertNotIn('sol@bar', json.dumps(lead_import.row_ids.sudo().read(['reading', 'cells', 'known', 'keys'])))
