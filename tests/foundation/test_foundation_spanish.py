import re

from odoo.tests import TransactionCase
from odoo.tools import file_open
from odoo.tools.translate import PoFileReader

# words that are not those of Spain's sales departments, and what stands instead
SAID_OTHERWISE = {
    r'\bbaremos?\b': "modelo de valoración",
    r'\bquintos\b': "quintil",
    r'\bde nadie\b': "sin responsable",
    r'\badónde\b': "detalle de la conversión",
    r'\bpapel\b': "rol",
    r'\bfunci(ón|ones) de responsable\b': "rol de responsable",
    r'\b(su|qué|los|algunos) perfil(es)? (no )?(ve|ven)\b': "rol",
    r'\bnegativas?\b': "baja, exclusión",
    r'\bmáquinas\b': "robots y correo basura",
    r'\bresponsables? (comercial(es)?|de equipo)\b': "jefe de ventas",
    r'\bmesa de leads\b': "reparto de leads",
    r'\bprocesos? sin cuenta\b': "documento sin cuenta",
    r'\bcuentas? de nadie\b': "cuenta sin responsable",
    r'\bcon retraso\b|\btarde$': "vencido, fuera de plazo",
    r'\bdesde \(puntos\)': "puntuación mínima para duplicado",
    r'\bsorte': "al azar",
    r'\barreglar\b': "corregir",
}


class TestSpanish(TransactionCase):
    """One word for one thing, on every screen in Spanish."""

    def test_every_term_uses_the_words_of_the_trade(self):
        with file_open('crm_portfolio/i18n/es.po', 'rb') as file:
            said = {(row['src'], row['value']) for row in PoFileReader(file)}
        self.assertGreater(len(said), 3000)
        wrong = [
            (value, instead) for _src, value in said for pattern, instead in SAID_OTHERWISE.items()
            if re.search(pattern, value or '', re.IGNORECASE)]
        self.assertFalse(wrong)
