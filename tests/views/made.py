"""A made-up pile for the report: one lost dispatch, four accounts that go back to it, two that do not. Nobody is real."""

import hashlib
import re
from collections.abc import Sequence

import msgspec

from firsthand.records import (
    Anchor,
    Attribution,
    Bounds,
    Claim,
    ClaimValue,
    Credit,
    Derivation,
    Descent,
    Difference,
    Document,
    Evidence,
    Family,
    Finding,
    Furniture,
    Origins,
    Passage,
    QuotationVerdict,
    Reading,
    Results,
    SetAside,
    Sourced,
    Span,
    Statement,
    Witness,
    anchor,
)

PARAGRAPHS = (
    "Orvia has quietly ordered 40 patrol boats from a shipyard in Tesk, according to records seen by the Meridian "
    "Courier, in a purchase that its government has never announced. The first six were to be delivered in March.",
    "The records, a set of invoices and letters between the Varn yard and the Orvian coast guard, put the price of the "
    "whole order at $189,739,535. A payment schedule attached to one of the letters runs to four years.",
    "“We buy what the coast needs,” said Ilse Brandt, the deputy minister for ports, in an interview in the capital. "
    "She did not say where the boats would be based.",
    "Two officials in the ministry, who asked not to be named because they were not allowed to speak, said the boats "
    "would probably be fitted with guns after delivery. One of them called the order a matter of patience, not of price.",
    "Tesk denied last year that its yards were selling to Orvia at all. A spokesman for the Varn yard declined to "
    "comment on the invoices, which bear its stamp.",
    "The boats are of the Kestrel K-21 class, a hull that the yard has built since 2011. Neighbouring Halmar bought "
    "nine of them, and returned three after their engines failed in the first winter.",
    "Fishermen in the port of Sund said in June that they had seen grey hulls at anchor behind the mole. The harbour "
    "office keeps no public list of what lies there.",
    "Payment, the letters show, was to pass through a joint company for dredging that the two states own together. "
    "Its accounts list the sums under the heading of sand.",
)
ORIGINAL = "\n\n".join(PARAGRAPHS)

REPRINT = (
    "Secret boats for Orvia\nBy our correspondent\n\n"
    + "\n".join(PARAGRAPHS)
    + "\n\nSource reference: https://courier.example/world/orvia-boats\nYou may also like: Ten quiet harbours for spring"
)
EXCERPT = "Posted Tuesday by gannet\n\n" + " ".join(PARAGRAPHS[:3]).replace(" She did", "She did") + " READ MORE HERE"
REWRITE = (
    "Why Orvia is buying boats\n\n"
    "A government that says little about its coast has been shopping abroad. Orvia has quietly ordered 40 patrol boats "
    "from a shipyard in Tesk, papers show.\n"
    "“The order is a matter of patience, not of price,” an official in the ministry said.\n"
    "The purchase raises questions about what the small state means to do with so many hulls, and who pays for them."
)
REPORT = (
    "Orvia in $190 million boat deal, paper says\n\n"
    "Orvia is buying patrol boats from Tesk for $190 million, the Meridian Courier reported on Monday, citing leaked "
    "invoices.\n\n"
    "The paper said the boats are of the Kestrel K-31 class and that the first were delivered in March.\n\n"
    "Halmar’s coast guard told this newspaper on Tuesday that it had advised Orvia against the class. “They know what we "
    "paid in engines,” said its commander, Jonas Reet.\n\n"
    "Related: How to moor in a gale"
)
ALONE = (
    "Harbour counts its hulls\n\n"
    "A reporter of the Sund Gazette counted eleven grey hulls behind the mole on Sunday. The harbour master, Anke Foss, "
    "said the berths had been let until autumn. She declined to name the tenant."
)
FOREIGN = (
    "Des vedettes pour l’Orvie\n\n"
    "L’Orvie a commandé 40 vedettes à un chantier de Tesk, selon le Meridian Courier. « Nous achetons ce dont la côte a "
    "besoin », a déclaré Ilse Brandt."
)


