"""Registers the blueprints, nothing else."""

from chalicelib.api import (  # noqa: F401 - they add routes to the audiences
    admin,
    buyer,
    desk,
    founding,
    health,
    hooks,
    launch,
)
from chalicelib.api.audiences import AUDIENCES
from chalicelib.edge.application import Application
from chalicelib.events import queues, schedule, stream
from chalicelib.web import desk_page, pages  # noqa: F401

app = Application("kabinet")

for audience in AUDIENCES:
    app.register_blueprint(audience.blueprint)
for source in (queues, stream, schedule):
    app.register_blueprint(source.blueprint)
