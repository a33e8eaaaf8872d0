from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.fields import Domain
from odoo.tools import SQL, format_date, split_every

from ...tools.foundation.stop import one_stop
from ..foundation.sentence import Sentence, kept

KINDS = [
    ('order', "Orders"),
    ('visit', "Visits"),
    ('mailing', "Mailings"),
    ('all', "Everything"),
]
# what is said of a block when it is made, and never again
FIXED = {'partner_id', 'kind', 'user_id', 'date_from', 'date_lifted', 'lifted_by_id', 'lift_reason'}


class PortfolioBlock(models.Model):
    """An account with which something is not to be done: what, why, from when to when, who says so.

    Whether it holds is a matter of dates, whoever asks: a job that did not run blocks nobody for longer.
    Rows are kept; a block ends by its date, or because a manager lifts it and says why.
    """
    _name = 'portfolio.block'
    _inherit = ['portfolio.dated']
    _description = "Account Block"
    _order = 'date_from desc, id desc'
    _rec_name = 'partner_id'

    _portfolio_home = ('partner_id.company_id', 'partner_id.user_id.company_id', 'user_id.company_id')

    partner_id = fields.Many2one(
        'res.partner', "Account", required=True, ondelete='cascade', domain=[('portfolio_is_account', '=', True)])
    kind = fields.Selection(KINDS, "Blocked For", required=True, default='order')
    reason_id = fields.Many2one(
        'portfolio.block.reason', required=True, ondelete='restrict', index='btree_not_null')
    note = fields.Char(help="More on the reason, for colleagues; customers never read it.")
    date_from = fields.Date(required=True, default=lambda self: self._portfolio_today())
    date_to = fields.Date(help="The last day it holds; empty, until it is lifted.")
    user_id = fields.Many2one(
        'res.users', "Blocked By", readonly=True, default=lambda self: self.env.user, ondelete='set null')
    date_lifted = fields.Datetime("Lifted On", readonly=True)
    lifted_by_id = fields.Many2one('res.users', readonly=True, ondelete='set null')
    lift_reason = Sentence("Why It Was Lifted", readonly=True)
    state = fields.Selection(
        [('planned', "Planned"), ('current', "In force"), ('expired', "Expired"), ('lifted', "Lifted")],
        compute='_compute_state', search='_search_state')

    _partner_idx = models.Index("(partner_id, kind) WHERE date_lifted IS NULL")

    @api.depends('date_from', 'date_to', 'date_lifted')
    def _compute_state(self):
        today = self._portfolio_today()
        for block in self:
            if block.date_to and block.date_to < today:
                block.state = 'expired'
            elif block.date_lifted:
                block.state = 'lifted'
            else:
                block.state = 'current' if block.date_from and block.date_from <= today else 'planned'

    def _search_state(self, operator, value):
        if operator != 'in':
            return NotImplemented
        today = self._portfolio_today()
        running = Domain('date_to', '=', False) | Domain('date_to', '>=', today)
        held = running & Domain('date_lifted', '=', False)
        domains = {
            'expired': ~running,
            'lifted': running & Domain('date_lifted', '!=', False),
            'current': held & Domain('date_from', '<=', today),
            'planned': held & Domain('date_from', '>', today),
        }
        return Domain.OR(domains[state] for state in value if state in domains)

    @api.model
    def _select_accounts(self, kinds=None, day=None):
        """The blocked accounts as a sub-select of ids.

        :param kinds: which blocks count; all of them by default
        :param day: when, today by default
        """
        self.flush_model()
        return SQL(
            """
            SELECT block.partner_id
              FROM portfolio_block block
             WHERE block.date_lifted IS NULL AND %s AND block.kind = ANY(%s)
            """, self._covers_sql('block', day or self._portfolio_today()), list(kinds or dict(KINDS)))

    @api.model
    def _held(self, accounts, kind):
        """The blocks of these accounts that concern ``kind``, now or later, and are not lifted.

        :param str kind: ``order``, ``visit``, ``mailing`` or ``all``
        """
        # sudo: portfolio.block - a block holds for whoever acts, also for those who may not read it
        return self.sudo().search([
            ('partner_id', 'in', accounts.ids), ('kind', 'in', [kind, 'all']), ('date_lifted', '=', False)])

    def _sentence(self):
        """What is blocked, until when, why and who can change it, in one sentence."""
        self.ensure_one()
        values = {
            'account': self.partner_id.display_name, 'what': self._what(),
            'reason': ", ".join(filter(None, [self.reason_id.name, self.note])),
            'user': self.user_id.name, 'until': format_date(self.env, self.date_to),
        }
        if self.date_to:
            return one_stop(self.env._(
                "%(account)s is blocked for %(what)s until %(until)s: %(reason)s. %(user)s decided so; "
                "a manager can lift it.", **values))
        return one_stop(self.env._(
            "%(account)s is blocked for %(what)s: %(reason)s. %(user)s decided so; a manager can lift it.", **values))

    def _what(self):
        return {
            'order': self.env._("orders"), 'visit': self.env._("visits"), 'mailing': self.env._("mailings"),
            'all': self.env._("everything"),
        }[self.kind]

    # -- blocking and lifting ----------------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        self._check_manager()
        blocks = super().create(vals_list)
        blocks._check_accounts()
        blocks._log({block: block._sentence() for block in blocks._portfolio_worded()})
        return blocks

    def _check_accounts(self):
        for block in self:
            account = block.partner_id.commercial_partner_id
            if block.partner_id != account:
                raise ValidationError(one_stop(self.env._(
                    "Account: %(contact)s belongs to %(account)s. Block the account.",
                    contact=block.partner_id.display_name, account=account.display_name)))

    def write(self, vals):
        self._check_manager()
        if not self.env.su and vals.keys() & FIXED:
            raise UserError(self.env._(
                "Account, kind, first day and author of a block cannot be changed. Lift it and set a new block."))
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        raise UserError(self.env._("A block cannot be deleted. Lift it; its history is kept."))

    def _check_manager(self):
        if not self.env.su and not self.env.user.has_group('crm_portfolio.portfolio_group_manager'):
            raise AccessError(self.env._("Only a manager can block an account or lift a block."))

    def action_lift(self):
        """Ask why, then lift."""
        return {
            'type': 'ir.actions.act_window',
            'name': self.env._("Lift the block"),
            'res_model': 'portfolio.block.lift',
            'view_mode': 'form',
            'views': [(False, 'form')],
            'target': 'new',
            'context': {'default_block_ids': self.ids},
        }

    def _lift(self, reason):
        """End the blocks of ``self`` that still hold, in the name of the user.

        :param str reason: why, in a sentence
        :return: the blocks that were lifted
        """
        self._check_manager()
        self.check_access('write')
        held = self.filtered(lambda block: not block.date_lifted)
        # sudo: portfolio.block - who lifted it and when is written here and nowhere else
        held.sudo().write({
            'date_lifted': fields.Datetime.now(), 'lifted_by_id': self.env.uid, 'lift_reason': reason})
        held._log({
            block: block.env._(
                "No longer blocked for %(what)s: %(reason)s", what=block._what(), reason=block._portfolio_say(reason))
            for block in held._portfolio_worded()})
        return held

    def _log(self, sentences):
        """A note on each account: ``{block: sentence}``."""
        by_account = {}
        for block, sentence in sentences.items():
            by_account.setdefault(block.partner_id.id, []).append(sentence)
        accounts = self.env['res.partner'].browse(by_account)
        accounts._message_log_batch({account_id: "\n".join(texts) for account_id, texts in by_account.items()})

    @api.model
    def _cron_expire(self):
        """Note on its account that a block has ended by its date; it had no effect from that day on.

        Each batch is committed. What has been noted is lifted and is not found again.
        """
        ended = self.search(Domain('date_lifted', '=', False) & self._portfolio_by_day(
            lambda today: Domain('date_to', '<', today)))
        remaining = len(ended)
        for ids in split_every(500, ended.ids):
            blocks = self.browse(ids).try_lock_for_update().filtered(lambda block: not block.date_lifted)
            for day, batch in blocks.grouped('date_to').items():
                batch._lift(kept('account.block_ended', day))
            remaining -= len(ids)
            if not self.env['ir.cron']._commit_progress(len(ids), remaining=remaining):
                break
