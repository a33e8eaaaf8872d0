"""What the lifecycle check does with the installed module before it uninstalls it.

One function a room, in the rooms' order: each leaves behind what a customer's use would, rows in the
room's tables, values in the fields it adds to Odoo's models, messages, activities, attachments.
``env`` is the superuser's; the check commits.
"""

from odoo import fields
from odoo.fields import Command


def use(env):
    people = foundation(env)
    shop = account(env, people)
    territory(env, people, shop)
    relation(env, people, shop)
    interest(env, shop)
    segment(env, shop)
    scope(env, people, shop)
    questionnaire(env, people, shop)
    valuation(env, people, shop)
    lead(env, people, shop)
    quote(env, people, shop)


def foundation(env):
    """Somebody in every role, and the settings saved as they are, which writes every parameter."""
    env['res.config.settings'].create({}).execute()
    people = {}
    for role in ('representative', 'manager', 'director', 'administrator'):
        people[role] = env['res.users'].create({
            'name': f"Lifecycle {role}", 'login': f'lifecycle_{role}', 'email': f'{role}@example.com',
            'group_ids': [Command.link(env.ref(f'crm_portfolio.portfolio_group_{role}').id)]})
    return people


def account(env, people):
    """An account that went through every category, and a lead converted and taken back."""
    shop = env['res.partner'].create({
        'name': "Lifecycle shop", 'is_company': True, 'user_id': people['representative'].id,
        'child_ids': [Command.create({'name': "Lifecycle contact", 'email': 'shop@example.com'})]})
    for category in env['portfolio.category'].search([]):
        shop.portfolio_category_id = category
    characterise(env, shop)
    shop.message_post(body="Hello", attachments=[('note.txt', b"note")])
    shop.activity_schedule('mail.mail_activity_data_call', user_id=people['representative'].id)
    contacts(env, shop)
    search(env, shop)
    return shop


def search(env, shop):
    """A field kept to directors, a ready-made search, and a tax ID that stays for a reason."""
    env['portfolio.search.field'].action_open()
    field = env['portfolio.search.field'].search([('name', '=', 'vat')])
    field.role_ids = env.ref('crm_portfolio.portfolio_group_director')
    env['portfolio.search.preset'].create({
        'name': "Lifecycle search", 'domain': "[('city', '=', 'Vigo')]", 'group_field_id': field.id})
    shop.write({'portfolio_trade_name': "The sign", 'vat': 'B12345678', 'portfolio_tax_reason': "As it is written"})


def contacts(env, shop):
    """An account blocked, let go again, archived and woken up, with people who refused, and two addresses."""
    block = env['portfolio.block'].create({
        'partner_id': shop.id, 'kind': 'all', 'reason_id': env['portfolio.block.reason'].search([], limit=1).id})
    block._lift("Lifecycle")
    env['res.partner'].create([
        {'name': f"Lifecycle {code}", 'parent_id': shop.id, 'portfolio_address_default': True,
         'portfolio_address_type_id': env['portfolio.address.type'].search([('code', '=', code)]).id}
        for code in ('visit', 'invoice')])
    activities(env, shop)
    persons(env, shop)
    return shop


def persons(env, shop):
    """A contact with a title, a refusal, data of its own, and another account; a mailing to its position."""
    [contact] = shop.child_ids.filtered(lambda child: child.type == 'contact' and child.email)
    contact.write({
        'function': "Jefa de compras", 'portfolio_birth_date': '1980-02-29', 'portfolio_personal_note': "Sails"})
    purpose = env['portfolio.purpose'].search([('is_transactional', '=', False)], limit=1)
    env['portfolio.optout'].create({'partner_id': contact.id, 'purpose_id': purpose.id})
    other = env['res.partner'].create({'name': "Lifecycle branch", 'is_company': True})
    env['portfolio.affiliation'].create({
        'partner_id': other.id, 'person_id': contact.id, 'position_id': contact.portfolio_job_position_id.id})
    env['mailing.mailing'].create({
        'subject': "Lifecycle", 'mailing_model_id': env.ref('base.model_res_partner').id,
        'portfolio_purpose_id': purpose.id,
        'portfolio_position_ids': [Command.set(contact.portfolio_job_position_id.ids)]}).action_portfolio_dry_run()
    env['portfolio.inactivity.set'].create({
        'partner_ids': [Command.set(shop.ids)], 'reason_id': env['portfolio.inactivity.reason'].search([], limit=1).id,
    }).action_apply()
    shop.action_unarchive()


def activities(env, shop):
    """A code that others followed from, one that asks, and one of the company's own."""
    find = env['portfolio.activity.code'].search
    for code in ('62.01', '47.11'):
        shop.portfolio_activity_ids |= find([('classification', '=', 'cnae2009'), ('code', '=', code)])
    shop.portfolio_activity_ids |= env['portfolio.activity.code'].create({'code': '4725.1', 'name': "Lifecycle code"})
    shop.write({'zip': '36201', 'city': "Vigo", 'country_id': env.ref('base.es').id})


