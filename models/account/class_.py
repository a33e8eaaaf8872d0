from odoo import fields, models

# where a class stands without being the one in force
NO_USES = {('res.partner', 'portfolio_class_computed_id'), ('res.partner', 'portfolio_class_manual_id')}
HISTORIES = {'portfolio.class.change'}


class PortfolioClass(models.Model):
    """How important an account is, in one letter: computed from its share of sales, or given by hand.

    A company has as many classes as it likes. Those with a ``letter`` are the ones the ABC of sales gives;
    the others are only ever given by hand.
    """
    _name = 'portfolio.class'
    _inherit = ['portfolio.catalogue.value', 'portfolio.coded']
    _description = "Account Class"

    letter = fields.Selection(
        [('a', "A"), ('b', "B"), ('c', "C")], "Given by the ABC as",
        help="The ABC of sales gives this class to its accounts of that letter. Empty: only by hand.")
    description = fields.Text(translate=True)
    color = fields.Integer()

    _letter_unique = models.UniqueIndex(
        "(letter) WHERE letter IS NOT NULL AND active",
        "ABC letter: another class already has it. Choose another letter.")

    def _portfolio_is_usage(self, model_name, field_name):
        """The class in force is the use: not where it came from, nor the history."""
        return (
            (model_name, field_name) not in NO_USES and model_name not in HISTORIES
            and super()._portfolio_is_usage(model_name, field_name))
