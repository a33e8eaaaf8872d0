"""How fast a list of 100,000 leads comes in, next to Odoo's own import of the same rows, and goes out again.

One CSV of 14 columns, every twentieth row a duplicate of an earlier one. Ours: from the press of Check to the last row
written, everything counted: reading, verdicts, duplicates, leads, their notes and followers, a commit every 1,000
rows. Then the undo. Stock: ``load()`` of the first rows of the same list (5,000, since it takes the same time a row
at any length) on a database without the module, once before and once after; the mean of the two counts, since the
machine's pace changes meanwhile. Both write as the same kind of user, with the same columns. Memory is the peak of
the process that imports.
"""
import argparse
import base64
import csv
import io
import resource

from inside.bench import stopwatch

HEADERS = {
    'Opportunity': 'name', 'Company': 'partner_name', 'Contact': 'contact_name', 'E-mail': 'email_from',
    'Phone': 'phone',
    'Street': 'street', 'City': 'city', 'Zip code': 'zip', 'State': 'state_id', 'Country': 'country_id',
    'Expected revenue': 'expected_revenue', 'Priority': 'priority', 'Source': 'source_id', 'Notes': 'description',
}
PLACES = [
    ("Madrid", "28001", "Madrid (ES)"), ("Sevilla", "41001", "Sevilla (ES)"), ("Zaragoza", "50001", "Zaragoza (ES)")]


def main(context):
    parser = argparse.ArgumentParser(prog='dev/bench import')
    parser.add_argument('--rows', type=int, default=100_000)
    parser.add_argument('--sample', type=int, default=5_000, help="rows stock imports")
    parser.add_argument('--second', type=int, default=2_000, help="rows of the second list")
    options = parser.parse_args(context.arguments)
    plain = context.copy('stock', template='dependencies')
    ours = context.copy('ours')
    before = context.fresh(plain, stock_load, rows=options.sample)
    imported = context.fresh(ours, import_list, rows=options.rows)
    after = context.fresh(plain, stock_load, rows=options.sample)
    second = context.fresh(ours, import_list, rows=options.second, start=options.rows)
    undone = context.fresh(ours, undo_list)
    left = undone['leads'] - imported['before'] - second['created']
    stock, speed = 2 / (1 / before + 1 / after), options.rows / imported['seconds']
    context.figure('stock load(), before', before, 'rows/s')
    context.figure('stock load(), after', after, 'rows/s')
    context.figure('check', imported['check'], 's')
    context.figure('import, check and all', speed, 'rows/s')
    context.figure('leads created', imported['created'])
    context.figure('duplicates left out', imported['skipped'])
    context.figure('memory at its peak', imported['memory'], 'MiB', at_most=1024)
    context.figure('a second list of the same towns', options.second / second['seconds'], 'rows/s', at_least=speed / 2)
    context.figure('undo', undone['seconds'], 's', at_most=imported['seconds'])
    context.figure('leads left after undo', left, at_most=0, at_least=0)
    context.figure('import, times stock', speed / stock, 'x', at_least=7)


def lines(rows, start=0):
    """The list: headers, then rows; every twentieth says who an earlier one said."""
    yield list(HEADERS)
    for number in range(start, start + rows):
        who = number - 10 if number % 20 == 19 else number
        city, zip_code, state = PLACES[who % len(PLACES)]
        yield [
            f"Order of {who}", f"Company {who}, S.L.", f"Ana Gil {who}", f"ana{who}@company{who}.example.com",
            f"+34 6{who:08d}", f"Calle Mayor {who}", city, zip_code, state, "Spain", f"{who % 9000}.50", str(who % 3),
            "Fair", f"Met at the fair, stand {who % 400}."]


def content(rows, start=0):
    stream = io.StringIO()
    csv.writer(stream).writerows(lines(rows, start))
    return stream.getvalue().encode()


def importer(env):
    """Whoever imports: may create leads and see them all, in both databases."""
    return env(user=env.ref('base.user_admin').id)


def stock_load(env, rows):
    """:return: rows a second"""
    env = importer(env)
    env['utm.source'].search([('name', '=', "Fair")]) or env['utm.source'].create({'name': "Fair"})
    header, *data = lines(rows)
    Lead = env['crm.lead'].with_context(import_file=True)
    labels = dict(Lead._fields['priority']._description_selection(env))
    place = header.index('Priority')
    for line in data:
        line[place] = labels[line[place]]
    seconds, result = stopwatch(Lead.load, list(HEADERS.values()), data)
    if len(result['ids'] or ()) != rows:
        raise ValueError(result['messages'][:3])
    env.cr.commit()
    return rows / seconds


def import_list(env, rows, start=0):
    env = importer(env)
    env['utm.source'].search([('name', '=', "Fair")]) or env['utm.source'].create({'name': "Fair"})
    before = count(env)
    lead_import = env['portfolio.lead.import'].create({
        'file': base64.b64encode(content(rows, start)), 'file_name': "list.csv", 'salesperson_id': env.uid,
        'type': env['crm.lead'].default_get(['type'])['type']})
    env.cr.commit()
    check, _none = stopwatch(work, lead_import, 'action_check')
    write, _none = stopwatch(work, lead_import, 'action_start')
    if lead_import.error_count or lead_import.state != 'done':
        raise ValueError(lead_import.row_ids.filtered('is_error')[:3].mapped('message'))
    return {
        'before': before, 'check': check, 'seconds': check + write, 'created': lead_import.created_count,
        'skipped': lead_import.skipped_count,
        'memory': resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


def undo_list(env):
    """The first of the two."""
    lead_import = importer(env)['portfolio.lead.import'].search([], order='id', limit=1)
    seconds, _none = stopwatch(work, lead_import, 'action_undo')
    return {'seconds': seconds, 'leads': count(env)}


def count(env):
    """All leads there are, archived ones and those of any company too."""
    # sudo: crm.lead - those nobody may see count as well
    return env['crm.lead'].sudo().with_context(active_test=False).search_count([])


def work(lead_import, action):
    """Press a button, and what the job does then, with a commit after each batch as the job does."""
    getattr(lead_import, action)()
    if lead_import.state in ('checking', 'running', 'undoing'):
        lead_import.env.cr.commit()
        for _count in lead_import._as_importer()._work():
            lead_import.env.cr.commit()
    lead_import.env.cr.commit()
