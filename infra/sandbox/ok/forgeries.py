"""Launches that must be refused, each made from a genuine one."""

from collections.abc import Callable

from infra.sandbox.ok.application import Application
from infra.sandbox.ok.signing import Pairs, signed

TWO_DAYS_MS = 2 * 24 * 60 * 60 * 1000


def broken_sig(pairs: Pairs, app: Application) -> Pairs:
    return [(k, flipped(v) if k == "sig" else v) for k, v in pairs]


def broken_auth_sig(pairs: Pairs, app: Application) -> Pairs:
    """Only auth_sig is wrong: sig is made over it, so checking sig alone lets it in."""
    return signed([(k, flipped(v) if k == "auth_sig" else v) for k, v in pairs], app.secret)


def foreign_group(pairs: Pairs, app: Application) -> Pairs:
    """Signed truly, but from a group that is not connected; the person is its administrator."""
    return signed(replaced(pairs, "group_id", app.foreign_group), app.secret)


def resplit(pairs: Pairs, app: Application) -> Pairs:
    """Signed in the attacker's group with a crafted custom_args, then cut anew to name ours.

    The signed text is the same to the letter: the pairs are glued without separators.
    """
    harmless = dict(pairs).get("custom_args", "order=1")
    crafted = f"{harmless}first_start=0group_id={app.group}ip_geo_location="
    theirs = signed(replaced(replaced(pairs, "group_id", app.foreign_group), "custom_args", crafted), app.secret)
    swallowed = f"first_start=0group_id={app.foreign_group}ip_geo_location="
    location = swallowed + dict(theirs)["ip_geo_location"]
    cut = replaced(replaced(theirs, "custom_args", harmless), "group_id", app.group)
    return replaced(cut, "ip_geo_location", location)


def swallowed(pairs: Pairs, app: Application) -> Pairs:
    """A parameter hidden inside custom_args: the signed text is again the same to the letter."""
    theirs = signed(replaced(pairs, "custom_args", dict(pairs).get("custom_args", "order=1")), app.secret)
    hidden = f"{dict(theirs)['custom_args']}first_start={dict(theirs)['first_start']}"
    return [(k, v) for k, v in replaced(theirs, "custom_args", hidden) if k != "first_start"]


def shortened_id(pairs: Pairs, app: Application) -> Pairs:
    """Another person's id that is a prefix of one's own: auth_sig still agrees."""
    given = dict(pairs)
    user, key = given["logged_user_id"], given["session_key"]
    return replaced(replaced(pairs, "logged_user_id", user[:-1]), "session_key", user[-1] + key)


def duplicated_key(pairs: Pairs, app: Application) -> Pairs:
    return [*pairs, ("logged_user_id", "570000000001")]


def expired(pairs: Pairs, app: Application) -> Pairs:
    connection, moment = dict(pairs)["apiconnection"].rsplit("_", 1)
    old = f"{connection}_{int(moment) - TWO_DAYS_MS}"
    return signed(replaced(pairs, "apiconnection", old), app.secret)


def unknown_parameter(pairs: Pairs, app: Application) -> Pairs:
    return signed([*pairs, ("is_admin", "1")], app.secret)


def replaced(pairs: Pairs, name: str, value: str) -> Pairs:
    if name not in dict(pairs):
        return [*pairs, (name, value)]
    return [(k, value if k == name else v) for k, v in pairs]


def flipped(signature: str) -> str:
    return ("0" if signature[0] != "0" else "1") + signature[1:]


FORGERIES: dict[str, Callable[[Pairs, Application], Pairs]] = {
    "sig": broken_sig,
    "auth_sig": broken_auth_sig,
    "foreign_group": foreign_group,
    "resplit": resplit,
    "swallowed": swallowed,
    "shortened_id": shortened_id,
    "duplicate": duplicated_key,
    "expired": expired,
    "unknown_parameter": unknown_parameter,
}
