from odoo import api, fields, models
from odoo.fields import Domain

from ..search.res_partner_search import searched


class ResPartner(models.Model):
    """The addresses of an account: of many types, several of each, one of them the usual one."""
    _inherit = 'res.partner'

    # a plain column: adding it to a million partners costs nothing
    portfolio_address_type_id = fields.Many2one(
        'portfolio.address.type', "Kind of Address", index='btree_not_null', ondelete='restrict',
        groups='base.group_user')
    portfolio_address_default = fields.Boolean(
        "Usual", groups='base.group_user', copy=False,
        help="Where several addresses of one type exist, the one that is taken.")
    portfolio_address_ids = fields.One2many(
        'res.partner', 'parent_id', "Addresses", domain=[('portfolio_address_type_id', '!=', False)],
        groups='base.group_user')
    portfolio_address_type_search = searched("Has an Address of Type", '_search_portfolio_address_type')

    _portfolio_address_default_unique = models.UniqueIndex(
        "(parent_id, portfolio_address_type_id) WHERE portfolio_address_default AND active AND parent_id IS NOT NULL",
        "A usual address of this type already exists. Unmark it first.")

    def _search_portfolio_address_type(self, operator, value):
        """By the types themselves, looked up first: PostgreSQL need not join them to every address."""
        if operator.startswith('not'):
            return NotImplemented
        types = self.env['portfolio.address.type'].with_context(active_test=False).search([('name', operator, value)])
        return Domain('child_ids', 'any', [('portfolio_address_type_id', 'in', types.ids)])

    @api.onchange('portfolio_address_type_id')
    def _onchange_portfolio_address_type_id(self):
        if self.portfolio_address_type_id:
            self.type = self.portfolio_address_type_id.core_type

    @api.model
    def _portfolio_arriving(self, vals_list):
        vals_list = [
            {**vals, **self._portfolio_address_vals(vals, creating=True)}
            for vals in super()._portfolio_arriving(vals_list)]
        for vals in vals_list:
            if vals.get('portfolio_address_default'):
                self._portfolio_unset_usual(vals.get('parent_id'), vals.get('portfolio_address_type_id'))
        return vals_list

    def _portfolio_parts(self, vals):
        return super()._portfolio_parts({**vals, **self._portfolio_address_vals(vals)})

    def _portfolio_changing(self, vals):
        before = super()._portfolio_changing(vals)
        if vals.keys() & {'portfolio_address_default', 'portfolio_address_type_id', 'parent_id'}:
            # sudo: res.partner - our flags on what the caller is writing
            for address in self.sudo():
                if vals.get('portfolio_address_default', address.portfolio_address_default):
                    address.sudo(self.env.su)._portfolio_unset_usual(
                        vals.get('parent_id', address.parent_id.id),
                        vals.get('portfolio_address_type_id', address.portfolio_address_type_id.id))
        return before

    @api.model
    def _portfolio_address_vals(self, vals, *, creating=False):
        """Odoo's type and ours say the same, whichever of them is written."""
        if vals.get('portfolio_address_type_id'):
            address_type = self.env['portfolio.address.type'].browse(vals['portfolio_address_type_id'])
            return {'type': address_type.core_type}
        core_type = vals.get('type') or (creating and self.env.context.get('default_type'))
        if not core_type or 'portfolio_address_type_id' in vals or (creating and not vals.get('parent_id')):
            return {}
        if core_type == 'contact':
            return {} if creating else {'portfolio_address_type_id': False}
        return {'portfolio_address_type_id': self._portfolio_address_types().get(core_type, False)}

    @api.model
    def _portfolio_address_types(self):
        """The first of ours for each of Odoo's types: ``{core type: id}``."""
        first = {}
        for address_type in self.env['portfolio.address.type'].search([]):
            first.setdefault(address_type.core_type, address_type.id)
        return first

    def _portfolio_unset_usual(self, parent_id, type_id):
        """Before one address becomes the usual one of its type, the one that was is not any longer."""
        if parent_id and type_id:
            others = self.search([
                ('parent_id', '=', parent_id), ('portfolio_address_type_id', '=', type_id),
                ('portfolio_address_default', '=', True)])
            (others - self).write({'portfolio_address_default': False})
            # before the index sees the new one
            others.flush_recordset(['portfolio_address_default'])

    # -- which address -----------------------------------------------------------------------------

    def _portfolio_address(self, code):
        """The address of one account that serves for ``code``.

        The usual one of that type, else its first one; else the account's own if it has a place; else the
        address Odoo would take; the account itself when there is none at all.

        :param str code: of a ``portfolio.address.type``: ``visit``, ``invoice``, ``delivery``, ``collection``…
        :return: one partner
        """
        self.ensure_one()
        return self._portfolio_addresses(code)[self]

    def _portfolio_addresses(self, code):
        """:meth:`_portfolio_address` for many: ``{partner: address}``, in two queries."""
        address_type = self.env['portfolio.address.type'].search([('code', '=', code)], limit=1)
        core_type = address_type.core_type or (code if code in ('invoice', 'delivery') else 'other')
        found = self.search([
            ('parent_id', 'in', self.commercial_partner_id.ids), ('type', '=', core_type),
        ], order='portfolio_address_default DESC, id')
        typed = found.filtered(lambda address: address.portfolio_address_type_id == address_type)
        first, like = {}, {}
        for address in typed:
            first.setdefault(address.parent_id, address)
        for address in found if core_type != 'other' else found.browse():
            like.setdefault(address.parent_id, address)
        return {
            partner: first.get(partner.commercial_partner_id) or partner._portfolio_own_address()
            or like.get(partner.commercial_partner_id) or partner.commercial_partner_id
            for partner in self
        }

    def _portfolio_own_address(self):
        """The account itself, if it says where it is."""
        account = self.commercial_partner_id
        return account if account.zip or account.state_id or account.street or account.city else self.browse()

    def address_get(self, adr_pref=None):
        """The usual invoice or delivery address, where the account names one."""
        result = super().address_get(adr_pref)
        # sudo: res.partner - our flags on addresses the user sees, a portal user too
        usual = self.commercial_partner_id.child_ids.sudo().filtered('portfolio_address_default')
        for address in usual.sorted(lambda address: address.portfolio_address_type_id.sequence, reverse=True):
            if address.type in result and address.type not in self.mapped('type'):
                result[address.type] = address.id
        return result

    def action_portfolio_addresses(self):
        """The addresses of an account, by type."""
        return {
            **self.env['ir.actions.act_window']._for_xml_id('crm_portfolio.action_addresses'),
            'domain': [('parent_id', 'in', self.commercial_partner_id.ids),
                       ('portfolio_address_type_id', '!=', False)],
        }
