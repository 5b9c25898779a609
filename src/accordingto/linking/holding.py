"""Judgements bound to the accounts that they were made on; one more, or a name that turns up, is settled with those beside it only."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from accordingto.linking.judging import Decision, settled
from accordingto.linking.kept import Kept
from accordingto.records import Judgement, Span, stretch_named


@dataclass(frozen=True, slots=True)
class Holding:
    """What people decided of accounts; each change gives the accounts of which now something else is decided."""

    kept: Kept

    def hear(self, judgements: Iterable[Judgement]) -> set[str]:
        """Take judgements on what is one incident in, the later winning over the earlier; others are passed over."""
        heard = []
        for judgement in judgements:
            if judgement.kind in ("same", "not same"):
                heard.append(len(self.kept.decisions))
                one, other = judgement.about
                self.kept.decisions.append(Decision(judgement.id, judgement.kind, (one, other)))
                for name in {_listed(one), _listed(other)}:
                    self.kept.named[name] = (*self.kept.named.get(name, ()), heard[-1])
        return self._bind(heard)

    def undo(self, judgement: Judgement) -> set[str]:
        """Take the last such judgement back."""
        for number in reversed(self.kept.named.get(_listed(judgement.about[0]), ())):
            decision = self.kept.decisions[number]
            if (decision.judgement, decision.kind, decision.about) == (judgement.id, judgement.kind, judgement.about):
                self.kept.decisions[number] = replace(decision, kind="undone")
                return self._settle(decision.holds)
        return set()

    def meet(self, names: Iterable[str]) -> set[str]:
        """Bind the judgements that waited for these accounts, reports or incidents."""
        return self._bind(sorted({number for name in names for number in self.kept.named.get(name, ())}))

    def _bind(self, numbers: Sequence[int]) -> set[str]:
        bound: set[str] = set()
        for number in numbers:
            decision = self.kept.decisions[number]
            if decision.known or decision.kind == "undone":
                continue
            one, other = decision.one or self._accounts(decision.about[0]), decision.other or self._accounts(decision.about[1])
            decision = self.kept.decisions[number] = replace(decision, one=one, other=other)
            for account in set(decision.holds):
                self.kept.decided[account] = (*self.kept.decided.get(account, ()), number)
                bound.add(account)
        return self._settle(bound)

    def _accounts(self, name: str) -> tuple[str, ...]:
        """The accounts that a judgement names; none where no report has told of them yet."""
        if name in self.kept.report_of:
            return (name,)
        if stretch := stretch_named(name):
            report, there = stretch
            reading = self.kept.readings.get(report)
            accounts = reading.accounts if reading else ()
            return tuple(a.id for a in accounts if any(there.overlaps(Span(m.start, m.end)) for m in a.mentions))
        ever = self.kept.under.get(name, ())
        return tuple(account for account in ever if self.kept.stood[account] == name) or ever

    def _settle(self, accounts: Iterable[str]) -> set[str]:
        """Settle anew all decisions that hang together with these accounts."""
        numbers, touched = self._around(accounts)
        said = settled([self.kept.decisions[number] for number in sorted(numbers)])
        changed: set[str] = set()
        for kept, now in ((self.kept.same, said.same), (self.kept.apart, said.apart)):
            for account in touched:
                if kept.get(account, ()) != now.get(account, ()):
                    changed.add(account)
                    kept.pop(account, None)
                    kept.update({account: now[account]} if account in now else {})
        return changed

    def _around(self, accounts: Iterable[str]) -> tuple[set[int], set[str]]:
        numbers: set[int] = set()
        touched, left = set(accounts), list(accounts)
        while left:
            for number in self.kept.decided.get(left.pop(), ()):
                if number not in numbers:
                    numbers.add(number)
                    near = set(self.kept.decisions[number].holds) - touched
                    touched |= near
                    left += near
        return numbers, touched


def _listed(name: str) -> str:
    """What must turn up for a judgement's name to be found: of a mention its report."""
    stretch = stretch_named(name)
    return stretch[0] if stretch else name
