"""How well readings agree with what careful people wrote down: scores, misses and pinned floors.

Rows of gold and of readings come in as plain dicts, in the shape of the annotation guide or of the output contract; nothing
here knows a reader.
"""

from harmledger.evaluate.floors import Floor, Headlined, Shortfall, check_floor, load_floors, raise_floor, save_floors
from harmledger.evaluate.joining import JoiningScores, evaluate_joining, load_registry, render_joining, render_joining_misses
from harmledger.evaluate.miss import Miss, find_misses
from harmledger.evaluate.report import render, render_misses, render_readers
from harmledger.evaluate.rows import corpus_digest, load_rows
from harmledger.evaluate.score import evaluate_rows
from harmledger.evaluate.tally import Scores

__all__ = [
    "Floor",
    "Headlined",
    "JoiningScores",
    "Miss",
    "Scores",
    "Shortfall",
    "check_floor",
    "corpus_digest",
    "evaluate_joining",
    "evaluate_rows",
    "find_misses",
    "load_floors",
    "load_registry",
    "load_rows",
    "raise_floor",
    "render",
    "render_joining",
    "render_joining_misses",
    "render_misses",
    "render_readers",
    "save_floors",
]
