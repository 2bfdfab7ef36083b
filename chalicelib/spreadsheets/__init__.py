"""Organizers' files: XLSX and CSV ↔ rows of text. A hostile file is refused before it is opened."""
