from dataclasses import dataclass, field

from odoo import api, models

from ...tools.foundation.carrier import Fact


@dataclass(frozen=True, eq=False)
class PendingNotices(Fact):
    """Who is told what he was assigned is noted here, and told at the end of the whole in one message."""
    noted: list = field(default_factory=list)


class Base(models.AbstractModel):
    """Of all that one import or one edit of a list assigns, everybody hears in one message.

    Core imports, and saves an edited list, record by record, and would send one for each. Whoever has none of our
    roles works as before.
    """
    _inherit = 'base'

    @api.model
    def load(self, fields, data):
        holding = self._portfolio_hold_notices()
        result = super(Base, holding).load(fields, data)
        if result.get('ids'):
            holding._portfolio_release_notices(self)
        return result

    def web_save_multi(self, vals_list, specification):
        holding = self._portfolio_hold_notices()
        result = super(Base, holding).web_save_multi(vals_list, specification)
        holding._portfolio_release_notices(self)
        return result

    def _portfolio_hold_notices(self):
        """The same records, of whose assignment nobody is told until :meth:`_portfolio_release_notices`."""
        if self._portfolio_told(PendingNotices) or not self.env.user._portfolio_has_role():
            return self
        return self._portfolio_tell(PendingNotices())

    def _portfolio_release_notices(self, before):
        """Tell everybody now.

        :param before: what :meth:`_portfolio_hold_notices` was called on; where that was told to hold them already,
            whoever told it releases them
        """
        held = self._portfolio_told(PendingNotices)
        if held is None or held is before._portfolio_told(PendingNotices):
            return
        told = {}
        for records, partner_ids, template in held.noted:
            free = records._portfolio_untell(PendingNotices)
            for partner_id in partner_ids:
                key = free._name, template, partner_id
                told[key] = told.get(key, free.browse()) | free
        for (_model, template, partner_id), records in told.items():
            # sudo: res.partner - the language of whoever is told
            lang = self.env['res.partner'].sudo().browse(partner_id).lang
            records.exists().with_context(lang=lang)._message_auto_subscribe_notify([partner_id], template)
