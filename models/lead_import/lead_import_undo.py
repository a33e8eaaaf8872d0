from psycopg2 import Error as DatabaseError
from psycopg2 import OperationalError

from odoo import models
from odoo.exceptions import UserError
from odoo.tools import SQL

from ...tools.foundation.lead_told import Importing
from ..foundation.sentence import field_name, kept, listed

BATCH = 1000
# what importing, the rules and the finder make about a lead, and what is looked at by itself below
MADE_WITH_IT = {
    'portfolio.lead.import.row', 'portfolio.assignment.decision', 'portfolio.lead.duplicate',
    'portfolio.assignment.offer',
    'portfolio.assignment.escalation', 'portfolio.journal.entry', 'crm.lead', 'mail.message', 'mail.followers',
    'mail.notification', 'mail.activity', 'ir.attachment', 'ir.model.data', 'calendar.event', 'sale.order'}


class PortfolioLeadImport(models.Model):
    """Taking an import back, last row first. What somebody has changed since stays, with the reason on its row."""
    _inherit = 'portfolio.lead.import'

    def _undo_rows(self):
        while self._is_still('undoing'):
            ids = [row_id for row_id, in self.env.execute_query(SQL(
                """
                SELECT id FROM portfolio_lead_import_row
                 WHERE import_id = %s AND state IN ('created', 'updated') ORDER BY line DESC LIMIT %s
                """, self.id, BATCH))]
            if not ids:
                self._unmake()
                self._portfolio_own().write({'state': 'undone'})
                self._tell(self.env._(
                    "Taken back. Leads deleted: %(deleted)s. Kept because of later work: %(kept)s.",
                    deleted=self._deleted_count(), kept=self.kept_count))
                return
            # sudo: crm.lead - what the import wrote, whoever may undo the import takes back; representatives may
            # not delete leads otherwise
            rows = self.env['portfolio.lead.import.row'].sudo().browse(ids)
            self._undo_updates(rows.filtered(lambda row: row.state == 'updated'))
            self._undo_creates(rows.filtered(lambda row: row.state == 'created'))
            self.env.flush_all()
            yield len(ids)

    def _deleted_count(self):
        """How many leads the undo has taken away: their rows have none any more."""
        return self.env['portfolio.lead.import.row'].search_count([
            ('import_id', '=', self.id), ('state', '=', 'undone'), ('lead_id', '=', False)])

    # -- what was changed --------------------------------------------------------------------------

    def _undo_updates(self, rows):
        """Put each field back that is still as the import left it."""
        done = rows.filtered(lambda row: not row.lead_id)
        done.write({'state': 'undone', 'message': kept('lead_import.row_gone')})
        while rows := rows - done:
            # of the rows of one lead the last one first
            done = rows.browse(same[0].id for same in rows.grouped('lead_id').values())
            with done.lead_id._portfolio_in_step():
                for row in done:
                    self._undo_update(row)

    def _undo_update(self, row):
        lead = row.lead_id._portfolio_tell(Importing())
        current = lead._portfolio_snapshot(list(row.before))[lead.id]
        changed = [name for name in row.before if current[name] != row.after[name]]
        restore = {name: value for name, value in row.before.items() if name not in changed}
        try:
            with self.env.cr.savepoint():
                if restore:
                    lead.write(lead._portfolio_from_snapshot(restore))
        except OperationalError:
            raise
        except (UserError, DatabaseError) as error:
            row.write({'state': 'kept', 'message': self._refusal(error)})
            return
        if changed:
            row.write({'state': 'kept', 'message': kept('foundation.changed_since', listed(
                field_name(lead._name, name) for name in changed))})
        else:
            row.state = 'undone'

    # -- what was made -----------------------------------------------------------------------------

    def _undo_creates(self, rows):
        """Delete the leads nobody has touched."""
        touched = self._touched(rows)
        for row in rows.filtered(lambda row: row.id in touched):
            row.write({'state': 'kept', 'message': kept(f'lead_import.row_{touched[row.id]}')})
        rows = rows.filtered(lambda row: row.id not in touched)
        used = self._used(rows.lead_id)
        for row in rows.filtered(lambda row: row.lead_id.id in used):
            row.write({
                'state': 'kept', 'message': self.env['portfolio.journal']._since_text(used[row.lead_id.id])})
        self._delete_leads(rows.filtered(lambda row: row.lead_id.id not in used))

    def _used(self, leads):
        """What points at leads, in any table, and no import or rule makes; one statement.

        :return: ``{lead id: {model: ids}}``
        """
        used = {}
        # sudo: crm.lead - whatever points at them, also what whoever undoes does not see
        for (name, _field), rows in leads.sudo()._portfolio_referrers(set(self.env.registry) - MADE_WITH_IT).items():
            for row_id, lead_id in rows.items():
                used.setdefault(lead_id, {}).setdefault(name, set()).add(row_id)
        return used

    def _delete_leads(self, rows):
        """All at once; if one is in use, its half again and again, until it alone is left and kept."""
        if not rows:
            return
        # as records of their own, read together: of the leads of rows nothing is known once messages are deleted
        leads = rows.lead_id.browse(rows.lead_id.ids)
        try:
            with self.env.cr.savepoint():
                # taken back, the list is there to be imported again
                leads._portfolio_tell(Importing()).unlink()
        except OperationalError:
            raise
        except (UserError, DatabaseError) as error:
            if len(rows) == 1:
                rows.write({'state': 'kept', 'message': kept(
                    'foundation.in_use', str(error).strip().partition("\n")[0])})
                return
            middle = len(rows) // 2
            self._delete_leads(rows[:middle])
            self._delete_leads(rows[middle:])
            return
        rows.invalidate_recordset(['lead_id'])
        # what was said of the row when it came in holds for the next time
        rows.write({'state': 'undone'})

    def _touched(self, rows):
        """In one statement.

        :return: ``{row id: why}`` of the rows whose lead somebody has worked on: a sentence ``lead_import.row_…``
        """
        self.env.flush_all()
        found = self.env.execute_query(SQL(
            """
            SELECT item.id,
                   CASE WHEN lead.write_date IS DISTINCT FROM item.date_written THEN 'written'
                        WHEN EXISTS (SELECT FROM sale_order
                                      WHERE opportunity_id = lead.id) THEN 'order'
                        WHEN EXISTS (SELECT FROM calendar_event
                                      WHERE opportunity_id = lead.id) THEN 'meeting'
                        WHEN EXISTS (SELECT FROM mail_activity
                                      WHERE res_model = 'crm.lead' AND res_id = lead.id) THEN 'activity'
                        WHEN EXISTS (SELECT FROM mail_message
                                      WHERE model = 'crm.lead' AND res_id = lead.id
                                        AND create_date > item.date_written) THEN 'message'
                        WHEN EXISTS (SELECT FROM ir_attachment
                                      WHERE res_model = 'crm.lead' AND res_id = lead.id
                                        AND res_field IS NULL) THEN 'file'
                    END AS why
              FROM portfolio_lead_import_row item
              JOIN crm_lead lead ON lead.id = item.lead_id
             WHERE item.id = ANY(%s)
            """, rows.ids))
        return {row_id: why for row_id, why in found if why}
