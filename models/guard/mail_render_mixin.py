from dataclasses import dataclass

from odoo import api, models

from ...tools.foundation.carrier import Fact

EDITORS = 'mail.group_mail_template_editor'


@dataclass(frozen=True)
class PlainTemplates(Fact):
    """What a user with a scope has written is rendered, or checked: code in it does not run."""


class MailRenderMixin(models.AbstractModel):
    """Templates of a user with a scope name fields, and run no code.

    Core makes every colleague an editor of templates, and what an editor writes runs with ``env`` at hand: as anybody,
    on anything. Whoever sees only a part writes what core lets others than editors write: ``{{ object.name }}`` and the
    like. What is in the templates that editors wrote works as before, whoever sends it.
    """
    _inherit = 'mail.render.mixin'

    def _portfolio_without_privilege(self):
        return self._portfolio_tell(PlainTemplates()) if self._portfolio_is_guarded() else self

    def _check_access_right_dynamic_template(self):
        return super(MailRenderMixin, self._portfolio_without_privilege())._check_access_right_dynamic_template()

    @api.model
    def _render_template_qweb(self, template_src, model, res_ids, add_context=None, options=None):
        return super(MailRenderMixin, self._portfolio_without_privilege())._render_template_qweb(
            template_src, model, res_ids, add_context=add_context, options=options)

    @api.model
    def _render_template_inline_template(self, template_txt, model, res_ids, add_context=None, options=None):
        return super(MailRenderMixin, self._portfolio_without_privilege())._render_template_inline_template(
            template_txt, model, res_ids, add_context=add_context, options=options)
