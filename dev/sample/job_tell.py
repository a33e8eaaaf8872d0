"""What the main job tells of its work."""
import re
from collections import Counter, defaultdict

from .job_print import short, table

SHOWN = 20
# rows that were left out are told before spellings that were understood
URGENCY = ('rejected', 'incomplete', 'mapped', 'note')


def _loaded(env, kind, model):
    return env['portfolio.loader']._loaded(kind, model)


def rows(report):
    table(
        "Files (every row is created, updated, unchanged or rejected)",
        ('file', 'rows', 'created', 'updated', 'unchanged', 'rejected', 'of them mapped', 'incomplete'),
        [
            (
                file.name, file.rows, *file.counts().values(),
                report.rows_with(file.name, 'mapped'), report.rows_with(file.name, 'incomplete'),
            )
            for file in report.files.values()
        ])


def people(env):
    agents, teams = _loaded(env, 'agent', 'res.users'), _loaded(env, 'team', 'crm.team')
    offices = _loaded(env, 'office', 'crm.team') or teams
    products = _loaded(env, 'product', 'product.product')
    print(
        f"\n{len(agents)} agents in {len(offices)} teams ({', '.join(sorted(offices.mapped('name')))}) "
        f"under {len(teams.user_id)} managers; {len(products)} products.")
    if len(teams) > len(offices):
        print("Where a team has several managers, each leads his part of it and sees his own agents' accounts.")


def accounts(env):
    loaded = _loaded(env, 'account', 'res.partner')
    table("Accounts by category", ('category', 'accounts'), [
        (category.name, count) for category, count in env['res.partner']._read_group(
            [('portfolio_is_account', '=', True)], ['portfolio_category_id'], ['__count'])])
    subsidiaries = loaded.filtered('parent_id')
    print(
        f"  {len(loaded)} were loaded, {len(subsidiaries)} of them belong to one of "
        f"{len(subsidiaries.parent_id)} others.")
    held = {
        (user, principal): count for user, principal, count in env['portfolio.responsible']._read_group(
            [('is_current', '=', True)], ['user_id', 'is_principal'], ['__count'])
    }
    won = dict(env['crm.lead']._read_group(
        [('won_status', '=', 'won')], ['user_id'], ['expected_revenue:sum']))
    table("Accounts by responsible", ('responsible', 'salesperson of', 'inside sales of', 'revenue won'), [
        (user.name, held.get((user, True), 0), held.get((user, False), 0), float(won.get(user, 0)))
        for user in _loaded(env, 'agent', 'res.users').sorted('name')])


def opportunities(env):
    groups = env['crm.lead'].with_context(active_test=False)._read_group(
        [('type', '=', 'opportunity')], ['won_status', 'stage_id'],
        ['__count', 'expected_revenue:sum', 'day_close:avg'])
    currency = env.company.currency_id.name
    status_of = {'won': "won", 'lost': "lost", 'pending': "open"}
    table("Opportunities by stage", ('', 'stage', 'opportunities', f'worth, {currency}', 'days to close'), [
        (status_of[status], stage.name, count, float(revenue), f'{days:.1f}' if status != 'pending' else '')
        for status, stage, count, revenue, days in groups])
    won = sum(revenue for status, _stage, _count, revenue, _days in groups if status == 'won')
    print(f"  Revenue won: {won:,.2f} {currency}")


def assignments(env, decisions):
    given = defaultdict(list)
    for rule, _user, count in env['portfolio.assignment.decision']._read_group(
            [], ['rule_id', 'user_id'], ['__count']):
        given[rule.name or "(no rule matched)"].append(count)
    table(
        f"Assigned by rules ({len(decisions)} in this run)",
        ('rule', 'opportunities', 'salespersons', 'fewest', 'most'),
        [(rule, sum(counts), len(counts), min(counts), max(counts)) for rule, counts in given.items()])
    example = env['portfolio.assignment.decision'].search([('user_id', '!=', False)], limit=1)
    print(f"  For example {example.lead_id.name}: {example.sentence}")


def quotes(env, agent, orders, left, pdf):
    """:param left: ``[(opportunity, why it got none)]``"""
    there = env['sale.order'].search([('user_id', '=', agent.id), ('opportunity_id', '!=', False)])
    made = there.partner_id.commercial_partner_id - _loaded(env, 'account', 'res.partner')
    total, currency = sum(there.mapped('amount_total')), env.company.currency_id.name
    print(f"\nQuotes: {agent.name} has most open 'Engaging' opportunities.")
    print(f"  {len(orders)} made in this run, {len(left)} not; {len(there)} in all.")
    print(f"  Their total with taxes: {total:,.2f} {currency}.")
    print(f"  Accounts made for opportunities that had none: {len(made)}.")
    causes = Counter(re.sub(r'\bS\d+', "S…", cause) for _lead, cause in left)
    for cause, count in causes.most_common(5):
        print(f"  {count} × {cause}")
    print(f"  One as PDF ({pdf.stat().st_size:,} bytes): {pdf}")


def findings(report, folder):
    """All of them grouped, the most urgent row by row, and every row in a file."""
    table("Found in the files", ('rows', 'file', 'column', 'value', 'cause', 'done'), [
        (count, file, column, short(value, 30), short(cause), short(done))
        for count, file, column, value, cause, done in report.summary()])
    shown = sorted(report.findings, key=lambda found: URGENCY.index(found.kind))[:SHOWN]
    table(
        f"Row by row, {len(shown)} of {len(report.findings)}",
        ('file', 'row', 'column', 'value', 'cause', 'done'),
        [
            (file, row, column, short(value, 30), short(cause), short(done))
            for file, row, column, value, cause, done, _kind in shown
        ])
    path = folder / 'findings.csv'
    with path.open('w', encoding='utf-8', newline='') as stream:
        report.save(stream)
    print(f"  All of them: {path}")
