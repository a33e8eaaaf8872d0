from odoo import api, models, tools
from odoo.fields import Domain
from odoo.tools import config

from .ir_rule import SCOPE

# Models that name partners and do not follow them, with the reason. A model of an app that is not installed simply
# is not there.
FREE = {
    'calendar.filters': "whose calendars a user looks at; the guard on relations says whose he may choose",
    'discuss.channel.member': "channels the user belongs to would not open without one of their members",
    'discuss.channel.rtc.session': "a call, as the channel",
    'mail.mail': "core asks the document's rule",
    'mail.message': "core asks the document's rule",
    'mail.message.link.preview': "of a message, which core asks about",
    'mail.message.reaction': "of a message, which core asks about",
    'mail.notification': "own ones and those of one's own messages, see below",
    'mail.push.device': "own devices",
    'mail.scheduled.message': "core asks the document's rule",
}
# what the platform itself runs on, our companies and users (who follow their partner already), and our own models,
# whose rules stand in security/
FREE_PREFIXES = ('base.', 'bus.', 'ir.', 'portfolio.', 'res.')
# named after what was done, or what belongs to a document; read by whoever did it, or reads that
TELLING = frozenset({'portfolio.journal', 'ir.attachment', 'mail.activity', 'mail.message'})
# through these a partner is a colleague or the house
INNER = frozenset({'res.users', 'res.company'})


class IrRule(models.Model):
    """Whatever points at a customer follows him, in the models of every app, installed today or later.

    A model without a rule of ours on the scope gets one from the registry: of each partner it names, it is read and
    changed by whoever may see that partner. Models with a rule that asks about the scope, even an archived one, keep
    theirs. A partner that is no account (a vendor, an employee, a colleague) hides nothing. A wizard belongs to whoever
    opened it.
    """
    _inherit = 'ir.rule'

    @api.model
    @tools.conditional(
        'xml' not in config['dev_mode'],
        tools.ormcache('self.env.uid', 'self.env.su', 'model_name', 'mode',
                       'tuple(self._compute_domain_context_values())'))
    def _compute_domain(self, model_name, mode='read'):
        domain = super()._compute_domain(model_name, mode)
        guarded = self._portfolio_is_guarded()
        if self.env[model_name]._transient and (guarded or model_name.startswith('portfolio.') and not self.env.su):
            # core lets everybody read and change what others are about to do
            return domain & Domain('create_uid', '=', self.env.uid)
        if not guarded:
            return domain
        if model_name == 'mail.notification':
            # core lets everybody read everybody's, with the names of recipients and the subjects of messages
            own = self.env.user.partner_id.id
            return domain & (Domain('res_partner_id', '=', own) | Domain('author_id', '=', own))
        if model_name == 'mailing.trace':
            # names its document without a field that points at it
            return domain & Domain('portfolio_visible', '=', True)
        scope = self._portfolio_registry_scope(model_name)
        return (domain & Domain(scope)).optimize(self.env[model_name]) if scope else domain

    @api.model
    @tools.ormcache('model_name')
    def _portfolio_registry_scope(self, model_name):
        """The domain the registry gives a model, empty for one that has a rule of its own or is free."""
        terms = []
        if model_name not in self._portfolio_ruled() and self._portfolio_is_for_registry(model_name):
            for name in self._portfolio_partner_fields(model_name):
                terms += ['|', (name, '=', False), (f'{name}.portfolio_visible', '=', True)]
        return terms

    @api.model
    @tools.ormcache()
    def _portfolio_ruled(self):
        """The models with a rule that asks about the scope."""
        rules = self.with_context(active_test=False)._portfolio_all_rules()
        return frozenset(rule.model_id.model for rule in rules if any(
            name in (rule.domain_force or '') for name in SCOPE))

    @api.model
    def _portfolio_tells(self, model_name):
        """Whether the name of a record of this model may tell of an account, and its reader's scope decides."""
        return model_name in TELLING or model_name in self._portfolio_ruled() or bool(
            self._portfolio_registry_scope(model_name))

    def _portfolio_is_for_registry(self, model_name):
        model = self.env[model_name]
        # a wizard is read by whoever opened it only: see above
        return not (model._abstract or model._transient or model_name in FREE or model_name.startswith(FREE_PREFIXES))

    def _portfolio_partner_fields(self, model_name):
        """The fields of a model that name a partner, with a column or through another record."""
        model = self.env[model_name]
        return [
            name for name, field in model._fields.items()
            if field.type == 'many2one' and field.comodel_name == 'res.partner' and not field.company_dependent
            and not field.inherited and name not in model._inherits.values()
            and (field.store or (field.related and not self._portfolio_is_inner(model, field.related)))]

    def _portfolio_is_inner(self, model, path):
        """Whether a path to a partner goes through a user or a company."""
        for name in path.split('.')[:-1]:
            comodel = model._fields[name].comodel_name
            if not comodel or comodel in INNER:
                return True
            model = self.env[comodel]
        return False
