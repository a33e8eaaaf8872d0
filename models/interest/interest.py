from collections import defaultdict

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import SQL

from ...tools.interest.interest import FADED, HIGHEST, LOWEST, after_purchase, effective_level
from ..foundation.sentence import Sentence, kept, names

OPINIONS = [
    ('-2', "Rejects it"),
    ('-1', "Not interested"),
    ('0', "Indifferent"),
    ('1', "Interested"),
    ('2', "Very interested"),
]
SOURCES = [
    ('manual', "By hand"),
    ('visit', "Visit"),
    ('purchase', "Purchase"),
    ('click', "Click in a mail"),
    ('questionnaire', "Questionnaire"),
    ('lead', "Lead"),
]
HALF_LIFE = 365


class PortfolioInterest(models.Model):
    """What an account thought of an area on a day, who found out and how.

    The latest row of an account and area is current; the ones before it are its history. Rows are never
    rewritten but by whoever made one the same day: a slip of the finger is corrected, not remembered.
    """
    _name = 'portfolio.interest'
    _description = "Interest of an Account"
    _order = 'date desc, id desc'
    _rec_name = 'area_id'

    partner_id = fields.Many2one(
        'res.partner', "Account", required=True, index=True, ondelete='cascade')
    contact_id = fields.Many2one(
        'res.partner', "Said By", index='btree_not_null', ondelete='set null',
        help="The contact of the account who said or did it.")
    area_id = fields.Many2one(
        'portfolio.interest.area', required=True, index=True, ondelete='restrict')
    level = fields.Integer(
        required=True, aggregator='avg', help="From -2, rejects it, to 2, very interested.")
    opinion = fields.Selection(OPINIONS, compute='_compute_opinion', store=True)
    effective_level = fields.Float(
        "Level Today", compute='_compute_effective_level', search='_search_effective_level', digits=(3, 1),
        help="What is left of it: an interest fades with time, as the settings say.")
    source = fields.Selection(SOURCES, required=True, default='manual')
    date = fields.Date(required=True, default=lambda self: self._portfolio_today())
    user_id = fields.Many2one(
        'res.users', "Noted By", default=lambda self: self.env.user, ondelete='set null')
    reason = Sentence(help="In one sentence: what was said, bought or clicked.")
    order_id = fields.Many2one(
        'sale.order', readonly=True, index='btree_not_null', ondelete='set null')
    is_current = fields.Boolean("Current", readonly=True, copy=False)

    _level_range = models.Constraint(
        'CHECK (level BETWEEN -2 AND 2)', "Level: from -2 (rejects it) to 2 (very interested).")
    _one_current = models.UniqueIndex(
        "(partner_id, area_id) WHERE is_current",
        "The account already has a current interest in this area. Change that one instead.")
    _one_per_order = models.UniqueIndex(
        "(order_id, area_id) WHERE order_id IS NOT NULL", "This order already counts for this area.")
    _disliked_idx = models.Index("(area_id, partner_id) WHERE is_current AND level < 0")

    @api.depends('level')
    def _compute_opinion(self):
        for interest in self:
            interest.opinion = str(interest.level) if LOWEST <= interest.level <= HIGHEST else False

    @api.depends('level', 'date')
    def _compute_effective_level(self):
        half_life, today = self._portfolio_half_life(), self._portfolio_today()
        for interest in self:
            age = (today - (interest.date or today)).days
            interest.effective_level = effective_level(interest.level, age, half_life)

    def _portfolio_dislikes(self):
        """Those of ``self`` that are a dislike today: of a faded one less than half a step is left."""
        half_life, today = self._portfolio_half_life(), self._portfolio_today()
        return self.filtered(lambda row: row.level < 0 and effective_level(
            row.level, (today - row.date).days, half_life) <= FADED)

    def _search_effective_level(self, operator, value):
        if operator not in ('<', '<=', '>', '>='):
            self._portfolio_refuse_operator('effective_level')
        half_life, today = self._portfolio_half_life(), self._portfolio_today()

        def to_sql(model, alias, query):
            level, date = SQL.identifier(alias, 'level'), SQL.identifier(alias, 'date')
            faded = SQL(
                "%s * power(0.5, greatest(%s - %s, 0)::float / %s)", level, today, date, half_life,
            ) if half_life > 0 else level
            return SQL("%s %s %s", faded, SQL(operator), value)
        return Domain.custom(to_sql=to_sql)

    @api.model
    def _portfolio_half_life(self):
        """Days after which half of an interest is left; 0: it never fades."""
        # sudo: ir.config_parameter - the setting holds for everybody
        return int(self.env['ir.config_parameter'].sudo().get_param(
            'crm_portfolio.interest_half_life', HALF_LIFE))

    # -- which one is current --------------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        self._portfolio_check_kept(vals_list)
        interests = super(PortfolioInterest, self._portfolio_own()).create(
            self._portfolio_of_accounts(vals_list)).with_env(self.env)
        interests._portfolio_settle()
        return interests

    def write(self, vals):
        if not self.env.su and vals.keys() & {'partner_id', 'area_id', 'level', 'date', 'source', 'user_id'}:
            raise UserError(self.env._(
                "Past interests cannot be changed. Record the current interest instead."))
        result = super().write(vals)
        if vals.keys() & {'partner_id', 'area_id', 'date'}:
            self._portfolio_settle()
        return result

    def unlink(self):
        pairs = self._portfolio_pairs()
        result = super().unlink()
        self._portfolio_settle_pairs(pairs)
        return result

    @api.model
    def _portfolio_of_accounts(self, vals_list):
        """An opinion is the account's: given with one of its contacts, he is who said it."""
        # sudo: res.partner - whose contact somebody is; the rule on creating looks at the account
        partners = self.env['res.partner'].sudo().browse(
            {vals['partner_id'] for vals in vals_list if vals.get('partner_id')}).exists()
        account_of = {partner.id: partner.commercial_partner_id.id for partner in partners}
        settled = []
        for vals in vals_list:
            given = vals.get('partner_id')
            account = account_of.get(given, given)
            said_by = {'contact_id': vals.get('contact_id') or given} if account != given else {}
            settled.append({**vals, **said_by, 'partner_id': account, 'is_current': False})
        return settled

    def _portfolio_pairs(self):
        # sudo: portfolio.interest - only which accounts and areas these rows are of
        return [(interest.partner_id.id, interest.area_id.id) for interest in self.sudo()]

    def _portfolio_settle(self):
        self._portfolio_settle_pairs(self._portfolio_pairs())

    @api.model
    def _portfolio_settle_pairs(self, pairs):
        """Of each account and area the latest row is current and no other: two statements, however many.

        :param pairs: ``[(account id, area id)]``
        """
        if not pairs:
            return
        self.flush_model()
        accounts, areas = zip(*set(pairs), strict=True)
        # two arrays: a list of a hundred thousand pairs is more than PostgreSQL parses
        asked = SQL("SELECT * FROM unnest(%s, %s)", list(accounts), list(areas))
        latest = SQL(
            """
            SELECT DISTINCT ON (partner_id, area_id) id
              FROM portfolio_interest
             WHERE (partner_id, area_id) IN (%s)
          ORDER BY partner_id, area_id, date DESC, id DESC
            """, asked)
        # first take it from the old ones: the index allows one at any moment
        self.env.cr.execute(SQL(
            """
            UPDATE portfolio_interest SET is_current = FALSE
             WHERE is_current AND (partner_id, area_id) IN (%s) AND id NOT IN (%s)
            """, asked, latest))
        self.env.cr.execute(SQL(
            "UPDATE portfolio_interest SET is_current = TRUE WHERE is_current IS NOT TRUE AND id IN (%s)", latest))
        self.invalidate_model(['is_current'])
        self.env['res.partner'].invalidate_model(['portfolio_interest_ids'])

    # -- stating one -----------------------------------------------------------------------------

    @api.model
    def _portfolio_set(self, partners, area, level, source='manual', reason=None):
        """Note what the accounts of ``partners`` think of ``area``, from today on.

        :param partners: accounts, or contacts who said it
        :param area: one ``portfolio.interest.area``
        :param int level: -2 to 2
        :param str source: a value of :data:`SOURCES`
        :param reason: one sentence, text or kept
        :return: the current rows; who says something else the same day corrects his own
        """
        today = self._portfolio_today()
        mine = self.search([
            ('partner_id', 'in', partners.commercial_partner_id.ids), ('area_id', '=', area.id),
            ('is_current', '=', True), ('user_id', '=', self.env.uid), ('source', '=', source), ('date', '=', today)])
        if mine:
            mine._portfolio_check_writable()
            # sudo: portfolio.interest - a slip of one's own, today; nobody rewrites rows by other ways
            mine.sudo().write({'level': level, 'reason': reason})
        rest = partners.filtered(lambda partner: partner.commercial_partner_id not in mine.partner_id)
        by_account = {partner.commercial_partner_id: partner for partner in rest}
        return mine | self.create([
            {'partner_id': partner.id, 'area_id': area.id, 'level': level, 'source': source, 'date': today,
             'reason': reason}
            for partner in by_account.values()
        ])

    def _portfolio_check_writable(self):
        if not self.env.su:
            self.check_access('create')

    # -- purchases -------------------------------------------------------------------------------

    @api.model
    def _portfolio_raise(self, orders, only_unknown=False):
        """Confirmed orders show interest in the areas of what was bought.

        An order counts once, however often it is confirmed; a stated dislike stands.

        :param orders: ``sale.order``, earliest first
        :param only_unknown: leave out whoever has an opinion already
        :return: the new rows
        """
        bought = self._portfolio_bought(orders)
        if not bought:
            return self.browse()
        levels, told = self._portfolio_known(bought)
        unknown = {pair for pair in {key[1:] for key in bought} if pair not in levels}
        vals_list = []
        for (order, account, area), products in bought.items():
            level = after_purchase(levels.get((account, area)))
            if level is None or (order, area) in told or (only_unknown and (account, area) not in unknown):
                continue
            levels[account, area] = level
            vals_list.append(self._portfolio_purchase_vals(order, account, area, level, products))
        # sudo: portfolio.interest - buying is the customer's doing, whoever presses the button
        return self.sudo().create(vals_list).sudo(False)

    @api.model
    def _portfolio_withdraw(self, orders):
        """Orders that were cancelled no longer show interest; later purchases count as if they had not been."""
        self._portfolio_purchases(orders)._portfolio_drop()

    @api.model
    def _portfolio_follow(self, orders):
        """Confirmed orders that have changed show interest in what they are about now, of whom they are now."""
        bought = self._portfolio_bought(orders)
        self._portfolio_purchases(orders).filtered(
            lambda row: (row.order_id, row.partner_id, row.area_id) not in bought)._portfolio_drop()
        self._portfolio_raise(orders)

    def _portfolio_purchases(self, orders):
        # sudo: portfolio.interest - buying or not is the customer's doing, whoever presses the button
        return self.sudo().search([('order_id', 'in', orders.ids), ('source', '=', 'purchase')])

    def _portfolio_drop(self):
        """Delete purchases that are none; those after them count as if they had not been."""
        pairs = set(self._portfolio_pairs())
        if not pairs:
            return
        self.unlink()
        accounts, areas = (list(column) for column in zip(*pairs, strict=True))
        # sudo: portfolio.interest - all that is known of them, whoever asks
        told = self.sudo().search(
            [('partner_id', 'in', accounts), ('area_id', 'in', areas)], order='partner_id, area_id, date, id')
        levels = {}
        for row in told:
            pair = row.partner_id, row.area_id
            if (row.partner_id.id, row.area_id.id) in pairs and row.source == 'purchase':
                level = after_purchase(levels.get(pair))
                if level is not None and level != row.level:
                    row.level = level
            levels[pair] = row.level

    def _portfolio_bought(self, orders):
        """``{(order, account, area): products}``, in the order given."""
        # sudo: sale.order, its lines and products - what was bought, whoever confirms
        lines = orders.sudo().order_line.filtered(
            lambda line: line.product_id and not line.display_type and line.product_uom_qty > 0)
        areas = self.env['portfolio.interest.area']._portfolio_of_categories(lines.product_id.categ_id)
        bought = defaultdict(list)
        for line in lines:
            account = line.order_id.partner_id.commercial_partner_id
            for area in areas.get(line.product_id.categ_id, ()):
                bought[line.order_id, account, area].append(line.product_id)
        return dict(bought)

    def _portfolio_known(self, bought):
        """What is known of these accounts: ``({(account, area): level}, {(order, area)} told already)``."""
        orders, accounts, areas = (set(column) for column in zip(*bought, strict=True))
        # sudo: portfolio.interest - opinions on accounts of an order the user confirms
        rows = self.sudo().search([
            ('area_id', 'in', [area.id for area in areas]),
            '|', ('order_id', 'in', [order.id for order in orders]),
            '&', ('is_current', '=', True), ('partner_id', 'in', [account.id for account in accounts])])
        levels = {
            # a dislike that has faded stands in nobody's way
            (row.partner_id, row.area_id): 0 if row.level < 0 and not row._portfolio_dislikes() else row.level
            for row in rows if row.is_current}
        return levels, {(row.order_id, row.area_id) for row in rows}

    def _portfolio_purchase_vals(self, order, account, area, level, products):
        first, *others = dict.fromkeys(products)
        if others:
            sentence = kept(
                'interest.bought_more', product=names(first, 'name'), count=len(others), order=order.name)
        else:
            sentence = kept('interest.bought', product=names(first, 'name'), order=order.name)
        return {
            'partner_id': account.id,
            'contact_id': order.partner_id.id if order.partner_id != account else False,
            'area_id': area.id, 'level': level, 'source': 'purchase', 'order_id': order.id,
            'date': order.company_id._portfolio_day(order.date_order),
            'user_id': order.user_id.id or self.env.uid, 'reason': sentence,
        }
