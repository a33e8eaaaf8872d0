"""One record of every model for the access matrix (``test_access_matrix.py``): made for an account, at a place."""
import base64
from itertools import count

from odoo.fields import Command

DAY, TIME = '2026-03-02', '2026-03-02 09:00:00'
_numbers = count(1)


def named(**values):
    """A factory of a catalogue: what it needs is a name."""
    return lambda at: {'name': at.new, **values}


def of_account(**values):
    return lambda at: {'partner_id': at.account.id, **values}


class Place:
    """Where a record stands: whose account, in which company. ``at['portfolio.need']`` is the record made there.

    :ivar account: the account; ``contact`` is a person of it, ``user`` looks after it in ``team`` of ``company``
    :ivar first: the place of the same company where what is the company's is made
    :ivar house: the place where catalogues are made
    """

    def __init__(self, state, account, user, colleague, team, first=None, house=None):
        self.state = state
        self.env = account.env(context={'tracking_disable': True, 'no_reset_password': True})
        self.account, self.contact = account.with_env(self.env), account.child_ids[:1].with_env(self.env)
        self.user, self.colleague, self.team, self.company = user, colleague, team, account.company_id
        self.first = first or self
        self.house = house or self.first
        self.made = {'res.partner': self.account}

    def __getitem__(self, name):
        if name not in self.made:
            place = self.house if name in SHARED else self.first if name in OF_COMPANY else self
            self.made[name] = self.make(name) if place is self else place[name]
        return self.made[name]

    def make(self, name):
        """As the superuser."""
        if name in LINES:
            return self[LINES[name]].line_ids[:1]
        values = self.values(name)
        # sudo: any model - what is there already, whoever may read it
        made = self.env[name].create(values) if isinstance(values, dict) else values.sudo()
        self.env.flush_all()
        return made

    def values(self, name):
        """What to create a record of a model with, or the record itself where code makes it."""
        return RECORDS[name](self)

    def found(self, name, *domain):
        """What code has made of the account."""
        self.env.flush_all()
        return self.env[name].with_context(active_test=False).search(list(domain), limit=1)

    def other(self):
        """Another account of the same place."""
        return self.env['res.partner'].create(self.values('res.partner'))

    def accounts(self, kind):
        domain = [('account_type', '=', kind), ('company_ids', '=', self.company.id)]
        Account = self.env['account.account'].with_company(self.company)
        return Account.search(domain, limit=1) or Account.create({
            'name': self.new, 'code': f'7{self.number}', 'account_type': kind,
            'company_ids': [Command.set(self.company.ids)]})

    def unlisted(self):
        """A field of partners that has no line in the fields of searches yet."""
        return self.env['ir.model.fields'].search([
            ('model', '=', 'res.partner'), ('store', '=', True), ('ttype', '=', 'char'),
            ('id', 'not in', self.env['portfolio.search.field'].search([]).field_id.ids)], limit=1)

    def journal(self):
        self.accounts('asset_receivable')
        return self.env['account.journal'].search([
            ('type', '=', 'sale'), ('company_id', '=', self.company.id)], limit=1) or self.env[
            'account.journal'].create({
                'name': self.new, 'type': 'sale', 'code': f'S{self.number}', 'company_id': self.company.id})

    def overlap(self):
        """A rule of a zone inside one of another."""
        low = self.number
        zones = [self.env['portfolio.zone'].create({
            **self.values('portfolio.zone'), 'rule_ids': [Command.create({
                'country_id': self.spain, 'zip_from': f'{start:05}', 'zip_to': f'{stop:05}'})]})
            for start, stop in ((10 * low, 10 * low + 9), (10 * low + 1, 10 * low + 2))]
        return self.found('portfolio.zone.overlap', ('zone_id', '=', zones[0].id))

    def survey(self):
        """A published questionnaire."""
        survey = self.env['survey.survey'].create({
            'title': self.new, 'portfolio_state': 'draft', 'question_and_page_ids': [Command.create({
                'title': "Open?", 'question_type': 'simple_choice',
                'suggested_answer_ids': [Command.create({'value': "Yes"}), Command.create({'value': "No"})]})]})
        survey.action_portfolio_publish()
        return survey

    def ref(self, name):
        return self.env.ref(f'crm_portfolio.{name}').id

    def field(self, model, name):
        return self.env['ir.model.fields']._get(model, name).id

    @property
    def new(self):
        return f"Zqx{self.state} {next(_numbers)}"

    @property
    def number(self):
        return next(_numbers)

    @property
    def spain(self):
        return self.env.ref('base.es').id


