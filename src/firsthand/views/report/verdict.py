"""The verdict: what the whole pile adds up to, in plain sentences."""

from collections.abc import Iterator, Mapping

from markupsafe import Markup

from firsthand.records import Document, Family
from firsthand.views.report import wording
from firsthand.views.report.evidence import severity_counts
from firsthand.views.report.model import Line, Verdict
from firsthand.views.report.sayings import Said
from firsthand.views.report.setting import Setting, anchored
from firsthand.views.spoken import GRAVE, spoken
from firsthand.views.unread import unread
from firsthand.views.visible import visible

MOST_FAMILIES = 4
NARROW_TO = "\u00a0to\u00a0"
"""A range and what it counts stay on one line."""


def verdict(setting: Setting, everything: Said) -> Verdict:
    """The headline, why it is a range where it is one, and a line for each thing a reader asks first."""
    results = setting.results
    origins = results.descent.origins
    held = wording.counted(len(results.documents), "account")
    if not results.documents:
        headline = "No account was read"
    else:
        many = "origin" if (origins.lower, origins.upper) == (1, 1) else "origins"
        headline = f"{held}, {wording.bounds(origins.lower, origins.upper)} {many}".replace(" to ", NARROW_TO)
        headline = headline.replace(f" {many}", f"\u00a0{many}")
    why = "Why a range" if origins.lower < origins.upper else "What the count rests on"
    return Verdict(headline, why, origins.unsettled, tuple(_lines(setting, everything)))


def _lines(setting: Setting, everything: Said) -> Iterator[Line]:
    if setting.results.documents:
        if len(setting.results.descent.origins.stories) > 1:
            yield Line("Stories", _stories(setting))
        yield Line("Descent", _descent(setting))
        yield Line("Originals", _originals(setting))
        yield Line("Differences", _differences(setting))
        yield Line("Whose word", _sourcing(everything))
        if adds_up := _registers(setting):
            yield Line("Adds up to", adds_up)
        if unread_ones := unread(setting.results):
            yield Line("Not read", _not_read(setting, unread_ones))
    yield Line("Set aside", _set_aside(setting))


def _registers(setting: Setting) -> Markup:
    """How many rows the registers have, each opening its section; empty where none has any."""
    held = setting.results.registers
    eligible = sum(1 for deal in held.deals if deal.eligible.value)
    deals = [wording.counted(eligible, "eligible deal")] if eligible else []
    if len(held.deals) > eligible:
        deals.append(wording.counted(len(held.deals) - eligible, "candidate" if deals else "candidate for a deal",
                                     None if deals else "candidates for a deal"))  # fmt: skip
    told = [
        anchored(href, words)
        for href, words, rows in (
            ("#deals", " and ".join(deals), held.deals),
            ("#payments", wording.counted(len(held.payments), "payment or route", "payments or routes"), held.payments),
            ("#sanctions", wording.counted(len(held.sanctions), "listing"), held.sanctions),
            ("#timeline", wording.counted(len(held.events), "event"), held.events),
        )
        if rows
    ]
    return Markup(", ").join(told) + Markup(".") if told else Markup("")


