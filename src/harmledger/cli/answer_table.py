"""The answer to "why?": a value, the rule that chose it, and each claim in its sentence with who said it and who read it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from harmledger.model.incident import Link
from harmledger.model.judgement import Judgement
from harmledger.review.incident_phrase import harmed_people
from harmledger.review.phrase import claimed_by, printable, reported
from harmledger.review.why import USES, Answer, Evidence

MOST_LINKS = 12


def answered(answers: Iterable[Answer], most: int | None = None) -> RenderableType:
    """All answers, one under the other, with the first ``most`` claims of each."""
    parts: list[RenderableType] = []
    for answer in answers:
        parts += [Text(""), *_answer(answer, most)]
    return Group(*parts[1:])


def _answer(answer: Answer, most: int | None) -> Iterator[RenderableType]:
    told = harmed_people(answer.figure) if answer.figure else answer.field
    yield Text.assemble((told, "bold"), "  ", (printable(answer.rule), "dim"))
    for evidence in answer.evidence[:most]:
        yield Padding(Group(*_evidence(evidence)), (0, 0, 0, 2))
    if most is not None and len(answer.evidence) > most:
        yield Text(f"  and {len(answer.evidence) - most} more; ask for {answer.field!r} alone to see all", style="dim")
    yield from _links(answer.links, most or MOST_LINKS)
    yield from (Text(f"  {_judged(judgement)}", style="magenta") for judgement in answer.judgements)


def _evidence(evidence: Evidence) -> Iterator[RenderableType]:
    """What became of the claim and who makes it; its sentence; its report, offsets and reader."""
    claim, quoted = evidence.claim, evidence.quote
    said = "" if claim.modality == "asserted" else f", {claim.modality}"
    use = Text(USES[evidence.use], style="green" if evidence.use == "chosen" else "")
    yield Text.assemble(use, "  ", (claimed_by(claim.attribution, evidence.report.publisher) + said, "cyan"))
    sentence = Text.assemble("“", printable(quoted.before), " " * quoted.before.endswith(" "))
    sentence.append(printable(quoted.words), style="bold underline")
    sentence.append(" " * quoted.after.startswith(" ") + printable(quoted.after) + "”")
    yield Padding(sentence, (0, 0, 0, 2))
    where = f"{'title' if claim.span.in_title else 'text'} {claim.span.start}–{claim.span.end}"
    read = f"read by {evidence.made_by.reader} {evidence.made_by.version}" if evidence.made_by else "reader unknown"
    facts = (reported(evidence.report), f"report {evidence.report.report_id}", where, f"claim {claim.claim_id}", read)
    yield Padding(Text(" · ".join(facts), style="dim"), (0, 0, 0, 2))
    for judgement in evidence.judgements:
        yield Padding(Text(_judged(judgement), style="magenta"), (0, 0, 0, 2))


def _judged(judgement: Judgement) -> str:
    """A decision in a line: "rejected by Rana on 3 May 2031: misread (j12ab)"."""
    at = f" on {judgement.at.day} {judgement.at:%b %Y}" if judgement.at else ""
    value = f" to {judgement.value}" if judgement.value else ""
    return printable(f"{judgement.verdict}{value}, by {judgement.by.name}{at}: {judgement.why} ({judgement.judgement_id})")


def _links(links: Sequence[Link], most: int) -> Iterator[RenderableType]:
    """Why mentions were joined: the score and what it is made of, the likest first (M20)."""
    for link in sorted(links, key=lambda link: (-link.score, link.mentions))[:most]:
        made_of = ", ".join(f"{name.replace('_', ' ')} {share:+.2f}" for name, share in link.features if share)
        yield Text(f"  {link.mentions[0]} and {link.mentions[1]}: {link.score:.2f} by {link.by}  {made_of}", style="dim")
    if len(links) > most:
        yield Text(f"  and {len(links) - most:,} more; --format json has them all", style="dim")
