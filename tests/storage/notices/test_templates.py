"""A community's own texts."""

from chalicelib.domain.notices.templates import NoticeTemplates
from tests.storage.tenant import Tenant


def test_a_community_has_the_texts_it_worded_and_no_others(tenant: Tenant) -> None:
    assert tenant.stores.communities.templates(tenant.community) == NoticeTemplates(tenant.community)
    tenant.save(NoticeTemplates(tenant.community).put("ru", "order_saved", "Заказ {number}"))
    worded = tenant.stores.communities.templates(tenant.community)
    assert worded.find("ru", "order_saved") == "Заказ {number}"
    tenant.save(worded.put("ru", "order_saved", ""))
    assert tenant.stores.communities.templates(tenant.community).find("ru", "order_saved") is None
