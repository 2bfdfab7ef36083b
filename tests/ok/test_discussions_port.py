"""A group's discussions and comments as the use cases see them: the fake, and the real client over the played OK."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

import pytest

from chalicelib.domain.comments.comment import Discussion, DiscussionType, FoundComment, Source
from chalicelib.domain.errors import Invalid, Unavailable
from chalicelib.usecases.ports import Discussions
from infra.local.variables import DEMO
from tests.factories import NOW, a_discussion, a_found_comment
from tests.fakes import FakeDiscussions
from tests.world import ANNA, GROUP, Ok

TOKEN = DEMO["OK_ADMIN_TOKEN"]
BOOTS, TOPIC, PHOTO = "154000000000001", "154000000001001", "870000000000001"


@dataclass(frozen=True)
class Side:
    """``say`` adds a comment of Anna's and gives its id; ``unsay`` removes one; ``trouble`` ends all answers."""

    discussions: Discussions
    say: Callable[[str, str], str]
    unsay: Callable[[str], object]
    trouble: Callable[[str], object]

    def walk(self, source: Source) -> list[Discussion]:
        found: list[Discussion] = []
        anchor = None
        for _ in range(20):
            page = self.discussions.page(TOKEN, GROUP, source, anchor)
            found, anchor = [*found, *page.discussions], page.anchor
            if anchor is None:
                break
        assert anchor is None
        return found

    def read(self, discussion: str, anchor: str | None = None) -> tuple[list[FoundComment], str | None]:
        found: list[FoundComment] = []
        for _ in range(20):
            page = self.discussions.comments(TOKEN, discussion, DiscussionType.TOPIC, anchor)
            found, anchor = [*found, *page.comments], page.anchor
            if not page.more:
                break
        return found, anchor


def fake() -> Side:
    goods = [a_discussion(id=name) for name in (BOOTS, "154000000000002", "154000000000003")]
    topics, photos = [a_discussion(id=TOPIC)], [a_discussion(id=PHOTO, type=DiscussionType.PHOTO)]
    kept = FakeDiscussions({Source.GOODS: goods, Source.TOPICS: topics, Source.PHOTOS: photos})
    kept.found[BOOTS] = [a_found_comment(id=f"c{place}") for place in range(3)]

    def say(item: str, text: str) -> str:
        there = kept.found.setdefault(item, [])
        there.append(a_found_comment(id=f"said{len(there)}", text=text, at=NOW + timedelta(minutes=len(there))))
        return there[-1].id

    def unsay(comment: str) -> None:
        kept.found = {item: [each for each in there if each.id != comment] for item, there in kept.found.items()}

    def trouble(kind: str) -> None:
        kept.trouble = Invalid("comments_token_refused") if kind == "token" else Unavailable()

    return Side(kept, say, unsay, trouble)


def played(discussions: Discussions, ok: Ok) -> Side:
    def say(item: str, text: str) -> str:
        return str(ok.ask("comment", item=item, user=ANNA, text=text)["comment"]["id"])

    def trouble(kind: str) -> None:
        if kind == "token":
            ok.ask("token", token=TOKEN, state="revoked")
        else:
            ok.ask("faults", target="ok.rest", kind="flood", calls=2)

    return Side(discussions, say, lambda comment: ok.ask("comment/remove", comment=comment), trouble)


@pytest.fixture(params=["fake", "played"])
def side(request: pytest.FixtureRequest) -> Side:
    if request.param == "fake":
        return fake()
    return played(request.getfixturevalue("container").partners.discussions, request.getfixturevalue("ok"))


@pytest.mark.parametrize(("source", "one"), [(Source.GOODS, BOOTS), (Source.TOPICS, TOPIC), (Source.PHOTOS, PHOTO)])
def test_every_source_is_walked_to_its_end(side: Side, source: Source, one: str) -> None:
    """A photo may be met again: the main album shows those of others."""
    assert one in {each.id for each in side.walk(source)}


def test_a_discussion_says_how_many_comments_it_has(side: Side) -> None:
    def count() -> int:
        return next(each.comments for each in side.walk(Source.GOODS) if each.id == BOOTS)

    before = count()
    said = side.say(BOOTS, "Беру")
    assert count() == before + 1 == len(side.read(BOOTS)[0])
    side.unsay(said)
    assert count() == before


def test_comments_are_read_from_the_oldest_and_after_that_from_where_one_was(side: Side) -> None:
    before, anchor = side.read(BOOTS)
    assert [each.at for each in before] == sorted(each.at for each in before)
    assert side.read(BOOTS, anchor) == ([], anchor)
    said = [side.say(BOOTS, f"Беру {place}") for place in range(3)]
    after, _ = side.read(BOOTS, anchor)
    assert [each.id for each in after] == said
    assert (after[0].author, after[0].text) == (ANNA, "Беру 0")


def test_where_the_last_comment_was_removed_reading_begins_anew_or_goes_on(side: Side) -> None:
    """Either way whoever counts sees that some are gone."""
    last = side.say(BOOTS, "Беру")
    before, anchor = side.read(BOOTS)
    side.unsay(last)
    again, _ = side.read(BOOTS, anchor)
    assert [each.id for each in again] in ([], [each.id for each in before[:-1]])


def test_a_discussion_that_nobody_commented_on_is_empty(side: Side) -> None:
    quiet = next(each for each in side.walk(Source.GOODS) if not each.comments)
    assert side.read(quiet.id)[0] == []


def test_a_token_that_was_revoked_is_refused(side: Side) -> None:
    side.trouble("token")
    with pytest.raises(Invalid) as refusal:
        side.walk(Source.GOODS)
    assert refusal.value.reason == "comments_token_refused"
    with pytest.raises(Invalid):
        side.read(BOOTS)


def test_too_often_is_later(side: Side) -> None:
    side.trouble("flood")
    with pytest.raises(Unavailable):
        side.walk(Source.GOODS)
    with pytest.raises(Unavailable):
        side.read(BOOTS)
