{
    'name': "Account Portfolio",
    'version': '19.0.1.0.0',
    'category': 'Sales/CRM',
    'summary': "Account management for companies that sell through representatives: "
               "who each customer is, who may see it, and what it yields",
    'author': "crm_portfolio",
    'license': 'LGPL-3',
    'application': True,
    'depends': [
        'account',
        'base_automation',
        'base_geolocalize',
        'calendar',
        'contacts',
        'crm',
        'link_tracker',
        'mass_mailing',
        'phone_validation',
        'portal',
        'rating',
        'sale_crm',
        'sale_management',
        'survey',
        'survey_crm',
        'utm',
        'web_hierarchy',
    ],
    'data': [
        # who may do what: groups first, every other file refers to them
        'security/groups.xml',
        'security/ir.model.access.csv',
        'security/foundation_rules.xml',
        # the settings page, the app's menu and the partner form's slots, then the rooms that fill them
        'views/foundation/res_config_settings_views.xml',
        'views/foundation/menus.xml',
        'views/foundation/res_partner_views.xml',
        'views/foundation/res_partner_company_views.xml',
        'views/foundation/journal_views.xml',
        'wizards/foundation_catalogue_usage_views.xml',
        # account
        'security/account_rules.xml',
        'data/account_category_data.xml',
        'data/account_cron.xml',
        'views/account/category_views.xml',
        'views/account/category_change_views.xml',
        'views/account/res_partner_form_views.xml',
        'views/account/res_partner_views.xml',
        'views/account/res_config_settings_views.xml',
        'views/account/conversion_views.xml',
        'views/account/crm_lead_views.xml',
        'views/account/journal_views.xml',
        'wizards/account_category_set_views.xml',
        'wizards/account_lead_convert_views.xml',
        # account: class, characteristics, dimensions
        'data/account_class_data.xml',
        'wizards/account_class_set_views.xml',
        'views/account/class_views.xml',
        'data/account_catalogue_data.xml',
        'views/account/characteristic_views.xml',
        'views/account/characteristic_value_views.xml',
        'views/account/dimension_views.xml',
        'views/account/billing_key_views.xml',
        'views/account/centre_views.xml',
        'views/account/res_partner_characteristic_views.xml',
        'views/account/sale_order_views.xml',

        # account: activity codes, municipalities

        # account: blocks, addresses, contacts
        'security/account_contact_rules.xml',
        'data/account_block_data.xml',
        'data/account_address_data.xml',
        'wizards/account_block_set_views.xml',
        'wizards/account_block_lift_views.xml',
        'views/account/block_views.xml',
        'views/account/block_reason_views.xml',
        'views/account/res_partner_block_views.xml',
        'views/account/sale_order_block_views.xml',
        'views/account/address_type_views.xml',
        'views/account/res_partner_address_views.xml',

        # account: search
        'views/account/res_partner_tax_views.xml',
        'views/account/search_views.xml',
        'views/account/search_field_views.xml',

        # territory
        'security/territory_rules.xml',
        'data/territory_data.xml',
        'views/territory/zone_views.xml',
        'views/territory/route_views.xml',
        'views/territory/res_partner_views.xml',

        # relation

        # interest
        'security/interest_rules.xml',
        'data/interest_area_data.xml',
        'views/interest/interest_area_views.xml',
        'views/interest/interest_views.xml',
        'views/interest/res_partner_views.xml',
        'wizards/interest_need_lose_views.xml',
        'views/interest/need_views.xml',
        'views/interest/need_report_views.xml',
        'views/interest/res_partner_need_views.xml',
        'views/interest/crm_lead_views.xml',
        'views/interest/journal_views.xml',
        'views/interest/mailing_mailing_views.xml',
        'views/interest/res_config_settings_views.xml',

        # segment
        'security/segment_rules.xml',
        'views/segment/segment_views.xml',
        'views/segment/segment_member_views.xml',
        'views/segment/res_partner_views.xml',
        'data/segment_data.xml',

        # scope
        'security/scope_rules.xml',
        'data/scope_data.xml',
        'wizards/scope_explanation_views.xml',
        'views/scope/responsible_views.xml',
        'views/scope/responsible_role_views.xml',
        'views/scope/handover_views.xml',
        'views/scope/res_partner_views.xml',
        'views/scope/res_users_views.xml',
        'views/scope/res_config_settings_views.xml',

        # valuation
        'security/valuation_rules.xml',
        'data/valuation_data.xml',
        'data/valuation_cron.xml',
        'views/valuation/scorecard_views.xml',
        'views/valuation/valuation_views.xml',
        'views/valuation/valuation_line_views.xml',
        'views/valuation/res_partner_views.xml',

        # questionnaire
        'security/questionnaire_rules.xml',
        'wizards/questionnaire_ask_views.xml',
        'views/questionnaire/survey_views.xml',
        'views/questionnaire/question_views.xml',
        'views/questionnaire/answer_views.xml',
        'views/questionnaire/questionnaire_views.xml',
        'views/questionnaire/questionnaire_plan_views.xml',
        'views/questionnaire/survey_templates.xml',
        'views/questionnaire/res_partner_views.xml',
        'views/questionnaire/menus.xml',
        'data/questionnaire_data.xml',
        'data/questionnaire_cron.xml',

        # lead
        'security/lead_rules.xml',
        'data/lead_data.xml',
        'views/lead/lead_rule_views.xml',
        'views/lead/lead_decision_views.xml',
        'views/lead/crm_lead_views.xml',
        'views/lead/res_config_settings_views.xml',
        # quote
        'security/quote_rules.xml',
        'wizards/quote_generate_views.xml',
        'views/quote/crm_lead_views.xml',
        'views/quote/res_partner_views.xml',
        'views/quote/sale_order_views.xml',
        'views/quote/res_config_settings_views.xml',
    ],
    'demo': [
        'demo/foundation_sample_company.xml',
    ],
    'assets': {
        'web.assets_backend': [
            'crm_portfolio/static/src/**/*',
            ('remove', 'crm_portfolio/static/src/questionnaire/public/**/*'),
        ],
        # the customer's page: what it takes to hand in a photo or to sign
        'survey.survey_assets': [
            'crm_portfolio/static/src/questionnaire/files.js',
            'crm_portfolio/static/src/questionnaire/ink.js',
            'crm_portfolio/static/src/questionnaire/public/**/*',
        ],
        'web.assets_tests': ['crm_portfolio/static/tests/tours/**/*'],
        'web.assets_unit_tests': ['crm_portfolio/static/tests/**/*.test.js'],
    },
    'images': ['static/description/banner.png'],
    'pre_init_hook': 'pre_init_hook',
    'post_init_hook': 'post_init_hook',
    'uninstall_hook': 'uninstall_hook',
}