# Catalogues: one record for all places.
CATALOGUES = {
    'portfolio.activity.code': lambda at: {'code': f'{at.number:06}', 'name': at.new, 'classification': 'cnae2025'},
    'portfolio.activity.equivalence': lambda at: at.found('portfolio.activity.equivalence'),
    'portfolio.address.type': lambda at: {'name': at.new, 'code': f'code{at.number}'},
    'portfolio.answer.keyword': named(words="oven"),
    'portfolio.billing.key': named(),
    'portfolio.block.reason': named(),
    'portfolio.category': named(),
    'portfolio.centre': named(),
    'portfolio.characteristic': lambda at: {'name': at.new, 'code': f'code{at.number}', 'type': 'char'},
    'portfolio.characteristic.choice': lambda at: {
        'name': at.new, 'characteristic_id': at.env['portfolio.characteristic'].create({
            'name': at.new, 'code': f'code{at.number}', 'type': 'choice'}).id},
    'portfolio.characteristic.section': named(),
    'portfolio.class': named(),
    'portfolio.dimension': lambda at: {'name': at.new, 'code': f'code{at.number}'},
    'portfolio.dimension.value': lambda at: {'name': at.new, 'dimension_id': at['portfolio.dimension'].id},
    'portfolio.inactivity.reason': named(),
    'portfolio.interest.area': named(),
    'portfolio.job.position': named(),
    'portfolio.lead.match.consequence': lambda at: {'sequence': at.number, 'threshold': 99},
    'portfolio.lead.match.rule': lambda at: at.found('portfolio.lead.match.rule'),
    'portfolio.lead.match.word': lambda at: {'word': at.new, 'count': 1},
    'portfolio.lead.requirement': lambda at: {'field_name': 'phone'},
    'portfolio.lead.score.factor': named(),
    'portfolio.load.row': lambda at: {'name': at.new, 'digest': "x"},
    'portfolio.municipality': lambda at: {
        'name': at.new, 'code': f'{at.number}', 'state_id': at.env.ref('base.state_es_m').id},
    'portfolio.municipality.alias': lambda at: {'name': at.new, 'municipality_id': at['portfolio.municipality'].id},
    'portfolio.particularity.category': named(),
    'portfolio.purpose': named(),
    'portfolio.question': lambda at: at['survey.survey'].question_ids.portfolio_question_id[:1],
    'portfolio.question.choice': lambda at: at['portfolio.question'].choice_ids[:1],
    'portfolio.question.feed': lambda at: {
        'question_id': at['portfolio.question'].id, 'kind': 'interest', 'area_id': at['portfolio.interest.area'].id},
    'portfolio.relation.type': named(kind='symmetric'),
    'portfolio.responsible.role': named(),
    'portfolio.search.field': lambda at: {'field_id': at.unlisted().id},
    'portfolio.search.preset': named(),
    'portfolio.situation': named(),
    'portfolio.valuation.aspect': named(),
    'portfolio.zip': lambda at: {'name': f'Z{at.number}'},
}

# What is the company's: one in the house, one in the other company.
OF_COMPANY = {
    'portfolio.lead.import.mapping': lambda at: {'header': at.new, 'company_id': at.company.id},
    'portfolio.assignment.rule': lambda at: {
        'name': at.new, 'ruleset_id': at['portfolio.assignment.ruleset'].id, 'company_id': at.company.id,
        'target_type': 'account'},
    'portfolio.assignment.ruleset': lambda at: {'company_id': at.company.id},
    'portfolio.ranking': lambda at: {'name': at.new, 'company_id': at.company.id},
    'portfolio.ranking.run': lambda at: {
        'ranking_id': at['portfolio.ranking'].id, 'currency_id': at.company.currency_id.id, 'date': DAY,
        'date_from': DAY, 'company_id': at.company.id},
    'portfolio.scorecard': lambda at: {'name': at.new, 'company_id': at.company.id},
    'portfolio.scorecard.band': lambda at: {
        'criterion_id': at['portfolio.scorecard.criterion'].id, 'name': at.new, 'points': 1},
    'portfolio.scorecard.criterion': lambda at: {
        'scorecard_id': at['portfolio.scorecard'].id, 'name': at.new, 'source': 'hand',
        'aspect_id': at['portfolio.valuation.aspect'].id},
    'portfolio.source.cost': lambda at: {
        'source_id': at.env['utm.source'].create({'name': at.new}).id, 'amount': 1, 'company_id': at.company.id},
    'portfolio.zone': lambda at: {'name': at.new, 'company_id': at.company.id},
    'portfolio.zone.overlap': lambda at: at.overlap(),
    'portfolio.zone.rule': lambda at: {
        'zone_id': at['portfolio.zone'].id, 'country_id': at.spain, 'zip_from': f'9{at.number:04}'},
    'portfolio.zone.user': lambda at: {'zone_id': at['portfolio.zone'].id, 'user_id': at.user.id},
}

