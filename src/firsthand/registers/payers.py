"""Who may pay or be paid in a sentence: states, firms that no list has, bodies known by what they are, each with its part."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from firsthand.language.states import capitals, find_states
from firsthand.records import Span, Statement
from firsthand.registers.listed_names import GENERIC
from firsthand.registers.parties import Firm, Party
from firsthand.registers.paying import NOTHING, Lists
from firsthand.registers.wording import Words

BEFORE = 48
"""Characters before a name in which the word that says its part stands."""
PARTED = frozenset({"by", "from", "to", "through"})
"""Parts in which who pays or is paid stands."""
PARTS = ("through", "to", "from", "by", "aside")
STOPS = ("small", "pay", "moves", "be", "receives")
"""Lists of words over which nothing before a name leads to it."""
SKIPPED = 4
"""Words between that word and the name that only say what it is: "dallo zuccherificio Orlovo"."""
PRESS = 24
"""Characters behind a name in which it is called a newspaper."""
OPENING = 4
"""Characters in which an article can stand before a statement's first name."""
SIDE_BY_SIDE = 8
"""Characters between a name and a word for what it is: ", une ", " adlı "."""
CALLED = frozenset({"adlı", "isimli", "named", "called"})
"""What may stand between a name and what it is."""
APPOSITION = 48
"""Characters behind a name in which what it is begins: ", a mining-equipment trader in"."""
BESIDE = 24
"""Characters before "of" in which money, or what moves it, stands: "61 millions de dollars de la société"."""
_BANK = re.compile("bank|banque|banco|banca|банк|ngân hàng|银行|مصرف|بنك|بانک|銀行|은행")
"""Words for a bank: money goes through it, it does not pay."""
_ENDING = re.compile("['’]\\w{1,4}$")
_LOCATIVE = re.compile("['’][dt][ea](?:ki|n)?$")
_TOKEN = re.compile(r"(?:(?![぀-ヿ一-鿿가-힯])[\w&.’'-])+")
_LAST = re.compile(r"(?P<word>[^\W\d_][\w’'-]*)[\s«“\"„‘(（]*\Z")
_ELIDED = re.compile(r"(?:d|l|dell|all|dall|nell)[’'][^\W\d_a-zà-ÿ]")
_QUOTED = re.compile(r"[«“„\"「『]\s?(?P<name>[^\W\da-zа-яёіїєґ_][^«»“”„\"「」『』.,;:!?]{1,40}?)\s?[»”“\"」』]")
_SEATED = re.compile(r"\s(?:of|from|in|aus|von|de|di|da|do|du|van|из|з|із|z|ze)\s(?P<town>[^\W\d_a-zа-я][\w’'-]+)")
"""Where a firm is, behind its name: "Rwenzori Beans of Kampala"."""
_HAVING = re.compile(
    r"\s(?:had|has|have|will|would|a|ha|hat|hatte|avait|aurait|había|habría|terá|tinha|avrebbe|heeft|har|hade)\b"
)
"""What may stand between a firm and what it does."""
_INSIDE = frozenset({"de", "du", "del", "della", "di", "do", "da", "of", "and", "et", "y", "e", "van", "von", "&"})
"""Small words that names have inside: "Café du Mono"."""
_TRADED = re.compile(r"\s(?:en|de|di|do|da|du|des|del|of|in|von)\s[a-zà-ÿ]+(?=\W)")
"""What a body trades in, between the word for it and its name: "exportadora de café Orlovo"."""
_LEGAL = GENERIC | frozenset(
    "house merchants traders brokers trust mills foods arms shipyard shipyards works agro".split()
)
_ARMED = re.compile(
    r"(?i)\b(?:arms|armament\w*|weapon\w*|defen[cs]e|aerospace|avionics|ordnance|munition\w*|missile\w*|rüstung\w*|"
    r"arsenal|aircraft|aviation|aero|naval)\b|军|防务|вооружен|оборон|دفاع"
)
"""Words in a firm's name that say that it deals in arms."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who may pay or be paid: a state by its code, a firm by its name, a body by what it is.

    ``led`` is the part that the words before it give: "to", "from", "by", "through", "aside", "of", or none.
    """

    start: int
    end: int
    name: str
    led: str
    possessive: bool
    kind: str
    """ "state", "firm" (it has a name) or "body"."""


def says_bank(lower: str, span: Span) -> bool:
    """Whether a bank stands in the statement at ``span``."""
    return _BANK.search(lower, *span) is not None


def deals_in_arms(name: str) -> bool:
    """Whether a firm's name says so: "Baltic Arms Trading"."""
    return _ARMED.search(name) is not None


