"""Communities, who works there, and their secrets and connections."""

from chalicelib.domain.communities.community import ConnectionName, ConnectionState, Secret
from chalicelib.usecases.ports import Commit
from tests.factories import a_community, a_connection, an_organizer
from tests.storage.tenant import Tenant


def test_a_community_and_its_organizers_by_name(tenant: Tenant) -> None:
    tenant.save(
        an_organizer(community=tenant.community),
        an_organizer(community=tenant.community, id="olga2", first_name="Ольга", last_name="Андреева"),
        an_organizer(community=tenant.community, id="olga1", first_name="Ольга", last_name="Андреева"),
        an_organizer(community=tenant.community, id="anna", first_name="Анна", last_name="Андреева"),
    )
    assert tenant.stores.communities.get(tenant.community).id == tenant.community
    assert [each.id for each in tenant.stores.communities.organizers(tenant.community)] == [
        "anna",
        "olga1",
        "olga2",
        "maria",
    ]


def test_all_communities_are_read_in_bounded_steps_each_once(tenant: Tenant) -> None:
    """What else lies in their table counts too, so that a step may find none."""
    names = {f"{tenant.community}-{place}" for place in range(5)}
    for name in names:
        tenant.stores.commits.commit(name, Commit((a_community(id=name, group=None), an_organizer(community=name))))
    pages, cursor = [], None
    while True:
        page = tenant.stores.communities.page(cursor, 2)
        pages.append([each.id for each in page.things])
        cursor = page.cursor
        if cursor is None:
            break
    found = [name for page in pages for name in page]
    assert max(map(len, pages)) <= 2
    assert len(found) == len(set(found))
    assert names | {tenant.community} <= set(found)


def test_secrets_are_kept_and_replaced(tenant: Tenant) -> None:
    assert tenant.stores.secrets.get(tenant.community, "spare") is None
    tenant.save(Secret(tenant.community, "spare", "first"))
    tenant.save(Secret(tenant.community, "spare", "second"))
    assert tenant.stores.secrets.get(tenant.community, "spare") == "second"


def test_connections_are_those_that_were_made_as_they_are_now(tenant: Tenant) -> None:
    assert list(tenant.stores.communities.connections(tenant.community)) == []
    hook = a_connection(community=tenant.community, name=ConnectionName.HOOK)
    tenant.save(a_connection(community=tenant.community), hook)
    tenant.save(a_connection(community=tenant.community, state=ConnectionState.REFUSED, reason="ok_102", version=1))
    found = tenant.stores.communities.connections(tenant.community)
    assert [(each.name, each.state, each.reason) for each in found] == [
        ("bot", "refused", "ok_102"),
        ("hook", "ok", ""),
    ]
