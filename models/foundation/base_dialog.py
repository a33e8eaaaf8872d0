from odoo import models

from ...tools.foundation.stop import one_stop


class Base(models.AbstractModel):
    """What a button answers: what was done, with the way on or back, or what it would do, to be confirmed.

    Both are client actions of ``static/src/foundation/notice``.
    """
    _inherit = 'base'

    def _portfolio_notice(self, message, buttons=(), following=None, kind='success'):
        """Say what was done.

        :param message: in the language of whoever presses
        :param buttons: ``[{'name', 'action'}]`` or ``[{'name', 'call': self._portfolio_call(method, …)}]``
        :param following: the action that goes on; without it the page is read again
        :param kind: ``success``, ``info``, ``warning`` or ``danger``
        :return: an action for the client
        """
        return {
            'type': 'ir.actions.client', 'tag': 'portfolio_notice',
            'params': {
                'message': one_stop(message), 'type': kind, 'buttons': list(buttons),
                'next': following or {'type': 'ir.actions.client', 'tag': 'soft_reload'}},
        }

    def _portfolio_question(self, title, message, label, call):
        """Ask once before something is done.

        :param title: of the dialog
        :param message: what is asked
        :param label: of the button that does it
        :param call: what is done then, see :meth:`_portfolio_call`
        :return: an action for the client
        """
        return {
            'type': 'ir.actions.client', 'tag': 'portfolio_ask',
            'params': {'title': title, 'message': one_stop(message), 'label': label, 'call': call}}

    def _portfolio_call(self, method, *args):
        """A public method of these records, called by the client with the rights of whoever presses.

        :param method: its name
        :param args: what it is called with besides the records, of what JSON can say
        :return: what :meth:`_portfolio_question` and :meth:`_portfolio_notice` take
        """
        return {'model': self._name, 'method': method, 'args': [self.ids, *args]}

    def _portfolio_form(self, name=None):
        """The action that opens one record."""
        self.ensure_one()
        return {
            'type': 'ir.actions.act_window', 'res_model': self._name, 'res_id': self.id,
            'views': [(False, 'form')], 'target': 'current', **({'name': name} if name else {})}
