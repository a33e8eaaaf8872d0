from odoo import fields, models
from odoo.fields import Domain

from ...tools.interest.interest import FADED


class MailingMailing(models.Model):
    _inherit = 'mailing.mailing'

    portfolio_area_id = fields.Many2one(
        'portfolio.interest.area', "About", index='btree_not_null', ondelete='set null',
        help="The area of interest this mailing is about: accounts that are not interested in it, or in an area "
             "it is part of, do not get it. A click shows interest.")

    def _get_recipients_domain(self):
        """Whoever dislikes what the mailing is about does not get it, as long as the dislike has not faded."""
        domain = Domain(super()._get_recipients_domain())
        return domain & ~self._portfolio_uninterested() if self.portfolio_area_id else domain

    def _portfolio_uninterested(self):
        """A domain on the recipients: those of accounts that dislike the area or one it is part of."""
        path = self._portfolio_account_path()
        if not path or not self.portfolio_area_id:
            return Domain.FALSE
        return Domain(f'{path}.portfolio_interest_ids', 'any', [
            ('level', '<', 0), ('effective_level', '<=', FADED), ('area_id', 'parent_of', self.portfolio_area_id.ids)])

    def _portfolio_account_path(self):
        """How the recipients' model reaches the account; nothing where it does not."""
        if self.mailing_model_real == 'res.partner':
            return 'commercial_partner_id'
        field = self.env[self.mailing_model_real]._fields.get('partner_id')
        return 'partner_id.commercial_partner_id' if field and field.comodel_name == 'res.partner' else None
