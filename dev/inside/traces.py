"""What a module leaves in a database: the schema, and the rows other tables have about it."""
from bare.paths import MODULE

# Every object of the schema, one line each; comparing two lists is comparing two databases.
SCHEMA = {
    'column': """
        SELECT table_name || '.' || column_name || ' ' || data_type || ' '
               || CASE is_nullable WHEN 'NO' THEN 'required' ELSE '' END
          FROM information_schema.columns WHERE table_schema = 'public'""",
    'index': "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'",
    'constraint': """
        SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
          FROM pg_constraint WHERE connamespace = 'public'::regnamespace
           -- base declares this relation twice, once CASCADE and once RESTRICT: what a database has
           -- depends on which of its two models a module's installing touched last
           AND conname != 'rule_group_rel_group_id_fkey'""",
    'function': """
        SELECT oid::regprocedure::text FROM pg_proc WHERE pronamespace = 'public'::regnamespace""",
    'trigger': "SELECT tgrelid::regclass || ' ' || tgname FROM pg_trigger WHERE NOT tgisinternal",
    'sequence': """
        SELECT sequence_name FROM information_schema.sequences WHERE sequence_schema = 'public'""",
    'type': """
        SELECT typname FROM pg_type
         WHERE typnamespace = 'public'::regnamespace AND typtype IN ('e', 'd')""",
    'extension': "SELECT extname FROM pg_extension",
}

# Rows that belong to a module although no table of its own holds them. What uninstalling leaves on
# purpose is what people wrote: partners, users, mails.
ROWS = {
    'external id': """
        SELECT module || '.' || name || ' ' || model || ',' || res_id FROM ir_model_data
         WHERE module NOT IN ('__export__', '__import__')""",
    'model': "SELECT model FROM ir_model",
    'field': "SELECT model || '.' || name FROM ir_model_fields",
    'selection': """
        SELECT f.model || '.' || f.name || ' ' || s.value
          FROM ir_model_fields_selection s JOIN ir_model_fields f ON f.id = s.field_id""",
    'view': "SELECT id || ' ' || model || ' ' || name FROM ir_ui_view WHERE model IS NOT NULL",
    'template': "SELECT id || ' ' || key FROM ir_ui_view WHERE model IS NULL",
    'menu': "SELECT id || ' ' || name::text FROM ir_ui_menu",
    'action': "SELECT type || ' ' || id || ' ' || name::text FROM ir_actions",
    'cron': "SELECT id || ' ' || cron_name FROM ir_cron",
    'rule': "SELECT id || ' ' || name FROM ir_rule",
    'access': "SELECT id || ' ' || name FROM ir_model_access",
    'default': "SELECT id || ' ' || field_id FROM ir_default",
    'filter': "SELECT id || ' ' || name::text FROM ir_filters",
    'group': "SELECT id || ' ' || name::text FROM res_groups",
    'group of a user': """
        SELECT gid || ' ' || u.login FROM res_groups_users_rel r JOIN res_users u ON u.id = r.uid
         WHERE u.login NOT LIKE 'lifecycle%'""",
    'privilege': "SELECT id || ' ' || name::text FROM res_groups_privilege",
    'parameter': f"SELECT key FROM ir_config_parameter WHERE key LIKE '%portfolio%' OR key LIKE '{MODULE}%'",
    'sequence row': "SELECT id || ' ' || name FROM ir_sequence",
    'attachment': f"""
        SELECT id || ' ' || COALESCE(res_model, '') || ' ' || COALESCE(url, name) FROM ir_attachment
         WHERE res_model LIKE 'portfolio.%' OR url LIKE '%{MODULE}%'""",
    'mail template': "SELECT id || ' ' || name::text FROM mail_template",
    'activity type': "SELECT id || ' ' || name::text FROM mail_activity_type",
    'subtype': "SELECT id || ' ' || name::text FROM mail_message_subtype",
    'tracked value': """
        SELECT DISTINCT field_id::text FROM mail_tracking_value
         WHERE field_id NOT IN (SELECT id FROM ir_model_fields)""",
    'message': "SELECT DISTINCT model FROM mail_message WHERE model LIKE 'portfolio.%'",
    'activity': "SELECT DISTINCT res_model FROM mail_activity WHERE res_model LIKE 'portfolio.%'",
    'follower': "SELECT DISTINCT res_model FROM mail_followers WHERE res_model LIKE 'portfolio.%'",
    'embedded action': "SELECT id || ' ' || parent_res_model FROM ir_embedded_actions",
    'report paper': "SELECT id || ' ' || name FROM report_paperformat",
    'asset': "SELECT id || ' ' || path FROM ir_asset",
}


def take(databases, name):
    """Everything a database has of the above.

    :return: ``{kind: set of lines}``
    """
    found = {}
    for kind, query in {**SCHEMA, **ROWS}.items():
        found[kind] = {'\t'.join(row) for row in databases.sql(query, name)}
    return found


# Tables in which people's work stands: an upgrade may not touch a row.
WORK = r"""
    SELECT relname FROM pg_class
     WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND (
           relname LIKE 'portfolio\_%'
        OR relname IN (
           'res_partner', 'res_users', 'crm_lead', 'crm_team', 'sale_order', 'sale_order_line', 'survey_survey',
           'survey_question', 'survey_question_answer', 'survey_user_input', 'survey_user_input_line',
           'mail_message', 'mail_activity', 'mailing_mailing', 'ir_config_parameter'))
  ORDER BY relname"""


def contents(databases, name):
    """Every row of people's work, but who wrote it last, in the form of :func:`take`."""
    return {
        f'row of {table}': {'\t'.join(row) for row in databases.sql(
            f"SELECT to_jsonb(t) - 'write_date' - 'write_uid' FROM {table} t", name)}
        for [table] in databases.sql(WORK, name)}


def difference(before, after):
    """What ``after`` has more and less than ``before``, as lines to read."""
    return [
        f"{sign} {kind}: {line}"
        for kind in before
        for sign, lines in (('left', after[kind] - before[kind]), ('gone', before[kind] - after[kind]))
        for line in sorted(lines)
    ]
