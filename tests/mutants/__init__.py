"""Hand-made mutants: each breaks an invariant, and the tests must notice (``make mutants``)."""