# What is somebody's, or a team's.
OF_PEOPLE = {
    'portfolio.handover': lambda at: {
        'from_user_id': at.user.id, 'to_user_id': at.colleague.id, 'company_id': at.company.id},
    'portfolio.journal': lambda at: {
        'name': at.new, 'kind': 'merge', 'user_id': at.user.id, 'company_id': at.company.id},
    'portfolio.journal.entry': lambda at: {
        'journal_id': at['portfolio.journal'].id, 'model': 'res.partner', 'res_id': at.account.id,
        'operation': 'write'},
    'portfolio.lead.form': lambda at: {
        'name': at.new, 'title': at.new, 'team_id': at.team.id, 'company_id': at.company.id},
    'portfolio.lead.form.consent': lambda at: {'form_id': at['portfolio.lead.form'].id, 'wording': "I agree."},
    'portfolio.lead.form.field': lambda at: {'form_id': at['portfolio.lead.form'].id, 'label': at.new},
    'portfolio.lead.form.hit': lambda at: {
        'form_id': at['portfolio.lead.form'].id, 'visitor': "x", 'date': TIME},
    'portfolio.lead.form.submission': lambda at: {
        'form_id': at['portfolio.lead.form'].id, 'verdict': 'accepted', 'page_key': at.new,
        'lead_id': at['crm.lead'].id},
    'portfolio.lead.import': lambda at: {
        'file': base64.b64encode(b"Name\nOven"), 'file_name': 'list.csv', 'user_id': at.user.id,
        'team_id': at.team.id, 'company_id': at.company.id},
    'portfolio.lead.import.column': lambda at: {'import_id': at['portfolio.lead.import'].id, 'position': at.number},
    'portfolio.lead.import.row': lambda at: {
        'import_id': at['portfolio.lead.import'].id, 'line': at.number, 'verdict': 'new', 'state': 'todo'},
    'portfolio.assignment.pool': lambda at: {
        'name': at.new, 'team_id': at.team.id, 'company_id': at.company.id},
    'portfolio.assignment.pool.member': lambda at: at['portfolio.assignment.pool'].member_ids[:1],
    'portfolio.orphan': lambda at: at.found('portfolio.orphan', ('id', '=', 3 * at.env['crm.lead'].create({
        'name': at.new, 'type': 'opportunity', 'user_id': at.user.id, 'company_id': at.company.id}).id)),
    'portfolio.questionnaire.plan': lambda at: {
        'name': at.new, 'survey_id': at['survey.survey'].id, 'owner_id': at.user.id},
    'portfolio.route': lambda at: {'name': at.new, 'user_id': at.user.id, 'company_id': at.company.id},
    'portfolio.tile': lambda at: {'name': "x", 'page': 'more', 'action': 'crm_portfolio.action_accounts'},
    'portfolio.segment': lambda at: {
        'name': at.new, 'user_id': at.user.id, 'company_id': at.company.id,
        'domain': f"[('id', '=', {at.account.id})]"},
}

