"""The REST methods about people."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from infra.sandbox.ok.application import Application
from infra.sandbox.ok.errors import OkError
from infra.sandbox.ok.memory import Session
from infra.sandbox.ok.people import Person, membership
from infra.sandbox.ok.state import OkState

MOST_IDS = 100


@dataclass(frozen=True)
class OkCall:
    app: Application
    state: OkState
    given: Mapping[str, str]
    session: Session | None
    admin: Person | None  # whose OAuth token it is
    address: str  # of the sandbox

    def required(self, name: str) -> str:
        value = self.given.get(name, "")
        if not value:
            raise OkError(100, f"Missing required parameter {name}")
        return value


def get_user_groups(call: OkCall) -> object:
    """Strangers are left out of the answer and a repeated id is answered once, as OK does."""
    group = call.required("group_id")
    ids = dict.fromkeys(call.required("uids").split(","))
    if len(ids) > MOST_IDS:
        raise OkError(100, f"uids: at most {MOST_IDS}")
    for user in ids:
        if not (user.isascii() and user.isdigit()):
            raise OkError(100, "Invalid UID value")
    known = [person for user in ids if (person := call.state.person(user))]
    members = [m for person in known if (m := membership(seen_in(call.app, person, group), group))]
    return {"memberships": members} if call.state.play.memberships == "wrapped" else members


def seen_in(app: Application, person: Person, group: str) -> Person:
    if group == app.group:
        return person
    if group == app.foreign_group:
        rules = person.status in ("ADMIN", "MODERATOR", "ACTIVE")
        return Person(person.id, person.name, "ADMIN") if rules else person
    raise OkError(160)


def is_messages_allowed(call: OkCall) -> object:
    person = logged_in(call)
    seen_in(call.app, person, call.required("gid"))
    return {"allowed": person.allowed}


def get_info(call: OkCall) -> object:
    """Of groups that are there; another is left out."""
    names = call.app.groups
    return [{"uid": each, "name": names[each]} for each in call.required("uids").split(",") if each in names]


def get_logged_in_user(call: OkCall) -> object:
    return logged_in(call).id


def logged_in(call: OkCall) -> Person:
    if call.session is None and call.admin is None:
        raise OkError(103, "A session is needed")
    person = call.state.person(call.session.user) if call.session else call.admin
    if person is None:
        raise OkError(300)
    return person


PEOPLE_METHODS: dict[str, Callable[[OkCall], object]] = {
    "group.getUserGroupsByIds": get_user_groups,
    "group.getInfo": get_info,
    "group.isMessagesAllowed": is_messages_allowed,
    "users.getLoggedInUser": get_logged_in_user,
}
