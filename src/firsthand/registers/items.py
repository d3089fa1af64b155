"""What arms a sentence speaks of, and how many."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from msgspec import structs

from firsthand.language.designations import system_of
from firsthand.records import Quantity, Span, Statement
from firsthand.registers.phrases import CALIBRE, COMPOUND, JOINING, REACH, WORD, Item, Name, Phrase, with_suffix
from firsthand.registers.wording import Words

PURPOSE = re.compile(r"\bfor\s+(?:[\w’'-]+\s+){0,2}$")
APPOSITION = re.compile(r",\s+(?:an?|the|one of the)\s+(?:[\w’'-]+\s+){0,3}|,?\s+[\w’'-]+['’]s\s+(?:[\w’'-]+\s+){0,3}")
_APART = re.compile(r"[,;:(]|\b(?:and|in|on|to|from|by|years?|months?|days?)\b")
MEASURES = frozenset({"mm", "cm", "km", "m", "kg", "tonne", "mile", "square mile", "square kilometre", "foot"})
_WHOLE = re.compile(r"\D(\d{1,6})$")
_OUT_OF = re.compile(r"\s+(?:out\s+)?of\s+(?:[\w-]+\s+){0,4}$")
OR = re.compile(r"\s*[,(]?\s*or\s+(?:(?:maybe|perhaps|possibly|even|as many as)\s+)?")
"""What stands between two numbers of which either may be right."""
THEM = re.compile(r"\b(?:about|for|over|buy|buying|sell|order|ordering) them\b")
ONE = re.compile(r"\b(?:a|one) $")
FIRST_OF = re.compile(r"\bthe first (?:\w+ )?of (?:the |some |a total of )?$")
"""The whole behind what has arrived: "ten tanks, the first of 44"."""
NONE = re.compile(r"\b(?:no|not a single|neither|the number of)\s+$")
LINK = 10
"""Characters between arms and the number behind them: a particle, a name in brackets."""
TOPIC = frozenset({"about", "over", "on", "über", "om"})
"""Words before a number that may as well say what is talked about."""
LIKENESS = 20
"""Characters before arms in which a word of likeness makes them a measure: "the size of a MiG"."""
UNIT = re.compile(r"\b(?:batter(?:y|ies)|regiments?|squadrons?|units?|batch(?:es)?) of\s*$")
"""What arms are counted in: the number stands before it."""
PARTITIVE = 60
"""Characters behind "the first two jets" in which "of a batch of 12" may follow."""


def find_items(statement: Statement, text: str, lower: str, words: Words) -> list[Item]:
    """Items of ``statement`` in order. ``lower`` is ``text`` in lower case, of the same length."""
    names = _names(statement, text)
    nouns = _nouns(statement, lower, words, names)
    found = [Phrase(noun, statement, text, lower, words, names).item() for noun in nouns]
    inside = {name.start for item in found for name in item.designations}
    for name in names:
        if name.start in inside or any(item.start <= name.start < item.end for item in found):
            continue
        last = next((item for item in reversed(found) if item.end <= name.start), None)
        if last is not None and not last.noun and JOINING.fullmatch(text[last.end : name.start]):
            found[found.index(last)] = replace(last, end=name.end, designations=(*last.designations, name))
        else:
            name = with_suffix(name, text)
            if words.says("standards", lower, name.end, name.end + 15):
                continue  # "to the Viper standard"
            found.append(Item(name.start, name.end, (name,)))
        found.sort(key=lambda item: item.start)
    found = [item for k, item in enumerate(found) if k + 1 == len(found) or not _is_unit(item, found[k + 1], lower)]
    found = [i for i in found if i.designations or text[i.end : i.end + 2] not in ("'s", "’s")]  # "the ship's master"
    found = _without_purposes(_with_parts(found, lower, words), lower, words)
    statement = _without_measures(statement, lower)
    found = [
        _counted(item, statement, text, lower, words) for item in found if _are_arms(item, statement, lower, words)
    ]
    if any(item.designations or item.number for item in found):
        found = [i for i in found if i.designations or i.number or i.noun not in words.generic]
    found = [replace(i, number=_exact(i.number, statement, lower, words)) if i.number else i for i in found]
    found = [replace(i, some=_is_some(i, statement, lower, words)) for i in found]
    bare = [i for i in found if i.noun in words.vague and not (i.number or i.designations or i.parts)]
    found = (
        [replace(i, back=True) for i in bare]
        if found == bare and statement.money
        else [i for i in found if i not in bare]
    )  # "arms exports: one licence for howitzers, worth …": the sum is not that of the arms at large
    found = _in_one_list(_as_one(found), text)
    return [*found, *_of_them(statement, lower, words, found)]


def _names(statement: Statement, text: str) -> list[Name]:
    """Designations; of two that stand together ("Bayraktar Akinci") the one that says more."""
    names = [
        Name(m.start, m.end, m.canonical, m.country, bool(m.known))
        for m in statement.mentions
        if m.schema == "Designation"
    ]
    counted = {q.end + 1 for q in statement.quantities}
    for m in statement.mentions:  # "24 Typhoons"
        if m.schema == "Other" and m.start in counted and (system := system_of(m.text.removesuffix("s"))) is not None:
            names.append(Name(m.start, m.end, m.text.removesuffix("s"), next(iter(system.states), None), True))
    names.sort(key=lambda name: name.start)
    kept: list[Name] = []
    for name in names:
        if kept and text[kept[-1].end : name.start] == " ":
            first = kept.pop()
            more = first if any(map(str.isdigit, first.canonical)) > any(map(str.isdigit, name.canonical)) else name
            name = replace(more, start=first.start, end=name.end)
        kept.append(name)
    return kept


def _nouns(statement: Statement, lower: str, words: Words, names: Sequence[Name]) -> list[Span]:
    """Nouns for arms; of a compound ("missile launch vehicles") the last one."""
    spans = [
        m.span()
        for m in words.nouns.finditer(lower, statement.start, statement.end)
        if not words.lists["firm_words"].fullmatch(m.group())  # "Schiffbauer"
        and not (m.group() in words.vague and not words.free_order and _in_a_name(statement, m.span()))
    ]
    last = [n for k, n in enumerate(spans) if k + 1 == len(spans) or not _leads(lower[n[1] : spans[k + 1][0]], words)]
    covered = [False] * (statement.end - statement.start)
    for name in names:
        for at in range(max(name.start, statement.start), min(name.end, statement.end)):
            covered[at - statement.start] = True
    return [n for n in last if not covered[n[0] - statement.start]]


def _in_a_name(statement: Statement, noun: Span) -> bool:
    """ "Zastava Arms": a word of a firm's name."""
    return any(
        m.start < noun[0] and noun[1] <= m.end and m.schema not in ("Designation", "Country") and m.text.istitle()
        for m in statement.mentions
    )


