"""What a task cannot leave without."""

from chalicelib.domain.external.sighting import Need, NeedKind
from chalicelib.marketplaces.wildberries.marks import needs, read_missing, required
from tests.marketplaces.wildberries.payloads import META, NEW, odd


def missing(*marks: object, wanted: tuple[str, ...] = (), form: str = "metaDetails") -> list[str]:
    told = {"metaDetails": marks[0] if form == "named" else [*marks]} if form != "meta" else {"meta": marks[0]}
    given = {"orders": [{"id": "7", **told}]}
    return [*read_missing(given, {"7": {"requiredMeta": [*wanted]}})["7"]]


def test_marks_are_needs_under_their_own_names() -> None:
    kinds = {"sgtin": "marking", "imei": "imei", "uin": "uin", "customsDeclaration": "customs"}
    for name, kind in {**kinds, "gtin": "other", "expiration": "other", "somethingNew": "other"}.items():
        assert needs([name, name]) == (Need(NeedKind(kind), "1", name),)


def test_what_the_document_shows() -> None:
    assert read_missing(META, {"13833711": NEW}) == {"13833711": ["uin"]}
    assert required(NEW) == ["uin"]


def test_with_some_decisions_a_supply_may_leave_and_with_all_others_not() -> None:
    for decision in ("filled", "optional", "deadlineExceeded", "imeiMaySell", "uinMaySell", "sgtinIntroduced"):
        assert missing({"key": "sgtin", "value": "x", "decision": decision}) == [], decision
    for decision in ("required", "pending", "sgtinNotFound", "uinBadStatus", "imeiAlreadySold", "somethingNew"):
        assert missing({"key": "sgtin", "value": "x", "decision": decision}) == ["sgtin"], decision


def test_marks_may_stand_under_their_names() -> None:
    for decision, lacks in (("required", ["uin"]), ("filled", [])):
        assert missing({"uin": {"value": None, "decision": decision}}, form="named") == lacks


def test_without_a_decision_what_is_required_and_empty_is_missing() -> None:
    for value, lacks in ((None, True), ("", True), ("null", True), ([], True), ("x", False), (["x"], False)):
        mark = {"key": "sgtin", "value": value}
        assert missing(mark, wanted=("sgtin",)) == (["sgtin"] if lacks else []), value
        assert missing(mark) == []
        assert missing({"sgtin": {"value": value}}, wanted=("sgtin",), form="meta") == (["sgtin"] if lacks else [])


def test_what_nobody_can_read_lacks_nothing() -> None:
    for value in odd(None, [], "x", {"orders": None}, {"orders": [7, {"id": "x"}, {}]}):
        assert read_missing(value, {}) == {}
    assert missing(7, None, {"key": None}, {"decision": "required"}) == []
