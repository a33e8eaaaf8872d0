from odoo import fields, models


def unique_code(within=''):
    """The index that keeps codes apart.

    :param str within: SQL of what two records may differ in to have one code, ``coalesce(company_id, 0)``; empty:
        there are no two of one code
    :return: a ``UniqueIndex`` to be called ``_code_unique``
    """
    return models.UniqueIndex(
        f"({within}{within and ', '}code)", "Code: already in use. Enter a different code.")


class PortfolioCoded(models.AbstractModel):
    """Records that imports and integrations know by a short name of their own.

    There are no two of one code; a model whose records belong to something, a company for one, says so::

        _code_unique = unique_code('coalesce(company_id, 0)')
    """
    _name = 'portfolio.coded'
    _description = "Known by a Code"

    code = fields.Char(help="Short name for imports and integrations.")

    _code_unique = unique_code()
