from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged

from ..common import PortfolioCase


@tagged('post_install', '-at_install')
class TestFrontNote(PortfolioCase):

    def note(self, user, account, body):
        return self.env['portfolio.account.note'].with_user(user).create({'partner_id': account.id, 'body': body})

    def test_a_note_goes_to_the_account(self):
        form = Form(self.env['portfolio.account.note'].with_user(self.ana))
        form.partner_id, form.body = self.bakery, " They <b>move</b> in May.\n"
        told = form.save().action_note()
        self.assertIn("Bakery", told['params']['message'])
        note = self.bakery.message_ids[0]
        self.assertEqual((note.author_id, note.subtype_id), (self.ana.partner_id, self.env.ref('mail.mt_note')))
        self.assertIn("They &lt;b&gt;move&lt;/b&gt; in May.", note.body)

    def test_nothing_is_no_note(self):
        with self.assertRaisesRegex(UserError, "write what there is to keep"):
            self.note(self.ana, self.bakery, " \n ").action_note()

    def test_nobody_notes_on_what_he_does_not_see(self):
        before = self.hotel.message_ids
        with self.assertRaises(AccessError):
            self.note(self.ana, self.hotel, "Hello").action_note()
        self.assertEqual(self.hotel.message_ids, before)
