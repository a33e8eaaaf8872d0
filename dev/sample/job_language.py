"""The sample company's language: every term of every module, its people and its time zone.

Odoo's own ``--load-language`` runs before the modules are loaded, so that it leaves their stages, templates and
catalogues in English; here all of them are there.
"""

COUNTRY, TIME_ZONE = 'base.es', 'Europe/Madrid'


def speak(env, code):
    """Activate a language and load what every installed module says in it, records of a catalogue included."""
    env['res.lang']._activate_lang(code)
    installed = env['ir.module.module'].search([('state', '=', 'installed')])
    installed._update_translations([code], overwrite=True)
    env['account.chart.template'].with_context(lang='en_US')._load_translations(langs=[code])
    env.cr.commit()
    env.invalidate_all()


def settle(env, code, admin=None):
    """Let everybody work in ``code`` and in Spain's time: who is there, who comes, the company, its working hours.

    :param admin: the language of the administrator, if it is another one
    """
    for name, value in (('lang', code), ('tz', TIME_ZONE)):
        env['ir.default'].set('res.partner', name, value)
    users = env['res.users'].with_context(active_test=False).search([])
    users.partner_id.write({'lang': code, 'tz': TIME_ZONE})
    env['res.company'].search([]).partner_id.write({'lang': code, 'tz': TIME_ZONE})
    calendars = env['resource.calendar'].search([])
    calendars.tz = TIME_ZONE
    calendars.filtered(lambda calendar: calendar.name == "Standard 40 hours/week").name = "Jornada de 40 horas"
    env['resource.resource'].search([]).tz = TIME_ZONE
    administrator = env.ref('base.user_admin')
    administrator.lang = admin or code
    if administrator.name == "Administrator" and administrator.lang == 'es_ES':
        administrator.name = "Administrador"
