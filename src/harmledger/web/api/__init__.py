"""The same as the pages for programs: JSON under /api, described by OpenAPI, with one shape for every error."""
