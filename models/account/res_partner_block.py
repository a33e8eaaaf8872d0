from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain


class ResPartner(models.Model):
    """What is not to be done with an account. Its contacts and addresses are blocked with it."""
    _inherit = 'res.partner'

    portfolio_block_ids = fields.One2many(
        'portfolio.block', 'partner_id', "Blocks", readonly=True, groups='crm_portfolio.portfolio_group_user')
    portfolio_blocked = fields.Boolean(
        "Blocked", compute='_compute_portfolio_blocked', search='_search_portfolio_blocked',
        groups='base.group_user', help="For anything at all, today.")
    portfolio_blocked_order = fields.Boolean(
        "Blocked for Orders", compute='_compute_portfolio_blocked', search='_search_portfolio_blocked_order',
        groups='base.group_user')
    portfolio_blocked_visit = fields.Boolean(
        "Blocked for Visits", compute='_compute_portfolio_blocked', search='_search_portfolio_blocked_visit',
        groups='base.group_user')
    portfolio_blocked_mailing = fields.Boolean(
        "Blocked for Mailings", compute='_compute_portfolio_blocked', search='_search_portfolio_blocked_mailing',
        groups='base.group_user')
    portfolio_block_label = fields.Char(
        "Blocked For", compute='_compute_portfolio_blocked', groups='base.group_user')
    portfolio_block_text = fields.Text(
        "Why It Is Blocked", compute='_compute_portfolio_blocked', groups='base.group_user')

    @api.depends('commercial_partner_id.portfolio_block_ids.date_lifted',
                 'commercial_partner_id.portfolio_block_ids.date_to')
    def _compute_portfolio_blocked(self):
        today = self._portfolio_today()
        # sudo: portfolio.block - whoever reads the account is told that it is blocked
        blocks = self.env['portfolio.block'].sudo().search([
            ('partner_id', 'in', self.commercial_partner_id.ids), ('date_lifted', '=', False)])
        by_account = blocks._covering(today).grouped('partner_id')
        # at once for a page, of which few are
        self.portfolio_blocked = self.portfolio_block_label = self.portfolio_block_text = False
        for kind in ('order', 'visit', 'mailing'):
            self[f'portfolio_blocked_{kind}'] = False
        for partner in self if by_account else ():
            held = by_account.get(partner.commercial_partner_id, blocks.browse())
            if not held:
                continue
            kinds = set(held.mapped('kind'))
            partner.portfolio_blocked = True
            for kind in ('order', 'visit', 'mailing'):
                partner[f'portfolio_blocked_{kind}'] = bool(kinds & {kind, 'all'})
            partner.portfolio_block_label = ", ".join(dict.fromkeys(block._what() for block in held)).capitalize()
            partner.portfolio_block_text = "\n".join(block._sentence() for block in held)

    def _search_portfolio_blocked(self, operator, value, kinds=None):
        if operator != 'in':
            return NotImplemented
        blocked = Domain('commercial_partner_id', 'any!', self.env['portfolio.block']._select_accounts(kinds))
        return Domain.OR(blocked if wanted else ~blocked for wanted in {bool(wanted) for wanted in value})

    def _search_portfolio_blocked_order(self, operator, value):
        return self._search_portfolio_blocked(operator, value, ['order', 'all'])

    def _search_portfolio_blocked_visit(self, operator, value):
        return self._search_portfolio_blocked(operator, value, ['visit', 'all'])

    def _search_portfolio_blocked_mailing(self, operator, value):
        return self._search_portfolio_blocked(operator, value, ['mailing', 'all'])

    def _portfolio_blocked(self, kind, day=None):
        """Which of ``self`` are blocked for ``kind``, with the block that says why.

        Contacts and addresses are blocked with their account. One query, whatever the number.

        :param str kind: ``order``, ``visit``, ``mailing`` or ``all``
        :param day: a date, today by default
        :return: ``{partner: portfolio.block}``; a partner that is not blocked is absent. The blocks may
            be read by anybody; ``block._sentence()`` words one
        :rtype: dict
        """
        day = day or self._portfolio_today()
        # sudo: res.partner - the account of a contact, which need not be readable to be blocked
        account_of = {partner: partner.sudo().commercial_partner_id for partner in self}
        accounts = self.browse().union(*account_of.values())
        held = self.env['portfolio.block']._held(accounts, kind)._covering(day)
        first = {account.id: blocks[:1] for account, blocks in held.grouped('partner_id').items()}
        return {partner: first[account.id] for partner, account in account_of.items() if account.id in first}

    def _portfolio_check_blocked(self, kind, day=None):
        """Refuse, in a sentence, if any of ``self`` is blocked for ``kind``."""
        blocked = self._portfolio_blocked(kind, day)
        if not blocked:
            return
        if not self.env.user._is_internal():
            # why is nothing for the customer to read
            raise UserError(self.env._("This cannot be done online at the moment. Please contact us."))
        raise UserError("\n".join(dict.fromkeys(block._sentence() for block in blocked.values())))

    def action_portfolio_block(self):
        """Block these accounts, those of contacts too."""
        return {
            'type': 'ir.actions.act_window',
            'name': self.env._("Block"),
            'res_model': 'portfolio.block.set',
            'view_mode': 'form',
            'views': [(False, 'form')],
            'target': 'new',
            'context': {'default_partner_ids': self.commercial_partner_id.ids},
        }

    def action_portfolio_blocks(self):
        return {
            'type': 'ir.actions.act_window',
            'name': self.env._("Blocks"),
            'res_model': 'portfolio.block',
            'view_mode': 'list,form',
            'views': [(False, 'list'), (False, 'form')],
            'domain': [('partner_id', 'in', self.commercial_partner_id.ids)],
            'context': {'create': False},
        }
