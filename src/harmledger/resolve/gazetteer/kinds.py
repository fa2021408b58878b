"""The kinds of place that the gazetteer tells apart, as the index numbers them.

Apart from the entry because the packer, the index and the scoring all speak of kinds.
"""

from __future__ import annotations

COUNTRY, ADMIN1, ADMIN2, ADMIN3, SETTLEMENT, NEIGHBOURHOOD, CAMP, REGION = range(8)

NAMES = ("country", "admin1", "admin2", "admin3", "settlement", "neighbourhood", "refugee_camp", "region")
NUMBERS = {name: number for number, name in enumerate(NAMES)}

UNITS = frozenset((COUNTRY, ADMIN1, ADMIN2, ADMIN3))
POINTS = frozenset((SETTLEMENT, NEIGHBOURHOOD, CAMP))