def _is_unit(item: Item, following: Item, lower: str) -> bool:
    """ "A battery of FK-3 missiles": the unit is no arms of its own."""
    return bool(
        not item.designations and UNIT.search(lower[item.start : item.end + 4]) and following.start - item.end < 6
    )


def _leads(between: str, words: Words) -> bool:
    """Whether a noun only describes the next one, with nothing but such words between them."""
    return between.startswith(" ") and len(between) < COMPOUND and all(w in words.modifiers for w in between.split())


def _with_parts(found: list[Item], lower: str, words: Words) -> list[Item]:
    """ "Components for eight Su-30SM aircraft" are one item: the components."""
    kept: list[Item] = []
    for item in found:
        if (
            kept
            and kept[-1].noun in words.components
            and re.fullmatch(r"\s+(?:for|of)\s+(?:[\w-]+\s+){0,3}", lower[kept[-1].end : item.start])
        ):
            part = kept.pop()
            kept.append(replace(item, start=part.start, description=(part.start, item.end), parts=True))
        else:
            kept.append(item)
    return kept


def _without_purposes(found: list[Item], lower: str, words: Words) -> list[Item]:
    """ "Systems for Russia's Su-35, an agile fighter": what other arms are for, or are said to be, is not transferred."""
    kept: list[Item] = []
    last: Item | None = None
    for item in found:
        between = lower[last.end : item.start] if last is not None else ""
        purpose = last is not None and item.designations and PURPOSE.search(between) and len(between) < 60
        purpose = purpose and not words.triggers_in(between)  # "arms exporter, an order for 24 jets"
        apposition = last is not None and APPOSITION.fullmatch(between)
        last = item
        if not (purpose or apposition):
            kept.append(item)
    return kept


