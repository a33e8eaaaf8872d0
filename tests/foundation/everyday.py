"""Everyday work in Odoo, tried by every kind of user who has no role of this module.

It uses nothing of the module, so that the same runs on a database without it: ``./dev/odoo-tests --keep`` writes down
what happens there (``everyday.json``), and the test beside this file compares. Nothing is left behind.
"""
import base64
from datetime import datetime, timedelta

from odoo import SUPERUSER_ID
from odoo.exceptions import AccessDenied, AccessError, RedirectWarning, UserError, ValidationError
from odoo.fields import Command
from odoo.tests import Form
from odoo.tools import mute_logger

from .everyday_told import alike

REFUSALS = (AccessError, AccessDenied, UserError, ValidationError, RedirectWarning)
# what refusing and deleting says in the log
NOISY = (
    'odoo.sql_db', 'odoo.models.unlink', 'odoo.addons.base.models.ir_model', 'odoo.addons.base.models.ir_rule',
    'odoo.addons.base.models.res_users', 'odoo.addons.mail.models.mail_mail', 'odoo.addons.mail.models.mail_thread')
# of accounting, sales, calendar, purchase, HR…: whoever may be given by an administrator, and who logs in from outside
OUTSIDE = ('base.group_portal', 'base.group_public')
EVERYTHING = 'everything'     # one who has all of them
ALWAYS = ('base.group_user', 'base.group_partner_manager', 'account.group_account_readonly', 'base.group_system')
# a NIF whose control digit is wrong: Odoo itself (without base_vat) takes any text
WRONG_NIF = 'B12345678'
NIF = 'ESA12345674'

OPERATIONS = {}
# after these what Odoo remembers of users and settings no longer holds
CHANGES_RIGHTS = {'settings', 'make_and_delete_user', 'sign_up', 'sign_up_as_customer', 'open_portal'}


def operation(function):
    OPERATIONS[function.__name__] = function
    return function


def needs(*models):
    """An operation that is there where these models are."""
    def decorate(function):
        function.models = models
        return operation(function)
    return decorate


def plain(records, *names):
    """What stands in ``records``, without ids: ``[[text or number of each name]]``."""
    def value(record, name):
        found = record[name]
        if hasattr(found, '_name'):
            return ", ".join(sorted(found.mapped('display_name')))
        return found if isinstance(found, (bool, int, float)) else str(found)
    return [[value(record, name) for name in names] for record in records.sudo()]


class World:
    """What users work on: made by the superuser, the same with and without the module."""

    def __init__(self, env):
        self.env = env = env(user=SUPERUSER_ID, context={'lang': 'en_US', 'tz': 'Europe/Madrid'})
        company = env.company
        if not company.chart_template:
            env['account.chart.template'].try_loading('generic_coa', company, install_demo=False)
        env['ir.config_parameter'].set_param('auth_signup.invitation_scope', 'b2c')
        spain = env.ref('base.es')
        self.customer = env['res.partner'].create({
            'name': "Everyday Customer", 'is_company': True, 'email': 'customer@everyday.example',
            'phone': '+34986123456', 'country_id': spain.id, 'vat': NIF,
            'child_ids': [Command.create({'name': "Everyday Contact", 'email': 'contact@everyday.example'})]})
        self.twins = env['res.partner'].create([
            {'name': "Everyday Twin", 'email': 'twin@everyday.example', 'function': "Buyer"},
            {'name': "Everyday Twin Two", 'email': 'twin@everyday.example', 'city': "Vigo"}])
        self.team = env['crm.team'].create({'name': "Everyday Team"})
        self.leads = env['crm.lead'].create([
            {'name': f"Everyday Lead {number}", 'type': 'lead', 'partner_name': f"Firm {number}", 'user_id': False,
             'contact_name': f"Person {number}", 'email_from': f'person{number}@everyday.example', 'zip': '36201',
             'team_id': self.team.id} for number in (1, 2)])
        self.product = env['product.product'].create({
            'name': "Everyday Product", 'list_price': 100, 'invoice_policy': 'order', 'taxes_id': False})
        self.order = self.quotation(env)
        self.confirmed = self.quotation(env)
        self.confirmed.action_confirm()
        self.users = self._users()

    def quotation(self, env):
        return env['sale.order'].create({
            'partner_id': self.customer.id, 'order_line': [Command.create({'product_id': self.product.id})]})

    def _users(self):
        """``{group: user}``, one for each of Odoo's groups that an administrator gives."""
        ours = self.env['ir.model.data'].search([('model', '=', 'res.groups'), ('module', '=', 'crm_portfolio')])
        given = self.env['res.groups'].search([
            ('privilege_id', '!=', False), ('id', 'not in', ours.mapped('res_id'))])
        names = {*given.get_external_id().values(), *ALWAYS, *OUTSIDE} - {''}
        users = {}
        for name in sorted(names):
            groups = self.env.ref(name)
            if name not in OUTSIDE:
                groups |= self.env.ref('base.group_user')
            if name not in (*OUTSIDE, 'base.group_user'):
                groups |= self.env.ref('base.group_partner_manager')    # as Odoo gives a new user
            login = name.replace('.', '_')
            users[name] = self._user(login, groups)
        users[EVERYTHING] = self._user(EVERYTHING, given | self.env.ref('base.group_user'))
        return users

    def _user(self, login, groups):
        return self.env['res.users'].with_context(no_reset_password=True).create({
            'name': login, 'login': login, 'email': f'{login}@everyday.example', 'tz': 'Europe/Madrid',
            'group_ids': [Command.set(groups.ids)]})

    def tried(self, user, function):
        """What happens when ``user`` does it, in a form that JSON keeps; afterwards it has not happened."""
        env = self.env(user=user.id)
        savepoint = env.cr.savepoint()
        try:
            with mute_logger(*NOISY):
                result = function(self, env)
                env.flush_all()
                return {'done': result}
        except REFUSALS as refusal:
            # the groups that an error lists are others where other modules add some
            return {'refused': type(refusal).__name__, 'why': str(refusal).strip().partition("\n")[0]}
        except Exception as error:      # what breaks without the module may break with it
            return {'broke': type(error).__name__, 'why': str(error).strip().partition("\n")[0][:200]}
        finally:
            env.transaction.clear()
            savepoint.close(rollback=True)
            env.registry.reset_changes()
            if function.__name__ in CHANGES_RIGHTS:
                env.registry.clear_all_caches()


