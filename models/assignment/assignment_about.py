from odoo import api, models


class OneDocument(models.Constraint):
    """A row is about one document of one kind: of the fields that point at documents, one is filled."""

    def get_definition(self, registry):
        names = [registry[model]._portfolio_assignable.pointer for model in registry.descendants(
            ['portfolio.assignable'], '_inherit') if registry[model]._portfolio_assignable]
        return f"CHECK (num_nonnulls({', '.join(names)}) = 1)"


class PortfolioAssignmentAbout(models.AbstractModel):
    """What is about one document, of whatever kind: a decision, an offer, an escalation.

    Each kind adds a field of its own that points at it, see ``portfolio.assignable``: so the database keeps them
    together, and rules on records and searches lead through. One of these fields is filled, no more.
    """
    _name = 'portfolio.assignment.about'
    _description = "About an Assigned Document"

    _one_document = OneDocument('', "It is about one document.")

    @property
    def _rec_names_search(self):
        return self._pointers()

    @api.model
    def _pointers(self):
        """The fields that point at a document, in the order in which the kinds joined."""
        return [Kind._portfolio_assignable.pointer for Kind in self._kinds()]

    @api.model
    def _kinds(self):
        assignable = self.env['portfolio.assignable']
        return [self.env[model] for model in assignable._portfolio_kinds()]

    def _document(self):
        """The document of one record; of no record, no document of the first kind."""
        found = [self[pointer] for pointer in self._pointers()]
        return next(filter(None, found), found[0])

    def _by_kind(self):
        """``[(pointer, those of ``self`` in which it is filled)]``, without the kinds of which there are none."""
        kinds = [(pointer, self.filtered(pointer)) for pointer in self._pointers()]
        return [(pointer, found) for pointer, found in kinds if found]

    @api.model
    def _of_documents(self, documents, *domain):
        """Those that are about ``documents``, of one kind, and meet ``domain``."""
        return self.search([(documents._portfolio_assignable.pointer, 'in', documents.ids), *domain])
