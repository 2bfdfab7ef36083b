"""Comments of a group, read by polling with the long-lived OAuth token of one of its admins.

[D] documented by OK, [C] only seen in clients, [?] not established. Goods: ``market.getProducts`` [D]. Topics:
``group.getStatTopics`` [D] lists a group's topics; the statistics of a small group may be closed [?]. Both give ids;
``mediatopic.getByIds`` [D] gives the rest. Photos: ``photos.getAlbums`` and ``photos.getPhotos`` with ``gid`` [D], the
main album by ``group_main`` [D]. Comments: ``discussions.getComments`` [D] from the constant ``FIRST`` [D] onward.
Fields are asked for by ``*`` or not at all: one unknown field and OK refuses the whole call [C].
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct

from chalicelib import tracing
from chalicelib.domain.comments.comment import CommentPage, Discussion, DiscussionPage, DiscussionType, Source
from chalicelib.domain.errors import Invalid, NotFound, Unavailable
from chalicelib.ok.discussions import comment, following, inside, listed, photo, text, topic
from chalicelib.ok.http import ask, error_code
from chalicelib.ok.rest import sign, token_secret

READ = 5.0
"""Seconds. Nobody waits for a sync, but its function does."""

PAGE, MOST = 50, 100
MAIN_ALBUM = "group_main"

LATER = 60
_LATER = {1: 30, 2: 30, 7: 600, 8: 60, 9: 600, 11: 600}
"""Service, blocked for a while, flood, suspicious address, limit of calls: and after how many seconds once more."""

_PARAMETER = 100
_REFUSED = frozenset({102, 103, 104, 401, 453})
"""The token has expired or was revoked, or was made with another application's secret."""

_FORBIDDEN = frozenset({10, 50, 160, 200})
"""The token is good, but not for this group: rights were not granted, or its owner is no admin there."""

_ABSENT = frozenset({106, 120, 121, 300, 455, 456, 457, 458})
"""This one thing is gone, or closed by the group or a person: there is nothing to read, and the sync goes on."""

_LISTS = ("short_products", "products", "topics", "media_topics", "albums", "photos", "comments")
_KNOWN = frozenset({*_LISTS, "anchor", "pagingAnchor", "has_more", "hasMore", "discussionId", "entities"})
"""An answer may be empty; one with none of these is not an answer to what was asked."""