def _exact(q: Quantity, statement: Statement, lower: str, words: Words) -> Quantity:
    """ "Talks about 12 jets", "verhandelt über zwölf Kampfjets": what is talked about, and no "about twelve"."""
    before = lower[max(statement.start, q.start - COMPOUND) : q.start].split()[-1:]
    if q.approximation == "exact" or not {*before, q.text.split()[0].lower()} & TOPIC:
        return q
    talked = words.says("negotiation", lower, statement.start, q.start) or (
        words.free_order and words.says("negotiation", lower, q.end, statement.end)
    )
    return structs.replace(q, approximation="exact") if talked else q


def _is_some(item: Item, statement: Statement, lower: str, words: Words) -> bool:
    if item.number is None or item.designations:
        return False
    return words.says("some_of", lower, max(statement.start, item.number.start - 14), item.number.start)


def _as_one(found: list[Item]) -> list[Item]:
    """ "24架“鹰狮”E战斗机": a designation and a noun that one number counts are one item."""
    kept: list[Item] = []
    for item in found:
        last = kept[-1] if kept else None
        if (
            last is not None
            and last.number is not None
            and item.number is not None
            and last.number.start == item.number.start
            and _completes(last, item)
        ):
            named, noun = (last, item) if last.designations else (item, last)
            kept[-1] = replace(noun, start=last.start, end=item.end, designations=named.designations)
        else:
            kept.append(item)
    return kept


def _completes(a: Item, b: Item) -> bool:
    """Whether one has only a designation and the other only a noun."""
    bare = [item for item in (a, b) if not item.noun]
    return len(bare) == 1 and bool(bare[0].designations) and not (a if bare[0] is b else b).designations


def _in_one_list(found: list[Item], text: str) -> list[Item]:
    """Kinds that are only listed, without number or designation, are one row: "trainers, jets and radars"."""
    kept: list[Item] = []
    for item in found:
        last = kept[-1] if kept else None
        bare = last is not None and not (item.designations or item.number or last.designations or last.number)
        if (
            bare
            and last is not None
            and JOINING.fullmatch(text[last.end : item.start])
            and last.description
            and item.description
        ):
            listed = text[last.description[0] : item.end].lower()
            kept[-1] = replace(
                last, end=item.end, noun=" ".join(listed.split()), description=(last.description[0], item.end)
            )
        else:
            kept.append(item)
    return kept


def _are_arms(item: Item, statement: Statement, lower: str, words: Words) -> bool:
    """ "Tanks of diesel" are no arms, "no fighters" are none, and those of "the size of the F-16" are a measure."""
    if words.says("likeness", lower, max(statement.start, item.start - LIKENESS), item.start) or (
        words.likened_behind and words.says("likeness", lower, item.end, min(statement.end, item.end + LIKENESS))
    ):
        return False
    if words.says("contents", lower, item.end, min(statement.end, item.end + 14)):
        return False
    before = lower[max(statement.start, item.start - 15) : item.start]
    return not item.noun or NONE.search(before) is None


def _without_measures(statement: Statement, lower: str) -> Statement:
    """Without numbers that are a calibre, a length or an area: "155 mm artillery" is one kind, however many."""
    counts = tuple(q for q in statement.quantities if not CALIBRE.match(lower, q.end) and q.unit not in MEASURES)
    return statement if len(counts) == len(statement.quantities) else structs.replace(statement, quantities=counts)


def _counted(item: Item, statement: Statement, text: str, lower: str, words: Words) -> Item:
    """The item with its number: of "two of the five jets" and "the first two jets of 12" the whole, and what arrived."""
    if (part := _part_of_whole(item, statement, text)) is not None:
        return replace(item, number=part[1], arrived=part[0])
    unit = UNIT.search(lower, max(statement.start, item.start - 30), item.start)
    number, before = _number(item, statement, text, lower, words)
    number = number or _behind(item, statement, lower, words)
    either = _alternatives(item, statement, text)
    if either is not None:
        return replace(item, number=either)
    if number is not None and before is not None and _leads_to_whole(text[before.end : number.start], words):
        return replace(item, number=number, arrived=before.low)
    if unit and number is None and (one := ONE.search(lower, max(statement.start, unit.start() - 4), unit.start())):
        return replace(item, number=Quantity(one.start(), unit.end(), text[one.start() : unit.end()], 1.0, 1.0))
    for q in statement.quantities:
        if q.start > item.end and FIRST_OF.search(lower, max(item.end, q.start - 30), q.start):
            return replace(item, number=q, arrived=number.low if number is not None else None)
    at = unit.start() if unit else item.start if number is None else number.start
    ordinal = _ordinal(at, statement, lower, words)
    after = next((q for q in statement.quantities if item.end < q.start < item.end + PARTITIVE), None)
    if after is not None and _leads_to_whole(text[item.end : after.start], words):
        some = number.low if number is not None else ordinal
        return replace(item, number=after, arrived=some)
    if number is not None and ordinal is not None and _OUT_OF.search(lower[: number.start][-24:]):
        return replace(item, number=number, arrived=ordinal)
    if number is None and ordinal is not None and (unit or not item.noun.endswith("s")):
        return replace(item, arrived=ordinal)
    return replace(item, number=number)


