"""The figures of docs/figures.md: ratios of interleaved runs and deterministic counters, never absolute times."""
