from lxml.builder import E

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Command, Domain
from odoo.tools import SQL, format_date, formatLang, ormcache

TYPES = [
    ('char', "Text"),
    ('integer', "Whole number"),
    ('float', "Decimal number"),
    ('date', "Date"),
    ('choice', "Choice"),
    ('boolean', "Yes or no"),
]
# type: (type of the field, column of portfolio.characteristic.value, its type in PostgreSQL)
STORED = {
    'char': ('char', 'value_text', 'text'),
    'integer': ('integer', 'value_number', 'int4'),
    'float': ('float', 'value_number', 'float8'),
    'date': ('date', 'value_date', 'date'),
    'choice': ('many2one', 'value_choice_id', 'int4'),
    # not a boolean: 'no' is an answer, and nothing is not yet one
    'boolean': ('selection', 'value_text', 'text'),
}
# what a row of portfolio.characteristic.value has for its value
VALUE_COLUMNS = ('value_text', 'value_number', 'value_date', 'value_choice_id')


class PortfolioCharacteristic(models.Model):
    """Something to know of an account, defined without code: a text, a number, a date, a choice, yes or no.

    Its values have dates and a history, ``portfolio.characteristic.value``; the column of the account,
    ``x_portfolio_<code>``, has the value in force today. Zero is no number: a native number field does not
    tell it from nothing, and neither does a characteristic.
    """
    _name = 'portfolio.characteristic'
    _inherit = ['portfolio.column']
    _description = "Characteristic"

    type = fields.Selection(TYPES, required=True, default='char')
    section_id = fields.Many2one('portfolio.characteristic.section', index=True, ondelete='restrict')
    unit = fields.Char(translate=True, help="Written behind the number: m², seats, beds…")
    choice_ids = fields.One2many('portfolio.characteristic.choice', 'characteristic_id', "Choices")
    category_ids = fields.Many2many(
        'portfolio.category', 'portfolio_characteristic_category_rel', string="Only for",
        help="Categories of accounts it is asked of. None: of all.")
    required_category_ids = fields.Many2many(
        'portfolio.category', 'portfolio_characteristic_required_rel', string="Required for",
        help="Whoever edits an account of these categories must fill it in. "
             "Imports and promotions go through, and the account is listed as incomplete.")
    is_for_contacts = fields.Boolean("Also for contacts", help="Contacts of an account have a value of their own.")
    minimum = fields.Float()
    maximum = fields.Float()
    size = fields.Integer("Longest", help="How many characters at most. 0: as many as you want.")
    value_ids = fields.One2many('portfolio.characteristic.value', 'characteristic_id', "Values")

    _limits = models.Constraint(
        'CHECK (minimum <= maximum OR maximum = 0)', "Minimum must not exceed maximum: correct one of them.")

    @api.constrains('choice_ids', 'type')
    def _check_choices(self):
        for record in self:
            if record.choice_ids and record.type != 'choice':
                raise ValidationError(self.env._(
                    "“%s” has choices: its type must be “Choice”. Remove the choices first.", record.name))

    def _portfolio_is_usage(self, model_name, field_name):
        return model_name == 'portfolio.characteristic.value' and super()._portfolio_is_usage(model_name, field_name)

    # ------------------------------------------------------------------
    # the column
    # ------------------------------------------------------------------

    def write(self, vals):
        retyped = self.filtered(lambda record: record.type != vals.get('type', record.type))
        retyped._check_unused(self.env._("change its type"))
        columns = retyped.mapped('column')
        result = super().write(vals)
        if retyped:
            self._drop_columns(columns)
            retyped._add_columns()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_used(self):
        self._check_unused(self.env._("delete it"))

    def _check_unused(self, doing):
        # sudo: portfolio.characteristic.value - in use is in use, whoever may see the accounts
        used = self.env['portfolio.characteristic.value'].sudo().search(
            [('characteristic_id', 'in', self.ids)], limit=1)
        if used:
            raise UserError(self.env._(
                "Accounts have values of “%(name)s”: you cannot %(doing)s. Archive it and define another one, or "
                "delete its values first.", name=used.characteristic_id.name, doing=doing))

    def _column_values(self):
        values = self._column_on('res.partner', ttype=STORED[self.type][0], copied=True)
        if self.type == 'choice':
            values.update(
                relation='portfolio.characteristic.choice', on_delete='restrict',
                domain=repr([('characteristic_id', '=', self.id)]))
        if self.type == 'boolean':
            values['selection_ids'] = [
                Command.create({'value': 'yes', 'name': "Yes", 'sequence': 1}),
                Command.create({'value': 'no', 'name': "No", 'sequence': 2})]
        return values

    def _label_columns(self):
        result = super()._label_columns()
        answers = self.filtered(lambda record: record.type == 'boolean')
        # sudo: ir.model.fields.selection - labels of our own columns
        selection = self.env['ir.model.fields.selection'].sudo().search(
            [('field_id.name', 'in', answers.mapped('column')), ('field_id.state', '=', 'manual')])
        for lang, _name in self.env['res.lang'].get_installed():
            words = {'yes': self.with_context(lang=lang).env._("Yes"), 'no': self.with_context(lang=lang).env._("No")}
            for value, word in words.items():
                changed = selection.with_context(lang=lang).filtered(
                    lambda option, value=value, word=word: option.value == value and option.name != word)
                if changed:
                    changed.name = word
        return result

    # ------------------------------------------------------------------
    # values
    # ------------------------------------------------------------------

    @api.model
    def _by_code(self, code):
        found = self.search([('code', '=', code)])
        if not found:
            raise UserError(self.env._("There is no characteristic with the code “%s”: define it first.", code))
        return found

    def _row_values(self, value):
        """A plain value in the columns of a row: text, number, date, choice."""
        name = STORED[self.type][1]
        return tuple(value if column == name else None for column in VALUE_COLUMNS)

    def _plain(self, value):
        """``value`` as the column has it: None for nothing, a number, a date, ``yes``, the id of a choice.

        :param value: what ``write`` is given, or more: True for yes, a choice as record, name or code
        :raise UserError: it is no value of this characteristic
        """
        self.ensure_one()
        if not value:
            return None
        try:
            return getattr(self, f'_plain_{self.type}')(value)
        except (TypeError, ValueError) as error:
            raise UserError(self.env._(
                "“%(value)s” is no value of “%(name)s”.", value=value, name=self.name)) from error

    def _plain_char(self, value):
        return str(value).strip() or None

    def _plain_integer(self, value):
        return int(value)

    def _plain_float(self, value):
        return float(value)

    def _plain_date(self, value):
        return fields.Date.to_date(value)

    def _plain_boolean(self, value):
        if value not in ('yes', 'no', True):
            raise ValueError(value)
        return 'yes' if value is True else value

    def _plain_choice(self, value):
        choices = self.choice_ids.with_context(active_test=False)
        if isinstance(value, str):
            found = choices.filtered(lambda choice: value in (choice.code, choice.name))[:1]
        else:
            found = choices & choices.browse(int(value))
        if not found:
            raise ValueError(value)
        return found.id

    def _check_limits(self, value):
        """Refuse what lies outside of the limits, in every way of writing it.

        :param value: as :meth:`_plain` gives it
        """
        if value is None:
            return
        if self.type in ('integer', 'float') and (
            (self.minimum and value < self.minimum) or (self.maximum and value > self.maximum)
        ):
            raise ValidationError(self.env._(
                "%(name)s: %(value)s is outside of the limits. Write a number from %(minimum)s to %(maximum)s.",
                name=self.name, value=self._text_of(value),
                minimum=self._text_of(self.minimum), maximum=self._text_of(self.maximum) if self.maximum else "∞"))
        if self.type == 'char' and self.size and len(value) > self.size:
            raise ValidationError(self.env._(
                "%(name)s: “%(value)s” is too long. Write %(size)s characters at most.",
                name=self.name, value=value, size=self.size))

    def _text_of(self, value):
        """A plain value as a person reads it."""
        if value is None:
            return ""
        if self.type in ('integer', 'float'):
            text = formatLang(self.env, value, digits=0 if float(value).is_integer() else 2)
            return f"{text} {self.unit}" if self.unit else text
        if self.type == 'date':
            return format_date(self.env, value)
        if self.type == 'choice':
            return self.env['portfolio.characteristic.choice'].browse(value).display_name
        if self.type == 'boolean':
            return self.env._("Yes") if value == 'yes' else self.env._("No")
        return value

    # ------------------------------------------------------------------
    # what is required
    # ------------------------------------------------------------------

    @api.model
    def _required(self):
        """Those that some category requires, in their order.

        :rtype: portfolio.characteristic
        """
        # sudo: portfolio.characteristic - the same for everybody
        return self.sudo().browse(self._required_ids())

    @api.model
    @ormcache()
    def _required_ids(self):
        # sudo: portfolio.characteristic - as above
        return self.sudo().with_context(active_test=True).search([('required_category_ids', '!=', False)]).ids

    @api.model
    def _missing_domain(self):
        """The accounts that lack what their category requires."""
        return Domain('portfolio_is_account', '=', True) & Domain.OR(
            Domain('portfolio_category_id', 'in', record.required_category_ids.ids)
            & Domain(record.column, '=', False)
            for record in self._required())

    # ------------------------------------------------------------------
    # the column in views
    # ------------------------------------------------------------------

    def _node_attributes(self):
        attributes = super()._node_attributes()
        if self.type == 'choice':
            attributes['options'] = repr({'no_create': True, 'no_open': True})
        if self.description:
            attributes['help'] = self.description
        return attributes

    def _is_groupable(self):
        return self.type in ('choice', 'boolean', 'date')

    def _fill_slots(self, arch):
        """Put these characteristics into the slots a form has for them: what is there, and everything."""
        slot = arch.find('.//div[@name="portfolio_characteristic"]')
        if slot is not None and self:
            slot.append(self._sections(lambda record: record._shown_if(), new_only=True))
            slot.append(E.div(
                E.button(
                    {'class': 'btn-link ps-0'}, name='action_portfolio_fill_in', type='object', icon='fa-pencil',
                    string=self.env._("Fill in characteristics"), invisible="not id or not portfolio_writable"),
                E.button(
                    {'class': 'btn-link'}, name='action_portfolio_characteristic_history', type='object',
                    icon='fa-history', string=self.env._("History"),
                    invisible=f"not id or not ({' or '.join(self.mapped('column'))})"),
                invisible="not portfolio_is_account"))
        slot = arch.find('.//div[@name="portfolio_characteristic_all"]')
        if slot is not None:
            slot.append(self._sections(lambda record: record._asked_if()))

    def _asked_if(self):
        """When a partner can have it, as an expression of the web client."""
        of_account = "portfolio_is_account"
        if self.category_ids:
            of_account += f" and portfolio_category_id in {self.category_ids.ids}"
        return f"({of_account} or (parent_id and not is_company))" if self.is_for_contacts else f"({of_account})"

    def _required_if(self):
        if not self.required_category_ids:
            return "False"
        return f"(portfolio_is_account and portfolio_category_id in {self.required_category_ids.ids})"

    def _shown_if(self):
        """When there is something to show, or to demand."""
        return f"({self._asked_if()} and {self.column} or {self._required_if()})"

    def _sections(self, visible_if, *, new_only=False):
        """A group a section, with those in it, each visible if the expression it is given for it holds.

        :param new_only: the client demands them of new accounts only, or it would not even let the window open
            in which they are filled in; the server demands them of all
        """
        sections = {}
        for record in self:
            sections.setdefault(record.section_id, self.browse())
            sections[record.section_id] |= record
        return E.group(*(
            E.group(
                *(node for record in records for node in record._form_nodes(visible_if(record), new_only)),
                string=section.name or self.env._("Characteristics"),
                invisible=f"not ({' or '.join(map(visible_if, records))})")
            for section, records in sorted(sections.items(), key=lambda item: (item[0].sequence, item[0].id or 0))))

    def _form_nodes(self, visible, new_only):
        required = f"not id and {self._required_if()}" if new_only else self._required_if()
        attributes = {**self._node_attributes(), 'required': required}
        if self.type == 'boolean':
            attributes['widget'] = 'selection_badge'  # one tap, and another takes it back
        if not self.unit:
            return [E.field(attributes, invisible=f"not {visible}")]
        return [
            E.label(**{'for': self.column}, invisible=f"not {visible}"),
            E.div(
                E.field(attributes, **{'class': 'oe_inline'}), E.span(self.unit, {'class': 'flex-grow-1'}),
                invisible=f"not {visible}", **{'class': 'o_row'}),
        ]

    # ------------------------------------------------------------------
    # the column has what is in force
    # ------------------------------------------------------------------

    @api.model
    def _cron_mirror(self):
        """Move the columns whose value begins or has ended: one statement a characteristic, then a commit.

        It writes only what differs, so it can be killed anywhere and run twice.
        """
        records = self.with_context(active_test=False).search([])
        for done, record in enumerate(records, start=1):
            record._mirror()
            if not self.env['ir.cron']._commit_progress(1, remaining=len(records) - done):
                break

    def _mirror(self, partner_ids=None, day=None):
        """Give the columns the values in force, in SQL.

        :param partner_ids: of these partners; None: of all
        :return: the partners whose column changed
        """
        changed = set()
        self.env['portfolio.characteristic.value'].flush_model()
        self.env['res.partner'].flush_model(self.mapped('column'))
        for record in self:
            moved = [pid for pid, in self.env.execute_query(
                record._mirror_query(partner_ids, day or self._portfolio_today()))]
            partners = self.env['res.partner'].browse(moved)
            partners.invalidate_recordset([record.column, 'write_date', 'write_uid'], flush=False)
            partners.modified([record.column])
            changed.update(moved)
        return self.env['res.partner'].browse(changed)._portfolio_forget_missing()

    def _mirror_query(self, partner_ids, day):
        _ttype, source, column_type = STORED[self.type]
        among = SQL("TRUE") if partner_ids is None else SQL("id = ANY(%s)", list(partner_ids))
        among_values = SQL("TRUE") if partner_ids is None else SQL("row.partner_id = ANY(%s)", list(partner_ids))
        # the ORM writes 0 where a number is emptied
        is_zero = SQL(", 0") if self.type in ('integer', 'float') else SQL(", NULL")
        return SQL(
            """
            WITH in_force AS (
                SELECT row.partner_id, row.%(source)s::%(type)s AS value
                  FROM portfolio_characteristic_value row
                 WHERE row.characteristic_id = %(id)s AND %(among_values)s AND %(covers)s
            ), account AS (
                SELECT id, %(column)s AS value FROM res_partner WHERE %(among)s AND %(column)s IS NOT NULL
            ), moved AS (
                SELECT coalesce(account.id, in_force.partner_id) AS id, in_force.value
                  FROM account
             FULL JOIN in_force ON in_force.partner_id = account.id
                 WHERE nullif(account.value%(is_zero)s) IS DISTINCT FROM in_force.value
            )
            UPDATE res_partner partner
               SET %(column)s = moved.value, write_date = %(now)s, write_uid = %(uid)s
              FROM moved
             WHERE partner.id = moved.id
         RETURNING partner.id
            """,
            source=SQL.identifier(source), type=SQL(column_type), id=self.id, among=among, is_zero=is_zero,
            among_values=among_values, column=SQL.identifier(self.column), now=self.env.cr.now(),
            uid=self.env.uid, covers=self.env['portfolio.characteristic.value']._covers_sql('row', day))
