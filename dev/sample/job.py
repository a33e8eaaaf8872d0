"""The main job, on the sample company or on a folder with files like its own.

Loads the four files, promotes accounts, gives the opportunities nobody has to salespersons by rules,
quotes for one agent and prints a quotation, shows that he and his manager see what they should, and
tells all of it. Done again, it changes nothing::

    ./dev/demo --once [FOLDER]
    echo 'from sample import job; job.main(env); env.cr.commit()' | PYTHONPATH=dev ./dev/shell --database NAME
"""
import json
from pathlib import Path

from bare.paths import CACHE

from . import job_file, job_language, job_tell
from .job_print import Steps
from .job_scope import tell_scope
from .job_server import serving

# What spellings of a well-known public data set mean; a folder may bring its own in mapping.json.
SPELLINGS = {
    'product': {'GTXPro': 'GTX Pro'},
    'sector': {'technolgy': 'technology'},
    'office_location': {'Philipines': 'Philippines', 'Korea': 'South Korea'},
}


def main(env, folder=None, language=None):
    """
    :param folder: path of the folder with the files; without it the sample company's
    :param language: the administrator's, if it is not that of the sample company
    """
    steps = Steps()
    env['res.groups']._portfolio_switch()
    first = not env['portfolio.loader']._loaded('account', 'res.partner')
    if folder is None:
        env = _in_spanish(env, language)
        if first:
            _spanish_company(env)
    report = _load(env, folder, steps)
    with steps.step("Promote accounts") as done:
        done(len(env['portfolio.loader']._promote_won()))
    if folder is None:
        job_file.complete(env, steps)
    steps.check("the same files again change nothing", _load_again(env, folder, steps))
    if folder is None:
        with steps.step("Leads: a form, a fair, mails") as done:
            done(env['portfolio.loader']._load_sample_leads())
    else:
        _rules(env)
    with steps.step("Assign by rules") as done:
        decisions = _assign(env)
        done(len(decisions))
    agent = _busiest(env)
    with steps.step("Generate quotes") as done:
        orders, left = _quote(env, agent)
        done(len(orders))
    with steps.step("Print one as PDF") as done:
        pdf = _print(env, agent)
        done(1)
    env.flush_all()
    job_tell.rows(report)
    job_tell.people(env)
    job_tell.accounts(env)
    job_tell.opportunities(env)
    job_tell.assignments(env, decisions)
    job_tell.quotes(env, agent, orders, left, pdf)
    job_tell.findings(report, _folder(env))
    tell_scope(env, agent, steps)
    _open_doors(env, agent)
    steps.print()
    if steps.failed:
        raise SystemExit("FAIL: " + "; ".join(steps.failed))


def _in_spanish(env, language=None):
    """The sample company works in Spanish where that is installed: its people, quotations and reasons."""
    if not env['res.lang']._get_data(code='es_ES'):
        return env
    job_language.settle(env, 'es_ES', language)
    return env(context={**env.context, 'lang': 'es_ES', 'tz': job_language.TIME_ZONE})


def _spanish_company(env):
    """Whose company it is: Spanish, with euros, and one rate of value added tax."""
    euro, spain = env.ref('base.EUR'), env.ref('base.es')
    euro.active = True
    env.company.write({
        'name': "Hostelmar Suministros, S.L.", 'currency_id': euro.id,
        'street': "Calle de la Loza, 12", 'zip': '28100', 'city': "Alcobendas", 'country_id': spain.id,
        'state_id': env.ref('base.state_es_m').id, 'vat': 'ESB28999012',
        'phone': "+34 914 00 00 00", 'email': 'hola@hosteleria.example.com',
    })
    env['product.pricelist'].search([]).currency_id = euro
    env['account.fiscal.position'].search([('company_id', '=', env.company.id)]).active = False
    tax = env.company.account_sale_tax_id
    tax.write({'name': "21% IVA", 'invoice_label': "IVA 21%", 'amount': 21})
    tax.tax_group_id.name = "IVA 21%"


def _arguments(env, folder):
    if folder is None:
        return env['portfolio.loader']._sample()
    folder = Path(folder)
    mapping = folder / 'mapping.json'
    return {
        'files': {path.name: path.read_bytes() for path in sorted(folder.glob('*.csv'))},
        'mapping': json.loads(mapping.read_text(encoding='utf-8')) if mapping.exists() else SPELLINGS,
        'unit': 1_000_000,
    }