# What follows an account, by itself or through its lead.
OF_ACCOUNT = {
    'portfolio.activity': lambda at: {
        'partner_id': at.account.id, 'code_id': at['portfolio.activity.code'].id},
    'portfolio.affiliation': lambda at: {
        'partner_id': at.account.id,
        'person_id': at.env['res.partner'].create({'name': at.new}).id},
    'portfolio.answer': lambda at: {
        'partner_id': at.account.id, 'questionnaire_id': at['portfolio.questionnaire'].id,
        'question_id': at['portfolio.question'].id, 'question_label': "x", 'state': 'answered', 'date': DAY},
    'portfolio.block': lambda at: {'partner_id': at.account.id, 'reason_id': at['portfolio.block.reason'].id},
    'portfolio.category.change': of_account(reason="x"),
    'portfolio.characteristic.value': lambda at: {
        'partner_id': at.account.id, 'characteristic_id': at['portfolio.characteristic'].id, 'value_text': "x"},
    'portfolio.class.change': of_account(reason="x"),
    'portfolio.conversion': lambda at: {
        'name': at.new, 'lead_id': at['crm.lead'].id, 'partner_id': at.account.id, 'outcome': 'close',
        'company_id': at.company.id},
    'portfolio.conversion.line': lambda at: {
        'conversion_id': at['portfolio.conversion'].id, 'name': "x", 'how': 'moved'},
    'portfolio.inactivity': of_account(),
    'portfolio.interest': lambda at: {
        'partner_id': at.account.id, 'area_id': at['portfolio.interest.area'].id, 'level': 1},
    'portfolio.assignment.decision': lambda at: {
        'lead_id': at['crm.lead'].id, 'result': 'assigned', 'trigger': 'create'},
    'portfolio.lead.duplicate': lambda at: {'lead_id': at['crm.lead'].id, 'partner_id': at.account.id},
    'portfolio.assignment.escalation': lambda at: {
        'lead_id': at['crm.lead'].id, 'cause': 'unassigned', 'date': TIME, 'company_id': at.company.id},
    'portfolio.assignment.offer': lambda at: {
        'decision_id': at['portfolio.assignment.decision'].id, 'lead_id': at['crm.lead'].id, 'user_id': at.user.id,
        'date_until': TIME},
    'portfolio.need': lambda at: {
        'name': at.new, 'partner_id': at.account.id, 'area_id': at['portfolio.interest.area'].id,
        'company_id': at.company.id},
    'portfolio.need.report': lambda at: at['portfolio.need'] and at.found(
        'portfolio.need.report', ('partner_id', '=', at.account.id)),
    'portfolio.opportunity.product': lambda at: {
        'lead_id': at['crm.lead'].id, 'product_id': at['product.product'].id},
    'portfolio.optout': lambda at: {'partner_id': at.contact.id, 'channel': 'phone'},
    'portfolio.particularity': lambda at: {
        'partner_id': at.account.id, 'category_id': at['portfolio.particularity.category'].id, 'name': at.new,
        'severity': 'info'},
    'portfolio.particularity.ack': lambda at: {
        'particularity_id': at['portfolio.particularity'].id, 'user_id': at.user.id},
    'portfolio.questionnaire': lambda at: {'survey_id': at.survey().id, 'partner_id': at.account.id},
    'portfolio.ranking.line': lambda at: {'run_id': at['portfolio.ranking.run'].id, 'partner_id': at.account.id},
    'portfolio.relation': lambda at: {
        'left_id': at.account.id, 'type_id': at['portfolio.relation.type'].id, 'right_id': at.other().id},
    'portfolio.relation.reach': lambda at: at['portfolio.relation'] and at.found(
        'portfolio.relation.reach', ('origin_id', '=', at.account.id), ('partner_id', '!=', at.account.id)),
    'portfolio.relation.side': lambda at: at['portfolio.relation'] and at.found(
        'portfolio.relation.side', ('partner_id', '=', at.account.id)),
    'portfolio.responsible': lambda at: {
        'partner_id': at.account.id, 'user_id': at.user.id, 'role_id': at['portfolio.responsible.role'].id},
    'portfolio.route.stop': lambda at: {
        'route_id': at['portfolio.route'].id, 'partner_id': at.account.id},
    'portfolio.segment.evolution': lambda at: at['portfolio.segment.member'] and at.found(
        'portfolio.segment.evolution', ('partner_id', '=', at.account.id)),
    'portfolio.segment.exception': lambda at: {
        'segment_id': at['portfolio.segment'].id, 'partner_id': at.account.id, 'kind': 'out', 'reason': "x"},
    'portfolio.segment.member': lambda at: {
        'segment_id': at['portfolio.segment'].id, 'partner_id': at.account.id, 'date_from': '2026-01-01 09:00:00',
        'date_to': TIME, 'cause': 'rule'},
    'portfolio.situation.change': of_account(reason="x"),
    'portfolio.valuation': lambda at: {
        'partner_id': at.account.id, 'scorecard_id': at['portfolio.scorecard'].id, 'user_id': at.user.id},
    'portfolio.valuation.line': lambda at: {
        'valuation_id': at['portfolio.valuation'].id, 'name': "x", 'weight': 1,
        'aspect_id': at['portfolio.valuation.aspect'].id},
    'portfolio.visibility': lambda at: at.found(
        'portfolio.visibility', ('partner_id', '=', at.account.id), ('user_id', '!=', False)),
}

