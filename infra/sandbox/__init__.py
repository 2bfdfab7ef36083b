"""The sandbox of partners: a small local server that plays the outside world (OK.ru first)."""
