import base64
import json

from odoo import api, fields, models

from ..loading.loader import MODULE, SAMPLE

LEADS = SAMPLE / 'leads'
FAIR = 'feria_hostelco.csv'


class PortfolioLoader(models.AbstractModel):
    _inherit = 'portfolio.loader'

    @api.model
    def _load_sample(self):
        report = super()._load_sample()
        self._load_sample_leads()
        return report

    @api.model
    def _load_sample_leads(self):
        """The leads of the sample company, unless it has them.

        :return: how many have come in
        """
        if not self.env.ref(f'{MODULE}.sample_lead_form', raise_if_not_found=False):
            self._sample_leads(json.loads((LEADS / 'leads.json').read_text(encoding='utf-8')))
        return self.env['crm.lead'].search_count([('type', '=', 'lead')])

    def _sample_leads(self, sample):
        """Leads as they come in: by the rules of the sample company, from its web form, from a fair and by mail."""
        everybody, uses_leads = self.env.ref('base.group_user'), self.env.ref('crm.group_use_lead')
        everybody._apply_group(uses_leads)
        self._sample_rules(sample['rules'])
        self._sample_form(sample['form'])
        self._sample_fair()
        # somebody of whom we have heard already writes anew: pairs to review
        spain = self.env.ref('base.es')
        self.env['crm.lead'].with_context(lang=self.env.lang)._portfolio_capture(
            [{**mail, 'country_id': spain.id} for mail in sample['mails']], 'mail')
        self._sample_touches(sample['touched'])

    def _sample_rules(self, rules):
        ruleset = self.env['portfolio.assignment.ruleset']._draft(self.env.company)
        ruleset.rule_ids.active = False
        ruleset.write({
            'to_manager': True, 'sla_minutes': 240, 'remind_minutes': 60, 'sla_moves': 1, 'reassign_left': True})
        for sequence, rule in enumerate(rules):
            domain = rule.get('domain') or str([
                ('state_id.code', 'in', rule['states']), ('country_id.code', '=', 'ES')])
            self.env['portfolio.assignment.rule'].create({
                'ruleset_id': ruleset.id, 'sequence': sequence, 'name': rule['name'], 'domain': domain,
                'target_type': rule.get('target_type', 'team'), 'strategy': rule.get('strategy', 'round_robin'),
                'user_id': self._called('res.users', rule.get('user')).id,
                'team_id': self._called('crm.team', rule.get('team')).id})
        ruleset._publish()

    def _called(self, model, name):
        return self.env[model].search([('name', '=', name)], limit=1) if name else self.env[model]

    def _sample_form(self, sample):
        """A form, and what people wrote in it."""
        form = self.env['portfolio.lead.form'].create({
            **{name: sample[name] for name in ('name', 'title', 'intro', 'button', 'thanks')},
            'field_ids': [
                fields.Command.create({'sequence': sequence, **field}) for sequence, field in enumerate(
                    sample['fields'])],
            'consent_ids': [fields.Command.create({'wording': sample['consent']})],
            'medium_id': self.env.ref('utm.utm_medium_website').id, 'is_published': True,
            # the sample is not typed
            'min_seconds': 0})
        self.env['ir.model.data']._update_xmlids([
            {'xml_id': f'{MODULE}.sample_lead_form', 'record': form, 'noupdate': True}])
        Submission = self.env['portfolio.lead.form.submission'].with_context(lang=self.env.lang or 'en_US')
        keys = [field._key for field in form.field_ids.sorted('sequence')]
        for number, answers in enumerate(sample['requests']):
            Submission._receive(form, {
                **dict(zip(keys, answers, strict=True)), 'consent': '1', 'ticket': Submission._ticket(form),
            }, {'visitor': f'sample {number}', 'agent': 'Firefox', 'has_origin': True})
        form.submission_ids.sorted('id').filtered('is_due')._make_leads()
        form.min_seconds = 3

    def _sample_fair(self):
        """A list from a fair, imported by who leads a team: most of its rows are good."""
        manager = self._called('crm.team', "Norte").user_id or self.env.user
        source = self._called('utm.source', "Hostelco") or self.env['utm.source'].create({'name': "Hostelco"})
        fair = self.env['portfolio.lead.import'].with_user(manager).with_context(lang=self.env.lang).create({
            'file': base64.b64encode((LEADS / FAIR).read_bytes()), 'file_name': FAIR, 'source_id': source.id,
            'salesperson_id': False, 'on_duplicate': 'fill'})
        fair.action_check()
        fair.action_start()
        for _count in fair._as_importer()._work():
            self.env.flush_all()

    def _sample_touches(self, count):
        """The first of them have been called."""
        leads = self.env['crm.lead'].search([('type', '=', 'lead'), ('user_id', '!=', False)], order='id', limit=count)
        for lead in leads:
            call = lead.activity_schedule('mail.mail_activity_data_call', user_id=lead.user_id.id)
            call.with_user(lead.user_id).action_feedback()