def _descent(setting: Setting) -> Markup:
    families = [f for f in setting.results.descent.origins.families if f.root in setting.documents]
    large = sorted((f for f in families if _size(setting, f) > 1), key=lambda f: -_size(setting, f))
    alone = [f for f in families if _size(setting, f) <= 1]
    total = len(setting.results.documents)
    told = [_family(setting, family, total) for family in large[:MOST_FAMILIES]]
    if len(large) > MOST_FAMILIES:
        more = len(large) - MOST_FAMILIES
        have = "more family has" if more == 1 else "more families have"
        told.append(Markup("{} {} several accounts each.").format(wording.number(more), have))
    open_ = {e.child: e.parent for e in setting.results.descent.derivations if not e.settled}
    doubtful = [family for family in alone if family.root in open_]
    if len(doubtful) > 2:
        told.append(
            Markup("{} may derive from another text, or stand alone: that is unsettled.").format(
                wording.counted(len(doubtful), "account")
            )
        )
    else:
        for family in doubtful:
            told.append(
                Markup("{} may derive from {}, or stand alone: that is unsettled.").format(
                    _linked(setting, family.root), _linked(setting, open_[family.root])
                )
            )
    mixed = {e.child: e.parent for e in setting.results.descent.derivations if e.settled}
    for family in alone:
        if family.root in mixed and family not in doubtful:
            told.append(
                Markup("{} has a part from {}, which it names, and is an origin of its own for the rest.").format(
                    _linked(setting, family.root), _linked(setting, mixed[family.root])
                )
            )
    alone = [family for family in alone if family not in doubtful and family.root not in mixed]
    if alone:
        names = wording.listing([_alone(setting, family) for family in alone])
        verb = "stands" if len(alone) == 1 else "stand"
        told.append(Markup("{} {} alone: no dependence on another account was found.").format(visible(names), verb))
    return Markup(" ").join(told) or Markup("Nothing is known about how the accounts hang together.")


def _stories(setting: Setting) -> Markup:
    """Which accounts may tell which story, where the pile may hold several: origins of two stories do not bear each other out."""
    stories = setting.results.descent.origins.stories
    groups = sorted((story for story in stories if len(story) > 1), key=len, reverse=True)
    alone = [member for story in stories if len(story) == 1 for member in story]
    total = len(setting.results.documents)
    if not groups:
        return Markup(
            "By words and facts no two accounts are alike; they may tell different stories, and are counted together."
        )
    if len(groups) == 1:
        return Markup(
            "By words and facts {} {} like none of the others and may tell another story; all are counted together."
        ).format(_who(setting, alone, total), "is" if len(alone) == 1 else "are")
    told = [_who(setting, list(story), total) for story in groups[:MOST_FAMILIES]]
    if (more := len(groups) - MOST_FAMILIES) > 0:
        told.append(Markup("{} more of several accounts").format(wording.number(more)))
    if alone:
        told.append(Markup("like none of the others: {}").format(_who(setting, alone, total)))
    return Markup(
        "By words and facts the accounts fall into {} groups, which may tell different stories; all are counted together: {}."
    ).format(wording.number(len(groups)), Markup("; ").join(told))


def _size(setting: Setting, family: Family) -> int:
    return len(_members(setting, family))


def _members(setting: Setting, family: Family) -> list[str]:
    everyone = dict.fromkeys((family.root, *family.members))
    return [name for name in everyone if name in setting.documents and setting.documents[name].held]


def _alone(setting: Setting, family: Family) -> str:
    member = next(iter(_members(setting, family)), family.root)
    root = setting.documents[family.root]
    if not root.held:
        whose = f"an article of {wording.shortened(root.outlet.value, 60)}" if root.outlet else "an unnamed original"
        return f"{setting.named(member)}, from {whose} that is not held,"
    return setting.named(member)


def _family(setting: Setting, family: Family, total: int) -> Markup:
    members = _members(setting, family)
    root = setting.documents[family.root]
    if root.held:
        others = [name for name in members if name != root.id]
        who = _who(setting, others, total)
        verb = "goes" if len(others) == 1 else "go"
        return Markup("{} {} back to {}, which is held.").format(who, verb, _linked(setting, root.id))
    everyone = len(members) == total and total > 1
    who = Markup("All of them") if everyone else _who(setting, members, total)
    verb = "goes" if len(members) == 1 else "go"
    return Markup("{} {} back to one text, {}, which is not held.").format(who, verb, _original(setting, root))


def _who(setting: Setting, members: list[str], total: int) -> Markup:
    if len(members) > 6:
        return Markup("{} of the {}").format(wording.number(len(members)), wording.number(total))
    labels = [anchored(setting.account_href(name), setting.label(name)) for name in members]
    if len(labels) < 2:
        return Markup("").join(labels)
    return Markup("{} and {}").format(Markup(", ").join(labels[:-1]), labels[-1])


