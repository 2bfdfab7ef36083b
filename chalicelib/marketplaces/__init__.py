"""How each marketplace is spoken to and understood."""
