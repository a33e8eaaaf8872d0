from odoo import fields, models
from odoo.tools import SQL


class PortfolioOrphan(models.Model):
    """One row per process without an account: an opportunity, an order or a meeting that hangs on nobody's file.

    A query, not a table. An opportunity needs an account; a meeting with somebody from outside needs one among its
    people, or an opportunity; an order is of a partner that has become no account.
    """
    _name = 'portfolio.orphan'
    _description = "Document Without Account"
    _auto = False
    _order = 'date desc, id'
    _depends = {
        'crm.lead': ['name', 'partner_id', 'user_id', 'company_id', 'type', 'active'],
        'sale.order': ['name', 'partner_id', 'user_id', 'company_id', 'state', 'date_order'],
        'calendar.event': ['name', 'partner_ids', 'user_id', 'opportunity_id', 'start', 'active', 'privacy'],
        'res.partner': ['portfolio_managed', 'partner_share'],
    }

    name = fields.Char("Document", readonly=True)
    res_model = fields.Selection(
        [('crm.lead', "Opportunity"), ('sale.order', "Order"), ('calendar.event', "Meeting")], "What", readonly=True)
    res_id = fields.Many2oneReference("Record", model_field='res_model', readonly=True)
    user_id = fields.Many2one('res.users', "Of", readonly=True)
    company_id = fields.Many2one('res.company', readonly=True)
    date = fields.Datetime(readonly=True)

    @property
    def _table_query(self):
        return SQL(
            """
            SELECT lead.id * 3 AS id, lead.name, 'crm.lead' AS res_model, lead.id AS res_id, lead.user_id,
                   lead.company_id, lead.create_date AS date
              FROM crm_lead lead
              LEFT JOIN res_partner partner ON partner.id = lead.partner_id
             WHERE lead.active AND lead.type = 'opportunity' AND partner.portfolio_managed IS NOT TRUE
             UNION ALL
            SELECT sale.id * 3 + 1, sale.name, 'sale.order', sale.id, sale.user_id, sale.company_id, sale.date_order
              FROM sale_order sale
              JOIN res_partner partner ON partner.id = sale.partner_id
             WHERE sale.state != 'cancel' AND partner.portfolio_managed IS NOT TRUE
             UNION ALL
            SELECT event.id * 3 + 2, event.name, 'calendar.event', event.id, event.user_id, NULL::int, event.start
              FROM calendar_event event
             WHERE event.active AND event.opportunity_id IS NULL AND event.privacy IS DISTINCT FROM 'private'
               AND (SELECT bool_or(partner.partner_share) AND NOT bool_or(partner.portfolio_managed IS TRUE)
                      FROM calendar_event_res_partner_rel attendee
                      JOIN res_partner partner ON partner.id = attendee.res_partner_id
                     WHERE attendee.calendar_event_id = event.id)
            """)

    def action_open(self):
        self.ensure_one()
        return {
            'type': 'ir.actions.act_window', 'res_model': self.res_model, 'res_id': self.res_id,
            'view_mode': 'form', 'views': [(False, 'form')]}
