from dataclasses import dataclass, field
from itertools import groupby

from odoo import api, models
from odoo.tools import SQL

from ...tools.foundation.bulk import array
from ...tools.foundation.carrier import Fact


@dataclass(frozen=True, eq=False)
class PendingFollowers(Fact):
    """Followers of documents of a model, to be inserted together, and what core has found out meanwhile of whom a
    team's followers are."""
    model: str
    rows: list = field(default_factory=list)
    found: dict = field(default_factory=dict)


class MailFollowers(models.Model):
    _inherit = 'mail.followers'

    def _get_subscription_data(self, doc_data, pids, **options):
        """The same for all documents that go to one team: asked once."""
        pending = self._portfolio_told(PendingFollowers)
        if pending is None or pids is not None:
            return super()._get_subscription_data(doc_data, pids, **options)
        key = repr((doc_data, sorted(options.items())))
        if key not in pending.found:
            pending.found[key] = super()._get_subscription_data(doc_data, pids, **options)
        return pending.found[key]

    def _insert_followers(self, res_model, res_ids, partner_ids, subtypes=None, **options):
        """Followers of documents that are given away in bulk are held back, and inserted together."""
        pending = self._portfolio_told(PendingFollowers)
        if pending is None or res_model != pending.model or not subtypes:
            return super()._insert_followers(res_model, res_ids, partner_ids, subtypes=subtypes, **options)
        pending.rows.extend(
            (tuple(sorted(subtypes[partner_id])), res_id, partner_id)
            for res_id in res_ids for partner_id in partner_ids)
        return None

    @api.model
    def _portfolio_insert(self, model, rows):
        """Insert followers; whoever follows already stays so.

        :param model: of the documents
        :param rows: ``[(ids of subtypes, id of a document, id of a partner)]``
        """
        for subtype_ids, group in groupby(sorted(rows), key=lambda one: one[0]):
            document_ids, partner_ids = zip(*(row[1:] for row in group), strict=True)
            self.env.execute_query(SQL(
                """
                WITH following AS (
                    INSERT INTO mail_followers (res_model, res_id, partner_id)
                    SELECT DISTINCT %s, held.document_id, held.partner_id
                      FROM unnest(%s::int[], %s::int[]) held(document_id, partner_id)
                        ON CONFLICT DO NOTHING
                 RETURNING id
                )
                INSERT INTO mail_followers_mail_message_subtype_rel (mail_followers_id, mail_message_subtype_id)
                SELECT following.id, subtype_id
                  FROM following, unnest(%s::int[]) subtype_id
             RETURNING mail_followers_id
                """, model, array(document_ids), array(partner_ids), list(subtype_ids)))
            self.env[model].browse(document_ids).invalidate_recordset(
                ['message_follower_ids', 'message_partner_ids', 'message_is_follower'], flush=False)
        self.invalidate_model(flush=False)