def _part_of_whole(item: Item, statement: Statement, text: str) -> tuple[float, Quantity] | None:
    """ "Sechs von 18 Panzerhaubitzen", read as a share: so many of so many."""
    for q in statement.quantities:
        whole = _WHOLE.search(q.text) if q.unit == "share" and 0 < q.low < 1 else None
        if whole is not None and item.start - q.end >= 0 and len(WORD.findall(text[q.end : item.start])) <= REACH:
            number = float(whole[1])
            return round(q.low * number), structs.replace(q, low=number, high=number, unit=None)
    return None


def _leads_to_whole(between: str, words: Words) -> bool:
    """ "Of the", "out of", "из", "de los": the whole stands behind."""
    return (
        _OUT_OF.fullmatch(between) is not None or words.lists["out_of"].fullmatch(between.strip().lower()) is not None
    )


def _behind(item: Item, statement: Statement, lower: str, words: Words) -> Quantity | None:
    """ "K2 전차 180대", "戦闘機を105機": a number with a word for counting, right behind what it counts."""
    for q in statement.quantities:
        if 0 <= q.start - item.end <= LINK and words.lists["counters"].match(lower, q.end):
            return q if not any(mark in lower[item.end : q.start] for mark in "、，,。.") else None
    return None


def _alternatives(item: Item, statement: Statement, text: str) -> Quantity | None:
    """ "Three, or maybe 13, jets": one number with the other beside it."""
    near = [q for q in statement.quantities if item.start - PARTITIVE < q.start and q.end <= item.start]
    for a, b in pairwise(near):
        if OR.fullmatch(text[a.end : b.start]) and not text[b.end : item.start].strip(" ,)"):
            return structs.replace(a, alternatives=(a.low, b.low), approximation="or")
    return None


def _ordinal(at: int, statement: Statement, lower: str, words: Words) -> float | None:
    """ "The third of three", "its eighth fighter": the ordinal in the few words before ``at``."""
    for word in reversed(lower[max(statement.start, at - 24) : at].split()):
        if word in words.ordinals:
            return float(words.ordinals[word])
    return None


def _number(
    item: Item, statement: Statement, text: str, lower: str, words: Words
) -> tuple[Quantity | None, Quantity | None]:
    """The quantity that counts the item, and the quantity before it."""
    best: Quantity | None = None
    before: Quantity | None = None
    for q in statement.quantities:
        if q.unit in ("percent", "%") or q.start > item.end or q.low < 1:
            continue
        if any(m.start <= q.start < m.end for m in statement.money) or any(
            d.start <= q.start < d.end for d in item.designations
        ):
            continue
        if words.counted_by and not words.lists["counters"].match(lower, q.end):
            continue  # "9日、戦闘機": a day
        between = text[q.end : item.start].removeprefix(")")
        if item.start <= q.start < item.end and item.parts:
            best = best or q
        elif q.start < item.start and (
            (q.head is not None and q.head[0] < item.end and q.head[1] > item.start)
            or (q.start < item.start < q.end)
            or (len(between) < 80 and len(WORD.findall(between)) <= REACH and not _APART.search(between))
        ):
            before, best = best, q
    return best, before


def _of_them(statement: Statement, lower: str, words: Words, found: Sequence[Item]) -> list[Item]:
    """ "44 of them": a number of what was named before."""
    pronouns = [
        Item(m.end() - 4, m.end(), back=True)
        for m in THEM.finditer(lower, statement.start, statement.end)
        if words.language == "en" and not any(i.end <= m.start() for i in found)
    ]
    return pronouns + [
        Item(q.start, q.end, number=q, back=True)
        for q in statement.quantities
        if q.low >= 1
        and words.says("of_them", lower, q.end, min(statement.end, q.end + 12))
        and not any(item.number is not None and item.number.start == q.start for item in found)
    ]