def document(name: str, text: str, outlet: str, *, language: str = "en", **more: object) -> Document:
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Document(
        id=hashlib.sha256(f"{name}{digest}".encode("utf-8", "surrogatepass")).hexdigest()[:24],
        sha256=digest,
        path=f"pile/{name}.txt",
        text=text,
        media="text",
        title=Sourced(text.splitlines()[0], "first line") if text.strip() else None,
        outlet=Sourced(outlet, "footer"),
        outlet_key=outlet.casefold(),
        language=Sourced(language, "text"),
        encoding="utf-8",
        **more,  # type: ignore[arg-type]
    )


def at(held: Document, words: str) -> Anchor:
    start = held.text.index(words)
    return anchor(held.id, held.text, start, start + len(words), words)


def span_in(held: Document, around: str, words: str) -> Span:
    start = at(held, around).start + around.index(words)
    return (start, start + len(words))


def furniture(text: str, kind: str, words: str) -> Furniture:
    start = text.index(words)
    return Furniture(start, start + len(words), kind, f"{kind}/made")  # type: ignore[arg-type]


def sentences(held: Document) -> tuple[Span, ...]:
    return tuple(m.span() for m in re.finditer(r"[^\s][^.\n]*(?:\.[”»]?|(?=\n|$))", held.text))


def said(held: Document, words: str, *chain: Attribution, number: int = 0, **more: object) -> Statement:
    where = at(held, words)
    return Statement(
        id=f"s-{held.id[:6]}-{number or where.start}",
        document=held.id,
        start=where.start,
        end=where.end,
        text=words,
        kind=more.pop("kind", "assertion"),  # type: ignore[arg-type]
        attribution=chain,
        **more,  # type: ignore[arg-type]
    )


def hop(held: Document, who: str, cue: str, *, named: bool = True, cue_class: str = "neutral", kind: str = "person",
        count: int | None = None) -> Attribution:  # fmt: skip
    return Attribution(
        who=who, type=kind, named=named, count=count, cue_class=cue_class,  # type: ignore[arg-type]
        source=at(held, who).span, cue=at(held, cue).span,
    )  # fmt: skip


def literal(child: Document, parent: Document, pieces: Sequence[str]) -> list[Passage]:
    found = []
    for words in pieces:
        if words in child.text and words in parent.text:
            a, b = at(child, words), at(parent, words)
            found.append(Passage(child.id, a.start, a.end, parent.id, b.start, b.end, len(words.split())))
    return found


