"""The code of an order → JSON: a picture for the desk to scan, and its text."""

from io import BytesIO

from chalicelib.api.wire.forms import Wire

QUIET_ZONE = 4
"""Modules of white around a QR code, as its standard asks (ISO/IEC 18004)."""


class Code(Wire, frozen=True):
    svg: str
    text: str


def write_code(text: str) -> Code:
    import segno  # one view only draws

    picture = BytesIO()
    segno.make_qr(text, error="m").save(
        picture, kind="svg", border=QUIET_ZONE, xmldecl=False, svgns=True, omitsize=True, light="#fff"
    )
    return Code(svg=picture.getvalue().decode().strip(), text=text)
