"""The grammar: general rules over dependency parses and the codebook; ``GrammarReader`` is the way in."""

from harmledger.extract.grammar.reader import GrammarReader

__all__ = ["GrammarReader"]