def says_firm(name: str) -> bool:
    """Whether a name has a word that firms have in theirs: "Zarya Export"."""
    return any(word.strip(".,").lower() in _LEGAL for word in name.split()[1:])


def named_firms(statement: Statement, text: str, lower: str, lists: Lists, language: str) -> list[Firm]:
    """Firms that no list has, in a sentence about paying: names that a word for a firm stands beside or inside, that stand
    where who pays or is paid does, or that stand in quotation marks behind what they are.
    """
    span = (statement.start, statement.end)
    found = [
        Firm(*m.span(), " ".join(m.group().split()), None)
        for m in lists["firm_names"].finditer(text, *span)
        if not lists["firm"].fullmatch(m.group())
    ]
    taken = [(m.start, m.end) for m in statement.money] + [(d.start, d.end) for d in statement.dates]
    quoted = -1
    for m in _QUOTED.finditer(text, *span):
        joined = 0 <= m.start() - quoted <= SIDE_BY_SIDE  # "компании «Альда» и «Киво»"
        if joined or lists["firm_before"].search(lower[max(span[0], m.start() - BEFORE) : m.start()].rstrip() + " "):
            quoted = m.end()
            found.append(Firm(*m.span("name"), m["name"].strip(), None))
    for run in capital_runs(text, span):
        firm = _firm(run, statement, text, lower, lists, language)
        if firm is not None and not any(a < firm.end and firm.start < b for a, b in taken):
            found.append(firm)
    found.sort(key=lambda f: (f.start, -f.end))
    return [f for k, f in enumerate(found) if not any(e.start <= f.start and f.end <= e.end for e in found[:k])]


def _firm(run: list[Span], statement: Statement, text: str, lower: str, lists: Lists, language: str) -> Firm | None:
    """The firm that a run of words with capitals names, or None."""
    span, called = (statement.start, statement.end), False
    while run and (lists["article"].fullmatch(w := lower[slice(*run[0])]) or lists["firm"].fullmatch(w)):
        called = called or (lists["firm"].fullmatch(w) is not None and (len(run) > 1 or language != "de"))
        if called and len(run) == 1:
            return None  # a body by what it is, not by name
        run = run[1:]
    while len(run) > 1 and _LOCATIVE.search(text, *run[0]):
        run = run[1:]  # "Karaçi'deki Karsaz Avionics"
    if not run or any(lists[name].fullmatch(lower[run[0][0] : run[-1][1]]) for name in ("pay", "moved")):
        return None  # "Anzahlung": German writes every noun so
    if any(lists["press"].fullmatch(lower[slice(*word)]) for word in run):
        return None  # "Zeitung The Coast Inquirer"
    start, end = run[0][0], run[-1][1]
    ending = _ENDING.search(text, run[-1][0], end)
    if ending is not None and (lists["to_behind"].pattern != NOTHING or ending.group() in ("'s", "’s")):
        end = ending.start()  # "Zarya Export'a"
    seated = _SEATED.match(text, run[-3][1] if len(run) > 3 else end)
    if seated is not None and not (
        seated["town"].lower() in capitals(language) or find_states(seated["town"], language)
    ):
        seated = None
    whole = text[start : min(end, seated.start()) if seated is not None else end].strip(" .’'")
    if whole.lower() in capitals(language) or any(
        m.start == 0 and m.end == len(whole) for m in find_states(whole, language)
    ):
        return None  # "the Lima trader"
    many = len(run) > 1
    over = [m for m in statement.mentions if m.start < end and start < m.end]
    legal = says_firm(whole)
    before = lower[max(span[0], start - BEFORE) : start].rstrip('«“"„‘(（ ') + " "
    behind = lower[end : min(span[1], end + APPOSITION)]
    opens = start - span[0] <= OPENING and not (many or over or behind.startswith(","))  # "Citing bank statements"
    called = called or lists["firm_before"].search(before) is not None
    called = called or (lists["firm_behind"].match(behind) is not None and not opens)
    inside = called or (legal and many)  # "Banque du Togo", "Comptoir Togo Export": a state in a firm's name
    if any(
        (m.country and not (inside and (start < m.start or m.end < end)))
        or m.schema == "Designation"
        or (m.schema == "Person" and not (called or legal))
        for m in over
    ):
        return None
    said = any(hop.cue is not None and 0 <= start - hop.cue[1] <= 1 for hop in statement.attribution)
    named_press = lists["press_before"].search(before.rstrip()) and not said  # "the weekly said F had sent"
    if named_press or lists["press_behind"].match(lower[end : end + PRESS]):
        return None
    at = seated.end() if seated else end
    at = having.end() if (having := _HAVING.match(lower, at)) else at
    acts = many and any(0 <= v.start() - at <= 1 for v in lists["pays"].finditer(lower, at, at + BEFORE))
    called = called or (acts and seated is not None)
    known = any(m.schema not in ("Person", "Place", "Date") for m in over)
    led = lead_of(start, statement, text, lower, lists)
    parted = led in PARTED and (known or legal or not is_noun_language(language))
    direct = many or _described(start, span[0], text, lower, lists) or any(m.schema == "Organization" for m in over)
    free = known and many and led == ""
    if called or legal or acts or free or (parted and direct):
        return Firm(start, end, whole, None)
    return None


