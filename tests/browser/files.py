"""Spreadsheets as an organizer would bring them."""

import base64
from collections.abc import Sequence

from playwright.sync_api import FilePayload, Locator

from tests.spreadsheets.workbooks import workbook as made

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HEADING = ("Профиль", "Имя", "Артикул", "Наименование", "Размер", "Кол-во", "Цена", "Комментарий")

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAYAAACNMs+9AAAAFUlEQVR42mNk+M9Qz0AEYBxVSF+FABJADveWkH6oAAAAAElFTkSuQmCC"
)

# A drop is played inside the page: a file cannot be dragged from outside of the browser.
DROP = """(zone, {name, kind, content}) => {
    const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([bytes], name, {type: kind}));
    for (const event of ["dragover", "drop"])
        zone.dispatchEvent(new DragEvent(event, {dataTransfer, bubbles: true, cancelable: true}));
}"""


def workbook(*rows: Sequence[object], heading: Sequence[str] = HEADING) -> bytes:
    return made((heading, *rows))


def chosen(content: bytes, name: str = "заказы.xlsx") -> FilePayload:
    return {"name": name, "mimeType": XLSX, "buffer": content}


def receipt(content: bytes = PNG, name: str = "чек.png", kind: str = "image/png") -> FilePayload:
    return {"name": name, "mimeType": kind, "buffer": content}


def drop(zone: Locator, content: bytes, name: str = "заказы.xlsx") -> None:
    zone.evaluate(DROP, {"name": name, "kind": XLSX, "content": base64.b64encode(content).decode()})