def tried(env, groups=None):
    """Every operation by every kind of user: ``{operation: [[outcome, groups it happens to]]}``.

    :param groups: only users of these
    """
    world = World(env)
    world.env.flush_all()
    if groups:
        world.users = {group: user for group, user in world.users.items() if group in groups}
    return {
        name: alike({group: world.tried(user, function) for group, user in world.users.items()})
        for name, function in OPERATIONS.items()
        if all(model in env for model in getattr(function, 'models', ()))}


# -- contacts --------------------------------------------------------------------------------------

ADDRESS = ('name', 'email', 'phone', 'street', 'zip', 'city', 'state_id', 'country_id', 'vat', 'user_id', 'lang',
           'type', 'company_id', 'parent_id', 'active', 'function')


@operation
def create_contact(world, env):
    partner = env['res.partner'].create({
        'name': "Ana Pérez", 'email': 'ana@new.example', 'phone': '600 111 222', 'zip': '36201', 'function': "CEO"})
    return plain(partner, *ADDRESS)


@operation
def create_company(world, env):
    company = env['res.partner'].create({
        'name': "Nueva SL", 'is_company': True, 'vat': 'ESB12345674', 'zip': '36201',
        'country_id': env.ref('base.es').id, 'user_id': env.uid, 'child_ids': [
            Command.create({'name': "Ana", 'function': "Buyer"}),
            Command.create({'name': "Invoices", 'type': 'invoice', 'street': "Real 1"}),
            Command.create({'name': "Goods", 'type': 'delivery', 'street': "Puerto 1"})]})
    return plain(company | company.child_ids.sorted('id'), *ADDRESS)


@operation
def create_contact_in_form(world, env):
    with Form(env['res.partner']) as form:
        form.name = "Typed"
        form.zip = '36201'
        form.country_id = env.ref('base.es')
    return plain(form.record, *ADDRESS)


@operation
def write_contact(world, env):
    partner = world.customer.with_env(env)
    partner.write({
        'name': "Renamed", 'street': "Mayor 5", 'zip': '28013', 'vat': 'ESA00000000', 'user_id': env.uid,
        'child_ids': [Command.create({'name': "One more", 'email': 'more@everyday.example'})]})
    return plain(partner | partner.child_ids.sorted('id'), *ADDRESS)


@operation
def write_a_wrong_tax_id(world, env):
    partner = world.customer.with_env(env)
    partner.vat = WRONG_NIF
    return plain(partner, 'vat')


