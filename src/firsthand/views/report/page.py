"""The whole page as records, its parts built in an order that lets later ones show what earlier ones cite."""

from collections import Counter

from firsthand.records import Results
from firsthand.views.judgements import decided, effect
from firsthand.views.names import names_of
from firsthand.views.report import evidence, sayings, wording
from firsthand.views.report.accounts import accounts
from firsthand.views.report.families import families
from firsthand.views.report.model import Page
from firsthand.views.report.named import named
from firsthand.views.report.originals import named_in_passing, restored, to_fetch
from firsthand.views.report.registers import registers
from firsthand.views.report.setting import setting as set_up
from firsthand.views.report.verdict import verdict

MOST_SET_ASIDE = 500
MOST_GAPS = 100


def page(results: Results, *, quotes_only: bool, max_accounts: int) -> Page:
    """Results in, everything the page shows out."""
    setting = set_up(results, quotes_only=quotes_only, max_accounts=max_accounts)
    everything = sayings.said(setting)
    labels = evidence.numbers(setting)
    drawn, lone = families(setting, labels)
    found = evidence.findings(setting, labels)
    spoken = evidence.quotations(setting)
    shared = sayings.claims(setting)
    unnamed, unnamed_left_out = sayings.unnamed(setting)
    statements, total, statements_left_out = sayings.statements(setting, everything)
    people_and_things = named(setting)
    adds_up = registers(setting)
    fetch, passing = to_fetch(setting), named_in_passing(setting)
    told = verdict(setting, everything)
    counts = evidence.severity_counts(results.findings)
    gaps = Counter(gap for reading in results.readings for gap in reading.gaps)
    # The restored texts and the accounts come last: they show every place that was cited above.
    archetypes = restored(setting)
    texts, accounts_left_out = accounts(setting, labels)
    return Page(
        case=wording.shortened(results.case, 120),
        analysed=wording.day(results.analysed),
        version=wording.shortened(results.version, 60),
        quotes_only=quotes_only,
        verdict=told,
        families=drawn,
        lone=lone,
        fetch=fetch,
        passing=passing,
        findings=found.groups,
        findings_total=", ".join(f"{wording.number(counts[s])} {s}" for s in wording.SEVERITIES if counts[s]),
        read=found.read,
        read_total=counts["read"],
        findings_left_out=found.left_out,
        quotations=spoken.doubtful,
        alone=spoken.alone,
        faithful=spoken.faithful,
        quotations_left_out=spoken.left_out,
        claims=shared.independent,
        copied=shared.copied,
        claims_left_out=shared.left_out,
        unnamed=unnamed,
        unnamed_left_out=unnamed_left_out,
        named=people_and_things,
        registers=adds_up,
        statements=statements,
        statements_total=total,
        statements_left_out=statements_left_out,
        accounts=texts,
        accounts_left_out=accounts_left_out,
        archetypes=archetypes,
        set_aside=tuple(
            (wording.shortened(s.path, 400), wording.shortened(s.reason, 400), wording.shortened(s.advice, 400))
            for s in results.set_aside[:MOST_SET_ASIDE]
        ),
        set_aside_left_out=max(0, len(results.set_aside) - MOST_SET_ASIDE),
        judgements=_judgements(results),
        notes=results.descent.origins.notes,
        gaps=tuple((gap, wording.counted(times, "account")) for gap, times in gaps.most_common(MOST_GAPS)),
    )


def _judgements(results: Results) -> tuple[tuple[str, str, str, str], ...]:
    """Name, decision, by whom and when with the note, and whether it is applied."""
    if not results.judgements:
        return ()
    names = names_of(results)
    return tuple(
        (
            judged.judgement.name,
            wording.shortened(decided(judged.judgement, names), 400),
            wording.shortened(
                ", ".join(filter(None, (wording.day(judged.judgement.time[:10]), judged.judgement.operator))), 120
            )
            + (f": {wording.shortened(judged.judgement.note, 600)}" if judged.judgement.note else ""),
            effect(judged),
        )
        for judged in results.judgements
    )
