"""Sentences that are kept: data and a template, put into words when they are read, in the reader's language.

A room declares its templates as terms to translate, in its ``sentences.py``::

    _lt = LazyTranslate(__name__)
    declare('interest', bought=_lt("Bought %(product)s in %(order)s."))

and keeps one in a field of this kind by what it is and what it says::

    reason = Sentence(help="In one sentence.")
    record.reason = kept('interest.bought', product=product.name, order=order.name)

What a person wrote goes into the same field as text and stays text. Arguments are texts and numbers, dates, other
kept sentences, and what the functions below make: :func:`number`, :func:`amount`, :func:`label`, :func:`names`,
:func:`field_name`, :func:`model_name`, :func:`listed`, :func:`asked`, and :func:`value_of` for what stands in a field.
Names of records are those of that day.

Several in one field, each in a line of its own, are put together by :func:`in_lines`; the database may do the same with
``concat_ws(E'\\n', …)``.

A kept sentence is a ``str`` and passes through any code and into SQL; to say it (a message, an error) ask
``records._portfolio_say(sentence)``, which words it in the language of their environment.
"""
import json
from datetime import date, datetime

from odoo import fields
from odoo.fields import Domain
from odoo.tools import SQL, format_date, format_datetime, formatLang
from odoo.tools.translate import LazyGettext

from ...tools.foundation.domain import parsed
from ...tools.foundation.stop import TWICE, one_stop

# begins what is kept, and nothing that a person writes: a control character of old, the record separator
MARK = '\x1e'
# nothing but what they say, whose words are a catalogue's: alone, with how many, with points, with a note
TEMPLATES = {
    'value': "%s", 'counted': "%(what)s (%(count)s)", 'weighed': "%(what)s %(points)s", 'noted': "%(what)s: %(note)s"}


class Kept(str):
    """A kept sentence as its column has it. Only :func:`kept` makes one: no client can send it."""
    __slots__ = ()

    def __str__(self):
        return self


def declare(room, **templates):
    """Make the templates of a room known: ``{name: lazy term}``. A name is for good, its wording is not.

    :param room: its name
    :param templates: what a sentence says, by its name; placeholders stand in the term
    """
    TEMPLATES.update({f'{room}.{name}': term for name, term in templates.items()})


def _check_known(key):
    """Refuse a template that nobody declared.

    :raise KeyError: naming it
    """
    if key not in TEMPLATES:
        raise KeyError(key)


def kept(key, /, *values, **named):
    """A sentence to keep.

    :param str key: ``room.name`` of a declared template
    :param values, named: what its placeholders stand for, in order or by name
    :return: a :class:`Kept`
    :raise KeyError: for a template nobody declared
    """
    _check_known(key)
    said = {name: _plain(value) for name, value in named.items()} or [_plain(value) for value in values]
    return Kept(MARK + json.dumps({'k': key, 'a': said}, ensure_ascii=False))


def kept_as(text, key):
    """A sentence as the database holds it, if it is one of the template ``key``; else nothing.

    :param text: as the column has it; may be nothing
    :param key: ``room.name`` of a template
    """
    begins = MARK + json.dumps({'k': key}, ensure_ascii=False)[:-1] + ','
    return Kept(text) if text and text.startswith(begins) else ''


def kept_sql(key, /, *expressions, **named):
    """A sentence to keep, made by the database: SQL expressions stand for the placeholders.

    :param str key: ``room.name`` of a declared template
    :param expressions: SQL of what its placeholders stand for, in their order
    :param named: SQL of what they stand for, by name; where there is any, ``expressions`` do not count
    :return: an SQL expression of text
    :raise KeyError: for a template nobody declared
    """
    _check_known(key)
    said = SQL("json_build_array(%s)", SQL(", ").join(expressions))
    if named:
        said = SQL("json_build_object(%s)", SQL(", ").join(
            SQL("%s::text, %s", name, expression) for name, expression in named.items()))
    return SQL("concat(%s::text, json_build_object('k', %s::text, 'a', %s)::text)", MARK, key, said)


def in_lines(sentences):
    """Several sentences to keep, each in a line of its own; texts among them stay texts.

    :param sentences: those that say nothing are left out
    :return: a kept sentence, empty if there is none
    """
    said = [one if isinstance(one, Kept) else kept('value', one) for one in sentences if one]
    # what is kept has no line break of its own: JSON writes it in another way
    return Kept("\n".join(said)) if said else ''


