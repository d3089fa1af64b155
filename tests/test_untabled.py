"""The whole main job on a pile in a language for which nothing of ours has tables."""

import json
from pathlib import Path

import pytest

from firsthand.cli import run

# Made up, in Icelandic. The second account is the first cut short.
WHOLE = (
    "Hafnarstjórnin í Selmouth samþykkti á þriðjudag að leigja norðurbryggjuna félagi sem er skráð á Möltu. "
    "„Við höfum aldrei greitt fyrir bátana,“ sagði formaðurinn, Anna Brandt. "
    "Leigutíminn er 25 ár og verðið 41 milljón króna. Tveir nefndarmenn greiddu atkvæði gegn samningnum. "
    "Íbúar mótmæltu fyrir utan ráðhúsið með borðum og trommum fram á kvöld."
)
CUT = WHOLE[: WHOLE.index(" Íbúar")]
OTHER = (
    "Næturlestin milli Corrow og Vell gengur á ný frá desember eftir níu ár, að sögn járnbrautanna. Miðinn kostar 39."
)


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    lines = [{"id": name, "text": text} for name, text in (("whole", WHOLE), ("cut", CUT), ("other", OTHER))]
    (tmp_path / "pile.jsonl").write_text("\n".join(json.dumps({**line, "language": "is"}) for line in lines))
    return tmp_path / "pile.jsonl"


def test_a_language_without_tables_goes_through_the_whole_job(
    tmp_path: Path, pile: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    def say(*words: str | Path) -> str:
        status = run([str(word) for word in words])
        out, err = capfd.readouterr()
        assert status == 0, err
        return out

    case = tmp_path / "case"
    assert say("build", pile, "--case", case, "--quiet").startswith("3 accounts, 2 origins.")
    assert "A2 cut" in say("show", case, "origins")
    assert say("quote", case, "Við höfum aldrei greitt fyrir bátana").startswith("Verbatim")
    assert say("quote", case, "Við höfum alltaf greitt fyrir bátana").startswith("Near")
    assert "»bátana«" in say("find", case, "batana")
    assert "Not read: " in say("why", case, "A1")
    data = json.loads(say("export", case))
    gaps = [gap["reason"] for gap in data["gaps"] if gap["part"].startswith("statements of ")]
    assert len(gaps) == 3
    assert all("“is”" in gap for gap in gaps)
    assert "“is”" in (case / "report.html").read_text("utf-8")


def test_read_says_that_it_cannot(tmp_path: Path, pile: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["read", str(pile)]) == 0
    assert capfd.readouterr().out.count("not read: No tables for the language “is”") == 3
    assert run(["read", str(pile), "--json"]) == 0
    lines = [json.loads(line) for line in capfd.readouterr().out.splitlines()]
    assert [line["gaps"][0].split(":")[0] for line in lines] == ["No tables for the language “is”"] * 3
