"""Keys of the played Wildberries."""

from infra.sandbox.wildberries import tokens


def test_what_it_signed_it_reads_with_or_without_bearer() -> None:
    token = tokens.mint("ffff-1", 18, 1_795_950_744, test=True)
    for header in (token, f"Bearer {token}"):
        assert tokens.read(header) == tokens.Token("ffff-1", 18, 1_795_950_744, test=True)


def test_rights_are_bits() -> None:
    for mask, opens, read_only in ((tokens.ALL, True, False), (2, False, False), (16 | 1 << 30, True, True)):
        token = tokens.Token("a", mask, 0, test=False)
        assert (token.opens, token.read_only) == (opens, read_only)


def test_what_it_did_not_sign_is_none() -> None:
    token = tokens.mint()
    for odd in ("", "x", "a.b.c", token[:-1], f"{token}x", token.replace(".", "", 1), "Bearer", "я.я.я"):
        assert tokens.read(odd) is None, odd
