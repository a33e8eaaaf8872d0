from odoo import api, models
from odoo.tools import SQL


class CrmLead(models.Model):
    """The one ``create`` and the one ``write`` of ours: see ``portfolio.hooked``. And the times of what is older."""
    _name = 'crm.lead'
    _inherit = ['crm.lead', 'portfolio.hooked']

    @api.model_create_multi
    def create(self, vals_list):
        self._portfolio_check_kept(vals_list)
        # what a program sends as a number, core makes a text of as it writes: rooms read it before
        texts = self._portfolio_texts()
        vals_list = self._portfolio_arriving([
            {**vals, **{name: str(vals[name]) for name in texts if type(vals.get(name)) in (int, float)}}
            for vals in vals_list])
        leads = super(CrmLead, self._portfolio_own()).create(vals_list)
        leads._portfolio_arrived(vals_list)
        return leads.with_env(self.env)

    @api.model
    def _portfolio_texts(self):
        """Names of what rooms read as text before a lead is written; for rooms to add to."""
        return ['partner_name', 'contact_name', 'email_from', 'phone', 'website', 'zip', 'city']

    @api.model
    def _create(self, data_list):
        """Core works out field by field of each lead what the values alone say."""
        foretold = [self._portfolio_foretold(data['stored']) for data in data_list]
        for data, values in zip(data_list, foretold, strict=True):
            data['protected'].update(self._fields[name] for name in values)
        leads = super()._create(data_list)
        for lead, values in zip(leads, foretold, strict=True):
            for name, value in values.items():
                # written with whatever else the batch writes: in the first statement, their indexes would be kept twice
                self._fields[name]._update_cache(lead, value, dirty=True)
        return leads

    @api.model
    def _portfolio_foretold(self, stored):
        """What stored computed fields will be, as far as ``stored`` alone says so.

        For rooms to add to. A field is named only if its ``compute`` would come to the same.

        :param stored: values as ``create`` takes them; names that are missing are fields without a value, but
            for those that are read from the ``partner_id`` in it
        :return: ``{name: value}``
        """
        return {}

    def write(self, vals):
        before = self._portfolio_changing(vals)
        result = super().write(vals)
        self._portfolio_changed(vals, before)
        return result

    def _merge_dependences(self, opportunities):
        result = super()._merge_dependences(opportunities)
        self._portfolio_merged(opportunities)
        return result

    def _portfolio_snapshot_fields(self):
        """Every stored field of a lead but who wrote it last, and one2many, which are stored elsewhere."""
        return [
            name for name, field in self._fields.items()
            if field.store and (field.column_type or field.type == 'many2many')
            and field.type not in ('properties', 'binary') and name not in models.MAGIC_COLUMNS
        ]

    def _portfolio_keep_times(self, times):
        """Set when leads of a file came in and were closed: Odoo sets both to the moment of writing.

        Whoever has a lead is taken to have had it from its arrival.

        :param times: ``[(id, arrival or None, closed or None)]``, datetimes in UTC
        """
        leads = self.browse(lead_id for lead_id, _arrival, _closed in times)
        if not leads:
            return
        leads.flush_recordset()
        self.env.execute_query(SQL(
            """
            UPDATE crm_lead lead
               SET create_date = coalesce(file.arrival, least(lead.create_date, file.closed)),
                   date_open = CASE WHEN lead.user_id IS NOT NULL THEN coalesce(file.arrival, file.closed,
                   lead.date_open) END,
                   date_closed = coalesce(file.closed, lead.date_closed),
                   date_last_stage_update = coalesce(file.closed, file.arrival, lead.date_last_stage_update)
              FROM unnest(%s, %s::timestamp[], %s::timestamp[]) AS file (id, arrival, closed)
             WHERE lead.id = file.id
            RETURNING lead.id
            """,
            leads.ids, [arrival or None for _id, arrival, _closed in times],
            [closed or None for _id, _arrival, closed in times]))
        leads.invalidate_recordset(['create_date', 'date_open', 'date_closed', 'date_last_stage_update'])
        for name in ('day_open', 'day_close'):
            self.env.add_to_compute(leads._fields[name], leads)
        leads.flush_recordset(['day_open', 'day_close'])
