"""All mutants; what broke unnoticed once gets one here."""

from tests.mutants.access import ACCESS
from tests.mutants.leaving import LEAVING
from tests.mutants.marketplaces import MARKETPLACES
from tests.mutants.money import MONEY
from tests.mutants.passkeys import PASSKEYS
from tests.mutants.repeating import REPEATING
from tests.mutants.tearing import TEARING

MUTANTS = (*ACCESS, *PASSKEYS, *MONEY, *REPEATING, *LEAVING, *MARKETPLACES, *TEARING)
