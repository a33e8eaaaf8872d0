"""Accounts: what a customer is to us, since when and why.

Models     portfolio.category, portfolio.category.change, portfolio.conversion (a lead that became an
           account) and its lines; portfolio.characteristic (section, choice, value) and
           portfolio.dimension (value): what the administrator defines, each a real column of
           res.partner (portfolio.column says how); portfolio.billing.key, portfolio.centre
           portfolio.activity (an account's codes), portfolio.activity.code and .equivalence (CNAE, NACE,
           SIC); portfolio.municipality, its aliases and portfolio.zip
           portfolio.block (what is not to be done with an account, why and until when) and its reasons;
           portfolio.address.type; portfolio.optout (what a contact refuses) and portfolio.purpose;
           portfolio.job.position, portfolio.affiliation (a person at another account);
           portfolio.inactivity (when, why and by whom an account was archived) and its reasons
Search     portfolio.search.field (a field of the account: which roles see it, whether the search offers
           it) and portfolio.search.preset (a search made ready for some roles)
           portfolio.block (what is not to be done with an account, why and until when) and its reasons;
           portfolio.address.type; portfolio.optout (what a contact refuses) and portfolio.purpose;
           portfolio.job.position, portfolio.affiliation (a person at another account);
           portfolio.inactivity (when, why and by whom an account was archived) and its reasons
Report     portfolio.orphan: processes without account
Wizards    portfolio.mailing.recipient (who would get a mailing), portfolio.inactivity.set, portfolio.block.set,
           portfolio.block.lift, portfolio.category.set, portfolio.lead.convert
Report     portfolio.orphan: processes without account
Wizards    portfolio.category.set, portfolio.lead.convert, portfolio.block.set, portfolio.block.lift,
           portfolio.inactivity.set, portfolio.mailing.recipient (who would get a mailing)
Extends    res.partner (category, kind, managed or not, where it came from); crm.lead, sale.order and
           account.move (what happens to them promotes their account); calendar.event, sale.order and
           payment.transaction (refuse what is blocked); mailing.mailing (leaves out who is blocked or
           refused); res.config.settings
Others call  ``accounts._portfolio_set_category(category, reason, cause, document)``,
             ``env['portfolio.category']._promote(event, documents)``, ``…_withdraw(documents)``,
             ``env['portfolio.characteristic.value']._portfolio_set(partners, characteristic, value,
             date_from=None, reason=None)``,
             ``env['portfolio.activity']._portfolio_equate(partner_ids)``,
             ``partners._portfolio_locate()`` (which municipality an address is in),
             ``env['portfolio.conversion']._convert(leads, accounts, outcome)``,
             ``partner.portfolio_name_key``, ``…_phone_key``, ``…_email_key``, ``…_street_key``, ``…_tax_key`` (what
             tools/search_*.py make of a name, a number, an address: equal keys are the same in any writing),
             ``model._portfolio_containing(field, text)`` (what 'contains' means; ``foundation/base_search.py``),
             ``model._portfolio_hidden()`` (the fields the user's role does not see; of a model that repeats an
             account's, ``portfolio.account.copies``),
             ``partners._portfolio_blocked(kind, day)``, ``partners._portfolio_check_blocked(kind, day)``,
             ``partner._portfolio_address(code)``, ``partners._portfolio_addresses(code)``,
             ``env['portfolio.optout']._select_partners(channel, purpose)`` (who refused, as a sub-select),
             ``env['portfolio.job.position']._match(texts)`` (which position a title means),
             ``partners._portfolio_fill_existing()`` when the module is installed
"""
from . import sentences
from . import base
from . import base_search
from . import search_field
from . import search_preset
from . import mail_tracking_value
from . import base_partner_merge
from . import category
from . import category_withdrawal
from . import category_change
from . import class_
from . import class_change
from . import conversion
from . import conversion_carry
from . import conversion_line
from . import ir_attachment
from . import journal
from . import loader
from . import mail_message
from . import column
from . import ir_model_fields
from . import column_option
from . import characteristic_section
from . import characteristic
from . import characteristic_choice
from . import characteristic_value
from . import dimension
from . import dimension_value
from . import billing_key
from . import centre
from . import activity_code
from . import activity_equivalence
from . import activity
from . import municipality
from . import municipality_alias
from . import zip
from . import ir_fields_converter
from . import block_reason
from . import block
from . import address_type
from . import purpose
from . import optout
from . import job_position
from . import affiliation
from . import inactivity_reason
from . import inactivity
from . import res_partner
from . import res_partner_search
from . import res_partner_written
from . import res_partner_access
from . import res_users_access
from . import res_partner_tax
from . import res_partner_class
from . import res_partner_characteristic
from . import res_partner_dimension
from . import res_partner_column
from . import res_partner_centre
from . import res_partner_activity
from . import res_partner_place
from . import loader_account
from . import account_copies
from . import crm_lead_data
from . import crm_lead_hidden
from . import crm_lead_search
from . import crm_lead
from . import res_partner_block
from . import res_partner_address
from . import res_partner_optout
from . import res_partner_contact
from . import res_partner_inactivity
from . import res_partner_install
from . import mailing_mailing
from . import sale_order
from . import sale_order_block
from . import payment_transaction
from . import calendar_event
from . import account_move
from . import sale_report
from . import account_invoice_report
from . import crm_activity_report
from . import res_config_settings
from . import res_partner_erase
