"""The group as its administrator's token reads it."""

from tests.infra.sandbox.driver import Answer, Driver

BOOTS, TOPIC, PHOTO = "154000000000001", "154000000001001", "870000000000001"
TYPES = {BOOTS: "GROUP_TOPIC", TOPIC: "GROUP_TOPIC", PHOTO: "GROUP_PHOTO"}


def comments(sandbox: Driver, item: str = BOOTS, **given: str) -> Answer:
    return sandbox.call_as_admin("discussions.getComments", discussionId=item, discussionType=TYPES[item], **given)


def described(sandbox: Driver, *ids: str, **given: str) -> Answer:
    given = {"media_limit": "3", "fields": "media_topic.*,group_photo.*", **given}
    return sandbox.call_as_admin("mediatopic.getByIds", topic_ids=",".join(ids), **given)
