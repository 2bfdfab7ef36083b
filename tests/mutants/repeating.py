"""What comes again, late or at the same time: it is done once, on condition of what was read."""

from tests.mutants.mutant import CRASH, SHOWN, Mutant

COMMITS, CONTRACT = "storage/commits.py", "tests/contracts/test_commits.py"

REPEATING = (
    Mutant(
        "the key of a cause is written again",
        COMMITS,
        "transaction.save(self._cause(community, commit.once), rows.DeliveryRow.pk.does_not_exist())",
        "transaction.save(self._cause(community, commit.once))",
        CONTRACT,
    ),
    Mutant(
        "a claim is made by two",
        COMMITS,
        "return type(row).pk.does_not_exist() if isinstance(row, rows.Claim) else None",
        "return None",
        f"{CONTRACT} tests/contracts/test_tenancy.py",
    ),
    Mutant(
        "what was looked at may have changed",
        COMMITS,
        "condition = kind.version == row.version if row.version else kind.pk.does_not_exist()",
        "condition = kind.pk.exists() if row.version else kind.pk.does_not_exist()",
        CONTRACT,
    ),
    Mutant(
        "what was not there may have come",
        COMMITS,
        "condition = kind.version == row.version if row.version else kind.pk.does_not_exist()",
        "condition = kind.version == row.version if row.version else kind.pk.exists() | kind.pk.does_not_exist()",
        CONTRACT,
    ),
    Mutant(
        "a form is entered as often as it is sent",
        "usecases/payments/entering.py",
        "Commit(saved, entries, once=once)",
        "Commit(saved, entries)",
        f"tests/usecases/payments/test_entering.py {CRASH}",
        f"entering or ({SHOWN} and payments)",
    ),
    Mutant(
        "a form's key is good for another sum",
        "usecases/payments/claiming.py",
        "if (tuple(part.number for part in found.orders), found.amount) != (wish.orders, wish.amount):",
        "if not found.orders:",
        "tests/usecases/payments/test_claiming.py",
    ),
    Mutant(
        "a webhook is kept as often as it comes",
        "usecases/inbox/accepting.py",
        'once=f"ok/{message.id}", not_erased',
        "not_erased",
        f"tests/usecases/inbox/test_accepting.py {CRASH}",
        f"accepting or ({SHOWN} and hooks)",
    ),
    Mutant(
        "a reminder is given out again",
        "usecases/notices/reminding.py",
        'Commit((marked,), (entry,), once=f"{subject}/remind/{mark}")',
        "Commit((marked,), (entry,))",
        CRASH,
        f"{SHOWN} and RemindersSought",
    ),
    Mutant(
        "a step's message is good for ever",
        "usecases/imports/stepping.py",
        '(job.state, job.done) == (asked.data["state"], asked.data["done"])',
        "True",
        f"tests/usecases/imports {CRASH}",
        "usecases or (again_and_again and import_orders)",
    ),
    Mutant(
        "a notice is told by two",
        "domain/verdicts.py",
        "if last and lost and now - last.at < LEASE:",
        "if last and lost and last.at > now:",
        "tests/domain/test_verdicts.py",
    ),
    Mutant(
        "a notice is told again",
        "domain/verdicts.py",
        "if last and last.state in SETTLED and not case.news:",
        "if last is case:",
        "tests/domain/test_verdicts.py",
    ),
    Mutant(
        "a third message goes out",
        "domain/verdicts.py",
        "if last and lost and last.lost and not case.news:",
        "if last is case:",
        "tests/domain/test_verdicts.py",
    ),
    Mutant(
        "what a batch left undone is left",
        "storage/batches.py",
        '.get("UnprocessedItems", {})',
        '.get("", {})',
        "tests/storage/test_batches.py",
    ),
    Mutant(
        "a file that was compared with other orders is saved",
        "usecases/imports/importing.py",
        "if purchase.last_import != job.basis:",
        "if not purchase.id:",
        "tests/usecases/imports",
    ),
    Mutant(
        "a point is chosen whatever became of it meanwhile",
        "usecases/pickup/choosing.py",
        "entries, unchanged=unchanged, tallies=tallies",
        "entries, tallies=tallies",
        CRASH,
        f"{SHOWN} and point",
    ),
    Mutant(
        "a message goes out before it is claimed",
        "usecases/notices/telling.py",
        "        claimed = self._claim(told, gate, repeated)\n        try:\n",
        "        try:\n            self.bot.send(token, buyer.ok_id, text, buttons)\n"
        "            claimed = self._claim(told, gate, repeated)\n",
        CRASH,
        f"{SHOWN} and send_notices",
    ),
)
