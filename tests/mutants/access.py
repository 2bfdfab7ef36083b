"""Who may do what, and how it is known who he is."""

from tests.mutants.mutant import Mutant

LAUNCH, LAUNCHES = "ok/launch.py", "tests/ok/test_launch.py"

ACCESS = (
    Mutant(
        "a user's signature is compared by its first letters",
        LAUNCH,
        'hmac.compare_digest(fields["auth_sig"].encode(), auth_sig.encode())',
        'hmac.compare_digest(fields["auth_sig"][:8].encode(), auth_sig[:8].encode())',
        LAUNCHES,
    ),
    Mutant(
        "a launch's signature is compared by its first letters",
        LAUNCH,
        'hmac.compare_digest(fields["sig"].encode(), sig.encode())',
        'hmac.compare_digest(fields["sig"][:8].encode(), sig[:8].encode())',
        LAUNCHES,
    ),
    Mutant("one signature of two is enough", LAUNCH, "if not all(same):", "if not any(same):", LAUNCHES),
    Mutant(
        "a launch never grows old", LAUNCH, "<= self.now() - at <= self.fresh_for:", "<= self.now() - at:", LAUNCHES
    ),
    Mutant(
        "a launch may come from the future",
        LAUNCH,
        "if not -SKEW <= self.now() - at",
        "if not self.now() - at",
        LAUNCHES,
    ),
    Mutant(
        "a launch of another application",
        LAUNCH,
        'if fields["application_key"] != self.application_key or fields',
        "if fields",
        LAUNCHES,
    ),
    Mutant("a parameter given twice", LAUNCH, "if len(fields) != len(pairs):", "if not fields:", LAUNCHES),
    Mutant(
        "buyers are let in among organizers",
        "api/audiences.py",
        "if caller.role is not Role.ORGANIZER:",
        "if not caller.role:",
        "tests/api/test_access.py",
    ),
    Mutant(
        "a moderator who is not listed is an organizer",
        "domain/communities.py",
        "or (membership is Membership.MODERATOR and listed)",
        "or membership is Membership.MODERATOR",
        "tests/domain/test_communities.py tests/usecases/access/test_launching.py",
    ),
    Mutant(
        "a blocked person enters",
        "usecases/access/launching.py",
        "if membership is Membership.BLOCKED:",
        "if membership is None:",
        "tests/usecases/access/test_launching.py",
    ),
    Mutant(
        "somebody else's launch says whether I may be written to",
        "usecases/access/consenting.py",
        "if launch.user != caller.ok_id or self",
        "if self",
        "tests/usecases/access/test_consenting.py",
    ),
    Mutant(
        "a session never ends",
        "signing/tokens.py",
        "max_age=int(LIFE.total_seconds())",
        "max_age=10**9",
        "tests/signing/test_tokens.py",
    ),
    Mutant(
        "a seal of one kind is good for another",
        "signing/seals.py",
        'salt=f"seal/{purpose}"',
        'salt="seal"',
        "tests/signing/test_seals.py",
    ),
    Mutant(
        "a cursor of one list is good for another",
        "signing/cursors.py",
        'salt=f"cursor/{owner}"',
        'salt="cursor"',
        "tests/signing/test_cursors.py",
    ),
    Mutant(
        "another's claim is mine",
        "usecases/payments/claiming.py",
        "if found.buyer != caller.buyer:",
        "if not found.buyer:",
        "tests/usecases/payments/test_claiming.py",
    ),
    Mutant(
        "another's order is paid with my claim",
        "usecases/payments/claiming.py",
        " and found[number].buyer == caller.buyer",
        "",
        "tests/usecases/payments/test_claiming.py",
    ),
    Mutant(
        "another's order is mine to receive",
        "usecases/orders/receiving.py",
        "if order.buyer != caller.buyer:",
        "if not order.buyer:",
        "tests/usecases/orders/test_receiving.py",
    ),
    Mutant(
        "another's order is mine to move to a point",
        "usecases/pickup/choosing.py",
        'if order.buyer != caller.buyer:\n                raise NotFound("order_missing")',
        'if not order.buyer:\n                raise NotFound("order_missing")',
        "tests/usecases/pickup/test_choosing.py",
    ),
    Mutant(
        "a code of another community is read",
        "usecases/orders/receiving.py",
        "if community != caller.community:",
        "if not community:",
        "tests/usecases/orders/test_receiving.py",
    ),
    Mutant(
        "webhooks from anywhere are taken where they must be OK's",
        "usecases/inbox/accepting.py",
        "if community is None or (self.strict and not known):",
        "if community is None:",
        "tests/usecases/inbox/test_accepting.py",
    ),
    Mutant(
        "rows of all communities lie together",
        "storage/keys.py",
        'return "#".join((community, *parts))',
        'return "#".join(("", *parts))',
        "tests/contracts/test_tenancy.py",
    ),
)
