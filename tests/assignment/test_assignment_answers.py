from odoo.exceptions import AccessError, UserError

from ..common import OnPhone, TourCase
from ..lead.common import LeadCase


class AnswersCase(LeadCase):
    """Ana and Bruno work in team North, which gets its leads by the strategy of the test."""

    def team_rule(self, strategy):
        return self.rule("North", self.north, strategy=strategy)


class TestLeadAnswers(AnswersCase):
    """A button says what it would do, or what it has done and how to take it back."""

    def press(self, user, call):
        """What the client does with the call of a question or of a notification's button."""
        return getattr(self.env[call['model']].with_user(user).browse(call['args'][0]), call['method'])(
            *call['args'][1:])

    def button(self, answer, name):
        return next(one for one in answer['params']['buttons'] if one['name'] == name)

    def pairs(self):
        self.bakery.phone = '986123456'
        lead = self.leads("Ovens of the bakery", phone='986123456', user_id=self.ana.id, team_id=self.north.id)
        link = lead.portfolio_duplicate_ids
        mine = {'user_id': self.ana.id, 'team_id': self.north.id}
        pair = self.env['portfolio.lead.duplicate'].create({
            'lead_id': self.leads("Again", **mine).id, 'other_lead_id': self.leads("First", **mine).id,
            'score': 60, 'signals': {'email': 60}, 'channel': 'form'})
        return link, pair

    def test_merging_asks_says_and_goes_back(self):
        _link, pair = self.pairs()
        pair = pair.with_user(self.maria)
        leads = pair.lead_id | pair.other_lead_id
        head = leads._sort_by_confidence_level(reverse=True)[0]
        gone = leads - head
        question = pair.action_ask_merge()
        self.assertEqual((question['tag'], pair.state), ('portfolio_ask', 'open'))
        self.assertIn(f"“{head.name}” stays", question['params']['message'])
        self.assertIn(f"“{gone.name}” is archived", question['params']['message'])
        answer = self.press(self.maria, question['params']['call'])
        self.assertEqual((pair.state, gone.active, head.active), ('merged', False, True))
        self.assertIn(f"“{gone.name}” is merged into “{head.name}”", answer['params']['message'])
        self.assertEqual(self.button(answer, "Open It")['action']['res_id'], head.id)
        self.press(self.maria, self.button(answer, "Undo")['call'])
        self.assertEqual((pair.state, gone.active), ('open', True))

    def test_linking_asks_says_and_goes_back(self):
        pair, _pair = self.pairs()
        pair = pair.with_user(self.maria)
        lead = pair.lead_id
        before = {name: lead[name] for name in ('partner_id', 'partner_name', 'email_from', 'phone', 'name', 'city')}
        question = pair.action_ask_merge()
        self.assertIn("becomes a lead of the account “Bakery”", question['params']['message'])
        answer = self.press(self.maria, question['params']['call'])
        self.assertEqual((pair.state, lead.partner_id), ('linked', self.bakery))
        self.press(self.maria, self.button(answer, "Undo")['call'])
        self.assertEqual({name: lead[name] for name in before}, before)
        self.assertEqual((pair.state, self.bakery.phone), ('open', '986123456'))
        with self.assertRaisesRegex(UserError, "Nothing to undo"):
            pair.action_undo_link()

    def test_what_changed_since_the_link_stays(self):
        pair, _pair = self.pairs()
        pair = pair.with_user(self.maria)
        answer = pair.action_merge()
        pair.lead_id.partner_id = self.garage
        undone = self.press(self.maria, self.button(answer, "Undo")['call'])
        self.assertEqual((pair.lead_id.partner_id, undone['params']['type']), (self.garage, 'warning'))

    def test_the_panel_asks_too(self):
        _link, pair = self.pairs()
        lead, other = pair.lead_id, pair.other_lead_id
        question = lead.with_user(self.ana).portfolio_ask_merge_duplicate(other.id)
        answer = self.press(self.ana, question['params']['call'])
        head = (lead | other).filtered('active')
        self.assertEqual(len(head), 1)
        self.assertEqual(answer['params']['next']['res_id'], head.id)
        self.press(self.ana, self.button(answer, "Undo")['call'])
        self.assertTrue(lead.active and other.active)

    def test_nobody_asks_about_leads_of_others(self):
        theirs = self.leads("Secret", user_id=self.carla.id, team_id=self.south.id)
        mine = self.leads("Mine", user_id=self.ana.id, team_id=self.north.id)
        with self.assertRaises(AccessError):
            mine.with_user(self.ana).portfolio_ask_merge_duplicate(theirs.id)
        link, pair = self.pairs()
        for one in (link, pair):
            with self.assertRaises(AccessError):
                one.with_user(self.ana).action_ask_merge()

    def test_claiming_says_whose_it_is_and_opens_it(self):
        self.team_rule('queue')
        first, second, third = self.leads("Hornos Rey", "2", "3")
        answer = first.with_user(self.bruno).action_portfolio_claim()
        self.assertEqual(answer['params']['message'], "Hornos Rey is yours now.")
        opened = self.button(answer, "Open It")['action']
        self.assertEqual((opened['res_model'], opened['res_id']), ('crm.lead', first.id))
        several = (second | third).with_user(self.bruno).action_portfolio_claim()
        self.assertEqual(several['params']['message'], "2 leads are yours now.")
        self.assertEqual(
            self.env['crm.lead'].with_user(self.bruno).search(self.button(several, "Open It")['action']['domain']),
            (second | third).with_user(self.bruno).sorted())

    def test_a_lead_that_is_offered_is_offered_again(self):
        """The button, or the job, meets leads with an open offer: that one is over, and the others go on."""
        self.team_rule('offer')
        leads = self.leads("Offered") | self.leads("Offered too")
        self.env.flush_all()
        leads.with_user(self.maria).action_portfolio_assign()
        self.env.flush_all()
        for lead in leads:
            offers = self.env['portfolio.assignment.offer'].search([('lead_id', '=', lead.id)])
            self.assertEqual(sorted(offers.mapped('state')), ['expired', 'open'])

    def test_an_offer_says_what_came_of_it(self):
        self.team_rule('offer')
        lead = self.leads("Hornos Rey")
        offer = self.env['portfolio.assignment.offer'].search([('lead_id', '=', lead.id)])
        self.assertIn("next person", offer.with_user(offer.user_id).action_decline()['params']['message'])
        offer = self.env['portfolio.assignment.offer'].search([('lead_id', '=', lead.id), ('state', '=', 'open')])
        answer = offer.with_user(offer.user_id).action_accept()
        self.assertEqual(self.button(answer, "Open It")['action']['res_id'], lead.id)


class TestLeadClaimTour(TourCase, AnswersCase):
    """Bruno takes leads from the queue; the cards stay where they are."""

    def test_claim(self):
        self.env['crm.lead'].search([('user_id', '=', False)]).active = False
        self.team_rule('queue')
        first, second = self.leads("Hornos Rey", "Panes Gil")
        self.tour('action-crm_portfolio.action_lead_queue', 'claim', 'bruno')
        self.assertEqual((first.user_id, second.user_id), (self.bruno, self.env['res.users']))


class TestLeadClaimPhoneTour(OnPhone, TestLeadClaimTour):
    """The same on a phone."""
