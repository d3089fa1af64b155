"""Made-up accounts for the lineage tests: an invented affair about harbour cranes in an invented port."""

from firsthand.records import Credit, CreditKind, Document, Furniture, Sourced

PARAGRAPHS = (
    "Customs officers in Port Ansel opened nine crates last week and found guidance units where the papers promised "
    "crane motors, two harbour officials said. The crates had come through three countries in eleven days.",
    "The consignment was booked by Tolvane Marine, a forwarder with an office above a bakery and no other known "
    "customers. Its director did not answer letters, calls or a visit.",
    "“We were told to wave the paperwork through and to forget the berth number,” said one of the officials, who asked "
    "not to be named because he still works the night shift on the quay.",
    "Records seen by the Ledger show a price of 41,250,775 crowns for the whole consignment, paid in six parts by a "
    "salt mine that has never bought a crane. The last part fell due on 14 March 2024.",
    "The ministry of trade called the account fanciful. It would not say where the motors were, nor who had signed for "
    "them when the barge tied up before dawn.",
    "Engineers who looked at photographs of the units said that they fitted the Su-30 and no machine on any quay they "
    "knew of. One of them counted the bolts twice to be sure.",
    "For the dockers the matter ended with the whistle at noon. The crates were resealed with blue tape, craned back "
    "aboard and listed as returned fruit.",
)
STORY = "\n\n".join(PARAGRAPHS)
OTHER = (
    "Rainfall in the upper valley broke a record that had stood for sixty years, and the lower meadows went under on "
    "Tuesday night. Farmers moved their herds by torchlight while the sluice keepers argued about whose key fitted.\n\n"
    "The district has promised new pumps since the last flood. None has been delivered, and the shed built for them "
    "now houses a brass band on Thursdays."
)


def account(
    name: str,
    text: str,
    *,
    outlet: str | None = None,
    published: str | None = None,
    language: str = "en",
    furniture: tuple[tuple[str, str], ...] = (),
    credits: tuple[tuple[str, str, CreditKind], ...] = (),
) -> Document:
    """A document; ``furniture`` and ``credits`` give (words in the text, kind) and (words, outlet key, kind)."""
    pieces = []
    for words, kind in furniture:
        at = text.index(words)
        pieces.append(Furniture(at, at + len(words), kind, "made"))  # type: ignore[arg-type]
    found = []
    for words, key, credit in credits:
        at = text.index(words)
        found.append(Credit(key, key.title(), credit, at, at + len(words)))
    return Document(
        id=name,
        sha256="0" * 64,
        path=f"{name}.txt",
        text=text,
        media="text",
        outlet=Sourced(outlet.title(), "made") if outlet else None,
        outlet_key=outlet,
        published=Sourced(published, "made") if published else None,
        language=Sourced(language, "made"),
        furniture=tuple(pieces),
        credits=tuple(found),
    )
