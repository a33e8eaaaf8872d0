"""What benchmarks on many partners share: rows by the hundred thousand, and the requests of a client."""
import json

from lxml import etree

from inside.bench import stopwatch

COMPANY_WORDS = [
    "Panadería", "Hotel", "Bodegas", "Talleres", "Ferretería", "Cafetería", "Distribuciones", "Suministros",
    "Clínica", "Farmacia", "Transportes", "Construcciones", "Librería", "Restaurante", "Muebles", "Óptica"]
SURNAMES = [
    "García", "Martínez", "López", "Sánchez", "Navarro", "Ruiz", "Moreno", "Álvarez", "Romero", "Alonso",
    "Gutiérrez", "Torres", "Ramos", "Gil", "Serrano", "Blanco", "Molina", "Castro", "Ortega", "Rubio"]


def copy_rows(cr, table, prototype_id, count, values, **arrays):
    """``count`` rows like one: every column as the ORM wrote it, but for those given.

    :param values: ``{column: SQL}``; in it ``i`` counts from 0, ``proto`` is the row copied, each of ``arrays`` goes
        by its name, and a percent sign is written twice
    """
    cr.execute(
        "SELECT column_name FROM information_schema.columns WHERE table_name = %s AND is_generated = 'NEVER'", [table])
    columns = sorted(name for name, in cr.fetchall())
    picks = ', '.join(
        f"%s::{'int' if isinstance(array[0], int) else 'text'}[] AS {name}" for name, array in arrays.items())
    cr.execute(f"""
        INSERT INTO {table} ({', '.join(f'"{column}"' for column in columns)})
        SELECT {', '.join(values.get(column, f'proto."{column}"') for column in columns)}
          FROM {table} proto, generate_series(0, %s::bigint) i, (SELECT {picks or 'TRUE'}) pick
         WHERE proto.id = %s
        """, [count - 1, *arrays.values(), prototype_id])
    if 'id' in columns:
        cr.execute(f"SELECT setval('{table}_id_seq', (SELECT max(id) FROM {table}))")


def insert_partners(env, prototype, accounts, contacts, **account_values):
    """Companies named in Spanish, and their contacts; the n-th contact belongs to the n-th account times seven.

    :param account_values: more columns of the accounts, as :func:`copy_rows` wants them
    :return: the id of the first account; ids go on without a gap
    """
    env.cr.execute("SELECT max(id) FROM res_partner")
    first = env.cr.fetchone()[0] + 1
    label = "words[1 + (i * 19) %% 16] || ' ' || names[1 + (i * 37 / 16) %% 20] || ' ' || i"
    common = {
        'id': f'{first} + i', 'customer_rank': '(i %% 10 < 6)::int', 'is_company': 'TRUE',
        'name': label, 'complete_name': label, 'commercial_partner_id': f'{first} + i',
        'email': "'a' || i || '@example.com'", 'email_normalized': "'a' || i || '@example.com'",
        'phone': "'+34 9' || (10000000 + i)", 'city': 'names[1 + i %% 20]', 'zip': "(10000 + i %% 40000)::text",
        **account_values,
    }
    owner = f'{first} + (i * 7) %% {accounts}'
    contact = {
        **common, 'id': f'{first + accounts} + i', 'customer_rank': '0', 'is_company': 'FALSE',
        'parent_id': owner, 'commercial_partner_id': owner,
        'name': "names[1 + i %% 20] || ' ' || names[1 + (i * 31) %% 20]",
        'complete_name': "words[1 + (i * 19) %% 16] || ', ' || names[1 + i %% 20] || ' ' || i",
        'email': "'c' || i || '@example.com'", 'email_normalized': "'c' || i || '@example.com'", 'user_id': 'NULL',
    }
    for count, values in ((accounts, common), (contacts, contact)):
        copy_rows(env.cr, 'res_partner', prototype.id, count, values, words=COMPANY_WORDS, names=SURNAMES)
    return first


def ask(env, call):
    """Seconds of one request of a client: its own cursor and environment, the answer serialised.

    :param env: whose user and registry it is
    :param call: ``call(env)`` returns what the server would answer
    """
    with env.registry.cursor() as cr:
        own = env(cr=cr, context={
            'lang': 'en_US', 'tz': 'Europe/Madrid', 'allowed_company_ids': env.company.ids})
        return stopwatch(lambda: json.dumps(call(own), default=str))[0]


def specification(env, view_id, view_type):
    """The fields the client asks for with a view of partners."""
    view = env['res.partner'].get_views([(view_id, view_type)])['views'][view_type]
    return _fields(env['res.partner'], etree.fromstring(view['arch']))


def _fields(model, node):
    found = {}
    for element in node.iterdescendants('field'):
        field = model._fields.get(element.get('name'))
        if field is None or next(element.iterancestors('field'), None) is not node.getparent() and any(
                parent is not node for parent in element.iterancestors('field')):
            continue
        if field.type == 'many2one':
            found[field.name] = {'fields': {'display_name': {}}}
        elif field.type in ('one2many', 'many2many'):
            inner = next(iter(element.xpath('./list | ./kanban')), None)
            comodel = model.env[field.comodel_name]
            found[field.name] = {'fields': _fields(comodel, inner) if inner is not None else {
                'display_name': {}}, 'limit': 40}
        else:
            found[field.name] = {}
    return found
