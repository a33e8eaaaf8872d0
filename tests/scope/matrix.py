"""Tables and samples of the generated tests of access: see test_scope_matrix.py."""
from odoo.fields import Command
from odoo.models import MAGIC_COLUMNS
from odoo.tests import new_test_user
from odoo.tools import mute_logger

from ...models.scope.res_users import UNRESTRICTED_GROUPS
from ..common import PortfolioCase

# In every name, text and address of what is to stay hidden.
SECRET = 'Zqxhidden'
NOWHERE = 2 ** 31 - 7

# Every public method of ours, since any user may call it on any record with any arguments, and why it is safe:
#   asks    works with the caller's rights
#   checks  has more rights than the caller in some line, after it has asked what he may
#   opens   returns an action; the list or form it opens asks with the caller's rights
METHODS = {
    'crm.lead': {
        'asks': (
            'portfolio_ask_merge_duplicate portfolio_duplicates portfolio_resolve_duplicate'),
        'checks': 'action_portfolio_captured action_portfolio_undo_merge portfolio_capture',
        'opens': (
            'action_portfolio_absorbed action_portfolio_conversions action_portfolio_convert '
            'action_portfolio_generate_quotes action_portfolio_needs '
            'action_portfolio_submissions'),
    },
    'mailing.mailing': {
        'asks': 'action_portfolio_dry_run action_portfolio_left_out',
    },
    'portfolio.account.note': {
        'asks': 'action_note',
    },
    'portfolio.now': {
        'asks': 'read_slots',
    },
    'portfolio.tile': {
        'checks': 'open read_page',
    },
    'portfolio.timeline': {
        'asks': 'read_page',
    },
    'portfolio.activity': {
        'asks': 'action_portfolio_choose',
    },
    'portfolio.activity.code': {
        'opens': 'action_open_accounts',
    },
    'portfolio.answer': {
        'asks': 'action_open_file',
    },
    'portfolio.answer.keyword': {
        'opens': 'action_portfolio_answers',
    },
    'portfolio.block': {
        'opens': 'action_lift',
    },
    'portfolio.block.lift': {
        'asks': 'action_apply',
    },
    'portfolio.block.set': {
        'asks': 'action_apply',
    },
    'portfolio.catalogue': {
        'asks': 'action_portfolio_usage',
    },
    'portfolio.catalogue.usage.line': {
        'checks': 'action_open',
    },
    'portfolio.conditions': {
        'asks': 'action_portfolio_take_conditions',
    },
    'portfolio.category': {
        'opens': 'action_open_accounts',
    },
    'portfolio.category.change': {
        'opens': 'action_open_document',
    },
    'portfolio.category.set': {
        'asks': 'action_apply',
    },
    'portfolio.centre': {
        'opens': 'action_open_accounts',
    },
    'portfolio.class.set': {
        'asks': 'action_apply',
    },
    'portfolio.column': {
        'opens': 'action_open_accounts',
    },
    'portfolio.conversion': {
        'asks': 'action_open_lead action_undo',
        'opens': 'action_open_account',
    },
    'portfolio.handover': {
        'asks': 'action_start',
        'checks': 'action_open_accounts action_undo',
    },
    'portfolio.inactivity.set': {
        'asks': 'action_apply',
    },
    'portfolio.interest.area': {
        'asks': 'action_portfolio_learn',
        'opens': 'action_portfolio_interests',
    },
    'portfolio.job.position': {
        'asks': 'action_match',
    },
    'portfolio.journal': {
        'asks': 'action_undo_category action_undo_need',
        'opens': 'action_open_entries',
    },
    'portfolio.lead.convert': {
        'asks': 'action_convert',
    },
    'portfolio.assignable': {
        'asks': 'action_portfolio_assign',
        'checks': 'action_portfolio_claim',
        'opens': 'action_portfolio_decisions',
    },
    'portfolio.assignment.desk': {
        'asks': 'get_desk',
        'checks': 'cure',
    },
    'portfolio.lead.duplicate': {
        'asks': 'action_ask_merge action_ignore action_merge',
        'checks': 'action_undo_link',
    },
    'portfolio.lead.form': {
        'asks': (
            'action_open_leads action_open_page action_open_spam action_open_submissions action_open_waiting '
            'action_open_won action_publish action_publish_without_consent action_unpublish'),
    },
    'portfolio.lead.form.submission': {
        'checks': 'action_accept',
        'opens': 'action_open_lead',
    },
    'portfolio.lead.import': {
        'asks': 'action_again action_check action_redraft action_start action_stop action_undo',
        'checks': 'action_error_file',
        'opens': 'action_open_leads action_open_rows',
    },
    'portfolio.lead.import.row': {
        'asks': 'action_open_lead',
        'checks': 'action_error_file',
    },
    'portfolio.assignment.offer': {
        'checks': 'action_accept action_decline',
    },
    'portfolio.assignment.pool': {
        'opens': 'action_open_decisions',
    },
    'portfolio.assignment.pool.member': {
        'asks': 'action_pause',
        'opens': 'action_open_documents',
    },
    'portfolio.assignment.rule': {
        'asks': 'action_assign_pending',
        'opens': 'action_open_documents',
    },
    'portfolio.assignment.ruleset': {
        'asks': 'action_new_version action_publish action_roll_back',
        'checks': 'action_archive_version action_withdraw',
        'opens': 'action_open_decisions',
    },
    'portfolio.lead.score.factor': {
        'opens': 'action_open_leads',
    },
    'portfolio.assignment.simulation': {
        'asks': 'action_simulate',
    },
    'portfolio.mailing.recipient': {
        'opens': 'action_open',
    },
    'portfolio.need': {
        'asks': 'action_portfolio_convert action_portfolio_drop action_portfolio_reopen',
        'opens': 'action_portfolio_lose action_portfolio_orders',
    },
    'portfolio.need.lose': {
        'asks': 'action_lose',
    },
    'portfolio.orphan': {
        'opens': 'action_open',
    },
    'portfolio.particularity': {
        'asks': 'action_acknowledge',
    },
    'portfolio.question': {
        'opens': 'action_answers',
    },
    'portfolio.questionnaire': {
        'asks': 'action_answer action_reopen action_skip',
        'checks': 'action_link answer_form answer_save answer_submit',
    },
    'portfolio.questionnaire.ask': {
        'asks': 'action_ask action_ask_and_answer',
    },
    'portfolio.questionnaire.plan': {
        'asks': 'action_run',
        'opens': 'action_meant action_questionnaires',
    },
    'portfolio.quote.generate': {
        'asks': 'action_generate action_open_orders action_print',
    },
    'portfolio.ranking': {
        'checks': 'action_compute',
    },
    'portfolio.ranking.line': {
        'opens': 'action_open_documents',
    },
    'portfolio.ranking.run': {
        'opens': 'action_open_lines',
    },
    'portfolio.relation': {
        'asks': 'action_graph',
    },
    'portfolio.relation.search': {
        'asks': 'action_search',
    },
    'portfolio.relation.side': {
        'opens': 'action_edit action_open',
    },
    'portfolio.route': {
        'asks': 'action_add_zone action_map',
    },
    'portfolio.route.add': {
        'asks': 'action_add',
    },
    'portfolio.route.stop': {
        'asks': 'action_map',
        'opens': 'action_open',
    },
    'portfolio.scorecard': {
        'checks': 'action_compute',
        'opens': 'action_open_valuations',
    },
    'portfolio.scorecard.criterion': {
        'asks': 'action_fill_bands',
    },
    'portfolio.search.field': {
        'opens': 'action_open',
    },
    'portfolio.segment': {
        'asks': 'action_portfolio_refresh',
        'opens': (
            'action_portfolio_evolution action_portfolio_history action_portfolio_mail '
            'action_portfolio_meeting action_portfolio_members'),
    },
    'portfolio.source.cost': {
        'opens': 'action_open_leads',
    },
    'portfolio.valuation': {
        'checks': 'action_confirm',
        'opens': 'action_open',
    },
    'portfolio.valuation.line': {
        'opens': 'action_open_records',
    },
    'portfolio.zone': {
        'opens': 'action_accounts action_overlaps',
    },
    'res.partner': {
        'checks': 'action_portfolio_erase',
        'asks': (
            'action_portfolio_class_computed action_portfolio_erase_personal action_portfolio_index '
            'action_portfolio_related action_portfolio_remember_city action_portfolio_value '
            'action_portfolio_zone_follow portfolio_interest_board portfolio_interest_tap '
            'portfolio_relation_graph'),
        'opens': (
            'action_portfolio_add_particularity action_portfolio_add_relation action_portfolio_add_to_route '
            'action_portfolio_addresses action_portfolio_answers action_portfolio_ask action_portfolio_block '
            'action_portfolio_blocks action_portfolio_characteristic_history action_portfolio_conversions '
            'action_portfolio_explain action_portfolio_fill_in action_portfolio_generate_quotes '
            'action_portfolio_interests action_portfolio_new_lead action_portfolio_ranking '
            'action_portfolio_relation_graph action_portfolio_segments'),
    },
    'survey.survey': {
        'asks': 'action_portfolio_revise',
        'checks': 'action_portfolio_publish',
        'opens': 'action_portfolio_questionnaires',
    },
}

