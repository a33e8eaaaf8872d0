from odoo import api, fields, models
from odoo.exceptions import ValidationError

CHANNELS = [
    ('form', "By hand"),
    ('import', "File import"),
    ('api', "Web service"),
    ('mail', "E-mail"),
    ('web', "Web form"),
    ('nightly', "Nightly review"),
]
# what is done with an account that is certainly the same, and from which score where no line says so
CERTAIN = ('block', 'link', 'opportunity')
SAME_FROM = 80
# whoever sends one of these cannot be asked, and must not be told
UNATTENDED = {'mail', 'web', 'nightly'}


class PortfolioLeadMatchConsequence(models.Model):
    """What becomes of a lead that is known already: the first line, in order, that fits its best candidate."""
    _name = 'portfolio.lead.match.consequence'
    _description = "Consequence of a Duplicate"
    _order = 'sequence, id'
    _rec_name = 'consequence'

    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    channel = fields.Selection(
        [('any', "However it comes"), *CHANNELS], required=True, default='any', help="How the lead came in.")
    target = fields.Selection(
        [('account', "An account"), ('lead', "Another lead")], "It Is Like", required=True, default='account')
    threshold = fields.Integer("From Score", required=True, default=80, help="From 1 to 100.")
    consequence = fields.Selection(
        [
            ('block', "Do not accept it"),
            ('warn', "Accept it and list it for review"),
            ('link', "Link it to the account"),
            ('merge', "Merge it into the other lead"),
            ('opportunity', "New opportunity of the same customer"),
        ], "Then", required=True, default='warn')

    _threshold_range = models.Constraint(
        'CHECK (threshold BETWEEN 1 AND 100)', "From score: a number from 1 to 100.")

    @api.constrains('target', 'consequence', 'channel')
    def _check_consequence(self):
        for line in self:
            if line.consequence == 'link' and line.target == 'lead':
                raise ValidationError(self.env._(
                    "Then: a lead can only be linked to accounts. Choose 'An account', or another consequence."))
            if line.consequence == 'merge' and line.target == 'account':
                raise ValidationError(self.env._(
                    "Then: a lead can only be merged with leads. Choose 'Another lead', or 'Link it to the account'."))
            if line.consequence == 'block' and line.channel in UNATTENDED:
                raise ValidationError(self.env._(
                    "Then: what comes by e-mail, by web form or is here already cannot be refused. Choose another "
                    "consequence."))

    def _decide(self, candidates, channel):
        """The first line of ``self`` that fits, and what it fits on.

        A customer that two accounts fit equally well is linked to neither: somebody has to look.

        :param candidates: as ``portfolio.lead.match`` gives them, best first
        :return: ``(consequence or False, candidates at or above its threshold)``
        """
        for line in self:
            if line.channel not in ('any', 'import' if channel == 'load' else channel):
                continue
            if line.consequence == 'block' and channel in UNATTENDED:
                continue
            fits = [
                candidate for candidate in candidates
                if candidate['target'] == line.target and candidate['score'] >= line.threshold]
            if not fits:
                continue
            tied = len(fits) > 1 and fits[0]['score'] == fits[1]['score']
            return ('warn' if tied and line.consequence != 'block' else line.consequence), fits
        return False, []

    @api.model
    def _same_account(self, candidates):
        """The account that a lead is, as certainly as a lead is linked by itself; nothing where two fit equally well.

        :param candidates: accounts as ``portfolio.lead.match`` gives them, best first
        """
        # sudo: portfolio.lead.match.consequence - from which score on two are one, for everybody
        lines = self.sudo().search([
            ('target', '=', 'account'), ('consequence', 'in', CERTAIN), ('channel', 'in', ['any', 'form'])])
        threshold = min(lines.mapped('threshold'), default=SAME_FROM)
        fits = [one for one in candidates if one['score'] >= threshold]
        tied = len(fits) > 1 and fits[0]['score'] == fits[1]['score']
        return fits[0]['record'] if fits and not tied else self.env['res.partner']
