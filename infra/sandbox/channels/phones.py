"""SNS to a phone: a form in, XML out."""

from dataclasses import dataclass
from xml.sax.saxutils import escape

from infra.sandbox.channels.state import ChannelState
from infra.sandbox.surroundings import Surroundings
from infra.sandbox.wire import Reply, Request

SMS = "sms"
LONGEST = 1_600
_SPACE = "http://sns.amazonaws.com/doc/2010-03-31/"
_OPTED_OUT = "CheckIfPhoneNumberIsOptedOut"


@dataclass(frozen=True)
class Phones:
    state: ChannelState
    surroundings: Surroundings

    def call(self, request: Request) -> Reply:
        given = request.parameters()
        action = given.get("Action", "")
        method = action if action in ("Publish", _OPTED_OUT) else "unknown action"
        return self.surroundings.serve(SMS, method, lambda: self._answer(method, given))

    def _answer(self, method: str, given: dict[str, str]) -> Reply:
        if method == _OPTED_OUT:
            out = str(given.get("phoneNumber") in self.state.opted_out).lower()
            return answered(method, f"<isOptedOut>{out}</isOptedOut>")
        if method != "Publish":
            return refused(400, "InvalidAction", "The action is not valid.")
        phone, text = given.get("PhoneNumber", ""), given.get("Message", "")
        if not (phone.startswith("+") and phone[1:].isdigit() and 8 <= len(phone) <= 16):
            return refused(400, "InvalidParameter", "Invalid parameter: PhoneNumber")
        if not 0 < len(text) <= LONGEST:
            return refused(400, "InvalidParameter", "Invalid parameter: Message")
        if phone in self.state.opted_out:
            return refused(400, "OptedOut", "Phone number is opted out.")
        number = self.state.put("sms", to=phone, text=text)
        return answered("Publish", f"<MessageId>{escape(number)}</MessageId>")


def answered(action: str, told: str) -> Reply:
    body = f'<{action}Response xmlns="{_SPACE}"><{action}Result>{told}</{action}Result></{action}Response>'
    return Reply(200, body.encode(), "text/xml")


def refused(status: int, code: str, sentence: str) -> Reply:
    told = f"<Error><Type>Sender</Type><Code>{code}</Code><Message>{escape(sentence)}</Message></Error>"
    body = f'<ErrorResponse xmlns="{_SPACE}">{told}<RequestId>1</RequestId></ErrorResponse>'
    return Reply(status, body.encode(), "text/xml", outcome=code)
