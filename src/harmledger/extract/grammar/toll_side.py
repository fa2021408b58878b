"""The sides of the dead of a clash (M13): those told apart in one sentence are two sides, each named by its own noun.

Figures as said come in, the same come out, some with a side. Apart from phrase.py, which reads a side from the words before a
noun ("government troops"), because only here it is known that others were told beside them.
"""

from __future__ import annotations

from dataclasses import replace

from harmledger.extract.grammar.said import Said


def with_sides(told: list[Said]) -> list[Said]:
    """ "Six soldiers and four separatists": where neither has a side by its words, the noun is the side."""
    return [_sided(said) if _stands_beside_another(said, told) else said for said in told]


def _stands_beside_another(said: Said, told: list[Said]) -> bool:
    return _is_unsided(said) and any(
        _is_unsided(other)
        and other.telling.order == said.telling.order
        and other.figure.harm == said.figure.harm
        and _noun(other) != _noun(said)
        for other in told
    )


def _is_unsided(said: Said) -> bool:
    people = said.people
    return people.who == "combatants" and not people.side and not said.figure.is_part and not people.bare


def _sided(said: Said) -> Said:
    return replace(said, figure=replace(said.figure, people=replace(said.people, side=_noun(said))))


def _noun(said: Said) -> str:
    return said.telling.s.words[said.people.head]
