"""An analyst's decisions about entities, and their undoing."""

from firsthand.entities.judged import NO_ENTITY, NO_NAME, ONE_NAME, judged
from firsthand.records import Judgement
from tests.entities.made import account, descent, named, names, only

TEXTS = ("Dr. Orlo Venn spoke. Mr. Venn left.", "The analyst Ada Bell wrote.")
DESCENT = descent([account("a", TEXTS[0]), account("b", TEXTS[1])])


def decide(decision: str, *entities: str, value: str = "", name: str = "J1") -> Judgement:
    return Judgement(name=name, decision=decision, entities=entities, value=value, time="2031-05-02")  # type: ignore[arg-type]


def test_two_are_one() -> None:
    found = named(*TEXTS)
    venn, bell = only(found, "Orlo Venn"), only(found, "Ada Bell")
    after, told = judged(found, DESCENT, [decide("same-entity", venn.id, bell.id)])
    (one,) = [e for e in after if e.schema == "Person"]
    assert (one.id, names(one)) == (venn.id, names(venn) | names(bell))
    assert one.accounts.lower == 2
    assert any("J1" in alias.reason for alias in one.aliases)
    assert told[0].touches == (venn.id,)


def test_a_third_joins_the_two() -> None:
    found = named(*TEXTS, "Dr. Ike Moss wrote.")
    ids = [only(found, name).id for name in ("Orlo Venn", "Ada Bell", "Ike Moss")]
    asked = [decide("same-entity", ids[0], ids[1]), decide("same-entity", ids[2], ids[1], name="J2")]
    after, told = judged(found, DESCENT, asked)
    (one,) = [e for e in after if e.schema == "Person"]
    assert one.id == ids[2]
    assert not any(t.resting for t in told)


def test_a_name_is_parted() -> None:
    found = named(*TEXTS)
    venn = only(found, "Orlo Venn")
    after, told = judged(found, DESCENT, [decide("not-same-entity", venn.id, value="Mr. Venn")])
    assert names(only(after, "Orlo Venn")) == {"Dr. Orlo Venn"}
    apart = only(after, "Mr. Venn")
    assert (apart.schema, told[0].touches) == ("Person", (venn.id, apart.id))


def test_what_is_not_there_rests() -> None:
    found = named(*TEXTS)
    venn, bell = only(found, "Orlo Venn"), only(found, "Ada Bell")
    asked = [
        decide("same-entity", venn.id, "e-gone"),
        decide("not-same-entity", venn.id, value="the captain"),
        decide("not-same-entity", bell.id, value="Ada Bell"),
    ]
    after, told = judged(found, DESCENT, asked)
    assert [t.resting for t in told] == [NO_ENTITY, NO_NAME, ONE_NAME]
    assert after == found


def test_without_judgements_nothing_changes() -> None:
    found = named(*TEXTS)
    assert judged(found, DESCENT, [decide("accept")]) == (found, ())
