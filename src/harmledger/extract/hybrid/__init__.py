"""The hybrid reader: the grammar's steps, each with what the trained tagger says of the same words."""

from harmledger.extract.hybrid.reader import HybridReader

__all__ = ["HybridReader"]
