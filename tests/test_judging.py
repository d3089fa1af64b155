"""An analyst's decisions from the command line to the report: applied, kept, marked, and undone without a trace."""

import json
from pathlib import Path
from typing import Any

import pytest

from firsthand.pipeline.judging import about, judged_findings
from firsthand.records import Anchor, Document, Finding, Judgement
from firsthand.store import open_case
from firsthand.store.codec import encode
from firsthand.store.results import latest
from tests.steps import Say

FULL = (
    "Customs men opened nine crates in Port Ansel last week, the harbour master said. They found guidance units for "
    "missiles in all of them, packed in straw and old newspapers.\n\nThe ship had come from Sund with a cargo of bulbs. "
    "Its captain told the men that he had never looked into the crates, and that nobody had asked him to.\n\nThe crates "
    "stand in a shed behind the customs house. A guard sits before the door, day and night."
)
CUT = FULL.partition("\n\nThe crates")[0]
ALONE = "A clerk in Sund counted eleven hulls on Sunday. Nobody had asked him to do so at all, and nobody thanked him."

pytestmark = pytest.mark.usefixtures("quick_steps")


@pytest.fixture
def case(tmp_path: Path, say: Say) -> Path:
    pile = tmp_path / "pile"
    pile.mkdir()
    for name, text, outlet in (
        ("full", FULL, "Ansel Post"),
        ("short", CUT, "Sund Mirror"),
        ("apart", ALONE, "Sund Ledger"),
    ):
        (pile / f"{name}.jsonl").write_text(json.dumps({"id": name, "text": text, "outlet": outlet}))
    assert say("build", pile, "--case", tmp_path / "case")[0] == 0
    return tmp_path / "case"


def edges(case: Path) -> dict[str, str]:
    """Outlet of each child with that of its parent."""
    with open_case(case) as held:
        results = latest(held)
    outlets = {one.id: one.label for one in (*results.documents, *results.descent.archetypes)}
    return {outlets[one.child]: outlets[one.parent] for one in results.descent.derivations}


def exported(case: Path, say: Say) -> Any:
    return json.loads(say("export", case)[1])


EVERY = (
    (["original", "Sund Mirror"], "Sund Mirror is the original"),
    (["cut", "Sund Mirror>Ansel Post"], "does not derive from"),
    (["same-owner", "Ansel Post", "Sund Ledger"], "are of one owner"),
    (["outlet", "Sund Mirror", "The Bulb"], "is an account of The Bulb"),
    (["date", "Sund Mirror", "2031-05-02"], "was published 2031-05-02"),
    (["furniture", "Sund Mirror", "nobody had asked him to."], "holds page furniture"),
    (["accept", "F1"], "accepted"),
    (["reject", "F1"], "rejected"),
    (["restate", "F1", "The clerk counts, nobody else."], "restated"),
)


def test_the_pile_is_what_the_decisions_are_about(case: Path) -> None:
    assert edges(case) == {"Sund Mirror": "Ansel Post"}


@pytest.mark.parametrize(("words", "told"), EVERY, ids=lambda value: value[0] if isinstance(value, list) else "")
def test_every_decision_is_applied_marked_listed_and_undone_without_a_trace(
    words: list[str], told: str, case: Path, say: Say
) -> None:
    with open_case(case) as held:
        before = encode(latest(held))
    page = (case / "report.html").read_bytes()
    data = exported(case, say)
    status, _, err = say("judge", case, *words, "--note", "seen in the shed", "--operator", "R. Vane")
    assert status == 0, err
    after = exported(case, say)
    (judgement,) = after["judgements"]
    assert judgement["name"] == "J1"
    assert judgement["decision"] == words[0]
    assert judgement["note"] == "seen in the shed"
    assert judgement["operator"] == "R. Vane"
    assert judgement["touches"]
    assert {name: after[name] for name in data if name != "judgements"} != data
    # Marked with day and note: in the list, in the report, and where it bears.
    listed = say("show", case, "judgements")[1]
    assert told in " ".join(listed.split())
    assert "applied" in listed
    report = (case / "report.html").read_text("utf-8")
    assert "Judgements in force" in report
    assert report.count("seen in the shed") >= 2
    assert "J1" in say("why", case, judgement["touches"][0])[1]
    # The same again is refused; undone, everything is as it was, to the last byte.
    assert say("judge", case, *words)[0] in {2, 6}  # decided already, or not there any more by that name
    assert say("judge", case, "undo", "j1")[0] == 0
    with open_case(case) as held:
        assert encode(latest(held)) == before
    assert (case / "report.html").read_bytes() == page
    assert "undone" in say("show", case, "judgements")[1]
    assert say("judge", case, "undo", "J1")[0] == 6


