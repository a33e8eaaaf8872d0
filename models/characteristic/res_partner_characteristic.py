from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain

from ...tools.foundation.carrier import Loaded, Reason
from ...tools.foundation.stop import one_stop
from ..account.res_partner import Change
from ..foundation.sentence import kept
from .column import PREFIX


class ResPartner(models.Model):
    """The characteristics of an account: its columns ``x_portfolio_<code>`` and the values behind them.

    Whatever writes such a column (form, list, import, web service) leaves a value that begins today.
    """
    _inherit = 'res.partner'

    portfolio_characteristic_value_ids = fields.One2many(
        'portfolio.characteristic.value', 'partner_id', "Values of Characteristics",
        groups='crm_portfolio.portfolio_group_user')
    portfolio_is_incomplete = fields.Boolean(
        "Incomplete", compute='_compute_portfolio_missing', search='_search_portfolio_is_incomplete',
        groups='crm_portfolio.portfolio_group_user', help="Lacks a characteristic that its category requires.")
    portfolio_missing = fields.Char(
        "Missing", compute='_compute_portfolio_missing', groups='crm_portfolio.portfolio_group_user',
        help="The characteristics that its category requires and it lacks.")

    # ------------------------------------------------------------------
    # writing columns
    # ------------------------------------------------------------------

    @api.model
    def _portfolio_arriving(self, vals_list):
        vals_list = super()._portfolio_arriving(vals_list)
        if not any(self._portfolio_given_characteristics(vals) for vals in vals_list):
            return vals_list
        # what was left empty stays empty: a form sends 0 for every number
        return [
            {name: value for name, value in vals.items() if value or not name.startswith(PREFIX)}
            for vals in vals_list]

    def _portfolio_arrived(self, vals_list):
        super()._portfolio_arrived(vals_list)
        self._portfolio_record([self._portfolio_given_characteristics(vals) for vals in vals_list])
        self._portfolio_check_required()

    def _portfolio_changing(self, vals):
        before = super()._portfolio_changing(vals)
        given = self._portfolio_given_characteristics(vals)
        if given:
            # core reads what it writes field by field, and manual fields are not fetched together
            self.fetch([characteristic.column for characteristic in given])
        return {**before, 'characteristics': given}

    def _portfolio_changed(self, vals, before):
        super()._portfolio_changed(vals, before)
        given = before['characteristics']
        self._portfolio_record([given] * len(self))
        if 'portfolio_category_id' in vals or None in given.values():
            self._portfolio_check_required()

    def _portfolio_check_required(self):
        """The same for what a person does by any other route: an import, a service, a conversion.

        Jobs, and what follows from a document, go their way; so does whoever has no role here.
        """
        if not self.env.su and self.env['portfolio.characteristic']._required() and self.env.user.has_group(
                'crm_portfolio.portfolio_group_user'):
            self._portfolio_check_complete()

    def _portfolio_given_characteristics(self, vals):
        """The characteristics among values to write: ``{characteristic: plain value}``, within their limits."""
        if not any(name.startswith(PREFIX) for name in vals):
            return {}
        # sudo: portfolio.characteristic - the same for everybody
        characteristics = self.env['portfolio.characteristic'].sudo()
        columns = characteristics._columns()
        given = {
            characteristics.browse(columns[name]): value for name, value in vals.items() if name in columns}
        for characteristic, value in given.items():
            given[characteristic] = characteristic._plain(value)
            characteristic._check_limits(given[characteristic])
        return given

    def _portfolio_record(self, given):
        """Leave a row for each value, which begins today.

        :param given: ``[{characteristic: plain value}]``, one for each of ``self``
        """
        if not any(given):
            return
        for partner, values in zip(self, given, strict=True):
            for characteristic, value in values.items():
                if value is not None:
                    partner._portfolio_check_carries(characteristic)
        told = self._portfolio_told(Reason)
        reason = told and told.text
        if not reason and self._portfolio_told(Loaded):
            reason = kept('account.imported')
        self.env['portfolio.characteristic.value']._record(
            dict(zip(self.ids, given, strict=True)), self._portfolio_today(), reason and str(reason))
        self._portfolio_forget_missing()

    def _portfolio_check_carries(self, characteristic):
        """Refuse a value of an account on one of its contacts."""
        # sudo: res.partner - names the account of a contact the caller is writing
        partner = self.sudo()
        if partner.commercial_partner_id != partner and not characteristic.is_for_contacts:
            raise UserError(one_stop(self.env._(
                "“%(name)s” says something of an account, not of its contacts: write it on %(account)s.",
                name=characteristic.name, account=partner.commercial_partner_id.display_name)))

    # ------------------------------------------------------------------
    # what its category requires
    # ------------------------------------------------------------------

    @api.depends('portfolio_category_id', 'portfolio_is_account')
    def _compute_portfolio_missing(self):
        required = self.env['portfolio.characteristic']._required()
        for partner in self:
            missing = partner._portfolio_missing(required)
            partner.portfolio_missing = ", ".join(missing.mapped('name'))
            partner.portfolio_is_incomplete = bool(missing)

    def _portfolio_forget_missing(self):
        """Ask anew what is missing: it depends on columns that come and go."""
        self.invalidate_recordset(['portfolio_missing', 'portfolio_is_incomplete'], flush=False)
        return self

    def _portfolio_missing(self, required):
        """Those of ``required`` that this account's category requires and it lacks."""
        if not self.portfolio_is_account:
            return required.browse()
        return required.filtered(
            lambda one: self.portfolio_category_id in one.required_category_ids and not self[one.column])

    def _search_portfolio_is_incomplete(self, operator, value):
        if operator != 'in':
            return NotImplemented
        missing = self.env['portfolio.characteristic']._missing_domain()
        return Domain.OR(missing if wanted else ~missing for wanted in set(value))

    def web_save(self, vals, specification, next_id=None):
        """What the web client saves is whole: it is refused while something is missing, whatever was changed."""
        result = super().web_save(vals, specification, next_id=next_id)
        (self or self.browse(record['id'] for record in result))._portfolio_check_complete()
        return result

    def web_save_multi(self, vals_list, specification):
        result = super().web_save_multi(vals_list, specification)
        self._portfolio_check_complete()
        return result

    def _portfolio_check_complete(self):
        if not self.env.user._portfolio_has_role():
            return      # has no page where they could be filled in
        required = self.env['portfolio.characteristic']._required()
        for partner in self:
            if missing := partner._portfolio_missing(required):
                raise ValidationError(partner._portfolio_missing_sentence(missing))

    def _portfolio_missing_sentence(self, missing):
        """What this account lacks, and the way out: while a lead is converted there is no page to fill it in."""
        said = {
            'account': self.display_name, 'category': self.portfolio_category_id.name,
            'names': ", ".join(self.env._("“%s”", name) for name in missing.mapped('name'))}
        change = self._portfolio_told(Change)
        if change and change.cause == 'conversion':
            return self.env._(
                "%(account)s would be a “%(category)s”, which needs %(names)s, and the lead does not say it. Create "
                "the account with it first, then convert the lead into that account.", **said)
        return self.env._(
            "%(account)s is a “%(category)s”, which needs %(names)s: fill them in on its page Profile, or "
            "choose another category.", **said)

    # ------------------------------------------------------------------
    # buttons
    # ------------------------------------------------------------------

    def action_portfolio_fill_in(self):
        """Every characteristic that this account can have, in one window."""
        self.ensure_one()
        return {
            'type': 'ir.actions.act_window',
            'name': self.env._("Characteristics of %s", self.display_name),
            'res_model': 'res.partner',
            'res_id': self.id,
            'view_mode': 'form',
            'views': [(self.env.ref('crm_portfolio.res_partner_view_form_characteristic_fill').id, 'form')],
            'target': 'new',
        }

    def action_portfolio_characteristic_history(self):
        self.ensure_one()
        return {
            'type': 'ir.actions.act_window',
            'name': self.env._("Characteristics of %s", self.display_name),
            'res_model': 'portfolio.characteristic.value',
            'view_mode': 'list,kanban,form',
            'views': [(False, 'list'), (False, 'kanban'), (False, 'form')],
            'domain': [('partner_id', '=', self.id)],
            'context': {'default_partner_id': self.id},
        }
