from odoo import api, models, tools
from odoo.exceptions import AccessError
from odoo.fields import Domain

from ...tools.foundation.relations import pointed_at

# to whom a document is given
HOLDERS = ('res.users', 'crm.team')


class Base(models.AbstractModel):
    """What a user with a scope writes stays within his reach.

    The platform asks a rule before a write only. Called by ``write`` of base_guard.py, before and after.
    """
    _inherit = 'base'

    def _portfolio_check_reach(self, vals):
        """Refuse to move records to accounts that the user may only read, where changing them asks for more.

        Asked before it is written: a responsible that moves to an account takes the right to it along.
        """
        for name in self._portfolio_needs_writable() & vals.keys():
            partners = self.env['res.partner'].browse(pointed_at(vals[name]))
            if partners and not self._portfolio_points_already(self._fields[name], partners._name, partners.ids[0]):
                self._portfolio_refuse_reach(name, partners)

    def _portfolio_refuse_reach(self, name, partners):
        # sudo: res.partner - readable as was checked before; portfolio_writable looks at the user, not at rights
        if not all(partners.sudo().mapped('portfolio_writable')):
            raise AccessError(self.env._(
                "%(field)s: you may read this account, not change it. Whoever is responsible for it can, or your "
                "sales manager.", field=self._fields[name]._description_string(self.env)))

    def _portfolio_check_stays(self, vals):
        """After a write, what the rules without a group say still holds; the exception undoes the write.

        These are the scope and the companies. Rules of a group widen what a user sees by what is his ('my own
        leads'); to give a lead to a colleague is daily work, so they need not hold afterwards. They do where it is
        not given to anybody, but moved to another account: a colleague's lead that was in reach through its account.
        """
        if self._portfolio_deciding().isdisjoint(vals):
            return
        # a record may pass to another of the user's companies, whichever he is working in
        moved = self.with_context(allowed_company_ids=self.env.user.company_ids.ids)
        moved._portfolio_check_lasting()
        if self._portfolio_is_moved(vals):
            moved.check_access('read')
            moved.check_access('write')

    def _portfolio_is_moved(self, vals):
        """Whether ``vals`` say which account or document it belongs to, and not whose it is."""
        given = {self._fields[name].comodel_name for name in vals if name in self._fields}
        moving = self._portfolio_deciding() & self._portfolio_pointing().keys() & vals.keys()
        return bool(moving) and given.isdisjoint(HOLDERS)

    def _portfolio_held(self, vals):
        """``{colleague: records of his that he sees}``, of those that ``vals`` move to another account."""
        holder = self._fields.get('user_id')
        is_theirs = holder is not None and holder.store and holder.comodel_name == 'res.users'
        if not is_theirs or not self._portfolio_is_moved(vals):
            return {}
        # sudo: any model, res.users - whose the records are; each is asked for with his own rights
        owned = self.sudo().grouped('user_id')
        return {
            user: records.browse(records._portfolio_seen_by(user)) for user, records in owned.items()
            if user and user != self.env.user and user._portfolio_is_restricted()}

    def _portfolio_seen_by(self, user):
        theirs = self.with_user(user).with_context(allowed_company_ids=user.company_ids.ids)
        return theirs._filtered_access('read').ids

    def _portfolio_check_held(self, held):
        """What is moved stays in sight of the colleague whose it is: he would not know that he has lost it."""
        for user, records in held.items():
            if len(records._portfolio_seen_by(user)) < len(records):
                raise AccessError(self.env._(
                    "%(document)s: it belongs to %(user)s, who does not see the account you move it to. Assign it to "
                    "somebody who does in the same step, or make %(user)s responsible there first.",
                    document=self.env['ir.model']._get(self._name).name, user=user.name))

    def _portfolio_check_lasting(self):
        domain = self.env['ir.rule']._portfolio_lasting(self._name) & Domain('id', 'in', self.ids)
        # sudo: any model - rules are asked with all rights, as the platform does
        kept = self.sudo().with_context(active_test=False)._search(domain).get_result_ids()
        if len(kept) < len(set(self.ids)):
            raise AccessError(self.env._(
                "%(document)s: after this change it would belong to an account or a company that is not yours to "
                "change. Choose one that is, or ask your sales manager to make the change.",
                document=self.env['ir.model']._get(self._name).name))

    @api.model
    @tools.ormcache('self._name')
    def _portfolio_deciding(self):
        """The fields on which it depends whether a rule without a group holds."""
        todo = {expression.split('.')[0] for expression in self.env['ir.rule']._portfolio_asked(self._name)}
        found = set()
        while todo:
            name = todo.pop()
            field = self._fields.get(name)
            if field is not None and name not in found:
                found.add(name)
                todo |= {path.split('.')[0] for path in self.pool.field_depends.get(field, ())}
        return frozenset(found)

    @api.model
    @tools.ormcache('self._name')
    def _portfolio_needs_writable(self):
        """The fields whose account the user must be able to change for the record to be his to change."""
        return frozenset(
            expression.split('.')[0] for expression in self.env['ir.rule']._portfolio_always_asked(self._name)
            if expression.count('.') == 1 and expression.endswith('.portfolio_writable'))
