import re

from odoo import api, models
from odoo.tools import SQL

MASK = '***'
TEXTS = {'char', 'text', 'html', 'json', 'properties', 'properties_definition'}
# what makes the system, what the law makes a company keep, and what is thrown away by itself
KEPT = (
    'ir.', 'base.', 'bus.', 'res.groups', 'res.lang', 'res.country', 'res.currency', 'res.config', 'account.',
    'report.', 'payment.', 'uom.', 'portfolio.activity.code', 'portfolio.municipality', 'portfolio.zip',
    'portfolio.job.position')
# of a file its own text is found by; the file would still say it
UNTOUCHED = {('ir.attachment', 'index_content')}


class PortfolioErasure(models.AbstractModel):
    """Takes words that say who somebody is out of every text that is stored, whatever the model.

    The list of texts is made from the registry, so that a model of tomorrow is in it. Accounting documents are kept
    as the law says.
    """
    _name = 'portfolio.erasure'
    _description = "Erasure of a Person"

    @api.model
    def _texts(self):
        """:return: ``{model: [stored texts]}``"""
        found = {}
        for name, model in self.env.registry.items():
            if model._abstract or not model._auto or name.startswith(KEPT):
                continue
            fields = [
                field for field in model._fields.values()
                if field.store and field.column_type and field.type in TEXTS and (name, field.name) not in UNTOUCHED]
            if fields:
                found[name] = fields
        return found

    @api.model
    def _scrub(self, sure, more, rows):
        """Mask what the patterns find; one statement a table.

        :param str sure: pattern of what is nobody else's; a row that has it loses ``more`` as well
        :param str more: pattern with what others may be called too
        :param dict rows: ``{model: ids}`` of rows that lose ``more`` in any case
        :return: ``{model: number of rows}``
        """
        self.env.flush_all()
        counts = {}
        for name, fields in self._texts().items():
            own = list(rows.get(name, ()))
            if not sure and not own:
                continue
            columns = [SQL.identifier(field.name) for field in fields]
            where = SQL("FALSE")
            if sure:
                where = SQL("concat_ws(' ', %s) ~* %s", SQL(", ").join(
                    SQL("%s::text", column) for column in columns), sure)
            self.env.cr.execute(SQL(
                "UPDATE %s SET %s WHERE %s OR id = ANY(%s)", SQL.identifier(self.env[name]._table),
                SQL(", ").join(self._masked(field, column, more or sure) for field, column in zip(
                    fields, columns, strict=True)), where, own))
            if self.env.cr.rowcount:
                counts[name] = self.env.cr.rowcount
        self.env.invalidate_all()
        return counts

    @api.model
    def _unname(self, model, ids):
        """Take the names of records that are gone out of messages that list them as links and belong to no document.

        Those of a document go with it. An e-mail that still waits says what is left of the message, without the layout,
        which repeats how it begins.
        """
        if not ids:
            return
        self.env.flush_all()
        link = f'(<a [^>]*data-oe-model="{re.escape(model)}"[^>]*data-oe-id="(?:{"|".join(map(str, ids))})"[^>]*>)[^<]*'
        self.env.cr.execute(SQL(
            """
            WITH named AS (
                UPDATE mail_message SET body = regexp_replace(body, %(link)s, %(mask)s, 'g')
                 WHERE model IS NULL AND body ~ %(link)s RETURNING id, body)
            UPDATE mail_mail SET body_html = named.body FROM named WHERE mail_mail.mail_message_id = named.id
            """, link=link, mask=rf'\1{MASK}'))
        self.env['mail.message'].invalidate_model(['body'])
        self.env['mail.mail'].invalidate_model(['body_html'])

    @api.model
    def _masked(self, field, column, pattern):
        kind = SQL(field.column_type[0])
        if field.translate:
            kind = SQL("jsonb")
        return SQL("%s = regexp_replace(%s::text, %s, %s, 'gi')::%s", column, column, pattern, MASK, kind)
