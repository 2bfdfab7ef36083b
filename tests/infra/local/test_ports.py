"""Which loopback ports are free."""

import socket

from infra.local.ports import LOOPBACK, free_port, is_free


def test_a_port_that_somebody_listens_on_is_taken_until_he_is_gone() -> None:
    with socket.create_server((LOOPBACK, 0)) as server:
        port = server.getsockname()[1]
        assert not is_free(port)
        assert free_port(port) != port
    assert is_free(port)
    assert free_port(port) == port


def test_a_port_whose_connection_was_just_closed_counts_as_free() -> None:
    with socket.create_server((LOOPBACK, 0)) as server:
        port = server.getsockname()[1]
        client = socket.create_connection((LOOPBACK, port))
        accepted, _ = server.accept()
        accepted.close()  # this side closes first: TIME_WAIT is its own
        client.close()
    assert is_free(port)


def test_any_port_is_one_that_can_be_listened_on() -> None:
    for preferred in (None, 0):
        with socket.create_server((LOOPBACK, free_port(preferred))) as server:
            assert server.getsockname()[1] > 1023
