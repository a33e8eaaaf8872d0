from odoo import fields
from odoo.tests import Form, freeze_time

from ...tools.foundation.carrier import ArchiveUsed
from .common import SegmentCase


class TestSegmentMember(SegmentCase):
    """Who came, who left, when and why."""

    def rows(self, segment, account):
        return [
            (fields.Date.to_string(row.date_from), row.cause, row.reason,
             row.date_to and fields.Date.to_string(row.date_to), row.cause_to, row.reason_to)
            for row in segment.member_ids.filtered(lambda row: row.partner_id == account).sorted('id')]

    def on(self, day, segment, **changes):
        """On that day the bakery changes and the segment is brought up to date."""
        with freeze_time(day):
            self.bakery.write(changes)
            segment._portfolio_refresh()

    def test_in_out_and_back(self):
        with freeze_time('2026-01-05'):
            segment = self.segment(('city', '=', "Lugo"))
        self.assertFalse(self.rows(segment, self.bakery))
        self.on('2026-01-10', segment, city="Lugo")
        self.on('2026-02-10', segment, city="Vigo")
        self.on('2026-03-10', segment, city="Lugo")
        meets = "Meets: ID is Bakery or Garage or Hotel or Winery or Orphan and City is Lugo."
        self.assertEqual(self.rows(segment, self.bakery), [
            ('2026-01-10', 'rule', meets, '2026-02-10', 'rule', meets.replace("Meets", "No longer meets")),
            ('2026-03-10', 'rule', meets, False, False, False)])

    def test_archived_accounts_leave(self):
        segment = self.segment()
        with freeze_time('2026-02-10'):
            self.orphan.action_archive()
            segment._portfolio_refresh()
        [row] = self.rows(segment, self.orphan)
        self.assertEqual(row[3:], ('2026-02-10', 'archived', "The account was archived."))
        self.assertNotIn(self.orphan, self.members(segment))

    def test_by_hand_in_and_out(self):
        segment = self.segment(('city', '=', "Lugo"))
        self.bakery.city = "Lugo"
        segment._portfolio_refresh()
        with Form(segment.with_user(self.diego)) as form:
            with form.exception_ids.new() as line:
                line.partner_id, line.kind, line.reason = self.hotel, 'in', "Asked for it."
            with form.exception_ids.new() as line:
                line.partner_id, line.kind, line.reason = self.bakery, 'out', "Sued us."
        self.assertEqual(self.members(segment), self.hotel)
        self.assertEqual(self.rows(segment, self.hotel)[0][1:3], ('manual', "Asked for it."))
        self.assertEqual(self.rows(segment, self.bakery)[0][4:], ('manual', "Taken out by hand: Sued us."))
        segment.exception_ids.unlink()
        self.assertEqual(self.members(segment), self.bakery)
        self.assertIn("No longer meets", self.rows(segment, self.hotel)[0][5])

    def test_an_archived_segment_has_nobody_and_comes_back(self):
        segment = self.segment()
        segment._portfolio_tell(ArchiveUsed()).action_archive()
        self.assertFalse(self.members(segment))
        self.assertEqual(self.rows(segment, self.bakery)[0][5], "The segment was archived.")
        segment.action_unarchive()
        self.assertEqual(self.members(segment), self.ours)

    def test_the_account_says_why(self):
        self.bakery.city = "Lugo"
        segment = self.segment(('city', '=', "Lugo"))
        action = self.bakery.with_user(self.ana).action_portfolio_segments()
        row = self.env['portfolio.segment.member'].with_user(self.ana).search(
            [*action['domain'], ('segment_id', '=', segment.id), ('is_current', '=', True)])
        self.assertIn("City is Lugo", row.reason)
        self.assertFalse(self.env['portfolio.segment.member'].with_user(self.ana).search(
            [('partner_id', '=', self.bakery.id), ('segment_id', '=', segment.id), ('is_current', '=', False)]))

    def test_the_evolution_adds_up_to_the_size(self):
        segment = self.segment()
        self.on('2026-02-10', segment, active=False)
        self.on('2026-03-10', segment, active=True)
        Evolution = self.env['portfolio.segment.evolution']
        domain = [('segment_id', '=', segment.id)]
        self.env.flush_all()
        self.assertEqual(Evolution._read_group(domain, ['kind'], ['number:sum']), [('in', 6), ('out', -1)])
        [(size,)] = Evolution._read_group(domain, [], ['number:sum'])
        self.assertEqual(size, len(self.members(segment)))

    def test_merged_accounts_are_in_it_once(self):
        segment = self.segment()
        self.garage.child_ids.unlink()
        self.env['base.partner.merge.automatic.wizard']._merge(
            (self.bakery | self.garage).ids, self.bakery, extra_checks=False)
        segment._portfolio_refresh()
        rows = segment.member_ids.filtered(lambda row: row.partner_id == self.bakery).sorted('id')
        self.assertEqual(rows.mapped('is_current'), [True, False])
        self.assertIn("Merged", rows[1].reason_to)
        self.assertIn(self.bakery, self.members(segment))
