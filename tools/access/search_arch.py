"""Screens without the fields somebody may not see. Pure: works on ``lxml`` trees, no ``env``."""
import re


def blank_fields(arch, is_hidden):
    """Hide fields where they stand, so that expressions that name them still can be read.

    :param arch: root of a view's ``lxml`` tree, changed in place
    :param is_hidden: callable: the names of the fields a field is nested in, outermost first, its own last

    >>> from lxml import etree
    >>> form = etree.fromstring('<form><label for="vat"/><field name="vat" required="1"/></form>')
    >>> blank_fields(form, lambda path: path == ('vat',))
    >>> etree.tostring(form).decode()
    '<form><label for="vat" invisible="1"/><field name="vat" invisible="1" readonly="1"/></form>'
    """
    for node in list(arch.iter('field', 'label')):
        path = (*_path(node), node.get('name') or node.get('for') or '')
        if not is_hidden(path):
            continue
        root = next((above.tag for above in node.iterancestors() if above.tag in _ROOTS), arch.tag)
        if root in ('pivot', 'graph'):
            node.getparent().remove(node)
        elif root != 'kanban':
            # a card shows an empty value as nothing, and its template may ask for it
            _blank(node, 'column_invisible' if root == 'list' else 'invisible')


_ROOTS = {'form', 'list', 'kanban', 'pivot', 'graph', 'calendar', 'activity', 'hierarchy'}


def _path(node):
    return [above.get('name') for above in node.iterancestors('field')][::-1]


def _blank(node, attribute):
    node.attrib.pop('required', None)
    node.set(attribute, '1')
    if node.tag == 'field':
        node.set('readonly', '1')


def drop_searches(arch, names):
    """Take out of a search view whatever names one of ``names``: in a domain or a group-by too.

    :param arch: the ``search`` node of a view; it is changed
    :param names: set of names of fields

    >>> from lxml import etree
    >>> search = etree.fromstring('''<search><field name="name"/><field name="vat"/>
    ... <filter name="a" domain="[('vat', '!=', False)]"/><filter name="b" context="{'group_by': 'vat'}"/></search>''')
    >>> drop_searches(search, {'vat'})
    >>> [node.get('name') for node in search]
    ['name']
    """
    if not names:
        return
    named = re.compile(rf"""['".](?:{'|'.join(map(re.escape, sorted(names)))})(?=['".:])""")
    for node in list(arch.iter('field', 'filter')):
        texts = [node.get(key) or '' for key in ('domain', 'filter_domain', 'context', 'date')]
        own = node.get('name') in names if node.tag == 'field' else node.get('date') in names
        if own or any(named.search(text) for text in texts):
            node.getparent().remove(node)
