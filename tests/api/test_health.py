"""Whether the process is there: asked by anybody, and nothing is asked for it."""

from tests.world import Api


def test_it_answers_anybody_without_asking_anything_of_anyone(api: Api) -> None:
    for token in (None, "junk"):
        answer = api.get("/health", token)
        assert (answer.status, answer.json) == (200, {"status": "ok"})
        assert api.recorder.names() == []
