import re
from collections import defaultdict
from dataclasses import dataclass

from odoo import api, models
from odoo.tools import SQL

from ...tools.foundation.carrier import Fact

MASK = '***'


@dataclass(frozen=True)
class ErasingUser(Fact):
    """Who erases: what is not his to change stays as it is."""
    uid: int

TEXTS = {'char', 'text', 'html', 'json', 'properties', 'properties_definition'}
# what makes the system, what the law makes a company keep, and what is thrown away by itself
KEPT = (
    'ir.', 'base.', 'bus.', 'res.groups', 'res.lang', 'res.country', 'res.currency', 'res.config', 'account.',
    'report.', 'payment.', 'uom.',
    # how the house works, which speaks of nobody
    'res.users', 'res.company', 'mail.template', 'mail.alias', 'mail.activity.type', 'mail.activity.plan',
    'mail.message.subtype', 'sms.template', 'product.', 'survey.survey', 'survey.question', 'utm.', 'crm.stage',
    'crm.team', 'crm.tag', 'crm.lost')
# what records are found by, and what they belong to
TECHNICAL = {'model', 'res_model', 'message_id', 'access_token', 'state', 'key', 'token'}
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
            if model._abstract or not model._auto or name.startswith(KEPT) or model._portfolio_impersonal or issubclass(
                    model, self.env.registry['portfolio.catalogue']):
                continue
            fields = [
                field for field in model._fields.values()
                if field.store and field.column_type and field.type in TEXTS and field.name not in TECHNICAL
                and (name, field.name) not in UNTOUCHED]
            if fields:
                found[name] = fields
        return found

    @api.model
    def _scrub(self, sure, more, rows):
        """Mask what the patterns find; one statement a table, two where somebody erases.

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
            table = SQL.identifier(self.env[name]._table)
            if sure:
                own += self._reached(name, [row_id for row_id, in self.env.execute_query(SQL(
                    "SELECT id FROM %s WHERE concat_ws(' ', %s) ~* %s", table, SQL(", ").join(
                        SQL("%s::text", column) for column in columns), sure))])
            if not own:
                continue
            self.env.cr.execute(SQL(
                "UPDATE %s SET %s WHERE id = ANY(%s)", table,
                SQL(", ").join(self._masked(field, column, more or sure) for field, column in zip(
                    fields, columns, strict=True)), own))
            if self.env.cr.rowcount:
                counts[name] = self.env.cr.rowcount
        self.env.invalidate_all()
        return counts

    @api.model
    def _reached(self, model, ids, operation='write'):
        """Which records are within reach of whoever erases, by his rights or by what they belong to.

        :param model: its name
        :param ids: of its records
        :param operation: ``write`` or ``read``
        :return: those of ``ids`` that he may change (or read); all of them where it is nobody
        """
        told = self._portfolio_told(ErasingUser)
        return self._within(self.env[model].browse(ids), told.uid, operation) if told else list(ids)

    @api.model
    def _within(self, records, uid, operation):
        """The ids of ``records`` within reach of a user: by his rights; where he has none, by what they belong to."""
        mine = records.with_user(uid)
        if mine.browse().has_access(operation):
            return list(mine._filtered_access(operation)._ids)
        owners = defaultdict(lambda: defaultdict(list))
        # sudo: any model - what it belongs to, which the rights of the user are then asked of
        for record in records.sudo():
            owner = self._owner_of(record)
            if owner:
                owners[owner._name][owner.id].append(record.id)
        return [
            record_id for model, rows in owners.items()
            for owner_id in self._within(self.env[model].browse(rows), uid, operation) for record_id in rows[owner_id]]

    @api.model
    def _owner_of(self, record):
        """What a record goes with: the one it names by model and id, or the one without which it is deleted."""
        for model, res_id in (('model', 'res_id'), ('res_model', 'res_id')):
            if model in record._fields and res_id in record._fields and record[model] in self.env and record[res_id]:
                # sudo: any model - whether it is there; the rights of the user are asked of it next
                return self.env[record[model]].sudo().browse(record[res_id]).exists()
        return next((
            record[name] for name, field in record._fields.items()
            if field.type == 'many2one' and field.store and field.ondelete == 'cascade'
            and field.comodel_name != record._name and record[name]), None)

    @api.model
    def _unname(self, model, ids):
        """Take the names of records that are gone out of messages that list them as links and belong to no document.

        Those of a document go with it. An e-mail that still waits says what is left of the message, without the layout,
        which repeats how it begins.

        :param model: its name
        :param ids: of its records
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
