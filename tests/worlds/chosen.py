"""Which cloud the tests are asked of where one is enough: `make test CLOUD=moto` needs no other."""

import os

MEMORY, MOTO, LOCAL = "memory", "moto", "local"
CLOUD = os.environ.get("CLOUD") or LOCAL
