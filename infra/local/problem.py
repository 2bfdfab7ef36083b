"""What a person who started a command can act on: shown as one line, never as a traceback."""


class Problem(Exception):
    """The message is the whole story and says what to do."""
