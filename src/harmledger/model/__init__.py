"""The frozen values that every part of harmledger speaks in; see DESIGN in docs/ for the joints between them."""
