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
        'views/foundation/journal_views.xml',
        # account
        # scope
        # lead
        # quote
    ],
    'demo': [],
    'assets': {
        'web.assets_backend': ['crm_portfolio/static/src/**/*'],
        'web.assets_tests': ['crm_portfolio/static/tests/tours/**/*'],
        'web.assets_unit_tests': ['crm_portfolio/static/tests/**/*.test.js'],
    },
    'images': ['static/description/banner.png'],
    'pre_init_hook': 'pre_init_hook',
    'post_init_hook': 'post_init_hook',
    'uninstall_hook': 'uninstall_hook',
}