def test_a_judgement_survives_another_account_a_lost_database_and_a_second_case_run(
    tmp_path: Path, case: Path, say: Say
) -> None:
    say("judge", case, "cut", "Sund Mirror>Ansel Post")
    say("judge", case, "reject", "F1")
    assert edges(case) == {}
    (tmp_path / "more.txt").write_text("Rain fell on the upper valley for nine days on end, and the keepers argued.")
    assert say("add", case, tmp_path / "more.txt")[0] == 0
    assert edges(case) == {}
    data = exported(case, say)
    assert [one["resting"] for one in data["judgements"]] == [None, None]
    assert [one["severity"] for one in data["findings"]] == ["read"]
    (case / "case.sqlite").unlink()
    assert say("analyse", case)[0] == 0
    assert exported(case, say) == data


def test_a_judgement_about_an_account_that_was_replaced_rests_and_says_so(tmp_path: Path, case: Path, say: Say) -> None:
    say("judge", case, "furniture", "Sund Mirror", "nobody had asked him to.")
    say("judge", case, "cut", "Sund Mirror>Ansel Post")
    short = tmp_path / "pile" / "short.jsonl"
    short.write_text(json.dumps({"id": "short", "text": CUT.replace("nine", "ten"), "outlet": "Sund Mirror"}))
    status, out, _ = say("add", case, short)
    assert status == 0
    assert out.count("rests: the account is no longer in the case.") == 2
    assert edges(case) == {"Sund Mirror": "Ansel Post"}
    assert [one["resting"] for one in exported(case, say)["judgements"]] == ["the account is no longer in the case"] * 2
    assert say("show", case, "judgements")[1].count("rests: the account is no longer in the case") == 2


@pytest.mark.parametrize(
    ("words", "status", "says"),
    [
        (["furniture", "Sund Mirror", "words that are not there"], 4, "does not have these words"),
        (["furniture", "Sund Mirror", "crates"], 4, "2 times"),
        (["furniture", "Sund Mirror", " "], 4, "does not have these words"),
        (["original", "nobody"], 6, "Nothing in the case is called"),
        (["cut", "Ansel Post>Sund Mirror"], 6, "Nothing in the case is called"),
        (["cut", "Sund Mirror"], 2, "is no edge"),
        (["accept", "F9"], 6, "Nothing in the case is called"),
        (["accept", "A1"], 2, "is no finding"),
        (["date", "Sund Mirror", "last week"], 2, "is no date"),
        (["outlet", "Sund Mirror", "–"], 2, "needs a name"),
        (["restate", "F1", " – "], 2, "needs words"),
        (["restate", "F1", "bad\udcff"], 2, "no text"),
        (["reject", "F1", "--note", "bad\udcff"], 2, "no text"),
        (["reject", "F1", "--operator", "bad\udcff"], 2, "no text"),
        (["outlet", "Sund Mirror", "bad\udcff"], 2, "no text"),
        (["same-owner", "Sund Mirror", "Sund Mirror"], 2, "one outlet already"),
        (["guess", "Sund Mirror"], 2, "There is no decision"),
        (["cut"], 2, "not 0"),
        (["undo", "J1"], 6, "No judgement"),
    ],
)
def test_what_is_not_there_cannot_be_judged(words: list[str], status: int, says: str, case: Path, say: Say) -> None:
    log = (case / "log.jsonl").read_bytes()
    found, out, err = say("judge", case, *words)
    assert (found, out) == (status, "")
    assert says in err
    assert (case / "log.jsonl").read_bytes() == log


def test_an_original_that_stands_alone_is_said_to_change_nothing(case: Path, say: Say) -> None:
    _, out, _ = say("judge", case, "original", "Sund Ledger")
    assert "applied: the account stands alone, nothing derives from it." in out
    assert "nothing derives" not in say("judge", case, "original", "Sund Mirror")[1].partition("J2")[2]


def test_words_that_a_judgement_quotes_are_not_broken(case: Path, say: Say) -> None:
    say("judge", case, "furniture", "Ansel Post", FULL[:150])
    listed = " ".join(say("show", case, "judgements")[1].split())
    quoted = listed[listed.index("“") + 1 : listed.index("”")]
    assert quoted.endswith("…")
    assert FULL.startswith(quoted[:-1] + " ")


