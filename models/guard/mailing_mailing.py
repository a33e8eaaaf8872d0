from odoo import api, fields, models
from odoo.exceptions import AccessError
from odoo.fields import Domain

#: what decides who gets a mailing
CHOOSING = frozenset({
    'mailing_domain', 'mailing_model_id', 'mailing_filter_id', 'contact_list_ids', 'mailing_type',
    'portfolio_position_ids'})


class MailingMailing(models.Model):
    """A queued mailing reaches those whom whoever chose them sees.

    The job that sends works with all rights: what a restricted user wrote as the domain of his mailing is asked with
    his rights, there as in the list he is shown before.
    """
    _inherit = 'mailing.mailing'

    portfolio_chosen_by_id = fields.Many2one(
        'res.users', "Recipients Chosen By", readonly=True, copy=False, ondelete='set null',
        help="A user with a scope, whose rights decide who of the recipients gets it.")

    @api.model_create_multi
    def create(self, vals_list):
        self._portfolio_check_kept(vals_list)
        mailings = super().create(vals_list)
        if self._portfolio_is_chooser():
            mailings._portfolio_own().portfolio_chosen_by_id = self.env.user
        return mailings

    def write(self, vals):
        result = super().write(vals)
        if vals.keys() & CHOOSING and not self.env.su:
            self._portfolio_own().portfolio_chosen_by_id = self.env.user if self._portfolio_is_chooser() else False
        return result

    def _portfolio_is_chooser(self):
        return not self.env.su and self.env.user._portfolio_is_restricted()

    def _parse_mailing_domain(self):
        domain = super()._parse_mailing_domain()
        # sudo: mailing.mailing - whose choice it is, whoever sends it
        chooser = self.sudo().portfolio_chosen_by_id
        if not chooser or not chooser._portfolio_is_restricted() or self.env.user == chooser and not self.env.su:
            return domain
        try:
            seen = self.env[self.mailing_model_real].with_user(chooser)._search(Domain(domain))
        except AccessError:
            # a field or a model he does not see: he would be refused
            return Domain.FALSE
        return Domain(domain) & Domain('id', 'in', seen)
