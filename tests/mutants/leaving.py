"""Whoever was erased stays so."""

from tests.mutants.mutant import CRASH, SHOWN, Mutant

LEAVING = (
    Mutant(
        "who is being erased is written anew at a launch",
        "usecases/access/launching.py",
        "if known and known.forgotten:",
        "if known and not known.id:",
        "tests/usecases/access/test_launching.py",
    ),
    Mutant(
        "who is being erased consents",
        "domain/buyers.py",
        "if consent in (Consent.UNKNOWN, buyer.consent) or buyer.forgotten:",
        "if consent in (Consent.UNKNOWN, buyer.consent):",
        "tests/domain/test_buyers.py tests/usecases/access",
    ),
    Mutant(
        "who is being erased has wishes",
        "usecases/access/consenting.py",
        "if after == before or before.forgotten:",
        "if after == before:",
        "tests/usecases/access/test_consenting.py",
    ),
    Mutant(
        "who is being erased files a claim",
        "usecases/payments/claiming.py",
        "present(self.buyers.get(caller.community, caller.buyer))",
        "self.buyers.get(caller.community, caller.buyer)",
        "tests/usecases/payments/test_claiming.py",
    ),
    Mutant(
        "who is erased meanwhile files a claim",
        "usecases/filing.py",
        "once=claim_subject(claim), unchanged=(person,)",
        "once=claim_subject(claim)",
        CRASH,
        f"{SHOWN} and claims",
    ),
    Mutant(
        "an erased person is written to",
        "domain/verdicts.py",
        "if buyer.erasure or buyer.erased_at:",
        "if buyer is order:",
        "tests/domain/test_verdicts.py",
    ),
    Mutant(
        "an erased person is still known by his number",
        "usecases/privacy/erasing.py",
        "(entry,), remove=(known,))",
        "(entry,))",
        "tests/usecases/privacy/test_erasing.py",
    ),
    Mutant(
        "orders keep an erased person's words",
        "usecases/privacy/erasing.py",
        'replace(line, comment="")',
        "replace(line)",
        "tests/usecases/privacy/test_erasing.py",
    ),
    Mutant(
        "claims keep an erased person's name",
        "usecases/privacy/erasing.py",
        'replace(claim, buyer_name="", comment=""',
        'replace(claim, comment=""',
        "tests/usecases/privacy/test_erasing.py",
    ),
    Mutant(
        "an erasure ends before it has begun",
        "usecases/privacy/erasing.py",
        "        self._clean(person)\n        return",
        "        return",
        "tests/usecases/privacy/test_erasing.py",
    ),
    Mutant(
        "a withdrawal is overruled by OK",
        "domain/buyers.py",
        "if buyer.consent is Consent.WITHDRAWN and (consent, how) != (Consent.ALLOWED, ConsentWay.BUTTON):",
        "if buyer.consent is Consent.WITHDRAWN and consent is Consent.WITHDRAWN:",
        "tests/domain/test_buyers.py",
    ),
)
