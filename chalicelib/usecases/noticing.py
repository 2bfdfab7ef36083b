"""A buyer hears of an order: one message for all that changed, with consent, never twice for one event."""

from dataclasses import dataclass, replace

from chalicelib.domain.errors import Invalid, NotFound, Unavailable
from chalicelib.domain.journal import SYSTEM, Entry, Event, order_subject
from chalicelib.domain.notices import LEASE, Notice, NoticeState, Verdict, verdict, waits
from chalicelib.domain.orders import Order
from chalicelib.usecases.ports import (
    AnswerLost,
    Bot,
    Clock,
    Commit,
    Commits,
    Link,
    NewId,
    NoticeMatter,
    Notices,
    Phrases,
)

SHOWN_LINES = 10
SHOWN_NAME = 60
WAIT = 15
"""Seconds until an import is looked at again."""


@dataclass(frozen=True)
class Noticing:
    """``cabinet_link`` leads into the cabinet; it has places for group and number."""

    notices: Notices
    bot: Bot
    phrases: Phrases
    commits: Commits
    cabinet_link: str
    now: Clock
    new_id: NewId

    def tell(self, event: Entry) -> None:
        """Tell the order as it is now. Raises Unavailable, Stale: deliver again later."""
        number, buyer, job = str(event.data["number"]), str(event.data["buyer"]), event.data.get("import")
        try:
            matter = self.notices.matter(event.community, buyer, number, str(job) if job else None)
        except NotFound:
            return
        if waits(matter.job, event.at, self.now()):
            raise Unavailable("notice_waits", retry_after=WAIT)
        match verdict(matter.order, matter.buyer, matter.last, self.now()):
            case Verdict.SETTLED:
                return
            case Verdict.BUSY:
                raise Unavailable("notice_busy", retry_after=int(LEASE.total_seconds()))
            case Verdict.WITHHOLD:
                self._settle(matter, _fresh(matter), NoticeState.WITHHELD, "no_consent")
            case Verdict.SEND | Verdict.REPEAT as found:
                self._send(matter, repeated=found is Verdict.REPEAT)

    def _send(self, matter: NoticeMatter, repeated: bool) -> None:
        if not (matter.token and matter.community.group):
            self._settle(matter, _fresh(matter), NoticeState.WITHHELD, "no_bot")
            return
        claimed = self._claim(matter, repeated)
        try:
            allowed = self.bot.send(matter.token, matter.buyer.ok_id, self._text(matter), self._link(matter))
        except AnswerLost:
            raise
        except Unavailable as reason:
            self._save(replace(claimed, state=NoticeState.WAITING, reason=reason.reason))
            raise
        except Invalid as refusal:
            self._settle(matter, claimed, NoticeState.REFUSED, refusal.reason)
            return
        state = NoticeState.SENT if allowed else NoticeState.REFUSED
        self._settle(matter, claimed, state, "" if allowed else "no_permission")

    def _claim(self, matter: NoticeMatter, repeated: bool) -> Notice:
        """From here on it is ours to send; whoever finds the claim old knows that its answer was lost."""
        notice = replace(_fresh(matter), state=NoticeState.SENDING, at=self.now())
        notice = replace(notice, attempts=notice.attempts + 1, reason="")
        entries = (self._entry(notice, Event.NOTICE_REPEATED),) if repeated else ()
        return self._save(notice, *entries)

    def _settle(self, matter: NoticeMatter, notice: Notice, state: NoticeState, reason: str) -> None:
        told = notice.told or state is NoticeState.SENT
        settled = replace(notice, state=state, reason=reason, at=self.now(), told=told)
        self._save(settled, self._entry(settled, _EVENTS[state]))

    def _save(self, notice: Notice, *entries: Entry) -> Notice:
        self.commits.commit(notice.community, Commit((notice,), entries))
        return replace(notice, version=notice.version + 1)

    def _entry(self, notice: Notice, event: Event) -> Entry:
        data = {"revision": notice.revision, "attempts": notice.attempts, "reason": notice.reason}
        subject = order_subject(notice.number)
        return Entry(self.new_id(), notice.community, subject, event, self.now(), SYSTEM, data)

    def _link(self, matter: NoticeMatter) -> Link:
        url = self.cabinet_link.format(group=matter.community.group, number=matter.order.number)
        return Link(self.phrases.phrase(_language(matter), "notices.open"), url)

    def _text(self, matter: NoticeMatter) -> str:
        language, order = _language(matter), matter.order
        kind = "changed" if matter.last and matter.last.told else "saved"
        lines = [self._line(language, order, place) for place in range(min(SHOWN_LINES, len(order.pieces)))]
        if len(order.pieces) > SHOWN_LINES:
            lines.append(self.phrases.phrase(language, "notices.more", count=len(order.pieces) - SHOWN_LINES))
        return self.phrases.phrase(
            language,
            f"notices.order_{kind}",
            community=matter.community.name,
            number=order.number,
            purchase=order.purchase_title,
            lines="\n".join(lines),
            total=self.phrases.money(language, order.total, order.currency),
        )

    def _line(self, language: str, order: Order, place: int) -> str:
        line = order.pieces[place]
        name = line.name if len(line.name) <= SHOWN_NAME else line.name[: SHOWN_NAME - 1] + "…"
        return self.phrases.phrase(
            language,
            "notices.line",
            name=f"{name}, {line.option}" if line.option else name,
            quantity=line.quantity,
            sum=self.phrases.money(language, line.sum, order.currency),
        )


_EVENTS = {
    NoticeState.SENT: Event.NOTICE_SENT,
    NoticeState.WITHHELD: Event.NOTICE_WITHHELD,
    NoticeState.REFUSED: Event.NOTICE_REFUSED,
}


def _fresh(matter: NoticeMatter) -> Notice:
    order, last = matter.order, matter.last
    if last is None:
        return Notice(order.community, order.buyer, order.number, order.revision, NoticeState.WAITING, order.changed_at)
    return last if last.revision == order.revision else replace(last, revision=order.revision, attempts=0)


def _language(matter: NoticeMatter) -> str:
    return matter.buyer.language or matter.community.language
