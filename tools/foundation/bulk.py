"""Doing much at once: each function says what it spares."""
import contextlib
import gc
import json

from odoo.tools import SQL

#: from this many documents at once on, what holds for one of those alike is found once; a person gets one message
MANY = 10
# below this, keeping the indexes while writing costs less than making them again
WORTHWHILE = 50_000
# what an index may be made in at once; a server of a company with so many partners has it
MEMORY = '256MB'


@contextlib.contextmanager
def without_indexes(cr, *tables, written=None):
    """Drop the indexes and foreign keys of ``tables`` and make them again, as they were, at the end.

    A million rows are written several times faster so: an index is built in one sort, and a foreign key
    is checked by one join instead of a million look-ups. Everything is transactional: if the block fails,
    nothing has been dropped. Tables are locked until the end, so this is for installing and upgrading.

    :param cr: the cursor of the transaction in which the rows are written
    :param tables: names of tables; primary keys and unique constraints stay
    :param written: names of the columns that are written, where rows are only changed: foreign keys of others stay,
        since nothing is checked of what stays as it is, and so do indexes of others that are empty, since nothing
        comes into them; all columns by default
    """
    indexes = [row for table in tables for row in _indexes(cr, table, written)]
    keys = [row for table in tables for row in _foreign_keys(cr, table, written)]
    for table, name, _definition in keys:
        cr.execute(SQL("ALTER TABLE %s DROP CONSTRAINT %s", SQL.identifier(table), SQL.identifier(name)))
    for name, _definition, _comment in indexes:
        cr.execute(SQL("DROP INDEX %s", SQL.identifier(name)))
    yield
    _widen(cr)
    for name, definition, comment in indexes:
        # definition: as PostgreSQL wrote it, never from a user
        cr.execute(definition)
        # the comment is how the ORM knows that an index is still the one it declares
        cr.execute(SQL("COMMENT ON INDEX %s IS %s", SQL.identifier(name), comment))
    for table, name, definition in keys:
        cr.execute(SQL(
            "ALTER TABLE %s ADD CONSTRAINT %s %s", SQL.identifier(table), SQL.identifier(name), SQL(definition)))


@contextlib.contextmanager
def without_collecting():
    """Do not look for circles of objects meanwhile: of work that makes thousands, none of them in a circle.

    Looking takes a twelfth of the time of a batch of leads. Core's ``disabling_gc`` leaves the collector switched off
    when the block fails.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextlib.contextmanager
def with_amounts(records):
    """Keep at hand what core looks up currencies in meanwhile: for each amount it writes it asks for two environments.

    It finds them by going through all there are, in the order they were made, and makes those that nobody holds: a
    tenth of the time of a batch of leads.

    :param records: whose amounts are written, or the empty recordset they are created with
    """
    transaction = records.env.transaction
    default = records.with_env(transaction.default_env or records.env)
    # sudo: any model - the environments core makes, with nothing in them
    able = [some.sudo() for some in (records, default)]
    kept = [records.env, default.env, *(env for some in able for env in (
        some.env, some.with_context(prefetch_fields=False).env))]
    for env in [env for env in transaction.envs if env not in kept]:
        transaction.envs.discard(env)
        transaction.envs.add(env)
    yield
    del kept


def recordset(rows, types, alias='item'):
    """Rows that a statement reads as if they were a table: ``SQL("SELECT … FROM %s", recordset(…))``.

    They travel as one JSON text, which PostgreSQL reads several times faster than as many values of a statement.

    :param rows: dicts of what JSON can say, and times; what a row does not say is NULL
    :param types: ``{column: its type in PostgreSQL}``; never from a user
    :param alias: what the statement calls the table
    :return: an ``SQL`` to stand behind ``FROM``
    """
    return SQL(
        "jsonb_to_recordset(%s) AS %s(%s)", json.dumps(rows, default=str), SQL.identifier(alias),
        SQL(", ").join(SQL("%s %s", SQL.identifier(name), SQL(type_)) for name, type_ in types.items()))


def array(ids):
    """Whole numbers as one text, to be read with ``%s::int[]``: as many values they are dear to put into a statement.

    >>> array([1, 2]), array(())
    ('{1,2}', '{}')
    """
    return f"{{{','.join(map(str, ids))}}}"


def texts(values):
    r"""Texts as one text, to be read with ``%s::varchar[]``: PostgreSQL plans a statement of as many values slowly.

    >>> print(texts(['Bar', 'a "b"', 'c\\d', '']), texts(()))
    {"Bar","a \"b\"","c\\d",""} {}
    """
    quoted = (value.replace('\\', r'\\').replace('"', r'\"') for value in values)
    return '{' + ','.join(f'"{value}"' for value in quoted) + '}'


def _widen(cr):
    """Memory to make indexes in, until the transaction ends: one of words is made from parts that fit into it."""
    cr.execute(SQL(
        """
        SELECT set_config('maintenance_work_mem', %s, TRUE)
         WHERE pg_size_bytes(current_setting('maintenance_work_mem')) < pg_size_bytes(%s)
        """, MEMORY, MEMORY))


def _indexes(cr, table, written):
    # a B-tree of one page is empty: making it again would read the table for nothing
    cr.execute(SQL(
        """
        SELECT index.relname, pg_get_indexdef(index.oid), obj_description(index.oid)
          FROM pg_index link
          JOIN pg_class index ON index.oid = link.indexrelid
         WHERE link.indrelid = %(table)s::regclass
           AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = index.oid)
           AND (%(written)s IS NULL
             OR pg_relation_size(index.oid) > current_setting('block_size')::int
             OR EXISTS (
                SELECT FROM pg_depend told
                  JOIN pg_attribute part ON part.attrelid = told.refobjid AND part.attnum = told.refobjsubid
                 WHERE told.classid = 'pg_class'::regclass AND told.objid = index.oid
                   AND told.refobjid = link.indrelid AND part.attname = ANY(%(written)s)))
      ORDER BY index.relname
        """, table=table, written=None if written is None else list(written)))
    return cr.fetchall()


def _foreign_keys(cr, table, written):
    cr.execute(SQL(
        """
        SELECT %(table)s, conname, pg_get_constraintdef(oid)
          FROM pg_constraint
         WHERE conrelid = %(table)s::regclass AND contype = 'f'
           AND (%(written)s IS NULL OR conkey <@ ARRAY(
               SELECT attnum FROM pg_attribute WHERE attrelid = conrelid AND attname = ANY(%(written)s)))
      ORDER BY conname
        """, table=table, written=None if written is None else list(written)))
    return cr.fetchall()
