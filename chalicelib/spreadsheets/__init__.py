"""Organizers' files: XLSX and CSV ↔ tables as a person sees them, within bounds of our own."""