def is_noun_language(language: str) -> bool:
    """Whether every noun has a capital."""
    return language == "de"


def _described(start: int, low: int, text: str, lower: str, lists: Lists) -> bool:
    """Whether a word that is neither small nor an article stands right before a name: "la azucarera Orlovo"."""
    last = _LAST.search(lower, max(low, start - BEFORE), start)
    return last is not None and not any(
        lists[name].fullmatch(last["word"]) for name in ("article", "small", "to", "from", "by", "through", "aside")
    )


def capital_runs(text: str, span: Span) -> list[list[Span]]:
    """Runs of words with capitals, as the places of their words."""
    runs: list[list[Span]] = []
    run: list[Span] = []
    inside: list[Span] = []
    for m in _TOKEN.finditer(text, *span):
        last = (inside or run)[-1][1] if run else -1
        joined = text[last : m.start()] in (" ", "\u00a0")
        elided = joined and run and _ELIDED.match(m.group()) is not None
        if m.group()[0].isupper() or elided:
            if not joined:
                run = []
                runs.append(run)
            run += [*(inside if joined else ()), m.span()]
            inside = []
        elif joined and not inside and m.group() in _INSIDE:
            inside = [m.span()]
        else:
            run, inside = [], []
    return [run for run in runs if run]


def actors(
    statement: Statement,
    parties: Sequence[Party],
    firms: Sequence[Firm],
    text: str,
    lower: str,
    lists: Lists,
    words: Words,
) -> list[Actor]:
    """All who may pay or be paid in a statement, in order; of two in one place the one that says more."""
    span = (statement.start, statement.end)
    shown = [
        hop.source for hop in statement.attribution if hop.source is not None and hop.type in ("outlet", "document")
    ]
    ways = [m.span() for m in lists["through"].finditer(lower, *span)]
    bodies = [
        (
            m.start("who"),
            min([m.end("who"), *(d.start for d in statement.dates if m.start("who") < d.start < m.end("who"))]),
        )
        for m in lists["body"].finditer(text, *span)
        if not any(start <= m.start("who") < end for start, end in ways)  # "par l'intermédiaire de"
    ]
    found = [Actor(start, end, _without_small(text[start:end], lists), "", False, "body") for start, end in bodies]
    found += [Actor(f.start, f.end, f.name, "", False, "firm") for f in firms]
    found += [
        Actor(p.start, p.end, p.state, _ending(p, words), p.possessive, "state") for p in parties if not p.speaker
    ]
    found = [a for a in found if not any(start <= a.start < end for start, end in shown)]
    found.sort(key=lambda a: (a.start, a.start - a.end))
    kept: list[Actor] = []
    for k, actor in enumerate(found):
        last = kept[-1] if kept else None
        if last is not None and actor.start < last.end:
            if last.kind == "body" and actor.kind == "firm":
                kept[-1] = replace(actor, start=last.start, end=max(last.end, actor.end))
            continue
        begins = actor.kind == "body" and any(
            f.kind == "firm" and 0 <= f.start - actor.end <= 2 for f in found[k + 1 :]
        )
        if last is not None and not begins and (one := _one_body(last, actor, text, lower, lists, words)) is not None:
            kept[-1] = one
            continue
        if actor.kind == "state" and (
            lists["goods"].match(lower, actor.end + 1)
            or any(m.schema == "Designation" and 0 <= m.start - actor.end <= 1 for m in statement.mentions)
        ):
            continue  # "Russian weapons": whose they are, not who pays
        if (
            last is not None
            and actor.kind == "state"
            and last.kind != "state"
            and lists["of_place"].fullmatch(lower[last.end : actor.start])
        ):
            continue  # "the shipyard in France": where it is, not who
        kept.append(actor)
    return [actor if actor.led else _led(actor, statement, text, lower, lists) for actor in kept]


def _without_small(name: str, lists: Lists) -> str:
    """ "The exporter in" is the exporter: the date behind it is not where it is."""
    head, _, last = name.rstrip().rpartition(" ")
    return head if head and lists["where"].fullmatch(last.lower()) else name.rstrip()


