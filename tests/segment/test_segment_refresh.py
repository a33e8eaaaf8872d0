import contextlib
from ast import literal_eval
from unittest.mock import patch

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from odoo import fields
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain
from odoo.tools import mute_logger

from ...tools.foundation.carrier import ArchiveUsed
from .common import SegmentCase

CITIES = ["Lugo", "Vigo", False]


class TestSegmentRefresh(SegmentCase):
    """Segments that build on each other, the job, what a refresh costs and what it leaves."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env['portfolio.segment'].search([])._portfolio_tell(ArchiveUsed()).active = False
        cls.bakery.city, cls.garage.city, cls.hotel.city = "Lugo", "Lugo", "Vigo"
        cls.lugo = cls.segment(('city', '=', "Lugo"), name="Lugo")
        cls.others = cls.segment(('portfolio_segment_ids', 'not in', cls.lugo.ids), name="Others")
        cls.anas = cls.segment(
            '&', ('portfolio_segment_ids', 'in', cls.others.ids), ('user_id', '!=', False), name="Named")

    def late(self, *segments):
        """Make them due, as an hour does."""
        self.env['portfolio.segment'].concat(*segments).date_refreshed = '2020-01-01'

    def run_job(self):
        with self.enter_registry_test_mode():
            self.env.ref('crm_portfolio.ir_cron_refresh_segments').method_direct_trigger()
        self.env.invalidate_all()

    def test_what_builds_on_it_follows(self):
        self.assertEqual(self.anas.dependency_ids, self.others)
        self.assertEqual(self.members(self.anas), self.hotel | self.winery)
        self.bakery.city = "Vigo"
        self.lugo._portfolio_refresh()
        self.assertEqual(self.members(self.anas), self.bakery | self.hotel | self.winery)

    def test_the_job_goes_in_order_whatever_the_ids(self):
        self.bakery.city = "Vigo"
        first = self.segment(('portfolio_segment_ids', 'in', self.anas.ids), name="First", sequence=0)
        self.late(self.lugo, self.others, self.anas, first)
        self.run_job()
        self.assertEqual(self.members(first), self.bakery | self.hotel | self.winery)
        self.assertGreater(first.date_refreshed, fields.Datetime.to_datetime('2025-01-01'))

    def test_a_circle_is_refused_where_it_is_written(self):
        with self.assertRaisesRegex(ValidationError, "depend on itself"):
            self.lugo.domain = str([('portfolio_segment_ids', 'in', self.anas.ids)])
        with self.assertRaisesRegex(ValidationError, "depend on itself"):
            self.lugo.domain = str([('child_ids', 'any', [('portfolio_segment_ids', 'not in', self.lugo.ids)])])

    def test_what_others_build_on_is_not_taken_away(self):
        with self.assertRaisesRegex(UserError, "Named.*uses.*Others"):
            self.others.active = False
        with self.assertRaisesRegex(UserError, "uses"):
            self.lugo.unlink()

    def test_a_killed_job_loses_one_segment_and_is_taken_up_again(self):
        self.bakery.city = "Vigo"
        self.late(self.lugo, self.others, self.anas)
        Segment, done = type(self.lugo), []
        original = Segment._portfolio_refresh_one

        def dies(segment):
            if len(done) == 1:
                raise KeyboardInterrupt
            done.append(segment.id)
            return original(segment)
        with self.enter_registry_test_mode(), self.registry.cursor() as cr, patch.object(
                Segment, '_portfolio_refresh_one', dies), contextlib.suppress(KeyboardInterrupt):
            self.env(cr=cr)['portfolio.segment']._cron_refresh()
            self.fail("it was to be killed")
        self.env.invalidate_all()
        self.assertEqual(done, self.lugo.ids)
        self.run_job()
        self.assertEqual(self.members(self.lugo), self.garage)
        self.assertEqual(self.members(self.anas), self.bakery | self.hotel | self.winery)

    def test_a_broken_segment_says_so_and_holds_up_nobody(self):
        self.env.cr.execute("UPDATE portfolio_segment SET domain = %s WHERE id = %s", [
            "[('field_of_another_module', '=', 1)]", self.lugo.id])
        self.bakery.city = "Vigo"
        self.late(self.lugo, self.others, self.anas)
        self.env.invalidate_all()
        with mute_logger('odoo.addons.crm_portfolio.models.segment.segment'):
            self.run_job()
        self.assertIn("field_of_another_module", self.lugo.problem)
        self.assertEqual(self.members(self.lugo), self.bakery | self.garage, "as it was")
        self.assertFalse(self.others.problem)

    def test_a_refresh_costs_the_same_whoever_comes(self):
        accounts = [self.account(f"Shop {index}", city="Ourense") for index in range(40)]
        segment = self.Segment.create({'name': "Shops", 'domain': str([('city', '=', "Ourense")])})
        self.env.flush_all()
        for changed in ([], accounts[:1], accounts):
            for account in changed:
                account.city = "Lugo" if account.city == "Ourense" else "Ourense"
            self.env.flush_all()
            self.env.invalidate_all()
            segment.read(['words', 'domain', 'company_id'])  # what the job has read anyway
            with self.subTest(changed=len(changed)), self.assertQueryCount(8):
                segment._portfolio_refresh_one()

    @settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(st.tuples(
        st.integers(0, 4), st.sampled_from(['city', 'in', 'out', 'free', 'archive']), st.integers(0, 2)),
        min_size=1, max_size=8))
    def test_members_are_who_meets_it_give_or_take_by_hand(self, steps):
        """Whatever happens: the search, plus who is in by hand, less who is out; and once more, the same."""
        accounts = list(self.ours)
        for index, what, which in steps:
            account = accounts[index]
            row = self.lugo.exception_ids.filtered(lambda one, account=account: one.partner_id == account)
            if what == 'city':
                account.city = CITIES[which]
            elif what == 'archive':
                account.active = not account.active
            else:
                row.unlink()
                if what != 'free':
                    self.env['portfolio.segment.exception'].create({
                        'segment_id': self.lugo.id, 'partner_id': account.id, 'kind': what, 'reason': "So."})
        self.lugo._portfolio_refresh()
        by_hand = {kind: self.lugo.exception_ids.filtered(lambda one, kind=kind: one.kind == kind).partner_id
                   for kind in ('in', 'out')}
        meets = self.env['res.partner'].search(Domain(literal_eval(self.lugo.domain)))
        self.assertEqual(
            self.members(self.lugo).sorted('id'),
            ((meets - by_hand['out']) | by_hand['in'].filtered('active')).sorted('id'))
        self.assertEqual(
            self.members(self.others).sorted('id'),
            (self.ours.filtered('active') - self.members(self.lugo)).sorted('id'))
        before = self.history()
        self.lugo._portfolio_refresh()
        self.assertEqual(self.history(), before)

    def history(self):
        self.env.cr.execute("SELECT * FROM portfolio_segment_member ORDER BY id")
        return self.env.cr.fetchall()