@operation
def move_contact(world, env):
    contact = world.twins[0].with_env(env)
    contact.parent_id = world.customer.id
    return plain(contact, *ADDRESS, 'commercial_partner_id')


@operation
def archive_contact(world, env):
    partner = world.customer.with_env(env)
    answer = partner.action_archive()
    return [bool(answer is True or answer is None), *plain(partner, 'active')]


@operation
def delete_contact(world, env):
    partner = env['res.partner'].create({'name': "Short-lived"})
    partner.unlink()
    return bool(partner.exists())


@operation
def copy_contact(world, env):
    return plain(world.customer.with_env(env).copy(), *ADDRESS)


@operation
def import_contacts(world, env):
    result = env['res.partner'].with_context(import_file=True).load(
        ['name', 'vat', 'zip', 'country_id', 'email', 'child_ids/name', 'child_ids/type'],
        [["Imported SL", WRONG_NIF, '36201', "Spain", 'imported@new.example', "Line", 'invoice'],
         ["", "", "", "", "", "Second line", 'contact'], ["Other SL", WRONG_NIF, '', "Spain", '', "", ""]])
    partners = env['res.partner'].browse(result['ids'] or ())
    return [len(partners), [message['message'].partition("\n")[0] for message in result['messages']],
            *plain(partners | partners.child_ids, *ADDRESS)]


@operation
def find_contact(world, env):
    found = [sorted(name for _id, name in env['res.partner'].name_search(text)) for text in (
        "Everyday", "everyday contact", 'customer@everyday.example', NIF, '986123456')]
    return [*found, env['res.partner'].search_count([('name', 'ilike', "everyday")])]


@operation
def export_contacts(world, env):
    return world.customer.with_env(env).export_data(['name', 'vat', 'country_id/name'])['datas']


@operation
def merge_contacts(world, env):
    twins = world.twins.with_env(env)
    wizard = env['base.partner.merge.automatic.wizard'].with_context(
        active_model='res.partner', active_ids=twins.ids).create({})
    wizard.action_merge()
    return plain(twins.exists(), *ADDRESS)


@operation
def write_on_contact(world, env):
    contact = world.customer.with_env(env)
    message = contact.message_post(body="Hello", message_type='comment', subtype_xmlid='mail.mt_note')
    contact.activity_schedule('mail.mail_activity_data_call', user_id=env.uid, summary="Call")
    return plain(message, 'author_id', 'body')


# -- leads -----------------------------------------------------------------------------------------

# without its probability: that depends on what other leads there are when it is computed
LEAD = ('name', 'type', 'partner_id', 'partner_name', 'contact_name', 'email_from', 'phone', 'zip', 'city',
        'state_id', 'country_id', 'user_id', 'team_id', 'stage_id', 'active')


@operation
def create_lead(world, env):
    leads = env['crm.lead'].create([
        {'name': "New lead", 'type': 'lead', 'email_from': 'customer@everyday.example', 'zip': '36201'},
        {'name': "New opportunity", 'type': 'opportunity', 'partner_id': world.customer.id}])
    return plain(leads, *LEAD)


@operation
def write_lead(world, env):
    lead = world.leads[0].with_env(env)
    lead.write({'zip': '28013', 'email_from': 'other@everyday.example', 'priority': '2', 'user_id': env.uid})
    return plain(lead, *LEAD, 'priority')


@operation
def import_leads(world, env):
    result = env['crm.lead'].with_context(import_file=True).load(
        ['name', 'type', 'email_from', 'zip'], [["Imported lead", 'lead', 'imported@new.example', '36201']])
    return [[message['message'].partition("\n")[0] for message in result['messages']],
            *plain(env['crm.lead'].browse(result['ids'] or ()), *LEAD)]


@operation
def copy_lead(world, env):
    return plain(world.leads[0].with_env(env).copy(), *LEAD)


def convert(world, env, **values):
    lead = world.leads[0].with_env(env)
    wizard = env['crm.lead2opportunity.partner'].with_context(
        active_model='crm.lead', active_id=lead.id, active_ids=lead.ids).create({'name': 'convert', **values})
    wizard.action_apply()
    customer = lead.partner_id.sudo()
    return [*plain(lead, *LEAD), *plain(customer | customer.parent_id, *ADDRESS)]


@operation
def lead_becomes_opportunity(world, env):
    return convert(world, env, action='exist', partner_id=False)


@operation
def lead_becomes_customer(world, env):
    return convert(world, env, action='create')


