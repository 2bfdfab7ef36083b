"""A friendly face drawn from an id: the same person always looks the same."""

import hashlib

SKIES = ("#f6c177", "#8ecae6", "#b8e0d2", "#f4acb7", "#cdb4db", "#a3b18a", "#ffd6a5", "#9bb1ff")
SKINS = ("#f7d7c4", "#f1c6a7", "#e8b48f", "#f9dfcd")
HAIRS = ("#3b2a20", "#6b4226", "#a8672f", "#d9a441", "#2b2b33", "#8c3b2a")
CLOTHES = ("#e76f51", "#2a9d8f", "#264653", "#7b5ea7", "#457b9d", "#c8553d", "#588157")
LONG = '<path d="M27 52c0-20 9-31 23-31s23 11 23 31v22c0 6-8 8-12 3H39c-4 5-12 3-12-3z"/>'
BUN = '<circle cx="50" cy="17" r="9"/><path d="M29 50c0-18 8-29 21-29s21 11 21 29z"/>'
SHORT = '<path d="M29 49c-2-20 8-30 21-30s23 10 21 30z"/>'
BANGS = '<path d="M33 45c2-13 9-17 20-17 9 0 14 6 14 16-8 0-15-3-19-8-3 5-8 8-15 9z"/>'
CROP = '<path d="M33 42c1-9 7-13 17-13s16 4 17 13c-4-4-10-6-17-6s-13 2-17 6z"/>'


def draw_avatar(user: str, name: str = "") -> str:
    """An SVG of 100×100; the name only helps to choose the hair."""
    seed = list(hashlib.sha256(user.encode()).digest())
    sky, skin, hair, cloth = (
        colours[seed[i] % len(colours)] for i, colours in enumerate((SKIES, SKINS, HAIRS, CLOTHES))
    )
    woman = name.split(" ")[0].endswith(("а", "я")) if name else seed[4] % 2 == 0
    back, front = (((LONG, BUN)[seed[5] % 2]), BANGS) if woman else (SHORT, CROP)
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" width="200" height="200">'
        f'<rect width="100" height="100" fill="{sky}"/>'
        f'<circle cx="{20 + seed[6] % 60}" cy="18" r="34" fill="#fff" opacity=".22"/>'
        f'<g fill="{hair}">{back}</g>'
        f'<path d="M14 102c2-20 17-27 36-27s34 7 36 27z" fill="{cloth}"/>'
        f'<path d="M42 62h16v14c0 9-16 9-16 0z" fill="{skin}"/>'
        f'<path d="M42 68c4 4 12 4 16 0v5c-5 3-11 3-16 0z" fill="#000" opacity=".08"/>'
        f'<ellipse cx="50" cy="50" rx="17" ry="20" fill="{skin}"/>'
        f'<g fill="{hair}">{front}</g>{face(seed)}</svg>'
    )


def face(seed: list[int]) -> str:
    glasses = (
        '<g fill="none" stroke="#333" stroke-width="1.4"><circle cx="43" cy="51" r="5.4"/>'
        '<circle cx="57" cy="51" r="5.4"/><path d="M48.4 51h3.2"/></g>'
    )
    return (
        '<g fill="#2d2320"><circle cx="43" cy="51" r="1.9"/><circle cx="57" cy="51" r="1.9"/></g>'
        '<g fill="#e5736b" opacity=".35"><circle cx="39" cy="57" r="3.4"/>'
        '<circle cx="61" cy="57" r="3.4"/></g>'
        '<path d="M44.5 59.5c3 3.4 8 3.4 11 0" fill="none" stroke="#a3483f" '
        'stroke-width="1.8" stroke-linecap="round"/>' + (glasses if seed[7] % 4 == 0 else "")
    )
