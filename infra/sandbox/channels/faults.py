"""Each channel's own ways to say no."""

from collections.abc import Mapping

from infra.sandbox.channels import mail, phones, telegram
from infra.sandbox.faults import Refusals
from infra.sandbox.wire import Reply

PAUSE = 7

WAYS: Mapping[str, Refusals] = {
    mail.EMAIL: {
        "rejected": lambda: mail.refused(400, "MessageRejected", "Message content is not acceptable."),
        "paused": lambda: mail.refused(400, "SendingPausedException", "Email sending is paused."),
        "429": lambda: mail.refused(429, "TooManyRequestsException", "Too many requests."),
    },
    phones.SMS: {
        "rejected": lambda: phones.refused(400, "InvalidParameter", "Invalid parameter: PhoneNumber"),
        "opted_out": lambda: phones.refused(400, "OptedOut", "Phone number is opted out."),
        "429": lambda: phones.refused(400, "Throttling", "Rate exceeded."),
    },
    telegram.TELEGRAM: {
        "blocked": lambda: telegram.refused(403, "Forbidden: bot was blocked by the user"),
        "chat_missing": lambda: telegram.refused(400, "Bad Request: chat not found"),
        "429": lambda: telegram.refused(429, f"Too Many Requests: retry after {PAUSE}", retry_after=PAUSE),
        "key_dead": lambda: telegram.refused(401, "Unauthorized"),
    },
    "webhook": {
        "gone": lambda: Reply(410, b"", outcome="410"),
        "429": lambda: Reply(429, b"", headers={"Retry-After": str(PAUSE)}, outcome="429"),
        "page": lambda: Reply(302, b"", headers={"Location": "/sandbox"}, outcome="302"),
    },
}