# What the arguments of those methods may be, by name: models whose ids one takes, or values.
ARGUMENTS = {
    # of a timeline: behind which entry, of which kinds
    'after': (None, ['2026-01-12T12:00:00', 0, 1]),
    'kinds': (None, ['order', 'message']),
    'page': ('home', 'more', 'report', 'config'),
    'partner_id': 'res.partner',
    'area_id': 'portfolio.interest.area',
    'code_id': 'portfolio.activity.code',
    'comment': ("said",),
    'key': ('watch', 'waiting', 'limit'),
    'lead_id': 'crm.lead',
    'level': (2,),
    # of the kind of document that rules assign
    'model': (None, 'res.partner'),
    'question_id': 'survey.question',
    'record_id': 'res.partner crm.lead sale.order',
    'refused': (True,),
    'target': ('account', 'lead'),
    'value': (1,),
    'verdict': ('link', 'opportunity', 'merge', 'ignore'),
    # what is typed of a lead
    'values': dict,
    'vals_list': list,
}

# One more of these and somebody sees other accounts.
DECIDE = {
    'portfolio.visibility', 'portfolio.responsible', 'portfolio.responsible.role', 'portfolio.zone.user',
    'portfolio.zone.rule', 'crm.team', 'crm.team.member', 'res.groups', 'res.users', 'res.company', 'ir.rule',
    'ir.model.access', 'ir.model', 'ir.model.fields', 'ir.config_parameter', 'ir.default', 'ir.ui.view',
    'portfolio.handover', 'portfolio.search.field', 'portfolio.characteristic', 'portfolio.dimension', 'ir.cron',
    'base.automation', 'ir.actions.server', 'ir.module.module', 'portfolio.assignment.rule',
}
# One more of these and a table has one more column, in all tests that follow.
COLUMNS = {'account.analytic.plan'}


