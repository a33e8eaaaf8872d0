from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain
from odoo.tools import SQL

from ...tools.foundation.stop import one_stop


class PortfolioRelation(models.Model):
    """Two accounts that have to do with one another: how, why and between which days.

    Stored once, seen from both: :class:`portfolio.relation.side` is what each account shows.
    """
    _name = 'portfolio.relation'
    _inherit = ['portfolio.dated']
    _description = "Relation between Accounts"
    _order = 'type_id, id'
    _rec_name = 'sentence'

    left_id = fields.Many2one(
        'res.partner', "First Account", required=True, index=True, ondelete='cascade',
        domain=[('portfolio_is_account', '=', True)])
    type_id = fields.Many2one('portfolio.relation.type', required=True, index=True, ondelete='restrict')
    right_id = fields.Many2one(
        'res.partner', "Second Account", required=True, index=True, ondelete='cascade',
        domain=[('portfolio_is_account', '=', True)])
    kind = fields.Selection(related='type_id.kind')
    is_turned = fields.Boolean("The other way round", compute='_compute_is_turned', readonly=False)
    reason = fields.Char(help="How we know, or why it matters.")
    date_from = fields.Date(help="Empty: for as long as anybody knows.")
    sentence = fields.Char(compute='_compute_sentence')

    _two_accounts = models.Constraint(
        'CHECK (left_id != right_id)', "An account cannot be related to itself. Choose another account.")
    # two sessions that write the same at once cannot both win
    _once = models.UniqueIndex(
        '(type_id, left_id, right_id) WHERE date_to IS NULL', "These accounts already have this relation.")

    def _compute_is_turned(self):
        self.is_turned = False

    @api.onchange('is_turned')
    def _onchange_is_turned(self):
        # the switch only turns: it says nothing afterwards
        if self.is_turned:
            self.left_id, self.right_id, self.is_turned = self.right_id, self.left_id, False

    @api.depends('left_id', 'right_id', 'type_id')
    @api.depends_context('lang')
    def _compute_sentence(self):
        for relation in self:
            relation.sentence = self.env._(
                "%(first)s · %(label)s of · %(second)s", first=relation.left_id.display_name or "…",
                label=relation.type_id._label('left') or "…", second=relation.right_id.display_name or "…")

    # -- what is refused --------------------------------------------------------------------------

    @api.constrains('left_id', 'right_id')
    def _check_accounts(self):
        for relation in self:
            for partner in relation.left_id | relation.right_id:
                # sudo: res.partner - the account of a contact, to name it
                account = partner.sudo().commercial_partner_id
                if account != partner:
                    raise ValidationError(one_stop(self.env._(
                        "Account: %(contact)s is a contact of %(account)s. Relate the accounts.",
                        contact=partner.display_name, account=account.display_name)))

    @api.constrains('left_id', 'right_id', 'type_id', 'date_from', 'date_to')
    def _check_double(self):
        self.env['portfolio.relation.type'].flush_model(['kind'])
        row, _other = self._overlapping(SQL(
            """
            other.type_id = mine.type_id AND (
                (other.left_id = mine.left_id AND other.right_id = mine.right_id)
                OR (other.left_id = mine.right_id AND other.right_id = mine.left_id
                    AND mine.type_id IN (SELECT id FROM portfolio_relation_type WHERE kind = 'symmetric')))
            """))
        if row:
            raise ValidationError(self.env._(
                "“%s” already exists for the same dates. Change that relation, or end it first.", row.sentence))

    @api.constrains('left_id', 'right_id', 'type_id', 'date_from', 'date_to')
    def _check_circle(self):
        for relation in self.filtered(lambda relation: relation.kind == 'hierarchy'):
            relation.type_id._serialise()
            circle = relation._circle()
            if circle:
                raise ValidationError(self.env._(
                    "%(type)s: this creates a loop, %(circle)s. An account cannot be above itself.",
                    type=relation.type_id.display_name, circle=" → ".join(self._names(circle))))

    def _circle(self):
        """The accounts of the circle this relation closes, from its first one and back to it; nothing if there is none.

        Only relations that hold on the same day can make one.
        """
        self.flush_model()
        rows = self.env.execute_query(SQL(
            """
            WITH RECURSIVE down AS (
                SELECT relation.right_id AS account_id, ARRAY[relation.left_id, relation.right_id] AS path,
                       %(days)s AS days
                  FROM portfolio_relation relation WHERE relation.id = %(id)s
                 UNION ALL
                SELECT relation.right_id, down.path || relation.right_id,
                       down.days * %(days)s
                  FROM down
                  JOIN portfolio_relation relation
                    ON relation.left_id = down.account_id AND relation.type_id = %(type)s
                   AND %(days)s && down.days
                 WHERE NOT relation.right_id = ANY(down.path[2:]) AND down.account_id != down.path[1]
            )
            SELECT path FROM down WHERE account_id = path[1] LIMIT 1
            """, id=self.id, type=self.type_id.id, days=self._days_sql('relation')))
        return rows[0][0] if rows else []

    def _names(self, ids):
        """The accounts by name, as far as the user may know it."""
        known = self.env['res.partner'].sudo(False).with_context(active_test=False).search([('id', 'in', ids)])
        names = {account.id: account.display_name for account in known}
        return [names.get(partner_id) or self.env._("another account") for partner_id in ids]

    # -- both accounts show it ----------------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        self._check_visible(vals_list)
        relations = super().create(vals_list)
        self._forget()
        return relations

    def write(self, vals):
        self._check_visible([vals])
        result = super().write(vals)
        self._forget()
        return result

    def unlink(self):
        result = super().unlink()
        self._forget()
        return result

    @api.model
    def _check_visible(self, vals_list):
        """Both accounts are seen, before anything says that the relation is there or what they are called."""
        self.env['res.partner'].browse({
            vals[name] for vals in vals_list for name in ('left_id', 'right_id') if vals.get(name)
        }).check_access('read')

    @api.model
    def _forget(self):
        """What was read of the relations of accounts does not hold any longer."""
        for name in ('portfolio.relation.side', 'portfolio.relation.reach'):
            self.env[name].invalidate_model(flush=False)
        self.env['res.partner'].invalidate_model([
            'portfolio_relation_ids', 'portfolio_reach_ids', 'portfolio_relation_hidden'], flush=False)

    @api.model
    def _action_related(self, account, types=None, hops=2):
        """The list of the accounts within so many steps of one, each step of one of these types."""
        if types or hops < 2:
            near = Domain('origin_id', '=', account.id) & Domain('hops', '<=', hops)
            if types:
                near &= Domain('type_id', 'in', types.ids) & Domain('last_type_id', 'in', types.ids)
            domain = Domain('portfolio_reach_ids', 'any', near)
        else:
            domain = Domain('portfolio_related_id', '=', account.id)
        action = self.env['ir.actions.act_window']._for_xml_id('crm_portfolio.action_accounts')
        action['domain'] = list(domain)
        action['display_name'] = self.env._("Related to %s", account.display_name)
        return action

    def action_graph(self):
        self.ensure_one()
        return self.left_id.action_portfolio_relation_graph()
