from odoo import api, models


class PortfolioHooked(models.AbstractModel):
    """What rooms do when a document of Odoo's that they share arrives, changes or is merged.

    The document has one ``create`` and one ``write`` of ours, in this room; they call the hooks below. A room
    implements a hook and calls ``super()`` first, so that the rooms have their turns in the order of
    ``models/__init__.py``, and the files of a room in that of its door::

        def _portfolio_arrived(self, vals_list):
            super()._portfolio_arrived(vals_list)
            self.filtered('partner_id')._portfolio_greet()

    What happens when, for all rooms, is written in ``tests/foundation/test_foundation_hooks.py``.
    """
    _name = 'portfolio.hooked'
    _description = "Hooks of a Shared Document"

    @api.model
    def _portfolio_arriving(self, vals_list):
        """Before records are made: complete their values, or refuse them. Fields people never write may be added.

        :param vals_list: dicts of the model's values, one a record, which the hook may change
        :return: the values they are made with, as many and in the same order
        """
        return vals_list

    def _portfolio_arrived(self, vals_list):
        """They are there, with all that core does; ``self`` may write what people never write.

        :param vals_list: what they were made with, in the order of ``self``, and what waits (:meth:`_portfolio_late`)
        """

    @api.model
    def _portfolio_late(self, vals):
        """The names of those of ``vals`` that core is not to make the record with.

        Whoever names one writes it in :meth:`_portfolio_arrived`, when the record is there and may be asked about.
        """
        return frozenset()

    def _portfolio_parts(self, vals):
        """How ``vals`` are written: what goes with them, to whom, and in which order, where some wait for others.

        A part is asked for when the one before it has been written, changed hooks and all.

        :param vals: a dict that the hook leaves as it is
        :return: iterator of ``(records, values)``, in the environment of the caller
        """
        yield self, vals

    def _portfolio_changing(self, vals):
        """Before records change: refuse it, or remember what stands there.

        :param vals: what is to be written, a dict that the hook leaves as it is
        :return: what the room wants to know in :meth:`_portfolio_changed`, as ``{its own key: value}`` beside that of
            the others
        """
        return {}

    def _portfolio_changed(self, vals, before):
        """They have changed.

        :param vals: what was written
        :param before: what :meth:`_portfolio_changing` remembered
        """

    def _portfolio_merged(self, others):
        """``self``, one record, takes in what hangs on ``others``, which are still there and go next."""
