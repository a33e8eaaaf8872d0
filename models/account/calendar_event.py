from odoo import api, fields, models


class CalendarEvent(models.Model):
    """No appointment with a blocked account on a day the block holds; what has taken place is noted all the same."""
    _inherit = 'calendar.event'

    @api.model_create_multi
    def create(self, vals_list):
        events = super().create(vals_list)
        events._portfolio_check_blocked({})
        return events

    def write(self, vals):
        if not vals.keys() & {'partner_ids', 'res_id', 'res_model', 'opportunity_id', 'start', 'active'}:
            return super().write(vals)
        moved = vals.keys() & {'start', 'active'}
        before = {} if moved else {event: event._portfolio_people() for event in self}
        result = super().write(vals)
        if vals.get('active', True):
            self._portfolio_check_blocked(before)
        return result

    def _portfolio_check_blocked(self, before):
        """Refuse appointments to come with accounts blocked on that day.

        :param dict before: who each event was with already
        """
        now = fields.Datetime.now()
        events = self.filtered(lambda event: event.active and event.stop and event.stop >= now)
        people = {event: event._portfolio_people() - before.get(event, self.env['res.partner']) for event in events}
        # one look for all days: nobody is blocked, nearly always
        everybody = self.env['res.partner'].union(*people.values())
        # sudo: res.partner - the accounts of attendees
        if not self.env['portfolio.block']._held(everybody.sudo().commercial_partner_id, 'visit'):
            return
        for event in events:
            people[event]._portfolio_check_blocked('visit', day=event.start.date())

    def _portfolio_people(self):
        """The partners an event is with, among its attendees or through what it is about."""
        self.ensure_one()
        # sudo: crm.lead - its account only
        people = self.partner_ids | self.sudo().opportunity_id.partner_id.sudo(self.env.su)
        if self.res_model == 'res.partner' and self.res_id:
            people |= self.env['res.partner'].browse(self.res_id).exists()
        return people
