from odoo import fields, models

EVENTS = [('opportunity', "An opportunity"), ('quote', "A quotation sent"), ('order', "A confirmed order")]


class PortfolioSituation(models.Model):
    """Where the commercial management of an account stands, and where it may go from there."""
    _name = 'portfolio.situation'
    _inherit = ['portfolio.catalogue.value', 'portfolio.coded']
    _description = "Account Status"

    fold = fields.Boolean("Folded in Kanban")
    next_ids = fields.Many2many(
        'portfolio.situation', 'portfolio_situation_next_rel', 'situation_id', 'next_id', "May Become",
        help="Empty: any other.")
    event = fields.Selection(
        EVENTS, "Reached by",
        help="An account with an earlier status takes this one by itself when this happens.")

    _event_unique = models.UniqueIndex(
        "(event) WHERE event IS NOT NULL AND active",
        "Another account status is already reached by this event. Choose another event.")

    def _portfolio_is_usage(self, model_name, field_name):
        return model_name != 'portfolio.situation.change' and super()._portfolio_is_usage(model_name, field_name)
