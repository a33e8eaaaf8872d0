from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.tools import SQL

CHANNELS = [('email', "E-mail"), ('phone', "Phone"), ('sms', "SMS"), ('post', "Post")]


class PortfolioOptout(models.Model):
    """A contact does not want to be reached by one channel for one purpose, or for any.

    Where it came from and what proves it is kept. A refusal that is withdrawn is archived, not deleted.
    """
    _name = 'portfolio.optout'
    _description = "Opt-Out"
    _order = 'date desc, id desc'
    _rec_name = 'partner_id'

    partner_id = fields.Many2one('res.partner', "Contact", required=True, ondelete='cascade')
    channel = fields.Selection(CHANNELS, required=True, default='email')
    purpose_id = fields.Many2one(
        'portfolio.purpose', ondelete='restrict', index='btree_not_null',
        domain=[('is_transactional', '=', False)], help="Empty: the opt-out is for every purpose.")
    source = fields.Selection(
        [
            ('person', "Told us"), ('email', "By e-mail"), ('form', "Form"), ('letter', "By letter"),
            ('robinson', "Robinson list"), ('import', "Import"),
        ],
        required=True, default='person')
    date = fields.Date(required=True, default=lambda self: self._portfolio_today())
    user_id = fields.Many2one(
        'res.users', "Noted By", readonly=True, default=lambda self: self.env.user, ondelete='set null')
    evidence = fields.Char(help="What proves it: the e-mail's date, the file's number, who was there.")
    active = fields.Boolean(default=True, help="Archived, it has been withdrawn.")

    _once = models.UniqueIndex(
        "(partner_id, channel, coalesce(purpose_id, 0)) WHERE active",
        "This contact already has an opt-out for this channel and purpose.")

    @api.constrains('purpose_id')
    def _check_purpose(self):
        for refusal in self:
            if refusal.purpose_id.is_transactional:
                raise ValidationError(self.env._(
                    "Purpose: “%s” is part of a contract and has no opt-out. Choose another "
                    "purpose.", refusal.purpose_id.name))

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        raise UserError(self.env._("An opt-out cannot be deleted. Archive it when it is withdrawn."))

    @api.model
    def _select_partners(self, channel, purpose):
        """Who refused, as a sub-select of partner ids.

        :param str channel: ``email``, ``phone``, ``sms`` or ``post``
        :param purpose: ``portfolio.purpose``; empty, any refusal of the channel counts
        """
        self.flush_model()
        if purpose.is_transactional:
            return SQL("SELECT NULL::int WHERE FALSE")
        return SQL(
            """
            SELECT refusal.partner_id
              FROM portfolio_optout refusal
             WHERE refusal.active AND refusal.channel = %s AND (%s IS NULL OR refusal.purpose_id IS NULL
                   OR refusal.purpose_id = %s)
            """, channel, purpose.id or None, purpose.id or None)
