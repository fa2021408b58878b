"""An answer to "why?" as JSON: plain dicts and lists, every key present, what is unknown null (M1)."""

from __future__ import annotations

import json
from typing import Any

from harmledger.model.judgement import Judgement
from harmledger.review.why import Answer, Evidence


def answer_row(answer: Answer) -> dict[str, Any]:
    """The answer, ready for ``json.dumps``."""
    figure = answer.figure
    return {
        "field": answer.field,
        "rule": answer.rule,
        "figure": None
        if figure is None
        else {
            "harm": figure.harm,
            "who": figure.who,
            "side": figure.side,
            "low": figure.low,
            "best": figure.best,
            "high": figure.high,
            "approximate": figure.approximate,
            "is_part": figure.is_part,
        },
        "evidence": [_evidence(evidence) for evidence in answer.evidence],
        "links": [
            {"mentions": list(link.mentions), "score": link.score, "by": link.by, "features": dict(link.features)}
            for link in answer.links
        ],
        "judgements": [_judgement(judgement) for judgement in answer.judgements],
    }


def _evidence(evidence: Evidence) -> dict[str, Any]:
    claim, report, said = evidence.claim, evidence.report, evidence.claim.attribution
    made_by = evidence.made_by
    return {
        "use": evidence.use,
        "claim_id": claim.claim_id,
        "mention_id": claim.mention_id,
        "value": json.loads(claim.value),
        "words": claim.words,
        "start": claim.span.start,
        "end": claim.span.end,
        "in_title": claim.span.in_title,
        "sentence": str(evidence.quote),
        "modality": claim.modality,
        "claimant": said.claimant,
        "claimant_id": said.claimant_id,
        "claimant_kind": said.claimant_kind,
        "chain": list(said.chain),
        "report_id": report.report_id,
        "publisher": report.publisher,
        "published": report.published.isoformat() if report.published else None,
        "title": report.title,
        "url": report.url,
        "reader": made_by.reader if made_by else None,
        "version": made_by.version if made_by else None,
        "codebook": made_by.codebook if made_by else None,
        "judgements": [_judgement(judgement) for judgement in evidence.judgements],
    }


def _judgement(judgement: Judgement) -> dict[str, Any]:
    return {
        "judgement_id": judgement.judgement_id,
        "verdict": judgement.verdict,
        "about": list(judgement.about),
        "value": judgement.value,
        "by": judgement.by.name,
        "why": judgement.why,
        "at": judgement.at.isoformat() if judgement.at else None,
    }
