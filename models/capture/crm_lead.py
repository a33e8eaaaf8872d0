from odoo import SUPERUSER_ID, api, fields, models, tools

from ...tools.foundation.carrier import NoAssignment
from ...tools.foundation.lead_told import Channel, Importing
from ..assignment.crm_lead import BY_RULES


class CrmLead(models.Model):
    """Leads come in by many channels and end the same: nobody's until the rules say whose.

    Whatever the channel, a lead is made by ``create``: matched with whom we know, then given away by the rules.
    """
    _inherit = 'crm.lead'

    _portfolio_assignable = BY_RULES._replace(channel='portfolio_channel')

    portfolio_channel = fields.Selection(
        [
            ('web', "Web form"),
            ('mail', "E-mail"),
            ('api', "API"),
            ('import', "Import"),
            ('load', "Odoo's import"),
            ('form', "By hand"),
        ], "Arrival Channel", readonly=True, copy=False, help="How it came in.")

    @api.model
    def _portfolio_arriving(self, vals_list):
        vals_list = super()._portfolio_arriving(vals_list)
        channel = self.env['portfolio.lead.match']._channel()
        if channel not in dict(self._fields['portfolio_channel'].selection):
            channel = False
        named = not self._portfolio_by_program(channel) or 'default_user_id' in self.env.context
        unnamed = [] if named else [vals for vals in vals_list if 'user_id' not in vals]
        ruled = self._portfolio_companies_with_rules(unnamed)
        vals_list = [{
            'portfolio_channel': channel,
            # core makes the user of a program the salesperson of what it brings; the rules are for that
            **({'user_id': False} if not named and self._portfolio_company_id(vals) in ruled else {}),
            **vals} for vals in vals_list]
        # the address of a known account is taken whole; an import knows which zip codes tell something
        if not self._portfolio_told(Importing):
            self.env['res.partner']._portfolio_complete_addresses(
                [vals for vals in vals_list if not vals.get('partner_id')])
        return vals_list

    @api.model
    def _portfolio_by_program(self, channel):
        """Whether a program calls, or a file is loaded: not a person at a form, nor code of the server."""
        return channel == 'load' or channel == 'api' and self.env['portfolio.lead.match']._asked_by_program()

    @api.model
    def _portfolio_company_id(self, vals):
        return vals.get('company_id') or self.env.company.id

    @api.model
    def _portfolio_companies_with_rules(self, vals_list):
        """Ids of the companies of these leads that have rules in force; elsewhere, all is as core has it."""
        engine = self.env['portfolio.assignment.engine']
        if not vals_list or not engine._is_on('crm.lead') or self._portfolio_told(NoAssignment):
            return set()
        companies = self.env['res.company'].browse({self._portfolio_company_id(vals) for vals in vals_list})
        in_force = self.env['portfolio.assignment.ruleset']._in_force(self._name, companies, self.env.cr.now())
        # sudo: portfolio.assignment.ruleset - whether a company has rules is no secret
        return set(in_force.sudo().company_id.ids)

    @api.onchange('zip')
    def _onchange_portfolio_zip(self):
        """Empty city, province and country follow from the zip code, as in accounts."""
        self.update(self.env['res.partner']._portfolio_told_by_zip({
            name: self[name] for name in ('zip', 'city', 'state_id', 'country_id')}))

    @api.model
    def message_new(self, msg_dict, custom_values=None):
        name, _email = tools.parse_contact_from_email(msg_dict.get('from') or '')
        if name and self.env['portfolio.assignment.engine']._is_on('crm.lead'):
            custom_values = {'contact_name': name, **(custom_values or {})}
        return super().message_new(msg_dict, custom_values)

    def web_save(self, vals, specification, next_id=None):
        """A new lead may be somebody else's at once; it is saved all the same, and he who wrote it is shown that."""
        if self:
            return super().web_save(vals, specification, next_id=next_id)
        lead = self.create(vals)
        if lead._filtered_access('read'):
            return lead.web_read(specification)
        shown = {name for name in specification if name in vals and not self._fields[name].relational}
        return [{
            name: lead.id if name == 'id' else vals[name] if name in shown else
            [] if self._fields[name].type in ('one2many', 'many2many') else False
            for name in {'id', *specification}}]

    @api.model
    def default_get(self, fields):
        """In the short form, whoever enters leads for others leaves them to the rules."""
        values = super().default_get(fields)
        if self.env.context.get('portfolio_short') and values.get('user_id') and not self._portfolio_seller() and \
                self.env['portfolio.assignment.engine']._is_on('crm.lead'):
            values['user_id'] = False
        return values

    @api.model
    def _portfolio_seller(self):
        """Whose leads are that the user brings: a representative's are his own; a leader lets the rules decide."""
        user = self.env.user
        leads = user.has_group('crm_portfolio.portfolio_group_manager')
        return user.has_group('sales_team.group_sale_salesman') and not leads and user or user.browse()

    def _assign_userless_lead_in_team(self, creation_source):
        """Where our rules assign, a lead that none of them wanted is nobody's on every channel."""
        if self.env['portfolio.assignment.engine']._is_on('crm.lead'):
            return None
        return super()._assign_userless_lead_in_team(creation_source)

    @api.model
    def _portfolio_capture(self, vals_list, channel):
        """Leads as they come in from outside, for whoever receives them: nobody's, so that the rules give them away.

        :param vals_list: as for ``create``
        :param str channel: one of ``portfolio_channel``
        :return: the leads, in the environment of the machine; one that was merged into another is that other
        """
        leads = self.with_user(SUPERUSER_ID).with_context(
            default_user_id=False, mail_create_nosubscribe=True)._portfolio_tell(Channel(channel))
        created = leads.create([{'user_id': False, **self._portfolio_kind(vals), **vals} for vals in vals_list])
        return created._portfolio_what_became()

    def _portfolio_what_became(self):
        """These leads, or those they were merged into as they came in."""
        return self.browse(lead.portfolio_merged_into_id.id or lead.id for lead in self)

    @api.model
    def _portfolio_kind(self, vals):
        """Lead or opportunity, and the team, as the mail gateway of the team has it."""
        team = self.env['crm.team'].browse(vals.get('team_id') or [])
        # sudo: res.groups - whether the company works with leads is no secret
        uses_leads = self.env.ref('crm.group_use_lead') in self.env.ref('base.group_user').sudo().implied_ids
        return {'type': 'lead' if uses_leads and (not team or team.use_leads) else 'opportunity'}

    @api.model
    def portfolio_capture(self, vals_list):
        """Leads that another program brings, given away by the rules at once.

        For programs: ``POST /json/2/crm.lead/portfolio_capture`` with ``{"vals_list": [{…}, …]}``. The same as
        ``create`` without salesperson, and it says what the rules decided.

        :param list[dict] vals_list: values of leads as for ``create``
        :return: one ``{'id', 'user_id', 'team_id', 'reason'}`` a lead; ids are False for nobody
        :raise AccessError: if the user may not create leads
        """
        self.check_access('create')
        leads = self.with_context(default_user_id=False)._portfolio_tell(Channel('api')).create([
            {**self._portfolio_kind(vals), **vals, 'user_id': False} for vals in vals_list])
        # sudo: crm.lead - the caller may be told what became of what he has just brought, and who has it
        brought = leads.sudo()._portfolio_what_became()
        # sudo: crm.lead - of those the caller may read, who has them and why, as of the others
        readable = brought.sudo(False)._filtered_access('read').sudo()
        told = brought if self._portfolio_tells_who_got_it() else readable
        return [
            {'id': lead.id if lead in readable else own.id, **(lead if lead in told else self)._portfolio_whose()}
            for own, lead in zip(leads, brought, strict=True)]

    def _portfolio_whose(self):
        """Of a lead or of none: who has it, and why."""
        return {
            'user_id': self.user_id.id, 'team_id': self.team_id.id,
            'reason': self.portfolio_assignment_reason or False}

    @api.model
    def _portfolio_tells_who_got_it(self):
        """Whether who brings a lead is told whose it is where he may not read it: that may say who knows them."""
        return not self._portfolio_is_guarded() or self.env['res.partner']._portfolio_learns_of_hidden()

    def action_portfolio_captured(self):
        """The short form has saved the lead: say so, and whose it is now."""
        self.ensure_one()
        # sudo: crm.lead - whoever wrote it is told what became of it, also if it is somebody else's now
        lead = self.sudo()
        if lead.create_uid != self.env.user:
            self.check_access('read')
        became = lead._portfolio_what_became()
        # without Odoo's leads, whatever comes in is an opportunity
        made = self.env._("The lead “%s” is created.", lead.name) if became.type == 'lead' else \
            self.env._("The opportunity “%s” is created.", lead.name)
        shown = became.sudo(False)._filtered_access('read')
        told = shown or self._portfolio_tells_who_got_it()
        return self._portfolio_notice(
            " ".join(filter(None, [made, told and became.portfolio_assignment_reason])),
            [{'name': self.env._("Open It"), 'action': shown._portfolio_form()}] if shown else [],
            following={'type': 'ir.actions.act_window_close'})
