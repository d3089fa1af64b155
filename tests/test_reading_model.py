"""A language model beside the rules, from the settings to what is printed and kept."""

import io
import json
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from firsthand import pipeline
from firsthand.cli import run
from firsthand.config import Config, settle
from firsthand.pipeline import Progress, ReadAlone
from firsthand.pipeline.model import FAILURES
from firsthand.records import Reading, UsageProblem
from firsthand.store import open_case
from tests.answering import Asked, Service, service, statements

TEXT = (
    "The barges had sunk in March. Orlo Venn, a clerk in Port Ansel, had counted them and told nobody but the council."
)
RIGHT: dict[str, Any] = {
    "text": "The barges had sunk in March",
    "kind": "indirect_speech",
    "certainty": "PR+",
    "attribution": [{"source": "Orlo Venn, a clerk in Port Ansel,", "cue": "told"}],
}
INVENTED = {**RIGHT, "text": "The barges had not sunk"}


@pytest.fixture
def model() -> Iterator[Service]:
    with service(statements(RIGHT, INVENTED)) as running:
        yield running


def config(running: Service | str, **more: Any) -> Config:
    url = running if isinstance(running, str) else running.url
    return Config(reader="llm", llm_url=url, llm_model="tiny", **{"llm_timeout": 5, **more})


def read(settings: Config, *texts: str, seen: list[Progress] | None = None) -> list[Reading]:
    lines = "".join(json.dumps({"id": str(n), "text": text, "language": "en"}) + "\n" for n, text in enumerate(texts))
    watch = (seen if seen is not None else []).append
    found = pipeline.read_alone(io.BytesIO(lines.encode()), "made.jsonl", settings, watch)
    return [one.reading for one in found if isinstance(one, ReadAlone)]


def test_what_a_model_adds_stands_beside_what_the_rules_read(model: Service) -> None:
    seen: list[Progress] = []
    (rules,) = read(Config(reader="trained"), TEXT)
    (both,) = read(config(model), TEXT, seen=seen)
    assert [one for one in both.statements if not one.proposed] == list(rules.statements)
    assert [one.text for one in both.statements if one.proposed] == [RIGHT["text"]]
    assert both.gaps[-1] == "The model tiny proposed 2 statements: 1 added; not taken: 1 whose text was not found."
    (notice,) = [one.step for one in seen if one.notice]
    assert notice == f"Text of the accounts is sent to {model.url.removesuffix('/v1')} (model tiny)."


def test_where_text_goes_is_said_before_it_goes() -> None:
    said: list[Progress] = []

    def asked(request: Asked) -> None:
        said_first.append(any(one.notice for one in said))
        request.say([])

    said_first: list[bool] = []
    with service(asked) as running:
        read(config(running), TEXT, seen=said)
    assert said_first == [True]


@pytest.mark.parametrize("settings", [Config(), Config(llm_url="http://127.0.0.1:9/v1", llm_model="tiny")])
def test_nothing_is_sent_unless_the_reader_was_set(settings: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket.socket, "connect", lambda *_: pytest.fail("something was sent"))
    (reading,) = read(settings, TEXT)
    assert not any(one.proposed for one in reading.statements)


@pytest.mark.parametrize("missing", [{"llm_url": None}, {"llm_model": None}, {"llm_url": "nonsense"}])
def test_a_reader_that_cannot_be_asked_is_refused_at_once(missing: dict[str, Any]) -> None:
    chosen = {"llm_url": "http://127.0.0.1:9/v1", "llm_model": "tiny", **missing}
    with pytest.raises(UsageProblem):
        read(Config(reader="llm", **chosen), TEXT)


def test_the_same_text_is_sent_once(model: Service) -> None:
    first, second = read(config(model), TEXT, TEXT)
    assert len(model.asked) == 1
    assert [one.text for one in first.statements] == [one.text for one in second.statements]
    assert {one.document for one in first.statements}.isdisjoint(one.document for one in second.statements)


