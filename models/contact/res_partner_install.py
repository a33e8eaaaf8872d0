import io

from odoo import api, models
from odoo.tools import SQL

from ...tools.account.account_category import RANKS
from ...tools.foundation.bulk import without_collecting
from ...tools.search.search_contact import email_key, phone_key
from ...tools.search.search_name import name_key, surname_key
from ...tools.search.search_street import street_key
from ...tools.search.search_tax import tax_key
from ..foundation.sentence import kept

#: partners that are held in memory at once
BATCH = 20_000
#: what classifying settles
CLASSIFIED = {
    'portfolio_category_id': 'int', 'portfolio_kind': 'varchar', 'portfolio_managed': 'bool',
    'portfolio_is_account': 'bool', 'portfolio_address_type_id': 'int'}


class ResPartner(models.Model):
    """What partners get that were there before the module: category, keys and kind of address, in one statement.

    Each row is written once, however much it gets. Written once for each thing, a table of a million rows becomes
    several times as long, and so does the making of every index after it.
    """
    _inherit = 'res.partner'

    @api.model
    def _portfolio_fill_existing(self):
        """Done twice it changes nothing: a category that is there stays."""
        self.env.flush_all()
        makers = self._portfolio_key_makers()
        columns = {**CLASSIFIED, **dict.fromkeys(makers, 'varchar')}
        self.env.cr.execute(SQL("CREATE TEMPORARY TABLE portfolio_existing (id int, %s)", SQL(", ").join(
            SQL("%s %s", SQL.identifier(name), SQL(kind)) for name, kind in columns.items())))
        # the driver's own cursors: the one that copies, and one that reads on while rows are copied
        with self.env.cr._cnx.cursor(name='portfolio_existing') as found, without_collecting():
            query = self._portfolio_existing_query()
            found.execute(query.code, query.params)
            while rows := found.fetchmany(BATCH):
                names = [column.name for column in found.description]
                said = [dict(zip(names, row, strict=True)) for row in rows]
                self.env.cr._obj.copy_expert(
                    "COPY portfolio_existing FROM STDIN WITH (NULL '')",
                    io.StringIO('\n'.join(self._portfolio_existing_line(one, makers) for one in said)))
        self.env.cr.execute(SQL(
            "UPDATE res_partner partner SET %s FROM portfolio_existing found WHERE partner.id = found.id",
            SQL(", ").join(SQL("%s = found.%s", SQL.identifier(name), SQL.identifier(name)) for name in columns)))
        self.env.cr.execute("DROP TABLE portfolio_existing")
        self.env.invalidate_all()
        self._portfolio_log_classified()

    @api.model
    def _portfolio_existing_line(self, said, makers):
        """A row as COPY reads it. Keys are made in their order, and see those before them."""
        for name, make in makers.items():
            said[name] = make(said) or None
        values = (said[name] for name in ('id', *CLASSIFIED, *makers))
        return '\t'.join('' if value is None else str(value).replace('\\', '') for value in values)

    @api.model
    def _portfolio_key_makers(self):
        """Stored keys, for a room to add its own: ``{field: function of what is said of a partner}``.

        What is said is a dict of the columns of :meth:`_portfolio_existing_query` and of the keys before; the function
        gives what the field's compute would.
        """
        return {
            'portfolio_name_key': lambda said: name_key(said['complete_name']),
            'portfolio_surname_key': lambda said: not said['is_company'] and surname_key(said['name']),
            'portfolio_street_key': lambda said: street_key(said['street'], said['street2']),
            'portfolio_phone_key': lambda said: phone_key(said['phone']),
            'portfolio_email_key': lambda said: email_key(said['email']),
            'portfolio_tax_key': lambda said: tax_key(said['vat']),
        }

    @api.model
    def _portfolio_existing_query(self):
        """All partners, with what they become.

        Customers have ordered or were invoiced, prospects have an opportunity or were sent a quotation, leads have a
        salesperson or a lead, and their contacts are what they are. Everybody else stays what he was.
        """
        Category = self.env['portfolio.category']
        targets = {kind: Category._first_of_kind(kind) for kind in ('lead', 'prospect', 'customer')}
        return SQL(
            """
            WITH signal AS (
                SELECT commercial_partner_id AS account_id,
                       CASE WHEN customer_rank > 0 THEN %(customer)s ELSE %(lead)s END AS rank
                  FROM res_partner
                 WHERE customer_rank > 0 OR user_id IS NOT NULL
             UNION ALL
                SELECT partner.commercial_partner_id,
                       CASE WHEN sale.state = 'sent' THEN %(prospect)s ELSE %(customer)s END
                  FROM sale_order sale
                  JOIN res_partner partner ON partner.id = sale.partner_id
                 WHERE sale.state IN ('sent', 'sale', 'done')
             UNION ALL
                SELECT commercial_partner_id, %(customer)s
                  FROM account_move
                 WHERE state = 'posted' AND move_type = 'out_invoice'
             UNION ALL
                SELECT partner.commercial_partner_id,
                       CASE WHEN lead.type = 'opportunity' THEN %(prospect)s ELSE %(lead)s END
                  FROM crm_lead lead
                  JOIN res_partner partner ON partner.id = lead.partner_id
            ), account AS (
                SELECT signal.account_id, max(signal.rank) AS rank
                  FROM signal
                  JOIN res_partner partner ON partner.id = signal.account_id
                 WHERE partner.partner_share
                   AND partner.portfolio_category_id IS NULL
                   AND partner.id NOT IN (SELECT partner_id FROM res_company)
              GROUP BY signal.account_id
            )
            SELECT partner.id, partner.complete_name, partner.name, partner.is_company, partner.city,
                   partner.street, partner.street2, partner.phone, partner.email, partner.vat,
                   partner.portfolio_trade_key,
                   coalesce(target.category_id, partner.portfolio_category_id) AS portfolio_category_id,
                   coalesce(target.kind, partner.portfolio_kind) AS portfolio_kind,
                   CASE WHEN target.kind IS NULL THEN partner.portfolio_managed
                        ELSE coalesce(partner.partner_share, FALSE) END AS portfolio_managed,
                   CASE WHEN target.kind IS NULL THEN partner.portfolio_is_account
                        ELSE partner.id = account.account_id END AS portfolio_is_account,
                   coalesce(partner.portfolio_address_type_id, address.type_id) AS portfolio_address_type_id
              FROM res_partner partner
         LEFT JOIN account ON account.account_id = partner.commercial_partner_id
         LEFT JOIN (VALUES %(targets)s) AS target (rank, category_id, kind) ON target.rank = account.rank
         LEFT JOIN (VALUES %(addresses)s) AS address (core, type_id)
                ON address.core = partner.type AND partner.parent_id IS NOT NULL
            """,
            targets=SQL(", ").join(
                SQL("(%s, %s::int, %s::varchar)", RANKS[kind], category.id or None, category.kind or None)
                for kind, category in targets.items()),
            addresses=SQL(", ").join(
                SQL("(%s::varchar, %s::int)", core, type_id) for core, type_id in (
                    self._portfolio_address_types() or {None: None}).items()),
            **{kind: RANKS[kind] for kind in targets})

    @api.model
    def _portfolio_log_classified(self):
        """One history row per account classified, in one insert."""
        reasons = {
            kind: kept(f'account.installed_{kind}') for kind in ('customer', 'prospect', 'lead')}
        self.env.cr.execute(self.env['portfolio.category.change']._log_sql(SQL(
            """
            SELECT partner.id, partner.company_id, NULL::int, partner.portfolio_category_id, reason.sentence,
                   partner.portfolio_kind, 'install'
              FROM res_partner partner
              JOIN (VALUES %(reasons)s) AS reason (kind, sentence) ON reason.kind = partner.portfolio_kind
             WHERE partner.portfolio_is_account
               AND NOT EXISTS (
                   SELECT FROM portfolio_category_change change WHERE change.partner_id = partner.id)
            """,
            reasons=SQL(", ").join(SQL("(%s, %s)", *item) for item in reasons.items())), 'to_kind', 'cause'))
