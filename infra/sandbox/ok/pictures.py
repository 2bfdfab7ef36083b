"""Pictures of goods and photos, drawn from an id: the same one always looks the same."""

import hashlib

GROUNDS = ("#fff1d6", "#e3f0f7", "#eaf5e6", "#fbe6ea", "#efe8fa", "#f4efe6")
INKS = ("#b4530a", "#2563a8", "#3f7d3a", "#b23a55", "#6a4ca0", "#7a5b2e")
SHAPES = {
    "ботин сапог": '<path d="M70 40h32v52c20 4 42 14 42 34v10H70z"/><path d="M66 136h80v10H66z" opacity=".55"/>',
    "кроссов туфл": '<path d="M44 96c18 4 30-6 40-18l18 14c12 10 48 10 54 34v8H44z"/>'
    '<path d="M40 134h118v10H40z" opacity=".55"/>',
    "халат футбол": '<path d="M76 44h48l34 34-18 18-10-10v66H70V86l-10 10-18-18z"/>'
    '<path d="M94 44h12l-6 58z" opacity=".4"/>',
    "сказк книг": '<path d="M52 50h44v96H52z"/><path d="M104 50h44v96h-44z" opacity=".7"/>'
    '<path d="M98 50h4v96h-4z" opacity=".4"/>',
}
"""By the words a title has."""

PARCEL = (
    '<path d="M50 72l50-24 50 24v62l-50 24-50-24z"/><path d="M50 72l50 24 50-24" fill="none" stroke="#fff" '
    'stroke-width="4" opacity=".6"/>'
)


def draw_picture(item: str, title: str = "") -> str:
    """An SVG of 200×200; the title chooses what is on it."""
    seed = hashlib.sha256(item.encode()).digest()
    ground, ink = GROUNDS[seed[0] % len(GROUNDS)], INKS[seed[1] % len(INKS)]
    known = (shape for words, shape in SHAPES.items() if any(word in title.lower() for word in words.split()))
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 200" width="400" height="400">'
        f'<rect width="200" height="200" fill="{ground}"/>'
        f'<circle cx="{40 + seed[3] % 120}" cy="34" r="58" fill="#fff" opacity=".5"/>'
        f'<g fill="{ink}">{next(known, PARCEL)}</g></svg>'
    )
