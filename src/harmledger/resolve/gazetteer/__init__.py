"""The gazetteer: places by name, from the packs in the package and a person's own files."""

from __future__ import annotations

ATTRIBUTION = (
    "Place data: GeoNames (https://www.geonames.org), CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/), changed: "
    "merged, cleaned, shortened. Data from Who's On First (http://whosonfirst.mapzen.com#License). Includes data from "
    "foursquare quattroshapes (https://github.com/foursquare/quattroshapes/) and Yahoo! GeoPlanet, both CC BY. Made with "
    "Natural Earth. Country names: Unicode CLDR, copyright Unicode, Inc. Some names of subdivisions: Wikidata (CC0)."
)
"""What must be shown wherever the place data are shown or shipped (docs/data-licences.md)."""
