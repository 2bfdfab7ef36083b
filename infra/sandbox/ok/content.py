"""What the demo group shows: goods, topics and photos of two albums, and what people wrote under them."""

import time
from dataclasses import dataclass, field

KINDS = ("product", "topic", "photo")
DISCUSSIONS = {"product": "GROUP_TOPIC", "topic": "GROUP_TOPIC", "photo": "GROUP_PHOTO"}
"""OK's type of the discussion under each: goods are topics."""

MAIN_ALBUM = "54000000000124"
DAY_MS = 24 * 60 * 60 * 1000
FIRST_COMMENT = 1_700_000_000_001


@dataclass(frozen=True)
class Item:
    id: str
    kind: str
    title: str
    text: str
    created_ms: int
    album: str = ""  # photos only


@dataclass(frozen=True)
class Album:
    id: str
    title: str


@dataclass(frozen=True)
class Comment:
    id: str
    item: str
    author: str | None  # None: written as the group
    text: str
    at_ms: int
    reply_to: str | None = None


@dataclass
class Content:
    items: dict[str, Item] = field(default_factory=dict)
    comments: dict[str, Comment] = field(default_factory=dict)
    next_id: int = FIRST_COMMENT


ALBUMS = (Album(MAIN_ALBUM, "Фотографии группы"), Album("860000000000001", "Новинки"))

GOODS = (
    ("Ботинки женские ШГ-2041", "Натуральная кожа, размеры 36-41: чёрный, коньяк. 3 490 ₽"),
    ("Кроссовки детские ШГ-1107", "Размеры 25-33, лёгкая подошва. 1 690 ₽"),
    ("Халат махровый ТР-77", "Сирень и мята, размеры 46-54. 1 450 ₽"),
    ("Сказки на ночь, подарочное издание", "Твёрдая обложка, 240 страниц. 1 240 ₽"),
)
TOPICS = (
    ("Открыта закупка «Осенняя обувь „Шаг“»", "Собираем до воскресенья. Орг 10 %, доставка делится по весу."),
    ("График раздач на декабрь", "Тула: пн-пт с 17 до 20. Новомосковск: вт и чт с 18 до 20."),
)
PHOTOS = (("Образцы халатов: сирень, мята", ALBUMS[0].id), ("Новинки осени", ALBUMS[1].id), ("", ALBUMS[1].id))

ANNA, ELENA, IGOR, DARYA, NATALYA = (f"5700000001{number:02}" for number in range(1, 6))

REMARKS = (
    ("154000000000001", ANNA, "Беру 38 чёрный!", 40),
    ("154000000000001", ELENA, "37 коньяк, пожалуйста. А полнота какая?", 39),
    ("154000000000001", None, "Полнота стандартная, ориентируйтесь на обычный размер.", 38),
    ("154000000000002", ANNA, "Кроссовки 29 синие. Если нет – зелёные.", 20),
    ("154000000000002", DARYA, "Две пары 27 розовых", 19),
    ("154000000000003", NATALYA, "Мята 54 есть?", 12),
    ("154000000001001", IGOR, "А мужские полуботинки будут?", 9),
    ("154000000001001", None, "Да, ШГ-5002, смотрите в товарах.", 8),
    ("154000000001002", ELENA, "Можно забрать в субботу?", 3),
    ("870000000000001", NATALYA, "Сирень в жизни такая же яркая?", 11),
    ("870000000000002", ANNA, "Красота!", 2),
)
"""Item, author, words, days ago."""


def demo_content() -> Content:
    now = time.time_ns() // 1_000_000
    content = Content()
    shelves = (
        ("product", 154000000000001, [(title, text, "") for title, text in GOODS]),
        ("topic", 154000000001001, [(title, text, "") for title, text in TOPICS]),
        ("photo", 870000000000001, [(title, "", album) for title, album in PHOTOS]),
    )
    for kind, first, shelf in shelves:
        for number, (title, text, album) in enumerate(shelf):
            item = Item(
                id=str(first + number),
                kind=kind,
                title=title,
                text=text,
                created_ms=now - (60 - number) * DAY_MS,
                album=album,
            )
            content.items[item.id] = item
    for item_id, author, words, days in REMARKS:
        add_comment(content, item_id, author, text=words, at_ms=now - days * DAY_MS)
    return content


def add_comment(
    content: Content, item: str, author: str | None, text: str, at_ms: int, reply_to: str | None = None
) -> Comment:
    comment = Comment(id=str(content.next_id), item=item, author=author, text=text, at_ms=at_ms, reply_to=reply_to)
    content.next_id += 1
    content.comments[comment.id] = comment
    return comment


def add_item(content: Content, kind: str, title: str, text: str) -> Item:
    album = ALBUMS[1].id if kind == "photo" else ""
    item = Item(
        id=str(content.next_id), kind=kind, title=title, text=text, created_ms=time.time_ns() // 1_000_000, album=album
    )
    content.next_id += 1
    content.items[item.id] = item
    return item


def remove_item(content: Content, item: str) -> None:
    """With everything that was written under it."""
    content.items.pop(item, None)
    for comment in [each for each in content.comments.values() if each.item == item]:
        del content.comments[comment.id]
