"""harmledger reads reports of armed conflict into a ledger of civilian harm; here is what a notebook needs.

Nothing heavy is loaded by ``import harmledger``: the parser comes with the first text that speaks of harm.
"""

from __future__ import annotations

__version__ = "0.1.0"