# Dialogs: read and changed by whoever opened one.
DIALOGS = {
    'portfolio.block.lift': lambda at: {'block_ids': [Command.set(at['portfolio.block'].ids)], 'reason': "x"},
    'portfolio.account.note': lambda at: {'partner_id': at.account.id, 'body': "x"},
    'portfolio.block.set': lambda at: {
        'partner_ids': [Command.set(at.account.ids)], 'reason_id': at['portfolio.block.reason'].id},
    'portfolio.catalogue.usage': lambda at: {'model_name': 'portfolio.centre'},
    'portfolio.catalogue.usage.line': lambda at: {
        'usage_id': at['portfolio.catalogue.usage'].id, 'field_id': at.field('res.partner', 'portfolio_centre_id')},
    'portfolio.category.set': lambda at: {
        'partner_ids': [Command.set(at.account.ids)], 'category_id': at.ref('category_customer'), 'reason': "x"},
    'portfolio.class.set': lambda at: {
        'partner_ids': [Command.set(at.account.ids)], 'class_id': at['portfolio.class'].id, 'reason': "x"},
    'portfolio.explanation': of_account(),
    'portfolio.inactivity.set': lambda at: {
        'partner_ids': [Command.set(at.account.ids)], 'reason_id': at['portfolio.inactivity.reason'].id},
    'portfolio.lead.convert': lambda at: {'lead_ids': [Command.set(at['to convert'].ids)]},
    'portfolio.lead.convert.line': lambda at: {
        'convert_id': at['portfolio.lead.convert'].id, 'lead_id': at['to convert'].id},
    'portfolio.assignment.simulation': lambda at: {'ruleset_id': at['portfolio.assignment.ruleset'].id},
    'portfolio.assignment.simulation.line': lambda at: {'simulation_id': at['portfolio.assignment.simulation'].id},
    'portfolio.assignment.simulation.rule': lambda at: {'simulation_id': at['portfolio.assignment.simulation'].id},
    'portfolio.mailing.recipient': lambda at: {
        'mailing_id': at['mailing.mailing'].id, 'res_model': 'res.partner', 'res_id': at.account.id,
        'outcome': 'sent'},
    'portfolio.need.lose': lambda at: {
        'need_ids': [Command.set(at['portfolio.need'].ids)], 'lost_reason_id': at.env['crm.lost.reason'].create({
            'name': at.new}).id},
    'portfolio.questionnaire.ask': lambda at: {
        'partner_ids': [Command.set(at.account.ids)], 'survey': str(at['survey.survey'].id)},
    'portfolio.quote.generate': lambda at: {},
    'portfolio.quote.generate.cause': lambda at: {'wizard_id': at['portfolio.quote.generate'].id},
    'portfolio.quote.generate.line': lambda at: {
        'wizard_id': at['portfolio.quote.generate'].id, 'product_id': at['product.product'].id},
    'portfolio.relation.search': of_account(),
    'portfolio.route.add': lambda at: {
        'route_id': at['portfolio.route'].id, 'partner_ids': [Command.set(at.account.ids)]},
}

