import logging
from datetime import timedelta

import psycopg2

from odoo import SUPERUSER_ID, api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools.sql import escape_psql

from ...tools.capture.lead_form import clean_line
from .lead_form_submission import UTM

_logger = logging.getLogger(__name__)

# campaigns, sources or media that may come to be in a day; what else pages speak of stays on the submission
NEW_NAMES = 20


class PortfolioLeadFormSubmission(models.Model):
    """What becomes of a submission: a lead, made by a job at once after the visitor has had his answer.

    To find who he is takes longer when the company knows him. Were it done before he is answered, a stranger with
    a watch could tell whom the company knows.
    """
    _inherit = 'portfolio.lead.form.submission'

    def _go_on(self):
        self.is_due = True
        self.env.ref('crm_portfolio.ir_cron_lead_form_make')._trigger()

    @api.model
    def _cron_make(self):
        """One after the other, each kept before the next: a run that dies leaves the rest to the next one."""
        due = self.search([('is_due', '=', True)], order='id')
        for done, submission in enumerate(due, 1):
            if submission.try_lock_for_update():
                submission._make_leads()
            if not self.env['ir.cron']._commit_progress(1, remaining=len(due) - done):
                break

    def _make_leads(self):
        """A lead of each, given out by the rules. What fails is kept, and tried again by the job that cleans."""
        for submission in self:
            try:
                with self.env.cr.savepoint():
                    lead = submission._serving()._make_lead()
            except psycopg2.OperationalError:
                # two at once: the next run takes it up again
                raise
            # whatever other modules raise: one bad answer does not stop the others
            except Exception as error:
                _logger.exception("Web form %s: submission %s made no lead.", submission.form_id.id, submission.id)
                submission.write({'verdict': 'failed', 'is_due': False, 'spam_reason': clean_line(str(error))})
            else:
                submission.write({'verdict': 'accepted', 'is_due': False, 'lead_id': lead.id})

    def _serving(self):
        """The same as the machine that serves pages: nobody in particular, in the company of the form."""
        return self.with_user(SUPERUSER_ID).with_company(self.company_id)

    def _make_lead(self):
        values = self._portfolio_worded()._lead_values()
        return self.env['crm.lead']._portfolio_capture([values], 'web')

    def _lead_values(self):
        """What ``crm.lead.create`` gets."""
        self.ensure_one()
        form, said, notes = self.form_id, {}, []
        for answer in self.answers:
            field = form.field_ids.browse(answer['field']).exists()
            if field and field.target in self.env['crm.lead']._fields:
                said[field.target] = field._lead_value(answer['value'])
            else:
                notes.append(answer)
        who = said.get('partner_name') or said.get('contact_name') or said.get('email_from')
        return {
            'name': f"{form.title}: {who}" if who else form.title,
            'team_id': form.team_id.id,
            'company_id': self._lead_company().id,
            'tag_ids': [fields.Command.set(form.tag_ids.ids)],
            'lang_id': self.env['res.lang']._get_data(code=self.lang).id,
            'description': self._as_html(notes),
            **self._utm_values(),
            **said,
        }

    def _lead_company(self):
        """The form's company, where there are several; else the team's or none, as of any other lead."""
        several = self.env['res.company'].search_count([], limit=2) > 1
        return self.form_id.company_id if several else self.form_id.team_id.company_id

    def _as_html(self, notes):
        return self.env['ir.qweb']._render('crm_portfolio.lead_form_notes', {'notes': notes}) if notes else False

    def _utm_values(self):
        """Campaign, source and medium: those of the visitor's page, or the form's."""
        fields_ = self.env['utm.mixin']._fields
        return {
            name: (self._named(fields_[name].comodel_name, self[label]) or self.form_id[name]).id
            for label, name in UTM.items()}

    def _named(self, model, name):
        """The campaign, source or medium a page speaks of; a new one is made, but strangers make few a day."""
        records = self.env[model].with_context(active_test=False)
        found = records.search([('name', '=ilike', escape_psql(name))], limit=1) if name else records
        if found or not name:
            return found
        yesterday = fields.Datetime.now() - timedelta(days=1)
        if records.search_count([('create_date', '>', yesterday)], limit=NEW_NAMES) >= NEW_NAMES:
            return found
        return self.env['utm.mixin']._find_or_create_record(model, name)

    def action_accept(self):
        """A person says it is no spam, or tries once more: a lead is made of it."""
        self.check_access('read')
        groups = ('manager', 'marketing')
        if not any(self.env.user.has_group(f'crm_portfolio.portfolio_group_{group}') for group in groups):
            raise AccessError(self.env._("Only managers and marketing users can accept what was kept as spam."))
        # sudo: portfolio.lead.form.submission - nobody writes one by hand, only through what he does
        self.sudo().filtered(lambda one: not one.lead_id and one.answers)._make_leads()
        failed = self.filtered(lambda one: one.verdict == 'failed')
        if failed:
            raise UserError(self.env._("The lead could not be created: %s", failed[0].spam_reason))

    def action_open_lead(self):
        self.ensure_one()
        return {
            'type': 'ir.actions.act_window', 'res_model': 'crm.lead', 'res_id': self.lead_id.id,
            'views': [(False, 'form')]}
