"""Two people press the same button at the same moment: each in a transaction of his own, retried as Odoo does."""
import threading
from unittest.mock import patch

from odoo import SUPERUSER_ID, api
from odoo.exceptions import AccessError, UserError
from odoo.modules.registry import Registry
from odoo.service import model as service
from odoo.tests import BaseCase, get_db_name, tagged
from odoo.tools import mute_logger

from ...tools.foundation.carrier import NoAssignment
from ...tools.foundation.lead_told import NoMatch

QUIET = {'tracking_disable': True, 'no_reset_password': True, 'mail_create_nosubscribe': True}


@tagged('post_install', '-at_install')
class TestLeadTwice(BaseCase):
    """Nothing is done twice; whoever comes second is told so, or finds it done."""

    def setUp(self):
        super().setUp()
        self.registry = Registry(get_db_name())
        self.remove()    # what a run that was killed has left
        self.addCleanup(self.remove)
        with self.registry.cursor() as cr:
            env = self.environment(cr)
            # Odoo learns from what is lost and won, and what it has learnt here it is to forget
            self.learnt = {
                one.id: (one.won_count, one.lost_count) for one in env['crm.lead.scoring.frequency'].search([])}
            self.addCleanup(self.unlearn)
            group = env.ref('crm_portfolio.portfolio_group_director')
            self.users = env['res.users'].create([
                {'name': f"Twice {number}", 'login': f'twice_{number}', 'group_ids': [(4, group.id)]}
                for number in range(2)]).ids
            self.last = {name: env[name].search([], order='id desc', limit=1).id or 0 for name in (
                'crm.lead', 'res.partner', 'portfolio.conversion', 'portfolio.journal', 'portfolio.lead.duplicate')}
            team = env['crm.team'].create({
                'name': "Twice", 'company_id': False, 'user_id': self.users[0],
                'member_ids': [(6, 0, self.users)]})
            self.team_id = team.id

    def environment(self, cr, user_id=SUPERUSER_ID):
        return api.Environment(cr, user_id, dict(QUIET))

    def unlearn(self):
        with self.registry.cursor() as cr:
            for one in self.environment(cr)['crm.lead.scoring.frequency'].search([]):
                if one.id not in self.learnt:
                    one.unlink()
                elif (one.won_count, one.lost_count) != self.learnt[one.id]:
                    one.won_count, one.lost_count = self.learnt[one.id]

    def remove(self):
        with self.registry.cursor() as cr:
            env = self.environment(cr)(context={**QUIET, 'active_test': False})
            users = env['res.users'].search([('login', '=like', 'twice_%')])
            teams = env['crm.team'].search([('name', '=', "Twice")])
            leads = env['crm.lead'].search([('team_id', 'in', teams.ids)]) if teams else env['crm.lead']
            env['portfolio.lead.duplicate'].search([('lead_id', 'in', leads.ids)]).unlink()
            env['portfolio.conversion'].search([('user_id', 'in', users.ids)]).unlink()
            leads.unlink()
            env['portfolio.journal'].search([('user_id', 'in', users.ids)]).unlink()
            partners = env['res.partner'].search([('email', '=', 'twice@twice.example')], order='parent_id')
            for partner in (partners | partners.child_ids).sorted(lambda one: not one.parent_id):
                partner.unlink()
            pools = env['portfolio.assignment.pool'].search([('team_id', 'in', teams.ids)]) if teams else env[
                'portfolio.assignment.pool']
            rules = env['portfolio.assignment.rule'].search([('name', '=', "Twice")])
            rules.ruleset_id.unlink()
            pools.unlink()
            teams.unlink()
            people = users.partner_id
            users.unlink()
            people.unlink()

    def leads(self, *names, **values):
        with self.registry.cursor() as cr:
            Lead = self.environment(cr)['crm.lead']._portfolio_tell(NoMatch(), NoAssignment())
            return Lead.create([{
                'name': name, 'type': 'lead', 'user_id': self.users[0], 'team_id': self.team_id,
                'partner_name': "Twice SL", 'email_from': 'twice@twice.example', **values} for name in names]).ids

    def both(self, act, same=False):
        """Do ``act(env)`` twice at once, by two people or one; :return: what each was told, empty where it was done."""
        start, told = threading.Barrier(2, timeout=20), {}

        def one(number):
            threading.current_thread().dbname = get_db_name()
            first = [True]

            def attempt(env):
                env.cr.execute("SELECT 1")  # neither sees what the other does from here on
                if first.pop() if first else False:
                    start.wait()
                act(env)
            try:
                with self.registry.cursor() as cr:
                    cr.execute("SET lock_timeout = '20s'")
                    env = self.environment(cr, self.users[0 if same else number])
                    service.retrying(lambda: attempt(env), env)
                told[number] = ""
            except (UserError, AccessError) as error:
                told[number] = str(error)

        threads = [threading.Thread(target=one, args=(number,)) for number in range(2)]
        with patch.object(service.random, 'uniform', lambda _low, _high: 0.05), mute_logger(
                'odoo.sql_db', 'odoo.service.model'):
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join(60)
        self.assertEqual(sorted(told), [0, 1], "both came to an end")
        return sorted(told.values())

    def found(self, model, domain=()):
        with self.registry.cursor() as cr:
            Model = self.environment(cr)[model].with_context(active_test=False)
            return Model.search_read([('id', '>', self.last[model]), *domain], order='id')

    def test_one_lead_is_converted_once(self):
        [lead_id] = self.leads("Twice", user_id=False)
        for outcome in ('opportunity',):
            done, told = self.both(lambda env, outcome=outcome: env['portfolio.conversion']._convert(
                env['crm.lead'].browse(lead_id), outcome=outcome))
            self.assertEqual(done, "")
            self.assertIn("already converted", told)
        self.assertEqual(len(self.found('portfolio.conversion')), 1)
        self.assertEqual(len(self.found('res.partner', [('name', '=', "Twice SL")])), 1)

    def test_a_conversion_is_undone_once(self):
        [lead_id] = self.leads("Twice", user_id=False)
        with self.registry.cursor() as cr:
            env = self.environment(cr, self.users[0])
            conversion_id = env['portfolio.conversion']._convert(env['crm.lead'].browse(lead_id)).id
        done, told = self.both(
            lambda env: env['portfolio.conversion'].browse(conversion_id).action_undo(), same=True)
        self.assertEqual((done, "undone already" in told), ("", True), told)
        [conversion] = self.found('portfolio.conversion')
        self.assertEqual((conversion['state'], conversion['kept_note']), ('undone', False))
        self.assertFalse(self.found('res.partner', [('name', '=', "Twice SL")]))

    def test_a_pair_is_merged_once(self):
        one, other = self.leads("One", "Other", description="<p>Wants an oven.</p>")
        told = self.both(lambda env: env['crm.lead'].browse([one, other]).merge_opportunity())
        self.assertEqual(told, ["", ""], "who comes second finds it done")
        leads = self.found('crm.lead')
        self.assertEqual(sorted(lead['active'] for lead in leads), [False, True])
        [head] = [lead for lead in leads if lead['active']]
        self.assertEqual(head['description'].count("Wants an oven."), 2, "once of each")
        self.assertEqual(len(self.found('portfolio.journal')), 1)

    def test_a_merge_is_undone_once(self):
        one, other = self.leads("One", "Other")
        with self.registry.cursor() as cr:
            head_id = self.environment(cr, self.users[0])['crm.lead'].browse([one, other]).merge_opportunity().id
        done, told = self.both(lambda env: env['crm.lead'].browse(head_id).action_portfolio_undo_merge())
        self.assertEqual((done, "Nothing to undo" in told), ("", True), told)
        self.assertEqual([lead['active'] for lead in self.found('crm.lead')], [True, True])

    def test_a_pair_is_reviewed_once(self):
        one, other = self.leads("One", "Other")
        with self.registry.cursor() as cr:
            env = self.environment(cr)
            pair_id = env['portfolio.lead.duplicate'].create({
                'lead_id': one, 'other_lead_id': other, 'score': 90, 'channel': 'nightly'}).id
        told = self.both(lambda env: env['portfolio.lead.duplicate'].browse(pair_id).action_merge())
        self.assertEqual(told, ["", ""])
        self.assertEqual(len(self.found('portfolio.journal')), 1)
        self.assertEqual([pair['state'] for pair in self.found('portfolio.lead.duplicate')], ['merged'])

    def test_a_lead_is_claimed_by_one(self):
        with self.registry.cursor() as cr:
            env = self.environment(cr)
            before = env['portfolio.assignment.ruleset'].search([('state', '=', 'published')]).ids
            env['portfolio.assignment.ruleset'].browse(before).state = 'archived'
            env['portfolio.assignment.rule'].create({
                'name': "Twice", 'sequence': -1, 'target_type': 'team', 'team_id': self.team_id, 'strategy': 'queue',
                'domain': "[('name', '=', 'Twice')]"})
            lead = env['crm.lead'].create({'name': "Twice", 'type': 'lead', 'user_id': False, 'team_id': self.team_id})
            self.assertEqual(lead.portfolio_decision_id.result, 'queued')
            lead_id = lead.id
        self.addCleanup(self.publish, before)
        done, told = self.both(lambda env: env['crm.lead'].browse(lead_id).action_portfolio_claim())
        self.assertEqual((done, "taken" in told), ("", True), told)
        [lead] = self.found('crm.lead')
        self.assertIn(lead['user_id'][0], self.users)
        with self.registry.cursor() as cr:
            decisions = self.environment(cr)['portfolio.assignment.decision'].search([
                ('lead_id', '=', lead_id), ('result', '=', 'assigned')])
            self.assertEqual(len(decisions), 1)

    def publish(self, ids):
        with self.registry.cursor() as cr:
            self.environment(cr)['portfolio.assignment.ruleset'].browse(ids).state = 'published'

    def test_two_accounts_are_merged_once(self):
        with self.registry.cursor() as cr:
            category = self.environment(cr).ref('crm_portfolio.category_lead')
            ids = self.environment(cr)['res.partner'].create([
                {'name': "Twice SL", 'is_company': True, 'email': 'twice@twice.example', 'user_id': self.users[0],
                 'portfolio_category_id': category.id, 'comment': f"Note {number}"} for number in range(2)]).ids
        # sudo: res.partner - who may merge is not the question here
        told = self.both(lambda env: env['base.partner.merge.automatic.wizard'].sudo()._merge(ids))
        self.assertEqual(told, ["", ""])
        self.assertEqual(len(self.found('res.partner', [('name', '=', "Twice SL")])), 1)