def territory(env, people, shop):
    """A zone that took the account in, with somebody who works there, and a route that stops at it."""
    zone = env['portfolio.zone'].create({
        'name': "Lifecycle zone", 'rule_ids': [Command.create({'country_id': env.ref('base.es').id, 'zip_from': '28'})],
        'member_ids': [Command.create({'user_id': people['representative'].id, 'is_main': True})]})
    (shop | shop.child_ids).write({'zip': '28001', 'country_id': env.ref('base.es').id})
    env['portfolio.route'].create({'name': "Lifecycle route", 'zone_id': zone.id}).action_add_zone()
def interest(env, shop):
    """An opinion, another one, and one that a purchase told of."""
    area = env['portfolio.interest.area'].create({
        'name': "Lifecycle area", 'product_category_ids': [Command.set(env['product.category'].search([]).ids)]})
    for level in (1, -2):
        env['portfolio.interest']._portfolio_set(shop, area, level)
    needs = env['portfolio.need'].create([
        {'name': f"Lifecycle {what}", 'partner_id': shop.id, 'area_id': area.id}
        for what in ("chair", "table", "lamp")])
    needs[:2]._portfolio_convert()
    needs[2]._portfolio_lose(env['crm.lost.reason'].search([], limit=1))
    env['mailing.mailing'].create({
        'subject': "Lifecycle", 'mailing_model_id': env.ref('base.model_res_partner').id, 'portfolio_area_id': area.id})


def characterise(env, shop):
    """Columns of every kind that an administrator can define, with values, and one that he archived."""
    for kind in ('char', 'integer', 'float', 'date', 'choice', 'boolean'):
        env['portfolio.characteristic'].create({
            'name': f"Lifecycle {kind}", 'type': kind,
            'choice_ids': [Command.create({'name': "Often"})] if kind == 'choice' else []})
    often = env['portfolio.characteristic.choice'].search([('name', '=', "Often")])
    dimension = env['portfolio.dimension'].create({'name': "Lifecycle", 'value_ids': [Command.create({'name': "One"})]})
    shop.write({
        'x_portfolio_lifecycle_char': "A text", 'x_portfolio_lifecycle_integer': 3,
        'x_portfolio_lifecycle_boolean': 'yes', 'x_portfolio_lifecycle_choice': often.id,
        dimension.column: dimension.value_ids.id,
        'portfolio_centre_id': env['portfolio.centre'].create({'name': "Lifecycle"}).id,
        'portfolio_billing_key_id': env.ref('crm_portfolio.billing_key_order').id})
    often.characteristic_id.active = False
    env['portfolio.characteristic']._mirror()
def segment(env, shop):
    """A segment with a member, one who was taken out by hand, and another that builds on it."""
    first = env['portfolio.segment'].create({'name': "Lifecycle", 'domain': str([('id', '=', shop.id)])})
    env['portfolio.segment'].create({
        'name': "Lifecycle others", 'domain': str([('portfolio_segment_ids', 'not in', first.ids)])})
    env['portfolio.segment.exception'].create({
        'segment_id': first.id, 'partner_id': shop.id, 'kind': 'out', 'reason': "Lifecycle"})
def relation(env, people, shop):
    """The account and its group."""
    group = env['res.partner'].create({
        'name': "Lifecycle group", 'is_company': True, 'portfolio_category_id': shop.portfolio_category_id.id})
    env['portfolio.relation'].create({
        'left_id': group.id, 'type_id': env.ref('crm_portfolio.relation_type_group').id, 'right_id': shop.id})
    shop.portfolio_relation_graph()


def scope(env, people, shop):
    """A portfolio handed over by a manager, and seen by the one who has it now."""
    env['crm.team'].create({
        'name': "Lifecycle team", 'user_id': people['manager'].id, 'company_id': False,
        'member_ids': [Command.set([people['representative'].id, people['director'].id])]})
    handover = env['portfolio.handover'].create({
        'from_user_id': people['representative'].id, 'to_user_id': people['director'].id,
        'date_from': fields.Date.today()})
    handover.action_start()
    env['res.partner'].with_user(people['director']).search([('id', '=', shop.id)])


def questionnaire(env, people, shop):
    """A questionnaire with a file, asked by a plan, answered, and revised since."""
    survey = env['survey.survey'].create({
        'title': "Lifecycle survey", 'portfolio_state': 'draft',
        'question_and_page_ids': [
            Command.create({'title': "Name", 'question_type': 'char_box'}),
            Command.create({'title': "Photo", 'question_type': 'portfolio_file'})]})
    survey.action_portfolio_publish()
    plan = env['portfolio.questionnaire.plan'].create({
        'name': "Lifecycle plan", 'survey_id': survey.id, 'domain': f"[('id', '=', {shop.id})]", 'remind': True})
    plan.action_run()
    asked = plan.questionnaire_ids
    name, photo = survey.question_ids
    asked.answer_save(name.id, "Marta")
    asked.answer_save(photo.id, [{'name': "menu.pdf", 'data': 'JVBERi0xLjQgbWVudQ=='}])
    asked.answer_submit()
    survey.action_portfolio_revise()
    shipped = env['portfolio.questionnaire'].create({
        'survey_id': env.ref('crm_portfolio.survey_satisfaction').id, 'partner_id': shop.id})
    shipped.answer_save(env.ref('crm_portfolio.question_satisfaction_recommend').id, "9")
    shipped.answer_submit()
    env['portfolio.answer.keyword'].create({'name': "Lifecycle keyword", 'words': "marta"})


