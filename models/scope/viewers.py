from odoo import api, models


class PortfolioViewers(models.AbstractModel):
    """A record that decides who sees whose accounts: a team, a membership.

    Who saw by it before a change and who sees by it after are brought in line at once.
    """
    _name = 'portfolio.viewers'
    _description = "Decides Who Sees Whose Accounts"

    # the fields that decide
    _portfolio_decisive = frozenset()

    def _portfolio_viewers(self):
        """The users whose view of accounts follows from these records."""
        return self.env['res.users']

    @api.model_create_multi
    def create(self, vals_list):
        records = super().create(vals_list)
        self.env['portfolio.visibility']._refresh_viewers(records._portfolio_viewers())
        return records

    def write(self, vals):
        if not vals.keys() & self._portfolio_decisive:
            return super().write(vals)
        viewers = self._portfolio_viewers()
        result = super().write(vals)
        self.env['portfolio.visibility']._refresh_viewers(viewers | self._portfolio_viewers())
        return result

    def unlink(self):
        viewers = self._portfolio_viewers()
        result = super().unlink()
        self.env['portfolio.visibility']._refresh_viewers(viewers)
        return result
