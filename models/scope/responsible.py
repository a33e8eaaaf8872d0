from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import SQL

from ...tools.foundation.stop import one_stop
from ..foundation.sentence import Sentence


class PortfolioResponsible(models.Model):
    """A user who looks after an account, in a role and between two dates.

    The row of the principal role and ``res.partner.user_id`` are two views of one fact: writing
    either changes the other. Rows are history: a responsibility ends, it is not overwritten.
    """
    _name = 'portfolio.responsible'
    _inherit = ['portfolio.period']
    _description = "Account Responsible"
    _order = 'is_current desc, role_sequence, date_from desc, id desc'
    _rec_name = 'user_id'

    _portfolio_home = ('partner_id.company_id', 'user_id.company_id')

    partner_id = fields.Many2one(
        'res.partner', "Account", required=True, index=True, ondelete='cascade')
    user_id = fields.Many2one('res.users', "Responsible", required=True, ondelete='cascade')
    role_id = fields.Many2one(
        'portfolio.responsible.role', required=True, ondelete='restrict', index=True,
        default=lambda self: self._default_role())
    role_sequence = fields.Integer(related='role_id.sequence', store=True)
    is_principal = fields.Boolean(related='role_id.is_principal', store=True)
    reason = Sentence(help="Why this user, or why no longer.")

    # one current principal: two sessions that name one at once cannot both win
    _one_principal = models.UniqueIndex(
        '(partner_id) WHERE is_principal AND is_current',
        "The account already has a salesperson: end that responsibility first.",
    )
    # what the visibility query joins: from a team's members to their accounts
    _current_idx = models.Index('(user_id, partner_id) WHERE is_current')

    @api.model
    def _default_role(self, principal=False):
        return self.env['portfolio.responsible.role'].search([('is_principal', '=', principal)], limit=1)

    @api.onchange('partner_id')
    def _onchange_partner_id(self):
        """Whoever is named first is the salesperson; in a form, of what stands there already, saved or not."""
        account = self.partner_id
        others = account.portfolio_responsible_ids - self - self._origin
        led = account.user_id or any(
            row.is_principal and row.user_id for row in others if not row.date_to or row.is_current)
        chosen = self.role_id not in self._default_role() | self._default_role(principal=True)
        if account and not (self.role_id and chosen):
            self.role_id = self._default_role(principal=not led)

    @api.constrains('partner_id')
    def _check_account(self):
        for row in self:
            if row.partner_id.commercial_partner_id != row.partner_id:
                raise ValidationError(one_stop(self.env._(
                    "Account: %(contact)s is a contact of %(account)s. Name the responsible on the account.",
                    contact=row.partner_id.display_name,
                    account=row.partner_id.commercial_partner_id.display_name)))

    @api.constrains('user_id')
    def _check_user(self):
        for row in self:
            if row.user_id.share:
                raise ValidationError(self.env._(
                    "Responsible: %s is a portal user. Choose somebody of the company.", row.user_id.name))

    @api.constrains('partner_id', 'role_id', 'date_from', 'date_to')
    def _check_one_principal(self):
        """Two principals whose dates overlap are refused, also those still to come."""
        row, _other = self._overlapping(SQL(
            "other.partner_id = mine.partner_id AND other.is_principal AND mine.is_principal"))
        if row:
            raise ValidationError(self.env._(
                "%s has two salespeople on the same days. End one responsibility before the other starts.",
                row.partner_id.display_name))

    @api.model
    def _lead_unled(self, vals_list):
        """Rows that name no role: the first one of an account without a salesperson is the principal."""
        open_ids = {vals['partner_id'] for vals in vals_list if vals.get('partner_id') and not vals.get('role_id')}
        if not open_ids or 'default_role_id' in self.env.context:
            return vals_list
        principal, other = self._default_role(principal=True), self._default_role()
        today = self._portfolio_today()
        # sudo: portfolio.responsible - whether there is a principal, whoever may see who it is
        led = set(self.sudo().search([
            ('partner_id', 'in', list(open_ids)), ('is_principal', '=', True),
            '|', ('date_to', '=', False), ('date_to', '>=', today)]).partner_id.ids)
        led |= {vals.get('partner_id') for vals in vals_list if vals.get('role_id') == principal.id}
        filled = []
        for vals in vals_list:
            if not vals.get('role_id'):
                vals = {**vals, 'role_id': (other if vals.get('partner_id') in led else principal).id}
                led.add(vals.get('partner_id'))
            filled.append(vals)
        return filled

    @api.model_create_multi
    def create(self, vals_list):
        rows = super().create(self._lead_unled(vals_list))
        rows._changed()
        return rows

    def write(self, vals):
        before = self.partner_id
        result = super().write(vals)
        if vals.keys() & {'partner_id', 'user_id', 'role_id', 'date_from', 'date_to'}:
            self._changed(before)
        return result

    def unlink(self):
        accounts = self.partner_id
        result = super().unlink()
        self.browse()._changed(accounts)
        return result

    def _changed(self, accounts=None):
        """What follows from a change: the account's salesperson, then who sees it."""
        accounts = self.partner_id | (accounts or self.env['res.partner'])
        # sudo: res.partner - whoever may name a responsible may not write the account itself
        accounts.sudo()._portfolio_adopt()
        accounts.sudo()._portfolio_take_principal()
        self.env['portfolio.visibility']._refresh(accounts)

    def _end(self):
        """These responsibilities stop today; one that has not lasted a day leaves no trace."""
        days = self._portfolio_own_days()
        fresh = self.filtered(lambda row: row.date_from >= days[row])
        for today, rows in (self - fresh).grouped(days.get).items():
            rows.write({'date_to': fields.Date.subtract(today, days=1)})
        fresh.unlink()

    def _refresh_visibility(self):
        self.env['portfolio.visibility']._refresh(self.partner_id)

    def _turned(self):
        self._changed()