def test_whatever_goes_wrong_the_rules_reading_stands_with_the_reason() -> None:
    (rules,) = read(Config(reader="trained"), TEXT)
    with service(lambda asked: asked.say("I would rather not.")) as running:
        (found,) = read(config(running), TEXT)
    assert found.statements == rules.statements
    assert found.gaps == (
        "The model tiny was not heard on 1 of 1 pieces: it answered in words instead of a list of statements.",
    )


def test_a_dead_service_is_given_up_on() -> None:
    texts = [f"{TEXT} It was week {n} of the year." for n in range(FAILURES + 3)]
    with service(lambda asked: asked.send(b"{}", status=500)) as running:
        found = read(config(running), *texts)
    assert len(running.asked) == FAILURES
    assert "it answered 500" in found[0].gaps[0]
    assert found[-1].gaps[0].endswith("pieces: not asked any more, for it answered 500.")
    with service(lambda asked: asked.send(b"", status=302, Location="http://192.0.2.1/")) as running:
        read(config(running), *texts)
    assert len(running.asked) == 1


def test_no_more_is_asked_than_allowed(model: Service) -> None:
    found = read(config(model, llm_calls=1), TEXT, TEXT.replace("March", "May"))
    assert len(model.asked) == 1
    assert "llm_calls" in found[1].gaps[0]


def test_a_crash_in_weighing_is_a_gap(model: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("firsthand.claims.proposing.weigh", lambda *_: 1 / 0)
    (found,) = read(config(model), TEXT)
    assert "ZeroDivisionError" in found.gaps[0]
    assert found.statements


def test_a_case_keeps_the_answers_and_asks_again_for_what_was_not_heard(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(TEXT)
    (tmp_path / "two.txt").write_text("The keepers of the upper valley said on Sunday that the pumps had failed twice.")
    well = False

    def reply(asked: Asked) -> None:
        if well or "barges" in asked.text:
            asked.say([RIGHT])
        else:
            asked.send(b"<html>", kind="text/html")

    with (
        service(reply) as running,
        open_case(tmp_path / "case", write=True, create=True, tool="test", operator=None, verify_bytes=0) as case,
    ):
        pipeline.take(case, [tmp_path / "one.txt", tmp_path / "two.txt"], Config())
        first = pipeline.analyse(case, config(running))
        assert len(running.asked) == 2
        assert [one.proposed for reading in first.readings for one in reading.statements].count(True) == 1
        assert sum("was not heard on 1 of 1" in gap for reading in first.readings for gap in reading.gaps) == 1
        well = True
        second = pipeline.analyse(case, config(running))
        assert [asked.text for asked in running.asked[2:]] == [running.asked[1].text]
        assert not any("was not heard" in gap for reading in second.readings for gap in reading.gaps)
        pipeline.analyse(case, config(running))
        assert len(running.asked) == 3
        rules = pipeline.analyse(case, Config())
        assert not any(one.proposed for reading in rules.readings for one in reading.statements)
        pipeline.analyse(case, config(running))
        assert len(running.asked) == 3


def test_the_command_says_where_text_goes_even_to_programs(
    model: Service, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "one.txt").write_text(TEXT)
    monkeypatch.setenv("FIRSTHAND_LLM_KEY", "k-1")
    words = ["read", str(tmp_path / "one.txt"), "--json", "--set", "reader=llm", "--set", "llm_model=tiny"]
    assert run([*words, "--set", f"llm_url={model.url}"]) == 0
    out, err = capfd.readouterr()
    assert [one["proposed"] for one in json.loads(out)["statements"]].count(True) == 1
    assert err == f"firsthand: Text of the accounts is sent to {model.url.removesuffix('/v1')} (model tiny).\n"
    assert model.asked[0].headers["Authorization"] == "Bearer k-1"


def test_the_key_is_taken_from_the_environment_only() -> None:
    assert settle({"FIRSTHAND_LLM_KEY": "k-1"}).llm_key == "k-1"
    with pytest.raises(UsageProblem, match="environment only") as caught:
        settle({}, ["llm_key=k-1"])
    assert "k-1" not in str(caught.value)
