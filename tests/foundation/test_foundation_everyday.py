import json
from pathlib import Path

from odoo.tests import TransactionCase, tagged

from . import everyday, everyday_apps  # noqa: F401 - registers what other apps do
from .everyday_told import differences

KEPT = Path(__file__).with_name('everyday.json')


@tagged('post_install', '-at_install', 'long')
class TestEveryday(TransactionCase):
    """Whoever has no role of this module works as on a database without it: every group, every operation."""

    def test_everyday_work_is_as_without_the_module(self):
        kept = json.loads(KEPT.read_text())
        here = json.loads(json.dumps(everyday.tried(self.env)))
        self.assertEqual(here.keys(), kept.keys(), "./dev/odoo-tests --keep writes them anew")
        self.assertEqual(differences(kept, here), [])
