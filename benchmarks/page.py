"""What the module costs pages that it does not concern: 80 products, and 80 partners as Odoo's own list shows them.

What is overridden on ``base`` is paid by every model of the database. A user without a role of ours reads the same
page on a database with the module and on one without, by turns, each time in a process of its own, since the machine's
pace changes; of each the quickest turn is compared, since what disturbs a turn only adds to it. Beyond the 3 % there is
nothing to be felt.
"""
import argparse

from inside.bench import median

#: by turns, with and without
TURNS = 7
FIELDS = {
    'product.template': ('name', 'default_code', 'list_price', 'standard_price', 'categ_id', 'uom_id', 'type',
                         'company_id', 'active', 'activity_ids', 'product_tag_ids'),
    'res.partner': ('complete_name', 'email', 'phone', 'user_id', 'city', 'country_id', 'vat', 'company_id',
                    'category_id', 'activity_ids', 'is_company'),
}


def main(context):
    parser = argparse.ArgumentParser(prog='dev/bench page')
    parser.add_argument('--records', type=int, default=2_000)
    options = parser.parse_args(context.arguments)
    databases = {'without': context.copy('without', template='dependencies'), 'with': context.copy('with')}
    for database in databases.values():
        context.fresh(database, fill, records=options.records)
    taken = {(model, kind): [] for model in FIELDS for kind in databases}
    for _turn in range(TURNS):
        for kind, database in databases.items():
            for model, seconds in context.fresh(database, read_pages).items():
                taken[model, kind].append(seconds)
    for model in FIELDS:
        plain, ours = (min(taken[model, kind]) for kind in databases)
        context.figure(f'{model}, 80 without the module', 1000 * plain, 'ms')
        context.figure(f'{model}, 80 with it', 1000 * ours, 'ms')
        context.figure(f'{model}, with against without', ours / plain, at_most=1.03)


def fill(env, records):
    categories = env['res.partner.category'].create([{'name': f"Label {number}"} for number in range(10)])
    env['res.partner'].create([
        {'name': f"Partner {number:05d}", 'email': f'p{number}@example.com', 'city': "Vigo",
         'category_id': [(4, categories[number % 10].id)], 'user_id': env.ref('base.user_admin').id}
        for number in range(records)])
    env['product.template'].create([
        {'name': f"Product {number:05d}", 'list_price': number, 'default_code': f'P{number}'}
        for number in range(records)])
    env['res.users'].with_context(no_reset_password=True).create({
        'name': "Sales manager", 'login': 'bench_page', 'group_ids': [
            (4, env.ref(f'{group}').id) for group in ('sales_team.group_sale_manager', 'base.group_partner_manager')]})
    env.cr.commit()
    env.cr._cnx.autocommit = True
    env.cr.execute('VACUUM ANALYZE')


def read_pages(env):
    """``{model: seconds of one page}``, read as the web client reads it."""
    env = env(user=env['res.users'].search([('login', '=', 'bench_page')]).id)
    return {model: median(lambda model=model: read(env, model), repeat=25, warm_up=5) for model in FIELDS}


def read(env, model):
    env.invalidate_all()
    return env[model].web_search_read([], {name: {} for name in FIELDS[model]}, limit=80)