@operation
def lead_of_customer(world, env):
    return convert(world, env, action='exist', partner_id=world.customer.id)


@operation
def leads_become_customers(world, env):
    leads = world.leads.with_env(env)
    wizard = env['crm.lead2opportunity.partner.mass'].with_context(
        active_model='crm.lead', active_id=leads[0].id, active_ids=leads.ids).create({
            'name': 'convert', 'action': 'each_exist_or_create', 'deduplicate': False})
    wizard.action_mass_convert()
    return plain(leads, *LEAD)


@operation
def merge_leads(world, env):
    wizard = env['crm.merge.opportunity'].with_context(
        active_model='crm.lead', active_ids=world.leads.ids).create({})
    wizard.action_merge()
    return plain(world.leads.with_context(active_test=False).exists(), *LEAD)


@operation
def win_and_lose(world, env):
    one, other = world.leads.with_env(env)
    one.action_set_won()
    other.action_set_lost()
    return plain(one | other, *LEAD)


@operation
def delete_team(world, env):
    team = env['crm.team'].create({'name': "Short-lived"})
    team.unlink()
    return bool(team.exists())


# -- sales, invoices -------------------------------------------------------------------------------

ORDER = ('state', 'partner_id', 'partner_invoice_id', 'partner_shipping_id', 'amount_total', 'invoice_status')


@operation
def quote(world, env):
    order = world.quotation(env)
    return plain(order, *ORDER)


@operation
def quote_in_form(world, env):
    with Form(env['sale.order']) as form:
        form.partner_id = world.customer.with_env(env)
        with form.order_line.new() as line:
            line.product_id = world.product.with_env(env)
    return plain(form.record, *ORDER)


@operation
def confirm_order(world, env):
    order = world.order.with_env(env)
    order.action_quotation_sent()
    order.action_confirm()
    return plain(order, *ORDER)


@operation
def cancel_order(world, env):
    order = world.confirmed.with_env(env)
    order.with_context(disable_cancel_warning=True).action_cancel()
    return plain(order, *ORDER)


@operation
def invoice_order(world, env):
    moves = world.confirmed.with_env(env)._create_invoices()
    return plain(moves, 'state', 'partner_id', 'amount_total', 'move_type')


@operation
def invoice(world, env):
    move = env['account.move'].create({
        'move_type': 'out_invoice', 'partner_id': world.customer.id, 'invoice_line_ids': [
            Command.create({'name': "Work", 'quantity': 2, 'price_unit': 50, 'tax_ids': False})]})
    move.action_post()
    return plain(move, 'state', 'partner_id', 'amount_total', 'payment_state')


@operation
def bill(world, env):
    move = env['account.move'].create({
        'move_type': 'in_invoice', 'partner_id': world.twins[0].id, 'invoice_date': '2026-01-31',
        'invoice_line_ids': [Command.create({'name': "Work", 'quantity': 1, 'price_unit': 10, 'tax_ids': False})]})
    move.action_post()
    return plain(move, 'state', 'partner_id', 'amount_total')


@operation
def sales_reports(world, env):
    return [
        bool(env[model].search_count([])) for model in ('sale.report', 'account.invoice.report')
        if env[model].has_access('read')]


# -- calendar, mailings, surveys -------------------------------------------------------------------

@operation
def meet(world, env):
    start = datetime.now().replace(microsecond=0) + timedelta(days=3)
    event = env['calendar.event'].create({
        'name': "Visit", 'start': start, 'stop': start + timedelta(hours=1), 'partner_ids': [
            Command.link(env.user.partner_id.id), Command.link(world.customer.id)]})
    event.write({'start': start + timedelta(hours=1), 'stop': start + timedelta(hours=2)})
    return plain(event, 'name', 'partner_ids', 'user_id', 'duration')


@operation
def mail_customers(world, env):
    mailing = env['mailing.mailing'].create({
        'subject': "News", 'body_html': "<p>Hello</p>", 'mailing_model_id': env['ir.model']._get_id('res.partner'),
        'mailing_domain': [('id', 'in', world.customer.ids)]})
    return [len(mailing._get_recipients()), mailing.state]


@operation
def ask(world, env):
    survey = env['survey.survey'].create({
        'title': "Everyday", 'question_and_page_ids': [
            Command.create({'title': "How?", 'question_type': 'simple_choice', 'suggested_answer_ids': [
                Command.create({'value': "Well"}), Command.create({'value': "Badly"})]})]})
    question = survey.question_ids
    answer = survey._create_answer(partner=world.customer)
    answer._save_lines(question, str(question.suggested_answer_ids[0].id))
    answer._mark_done()
    outcome = plain(answer, 'state', 'partner_id')
    survey.action_archive()
    copied = survey.copy()
    copied.question_ids[:1].suggested_answer_ids[:1].unlink()
    copied.unlink()
    return outcome


