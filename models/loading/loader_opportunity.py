import datetime

from odoo import models
from odoo.exceptions import UserError

from ...tools.foundation.load import Reject
from ...tools.foundation.table import comparable

STAGES = ('prospecting', 'engaging', 'won', 'lost')


class PortfolioLoaderOpportunity(models.AbstractModel):
    """``sales_pipeline``: what was, or may be, sold to whom by whom, with the dates on which it was.

    An opportunity is worth what the file says; one that says nothing is worth its product's list price. One
    without account is nobody's: it keeps the team of the agent the file names, and rules give it to a
    salesperson. A day is taken to be noon, so that it is the same day in every office.
    """
    _name = 'portfolio.loader.opportunity'
    _inherit = 'portfolio.loader.file'
    _description = "Loader of Opportunities"

    _file = 'sales_pipeline'
    _kind = 'opportunity'
    _target = 'crm.lead'
    _key = 'opportunity_id'
    _needed = ('sales_agent', 'product', 'account', 'deal_stage', 'engage_date', 'close_date', 'close_value')
    _known = ('lost_reason', 'quantity')

    def _take(self, load):
        self._learn_stages(load)
        self._learn_reasons(load)
        self._learn_teams(load)
        self._learn_prices(load)
        return super()._take(load)

    def _waves(self, load, rows):
        """What is decided first, oldest first: Odoo learns its probabilities from that, and an account's
        first opportunity is the reason of its category."""
        far = datetime.date.max
        rows = sorted(rows, key=lambda row: load.date(self._file, row, 'engage_date') or far)
        is_open = [comparable(row.values['deal_stage']) not in ('won', 'lost') for row in rows]
        yield [row for row, still_open in zip(rows, is_open, strict=True) if not still_open]
        yield [row for row, still_open in zip(rows, is_open, strict=True) if still_open]

    # -- the opportunity -------------------------------------------------------------------------

    def _values(self, load, row):
        stage = comparable(row.values['deal_stage'])
        if stage not in STAGES:
            raise Reject('deal_stage', self.env._("Unknown. Write one of: %s.", ", ".join(STAGES)))
        product_id = self._refer(load, row, 'product', 'product')
        partner_id = self._account(load, row)
        return {
            'name': self._name_of(load, row, partner_id),
            'partner_id': partner_id,
            'partner_name': not partner_id and self._unknown_account(row),
            **self._agent(load, row, partner_id),
            **self._dates(load, row, stage),
            **self._state(load, row, stage),
            'expected_revenue': self._worth(load, row, product_id),
            '_product': product_id,
            '_quantity': self._quantity(load, row),
            '_said': bool(row.values['close_value']),
        }

    def _defaults(self, load, row):
        return {'type': 'opportunity', 'company_id': self.env.company.id}

    def _name_of(self, load, row, partner_id):
        whose = row.values['account'] if partner_id else row.values[self._key]
        return " · ".join(filter(None, [load.mapped('product', row.values['product']), whose]))

    def _account(self, load, row):
        if not row.values['account']:
            self._find(load, row, 'account', self.env._("Empty: the account is unknown."),
                       self.env._("Loaded without account and salesperson, for rules to assign."),
                       'incomplete')
        return self._refer(load, row, 'account', 'account')

    def _unknown_account(self, row):
        """What the account is to be called if it is made of the opportunity."""
        return row.values['account'] or self.env._("Unnamed account %s", row.values[self._key])

    def _agent(self, load, row, partner_id):
        """Whose it is: the agent's, unless there is no account to be in his portfolio."""
        user_id = self._refer(load, row, 'sales_agent', 'agent')
        team_id = load.id_of('team_of', str(user_id)) or False
        if partner_id or row.values['account']:
            return {'user_id': user_id, 'team_id': team_id, 'referred': False}
        return {
            'user_id': False, 'team_id': team_id,
            'referred': user_id and self.env._("%s, says the file", row.values['sales_agent'])}

    def _dates(self, load, row, stage):
        engaged = self._date(load, row, 'engage_date')
        closed = self._date(load, row, 'close_date')
        if engaged and closed and closed < engaged:
            raise Reject('close_date', self.env._("Closed before it began."))
        is_closed = stage in ('won', 'lost')
        if is_closed and not closed:
            raise Reject('close_date', self.env._("Empty, although the opportunity is closed."))
        if closed and not is_closed:
            self._find(load, row, 'close_date', self.env._("It is not closed yet."),
                       self.env._("Kept as the expected closing."), 'incomplete')
        return {
            'date_closed': self._noon(closed) if is_closed else False,
            'date_deadline': closed if closed and not is_closed else False,
            '_engaged': self._noon(engaged or (closed if is_closed else False)),
        }

    def _noon(self, day):
        return day and datetime.datetime.combine(day, datetime.time(12))

    def _state(self, load, row, stage):
        values = {'stage_id': load.id_of('stage', stage), 'active': stage != 'lost'}
        if stage == 'won':
            return {**values, 'probability': 100, 'automated_probability': 100}
        if stage == 'lost':
            return {**values, 'probability': 0, 'lost_reason_id': self._reason(load, row)}
        return values

    def _reason(self, load, row):
        reason = row.values.get('lost_reason')
        return load.id_of('lost_reason', reason or self._no_reason())

    def _worth(self, load, row, product_id):
        if row.values['close_value']:
            return self._number(load, row, 'close_value')
        return (load.id_of('price', str(product_id)) or 0) * self._quantity(load, row)

    def _quantity(self, load, row):
        quantity = self._number(load, row, 'quantity') if row.values.get('quantity') else 1
        if quantity <= 0:
            raise Reject('quantity', self.env._("Not more than 0."))
        return quantity

    # -- after creating --------------------------------------------------------------------------

    def _after(self, load, taken):
        """The days on which it began, was given to its salesperson and was closed: Odoo sets them to now."""
        self.env['crm.lead']._portfolio_keep_times([
            (lead.id, values['_engaged'], values['date_closed']) for lead, _row, values in taken if values['_engaged']])

    # -- what it refers to -----------------------------------------------------------------------

    def _learn_stages(self, load):
        stages = self.env['crm.stage'].search([('team_ids', '=', False)])
        won = stages.filtered('is_won')
        still_open = stages - won
        if not won or not still_open:
            raise UserError(self.env._(
                "The pipeline needs an open stage and one that counts as won. Add them first."))
        load.learn('stage', 'prospecting', still_open[0].id)
        for name in ('engaging', 'lost'):
            load.learn('stage', name, still_open[:2][-1].id)
        load.learn('stage', 'won', won[0].id)

    def _learn_reasons(self, load):
        for reason in self.env['crm.lost.reason'].search([]):
            load.learn('lost_reason', reason.name, reason.id)
        wanted = {row.values.get('lost_reason') or self._no_reason() for row in load.tables[self._file].rows}
        missing = sorted(name for name in wanted if not load.id_of('lost_reason', name))
        for name, (reason, _outcome) in self._upsert(
                'crm.lost.reason', 'lost_reason', {name: {'name': name} for name in missing}).items():
            load.learn('lost_reason', name, reason.id)

    def _no_reason(self):
        return self.env._("Not stated in the file")

    def _learn_teams(self, load):
        """The team of each agent as the file says: who has moved since leaves his old deals there."""
        for row in load.tables['sales_teams'].rows:
            user_id = load.id_of('agent', row.values['sales_agent'])
            team_id = load.id_of('manager_team', row.values['manager'])
            if user_id and team_id:
                load.learn('team_of', str(user_id), team_id)

    def _learn_prices(self, load):
        for row in load.tables['products'].rows:
            if product_id := load.id_of('product', row.values['product']):
                load.learn('price', str(product_id), load.number('products', row, 'sales_price'))
