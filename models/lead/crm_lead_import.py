from odoo import api, fields, models

from ...tools.lead_told import Importing, SharedDefaults


class CrmLead(models.Model):
    """What it takes to write leads by the thousand: nothing asked twice, nothing written to accounts."""
    _inherit = 'crm.lead'

    portfolio_import_row_ids = fields.One2many(
        'portfolio.lead.import.row', 'lead_id', "Imported From", readonly=True,
        groups='crm_portfolio.portfolio_group_user')

    portfolio_external_ref = fields.Char(
        "External Key", copy=False, index='btree_not_null',
        help="What another program calls it: imported again, it is the same lead.")
    # keys of two programs, or of two lists, may be alike
    portfolio_external_origin = fields.Char("Files Its Key Is From", copy=False, readonly=True, exportable=False)

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
