"""How pages name their built files."""

from msgspec.structs import replace

from chalicelib.settings import Settings
from chalicelib.web import files


def test_styles_are_linked_and_scripts_are_modules(settings: Settings) -> None:
    named = files.tags(replace(settings, pages_url="pages/"), "desk/main-1.css, desk/main-2.js")
    assert named.splitlines() == [
        '<link rel="stylesheet" href="pages/desk/main-1.css">',
        '<script type="module" crossorigin src="pages/desk/main-2.js"></script>',
    ]


def test_an_address_cannot_leave_its_attribute(settings: Settings) -> None:
    assert "<script>" not in files.tags(replace(settings, pages_url='"><script>'), "a.js")
