"""The table of meanings, made from files as WordNet writes them."""

from pathlib import Path

from tools.lexicon import lexicon

FILES = {
    "data.verb": (
        "00000001 41 v 02 accept 0 take 0 001 ! 00000002 v 0101 00 | to receive\n"
        "00000002 41 v 02 refuse 0 turn_down 0 001 ! 00000001 v 0101 00 | not to receive\n"
    ),
    "index.verb": "accept v 1 1 ! 1 0 00000001\nrefuse v 1 1 ! 1 0 00000002\nturn_down v 1 1 ! 1 0 00000002\n",
    "data.adj": (
        "00000003 00 a 01 open 0 001 ! 00000004 a 0101 | not shut\n"
        "00000004 00 a 01 shut 0 001 ! 00000003 a 0101 | not open\n"
        "00000005 00 s 01 ajar 0 001 & 00000003 a 0000 | slightly open\n"
    ),
    "index.adj": "open a 1 1 ! 1 0 00000003\nshut a 1 1 ! 1 0 00000004\najar a 1 1 & 1 0 00000005\n",
    "data.adv": "00000009 02 r 01 openly 0 001 \\ 00000003 a 0101 | in an open way\n",
    "index.adv": "openly r 1 1 \\ 1 0 00000009\n",
    "data.noun": (
        "00000006 04 n 01 refusal 0 001 + 00000002 v 0101 | the act\n"
        "00000007 18 n 01 doctor 0 001 @ 00000008 n 0000 | a person\n"
        "00000008 18 n 01 healer 0 000 | a person\n"
    ),
    "index.noun": "refusal n 1 1 + 1 0 00000006\ndoctor n 1 1 @ 1 0 00000007\nhealer n 1 0 1 0 00000008\n",
}


def test_meanings_contraries_nouns_of_acts_and_kinds_of_people(tmp_path: Path) -> None:
    for name, text in FILES.items():
        (tmp_path / name).write_text(f"  1 a line of the licence\n{text}", "latin-1")
    table = lexicon(tmp_path)
    verbs, nouns, qualities = table["verbs"], table["nouns"], table["adjectives"]
    assert verbs["refus"] == verbs["turn_down"] == nouns["refusal"]
    assert qualities["ajar"] == qualities["open"] == qualities["openly"] != qualities["shut"]
    pairs = {frozenset(pair) for pair in table["contrary"]}
    assert pairs == {frozenset(verbs["accept"] + verbs["refus"]), frozenset(qualities["open"] + qualities["shut"])}
    assert table["wider"]["doctor"] == table["people"]["healer"]
