import re

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.modules.db import FunctionStatus
from odoo.tools import SQL, make_index_name, ormcache, remove_accents, sql

PREFIX = 'x_portfolio_'
CODE = re.compile(r'[a-z][a-z0-9_]{0,39}')


class PortfolioColumn(models.AbstractModel):
    """What an administrator defines and every account can have: it owns a real column of ``res.partner``.

    A real column is a native field: searched, grouped, sorted, pivoted, imported, exported and edited like
    any other, and there for every domain. The definition owns a manual ``ir.model.fields`` called
    ``_column_prefix`` + code. Its label and help are the definition's, in all languages; archived, it is
    no longer shown and the column stays; deleted, the column goes.
    """
    _name = 'portfolio.column'
    _inherit = ['portfolio.catalogue.value', 'portfolio.coded']
    _description = "Column of Accounts"

    _column_prefix = PREFIX

    code = fields.Char(
        required=True, compute='_compute_code', store=True, readonly=False, precompute=True,
        help="What imports, exports and integrations call it. It is made of the name and never changes.")
    description = fields.Text("Help", translate=True, help="Shown to whoever fills it in.")
    column = fields.Char("Technical Name", compute='_compute_column', help="The field of the account.")
    account_count = fields.Integer("Accounts", compute='_compute_account_count')

    @api.depends('name')
    def _compute_code(self):
        for record in self:
            if record.name and not record.code:
                words = re.sub(r'[^a-z0-9]+', '_', remove_accents(record.name).lower()).strip('_')
                record.code = words[:40].strip('_') if words[:1].isalpha() else f'c_{words}'[:40]

    @api.depends('code')
    def _compute_column(self):
        for record in self:
            record.column = record._column_prefix + (record.code or '')

    def _compute_account_count(self):
        for record in self:
            record.account_count = record.id and self.env['res.partner'].with_context(
                active_test=False).search_count(record._accounts_domain())

    def _accounts_domain(self):
        """The accounts that have a value, as a list of conditions."""
        return [(self.column, '!=', False)]

    @api.constrains('code')
    def _check_code(self):
        for record in self:
            if not CODE.fullmatch(record.code) or record.code.startswith('dim_'):
                raise ValidationError(self.env._(
                    "“%s” cannot be a code: begin with a letter and go on with small letters, digits and "
                    "underscores, 40 at most, for example “sales_area”.", record.code))

    @api.model
    @ormcache()
    def _columns(self):
        """Every column of this kind, of archived ones too: ``{column: id of its definition}``."""
        # sudo: portfolio.column - the same for everybody
        records = self.sudo().with_context(active_test=False).search([])
        return {record.column: record.id for record in records if record.column in self.env['res.partner']._fields}

    # ------------------------------------------------------------------
    # the column follows its definition
    # ------------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        records = super().create(vals_list)
        records._add_columns()
        return records

    def write(self, vals):
        if 'code' in vals and any(record.code != vals['code'] for record in self):
            raise UserError(self.env._(
                "The code of “%s” cannot change: imports and saved searches use it. Change the name instead, or "
                "define another one.", self[:1].name))
        result = super().write(vals)
        if 'description' in vals:
            # the registry knows whether there is a help; the label below says it in every language
            self._column_fields().write({'help': vals['description'] or False})
        if vals.keys() & {'name', 'description'}:
            self._label_columns()
        self._columns_changed()
        return result

    def _column_fields(self):
        # sudo: ir.model.fields - whoever may change the definition changes its field
        return self.env['ir.model.fields'].sudo().search(
            [('name', 'in', self.mapped('column')), ('state', '=', 'manual')])

    def unlink(self):
        columns = self.mapped('column')
        result = super().unlink()
        self._drop_columns(columns)
        return result

    def action_open_accounts(self):
        self.ensure_one()
        return {
            'type': 'ir.actions.act_window',
            'name': self.name,
            'res_model': 'res.partner',
            'view_mode': 'list,kanban,form',
            'views': [(False, 'list'), (False, 'kanban'), (False, 'form')],
            'domain': self._accounts_domain(),
            'context': {'active_test': False, 'list_view_ref': 'crm_portfolio.res_partner_view_list_account'},
        }

    def _column_values(self):
        """What to create in ``ir.model.fields`` for the field of the account."""
        raise NotImplementedError

    def _related_values(self):
        """What to create for fields of other models that read the account's.

        :rtype: list[dict]
        """
        return []

    def _column_on(self, model, **values):
        return {
            'name': self.column,
            'model_id': self.env['ir.model']._get_id(model),
            'field_description': self.name,
            'help': self.description,
            'state': 'manual',
            **values,
        }

    def _add_columns(self):
        if not self:
            return
        # sudo: ir.model.fields - whoever may define it makes its column
        manual = self.env['ir.model.fields'].sudo().with_context(update_custom_fields=True)
        manual.create([record._column_values() for record in self])
        if related := [values for record in self for values in record._related_values()]:
            manual.create(related)
        for record in self:
            record._index_column()
        self._label_columns()
        self._columns_changed()

    def _index_column(self):
        """An index of the accounts that have it; of words in it where it is text."""
        cr, column = self.env.cr, self.column
        name = make_index_name('res_partner', column)
        if self.env['res.partner']._fields[column].type == 'char' and self.env.registry.has_trigram:
            text = self.env.registry.unaccent(SQL.identifier(column)) if (
                self.env.registry.has_unaccent == FunctionStatus.INDEXABLE) else SQL.identifier(column)
            cr.execute(SQL(
                "CREATE INDEX %s ON res_partner USING gin (%s gin_trgm_ops)", SQL.identifier(name), text))
        else:
            sql.create_index(cr, name, 'res_partner', [f'"{column}"'], where=f'"{column}" IS NOT NULL')

    def _label_columns(self):
        """Name and help of the fields, in every language at once."""
        self.flush_recordset(['name', 'description'])
        self.env['ir.model.fields'].flush_model()
        self.env.cr.execute(SQL(
            """
            UPDATE ir_model_fields field
               SET field_description = owner.name, help = owner.description
              FROM %(table)s owner
             WHERE owner.id = ANY(%(ids)s) AND field.state = 'manual' AND field.name = %(prefix)s || owner.code
            """,
            table=SQL.identifier(self._table), ids=self.ids, prefix=self._column_prefix))
        self.env['ir.model.fields'].invalidate_model(flush=False)
        self._columns_changed()

    def _drop_columns(self, columns):
        """Remove the columns, whatever stands in them."""
        # sudo: ir.model.fields - whoever may delete the definition deletes its column
        found = self.env['ir.model.fields'].sudo().search([('name', 'in', columns), ('state', '=', 'manual')])
        # those read through the stored one first
        found.filtered('related').unlink()
        found.exists().unlink()
        self._columns_changed()

    def _columns_changed(self):
        """Every worker reads labels, views and columns anew."""
        self.env.registry.clear_cache('stable')
        self.env.registry.clear_cache('templates')

    # ------------------------------------------------------------------
    # the column in views
    # ------------------------------------------------------------------

    def _node_attributes(self):
        """Attributes of the field in a form or list."""
        return {'name': self.column}

    def _search_attributes(self):
        """Attributes of the field in a search."""
        return {'name': self.column}

    def _is_groupable(self):
        return True
