"""Of what people at the desk want to hear of, and where."""

from __future__ import annotations

from collections.abc import Mapping

NOTIFICATIONS: Mapping[str, str] = {
    "Notifications.notices": "Those that one's role may hear of",
    "Notifications.channels": "Those that this installation has",
    "Notifications.quiet": "When no channel makes a noise, in the community's zone; null: never. Set in the cabinet",
    "Notifications.deliveries": "The last messages, 20 over each channel, newest first",
    "NotificationsAsked.wanted": "By notice its channels, whole; what is not named stays as it is",
    "WantedNotice.notice": "What happened",
    "WantedNotice.channels": "Those that are ticked, whether one is reached there or not",
    "WantedNotice.fixed": "Those that cannot be unticked",
    "NotificationChannel.channel": "`ok`, `email`, `sms`, `telegram` or `webhook`",
    "NotificationChannel.address": "One's own; empty where there is none, and until a link was opened",
    "NotificationChannel.state": "`works`: it has proved itself; `waiting`: it has to; `lost`: nobody is there now",
    "NotificationChannel.verifiedAt": "When it proved itself, UTC",
    "NotificationChannel.codeUntil": "Until then the code that was sent, or the link, is good",
    "NotificationChannel.triesLeft": "How often a code can still be entered",
    "NotificationChannel.keepsQuiet": "Nothing is sent in quiet hours",
    "NotificationChannel.waiting": "Events that are not told yet: gathered, or held up",
    "NotificationChannel.explanation": "Why an address is lost, in words",
    "NoticeDelivery.channel": "Over which it went",
    "NoticeDelivery.notice": "Of its first event",
    "NoticeDelivery.count": "Events that the message told of",
    "NoticeDelivery.state": (
        "`sending`, `waiting` (tried again), `sent`, `in_doubt` (the answer was lost; it is not sent twice), `failed`, "
        "`given_up` after three days, `withheld` (there was nobody to send it to)"
    ),
    "NoticeDelivery.explanation": "Why it waits or was not sent, in words",
    "NoticeDelivery.attempts": "How often it was tried",
    "QuietTime.start": "As `22:00`",
    "QuietTime.end": "As `09:00`",
    "AddressAsked.address": "An e-mail, a phone or an https address; for Telegram empty",
    "GivenAddress.link": "What is opened to come from Telegram; empty elsewhere",
    "GivenAddress.secret": "What signs what a webhook is sent, as Standard Webhooks says; empty elsewhere",
    "GivenAddress.notifications": "As they are then",
    "CodeAsked.code": "Six digits, as they were sent; for a webhook empty",
    "AddressVerified.right": "Whether the address counts now",
    "AddressVerified.notifications": "As they are then",
}
