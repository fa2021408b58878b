"""The frame around a news text, kept apart from the readers so that each of them can have it; ``find_frame`` is the way in."""

from harmledger.extract.frame.find import find_frame
from harmledger.extract.frame.part import Frame, FramePart

__all__ = ["Frame", "FramePart", "find_frame"]