def _load(env, folder, steps):
    with steps.step("Load: responsibles"):
        report = env['portfolio.loader']._load(**_arguments(env, folder))
    name, _count, whole, _rate = steps.rows.pop()
    for file in report.files.values():
        steps.add(f"Load: {file.name}", file.rows, file.seconds)
        whole -= file.seconds
    steps.add(name, env['portfolio.responsible'].search_count([]), whole)
    return report


def _load_again(env, folder, steps):
    """:return: whether all rows that were good are found unchanged, and nobody is promoted twice"""
    loader = env['portfolio.loader']
    with steps.step("Load all of it again") as done:
        report = loader._load(**_arguments(env, folder))
        done(sum(file.rows for file in report.files.values()))
    counts = [file.counts() for file in report.files.values()]
    return not any(count['created'] or count['updated'] for count in counts) and not loader._promote_won()


def _rules(env):
    """Rules for whoever brings none, made once: the account's salesperson, else a team in turn."""
    loader = env['portfolio.loader']
    rules = {"El comercial de la cuenta": {
        'name': "El comercial de la cuenta", 'sequence': 1, 'target_type': 'account',
        'domain': str([('partner_id', '!=', False)])}}
    for team in loader._loaded('team', 'crm.team'):
        rules[team.name] = {
            'name': f"Por turno: {team.name}", 'sequence': 10, 'target_type': 'team', 'team_id': team.id,
            'domain': str([('team_id', '=', team.id)])}
    env['portfolio.loader.file']._upsert('portfolio.assignment.rule', 'rule', rules)


def _assign(env):
    """The leads and opportunities nobody has, by the rules; those that wait for somebody go on waiting."""
    Lead = env['crm.lead'].with_context(tracking_disable=True, mail_auto_subscribe_no_notify=True)
    return Lead.search(Lead._portfolio_unassigned_domain(), order='id')._portfolio_assign()


def _engaging(env, agent):
    stage = env['crm.stage'].search([('team_ids', '=', False), ('is_won', '=', False)])[:2][-1]
    return [('user_id', 'in', agent.ids), ('stage_id', '=', stage.id), ('won_status', '=', 'pending')]


def _busiest(env):
    """The agent with most open 'Engaging' opportunities."""
    agents = env['portfolio.loader']._loaded('agent', 'res.users')
    groups = env['crm.lead']._read_group(_engaging(env, agents), ['user_id'], ['__count'])
    return max(groups, key=lambda group: (group[1], group[0].name))[0]


def _quote(env, agent):
    """As the agent himself, with his rights; accounts that are missing are made."""
    leads = env['crm.lead'].with_user(agent).with_context(tracking_disable=True).search(_engaging(env, agent))
    return leads._portfolio_generate_quotes(create_accounts=True)


def _print(env, agent):
    orders = env['sale.order'].with_user(agent).search(
        [('user_id', '=', agent.id), ('opportunity_id', '!=', False)], order='id')
    loaded = env['portfolio.loader']._loaded('account', 'res.partner')
    order = (orders.filtered(lambda order: order.partner_id.commercial_partner_id in loaded) or orders)[0]
    for old in _folder(env).glob('quote-*.pdf'):
        old.unlink()
    path = _folder(env) / f"quote-{order.name.replace('/', '-')}.pdf"
    with serving(env):
        path.write_bytes(order._portfolio_render_pdf())
    return path


def _folder(env):
    """Where the job leaves its files."""
    folder = CACHE / 'job' / env.cr.dbname
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _open_doors(env, agent):
    """In a database for showing, the agent and his manager can log in; who they are is left for ``dev/demo`` to say."""
    if not env.cr.dbname.endswith('_demo'):
        return
    manager = env['crm.team.member'].search([('user_id', '=', agent.id)]).crm_team_id.user_id[:1]
    for user in agent | manager:
        user.password = user.login
    doors = {'agent': [agent.login, agent.name], 'manager': [manager.login, manager.name]}
    (_folder(env) / 'doors.json').write_text(json.dumps(doors), encoding='utf-8')
