"""Whether an agent sees exactly his portfolio, and his manager the team's."""
from odoo.exceptions import AccessError

from .job_print import table


def tell_scope(env, agent, steps):
    """Search with the rights of each and compare with who is responsible for what."""
    teams = env['portfolio.loader']._loaded('team', 'crm.team')
    team = teams.filtered(lambda team: agent in team.member_ids)[:1]
    manager = team.user_id
    accounts = env['res.partner'].search([('portfolio_is_account', '=', True)])
    rows = []
    for user, users in ((agent, agent), (manager, team.member_ids | manager)):
        held = env['portfolio.responsible'].search([('user_id', 'in', users.ids), ('is_current', '=', True)])
        for what, seen, expected in _compare(env, user, held.partner_id, accounts):
            right = steps.check(f"{user.name}: {what}", seen == expected)
            rows.append((user.name, what, len(expected), len(seen), "OK" if right else "FAIL"))
    table(
        f"Who sees what ({agent.name}; {manager.name} leads {team.name})",
        ('user', 'what', 'expected', 'seen', ''), rows)


def _compare(env, user, portfolio, accounts):
    """:return: ``[(what, seen, expected)]``, sets of records"""
    Partner = env['res.partner'].with_user(user)
    Lead = env['crm.lead'].with_context(active_test=False)
    is_account = [('portfolio_is_account', '=', True)]
    pool = accounts.filtered(lambda account: not account.portfolio_responsible_ids)
    readable = (portfolio | _relatives(portfolio) | pool) & accounts
    hidden = accounts - readable
    yield "portfolio", _all(Partner.search([*is_account, ('portfolio_owned', '=', True)])), _all(portfolio)
    yield "readable: owners, subsidiaries, nobody's too", _all(Partner.search(is_account)), _all(readable)
    yield "colleagues' accounts, opened", _all(_opened(hidden[:50], user)), set()
    yield (
        "opportunities of the portfolio",
        _all(Lead.with_user(user).search([('partner_id', 'in', portfolio.ids)])),
        _all(Lead.search([('partner_id', 'in', portfolio.ids)])))
    yield (
        "opportunities of colleagues' accounts",
        _all(Lead.with_user(user).search([('partner_id', 'in', hidden.ids)])), set())


def _all(records):
    return set(records.ids)


def _relatives(accounts):
    """Owners and subsidiaries, all the way up and down: they may be read."""
    relatives, upper = accounts.browse(), accounts.parent_id
    while upper - relatives:
        relatives |= upper
        upper = upper.parent_id
    return relatives | accounts.search([('id', 'child_of', accounts.ids)])


def _opened(accounts, user):
    """Those the user can open."""
    opened = accounts.browse()
    for account in accounts:
        try:
            account.with_user(user).read(['name'])
            opened |= account
        except AccessError:
            pass
    return opened
