"""What code tells code on the way through the ORM. Pure: no database, no ``env``.

The context is the only thing that reaches an override of ``create`` or ``write`` from the code that called it, and
every RPC caller chooses his own. So nothing plain in it decides anything: code tells code through facts, objects of
the classes below, which no JSON or XML becomes.
"""
from dataclasses import dataclass
from weakref import WeakValueDictionary


class Fact:
    """One thing that code tells code. A subclass says what it is; its attributes, if any, say more.

    A room declares its own, as a frozen dataclass::

        @dataclass(frozen=True, eq=False)
        class ArchiveReason(Fact):
            reason_id: int
            note: str

        accounts._portfolio_tell(ArchiveReason(reason.id, note)).action_archive()
        told = self._portfolio_told(ArchiveReason)    # the object, or None
    """
    __slots__ = ()


class Carrier:
    """The facts of one context, at most one of each class. Never changed, only added to.

    There is one carrier of the same facts, and no other: core compares contexts each time it looks for an environment,
    several times for each amount of a lead, and what is the same object is compared at once.

    >>> @dataclass(frozen=True, eq=False)
    ... class Reason(Fact):
    ...     text: str
    >>> carrier = Carrier().adding(Reason("asked by mail"))
    >>> carrier.get(Reason).text
    'asked by mail'
    >>> carrier.adding(Reason("by phone")).get(Reason).text, carrier.get(Reason).text
    ('by phone', 'asked by mail')
    >>> carrier.without(Reason).get(Reason) is None
    True
    >>> carrier.without(Reason) is Carrier()
    True
    """
    __slots__ = ('_facts', '__weakref__')
    _all = WeakValueDictionary()

    def __new__(cls, facts=None):
        facts = dict(facts or {})
        said = frozenset(facts.values())
        carrier = cls._all.get(said)
        if carrier is None:
            carrier = super().__new__(cls)
            carrier._facts = facts
            carrier = cls._all.setdefault(said, carrier)
        return carrier

    def adding(self, *facts):
        """A carrier that has ``facts`` too, each instead of an earlier one of its class.

        :raise TypeError: for what is no :class:`Fact`
        """
        for fact in facts:
            if not isinstance(fact, Fact):
                raise TypeError(f"{fact!r} is no Fact")
        return Carrier({**self._facts, **{type(fact): fact for fact in facts}})

    def without(self, *kinds):
        """A carrier without the facts of these classes."""
        return Carrier({kind: fact for kind, fact in self._facts.items() if kind not in kinds})

    def get(self, kind):
        """The fact of the class ``kind``, None without one."""
        return self._facts.get(kind)

    def __deepcopy__(self, memo):
        return self

    def __reduce__(self):
        return Carrier, (self._facts,)

    def __repr__(self):
        # an action's context may be logged or sent: it says nothing of what is told
        return '<Carrier>'


@dataclass(frozen=True)
class Loaded(Fact):
    """The records come from a file that a person imports (``load``)."""


@dataclass(frozen=True)
class NoAssignment(Fact):
    """Leads are written as history, or for a trial: no rule gives them to anybody."""


@dataclass(frozen=True)
class ArchiveUsed(Fact):
    """A person has seen where the values of a catalogue are used, and archives them all the same."""


@dataclass(frozen=True, eq=False)
class Reason(Fact):
    """Why a person or a job does what it does, for the histories it leaves."""
    text: str


@dataclass(frozen=True)
class TracesStay(Fact):
    """What is deleted is taken back or goes into another record: what lists and journals say of it stays."""
