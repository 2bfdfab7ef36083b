"""What the journal keeps of a card: what he may and where he is, never who he is."""

from msgspec.structs import replace

from chalicelib.domain.communities.community import Role
from chalicelib.domain.communities.organizer_changes import QUIET, TOLD, organizer_fact, organizer_gone
from tests.factories import an_organizer

MARIA = an_organizer(place="Тула", hours="с 17", photo="https://i.okcdn.ru/maria.jpg")


def test_a_change_tells_what_was_and_what_is_and_of_the_rest_that_it_changed() -> None:
    fact = organizer_fact(MARIA, replace(MARIA, role=Role.VIEWER, place="Орёл", last_name="Петрова", photo=None))
    assert (fact.before, fact.after) == (
        {"role": "organizer", "place": "Тула"},
        {"role": "viewer", "place": "Орёл"},
    )
    assert fact.data == {"fields": ["last_name", "photo"]}


def test_whoever_comes_has_no_before_and_whoever_goes_no_after() -> None:
    added, gone = organizer_fact(None, MARIA), organizer_gone(MARIA)
    assert (added.before, set(added.after or ())) == (None, set(TOLD))
    assert (set(gone.before or ()), gone.after) == (set(TOLD), None)


def test_every_field_is_told_or_kept_quiet() -> None:
    assert {*TOLD, *QUIET} == set(MARIA.__struct_fields__) - {"id", "community", "version"}
    for fact in (organizer_fact(None, MARIA), organizer_gone(MARIA)):
        assert "Орлова" not in str(fact)
