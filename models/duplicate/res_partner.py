from odoo import api, fields, models

from ...tools.duplicate.name_codes import name_codes
from ...tools.duplicate.name_parts import name_parts
from ...tools.search.search_name import name_key

# what comes in is looked up at once: in a pending list, each look-up would read all that a list has brought so far
CODES = "USING gin (string_to_array(portfolio_match_codes, ' ')) WITH (fastupdate = off)"


def _codes(name, city, *keys):
    return ' '.join(name_codes(*keys, *map(name_key, name_parts(name)), city=city))


def _codes_of(said):
    """The codes of an account that was there before the module."""
    return said['portfolio_is_account'] and _codes(
        said['name'], said['city'], said['portfolio_name_key'], said['portfolio_trade_key'])


class ResPartner(models.Model):
    """Indexes in which a lead's account is found: the expressions are those of ``lead_match.PARTNER``."""
    _inherit = 'res.partner'

    portfolio_match_codes = fields.Char(
        "Name (look-up codes)", compute='_compute_portfolio_match_codes', store=True, copy=False, prefetch=False,
        exportable=False, groups='base.group_user')

    _portfolio_match_codes_idx = models.Index(f"{CODES} WHERE portfolio_match_codes IS NOT NULL")
    _portfolio_match_emails_idx = models.Index(
        "USING gin (string_to_array(portfolio_email_key, ' ')) WHERE split_part(portfolio_email_key, ' ', 3) <> ''")
    _portfolio_match_phone3_idx = models.Index(
        "(left(split_part(portfolio_phone_key, ' ', 4), 9)) WHERE split_part(portfolio_phone_key, ' ', 4) <> ''")
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

    @api.depends('name', 'city', 'portfolio_name_key', 'portfolio_trade_key', 'portfolio_is_account')
    def _compute_portfolio_match_codes(self):
        for partner in self:
            partner.portfolio_match_codes = partner.portfolio_is_account and _codes(
                partner.name, partner.city, partner.portfolio_name_key, partner.portfolio_trade_key) or False

    @api.model
    def _portfolio_key_makers(self):
        return {**super()._portfolio_key_makers(), 'portfolio_match_codes': _codes_of}

    def action_portfolio_new_lead(self):
        """The short form, filled with what is known of this account."""
        self.ensure_one()
        action = self.env['ir.actions.act_window']._for_xml_id('crm_portfolio.action_lead_capture')
        return {**action, 'context': {'default_partner_id': self.id}}