# Odoo's documents that follow an account.
DOCUMENTS = {
    'res.partner': lambda at: {
        'name': at.new, 'is_company': True, 'user_id': at.user.id, 'company_id': at.company.id,
        'portfolio_category_id': at.ref('category_customer')},
    'crm.lead': lambda at: {
        'name': at.new, 'partner_id': at.account.id, 'user_id': at.user.id, 'team_id': at.team.id,
        'company_id': at.company.id, 'type': 'opportunity'},
    'crm.activity.report': lambda at: at['crm.lead'].message_post(
        body="x", subtype_xmlid='mail.mt_activities', mail_activity_type_id=at.env.ref(
            'mail.mail_activity_data_call').id) and at.found(
        'crm.activity.report', ('lead_id', '=', at['crm.lead'].id)),
    'sale.order': lambda at: {
        'partner_id': at.account.id, 'user_id': at.user.id, 'team_id': at.team.id, 'company_id': at.company.id},
    'sale.order.line': lambda at: {
        'order_id': at['sale.order'].id, 'product_id': at['product.product'].id, 'product_uom_qty': 1},
    'sale.report': lambda at: at['sale.order.line'] and at.found(
        'sale.report', ('partner_id', '=', at.account.id)),
    'account.move': lambda at: {
        'move_type': 'out_invoice', 'partner_id': at.account.id, 'invoice_date': DAY, 'journal_id': at.journal().id,
        'invoice_user_id': at.user.id},
    'account.move.line': lambda at: {
        'move_id': at['account.move'].id, 'name': "x", 'price_unit': 1, 'quantity': 1,
        'account_id': at.accounts('income').id},
    'account.invoice.report': lambda at: at['account.move.line'] and at.found(
        'account.invoice.report', ('partner_id', '=', at.account.id)),
    'account.analytic.account': lambda at: {
        'name': at.new, 'partner_id': at.account.id, 'company_id': at.company.id,
        'plan_id': at.env['account.analytic.plan'].search([], limit=1).id},
    'res.partner.bank': lambda at: {'acc_number': f'ES{at.number:022}', 'partner_id': at.account.id},
    'calendar.event': lambda at: {
        'name': at.new, 'start': TIME, 'stop': '2026-03-02 10:00:00', 'user_id': False,
        'partner_ids': [Command.set(at.contact.ids)]},
    'calendar.attendee': lambda at: {'event_id': at['calendar.event'].id, 'partner_id': at.account.id},
    'mail.message': lambda at: {
        'model': 'res.partner', 'res_id': at.account.id, 'body': "x", 'message_type': 'comment'},
    'mail.activity': lambda at: {
        'res_model_id': at.env['ir.model']._get_id('res.partner'), 'res_id': at.account.id, 'summary': "x",
        'user_id': at.env.ref('base.user_admin').id},
    'mail.followers': lambda at: {
        'res_model': 'res.partner', 'res_id': at.account.id, 'partner_id': at.contact.id},
    'ir.attachment': lambda at: {'name': at.new, 'raw': b"x", 'res_model': 'res.partner', 'res_id': at.account.id},
    'mailing.trace': lambda at: {
        'mass_mailing_id': at['mailing.mailing'].id, 'model': 'res.partner', 'res_id': at.account.id,
        'email': 'x@example.com'},
    'rating.rating': lambda at: {
        'res_model_id': at.env['ir.model']._get_id('res.partner'), 'res_id': at.account.id,
        'partner_id': at.account.id, 'rating': 5},
    'survey.user_input': lambda at: {'survey_id': at['survey.survey'].id, 'partner_id': at.account.id},
    'survey.user_input.line': lambda at: {
        'user_input_id': at['survey.user_input'].id, 'question_id': at['survey.survey'].question_ids[:1].id,
        'answer_type': 'char_box', 'value_char_box': "x"},
    'payment.token': lambda at: {
        'provider_id': at.found('payment.provider').id, 'partner_id': at.account.id,
        'payment_method_id': at.found('payment.method').id, 'provider_ref': at.new},
}

# What others are made of and has no line of its own in the matrix.
HELP = {
    'mailing.mailing': lambda at: {
        'subject': at.new, 'mailing_model_id': at.env['ir.model']._get_id('res.partner')},
    'product.product': named(list_price=1),
    'to convert': lambda at: at.env['crm.lead'].create({
        **RECORDS['crm.lead'](at), 'type': 'lead', 'partner_id': False, 'partner_name': at.new}),
    'survey.survey': lambda at: at.survey(),
}

RECORDS = {**CATALOGUES, **OF_COMPANY, **OF_PEOPLE, **OF_ACCOUNT, **DIALOGS, **DOCUMENTS, **HELP}
# made with what they are lines of
LINES = {'portfolio.lead.convert.line': 'portfolio.lead.convert'}
SHARED = {*CATALOGUES, *HELP} - {'to convert'}
