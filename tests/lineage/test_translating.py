"""Short accounts in two languages: what was made from another without a credit, and who was there himself."""

from firsthand.lineage import descend
from firsthand.lineage.skeleton import in_common
from firsthand.lineage.support import Told, told
from firsthand.lineage.words import Vocabulary, body_of
from tests.lineage.made import account

ITALIAN = (
    "Un deposito di fertilizzanti a Gela ha ospitato per sette mesi 2.300 tonnellate di nitrato desti"
    "nate alla Libia, rivela un rapporto della capitaneria. Il carico apparteneva alla Borsari Chimic"
    "a di Ravenna e valeva 1,4 milioni di euro. Il destinatario, la ditta Al Wahat di Misurata, aveva"
    " chiuso nel 2019. Il custode Salvo Interlandi ha raccontato che i camion arrivavano sempre il gi"
    "ovedì, dopo mezzanotte. Il 12 gennaio la nave Orsola II è salpata per Tobruk con 640 tonnellate "
    "in meno di quanto dichiarato. La procura ha iscritto tre nomi nel registro. Il termometro del ca"
    "pannone segnava 41 gradi."
)
PERSIAN = (
    "دو هزار و سیصد تن نیترات که قرار بود به لیبی برود هفت ماه در انباری در شهر جلا در سیسیل ماند. ای"
    "ن محموله به ارزش ۱٫۴ میلیون یورو از آن شرکت بورساری کیمیکا در راونا بود. گیرنده، شرکت الواحات در"
    " مصراته، در سال ۲۰۱۹ تعطیل شده بود. نگهبان انبار، سالوو اینترلاندی، می‌گوید کامیون‌ها همیشه پنجش"
    "نبه‌ها پس از نیمه‌شب می‌رسیدند. کشتی اورسولا دو روز ۱۲ ژانویه با ۶۴۰ تن کمتر از مقدار اعلام‌شده "
    "راهی طبرق شد. دادستانی نام سه نفر را ثبت کرده است. دماسنج انبار ۴۱ درجه را نشان می‌داد."
)
SPANISH = (
    "Los bomberos de Gela evacuaron el domingo a 310 vecinos por una nube amarilla que salía de un al"
    "macén del puerto. La alcaldesa Grazia Tornatore confirmó que dentro había nitrato, aunque no pud"
    "o decir cuánto. Nueve personas fueron atendidas en el hospital, entre ellas dos marineros del Or"
    "sola II. El prefecto ordenó cerrar las escuelas el lunes. Según Protección Civil, la temperatura"
    " en el interior llegó a 60 grados. La empresa propietaria, con sede en Rávena, dijo en una nota "
    "que colabora con los investigadores."
)


PILE = [
    account("italian", ITALIAN, outlet="Il Golfo di Gela", language="it"),
    account("persian", PERSIAN, outlet="روزنامه موج", language="fa"),
    account("spanish", SPANISH, outlet="Diario del Estrecho", language="es"),
]


def as_told(name: str) -> Told:
    made = next(document for document in PILE if document.id == name)
    return told(made, body_of(made, Vocabulary()))


def test_a_short_retelling_without_a_credit_is_tied_and_another_report_of_the_event_is_not():
    descent = descend(PILE)
    assert [{edge.child, edge.parent} for edge in descent.derivations] == [{"italian", "persian"}]
    assert all(edge.settled and edge.direction == "undetermined" for edge in descent.derivations)
    assert (descent.origins.lower, descent.origins.upper) == (2, 2)


def test_a_name_meets_a_word_of_a_script_without_capitals():
    kept = in_common(as_told("italian"), as_told("persian"))
    assert ("name", "ntllnt") in kept.shared  # Interlandi
    assert all(kind != "name" for kind, _ in in_common(as_told("spanish"), as_told("persian")).shared)
