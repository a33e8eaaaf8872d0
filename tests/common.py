from odoo.tests import HttpCase, new_test_user, tagged

from odoo.addons.base.tests.common import BaseCommon


class PortfolioCase(BaseCommon):
    """A small sales force every test can count on.

    ===========  ==============================  ===========================
    person       role                            accounts
    ===========  ==============================  ===========================
    ``ana``      representative, team North      ``bakery``, ``garage``
    ``bruno``    representative, team North      ``hotel``
    ``carla``    representative, team South      ``winery``
    ``maria``    manager, leads team North       none of her own
    ``diego``    director                        none of his own
    ``stock``    Odoo's own salesman, no role    none
    ===========  ==============================  ===========================

    Each account is a company with one contact, ``bakery_contact`` and so on. Nobody is responsible
    for ``orphan``. ``vendor`` is a partner that is no account. Tests run as the superuser unless
    they say ``with_user``.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # a company that uses everything; tests/front/ has those that do not
        cls.env['res.groups']._portfolio_switch()
        for login, group in [
            ('ana', 'representative'), ('bruno', 'representative'), ('carla', 'representative'),
            ('maria', 'manager'), ('diego', 'director'),
        ]:
            setattr(cls, login, new_test_user(
                cls.env, login, name=login.title(), email=f'{login}@example.com',
                groups=f'crm_portfolio.portfolio_group_{group}'))
        cls.stock = new_test_user(
            cls.env, 'stock', name="Stock", email='stock@example.com',
            groups='sales_team.group_sale_salesman')
        cls.north, cls.south = cls.env['crm.team'].create([
            {'name': "North", 'user_id': cls.maria.id, 'company_id': False,
             'member_ids': [(6, 0, [cls.ana.id, cls.bruno.id])]},
            {'name': "South", 'company_id': False, 'member_ids': [(6, 0, [cls.carla.id])]},
        ])
        for name, user in [
            ('bakery', cls.ana), ('garage', cls.ana), ('hotel', cls.bruno), ('winery', cls.carla),
            ('orphan', cls.env['res.users']),
        ]:
            setattr(cls, name, cls.account(name.title(), user))
            setattr(cls, f'{name}_contact', getattr(cls, name).child_ids)
        cls.vendor = cls.env['res.partner'].create({'name': "Paper Supplies", 'is_company': True})

    @classmethod
    def account(cls, name, user=None, **values):
        """A customer company with one contact, ``user`` responsible for it."""
        return cls.env['res.partner'].create({
            'name': name, 'is_company': True, 'user_id': user.id if user else False,
            'portfolio_category_id': cls.env.ref('crm_portfolio.category_customer').id,
            'child_ids': [(0, 0, {'name': f"{name} Contact", 'email': f'{name.lower()}@example.com'})],
            **values,
        })


@tagged('post_install', '-at_install')
class TourCase(HttpCase):
    """What somebody does in the browser, on a large screen. First of the bases, before the one with the people."""
    browser_size = '1366x768'

    def tour(self, where, name, login='ana'):
        """Run the tour ``crm_portfolio_<name>`` in the browser of ``login``, from a record or a path behind /odoo/."""
        path = where if isinstance(where, str) else f'{where._name}/{where.id}'
        self.start_tour(f'/odoo/{path}', f'crm_portfolio_{name}', login=login)


class OnPhone:
    """The same on a phone: ``class TestRouteTourPhone(OnPhone, TestRouteTour)``."""
    browser_size = '390x844'
    touch_enabled = True
