from odoo import api, fields, models
from odoo.exceptions import AccessError

from .job_position import ROLES

# what is the person's own and not the company's; erased on request
PERSONAL = ('portfolio_birth_date', 'portfolio_private_phone', 'portfolio_private_email', 'portfolio_personal_note')


class ResPartner(models.Model):
    """The people of an account: what they are there, what they have to say, and what is theirs alone."""
    _inherit = 'res.partner'

    portfolio_job_position_id = fields.Many2one(
        'portfolio.job.position', "Position", index='btree_not_null', ondelete='restrict',
        groups='base.group_user')
    portfolio_job_reason = fields.Char("Why This Position", readonly=True, copy=False, groups='base.group_user')
    portfolio_decision_role = fields.Selection(
        ROLES, "Role in Decisions", groups='base.group_user',
        help="What this person has to say when it comes to buying.")
    portfolio_birth_date = fields.Date("Birth Date", copy=False, groups='crm_portfolio.portfolio_group_user')
    portfolio_private_phone = fields.Char("Private Phone", copy=False, groups='crm_portfolio.portfolio_group_user')
    portfolio_private_email = fields.Char("Private E-mail", copy=False, groups='crm_portfolio.portfolio_group_user')
    portfolio_personal_note = fields.Text(
        "Hobbies and Notes", copy=False, groups='crm_portfolio.portfolio_group_user')
    portfolio_affiliation_ids = fields.One2many(
        'portfolio.affiliation', 'partner_id', "Also Here", groups='crm_portfolio.portfolio_group_user')
    portfolio_other_account_ids = fields.One2many(
        'portfolio.affiliation', 'person_id', "Also At", groups='crm_portfolio.portfolio_group_user')

    @api.model_create_multi
    def create(self, vals_list):
        return super().create(self._portfolio_with_positions(vals_list))

    def write(self, vals):
        if not vals.get('function') or 'portfolio_job_position_id' in vals:
            if 'portfolio_job_position_id' in vals and 'portfolio_job_reason' not in vals:
                vals = {**vals, 'portfolio_job_reason': False}
            return super().write(vals)
        # sudo: res.partner - a field of ours on what the caller is writing
        free = self.sudo().filtered(lambda person: not person.portfolio_job_position_id).sudo(self.env.su)
        [matched] = self._portfolio_with_positions([vals])
        result = super(ResPartner, free).write(matched) if free else True
        if rest := self - free:
            result = super(ResPartner, rest).write(vals)
        return result

    @api.model
    def _portfolio_with_positions(self, vals_list):
        """Values of contacts, with the position that their title means where they have none."""
        texts = {
            vals['function'] for vals in vals_list
            if vals.get('function') and not vals.get('portfolio_job_position_id')}
        if not texts:
            return vals_list
        Position = self.env['portfolio.job.position']._portfolio_worded()
        matches = Position._match(texts)
        return [
            {**vals, **self._portfolio_position_vals(Position, vals['function'], matches[vals['function']])}
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
            raise AccessError(self.env._("Only a manager erases personal data."))
        worded = self._portfolio_worded()
        for person in worded:
            filled = [name for name in PERSONAL if person[name]]
            person.write(dict.fromkeys(PERSONAL, False))
            labels = ", ".join(
                self.env['ir.model.fields']._get('res.partner', name).field_description for name in filled)
            person._message_log(body=worded.env._("Personal data erased: %s.", labels or "–"))
        return True
