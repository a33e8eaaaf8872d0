"""What the lifecycle check does with the installed module before it uninstalls it.

Each room adds a few lines that leave as much behind as a customer's use would: rows in its tables,
values in the fields it adds to Odoo's models, settings, attachments. Run in an Odoo shell's ``env``;
the check commits.
"""


def use(env):
    settings(env)
    account(env)
    scope(env)


def settings(env):
    """The settings page, saved as it is, writes every ``ir.config_parameter`` behind it."""
    env['res.config.settings'].create({}).execute()


def account(env):
    company = env['res.partner'].create({'name': "Lifecycle S.L.", 'is_company': True, 'zip': '28001'})
    env['res.partner'].create({'name': "Lifecycle Contact", 'parent_id': company.id})
    if 'portfolio.category' in env:
        for category in env['portfolio.category'].search([]):
            company.portfolio_category_id = category


def scope(env):
    if 'portfolio.responsible' not in env:
        return
    user = env['res.users'].create({
        'name': "Lifecycle Representative", 'login': 'lifecycle', 'email': 'lifecycle@example.com'})
    company = env['res.partner'].search([('name', '=', "Lifecycle S.L.")], limit=1)
    company.user_id = user
    user.active = False
