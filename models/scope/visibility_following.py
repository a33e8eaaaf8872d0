from odoo import SUPERUSER_ID, api, models
from odoo.tools import SQL


class PortfolioVisibility(models.Model):
    """Whoever no longer sees an account no longer follows it, nor what hangs on it: no message reaches him."""
    _inherit = 'portfolio.visibility'

    @api.model
    def _lose(self, lost):
        """Look at the end of the transaction, when whoever gets another reason to see an account has it.

        :param lost: ``[(user id, account id)]`` of rows that are gone; no user: everybody may have lost it
        """
        if not lost:
            return
        data = self.env.cr.precommit.data
        if 'portfolio_lost' not in data:
            data['portfolio_lost'] = set()
            # as the platform: who is asked about has nothing to do with who changed something
            self.env.cr.precommit.add(self.env(user=SUPERUSER_ID, su=True, context={})[self._name]._unfollow_lost)
        data['portfolio_lost'].update(lost)

    @api.model
    def _unfollow_lost(self):
        """Who lost an account, and may not read a document of it any longer, follows it no longer."""
        lost = self.env.cr.precommit.data.pop('portfolio_lost', ())
        if not lost:
            return
        self.env.flush_all()
        user_ids, account_ids = zip(*lost, strict=True)
        rows = self.env.execute_query(SQL(
            """
            WITH lost AS (
                SELECT lost.user_id, partner.id AS partner_id
                  FROM unnest(%s::int[], %s::int[]) lost(user_id, account_id)
                  JOIN res_partner partner ON partner.commercial_partner_id = lost.account_id)
            SELECT DISTINCT users.id, follower.res_model, follower.res_id, follower.id
              FROM (%s) document
              JOIN mail_followers follower ON follower.res_model = document.model AND follower.res_id = document.id
              JOIN res_users users ON users.partner_id = follower.partner_id AND NOT users.share
                                  AND (users.id = document.user_id OR document.user_id IS NULL)
            """, list(user_ids), list(account_ids), SQL(" UNION ALL ").join(
                SQL("SELECT lost.user_id, %s AS model, one.id FROM %s one JOIN lost ON lost.partner_id = one.%s",
                    model, SQL.identifier(self.env[model]._table), SQL.identifier(name))
                for model, name in self._followed())))
        followers = {}
        for user_id, model, record_id, follower_id in rows:
            followers.setdefault((user_id, model), {})[record_id] = follower_id
        over = []
        for (user_id, model), found in followers.items():
            documents = self.env[model].with_user(user_id).browse(found)
            kept = documents._filtered_access('read')._ids
            over += [follower_id for record_id, follower_id in found.items() if record_id not in kept]
        self.env['mail.followers'].browse(over).unlink()

    @api.model
    def _followed(self):
        """``[(model, field)]``: the partners themselves, and the documents of a partner that have followers."""
        return [('res.partner', 'id'), *(
            (name, 'partner_id') for name, model in self.env.items()
            if 'message_follower_ids' in model._fields and model._auto and not model._abstract
            and not model._transient and model._name != 'res.partner'
            and (field := model._fields.get('partner_id')) and field.store and field.column_type
            and field.comodel_name == 'res.partner' and not field.company_dependent
            and not name.startswith('res.'))]
