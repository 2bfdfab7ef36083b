"""What the demo group shows, and how it grows."""

from infra.sandbox.ok.content import DISCUSSIONS, KINDS, add_comment, add_item, demo_content, remove_item

BOOTS = "154000000000001"


def test_the_demo_has_all_kinds_and_every_comment_stands_under_something() -> None:
    content = demo_content()
    assert {item.kind for item in content.items.values()} == set(KINDS) == DISCUSSIONS.keys()
    assert {comment.item for comment in content.comments.values()} <= content.items.keys()
    assert {item.album != "" for item in content.items.values() if item.kind == "photo"} == {True}


def test_whatever_is_added_has_an_id_of_its_own() -> None:
    content = demo_content()
    before = len(content.items) + len(content.comments)
    added = [add_item(content, "product", "Новинка", "").id, add_comment(content, BOOTS, None, "Да", 1).id]
    assert len({*content.items, *content.comments}) == before + 2
    assert set(added) <= {*content.items, *content.comments}


def test_a_thing_goes_with_everything_that_was_written_under_it_and_nothing_else() -> None:
    content = demo_content()
    others = {each.id for each in content.comments.values() if each.item != BOOTS}
    remove_item(content, BOOTS)
    remove_item(content, "nothing")
    assert BOOTS not in content.items
    assert content.comments.keys() == others
