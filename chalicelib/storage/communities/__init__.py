"""Communities, their organizers, connections and secrets, kept."""
