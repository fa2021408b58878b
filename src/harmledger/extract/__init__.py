"""From a report to mentions and claims in the report's own words; one reader a folder."""
