from odoo.tools import SQL

from ...models.duplicate.lead_match import LEAD, PARTNER
from ..lead.common import LeadCase


class TestLeadMatchIndex(LeadCase):
    """Whatever the number of accounts and leads, a key is looked up in an index."""

    def test_every_look_up_has_its_index(self):
        self.env['crm.lead'].create([{
            'name': f"Lead {number}", 'partner_name': f"Casa {number:04}",
            'email_from': f'a{number}@b{number}.es; c@d{number}.es',
            'phone': f"986 00 {number:04} / 600 11 {number:04}", 'zip': f'15{number:03}',
            'portfolio_vat': f'B3600{number:04}',
        } for number in range(300)])
        # each with several of everything: an index of a few rows is read whole
        self.env['res.partner'].create([{
            'name': f"Casa {number:04}", 'is_company': True, 'zip': f'15{number:03}', 'vat': f'PT5{number:08}',
            'email': f'a{number}@b{number}.es; c@d{number}.es; e@f{number}.es; g@h{number}.es',
            'phone': ' / '.join(f'{start} {number:04}' for start in ('986 00', '600 11', '981 22', '982 33', '988 44')),
            'website': f'https://i{number}.es',
        } for number in range(300)])
        self.env.flush_all()
        self.env.cr.execute("ANALYZE crm_lead")
        self.env.cr.execute("ANALYZE res_partner")
        # so few rows are read through faster; what counts is whether an index can be used
        self.env.cr.execute("SET LOCAL enable_seqscan = off")
        self.env.flush_all()
        for table, conditions in (('res_partner', PARTNER), ('crm_lead', LEAD)):
            for signal, alternatives in conditions.items():
                for condition in alternatives:
                    condition = condition.replace("p.key", "'a'").replace("p.place", "'36201'")
                    alive = " AND r.active AND r.won_status = 'pending'" if table == 'crm_lead' else " AND r.active"
                    rows = self.env.execute_query(SQL(  # the constants of lead_match.py
                        f"EXPLAIN SELECT r.id FROM {table} r WHERE {condition}{alive}"))
                    plan = "\n".join(row[0] for row in rows)
                    with self.subTest(table=table, signal=signal, condition=condition):
                        self.assertIn("Index Cond", plan)
                        self.assertRegex(plan, "_match_|_tax_key")

    def test_what_a_list_brings_is_not_read_through_for_each_row(self):
        """A pending list is read from end to end at each look-up: ten thousand rows, ten thousand times."""
        self.env.cr.execute("""
            SELECT relname, reloptions FROM pg_class
             WHERE relname IN ('crm_lead_portfolio_match_codes_idx', 'res_partner_portfolio_match_codes_idx')""")
        found = dict(self.env.cr.fetchall())
        self.assertEqual(len(found), 2)
        for name, options in found.items():
            self.assertIn('fastupdate=off', options or (), name)
