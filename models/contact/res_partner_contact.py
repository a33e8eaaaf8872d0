from odoo import api, fields, models
from odoo.exceptions import AccessError

from ..foundation.sentence import Sentence
from .job_position import ROLES

# what is the person's own and not the company's; erased on request
PERSONAL = ('portfolio_birth_date', 'portfolio_private_phone', 'portfolio_private_email', 'portfolio_personal_note')


class ResPartner(models.Model):
    """The people of an account: what they are there, what they have to say, and what is theirs alone."""
    _inherit = 'res.partner'

    portfolio_job_position_id = fields.Many2one(
        'portfolio.job.position', "Position", index='btree_not_null', ondelete='restrict',
        groups='base.group_user')
    portfolio_job_reason = Sentence("Why This Position", readonly=True, copy=False, groups='base.group_user')
    portfolio_decision_role = fields.Selection(
        ROLES, "Role in Decisions", groups='base.group_user',
        help="What this person has to say when it comes to buying.")
    portfolio_birth_date = fields.Date("Birth Date", copy=False, groups='crm_portfolio.portfolio_group_user')
    portfolio_private_phone = fields.Char("Personal Phone", copy=False, groups='crm_portfolio.portfolio_group_user')
    portfolio_private_email = fields.Char("Personal E-mail", copy=False, groups='crm_portfolio.portfolio_group_user')
    portfolio_personal_note = fields.Text(
        "Hobbies and Notes", copy=False, groups='crm_portfolio.portfolio_group_user')
    portfolio_affiliation_ids = fields.One2many(
        'portfolio.affiliation', 'partner_id', "Also Here", groups='crm_portfolio.portfolio_group_user')
    portfolio_other_account_ids = fields.One2many(
        'portfolio.affiliation', 'person_id', "Also At", groups='crm_portfolio.portfolio_group_user')

    @api.model
    def _portfolio_arriving(self, vals_list):
        return self._portfolio_with_positions(super()._portfolio_arriving(vals_list))

    def _portfolio_parts(self, vals):
        if 'portfolio_job_position_id' in vals:
            vals = {'portfolio_job_reason': False, **vals}
        for people, values in super()._portfolio_parts(vals):
            again = 'function' in values and 'portfolio_job_position_id' not in values
            for group, given in people._portfolio_position_again(values) if again else [(people, values)]:
                if group or not again:
                    yield group, given

    def _portfolio_position_again(self, vals):
        """Who gets which values when titles change: a position is found again, unless a person chose it.

        So is the role in decisions that came with it, as long as it is the one that position usually has.

        :return: ``[(partners, values)]``, every partner once
        """
        # sudo: res.partner - fields of ours on what the caller is writing
        people = self.sudo()
        retitled = people.filtered(lambda person: (person.function or False) != (vals['function'] or False) and (
            not person.portfolio_job_position_id or person.portfolio_job_reason))
        usual = retitled.filtered(lambda person: 'portfolio_decision_role' not in vals and (
            person.portfolio_decision_role or False) == (person.portfolio_job_position_id.decision_role or False))
        [matched] = self._portfolio_with_positions([vals])
        told = {'portfolio_job_position_id': False, 'portfolio_job_reason': False, **matched}
        role = {'portfolio_decision_role': False, **told}
        kept = {name: value for name, value in told.items() if name != 'portfolio_decision_role' or name in vals}
        return [(group.sudo(self.env.su), values) for group, values in [
            (people - retitled, vals), (usual, role), (retitled - usual, kept)]]

    @api.model
    def _portfolio_with_positions(self, vals_list):
        """Values of contacts, with the position that their title means where they have none."""
        texts = {
            vals['function'] for vals in vals_list
            if vals.get('function') and not vals.get('portfolio_job_position_id')}
        if not texts:
            return vals_list
        # sudo: portfolio.job.position - the same for everybody
        Position = self.env['portfolio.job.position'].sudo()
        matches = Position._match(texts)
        return [
            {**vals, **self._portfolio_position_vals(Position, vals['function'], matches[vals['function']]),
             **({'portfolio_decision_role': vals['portfolio_decision_role']}
                if vals.get('portfolio_decision_role') else {})}
            if vals.get('function') in matches and not vals.get('portfolio_job_position_id') else vals
            for vals in vals_list
        ]

    @api.model
    def _portfolio_position_vals(self, positions, text, match):
        synonym, position_id = match
        values = {
            'portfolio_job_position_id': position_id, 'portfolio_job_reason': positions._sentence(text, synonym)}
        if role := positions.browse(position_id).decision_role:
            values['portfolio_decision_role'] = role
        return values

    def action_portfolio_erase_personal(self):
        """Empty what is a person's own. Which fields, who and when is noted; what stood there is not."""
        if not self.env.su and not self.env.user.has_group('crm_portfolio.portfolio_group_manager'):
            raise AccessError(self.env._("Only a manager can erase personal data."))
        worded = self._portfolio_worded()
        for person in worded:
            filled = [name for name in PERSONAL if person[name]]
            person.write(dict.fromkeys(PERSONAL, False))
            labels = ", ".join(
                self.env['ir.model.fields']._get('res.partner', name).field_description for name in filled)
            person._message_log(body=worded.env._("Personal data erased: %s.", labels or "–"))
        return True
