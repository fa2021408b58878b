"""The tagger reader: spans that a small trained model marks, joined by simple rules; every number is read from the words.

Nothing is imported here, so that training can share the labels and the pieces without the parser being installed.
"""
