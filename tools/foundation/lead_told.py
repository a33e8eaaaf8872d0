"""What code of the room tells code about leads on the way through the ORM; see ``tools.carrier``."""
from dataclasses import dataclass, field

from .carrier import Fact


@dataclass(frozen=True)
class Channel(Fact):
    """How leads come in: one of ``crm.lead.portfolio_channel``."""
    name: str


@dataclass(frozen=True)
class NoMatch(Fact):
    """Leads are made without the finder being asked who they are."""


@dataclass(frozen=True)
class Assigning(Fact):
    """What is written of documents is what the rules decided, or what a person took from them.

    ``fields`` are all that is written of those of ``model``, where whoever tells it knows.
    """
    fields: frozenset = frozenset()
    model: str = ''


@dataclass(frozen=True)
class ContactStays(Fact):
    """What is written of a lead is not written to the contact it belongs to."""


@dataclass(frozen=True)
class Importing(Fact):
    """A list is being taken in: it says what leads are, never what their accounts are."""


@dataclass(frozen=True)
class Head(Fact):
    """Which of the leads that are merged stays."""
    lead_id: int


@dataclass(frozen=True)
class ArchiveMerged(Fact):
    """Leads that were merged into another are archived, not deleted."""


@dataclass(frozen=True)
class ScoreLater(Fact):
    """Whoever writes lead by lead has asked what all of them need, and scores them at the end."""


@dataclass(frozen=True, eq=False)
class Customers(Fact):
    """The customers that were made for leads, all at once: ``{lead id: partner}``."""
    of: dict


@dataclass(frozen=True, eq=False)
class PendingLogNotes(Fact):
    """Notes of many documents of a model, held back to be written together; what changes came to, for documents that
    changed alike."""
    model: str
    logs: list
    changes: dict = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class SharedDefaults(Fact):
    """Defaults asked once for all leads of a batch: ``{names of fields: defaults}``."""
    known: dict


@dataclass(frozen=True)
class WithoutConsent(Fact):
    """Whoever puts a form without consent text on line was asked whether he means it."""
