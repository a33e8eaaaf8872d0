from odoo import api, fields, models
from odoo.fields import Domain


class PortfolioPeriod(models.AbstractModel):
    """Who answers for something between two dates; which of the rows hold today is stored, and kept by a job.

    The model that inherits says in ``_turned`` what follows when rows begin or cease to hold, and has a job that
    calls ``_cron_dates``.
    """
    _name = 'portfolio.period'
    _inherit = ['portfolio.dated']
    _description = "Dated, with What Holds Today"

    date_from = fields.Date(required=True, default=lambda self: self._portfolio_today())
    is_current = fields.Boolean("Current", compute='_compute_is_current', store=True)

    @api.model_create_multi
    def create(self, vals_list):
        """From today on, where nobody says more: the day where each row belongs."""
        homes = {path.partition('.')[0] for path in self._portfolio_home_paths()}
        late = [] if 'default_date_from' in self.env.context else [
            vals for vals in vals_list if 'date_from' not in vals]
        if late and len({companies[:1]._portfolio_day() for companies in (
                self.env['res.company']._portfolio_zones().values())}) > 1:
            for vals in late:
                row = self.new({name: vals[name] for name in homes & vals.keys()})
                vals['date_from'] = row._portfolio_own_day()
        return super().create(vals_list)

    @api.depends('date_from', 'date_to')
    def _compute_is_current(self):
        for row, today in self._portfolio_own_days().items():
            row.is_current = bool(row._covering(today))

    def _turned(self):
        """These rows hold since today, or no longer do."""

    @api.model
    def _cron_dates(self):
        """What starts or ends today takes effect.

        Each batch recomputes rows whose stored ``is_current`` no longer agrees with their dates, so
        a run that dies is taken up by the next and a second run finds nothing.
        """
        while rows := self.search(self._stale_domain(), limit=1000):
            leaving = rows.filtered('is_current')
            # who goes first: there are never two where there may be one
            for batch in (leaving, rows - leaving):
                self.env.add_to_compute(self._fields['is_current'], batch)
                batch.flush_recordset(['is_current'])
            rows._turned()
            if not self.env['ir.cron']._commit_progress(
                    len(rows), remaining=self.search_count(self._stale_domain())):
                break

    @api.model
    def _stale_domain(self):
        def stale(today):
            running = self._covers(today)
            return (Domain('is_current', '=', True) & ~running) | (Domain('is_current', '=', False) & running)
        return self._portfolio_by_day(stale)
