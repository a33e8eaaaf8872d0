from contextlib import contextmanager

from odoo import api, fields, models
from odoo.tools import SQL

from ...tools.foundation.lead_told import Importing, SharedDefaults


class CrmLead(models.Model):
    """What it takes to write leads by the thousand: nothing asked twice, nothing written to accounts."""
    _inherit = 'crm.lead'

    portfolio_import_row_ids = fields.One2many(
        'portfolio.lead.import.row', 'lead_id', "Imported From", readonly=True,
        groups='crm_portfolio.portfolio_group_user')

    @api.model
    def default_get(self, fields):
        """Asked once for all the leads of a batch, which leave out the same fields."""
        told = self._portfolio_told(SharedDefaults)
        if told is None:
            return super().default_get(fields)
        known, key = told.known, tuple(fields)
        if key not in known:
            known[key] = super().default_get(fields)
        return dict(known[key])

    def _get_partner_email_update(self, force_void=True):
        """An import says what the lead is, never what its account is: nothing goes from one to the other."""
        return not self._portfolio_told(Importing) and super()._get_partner_email_update(force_void=force_void)

    def _get_partner_phone_update(self, force_void=True):
        return not self._portfolio_told(Importing) and super()._get_partner_phone_update(force_void=force_void)

    @contextmanager
    def _portfolio_in_step(self):
        """Of leads that were made by an import and that nobody has changed since, undo can still take back all."""
        self.flush_model()
        ids = self.ids and [row_id for row_id, in self.env.execute_query(SQL(
            """
            SELECT item.id FROM portfolio_lead_import_row item JOIN crm_lead lead ON lead.id = item.lead_id
             WHERE item.lead_id = ANY(%s) AND item.state = 'created' AND item.date_written = lead.write_date
            """, self.ids))]
        with super()._portfolio_in_step():
            yield
        if ids:
            self.flush_model()
            self.env.cr.execute(SQL(
                """
                UPDATE portfolio_lead_import_row item SET date_written = lead.write_date
                  FROM crm_lead lead WHERE lead.id = item.lead_id AND item.id = ANY(%s)
                """, ids))
            self.env['portfolio.lead.import.row'].invalidate_model(['date_written'])