def lead(env, people, shop):
    """A lead that a rule gave away, one that no rule wanted, and what they are worth, lack and cost."""
    source = env['utm.source'].create({'name': "Lifecycle fair"})
    env['portfolio.lead.score.factor'].create({'name': "Lifecycle factor", 'points': 10})
    env['portfolio.lead.requirement'].create({'field_name': 'source_id', 'moment': 'convert'})
    env['portfolio.source.cost'].create({'source_id': source.id, 'amount': 100})
    env['portfolio.assignment.rule'].create({
        'name': "Lifecycle rule", 'domain': "[('name', 'ilike', 'wanted')]", 'target_type': 'user',
        'user_id': people['representative'].id})
    """A lead that a rule gave away, one that is offered, one that waits in a queue, and one that no rule wanted."""
    team = env['crm.team'].search([('member_ids', '=', people['representative'].id)], limit=1)
    rules = env['portfolio.assignment.rule'].create([
        {'name': "Lifecycle rule", 'domain': "[('name', 'ilike', 'wanted')]", 'target_type': 'user',
         'user_id': people['representative'].id},
        *({'name': f"Lifecycle {strategy}", 'domain': str([('name', 'ilike', strategy)]), 'target_type': 'team',
           'team_id': team.id, 'strategy': strategy} for strategy in ('offer', 'queue', 'weighted'))])
    rules[-1].member_ids.write({'limit_day': 3, 'language_ids': env['res.lang'].search([]).ids})
    rules.ruleset_id.write({'sla_minutes': 60, 'remind_minutes': 30})
    env['crm.lead'].create([
        {'name': f"Lifecycle {name}", 'type': 'lead', 'user_id': False, 'team_id': False}
        for name in ("wanted", "offer", "queue", "weighted", "other")])
    again = rules.ruleset_id._copied()
    env['portfolio.assignment.simulation'].create({'ruleset_id': again.id}).action_simulate()
    again._publish()
    list(env['portfolio.assignment.watch']._watch())
    decision = env['portfolio.assignment.decision'].search([], limit=1)
    env['portfolio.assignment.escalation']._open(decision, fields.Datetime.now())
    known = env['crm.lead'].create([
        {'name': "Lifecycle known", 'portfolio_vat': shop.vat}, {'name': "Lifecycle again", 'portfolio_vat': shop.vat},
        {'name': "Lifecycle doubtful", 'website': 'lifecycle.example'},
        {'name': "Lifecycle likely", 'website': 'lifecycle.example'}])
    known[:2].merge_opportunity()
    env['portfolio.lead.duplicate']._keep([(known[3], env['portfolio.lead.match']._match(known[3])[0])], 'form')
    lead_form(env)


def lead_form(env):
    """A web form that somebody has filled in and confirmed."""
    form = env.ref('crm_portfolio.lead_form_contact')
    form.write({'double_optin': True, 'is_published': True, 'min_seconds': 0})
    form = form._by_token(form.token)
    submissions = form.submission_ids
    answers = {'char': "Lifecycle", 'email': "lifecycle@example.com", 'selection': '0', 'text': "Lifecycle"}
    submissions._receive(
        form,
        {'ticket': submissions._ticket(form), 'consent': '1',
         **{field._key: answers.get(field.kind, '') for field in form.field_ids}},
        {'visitor': 'lifecycle', 'agent': 'Firefox', 'has_origin': True})
    form._hit('lifecycle')
    form.submission_ids._confirm()
    form.submission_ids.filtered('is_due')._make_leads()


def quote(env, people, shop):
    """A quotation made of an opportunity and its products."""
    oven = env['product.product'].create({'name': "Lifecycle oven", 'list_price': 1000})
    opportunity = env['crm.lead'].create({
        'name': "Lifecycle opportunity", 'type': 'opportunity', 'partner_id': shop.id,
        'user_id': people['director'].id})
    opportunity._portfolio_generate_quotes(products=[(oven, 3)])


def valuation(env, people, shop):
    """An account with a class by hand, a particularity, valued by a person and computed, and ranked."""
    env['portfolio.particularity'].create({
        'partner_id': shop.id, 'name': "Deliver before 11",
        'category_id': env.ref('crm_portfolio.particularity_category_delivery').id})
    env.ref('crm_portfolio.ranking_all')._rank()
    shop._portfolio_set_class(env.ref('crm_portfolio.class_a'), "Lifecycle")
    owner = people['director']      # handed over to him
    action = shop.with_user(owner).action_portfolio_value()
    opinion = env['portfolio.valuation'].with_user(owner).browse(action['res_id'])
    opinion.line_ids[0].band_id = opinion.line_ids[0].criterion_id.band_ids[0]
    opinion.action_confirm()
