"""What the fields of forms mean, for the description: by a field's name everywhere, or by form and field."""

from __future__ import annotations

from collections.abc import Mapping

from infra.description.glossary.admin import ADMIN
from infra.description.glossary.buyer import BUYER
from infra.description.glossary.catalogue import CATALOGUE
from infra.description.glossary.everywhere import EVERYWHERE
from infra.description.glossary.marketplaces import MARKETPLACES
from infra.description.glossary.notifications import NOTIFICATIONS
from infra.description.glossary.rules import RULES

SAID: Mapping[str, str] = {**EVERYWHERE, **BUYER, **ADMIN, **CATALOGUE, **MARKETPLACES, **RULES, **NOTIFICATIONS}
"""By the name in JSON, ``Form.field`` before ``field``."""