# -- people, settings, the world outside -----------------------------------------------------------

@operation
def settings(world, env):
    env['res.config.settings'].create({}).execute()
    return True


@operation
def make_and_delete_user(world, env):
    user = env['res.users'].with_context(no_reset_password=True).create({
        'name': "Newcomer", 'login': 'newcomer', 'email': 'newcomer@everyday.example'})
    groups = len(user.sudo().group_ids)
    user.unlink()
    return [groups, bool(user.exists())]


@operation
def own_preferences(world, env):
    user = env.user
    user.write({'signature': "<p>Me</p>", 'tz': 'America/Mexico_City'})
    return plain(user, 'tz')


@operation
def sign_up(world, env):
    login, _password = env['res.users'].sudo().signup(
        {'name': "Visitor", 'login': 'visitor@everyday.example', 'password': 'visitor-visitor'})
    user = env['res.users'].sudo().search([('login', '=', login)])
    return [*plain(user, 'share', 'name'), *plain(user.partner_id, *ADDRESS)]


@operation
def sign_up_as_customer(world, env):
    contact = world.customer.child_ids.sudo()
    contact.signup_prepare()
    login, _password = env['res.users'].sudo().signup(
        {'name': "Contact", 'login': 'contact@everyday.example', 'password': 'contact-contact'},
        contact._generate_signup_token())
    user = env['res.users'].sudo().search([('login', '=', login)])
    return [user.partner_id == contact, *plain(user.partner_id, *ADDRESS)]


@operation
def open_portal(world, env):
    contact = world.customer.child_ids
    wizard = env['portal.wizard'].with_context(active_ids=contact.ids, default_partner_ids=contact.ids).create({})
    wizard.user_ids.action_grant_access()
    return plain(contact.sudo().user_ids, 'login', 'share')


@operation
def own_details(world, env):
    """What the portal's page and the shop's checkout write: the visitor's own partner, with all rights."""
    partner = env.user.partner_id.sudo()
    partner.write({'street': "Home 1", 'city': "Vigo", 'zip': '36201', 'country_id': env.ref('base.es').id,
                   'vat': NIF, 'company_name': "Own Firm"})
    address = env['res.partner'].sudo().create({
        'name': "Parcel", 'type': 'delivery', 'parent_id': partner.id, 'street': "Work 2", 'zip': '08001'})
    return plain(partner | address, *ADDRESS, 'commercial_partner_id')


def mailed(world, env, sender):
    lead_id = env['mail.thread'].sudo().message_process('crm.lead', (
        f"From: {sender}\nTo: sales@everyday.example\nSubject: Wanted\nMessage-Id: <everyday-{id(sender)}@example>\n"
        "Content-Type: text/plain\n\nPlease send an offer.\n"))
    lead = env['crm.lead'].sudo().browse(lead_id)
    return [*plain(lead, *LEAD), *plain(lead.message_ids, 'author_id', 'email_from')]


@operation
def mail_from_stranger(world, env):
    return mailed(world, env, "Stranger <stranger@nowhere.example>")


@operation
def mail_from_customer(world, env):
    return mailed(world, env, "Contact <contact@everyday.example>")


@operation
def mail_from_colleague(world, env):
    return mailed(world, env, "Colleague <base_group_user@everyday.example>")


@operation
def attach(world, env):
    attachment = env['ir.attachment'].create({
        'name': "note.txt", 'datas': base64.b64encode(b"note"), 'res_model': 'res.partner',
        'res_id': world.customer.id})
    return plain(attachment, 'name', 'mimetype')


@operation
def open_pages(world, env):
    """The pages people open: every view of it can be made, and its first record read."""
    opened = []
    for name in ('res.partner', 'crm.lead', 'sale.order', 'account.move', 'calendar.event', 'res.users'):
        if (model := env[name]).has_access('read'):
            views = model.get_views([(False, 'list'), (False, 'form'), (False, 'search')])['views']
            form = views['form']['arch']
            first = model.search([], limit=1).web_read({field: {} for field in ('display_name', 'create_date')})
            opened.append([name, len(first), form.count('name="portfolio_'), form.count('crm_portfolio')])
    return opened
