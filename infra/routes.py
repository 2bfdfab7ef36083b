"""All routes as they declare themselves: what docs and the gateway are told of them comes from here."""

import app  # noqa: F401 - it adds the routes to their audiences
from chalicelib.api.audiences import AUDIENCES

ROUTES = tuple(route for audience in AUDIENCES for route in audience.routes)
