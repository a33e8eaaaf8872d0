from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL


class MailingMailing(models.Model):
    """Who does not get a mailing: blocked accounts, whoever refused it, and the second of two with one mailbox.

    What is refused is a mailbox: a mailing to a list of addresses, or to leads, respects what a contact with
    that address has said. Each sending asks again, and so does the composer for every single mail.
    """
    _inherit = 'mailing.mailing'

    portfolio_purpose_id = fields.Many2one(
        'portfolio.purpose', "Purpose", index='btree_not_null', ondelete='set null',
        help="Contacts with an opt-out for this purpose do not get it. Without a purpose, contacts with any opt-out "
             "do not get it.")

    portfolio_position_ids = fields.Many2many(
        'portfolio.job.position', 'portfolio_mailing_position_rel', 'mailing_id', 'position_id', "Job Positions",
        help="Of the contacts chosen, only those in one of these positions, or in one that is part of it.")

    # those that neither got it nor are among what was cancelled, as it was when it was sent
    portfolio_refused_count = fields.Integer("Left Out: Opted Out", readonly=True, copy=False, aggregator=None)
    portfolio_blocked_count = fields.Integer("Left Out: Account Blocked", readonly=True, copy=False, aggregator=None)

    @api.model_create_multi
    def create(self, vals_list):
        self._portfolio_check_kept(vals_list)
        return super().create(vals_list)

    def write(self, vals):
        result = super().write(vals)
        if vals.get('state') == 'done':
            for mailing in self:
                mailing._portfolio_count_left_out()
        return result

    def _parse_mailing_domain(self):
        domain = super()._parse_mailing_domain()
        if self.portfolio_position_ids and self.mailing_model_real == 'res.partner':
            domain = Domain(domain) & Domain('portfolio_job_position_id', 'child_of', self.portfolio_position_ids.ids)
        return domain

    def _get_recipients_domain(self):
        domain = Domain(super()._get_recipients_domain())
        return domain & ~(self._portfolio_refused() | self._portfolio_blocked_recipients())

    def _get_opt_out_list(self):
        """The mailboxes no mail of this mailing goes to, however its recipients were chosen."""
        return set(super()._get_opt_out_list()) | self._portfolio_mailboxes()

    def _get_remaining_recipients(self):
        """One mail a mailbox, whatever the number of roles or accounts behind it."""
        ids = super()._get_remaining_recipients()
        if self.mailing_type != 'mail' or 'email_normalized' not in self.env[self.mailing_model_real]._fields:
            return ids
        seen, kept = set(), []
        for record in self.env[self.mailing_model_real].browse(ids):
            if not record.email_normalized or record.email_normalized not in seen:
                kept.append(record.id)
            seen.add(record.email_normalized)
        return kept

    # -- who is left out ---------------------------------------------------------------------------

    def _portfolio_select_refused(self):
        """The partners that refused this mailing, as a sub-select."""
        return self.env['portfolio.optout']._select_partners(
            'email' if self.mailing_type == 'mail' else 'sms', self.portfolio_purpose_id)

    def _portfolio_refused(self):
        """A domain on the recipients: the contact refused, or another one with the same mailbox or number."""
        return self._portfolio_reach(self._portfolio_select_refused())

    def _portfolio_blocked_recipients(self):
        """A domain on the recipients: of accounts blocked for mailings; invoices and the like go out all the same."""
        if self.portfolio_purpose_id.is_transactional:
            return Domain.FALSE
        return self._portfolio_reach(self._portfolio_select_blocked())

    def _portfolio_select_blocked(self):
        return SQL(
            "SELECT person.id FROM res_partner person WHERE person.commercial_partner_id IN (%s)",
            self.env['portfolio.block']._select_accounts(['mailing', 'all']))

    def _portfolio_reach(self, partners):
        """A domain: recipients that are one of ``partners``, belong to one, or share a mailbox or number with one."""
        model = self.env[self.mailing_model_real]
        self.env['res.partner'].flush_model(['email_normalized', 'phone_sanitized', 'commercial_partner_id'])
        if model._name == 'res.partner':
            domain = Domain('id', 'any!', partners)
        else:
            field = model._fields.get('partner_id')
            is_partner = field is not None and field.store and field.comodel_name == 'res.partner'
            domain = Domain('partner_id', 'any!', partners) if is_partner else Domain.FALSE
        key = 'email_normalized' if self.mailing_type == 'mail' else 'phone_sanitized'
        if key in model._fields and model._fields[key].store:
            model.flush_model([key])
            domain |= Domain.custom(to_sql=lambda model, alias, query: SQL(
                "%s IN (SELECT person.%s FROM res_partner person WHERE person.id IN (%s) AND person.%s IS NOT NULL)",
                SQL.identifier(alias, key), SQL.identifier(key), partners, SQL.identifier(key)))
        return domain

    def _portfolio_mailboxes(self):
        selects = [self._portfolio_select_refused()]
        if not self.portfolio_purpose_id.is_transactional:
            selects.append(self._portfolio_select_blocked())
        self.env['res.partner'].flush_model(['email_normalized', 'commercial_partner_id'])
        return {email for email, in self.env.execute_query(SQL(
            "SELECT DISTINCT email_normalized FROM res_partner WHERE email_normalized IS NOT NULL AND id IN (%s)",
            SQL(" UNION ALL ").join(selects)))}

    def _portfolio_count_left_out(self):
        """Keep how many were left out and why; core only counts those it tried."""
        model = self.env[self.mailing_model_real]
        left = Domain(self._parse_mailing_domain()) & ~Domain('id', 'in', self._portfolio_traces().subselect('res_id'))
        refused, blocked = self._portfolio_refused(), self._portfolio_blocked_recipients()
        self._portfolio_own().write({
            # the reason that the list of recipients gives
            'portfolio_refused_count': model.search_count(left & refused & ~blocked),
            'portfolio_blocked_count': model.search_count(left & blocked)})

    def _portfolio_traces(self):
        # sudo: mailing.trace - whom this mailing has tried to reach
        return self.env['mailing.trace'].sudo()._search([
            ('mass_mailing_id', '=', self.id), ('model', '=', self.mailing_model_real)])

    # -- the list, before anything is sent ----------------------------------------------------------

    def action_portfolio_dry_run(self):
        """Who would get this mailing now, and who not and why: a list, and nothing is sent."""
        self.ensure_one()
        self.check_access('read')
        return self._portfolio_list(self.env._("Recipients of “%s”", self.subject), self._portfolio_dry_run())

    def action_portfolio_left_out(self):
        """Who did not get this mailing for an opt-out or a block, once it was sent."""
        self.ensure_one()
        self.check_access('read')
        lines = [line for line in self._portfolio_dry_run() if line['outcome'] in ('refused', 'blocked')]
        tried = set(self._portfolio_already(
            self.env[self.mailing_model_real].browse(line['res_id'] for line in lines)))
        return self._portfolio_list(
            self.env._("Left out of “%s”", self.subject), [line for line in lines if line['res_id'] not in tried])

    def _portfolio_list(self, name, recipients):
        lines = self.env['portfolio.mailing.recipient'].create(recipients)
        return {
            'type': 'ir.actions.act_window',
            'name': name,
            'res_model': lines._name,
            'view_mode': 'list,kanban',
            'views': [(False, 'list'), (False, 'kanban')],
            'domain': [('id', 'in', lines.ids)],
            'context': {'search_default_group_outcome': 1},
        }

    def _portfolio_dry_run(self):
        """Every recipient that the mailing's own filter finds, with what becomes of it.

        :return: values of ``portfolio.mailing.recipient``, ``outcome`` is ``sent`` or why not
        :rtype: list[dict]
        """
        model = self.env[self.mailing_model_real]
        everybody = model.search(self._parse_mailing_domain())
        out = self._portfolio_outcomes(everybody)
        remaining = set(self._get_remaining_recipients())
        key = 'email_normalized' if 'email_normalized' in model._fields else None
        return [
            {
                'mailing_id': self.id, 'res_model': model._name, 'res_id': record.id, 'name': record.display_name,
                'email': key and record[key],
                'outcome': out.get(record.id) or ('sent' if record.id in remaining else 'mailbox'),
            }
            for record in everybody
        ]

    def _portfolio_outcomes(self, everybody):
        """Why records do not get the mailing: ``{id: outcome}``, one query a reason."""
        model, ids = everybody.browse(), Domain('id', 'in', everybody.ids)
        out = dict.fromkeys(self._portfolio_already(everybody), 'done')
        if 'email_normalized' in model._fields:
            out.update(dict.fromkeys(everybody.filtered(lambda record: not record.email_normalized).ids, 'no_email'))
        rest = Domain(self._get_recipients_domain())
        out.update(dict.fromkeys(set(everybody.ids) - set(model.search(ids & rest).ids), 'other'))
        if self.use_exclusion_list and 'is_blacklisted' in model._fields:
            out.update(dict.fromkeys(model.search(ids & Domain('is_blacklisted', '=', True)).ids, 'blacklist'))
        out.update(dict.fromkeys(model.search(ids & self._portfolio_refused()).ids, 'refused'))
        out.update(dict.fromkeys(model.search(ids & self._portfolio_blocked_recipients()).ids, 'blocked'))
        return out

    def _portfolio_already(self, everybody):
        # sudo: mailing.trace - whether this mailing has been sent to somebody
        return self.env['mailing.trace'].sudo().search([
            ('mass_mailing_id', '=', self.id), ('model', '=', everybody._name),
            ('res_id', 'in', everybody.ids)]).mapped('res_id')
