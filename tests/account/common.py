import base64

from ...tools.foundation.lead_told import NoMatch
from ..common import PortfolioCase


class ActivityCase(PortfolioCase):
    """Accounts and what they do: codes are found by classification and number."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env['res.lang']._activate_lang('es_ES')
        cls.Code = cls.env['portfolio.activity.code']
        cls.Activity = cls.env['portfolio.activity']

    @classmethod
    def code(cls, classification, code):
        found = cls.Code.search([('classification', '=', classification), ('code', '=', code)])
        assert len(found) == 1, (classification, code)
        return found

    def codes_of(self, account):
        """{'cnae2025 47.11': 'hand', …}"""
        return {
            f"{line.classification} {line.code_id.code or '?'}": line.origin
            for line in account.portfolio_activity_line_ids}


class ConversionCase(PortfolioCase):
    """Leads from the web and what they gather before they become accounts."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.source = cls.env['utm.source'].create({'name': "Fair"})
        cls.campaign = cls.env['utm.campaign'].create({'name': "Spring"})
        cls.spain = cls.env.ref('base.es')
        cls.florist = cls.lead("Florist wants a fridge")

    @classmethod
    def lead(cls, name, **values):
        return cls.env['crm.lead']._portfolio_tell(NoMatch()).create({
            'name': name, 'type': 'lead', 'user_id': cls.ana.id, 'team_id': cls.north.id,
            'partner_name': "Flores Lola", 'contact_name': "Lola Ruiz", 'email_from': "lola@flores.example",
            'phone': "+34 600 11 22 33", 'function': "Owner", 'street': "Calle Mayor 1", 'zip': "28013",
            'city': "Madrid", 'country_id': cls.spain.id, 'website': "https://flores.example",
            'description': "<p>Cold room of 12 m².</p>", 'expected_revenue': 4200,
            'source_id': cls.source.id, 'campaign_id': cls.campaign.id,
            **values,
        })

    def load(self, lead):
        """What a lead gathers before anybody qualifies it."""
        message = lead.message_post(
            body="She called twice.", attachments=[('plan.txt', b"the plan")], message_type='comment')
        self.env.cr.precommit.run()
        stage = self.env['crm.stage'].search([('is_won', '=', False)], limit=2)[-1]
        lead.with_env(lead.env(context={})).stage_id = stage
        loose = self.env['ir.attachment'].create(
            {
                'name': "photo.png",
                'datas': base64.b64encode(b"a photo"),
                'res_model': 'crm.lead',
                'res_id': lead.id,
            }
        )
        activity = lead.activity_schedule(
            'mail.mail_activity_data_call', user_id=self.ana.id, summary="Call back"
        )
        survey = self.env['survey.survey'].create({'title': "Needs"})
        answer = self.env['survey.user_input'].create({'survey_id': survey.id, 'lead_id': lead.id})
        self.env['calendar.event'].create(
            {
                'name': "Visit",
                'start': '2026-03-05 10:00:00',
                'stop': '2026-03-05 11:00:00',
                'opportunity_id': lead.id,
            }
        )
        self.env.flush_all()
        self.env.cr.precommit.run()  # messages of tracked changes
        return message, loose, activity, answer

    def stored(self, lead):
        """Every stored field of a lead as read() gives it."""
        names = [
            name for name, field in lead._fields.items()
            if field.store and (field.column_type or field.type == 'many2many')
            and name not in ('write_date', 'write_uid')
        ]
        self.env.flush_all()
        self.env.invalidate_all()
        return lead.sudo().read(names)[0]

    def convert(self, leads, accounts=None, outcome='opportunity', user=None):
        # as the web client does: without the context that keeps tests quiet
        leads = leads.with_env(leads.env(user=user or self.ana, context={}))
        conversion = leads.env['portfolio.conversion']._convert(leads, accounts, outcome)
        self.env.flush_all()
        return conversion.sudo()

    def line(self, conversion, name):
        line = conversion.line_ids.filtered(lambda line: line.name == name)
        self.assertEqual(len(line), 1, f"{name} in {conversion.line_ids.mapped('name')}")
        return line