def crowd(accounts: int, words: int = 600) -> Results:
    """A large case: a few families of made-up prose, many copies in each, findings and statements in all of them."""
    lexicon = (
        "harbour",
        "ledger",
        "pilot",
        "grey",
        "hull",
        "winter",
        "signed",
        "crane",
        "mole",
        "silent",
        "tide",
        "barge",
    )

    def prose(seed: int) -> str:
        chosen = [lexicon[(seed * 7 + i * i + i * (seed % 5)) % len(lexicon)] for i in range(words)]
        lines = [" ".join(chosen[i : i + 12]).capitalize() + "." for i in range(0, words, 12)]
        return "\n\n".join(" ".join(lines[i : i + 4]) for i in range(0, len(lines), 4))

    held = [document(f"n{i}", f"{prose(i // 40)}\n\nAdded by outlet {i}.", f"Outlet {i}") for i in range(accounts)]
    heads = held[::40]
    edges, passages, findings, readings, own, families = [], [], [], [], {}, []
    for index, account in enumerate(held):
        head = heads[index // 40]
        shared = account.text.rindex("\n\n")
        spans = sentences(account)
        made = tuple(
            Statement(id=f"s{index}-{n}", document=account.id, start=s, end=e, text=account.text[s:e], kind="assertion")
            for n, (s, e) in enumerate(spans)
        )
        readings.append(Reading(account.id, spans, made))
        if head is account:
            families.append(Family(account.id, tuple(d.id for d in held[index : index + 40])))
            continue
        edges.append(_edge(account, head, "reprint", ((0, shared),), 0.99, Evidence("same words", f"{words} words")))
        passages.append(Passage(account.id, 0, shared, head.id, 0, shared, words))
        own[account.id] = ((shared + 2, len(account.text)),)
        for n in range(4):
            a, b = spans[n * 3], spans[n * 3 + 1]
            findings.append(
                Finding(id=f"f{index}-{n}", code="CON001", name="made", severity="low", reason="made up",
                        a=anchor(head.id, head.text, *a), b=anchor(account.id, account.text, *b),
                        derivation=f"{account.id}>{head.id}")
            )  # fmt: skip
    return Results(
        case="crowd", analysed="2031-05-02T09:41:00Z", version="0.1.0", documents=tuple(held), set_aside=(),
        descent=Descent(tuple(passages), tuple(edges), (), Origins(len(heads), len(heads), tuple(families)), own),
        readings=tuple(readings), claims=(), quotations=(), findings=tuple(findings),
    )  # fmt: skip


def pile(case: str = "Orvian boats") -> Results:
    """Six held accounts and one archetype, with everything the report can show at least once."""
    reprint = document(
        "mirror", REPRINT, "Sundry Mirror",
        url="https://mirror.example/orvia?id=7", published=Sourced("2031-04-15", "url"),
        furniture=(
            furniture(REPRINT, "title", "Secret boats for Orvia"),
            furniture(REPRINT, "byline", "By our correspondent"),
            furniture(REPRINT, "credit", "Source reference: https://courier.example/world/orvia-boats"),
            furniture(REPRINT, "related", "You may also like: Ten quiet harbours for spring"),
        ),
    )  # fmt: skip
    credit = at(reprint, "Source reference: https://courier.example/world/orvia-boats")
    reprint = _crediting(reprint, credit, "source_line", "https://courier.example/world/orvia-boats")
    excerpt = document(
        "forum", EXCERPT, "Gannet Forum",
        furniture=(furniture(EXCERPT, "forum", "Posted Tuesday by gannet"),
                   furniture(EXCERPT, "promotion", "READ MORE HERE")),
    )  # fmt: skip
    rewrite = document("blog", REWRITE, "Coastal Notes")
    report = document("daily", REPORT, "Halmar Daily", url="javascript:alert(1)",
                      furniture=(furniture(REPORT, "related", "Related: How to moor in a gale"),))  # fmt: skip
    report = _crediting(report, at(report, "the Meridian Courier reported"), "prose", None)
    alone = document("gazette", ALONE, "Sund Gazette", published=Sourced("2031-04-13T08:30", "json-ld"))
    foreign = document("rivage", FOREIGN, "Le Rivage", language="fr")
    foreign = _crediting(foreign, at(foreign, "selon le Meridian Courier"), "prose", None)
    lost = Document(
        id="archetype-made", sha256=hashlib.sha256(ORIGINAL.encode()).hexdigest(), path="", text=ORIGINAL,
        media="archetype", outlet=Sourced("Meridian Courier", "credits"), outlet_key="meridian courier",
        url="https://courier.example/world/orvia-boats", published=Sourced("2031-04-14", "witnesses"),
        language=Sourced("en", "witnesses"), held=False,
        witnesses=tuple(
            Witness(ORIGINAL.index(p), ORIGINAL.index(p) + len(p), d.id, d.text.index(p))
            for d, held in ((reprint, PARAGRAPHS), (excerpt, PARAGRAPHS[:2])) for p in held
        ),
        apparatus=(Difference(ORIGINAL.index("She did not"), ORIGINAL.index("She did not") + 3,
                              {excerpt.id: "capital.She"}, "space lost"),),
    )  # fmt: skip
    clauses = ("Orvia has quietly ordered 40 patrol boats from a shipyard in Tesk",)
    passages = [
        *literal(reprint, lost, PARAGRAPHS),
        *literal(excerpt, lost, PARAGRAPHS[:2]),
        *literal(rewrite, lost, clauses),
    ]
    tail = at(report, "Halmar’s coast guard told").start
    edges = (
        _edge(reprint, lost, "reprint", ((0, len(REPRINT)),), 0.99,
              Evidence("credit: source_line", "", credit), Evidence("same words", "331 of 331 words")),
        _edge(excerpt, lost, "excerpt", ((24, len(EXCERPT) - 15),), 0.97, Evidence("same words", "104 words"),
              Evidence("cut short", "ends where the parent goes on", at(excerpt, "READ MORE HERE"))),
        _edge(rewrite, lost, "rewrite", ((27, REWRITE.index("The purchase")),), 0.7,
              Evidence("shared prose", "11 unquoted words agree"), direction="undetermined"),
        _edge(report, lost, "report", ((0, tail),), 0.8,
              Evidence("credit: prose", "", at(report, "the Meridian Courier reported"))),
        _edge(foreign, reprint, "translation", ((0, len(FOREIGN)),), 0.5,
              Evidence("facts in order", "40, Tesk, Ilse Brandt"), settled=False),
    )  # fmt: skip
    own = {
        report.id: ((tail, REPORT.index("\n\nRelated")),),
        rewrite.id: ((REWRITE.index("The purchase"), len(REWRITE)),),
    }
    documents = (reprint, excerpt, rewrite, report, alone, foreign)
    readings = _readings(reprint, excerpt, rewrite, report, alone, foreign)
    statements = {s.text: s for r in reversed(readings) for s in r.statements}
    findings = _findings(reprint, excerpt, rewrite, report, foreign)
    invented = statements["“The order is a matter of patience, not of price,” an official in the ministry said."]
    plain = statements["“We buy what the coast needs,” said Ilse Brandt, the deputy minister for ports, in an "
                       "interview in the capital."]  # fmt: skip
    reet = statements["“They know what we paid in engines,” said its commander, Jonas Reet."]
    quotations = (
        QuotationVerdict(plain.id, plain.document, "verbatim", at(excerpt, "We buy what the coast needs,"), "word for word"),
        QuotationVerdict(invented.id, invented.document, "reported speech turned into a quotation",
                         at(reprint, "One of them called the order a matter of patience, not of price."),
                         "The source reports this without quotation marks."),
        QuotationVerdict(reet.id, reet.document, "only here", None, "No text it derives from has these words."),
    )  # fmt: skip
    price = [s.id for r in readings for s in r.statements if "$1" in s.text]
    return Results(
        case=case,
        analysed="2031-05-02T09:41:00Z",
        version="0.1.0",
        documents=documents,
        set_aside=(SetAside("pile/scan.pdf", "PDF files are not read yet.", "Save its text as .txt and add that."),),
        descent=Descent(
            passages=tuple(sorted(passages)),
            derivations=edges,
            archetypes=(lost,),
            origins=Origins(
                lower=2,
                upper=3,
                families=(
                    Family(lost.id, (reprint.id, excerpt.id, rewrite.id, report.id)),
                    Family(alone.id, (alone.id,)),
                    Family(foreign.id, (foreign.id,)),
                ),
                unsettled=("Le Rivage may depend on Sundry Mirror: numbers and names follow in the same order",),
                notes=("the article of Meridian Courier, which is not held: four accounts descend from it",),
            ),
            own=own,
        ),
        readings=readings,
        claims=(
            Claim(id="c1", kind="money", statements=tuple(price), accounts=Bounds(1, 1), sources=Bounds(1, 2),
                  values=(ClaimValue("USD 189,739,535", tuple(price[:2])), ClaimValue("USD 190 million", tuple(price[-1:])))),
        ),
        quotations=quotations,
        findings=findings,
    )  # fmt: skip


def _crediting(held: Document, where: Anchor, kind: str, url: str | None) -> Document:
    credit = Credit("meridian courier", "Meridian Courier", kind, where.start, where.end, url)  # type: ignore[arg-type]
    return msgspec.structs.replace(held, credits=(*held.credits, credit))


def _edge(child: Document, parent: Document, kind: str, spans: tuple[Span, ...], confidence: float, *evidence: Evidence,
          direction: str = "known", settled: bool = True) -> Derivation:  # fmt: skip
    return Derivation(
        child=child.id, parent=parent.id, kind=kind, direction=direction, spans=spans,  # type: ignore[arg-type]
        confidence=confidence, evidence=evidence, settled=settled,
    )  # fmt: skip


def _readings(*held: Document) -> tuple[Reading, ...]:
    readings = []
    for account in held:
        made: list[Statement] = []
        order = "Orvia has quietly ordered 40 patrol boats from a shipyard in Tesk, according to records seen by the Meridian Courier, in a purchase that its government has never announced."
        if order in account.text:
            made.append(said(account, order, hop(account, "the Meridian Courier", "according to", kind="outlet"),
                             hop(account, "records", "according to", named=False, kind="document", cue_class="documentary")))  # fmt: skip
        price = "put the price of the whole order at $189,739,535."
        if price in account.text:
            made.append(
                said(account, price, hop(account, "The records", "put", kind="document", cue_class="documentary"))
            )
        guns = "Two officials in the ministry, who asked not to be named because they were not allowed to speak, said the boats would probably be fitted with guns after delivery."
        if guns in account.text:
            made.append(said(account, guns, hop(account, "Two officials in the ministry", "said", named=False, count=2, kind="office"),
                             certainty="PR+", certainty_words=(at(account, "probably").span,), kind="indirect_speech"))  # fmt: skip
        where = "She did not say where the boats would be based."
        if where in account.text:
            made.append(
                said(
                    account,
                    where,
                    hop(account, "She", "did not say", cue_class="non_answer"),
                    kind="non_answer",
                    certainty="Uu",
                )
            )
        for quote, who in (
            (
                "“We buy what the coast needs,” said Ilse Brandt, the deputy minister for ports, in an interview in the capital.",
                "Ilse Brandt",
            ),
            (
                "“The order is a matter of patience, not of price,” an official in the ministry said.",
                "an official in the ministry",
            ),
            ("“They know what we paid in engines,” said its commander, Jonas Reet.", "Jonas Reet"),
        ):
            if quote in account.text:
                opened, closed = (
                    account.text.index("“", account.text.index(quote)) + 1,
                    account.text.index("”", account.text.index(quote)),
                )
                made.append(
                    said(
                        account,
                        quote,
                        hop(account, who, "said", named="official" not in who),
                        kind="quotation",
                        quoted=((opened, closed),),
                    )
                )
        if "$190 million" in account.text:
            made.append(
                said(
                    account,
                    "Orvia is buying patrol boats from Tesk for $190 million",
                    hop(account, "the Meridian Courier", "reported", kind="outlet"),
                )
            )
        if "eleven grey hulls" in account.text:
            made.append(
                said(account, "A reporter of the Sund Gazette counted eleven grey hulls behind the mole on Sunday.")
            )
        gaps = ("French is not read for statements yet",) if account.language and account.language.value == "fr" else ()
        readings.append(Reading(account.id, () if gaps else sentences(account), tuple(made), gaps))
    return tuple(readings)


def _findings(
    reprint: Document, excerpt: Document, rewrite: Document, report: Document, foreign: Document
) -> tuple[Finding, ...]:
    lost = "archetype-made"
    return (
        Finding(id="f-rounded", code="NUM002", name="number rounded", severity="low",
                a=at(reprint, "put the price of the whole order at $189,739,535"), b=at(report, "for $190 million"),
                marked_a=(at(reprint, "$189,739,535").span,), marked_b=(span_in(report, "for $190 million", "$190 million"),), derivation=f"{report.id}>{lost}",
                reason="$189,739,535 is given as $190 million: the same sum at two significant digits."),
        Finding(id="f-class", code="DES002", name="designation unknown", severity="high",
                a=at(reprint, "The boats are of the Kestrel K-21 class, a hull that the yard has built since 2011."),
                b=at(report, "The paper said the boats are of the Kestrel K-31 class and that the first were delivered in March."),
                derivation=f"{report.id}>{lost}", reason="No list knows “K-31”; the nearest is K-21, which the source has."),
        Finding(id="f-done", code="CER003", name="status raised", severity="medium",
                a=at(reprint, "The first six were to be delivered in March."), b=at(report, "the first were delivered in March"),
                marked_a=(at(reprint, "were to be delivered").span,), marked_b=(at(report, "were delivered").span,), derivation=f"{report.id}>{lost}",
                reason="The source expects a delivery; the account reports one."),
        Finding(id="f-quote", code="QUO004", name="reported speech turned into a quotation", severity="high",
                a=at(reprint, "One of them called the order a matter of patience, not of price."),
                b=at(rewrite, "“The order is a matter of patience, not of price,”"), derivation=f"{rewrite.id}>{lost}",
                reason="The source reports this without quotation marks."),
        Finding(id="f-cut", code="CON002", name="cut short", severity="medium",
                a=at(reprint, "\n".join(PARAGRAPHS[3:])), b=None, derivation=f"{excerpt.id}>{lost}",
                reason="The account ends here; the source goes on for 190 words."),
        Finding(id="f-added", code="CON001", name="added", severity="read", a=None,
                b=at(report, "Halmar’s coast guard told this newspaper on Tuesday that it had advised Orvia against the class."),
                derivation=f"{report.id}>{lost}", reason="The outlet’s own words; the source has nothing like them."),
    )  # fmt: skip
