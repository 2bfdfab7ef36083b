"""How a thing of the lists is called in the template."""


def logical(name: str, kind: str = "") -> str:
    """Its id there: orders → OrdersTable, take_returns → TakeReturns."""
    return f"{name.replace('-', '_').title().replace('_', '')}{kind}"