def _linked(setting: Setting, document: str) -> Markup:
    """Siglum as a link, then the name: the first place where a reader meets them."""
    name = f" ({setting.name(document, 60)})" if document in setting.documents else ""
    return Markup("{}{}").format(anchored(setting.account_href(document), setting.label(document)), visible(name))


def _original(setting: Setting, root: Document) -> Markup:
    if root.outlet is None:
        return Markup("an unnamed original")
    published = root.published.value if root.published else None
    return visible(wording.the_article(wording.shortened(root.outlet.value, 80), published))


def _originals(setting: Setting) -> Markup:
    missing = list(setting.results.descent.archetypes)
    if not missing:
        return Markup("No original is known to be missing from the pile.")
    restored = [a for a in missing if a.text.strip()]
    words = Markup("{} not in the pile: {}. ").format(
        f"{wording.counted(len(missing), 'original')} {'is' if len(missing) == 1 else 'are'}",
        visible(wording.listing([f"{setting.label(a.id)} ({wording.named(a, 60)})" for a in missing])),
    )
    if restored:
        witnesses = {w.document for a in restored for w in a.witnesses}
        size = sum(wording.words(a.text) for a in restored)
        told = (
            f"{wording.counted(size, 'word')} of {'it' if len(missing) == 1 else 'them'} {'is' if size == 1 else 'are'}"
        )
        words += Markup("{} restored from {}. ").format(told, wording.counted(len(witnesses), "witness", "witnesses"))
    return words + Markup('<a href="#fetch">What to fetch and what it would settle</a>.')


def _differences(setting: Setting) -> Markup:
    counts = severity_counts(setting.results.findings)
    read = counts.pop("read")
    total = sum(counts.values())
    told = Markup("")
    if total:
        parts = ", ".join(f"{wording.number(n)} {severity}" for severity, n in counts.items() if n)
        told = Markup('<a href="#findings">{}</a>: {}.').format(f"{wording.counted(total, 'finding')}", parts)
    else:
        told = Markup("No difference between an account and what it derives from was found.")
    if read:
        told += Markup(" {} more {} shown to be read and not counted.").format(
            wording.number(read), "is" if read == 1 else "are"
        )
    quotations = spoken(setting.results)
    doubtful = [one for one in quotations if one.verdict.verdict in GRAVE]
    if quotations:
        told += Markup(' Of <a href="#quotations">{}</a>, {}.').format(
            wording.counted(len(quotations), "quotation"),
            f"{wording.number(len(doubtful))} {'does' if len(doubtful) == 1 else 'do'} not stand as given"
            if doubtful
            else "none was found to be changed",
        )
    return told


def _sourcing(everything: Said) -> Markup:
    counts = everything.sourcing()
    total = sum(counts.values())
    if not total:
        return Markup("No statement was read.")
    return Markup(
        '<a href="#statements">{}</a>: {} on a named source, {} on unnamed ones, {} name no source that was read.'
    ).format(
        wording.counted(total, "distinct statement"),
        *(
            f"{wording.number(counts[kind])} {'rests' if counts[kind] == 1 else 'rest'}" if kind == "named"
            else wording.number(counts[kind])
            for kind in ("named", "unnamed", "none")
        ),
    )  # fmt: skip


def _not_read(setting: Setting, unread_ones: Mapping[str, list[Document]]) -> Markup:
    """Whose words no claim, deal or event rests on, though they count as accounts."""
    total = len(setting.results.documents)
    told = [
        Markup("{} ({})").format(_who(setting, [document.id for document in documents], total), language)
        for language, documents in unread_ones.items()
    ]
    many = sum(map(len, unread_ones.values())) > 1
    return Markup("No statement was read in {}: {} part in the lineage alone.").format(
        Markup(wording.listing(told)), "they take" if many else "it takes"
    )


def _set_aside(setting: Setting) -> Markup:
    count = len(setting.results.set_aside)
    if not count:
        return Markup("Nothing: every file was read.")
    return Markup('<a href="#set-aside">{}</a> could not be read or worked with; the list says why.').format(
        wording.counted(count, "source")
    )