def _plain(value):
    if isinstance(value, Kept):
        return {'s': value}
    if isinstance(value, datetime):
        return {'t': fields.Datetime.to_string(value)}
    if isinstance(value, date):
        return {'d': fields.Date.to_string(value)}
    if value is None or value is False:
        return ""
    return value if isinstance(value, (str, int, float, dict)) else str(value)


def number(value, digits):
    """A number with so many digits, with the reader's signs."""
    return {'n': value, 'p': digits}


def label(record, name):
    """The choice that ``record`` has in the selection ``name``, as the reader's language calls it."""
    return {'f': [record._name, name, record[name]]}


def names(record, name='display_name'):
    """What a record of a catalogue is called today, in each language of the house.

    :param record: one record, or none
    :param name: of the field that calls it
    :return: what :func:`kept` takes
    """
    called = {
        code: record.with_context(lang=code)[name] or "" for code, _label in record.env['res.lang'].get_installed()}
    return {'l': called} if len(set(called.values())) > 1 else next(iter(called.values()), "")


def amount(value, currency):
    """Money, with the reader's signs."""
    return {'m': value, 'c': currency.id}


def field_name(model, name):
    """What the field ``name`` of ``model`` is called."""
    return {'h': [model, name]}


def model_name(model):
    """What records of ``model`` are called."""
    return {'r': model}


def value_of(record, name):
    """What stands in a field of ``record``, as a person reads it in a list.

    :param name: of the field
    :return: a kept sentence, or the text a person wrote
    """
    field, value = record._fields[name], record[name]
    if field.type in ('char', 'text', 'html', 'properties'):
        return record._portfolio_text(name)
    if field.type == 'selection':
        said = label(record, name) if isinstance(field.selection, list) else record._portfolio_text(name)
    elif field.type == 'monetary':
        said = amount(value, record[field.get_currency_field(record)])
    elif field.type == 'float':
        digits = field.get_digits(record.env)
        said = number(value, digits[1] if digits else 2)
    elif field.relational:
        said = listed(names(one) for one in value)
    elif field.type == 'boolean':
        said = {'b': bool(value)}
    elif isinstance(value, (int, date)):
        said = value
    else:
        return record._portfolio_text(name)
    return kept('value', said)


def listed(values, between=", "):
    """Several, one after the other.

    :param values: iterable of what :func:`kept` takes
    :param between: what stands between two
    :return: what :func:`kept` takes
    """
    return {'j': [_plain(value) for value in values], 'w': between}


def asked(model, domain):
    """Conditions on ``model``, kept as text, in words of what the reader may read.

    :param model: its name
    :param domain: a text
    :return: what :func:`kept` takes
    """
    return {'q': [model, domain]}


def say(env, sentence):
    """A sentence as ``env``'s reader reads it, or several line by line; text as it stands.

    :param sentence: kept, or text, or nothing
    """
    if not sentence or not sentence.startswith(MARK):
        return sentence
    if '\n' in sentence:
        # text does not begin with the mark: no line of it is one that somebody forged
        return "\n".join(say(env, line) for line in sentence.split('\n'))
    try:
        content = json.loads(sentence[1:])
        term, values = TEMPLATES.get(content['k']), content['a']
    except (ValueError, KeyError, TypeError):
        return sentence[1:]
    if isinstance(values, dict):
        worded = {name: _word(env, value) for name, value in values.items()}
    else:
        worded = tuple(_word(env, value) for value in values)
    if term is None:  # its room is gone
        return ", ".join(map(str, worded.values() if isinstance(worded, dict) else worded))
    try:
        said = (env._(term) if isinstance(term, LazyGettext) else term) % worded
    except (KeyError, ValueError, TypeError):  # a translation that says something else
        return term._source % worded
    # two full stops in what somebody wrote are his
    is_theirs = any(TWICE.search(str(value)) for value in (worded.values() if isinstance(worded, dict) else worded))
    return said if is_theirs else one_stop(said)


def _word(env, value):
    if not isinstance(value, dict):
        return value
    [kind, *_rest] = value
    return WORDS[kind](env, value[kind], value)