class OkComments(Struct, frozen=True):
    """``url`` and ``site`` end with a slash."""

    url: str
    application_key: str
    application_secret: str
    site: str = "https://ok.ru/"

    def page(self, token: str, group: str, source: Source, anchor: str | None) -> DiscussionPage:
        """At an anchor that OK does not take the source ends for this time: the next walk begins it anew."""
        read = {Source.GOODS: self.goods, Source.TOPICS: self.topics, Source.PHOTOS: self.photos}[source]
        try:
            return read(token, group, anchor)
        except _ParameterRefused:
            if anchor is None:
                raise
            return DiscussionPage(())

    def goods(self, token: str, group: str, anchor: str | None) -> DiscussionPage:
        fields = {"gid": group, "tab": "PRODUCTS", "count": str(PAGE), **_after(anchor)}
        answer = self._call("market.getProducts", token, fields)
        titles = {text(each, "id"): text(each, "title") for each in listed(answer, "short_products", "products")}
        found = self._described(token, titles, f"{self.site}group/{group}/product/")
        return DiscussionPage(found, following(answer, anchor))

    def topics(self, token: str, group: str, anchor: str | None) -> DiscussionPage:
        fields = {"gid": group, "count": str(PAGE), "fields": "ID,COMMENTS", **_after(anchor)}
        answer = self._call("group.getStatTopics", token, fields)
        titles = {text(each, "id"): "" for each in listed(answer, "topics")}
        found = self._described(token, titles, f"{self.site}group/{group}/topic/")
        return DiscussionPage(found, following(answer, anchor))

    def photos(self, token: str, group: str, anchor: str | None) -> DiscussionPage:
        """Album by album; one that is gone meanwhile, or that OK does not show any further, ends there."""
        place = _Place.read(anchor)
        if not place.queue and place.albums is not None:
            place = self._albums(token, group, place.albums)
        if not place.queue:
            return DiscussionPage((), place.write())
        album = place.queue[0]
        fields = {"gid": group, "aid": album, "count": str(PAGE), "fields": "group_photo.*", **_after(place.photos)}
        try:
            answer = self._call("photos.getPhotos", token, fields)
        except (_Absent, _ParameterRefused):
            answer = {}
        address = f"{self.site}group/{group}/"
        found = [each for one in listed(answer, "photos") if (each := photo(one, address, album))]
        return DiscussionPage(found, place.after(following(answer, place.photos)).write())

    def comments(self, token: str, discussion: str, kind: DiscussionType, anchor: str | None) -> CommentPage:
        """An anchor that OK knows no more begins anew; a discussion that it does not know at all is gone."""
        fields = {"discussionId": discussion, "discussionType": kind.value, "direction": "FORWARD"}
        fields |= {"count": str(MOST), "mark_as_read": "false", "anchor": anchor or "FIRST"}
        try:
            answer = self._call("discussions.getComments", token, fields)
        except _ParameterRefused:
            if anchor is None:
                raise _Absent from None
            anew = self.comments(token, discussion, kind, None)
            if anew.anchor == anchor:  # OK gives it, and does not take it: that would go round in a circle
                raise
            return anew
        given = listed(answer, "comments")
        found = [each for one in given if (each := comment(one))]
        if len(found) < len(given):
            tracing.trouble("ok_unreadable", method="discussions.getComments", comments=len(given) - len(found))
        reached = text(answer, "anchor") or anchor
        more = answer.get("has_more", answer.get("hasMore")) is True and reached != anchor
        return CommentPage(found, reached, more)

    def _albums(self, token: str, group: str, anchor: str) -> _Place:
        fields = {"gid": group, "count": str(PAGE), **_after(anchor)}
        answer = self._call("photos.getAlbums", token, fields)
        queue = tuple(number for each in listed(answer, "albums") if (number := text(each, "aid", "id")))
        return _Place(queue, following(answer, anchor) if queue else None)

    def _described(self, token: str, titles: Mapping[str, str], address: str) -> Sequence[Discussion]:
        """Those of the topics that OK still has, in the order they were listed.

        One that is closed can make OK refuse all that were asked about together: they are left out, in sight of the
        operator, and the walk goes on.
        """
        numbers, found = [number for number in titles if number], dict[str, Discussion]()
        for some in (numbers[start : start + MOST] for start in range(0, len(numbers), MOST)):
            wish = {"topic_ids": ",".join(some), "media_limit": "3", "fields": "media_topic.*,group_photo.*"}
            try:
                answer = self._call("mediatopic.getByIds", token, wish)
            except _Absent:
                tracing.trouble("ok_absent", method="mediatopic.getByIds", topics=len(some))
                continue
            for each in listed(answer, "media_topics"):
                number = text(each, "id")
                known = topic(each, inside(answer, "entities"), address, titles.get(number, ""))
                found |= {number: known} if known and number in titles else {}
        return [found[number] for number in numbers if number in found]

    def _call(self, method: str, token: str, fields: Mapping[str, str]) -> Mapping[str, Any]:
        """Signed with the token's own secret; the token goes in the body, never in an address."""
        request = {**fields, "application_key": self.application_key, "format": "json", "method": method}
        request["sig"] = sign(request, token_secret(token, self.application_secret))
        answer = ask("POST", f"{self.url}fb.do", READ, data={**request, "access_token": token})
        _refuse(error_code(answer), method)
        if not isinstance(answer, Mapping) or (answer and not answer.keys() & _KNOWN):
            tracing.trouble("ok_unreadable", method=method)
            raise Unavailable("ok_unavailable", retry_after=LATER)
        return answer


class _Absent(NotFound):
    """OK does not have it, or not for us."""


class _ParameterRefused(Unavailable):
    """Something that was sent does not suit OK."""


class _Place(Struct, frozen=True):
    """Where the walk over a group's albums has come: those still to be read, the next page of albums, of photos."""

    queue: tuple[str, ...] = (MAIN_ALBUM,)
    albums: str | None = ""
    photos: str | None = None

    @classmethod
    def read(cls, anchor: str | None) -> _Place:
        if anchor is None:
            return cls()
        queue, albums, photos = json.loads(anchor)
        return cls(tuple(queue), albums, photos)

    def write(self) -> str | None:
        """None at the end."""
        ended = not self.queue and self.albums is None
        return None if ended else json.dumps([self.queue, self.albums, self.photos])

    def after(self, photos: str | None) -> _Place:
        """The next page of this album, or the next album."""
        return _Place(self.queue if photos else self.queue[1:], self.albums, photos)


def _after(anchor: str | None) -> Mapping[str, str]:
    return {"anchor": anchor} if anchor else {}


def _refuse(code: int | None, method: str) -> None:
    """Raises what OK's code means for a sync."""
    if code is None:
        return
    if code in _REFUSED:
        raise Invalid("comments_token_refused")
    if code in _FORBIDDEN:
        raise Invalid("comments_forbidden")
    if code in _ABSENT:
        raise _Absent
    tracing.trouble("ok_error", code=code, method=method)
    refusal = _ParameterRefused if code == _PARAMETER else Unavailable
    raise refusal("ok_unavailable", retry_after=_LATER.get(code, LATER))
