"""The gazetteer: places by name, from the packs in the package and a person's own files."""
