"""An owner hears of a new order by mail and SMS, reads what went between, asks a supplier, and has all compared."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

import requests

from infra.deploying.rehearsal import STACK, Rehearsal
from infra.local.variables import DEMO
from infra.resources.functions import FUNCTIONS
from infra.sandbox.supplier.api import TOKEN
from tests.deployed.person import Person, eventually
from tests.deployed.playing import play
from tests.deployed.selling import Selling

MAIL, PHONE, ARTICLE = "maria@example.org", "+79161234567", "OC-90"
ME, WANTED = "v1/me/notifications", "external_order"
_CODE = re.compile(r"\b[0-9]{6}\b")


@dataclass(frozen=True)
class Hearing:
    """``mails`` and ``texts`` to her, the newest first; ``told``: her settings when the order was told.

    ``log`` are the records of that order, ``failed`` those of the account that failed; ``retried`` the answer for one
    that was read once more, ``again`` the records after it.
    """

    order: str
    mails: list[str]
    texts: list[str]
    told: Any
    log: list[Any]
    failed: list[Any]
    retried: list[Any]
    again: list[Any]
    supplier: Any
    offers: list[Any]
    report: Any


def hear(owner: Person, selling: Selling) -> Hearing:
    deployed, account = owner.deployed, selling.account["id"]
    admit_sender(deployed)
    prove(owner, "email", MAIL)
    prove(owner, "sms", PHONE)
    owner.patch(ME, {"wanted": {WANTED: ["email", "sms"]}})
    assert requests.post(selling.account["address"], b"no push", timeout=10).status_code == 400
    order = play(deployed, "ozon/order", push=True)["posting"]["posting_number"]
    told = eventually(lambda: owner.get(ME), lambda found: len(sent(found)) == 2)
    log = eventually(lambda: records(owner, account, order), bool)
    retried = owner.post(f"v1/accounts/{account}/log/retry", {"records": [log[0]["id"]]})["items"]
    again = eventually(lambda: records(owner, account, order), lambda found: len(found) > len(log))
    supplier = owner.post("v1/suppliers", {"title": "Склад", "url": f"{deployed.sandbox}supplier/api", "token": TOKEN})
    return Hearing(
        order=order,
        mails=mails(deployed),
        texts=texts(deployed),
        told=told,
        log=log,
        failed=owner.get(f"v1/accounts/{account}/log?outcome=failed")["items"],
        retried=retried,
        again=again,
        supplier=supplier,
        offers=owner.get(f"v1/suppliers/{supplier['id']}/offers?article={ARTICLE}")["items"],
        report=compared(owner, account),
    )


def admit_sender(deployed: Rehearsal) -> None:
    """His domain is verified. The local cloud takes no sender for a resource: what a policy allows for those of the
    account it has to be told once more, for all; which function sends at all is seen by its calls.
    """
    deployed.client("sesv2").create_email_identity(EmailIdentity=DEMO["EMAIL_SENDER"].rpartition("@")[2].strip(">"))
    allowed = {"Effect": "Allow", "Action": "ses:SendEmail", "Resource": "*"}
    document = json.dumps({"Version": "2012-10-17", "Statement": [allowed]})
    for function in FUNCTIONS:
        if "ses:SendEmail" in function.may:
            name = f"{STACK}-{function.name}"
            role = deployed.client("lambda").get_function_configuration(FunctionName=name)["Role"].rpartition("/")[2]
            deployed.client("iam").put_role_policy(RoleName=role, PolicyName="senders", PolicyDocument=document)


def prove(owner: Person, channel: str, address: str) -> None:
    """By the code that came there."""
    owner.post(f"{ME}/{channel}/address", {"address": address})
    said = (mails if channel == "email" else texts)(owner.deployed)[0]
    (code,) = _CODE.findall(said)
    assert owner.post(f"{ME}/{channel}/verification", {"code": code})["right"]


def sent(settings: Any) -> set[str]:
    """Over which channels the new order was told."""
    return {each["channel"] for each in settings["deliveries"] if (each["notice"], each["state"]) == (WANTED, "sent")}


def records(owner: Person, account: str, order: str) -> list[Any]:
    """What the marketplace was asked about this order."""
    found: list[Any] = owner.get(f"v1/accounts/{account}/log?direction=outgoing&order={order}")["items"]
    return found


def compared(owner: Person, account: str) -> Any:
    """She does not wait for the day's comparison."""
    owner.post(f"v1/accounts/{account}/differences")
    return eventually(lambda: owner.get(f"v1/differences?account={account}")["items"], bool)[0]


def mails(deployed: Rehearsal) -> list[str]:
    """As the local cloud's SES has sent them."""
    found = [each for kept in _kept(deployed, "ses/messages")["messages"].values() for each in kept]
    mine = [each for each in found if each["To"] == [MAIL]]
    return [f"{each['Subject']}\n{each['BodyText']}" for each in reversed(mine)]


def texts(deployed: Rehearsal) -> list[str]:
    """As the local cloud's SNS has sent them."""
    found = _kept(deployed, "sns/sms-messages")["sms_messages"].get(PHONE, [])
    return [each["Message"] for each in reversed(found)]


def _kept(deployed: Rehearsal, path: str) -> Any:
    answer = requests.get(f"{deployed.backend.url}/_ministack/{path}", timeout=10)
    assert answer.ok, answer.text
    return answer.json()
