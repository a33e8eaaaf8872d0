import base64
from datetime import timedelta

from ..common import PortfolioCase


class LeadCase(PortfolioCase):
    """Leads that arrive without salesperson, and rules to give them away.

    No rule exists but those a test makes. Leads are made as the web form or the mail gateway make them:
    by the superuser, with nobody as salesperson.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env['portfolio.lead.rule'].search([]).active = False
        cls.env['portfolio.lead.ruleset'].search([]).state = 'archived'

    @classmethod
    def rule(cls, name, target, domain='[]', **values):
        """A rule for ``target``: a user, a team, or 'account'."""
        if isinstance(target, str):
            values['target_type'] = target
        elif target._name == 'crm.team':
            values.update(target_type='team', team_id=target.id)
        else:
            values.update(target_type='user', user_id=target.id)
        return cls.env['portfolio.lead.rule'].create({'name': name, 'domain': domain, **values})

    @classmethod
    def leads(cls, *names, **values):
        return cls.env['crm.lead'].create([
            {'name': name, 'type': 'lead', 'user_id': False, 'team_id': False, **values} for name in names])


class LeadFormCase(LeadCase):
    """A published form with a field of every usual kind; it gives its leads to nobody, the rules do."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.form = cls.env['portfolio.lead.form'].create({
            'name': "Contact of the test", 'title': "Contact us", 'button': "Send me", 'thanks': "Thank you!",
            'team_id': cls.north.id, 'ip_minute': 50, 'ip_hour': 500, 'is_published': True,
            'tag_ids': [(0, 0, {'name': "Web"})],
            'medium_id': cls.env.ref('utm.utm_medium_website').id,
            'field_ids': [(0, 0, {'sequence': number, **values}) for number, values in enumerate([
                {'label': "Name of yours", 'target': 'contact_name', 'required': True},
                {'label': "Company", 'target': 'partner_name'},
                {'label': "E-Mail of yours", 'kind': 'email', 'target': 'email_from', 'required': True},
                {'label': "Phone", 'kind': 'phone', 'target': 'phone'},
                {'label': "Subject", 'kind': 'selection', 'options': "A quotation\nA visit", 'help': "Any"},
                {'label': "Message", 'kind': 'text'},
            ])],
            'consent_ids': [(0, 0, {
                'wording': "I agree.", 'link_text': "Privacy", 'link_url': 'https://example.com/privacy'})],
        })

    @classmethod
    def made(cls):
        """What the form received, oldest first, once the job has made leads of it."""
        submissions = cls.form.submission_ids.sorted('id')
        submissions.filtered('is_due')._make_leads()
        return submissions

    @classmethod
    def field(cls, name):
        """The field called ``contact``, ``company``, ``email``, ``phone``, ``subject`` or ``message``."""
        names = ['contact', 'company', 'email', 'phone', 'subject', 'message']
        return cls.form.field_ids.sorted('sequence')[names.index(name)]


class ImportCase(LeadCase):
    """Lists of leads: ``imported`` checks and writes one at once, as the job does batch by batch."""

    @classmethod
    def checked(cls, *lines, user=None, content=None, name="list.csv", **values):
        """An import of ``lines`` (strings of a CSV), or of ``content``, with its verdicts."""
        content = content if content is not None else "\n".join(lines).encode()
        lead_import = cls.env['portfolio.lead.import'].with_user(user or cls.diego).create({
            'file': base64.b64encode(content), 'file_name': name, 'type': 'lead', **values})
        lead_import.action_check()
        return lead_import

    @classmethod
    def imported(cls, *lines, **values):
        lead_import = cls.checked(*lines, **values)
        lead_import.action_start()
        cls.work(lead_import)
        return lead_import

    @classmethod
    def work(cls, lead_import):
        for _count in lead_import._as_importer()._work():
            pass

    @classmethod
    def undone(cls, lead_import):
        lead_import.action_undo()
        cls.work(lead_import)
        return lead_import

    @classmethod
    def rows(cls, lead_import):
        """``{line: (verdict, state, message)}``."""
        return {row.line: (row.verdict, row.state, row.message or '') for row in lead_import.row_ids}

    @classmethod
    def later(cls):
        """What is done from here on is done in another transaction, an hour later."""
        cls.env.flush_all()
        cls.env.cr._now = cls.env.cr.now() + timedelta(hours=1)