def stored(records):
    """The values as they stand in the table, but who wrote them when."""
    names = [field.name for field in records._fields.values() if field.store and field.column_type]
    # sudo: any model - what the table has, whoever may read it
    rows = records.sudo().read(names, load=False)
    return [{name: value for name, value in row.items() if name not in ('write_date', 'write_uid')} for row in rows]


class Samples:
    """A record of every model that can be made by filling in what is required, all of one account.

    ``samples['sale.order']`` is a record or an empty recordset: some models are only made by their own methods.
    """

    def __init__(self, env, partner, user, text):
        self.env = env(context={'tracking_disable': True, 'no_reset_password': True})
        self.partner, self.user, self.text = partner, user, text
        self.made, self.values = {'res.partner': partner}, {}
        for name in sorted(env['ir.rule']._portfolio_followers()):
            self.sample(name)
        # one that was made for another that could not be is gone with it
        self.made = {name: record.exists() for name, record in self.made.items()}
        self.kept = dict(self.made), dict(self.values)

    def __getitem__(self, name):
        return self.sample(name)

    def keep(self):
        """Forget what a test has made: it is gone with it."""
        self.made, self.values = dict(self.kept[0]), dict(self.kept[1])

    def sample(self, name):
        if name not in self.made:
            # what is asked for while it is being made is not there
            self.made[name] = self.env[name]
            if name not in DECIDE | COLUMNS:
                self.made[name] = self._make(name)
        return self.made[name]

    def _make(self, name):
        model = self.env[name]
        if model._abstract or not model._auto:
            return model.browse()
        # some want more than they say is required
        return self._create(model) or self._create(model, whole=True)

    def _create(self, model, **options):
        before = set(self.made)
        try:
            with self.env.cr.savepoint(), mute_logger('odoo.sql_db'):
                values = self._values(model, **options)
                made = model.create(dict(values))
                made.flush_recordset()
                self.values[model._name] = values
                return made.exists()
        except Exception:  # noqa: BLE001 - whatever it wants that cannot be guessed
            # what was made for it is gone with it, and is made again when it is asked for
            for other in set(self.made) - before:
                if self.made[other] and not self.made[other].exists():
                    del self.made[other]
            return model.browse()

    def _values(self, model, *, whole=False):
        """:param whole: every many2one, the company too"""
        defaults = model.default_get(list(model._fields))
        values = {}
        for name, field in model._fields.items():
            if not field.store or field.inherited or (field.compute and field.readonly) or field.related \
                    or name in (*MAGIC_COLUMNS, 'parent_id') or (name == 'company_id' and not whole):
                continue
            if field.type == 'many2one' and field.comodel_name == 'res.partner':
                values[name] = self.partner.id
            elif name == 'partner_ids' and field.comodel_name == 'res.partner':
                values[name] = [Command.set(self.partner.ids)]
            elif field.type == 'many2one_reference':
                model_field = model._fields[field.model_field]
                values[name] = self.partner.id
                if model_field.related:
                    values[model_field.related.split('.')[0]] = self.env['ir.model']._get_id('res.partner')
                else:
                    values[model_field.name] = 'res.partner'
            elif (field.required or (whole and field.type == 'many2one')) and not defaults.get(name):
                values[name] = self._value(field)
            elif field.type == 'char' and name in ('name', 'subject', 'title'):
                values[name] = self.text
        return {name: value for name, value in values.items() if value is not None}

    def _value(self, field):
        if field.type == 'many2one':
            if field.comodel_name == 'res.users':
                return self.user.id
            return self._target(field.comodel_name).id or None
        return {
            'char': self.text, 'text': self.text, 'html': self.text, 'integer': 1, 'float': 1.0, 'monetary': 1.0,
            'date': '2026-03-02', 'datetime': '2026-03-02 09:00:00', 'boolean': True,
            'selection': field.get_values(self.env)[:1] and field.get_values(self.env)[0]
            if field.type == 'selection' else None,
        }.get(field.type)

    def _target(self, name):
        """What follows the account is of this one; of all else, the first there is."""
        if name == 'res.company':
            return self.env.company
        if name in self.env['ir.rule']._portfolio_followers():
            return self[name] or self._first(name)
        return self._first(name) or self[name]

    def _first(self, name):
        model, company = self.env[name], self.env.company
        return model.search([('company_id', 'in', (False, company.id))] if 'company_id' in model._fields and (
            model._fields['company_id'].store) else [], limit=1)


