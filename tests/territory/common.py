from contextlib import contextmanager

from odoo.exceptions import ValidationError

from ..common import PortfolioCase


class TerritoryCase(PortfolioCase):
    """The sales force of :class:`PortfolioCase`, with three zones of Spain.

    ========  =====================================  =======================
    zone      what lies in it                        part of
    ========  =====================================  =======================
    centre    province of Madrid
    city      postal codes 28001 to 28080            centre
    coast     provinces of Bizkaia and Gipuzkoa
    ========  =====================================  =======================
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # whatever zones a database has, these are the ones that count
        cls.env['portfolio.zone'].search([]).active = False
        cls.spain, cls.portugal = cls.env.ref('base.es'), cls.env.ref('base.pt')
        cls.madrid, cls.bizkaia, cls.gipuzkoa = (
            cls.env.ref(f'base.state_es_{code}') for code in ('m', 'bi', 'ss'))
        cls.centre = cls.zone("Centre", [{'state_id': cls.madrid.id}])
        cls.city = cls.zone("City", [{'zip_from': '28001', 'zip_to': '28080'}], parent_id=cls.centre.id)
        cls.coast = cls.zone("Coast", [{'state_id': cls.bizkaia.id}, {'state_id': cls.gipuzkoa.id}])

    @classmethod
    def zone(cls, name, rules=(), **values):
        return cls.env['portfolio.zone'].create({
            'name': name, **values,
            'rule_ids': [(0, 0, {'country_id': cls.spain.id, **rule}) for rule in rules]})

    def at(self, zip_code=None, state=None, country=None, **values):
        """The zone of a new account with this address."""
        return self.account("Somewhere", **{
            'zip': zip_code, 'state_id': state and state.id, 'country_id': (country or self.spain).id, **values,
        }).portfolio_zone_id

    @contextmanager
    def refused(self, message, error=ValidationError):
        """What is written inside is refused with these words, and nothing of it stays."""
        with self.assertRaisesRegex(error, message), self.env.cr.savepoint():
            yield
