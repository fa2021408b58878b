"""The tagger reader: spans that a small trained model marks, joined by simple rules; every number is read from the words."""
