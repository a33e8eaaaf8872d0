from odoo import api, models
from odoo.fields import Domain
from odoo.tools import SQL

from ...tools.search.search_name import query_words
from ...tools.search.search_text import note_query
from .res_partner_search import searched

# What is looked for in notes: words without accents, as this dictionary shortens them. Of a text that would fill a
# book, the beginning: a longer vector is none that PostgreSQL keeps.
NOTES = ("to_tsvector('spanish', lower(translate(left({}, 200000), "
         "'ÁÀÄÂÉÈËÊÍÌÏÎÓÒÖÔÚÙÜÛÑÇáàäâéèëêíìïîóòöôúùüûñç', 'AAAAEEEEIIIIOOOOUUUUNCaaaaeeeeiiiioooouuuunc')))")
# the text of each document besides what was said of it and what is attached to it
DOCUMENTS = {'res.partner': 'comment', 'sale.order': None, 'crm.lead': 'description', 'calendar.event': 'description'}
_MODELS = ', '.join(f"'{model}'" for model in DOCUMENTS)
# messages somebody wrote, not what the system noted down
WRITTEN = f"model IN ({_MODELS}) AND message_type IN ('comment', 'email', 'email_outgoing')"
# files that are attached, not the values of fields
ATTACHED = f"res_model IN ({_MODELS}) AND res_field IS NULL AND index_content IS NOT NULL"


class ResPartner(models.Model):
    """Search in what was written to and about an account: notes, messages, reports of meetings and files.

    A document is looked into with the rights of whoever looks: who does not read it does not learn what it says.
    """
    _inherit = 'res.partner'

    portfolio_notes_search = searched("Notes, messages and files", '_search_portfolio_notes')

    _portfolio_notes_idx = models.Index(f"USING gin (({NOTES.format('comment')})) WHERE comment IS NOT NULL")

    def _search_portfolio_notes(self, operator, value):
        """In the texts of the account and its contacts, of their orders, opportunities and meetings."""
        return self._portfolio_searched(
            operator, value, lambda text: self._portfolio_with_contacts(self._portfolio_by_notes(text)))

    @api.model
    def _portfolio_by_notes(self, text):
        words = note_query(query_words(text))
        if not words:
            return Domain.FALSE
        query = SQL("to_tsquery('spanish', %s)", words)
        # who reads a partner reads what colleagues wrote there; portal users have not this field
        found = [self._portfolio_texts('res.partner', query)]
        for model in ('sale.order', 'crm.lead', 'calendar.event'):
            if self.env[model].has_access('read') and (partners := self._portfolio_partners_of(model, query)):
                found.append(partners)
        return Domain('id', 'any!', SQL(" UNION ALL ").join(found))

    @api.model
    def _portfolio_texts(self, model, query):
        """The ids of a model's records of which a text has what ``query`` looks for: its own, a message, a file."""
        documents, own = self.env[model], DOCUMENTS[model]
        documents.flush_model([own] if own else [])
        self.env['mail.message'].flush_model(['body', 'model', 'res_id', 'message_type'])
        self.env['ir.attachment'].flush_model(['index_content', 'res_model', 'res_id', 'res_field'])
        ways = [
            SQL("SELECT res_id FROM mail_message WHERE %s AND model = %s AND %s @@ %s",
                SQL(WRITTEN), model, SQL(NOTES.format('body')), query),
            SQL("SELECT res_id FROM ir_attachment WHERE %s AND res_model = %s AND %s @@ %s",
                SQL(ATTACHED), model, SQL(NOTES.format('index_content')), query)]
        if own:
            ways.append(SQL("SELECT id FROM %s WHERE %s IS NOT NULL AND %s @@ %s", SQL.identifier(documents._table),
                            SQL.identifier(own), SQL(NOTES.format(own)), query))
        return SQL(" UNION ALL ").join(ways)

    @api.model
    def _portfolio_partners_of(self, model, query):
        """The partners of the documents the user may read and in which ``query`` is found; None if none is."""
        documents = self.env[model].with_context(active_test=False)
        domain = Domain('id', 'any!', self._portfolio_texts(model, query))
        if model == 'calendar.event':
            # of a private meeting a colleague knows the time
            domain &= Domain(documents._get_default_privacy_domain()) | Domain(
                'partner_ids', 'in', self.env.user.partner_id.ids)
        found = documents._search(domain)
        if found.is_empty():
            return None
        if model == 'calendar.event':
            return SQL("SELECT res_partner_id FROM calendar_event_res_partner_rel WHERE calendar_event_id IN %s",
                       found.subselect())
        return found.select(SQL.identifier(found.table, 'partner_id'))