def groups_of_other_apps(env):
    """The groups of what is installed beside the module, but those whose members see all contacts, or are outside."""
    ours = env['ir.module.module'].search([('name', '=', 'crm_portfolio')])
    known = ours.upstream_dependencies(exclude_states=('uninstalled',)) | ours
    others = env['ir.model.data'].search([
        ('model', '=', 'res.groups'), ('module', 'not in', ['base', *known.mapped('name')])])
    but = [env.ref(xmlid, raise_if_not_found=False) for xmlid in (
        *UNRESTRICTED_GROUPS, 'base.group_portal', 'base.group_public')]
    return env['res.groups'].browse(others.mapped('res_id')).filtered(
        lambda group: not any(one and one in group | group.all_implied_ids for one in but))


class OutsidersCase(PortfolioCase):
    """The house, and two who are not of it: a representative of another company and a customer of the portal."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        elsewhere = cls.env['res.company'].create({'name': "Elsewhere"})
        cls.olga = new_test_user(
            cls.env, 'olga', groups='crm_portfolio.portfolio_group_representative',
            company_id=elsewhere.id, company_ids=[Command.set(elsewhere.ids)])
        cls.guest = new_test_user(
            cls.env, 'guest', groups='base.group_portal', partner_id=cls.bakery_contact.id)


class ScopeMatrixCase(OutsidersCase):
    """Who is not to know of what, with a sample of every model for it.

    ===========  ===================================================  =====================
    person       who                                                  what is hidden
    ===========  ===================================================  =====================
    ``ana``      representative of team North                         the winery, of South
    ``maria``    manager, leads team North                            the winery
    ``olga``     representative of another company                    the winery
    ``guest``    portal user of the bakery                            the winery
    ``public``   nobody                                               the winery
    ===========  ===================================================  =====================
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.public = cls.env.ref('base.public_user')
        (cls.ana | cls.maria | cls.olga).group_ids += groups_of_other_apps(cls.env)
        cls.winery.write({'name': SECRET, 'street': SECRET, 'email': f'{SECRET}@example.com', 'ref': SECRET})
        cls.winery.child_ids.name = SECRET
        cls.hidden = Samples(cls.env, cls.winery, cls.carla, SECRET)
        cls.shown = Samples(cls.env, cls.bakery, cls.ana, "Known")
        cls.followers = cls.env['ir.rule']._portfolio_followers()
        Rule = cls.env['ir.rule']
        cls.scoped = {name for name in cls.followers if name in Rule._portfolio_ruled() or not name.startswith(
            'portfolio.')} | {name for name in cls.followers if cls.names_an_account(cls.env[name])}
        cls.env.flush_all()
        cls.env.invalidate_all()

    def setUp(self):
        super().setUp()
        for samples in (self.hidden, self.shown):
            samples.keep()

    @staticmethod
    def names_an_account(model):
        """Whether it names an account, or a lead, which does."""
        return any(field.store and field.type == 'many2one' and field.comodel_name in ('res.partner', 'crm.lead')
                   for field in model._fields.values())

    def names_the_account(self, record):
        """Whether this one does, of a model that names an account; of the others it is their document."""
        # sudo: any model - what it names, whoever may read it
        known = record.sudo()
        return not self.names_an_account(record) or any(
            known[field.name] for field in record._fields.values()
            if field.store and field.type == 'many2one' and field.comodel_name in ('res.partner', 'crm.lead'))

    def assertNotTold(self, said, of):
        self.assertNotIn(SECRET.lower(), str(said).lower(), of)

    def attempt(self, call):
        """What a call answers, or the exception; nothing of it stays."""
        answer = None
        # what one user has read is in the cache for all
        self.env.flush_all()
        self.env.invalidate_all()
        with mute_logger('odoo.sql_db', 'odoo.addons.base.models.ir_rule', 'odoo.addons.base.models.ir_model'):
            try:
                with self.env.cr.savepoint() as savepoint:
                    answer = call()
                    savepoint.rollback()
            except Exception as error:  # noqa: BLE001 - any refusal is one; what it says is looked at
                answer = error
        self.env.invalidate_all()
        return answer
