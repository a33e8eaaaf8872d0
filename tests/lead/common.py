import base64
import re
from datetime import timedelta
from pathlib import Path

from odoo import api
from odoo.exceptions import ValidationError
from odoo.tests import new_test_user

from ..common import PortfolioCase

TRIALS = Path(__file__).parent.parent / 'lead_import' / 'trials'
JSON = {'Accept': 'application/json'}


class LeadCase(PortfolioCase):
    """Leads that arrive without salesperson, and rules to give them away.

    No rule exists but those a test makes. Leads are made as the web form or the mail gateway make them:
    by the superuser, with nobody as salesperson.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env['portfolio.assignment.rule'].search([]).active = False
        cls.env['portfolio.assignment.ruleset'].search([]).state = 'archived'

    @classmethod
    def rule(cls, name, target, domain='[]', **values):
        """A rule for ``target``: a user, a team, or 'account'."""
        if isinstance(target, str):
            values['target_type'] = target
        elif target._name == 'crm.team':
            values.update(target_type='team', team_id=target.id)
        else:
            values.update(target_type='user', user_id=target.id)
        return cls.env['portfolio.assignment.rule'].create({'name': name, 'domain': domain, **values})

    @classmethod
    def leads(cls, *names, **values):
        return cls.env['crm.lead'].create([
            {'name': name, 'type': 'lead', 'user_id': False, 'team_id': False, **values} for name in names])


class LeadTeamCase(LeadCase):
    """A team of three, Ana, Bruno and Paula, and one rule that gives it all leads."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.paula = new_test_user(
            cls.env, 'paula', name="Paula", groups='crm_portfolio.portfolio_group_representative')
        cls.north.member_ids |= cls.paula

    def team_rule(self, strategy='round_robin', **values):
        rule = self.rule("North", self.north, strategy=strategy, **values)
        self.members = {member.user_id: member for member in rule.member_ids}
        return rule

    def logins(self, leads):
        return [lead.user_id.login for lead in leads]


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


class LeadFormPageCase(LeadFormCase):
    """The form as strangers see it, and send it; for a ``HttpCase``."""

    def setUp(self):
        super().setUp()
        self.authenticate(None, None)
        self.path = f'/portfolio/form/{self.form.token}'
        self.form.min_seconds = 0

    def page(self, path=None, **headers):
        response = self.url_open(path or self.path, headers=headers)
        self.assertEqual(response.status_code, 200)
        return response

    def ticket(self):
        return re.search(r'name="ticket" value="([^"]+)"', self.page().text)[1]

    def values(self, **answers):
        """What the page sends with these answers, or the usual ones."""
        said = {'contact': "Marta Rey", 'company': "Rey Ovens", 'email': "marta@rey.example.com",
                'phone': "+34 981 123 456", 'subject': '1', 'message': "Good morning", **answers}
        return {
            **{self.field(name)._key: text for name, text in said.items()}, 'consent': '1', 'lang': 'en_US'}

    def send(self, headers=None, ticket=None, path=None, without=(), extra=None, **answers):
        data = {**self.values(**answers), 'ticket': ticket or self.ticket(), **(extra or {})}
        for name in without:
            data.pop(name)
        headers = {'User-Agent': 'Mozilla/5.0 (X11; Linux) Firefox/130', 'Origin': self.base_url(), **(headers or JSON)}
        return self.url_open(path or self.path, data=data, headers=headers, allow_redirects=False)

    def sent(self):
        return self.made()


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
    def trial(cls, name):
        """What a file of ``trials`` holds: lists as other programs and people write them, all invented."""
        return (TRIALS / name).read_bytes()

    @classmethod
    def imported(cls, *lines, **values):
        lead_import = cls.checked(*lines, **values)
        lead_import.action_start()
        cls.work(lead_import)
        return lead_import

    def refuse_leads_of(self, count):
        """Some other module refuses leads with so many employees, when they are written."""
        Lead = self.env.registry['crm.lead']
        create = Lead.create

        @api.model_create_multi
        def refuse(leads, vals_list):
            if any(vals.get('portfolio_employee_count') == count for vals in vals_list):
                raise ValidationError("Thirteen are too many.")
            return create(leads, vals_list)

        self.patch(Lead, 'create', refuse)

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
