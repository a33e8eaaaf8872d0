from odoo import models


class ResPartner(models.Model):
    """Indexes in which a lead's account is found: the expressions are those of ``lead_match.PARTNER``."""
    _inherit = 'res.partner'

    _portfolio_match_email_idx = models.Index(
        "(split_part(portfolio_email_key, ' ', 2)) WHERE portfolio_email_key IS NOT NULL")
    _portfolio_match_mail_domain_idx = models.Index(
        "(split_part(split_part(portfolio_email_key, ' ', 2), '@', 2)) WHERE portfolio_email_key IS NOT NULL")
    _portfolio_match_site_idx = models.Index(
        r"(substring(lower(website) from '^(?:[a-z]+://)?(?:www\.)?([^/:?#]+)')) WHERE website IS NOT NULL")
    _portfolio_match_phone_idx = models.Index(
        "(left(split_part(portfolio_phone_key, ' ', 2), 9)) WHERE portfolio_phone_key IS NOT NULL")
    _portfolio_match_phone2_idx = models.Index(
        "(left(split_part(portfolio_phone_key, ' ', 3), 9)) WHERE portfolio_phone_key IS NOT NULL")
    # names may be longer than a b-tree takes
    _portfolio_match_name_idx = models.Index("USING hash (portfolio_name_key) WHERE portfolio_is_account")
    _portfolio_match_trade_idx = models.Index(
        "USING hash (portfolio_trade_key) WHERE portfolio_is_account AND portfolio_trade_key IS NOT NULL")
    _portfolio_match_zip_idx = models.Index("(zip) WHERE portfolio_is_account AND zip IS NOT NULL")

    def action_portfolio_new_lead(self):
        """The short form, filled with what is known of this account."""
        self.ensure_one()
        action = self.env['ir.actions.act_window']._for_xml_id('crm_portfolio.action_lead_capture')
        return {**action, 'context': {'default_partner_id': self.id}}