def _word_label(env, path, _value):
    model, name, value = path
    field = env[model]._fields.get(name) if model in env else None
    return dict(field._description_selection(env)).get(value, value) if field else value


def _word_names(env, called, _value):
    return called.get(env.lang or 'en_US') or called.get('en_US') or next(iter(called.values()), "")


def _word_asked(env, asked_, _value):
    """Once a transaction for each reader: many records keep the same conditions."""
    known = env.cr.cache.setdefault('portfolio_asked', {})
    key = (env.uid, env.su, env.lang, *asked_)
    if key not in known:
        model, domain = asked_
        try:
            known[key] = env[model]._portfolio_asked_words(Domain(parsed(domain)))
        except (ValueError, KeyError):  # a field that went with its module
            known[key] = domain
    return known[key]


def _word_amount(env, amount_, value):
    return formatLang(env, amount_, currency_obj=env['res.currency'].browse(value['c']))


def _word_field(env, path, _value):
    model, name = path
    field = env[model]._fields.get(name) if model in env else None
    return field.get_description(env, ['string'])['string'] if field else name


def _word_model(env, model, _value):
    # sudo: ir.model - what records are called, for whoever may not read models
    return env['ir.model'].sudo()._get(model).name or model


WORDS = {
    's': lambda env, sentence, _value: say(env, sentence),
    't': lambda env, moment, _value: format_datetime(env, fields.Datetime.to_datetime(moment)),
    'd': lambda env, day, _value: format_date(env, fields.Date.to_date(day)),
    'n': lambda env, amount, value: formatLang(env, amount, digits=value['p']),
    'f': _word_label,
    'l': _word_names,
    'j': lambda env, values, value: value.get('w', ", ").join(str(_word(env, one)) for one in values),
    'm': _word_amount,
    'h': _word_field,
    'r': _word_model,
    'b': lambda env, value, _value: env._("Yes") if value else env._("No"),
    'q': _word_asked,
}


class Sentence(fields.Char):
    """A text of one line: what a person wrote, or a kept sentence in the reader's words."""

    # by raw templates and arguments nobody groups
    def _description_groupable(self, env):
        return False

    def convert_to_column(self, value, record, values=None, validate=True):
        if isinstance(value, Kept):
            return str.__str__(value)
        # text is nobody's way to forge one
        return super().convert_to_column(value and str(value).lstrip(MARK), record, values, validate)

    def convert_to_column_insert(self, value, record, values=None, validate=True):
        return self.convert_to_column(value, record, values, validate)

    def convert_to_cache(self, value, record, validate=True):
        if isinstance(value, Kept):
            return value
        return super().convert_to_cache(value and str(value).lstrip(MARK), record, validate)

    def convert_to_record(self, value, record):
        value = super().convert_to_record(value, record)
        return say(record.env, value) if value and value.startswith(MARK) else value

    def kept_in(self, record):
        """What the column of ``record`` has: to keep the same sentence elsewhere."""
        record.ensure_one()
        record.mapped(self.name)  # fetched
        value = self._get_cache(record.env).get(record.id)
        return Kept(value) if value and value.startswith(MARK) else value

    def condition_to_sql(self, field_expr, operator, value, model, alias, query):
        """Looked for by its words: the templates of which the reader's wording has them, and what they say."""
        found = super().condition_to_sql(field_expr, operator, value, model, alias, query)
        if operator not in ('ilike', 'not ilike', 'like', 'not like') or not isinstance(value, str) or not value:
            return found
        wanted = value.strip('%').casefold()
        keys = [
            key for key, term in TEMPLATES.items()
            if isinstance(term, LazyGettext) and wanted in str(model.env._(term)).casefold()]
        if not keys:
            return found
        column = model._field_to_sql(alias, field_expr, query)
        # inside of another one its quotation marks are escaped
        known = SQL("%s LIKE ANY(%s)", column, [
            f'{MARK}{{"k"%"{key}{end}%' for key in keys for end in ('"', r'\\')])
        if operator.startswith('not'):
            return SQL("(%s AND (%s IS NULL OR NOT %s))", found, column, known)
        return SQL("(%s OR %s)", found, known)


class SentenceText(Sentence):
    """The same in several lines."""
    type = 'text'
    _column_type = ('text', 'text')
