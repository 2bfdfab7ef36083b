"""By what the desk opens without OK's app."""

from tests.mutants.mutant import Mutant

ENTRY = "usecases/access/open_desk_by_passkey.py"
ENTERING = (
    "tests/usecases/access/test_open_desk_by_passkey.py tests/usecases/access/test_open_desk_by_passkey_silent.py"
)

PASSKEYS = (
    Mutant(
        name="what a passkey signed opens as many sessions as it is brought",
        file=ENTRY,
        old="idempotency_key=cause,",
        new="idempotency_key=None,",
        tests=ENTERING,
    ),
    Mutant(
        name="a passkey opens the desk to whoever only buys",
        file=ENTRY,
        old="if Permission.DESK_OPEN not in ROLES[after.role]:",
        new="if not ROLES[after.role]:",
        tests=ENTERING,
    ),
    Mutant(
        name="the list of organizers is as silent as OK where a passkey comes",
        file=ENTRY,
        old="if self.ask_role.is_listed_otherwise(asked):",
        new="if asked.ok_id is None:",
        tests=ENTERING,
    ),
    Mutant(
        name="what a passkey has to sign never grows old",
        file="usecases/access/challenges.py",
        old="if not ends or self.now().timestamp() >= int(ends):",
        new="if not ends:",
        tests="tests/usecases/access/test_challenges.py",
    ),
    Mutant(
        name="a passkey is made in another session than asked for it",
        file="usecases/access/manage_passkeys.py",
        old='f"add/{principal.community}/{principal.id}/{principal.session}"',
        new='f"add/{principal.community}/{principal.id}"',
        tests="tests/usecases/access/test_manage_passkeys.py",
    ),
    Mutant(
        name="a copy of a device that counts less is no worse than its passkey",
        file="signing/passkeys.py",
        old="credential_current_sign_count=passkey.sign_count,",
        new="credential_current_sign_count=0,",
        tests="tests/signing/test_passkeys.py",
    ),
)
