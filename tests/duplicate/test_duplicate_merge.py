from odoo.exceptions import AccessError, UserError

from ..lead.common import LeadCase


class TestLeadMerge(LeadCase):
    """Merged leads keep everything, and come apart again."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.tag = cls.env['crm.tag'].create({'name': "Fair"})
        cls.first, cls.second = cls.env['crm.lead'].create([
            {'name': "First", 'type': 'lead', 'user_id': cls.ana.id, 'email_from': 'a@one.example',
             'probability': 60},
            {'name': "Second", 'type': 'lead', 'user_id': cls.ana.id, 'phone': '600111222', 'tag_ids': cls.tag.ids,
             'source_id': cls.env['utm.source'].create({'name': "Stand"}).id}])
        cls.message = cls.second.message_post(body="Hello", subject="Call", attachments=[('note.txt', b"note")])
        cls.file = cls.env['ir.attachment'].create(
            {'name': "price.txt", 'raw': b"1", 'res_model': 'crm.lead', 'res_id': cls.second.id})
        cls.activity = cls.second.activity_schedule('mail.mail_activity_data_call', user_id=cls.ana.id)
        cls.event = cls.env['calendar.event'].create({
            'name': "Visit", 'start': '2026-03-02 10:00:00', 'stop': '2026-03-02 11:00:00',
            'opportunity_id': cls.second.id, 'res_model': 'crm.lead', 'res_id': cls.second.id})
        survey = cls.env['survey.survey'].create({'title': "Needs"})
        cls.answer = cls.env['survey.user_input'].create({'survey_id': survey.id, 'lead_id': cls.second.id})

    def hanging(self):
        return [(record, record[name]) for record, name in [
            (self.message, 'res_id'), (self.message, 'subject'), (self.file, 'res_id'), (self.file, 'name'),
            (self.activity, 'res_id'), (self.event, 'opportunity_id'), (self.answer, 'lead_id')]]

    def test_everything_is_kept_and_comes_back(self):
        names = self.first._portfolio_snapshot_fields()
        leads = self.first | self.second
        self.env.flush_all()
        before, hanging = leads._portfolio_snapshot(names), self.hanging()
        head = leads.with_user(self.ana).merge_opportunity().sudo()
        self.assertEqual(head, self.first)
        self.assertEqual(
            (head.phone, head.tag_ids, head.source_id.name), ('600111222', self.tag, "Stand"))
        self.assertEqual({
            self.message.res_id, self.file.res_id, self.activity.res_id, self.event.opportunity_id.id,
            self.answer.lead_id.id}, {head.id})
        self.assertEqual((self.second.exists().active, self.second.portfolio_merged_into_id), (False, head))
        self.assertEqual(head.portfolio_absorbed_count, 1)
        self.assertIn(self.second, self.env['crm.lead'].with_context(active_test=False).search(
            head.action_portfolio_absorbed()['domain']))

        head.with_user(self.ana).action_portfolio_undo_merge()
        self.env.flush_all()
        self.env.invalidate_all()
        after = leads._portfolio_snapshot(names)
        for lead in leads:
            self.assertEqual(
                {name: (before[lead.id][name], after[lead.id][name]) for name in names
                 if before[lead.id][name] != after[lead.id][name]}, {}, lead.name)
        self.assertEqual(self.hanging(), hanging)
        self.assertFalse(head.portfolio_absorbed_count)
        with self.assertRaisesRegex(UserError, "Nothing to undo"):
            head.action_portfolio_undo_merge()

    def test_what_was_merged_is_not_lost(self):
        """Neither in a report nor in what probabilities are learned from, even where nobody gave it a chance."""
        self.second.write({'probability': 0, 'automated_probability': 0})
        head = (self.first | self.second).with_user(self.ana).merge_opportunity().sudo()
        lost = [('won_status', '=', 'lost'), ('id', 'in', (self.first | self.second).ids)]
        Lead = self.env['crm.lead'].with_context(active_test=False)
        self.assertFalse(Lead.search(lost))
        head.action_set_lost()
        self.assertEqual(Lead.search(lost), head, "what it went into is lost, and is counted once")

    def test_what_was_changed_since_stays(self):
        head = (self.first | self.second).merge_opportunity()
        head.phone = '600999888'
        head.action_portfolio_undo_merge()
        self.assertEqual((head.phone, self.second.phone, self.second.active), ('600999888', '600111222', True))

    def test_who_may_undo(self):
        head = (self.first | self.second).with_user(self.maria.sudo().env.ref('base.user_admin')).merge_opportunity()
        with self.assertRaises(AccessError):
            head.with_user(self.ana).action_portfolio_undo_merge()
        head.with_user(self.diego).action_portfolio_undo_merge()
        self.assertTrue(self.second.active)

    def test_the_absorbed_one_undoes_it_too(self):
        (self.first | self.second).merge_opportunity()
        self.second.action_portfolio_undo_merge()
        self.assertTrue(self.second.active)

    def test_what_the_wizard_of_opportunities_merges_comes_apart_too(self):
        self.first.type = 'opportunity'
        wizard = self.env['crm.lead2opportunity.partner'].with_user(self.ana).with_context(
            active_model='crm.lead', active_id=self.second.id, active_ids=self.second.ids).create({
                'name': 'merge', 'user_id': self.ana.id,
                'duplicated_lead_ids': [(6, 0, (self.first | self.second).ids)]})
        wizard.action_apply()
        self.assertEqual((self.second.exists().active, self.second.portfolio_merged_into_id), (False, self.first))
        self.assertEqual(self.file.res_id, self.first.id)
        self.first.with_user(self.ana).action_portfolio_undo_merge()
        self.assertEqual((self.second.active, self.second.type, self.file.res_id), (True, 'lead', self.second.id))
        self.assertFalse(self.second.portfolio_merged_into_id)

    def test_no_field_that_people_write_is_dropped(self):
        """Every field of ours, filled in the absorbed lead only, is the head's afterwards; undo takes it back."""
        code = self.env['portfolio.activity.code'].search([('code', '=', '55.10')], limit=1)
        values = {'portfolio_vat': "ESB12345674", 'portfolio_employee_count': 12, 'portfolio_activity_id': code.id}
        given = {
            name for name in self.first._merge_get_fields() if name.startswith('portfolio_')}
        self.assertLessEqual(values.keys(), given)
        for merge in ('wizard', 'ours'):
            with self.subTest(merge=merge):
                first, second = self.env['crm.lead'].create([
                    {'name': f"First {merge}", 'type': 'lead', 'user_id': self.ana.id, 'probability': 60},
                    {'name': f"Second {merge}", 'type': 'lead', 'user_id': self.ana.id, **values}])
                if merge == 'wizard':
                    self.env['crm.merge.opportunity'].with_user(self.ana).create({
                        'opportunity_ids': [(6, 0, (first | second).ids)], 'user_id': self.ana.id}).action_merge()
                else:
                    (first | second).with_user(self.ana).merge_opportunity()
                head = (first | second).exists().filtered('active')
                self.assertEqual(
                    (head.portfolio_vat, head.portfolio_employee_count, head.portfolio_activity_id),
                    ("ESB12345674", 12, code))
                head.with_user(self.ana).action_portfolio_undo_merge()
                self.assertEqual((first.portfolio_vat, second.portfolio_vat), (False, "ESB12345674"))

    def test_second_e_mails_and_phones_are_kept_found_and_known(self):
        """Three leads of one shop: two addresses, three phones; by each it is found, and known when it writes again."""
        leads = self.env['crm.lead'].create([
            {'name': f"Shop {number}", 'type': 'lead', 'user_id': self.ana.id, 'email_from': email, 'phone': phone,
             'probability': 60 - number}
            for number, (email, phone) in enumerate([
                ('ana@shop.example', "+34 982 245 171"), ('luis@shop.example', "+34 982 310 624"),
                ('Ana@Shop.example', "982513877")])])
        head = leads.with_user(self.ana).merge_opportunity().sudo()
        self.assertEqual(
            (head.email_from, head.portfolio_other_emails, head.portfolio_other_phones),
            ('ana@shop.example', 'luis@shop.example', '+34982310624 / 982513877'))
        Lead = self.env['crm.lead'].with_user(self.ana)
        self.assertIn(head, Lead.search([('email_from', 'ilike', 'luis@shop')]))
        for phone in ("982 310 624", "+34 982310624", "982513877"):
            self.assertIn(head, Lead.search([('phone_mobile_search', 'ilike', phone)]), phone)
        self.env.flush_all()
        for said in ({'email_from': 'luis@shop.example'}, {'phone': "+34 982 31 06 24"}):
            found = self.env['portfolio.lead.match']._match([said]).get(0, [])
            self.assertIn(head, [one['record'] for one in found], said)
        head.with_user(self.ana).action_portfolio_undo_merge()
        self.assertEqual((head.portfolio_other_emails, head.portfolio_other_phones), (False, False))
        self.assertEqual(leads.mapped('active'), [True] * 3)