def test_of_two_decisions_on_one_thing_the_later_counts(case: Path, say: Say) -> None:
    say("judge", case, "date", "Sund Mirror", "2031-05-02")
    say("judge", case, "date", "Sund Mirror", "2031-05-03")
    say("judge", case, "reject", "F1")
    say("judge", case, "restate", "F1", "The clerk counts.")
    data = exported(case, say)
    assert [one["published"] for one in data["documents"] if one["outlet"] == "Sund Mirror"] == ["2031-05-03"]
    assert [bool(one["resting"]) for one in data["judgements"]] == [True, False, True, False]
    assert data["findings"][0]["severity"] == "low"
    assert data["findings"][0]["reason"].startswith("The clerk counts. Restated; first it read: “Because.”")
    say("judge", case, "undo", "J2")
    data = exported(case, say)
    assert [one["published"] for one in data["documents"] if one["outlet"] == "Sund Mirror"] == ["2031-05-02"]


def test_the_log_holds_every_judgement_and_its_undoing(case: Path, say: Say) -> None:
    say("judge", case, "original", "Sund Mirror", "--note", "its page is older")
    say("judge", case, "undo", "J1", "--note", "it is not")
    with open_case(case) as held:
        acts = {entry.action: entry.payload for entry in held.log.entries if entry.action in ("judged", "undone")}
        assert held.in_force() == []
    assert acts["judged"]["note"] == "its page is older"
    assert acts["undone"] == {"judgement": "J1", "note": "it is not"}
    assert edges(case) == {"Sund Mirror": "Ansel Post"}


def test_a_finding_is_the_same_one_in_whichever_witness_its_parents_words_are_quoted() -> None:
    def finding(witness: str, child: str = "child", words: str = "nine crates") -> Finding:
        return Finding(
            id=f"f-{witness}-{child}", code="N101", name="number changed", severity="high", reason="Made up.",
            a=Anchor(witness, 5, 5 + len(words), words), b=Anchor(child, 0, 10, "ten crates"),
            derivation=f"{child}>archetype-1",
        )  # fmt: skip

    documents = [Document(id=name, sha256="0", path=name, text=FULL, media="text") for name in ("child", "w1", "w2")]
    seen = finding("w1")
    reject = Judgement(name="J1", decision="reject", accounts=about(seen), code=seen.code, a=seen.a, b=seen.b)
    (marked,), (told,) = judged_findings([finding("w2")], documents, [reject])
    assert marked.severity == "read"
    assert told.touches == (marked.id,)
    for other in (finding("w1", child="w2"), finding("w1", words="eight crates")):
        (left,), (told,) = judged_findings([other], documents, [reject])
        assert left == other
        assert told.resting == "there is no such finding in this analysis"


def test_the_reliability_of_a_source_is_shown_and_the_later_one_counts(case: Path, say: Say) -> None:
    assert say("judge", case, "reliability", "Ansel Post", "z")[0] == 2
    say("judge", case, "reliability", "Ansel Post", "b")
    assert "is of reliability B (usually reliable)" in say("show", case, "judgements")[1]
    assert "reliability B" in say("why", case, "Ansel Post")[1]
    say("judge", case, "reliability", "Ansel Post", "C")
    data = exported(case, say)
    assert [bool(one["resting"]) for one in data["judgements"]] == [True, False]


def test_what_changed_since_is_told(case: Path, say: Say) -> None:
    line = len((case / "log.jsonl").read_text().splitlines())
    say("judge", case, "cut", "Sund Mirror>Ansel Post")
    status, out, _ = say("diff", case, "--since", str(line))
    assert status == 0
    assert "Sund Mirror from Ansel Post" in out
    assert "gone" in out
    told = json.loads(say("diff", case, "--since", str(line), "--json")[1])
    assert {one["part"] for one in told["differences"]} >= {"edge", "origins"}
    assert "no analysis then" in say("diff", case, "--since", "2001-01-01")[1]
    assert say("diff", case, "--since", "yesterday")[0] == 2
    say("judge", case, "undo", "J1")
    assert "0 differences" in say("diff", case, "--since", str(line))[1]


def test_claims_that_rest_on_little_are_a_view(case: Path, say: Say) -> None:
    assert say("show", case, "claims", "--single")[0] == 0
    assert say("show", case, "findings", "--single")[0] == 2
    rows = json.loads(say("show", case, "claims", "--single", "--json")[1])
    assert all(row["rests_on"] for row in rows)


def test_the_places_behind_a_finding_are_given_as_footnotes(case: Path, say: Say) -> None:
    status, out, _ = say("why", case, "F1", "--footnotes")
    assert status == 0
    assert all(line.startswith("“") and "SHA-256" in line for line in out.splitlines())
    assert json.loads(say("why", case, "F1", "--footnotes", "--json")[1]) == out.splitlines()
    words = out.partition("”")[0].removeprefix("“")
    assert say("quote", case, words, "--footnotes")[1].startswith("“")
