from dataclasses import dataclass

from odoo import SUPERUSER_ID, api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.fields import Domain
from odoo.tools import SQL
from odoo.tools.sql import column_exists

from ...tools.foundation.carrier import Fact
from ...tools.foundation.domain import (
    LONGEST,
    LONGEST_VALUE,
    MOST_CONDITIONS,
    MOST_STEPS,
    MOST_VALUES,
    TooLargeError,
    parsed,
)


@dataclass(frozen=True, eq=False)
class SameConditions(Fact):
    """Copies of records with their conditions as they stand: whoever wrote these stays their author."""


class ConditionsError(ValidationError, ValueError):
    """Kept conditions that cannot be read or asked; caught as what either of its classes is."""


class PortfolioConditions(models.AbstractModel):
    """Conditions that are kept as text, and whoever wrote them: they are asked with his rights.

    Whoever writes the conditions is their author, by any route, and nobody else says who it is. They are checked
    where they are written, along the whole path of each condition, for what he may read; and asked as he would ask
    them: with his rights, in the company they belong to, in the language he wrote them in, on the company's day. So
    the answer is the same whoever refreshes it, from wherever, and tells nobody what its author could not read.

    A model that inherits says of what they are asked (``_portfolio_asks``, or record by record
    :meth:`_portfolio_asked_model`), which fields make their writer the
    author (``_portfolio_asking``), and in which company (:meth:`_portfolio_asking_company`). ``_portfolio_asker()``
    is the model to search, ``_portfolio_asked()`` the domain.

    What the superuser writes (the installation, jobs) is asked with all rights. What cannot be read or asked is a
    :class:`ConditionsError`, the same for every model.
    """
    _name = 'portfolio.conditions'
    _description = "Conditions and Their Author"

    _portfolio_asks = 'res.partner'
    _portfolio_asking = frozenset({'domain'})
    _portfolio_author = 'domain_author_id'

    domain_author_id = fields.Many2one(
        'res.users', "Conditions By", readonly=True, copy=False, ondelete='set null',
        help="Who wrote the conditions: they find what this person may see.")
    domain_lang = fields.Char(
        "Language of the Conditions", readonly=True, copy=False, help="The language the conditions were written in.")
    conditions_problem = fields.Char("Problem of the Conditions", compute='_compute_conditions_problem')

    def _auto_init(self):
        # conditions from before they had an author are of whoever made the record
        is_new = self._auto and not self._abstract and not column_exists(self.env.cr, self._table, 'domain_lang')
        result = super()._auto_init()
        if is_new:
            self.env.cr.execute(SQL(
                "UPDATE %(table)s SET %(author)s = coalesce(%(author)s, create_uid), domain_lang = 'en_US'",
                table=SQL.identifier(self._table), author=SQL.identifier(self._portfolio_author)))
        return result

    # -- who wrote them ----------------------------------------------------------------------------

    def _portfolio_authored(self):
        return {self._portfolio_author: self.env.uid, 'domain_lang': self.env.user.lang or 'en_US'}

    def _portfolio_is_installing(self):
        # labels are not translated yet and fields of modules to come are not there; nobody else is the superuser
        return self.env.uid == SUPERUSER_ID and self.env.context.get('install_mode')

    @api.model_create_multi
    def create(self, vals_list):
        self._portfolio_refuse_excess(vals_list)
        copied = self._portfolio_told(SameConditions)
        if copied or self.env.uid == SUPERUSER_ID:
            vals_list = [{**self._portfolio_authored(), **vals} for vals in vals_list]
        else:
            for vals in vals_list:
                self._portfolio_refuse_author(vals)
            self._portfolio_check_kept(vals_list)
            vals_list = [{**vals, **self._portfolio_authored()} for vals in vals_list]
        records = super(PortfolioConditions, self._portfolio_own()).create(vals_list).with_env(self.env)
        if not copied and not self._portfolio_is_installing():
            records._portfolio_check_conditions()
        return records

    def copy_data(self, default=None):
        vals_list = super().copy_data(default)
        if self._portfolio_told(SameConditions):
            for record, vals in zip(self, vals_list, strict=True):
                vals.update({self._portfolio_author: record[self._portfolio_author].id,
                             'domain_lang': record.domain_lang})
        return vals_list

    def write(self, vals):
        self._portfolio_refuse_author(vals)
        self._portfolio_refuse_excess([vals])
        self._portfolio_check_kept([vals], defaults=False)
        asking = vals.keys() & self._portfolio_asking
        result = super(PortfolioConditions, self._portfolio_own()).write(
            {**vals, **self._portfolio_authored()}) if asking else super().write(vals)
        if asking and not self._portfolio_is_installing():
            self._portfolio_check_conditions()
        return result

    @api.model
    def _portfolio_refuse_excess(self, vals_list):
        """Refuse conditions that would keep the database busy, before anything of them is asked."""
        for name, text in ((name, vals[name]) for vals in vals_list for name in vals.keys() & self._portfolio_asking):
            if self._fields[name].type in ('char', 'text') and isinstance(text, str):
                try:
                    parsed(text, uid=self.env.uid)
                except TooLargeError as error:
                    raise UserError(self._portfolio_excess(error.kind)) from error
                except ValueError:
                    continue  # what cannot be read is said when it is checked

    @api.model
    def _portfolio_excess(self, found):
        return {
            'steps': self.env._(
                "These conditions lead over too many records in a row: %s steps at most. Shorten them.", MOST_STEPS),
            'conditions': self.env._("Too many conditions: %s at most. Divide them.", MOST_CONDITIONS),
            'values': self.env._("Too many values in one condition: %s at most. Divide them.", MOST_VALUES),
            'text': self.env._("A text in a condition is too long: %s characters at most.", LONGEST_VALUE),
            'length': self.env._("The conditions are too long: %s characters at most. Divide them.", LONGEST),
        }[found]

    @api.model
    def _portfolio_refuse_author(self, vals):
        if self.env.uid != SUPERUSER_ID and vals.get(self._portfolio_author, self.env.uid) != self.env.uid:
            raise AccessError(self.env._(
                "%s: the author of the conditions cannot be changed. Save the conditions yourself to become their "
                "author.",
                self._fields[self._portfolio_author]._description_string(self.env)))

    def action_portfolio_take_conditions(self):
        """Become the author of the conditions as they stand: they find what the user may see from now on."""
        for record in self:
            record.write({'domain': record.domain})
        return {'type': 'ir.actions.client', 'tag': 'soft_reload'}

    # -- taking them over, where it is said that they are nobody's --------------------------------

    @api.depends_context('uid', 'lang')
    def _compute_conditions_problem(self):
        for record in self:
            try:
                record.conditions_problem = (
                    bool(record._origin) and record._portfolio_conditions_hold() and record.has_access('write')
                    and record._portfolio_author_problem())
            except ValueError:  # what cannot be read at all is said where it is written
                record.conditions_problem = False

    def _portfolio_conditions_hold(self):
        """Whether the conditions are still asked, with their author's rights."""
        return 'active' not in self._fields or self.active

    @api.model
    def _get_view(self, view_id=None, view_type='form', **options):
        """Every form says what is the matter with whoever wrote the conditions, and has the button that cures it."""
        arch, view = super()._get_view(view_id, view_type, **options)
        place = arch.find('sheet') if view_type == 'form' else None
        if place is not None:
            alert = arch.makeelement('div', {
                'class': 'alert alert-warning', 'role': 'alert', 'invisible': 'not conditions_problem'})
            alert.append(arch.makeelement('field', {'name': 'conditions_problem', 'readonly': '1', 'nolabel': '1'}))
            alert.append(arch.makeelement('button', {
                'name': 'action_portfolio_take_conditions', 'type': 'object', 'class': 'btn-link ps-0',
                'icon': 'fa-hand-paper-o', 'string': self.env._("Take Over the Conditions")}))
            place.insert(0, alert)
        return arch, view

    # -- what may be asked -------------------------------------------------------------------------

    def _portfolio_check_conditions(self):
        """Refuse conditions that cannot be, or that their author may not ask."""
        for record in self:
            if problem := record._portfolio_problem():
                raise ValidationError(self.env._(
                    "%(name)s: %(problem)s", name=record._portfolio_conditions_name(), problem=problem))

    def _portfolio_conditions_name(self):
        """What a message calls the conditions."""
        return self.display_name

    def _portfolio_problem(self):
        """Why the conditions cannot be evaluated or their author may not ask them, in one clause; else ``False``."""
        self.ensure_one()
        try:
            with self.env.cr.savepoint():
                return self._portfolio_author_problem() or self._portfolio_evaluated_problem()
        except Exception as error:  # whatever a hand-written domain can provoke, in Python or in SQL
            return self._portfolio_unevaluated(error)

    def _portfolio_unevaluated(self, error):
        reason = error.__cause__ if isinstance(error, ConditionsError) else error
        return self.env._(
            "the conditions cannot be evaluated (%s). Choose them again.", str(reason).strip().partition("\n")[0])

    def _portfolio_error(self, error):
        """The one error of conditions that cannot be read or asked.

        :param error: the exception that says why
        :return: a :class:`ConditionsError`, to be raised from it
        """
        return ConditionsError(self.env._(
            "%(name)s: %(problem)s", name=self._portfolio_conditions_name(),
            problem=self._portfolio_unevaluated(error)))

    def _portfolio_author_problem(self):
        """Why the author may not, or may no longer, ask the conditions, in one clause; else ``False``."""
        author = self._portfolio_asking_user()
        if not author:
            return self.env._(
                "whoever wrote the conditions is no longer a user. Take the conditions over to go on.")
        company = self._portfolio_asking_company()
        if author.id != SUPERUSER_ID and (not author.active or author.share or company - author.company_ids):
            return self.env._(
                "%s, who wrote the conditions, may no longer ask them. Take the conditions over to go on.", author.name)
        asker = self._portfolio_asker()
        for path, operator, value in asker._portfolio_conditions(self._portfolio_asked()):
            if problem := asker._portfolio_path_problem(path) or self._portfolio_condition_problem(
                    path, operator, value):
                if author == self.env.user:
                    return problem
                return self.env._(
                    "%(user)s, who wrote the conditions: %(problem)s", user=author.name, problem=problem)
        return False

    def _portfolio_condition_problem(self, path, operator, value):
        """What else speaks against a condition, for a model to say; else ``False``."""
        return False

    def _portfolio_evaluated_problem(self):
        """What shows when the conditions are asked for once; else ``False``."""
        asked, asker = self._portfolio_asked(), self._portfolio_asker()
        if asked.optimize_full(asker).is_false():
            return self.env._("these conditions contradict each other and can never hold. Take one of them out.")
        if not asked.is_true():
            asker.search(asked, limit=1)
        return False

    # -- how they are asked ------------------------------------------------------------------------

    def _portfolio_asked(self):
        """The conditions as a domain. Values only, no code: who may write them does not thereby run any.

        :raise ConditionsError: for what is none
        """
        self.ensure_one()
        try:
            return Domain(parsed(self.domain, **self._portfolio_names()))
        except ValueError as error:
            raise self._portfolio_error(error) from error

    def _portfolio_names(self):
        """What names in the conditions stand for, by name; none but these are read."""
        return {}

    def _portfolio_matching(self, domain):
        """Those of the records of ``domain`` that meet the conditions, as a query.

        For what holds for the whole house: all records are asked about, whoever may see them; what the conditions
        look at behind them (the account of a lead), with the rights of their author.
        """
        Model = self._portfolio_asker(active_test=False)
        return Model._search(Domain(domain) & self._portfolio_asked(), bypass_access=True)

    def _portfolio_asking_user(self):
        """Their author; in a form that is not saved yet, whoever fills it in."""
        # sudo: res.users - the author, whoever looks
        return self.sudo()[self._portfolio_author] if self.id else self.env.user.sudo()

    def _portfolio_asking_company(self):
        """The company they belong to; none: those of the author."""
        # sudo: res.company - which it is
        return self.sudo()['company_id'] if 'company_id' in self._fields else self.env['res.company']

    def _portfolio_asker(self, **context):
        """The model the conditions are asked of, as their author has it, whoever asks and in whatever context.

        :param context: what else the caller's code wants

        :raise UserError: without an author: nobody's rights are no rights
        """
        self.ensure_one()
        author = self._portfolio_asking_user()
        if not author:
            raise UserError(self.env._("The author of these conditions is unknown. Save them again."))
        # sudo: res.company - the author's, in order
        company = self._portfolio_asking_company().sudo()
        home = company or author.company_id
        companies = company or home | author.company_ids
        if author.id == SUPERUSER_ID and not company:
            # sudo: res.company - the superuser's are all
            companies |= self.env['res.company'].sudo().search([])
        # sudo: res.lang - which languages there are
        lang = self.sudo().domain_lang if self.id else self.env.user.lang
        lang = self.env['res.lang'].sudo()._get_data(code=lang or 'en_US').code or 'en_US'
        env = self.env(user=author.id, su=author.id == SUPERUSER_ID, context={
            'lang': lang, 'tz': home._portfolio_zone().zone, 'allowed_company_ids': companies.ids, **context})
        return env[self._portfolio_asked_model()]

    def _portfolio_asked_model(self):
        """The name of the model of which these conditions are asked."""
        return self._portfolio_asks
