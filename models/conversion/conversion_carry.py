from collections import defaultdict

from odoo import models

from ..foundation.sentence import field_name, kept, value_of
from .conversion import ACCOUNT_FIELDS, CONTACT_FIELDS

# a lead has fewer fields
AFTER_FIELDS = 1000


class PortfolioConversion(models.Model):
    """What hangs on the lead goes where the lead goes, and the list says where."""
    _inherit = 'portfolio.conversion'

    def _carry_over(self):
        """Copy messages and files, move activities of closed leads, link answers; list it all."""
        by_lead = {conversion.lead_id.id: conversion for conversion in self}
        counts = defaultdict(dict)
        messages = self.env['mail.message'].search(
            [
                ('model', '=', 'crm.lead'),
                ('res_id', 'in', list(by_lead)),
                ('message_type', '!=', 'user_notification'),
            ],
            order='id',
        )
        files = self._copy_attachments(by_lead, messages, counts)
        self._copy_messages(by_lead, messages, files, counts)
        self._move_activities(by_lead, counts)
        self._link_answers(by_lead, counts)
        self._count_meetings(by_lead, counts)
        self.env['portfolio.conversion.line'].create([
            vals for conversion in self for vals in conversion._line_vals(counts[conversion])])

    def _copy_attachments(self, by_lead, messages, counts):
        """Files of the leads for their accounts: rows are copied, the stored file is shared.

        :return: ``{original attachment id: copy}``
        """
        Attachment = self.env['ir.attachment']
        of_message = {
            attachment.id: by_lead[message.res_id]
            for message in messages
            for attachment in message.attachment_ids
        }
        originals = Attachment.search(
            [('res_model', '=', 'crm.lead'), ('res_id', 'in', list(by_lead))], order='id'
        )
        originals |= Attachment.browse(of_message)
        owner = {
            attachment: of_message.get(attachment.id) or by_lead[attachment.res_id]
            for attachment in originals
        }
        copies = Attachment.create([
            {
                'name': attachment.name, 'type': attachment.type, 'url': attachment.url,
                'mimetype': attachment.mimetype, 'description': attachment.description,
                'res_model': 'res.partner', 'res_id': owner[attachment].partner_id.id,
            }
            for attachment in originals
        ])
        originals._portfolio_share_content(copies)
        self._journal_create(
            copies, {copy: owner[original] for original, copy in zip(originals, copies, strict=True)}
        )
        for attachment in originals:
            counts[owner[attachment]].setdefault('files', []).append(attachment.name)
        return dict(zip(originals.ids, copies, strict=True))

    def _copy_messages(self, by_lead, messages, files, counts):
        copies = self.env['mail.message'].create(
            [
                {
                    **message._portfolio_copy_vals(),
                    'model': 'res.partner',
                    'res_id': by_lead[message.res_id].partner_id.id,
                    'attachment_ids': [
                        (6, 0, [files[attachment.id].id for attachment in message.attachment_ids])
                    ],
                }
                for message in messages
            ]
        )
        self._journal_create(copies, {
            copy: by_lead[message.res_id] for message, copy in zip(messages, copies, strict=True)})
        for message in messages:
            counts[by_lead[message.res_id]].setdefault('messages', []).append(message.id)

    def _move_activities(self, by_lead, counts):
        """Activities stay with an opportunity; those of a closed lead go on with the account."""
        activities = self.env['mail.activity'].search(
            [('res_model', '=', 'crm.lead'), ('res_id', 'in', list(by_lead))])
        for activity in activities:
            counts[by_lead[activity.res_id]].setdefault('activities', []).append(activity.display_name)
        closed = activities.filtered(lambda activity: by_lead[activity.res_id].outcome == 'close')
        if not closed:
            return
        names = ['res_model_id', 'res_id']
        before = closed._portfolio_snapshot(names)
        owner = {activity: by_lead[activity.res_id] for activity in closed}
        by_account = defaultdict(closed.browse)
        for activity, conversion in owner.items():
            by_account[conversion.partner_id] |= activity
        model_id = self.env['ir.model']._get_id('res.partner')
        for account, moved in by_account.items():
            moved.write({'res_model_id': model_id, 'res_id': account.id})
        self._journal_write(closed, before, owner)

    def _link_answers(self, by_lead, counts):
        answers = self.env['survey.user_input'].search([('lead_id', 'in', list(by_lead))])
        for answer in answers:
            counts[by_lead[answer.lead_id.id]].setdefault('answers', []).append(answer.survey_id.title)
        nameless = answers.filtered(lambda answer: not answer.partner_id)
        before = nameless._portfolio_snapshot(['partner_id']) if nameless else {}
        for answer in nameless:
            answer.partner_id = by_lead[answer.lead_id.id].contact_id
        self._journal_write(nameless, before, {answer: by_lead[answer.lead_id.id] for answer in nameless})

    def _count_meetings(self, by_lead, counts):
        for lead, count in self.env['calendar.event']._read_group(
                [('opportunity_id', 'in', list(by_lead))], ['opportunity_id'], ['__count']):
            counts[by_lead[lead.id]]['meetings'] = [None] * count

    # ------------------------------------------------------------------
    # the list of what went where
    # ------------------------------------------------------------------

    def _line_vals(self, counts):
        self.ensure_one()
        # behind the fields
        return [
            {'conversion_id': self.id, 'sequence': number, **vals}
            for number, vals in enumerate(self._thing_line_vals(counts), start=AFTER_FIELDS)]

    def _list_fields(self, said):
        """Say of each field where it is now.

        :param said: ``{lead id: {field: (value, sentence)}}`` from before: linked with its customer, a lead repeats him
        """
        self.env['portfolio.conversion.line'].create([
            {'conversion_id': conversion.id, 'sequence': number, **vals}
            for conversion in self
            for number, vals in enumerate(conversion._field_line_vals(said[conversion.lead_id.id]))])

    def _field_line_vals(self, said):
        lead, lines = self.lead_id, []
        for name, (value, text) in said.items():
            partner, target = self._destination(name)
            lines.append({
                'name': kept('value', field_name(lead._name, name)),
                'value': text,
                **self._whereabouts(lead, name, value, partner, target),
            })
        return lines

    def _destination(self, name):
        if name in CONTACT_FIELDS:
            return self.contact_id, CONTACT_FIELDS[name]
        return self.partner_id, ACCOUNT_FIELDS.get(name)

    def _whereabouts(self, lead, name, here, partner, target):
        """How a field of the lead ended: looked up in the account, not assumed.

        :param here: what the lead said
        """
        if not target:
            return {'how': 'stays', 'destination': lead.name}
        there = partner[target]
        if name == 'lang_id':
            here = here.code
        same = there == here or (name == 'description' and str(here) in str(there or ''))
        if same:
            return {'how': 'copied', 'destination': partner.display_name}
        if there:
            note = kept('conversion.has_another', partner=partner.display_name, value=value_of(partner, target))
            return {'how': 'kept', 'destination': lead.name, 'note': note}
        return {'how': 'stays', 'destination': lead.name}

    def _thing_line_vals(self, counts):
        account, lead = self.partner_id.display_name, self.lead_id.name
        closed = self.outcome == 'close'
        places = [
            ('messages', 'copied', account),
            ('files', 'copied', account),
            ('activities', *(('moved', account) if closed else ('stays', lead))),
            ('answers', 'linked', self.contact_id.display_name),
            ('meetings', 'stays', lead),
        ]
        return [
            {
                'name': kept(f'conversion.{key}'), 'how': how, 'destination': destination,
                'value': ", ".join([str(len(counts[key])), *(
                    item for item in counts[key] if isinstance(item, str))]),
            }
            for key, how, destination in places if counts.get(key)
        ]