def _one_body(a: Actor, b: Actor, text: str, lower: str, lists: Lists, words: Words) -> Actor | None:
    """ "La firma Sillar", "Sillar, a trader": a name and what it is, side by side, are one, under the name; so are a name and
    the same in other letters in brackets behind it.
    """
    between = text[a.end : b.start]
    if {a.kind, b.kind} == {"firm"} and between.strip() in ("(", "（"):
        return replace(b, start=a.start)
    if a.kind == "body" and (traded := _TRADED.match(between)) is not None:
        between = between[traded.end() :]  # "un négociant en cuivre, Cobre Lontué"
    if {a.kind, b.kind} != {"firm", "body"} or len(between) > SIDE_BY_SIDE:
        return None
    told = between.strip(" ,«»“”„\"'「『，、（(").lower()
    verb = any(lists[name].fullmatch(told) for name in STOPS)
    goods = a.kind == "body" and told.isalpha() and not verb  # "مصنع السكر Orlovo"
    if told and not (lists["article"].fullmatch(told) or told in CALLED or goods):
        return None
    if any(lists[f"led_{part}"].search(lower, a.end, b.start) for part in PARTS):
        return None
    name = a if a.kind == "firm" else b
    return Actor(a.start, b.end, name.name, a.led, name.possessive, "firm")


def _ending(party: Party, words: Words) -> str:
    """The part that the ending or particle behind a name gives, in languages that have those: "Türkiye'ye"."""
    if not (words.postposed or words.language == "tr"):
        return ""
    return next((part for part in ("from", "to", "by") if words.lists[part].fullmatch(party.preposition)), "")


def _led(actor: Actor, statement: Statement, text: str, lower: str, lists: Lists) -> Actor:
    """The actor with its part: by what stands behind its name, by the case of what it is, or by the words before."""
    low = statement.start
    if lists["through_behind"].match(lower, actor.end):
        return replace(actor, led="through")
    if actor.kind != "state" and lower.startswith(("'s ", "’s "), actor.end):
        return replace(actor, led="of", possessive=True)
    if actor.kind != "state":
        for part in ("to", "from"):
            if lists[f"{part}_behind"].match(lower, actor.end):
                return replace(actor, led=part)
        if actor.start - low <= OPENING:
            return actor  # "A firma Café do Mono": its article, and no "to"
        for part in ("to", "by"):  # "фирме", "фирмой": what it is stands right before its name or opens it
            if any(m.end() >= actor.start - 1 for m in lists[f"{part}_firm"].finditer(lower, low, actor.end)):
                return replace(actor, led=part)
    if lists["by_behind"].match(lower, actor.end):
        return replace(actor, led="by")
    part = lead_of(actor.start, statement, text, lower, lists)
    if part in ("by", "from") and _BANK.search(actor.name.lower()):
        part = "through"  # "przez bank na Cyprze"
    if part == "of" and actor.kind == "state":
        part = ""  # "the army of Sudan paid"
    return replace(actor, led=part)


def lead_of(start: int, statement: Statement, text: str, lower: str, lists: Lists) -> str:
    """The part that the word before a name gives it, over words that only say what it is; none where another name, a small
    word or a verb comes first.
    """
    at, low = start, statement.start
    for _ in range(SKIPPED + 1):
        before = lower[max(low, at - BEFORE) : at].rstrip('«“"„‘(（')
        for part in PARTS:
            if (match := lists[f"led_{part}"].search(before)) is None:
                continue
            if lists["firm"].fullmatch(match.group().strip()) and lists["firm"].search(lower, at, start + SIDE_BY_SIDE):
                return ""  # "перечислила верфи торговая компания": another body by its case
            if part == "from" and lists["led_of"].search(before):
                return _of_or_from(at - len(before) + match.start(), statement, lower, lists)
            return part
        last = _LAST.search(lower, max(low, at - BEFORE), at)
        if last is None or any(lists[name].fullmatch(last["word"]) for name in STOPS):
            return "of" if lists["led_of"].search(before) else ""
        if text[last.start()].isupper() and not lists["firm"].fullmatch(last["word"]):
            return ""
        at = last.start()
    return ""


def _of_or_from(at: int, statement: Statement, lower: str, lists: Lists) -> str:
    """What a word that is both "of" and "from" says: who pays stands behind a sum or a word for money, or soon behind a verb
    that moves it ("kwam tot nu toe van"); whose account it went to is paid.
    """
    low = max(statement.start, at - BESIDE, lower.rfind(",", statement.start, at))
    end = len(lower[:at].rstrip())

    def ends(name: str) -> bool:
        return any(m.end() == end for m in lists[name].finditer(lower, low, at))

    if ends("account"):
        return "to"
    moved = any(lists[name].search(lower, low, at) for name in ("moves", "receives"))
    return "from" if moved or ends("moved") or any(0 <= at - m.end <= 1 for m in statement.money) else "of"
