"""Points on the globe, in degrees, and how far apart they are."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt


def distance_km(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """The great-circle distance between two points, in kilometres."""
    north, other_north = radians(latitude), radians(other_latitude)
    half = sin((other_north - north) / 2) ** 2
    half += cos(north) * cos(other_north) * sin(radians(other_longitude - longitude) / 2) ** 2
    return 12_742.0 * asin(min(1.0, sqrt(half)))
