"""What agencies write in other languages, by class: what is open or not excluded, whom a quotation behind a colon belongs to,
who declines in his own words, which clause a negation denies, documents behind "according to", the brief tables.
"""

import pytest

from tests.claims.made import read

SAID = [
    ("es", "Se desconoce si el consorcio pidió esa autorización.", [], "Uu"),
    ("es", "No está claro quién firmó el segundo contrato.", [], "Uu"),
    ("es", "No se descartan nuevas detenciones en el puerto.", [], "PS+"),
    ("es", "La portavoz Irma Solé leyó ante los vecinos la misma frase que en marzo: «Nadie ha cobrado nada todavía».", ["La portavoz Irma Solé"], "CT-"),
    ("es", "El alcalde entró en la sala y no miró a nadie.", [], "CT+"),
    ("es", "El consejo archivó un proyecto de contrato que no llegó a firmarse.", [], "CT+"),
    ("es", "La ministra Ruth Galán dijo que no piensa comentar rumores.", ["La ministra Ruth Galán"], "non_answer"),
    ("es", "El dinero, según un extracto bancario, salió de una cuenta de Malta.", ["un extracto bancario"], "CT+"),
    ("es", "De dónde venía la carga, la autoridad portuaria no quiso aclararlo.", ["la autoridad portuaria"], "non_answer"),
    ("es", "La defensa de Solé habla de un error administrativo.", ["La defensa de Solé"], "CT+"),
    ("pt", "Não se sabe se o consórcio pediu essa autorização.", [], "Uu"),
    ("pt", "Não está claro quem assinou o segundo contrato.", [], "Uu"),
    ("pt", "Novas prisões não estão descartadas.", [], "PS+"),
    ("pt", 'A porta-voz Irma Solé leu diante dos moradores a mesma frase de março: "Ninguém recebeu nada ainda".', ["A porta-voz Irma Solé"], "CT-"),
    ("pt", "O prefeito entrou na sala e não olhou para ninguém.", [], "CT+"),
    ("pt", "A ministra Rute Galvão disse que não vai comentar boatos.", ["A ministra Rute Galvão"], "non_answer"),
    ("pt", "O dinheiro, segundo um extrato bancário, saiu de uma conta em Malta.", ["um extrato bancário"], "CT+"),
    ("pt", "A defesa de Solé fala em erro administrativo.", ["A defesa de Solé"], "CT+"),
    ("pt", "Orlo Venda apresentou as contas. Na opinião dele, o prejuízo é pequeno.", ["dele"], "CT+"),
    ("fr", "On ignore si le consortium a demandé cette autorisation.", [], "Uu"),
    ("fr", "On ne sait pas qui a signé le second contrat.", [], "Uu"),
    ("fr", "De nouvelles arrestations ne sont pas exclues.", [], "PS+"),
    ("fr", "La porte-parole Irma Sol a relu devant les riverains la phrase de mars : « Personne n'a encore rien touché. »", ["La porte-parole Irma Sol"], "CT-"),
    ("fr", "Ce n'est pas l'armateur qui a signé, mais son beau-frère.", [], "CT+"),
    ("fr", "Le maire est entré dans la salle et n'a regardé personne.", [], "CT+"),
    ("fr", "La ministre Ruth Galant a répondu qu'elle n'avait pas l'intention de commenter des rumeurs.", ["La ministre Ruth Galant"], "non_answer"),
    ("fr", "La défense de Sol invoque une erreur administrative.", ["La défense de Sol"], "CT+"),
    ("fr", "Orlo Venn a rendu les comptes. À son avis, la perte est faible.", ["son"], "CT+"),
    ("it", "Non è noto se il consorzio abbia chiesto l'autorizzazione.", [], "Uu"),
    ("it", "Non è chiaro chi abbia firmato il secondo contratto.", [], "Uu"),
    ("it", "Non si escludono altri arresti.", [], "PS+"),
    ("it", "La portavoce Irma Solé ha riletto davanti ai residenti la frase di marzo: «Nessuno ha ancora incassato nulla».", ["La portavoce Irma Solé"], "CT-"),
    ("it", "Non è stato l'armatore a firmare, ma suo cognato.", [], "CT+"),
    ("it", "Il sindaco è entrato in sala e non ha guardato nessuno.", [], "CT+"),
    ("it", "La ministra Ruth Galante ha detto che non intende commentare le indiscrezioni.", ["La ministra Ruth Galante"], "non_answer"),
    ("it", "Il denaro, secondo un estratto conto, è partito da Malta.", ["un estratto conto"], "CT+"),
    ("it", "Orlo Venni ha presentato i conti. A suo parere la perdita è piccola.", ["suo"], "CT+"),
    ("it", "La difesa di Solé parla di un errore amministrativo.", ["La difesa di Solé"], "CT+"),
    ("it", "Il ministero non pubblica dati sulle importazioni.", [], "CT-"),
    ("de", "Ob das Konsortium die Genehmigung beantragt hat, ist unklar.", [], "Uu"),
    ("de", "Unklar ist, wer den zweiten Vertrag unterschrieben hat.", [], "Uu"),
    ("de", "Weitere Festnahmen sind nicht ausgeschlossen.", [], "PS+"),
    ("de", "Die Sprecherin Irma Sohl las den Anwohnern den Satz aus dem März noch einmal vor: „Niemand hat bisher etwas bekommen.“", ["Die Sprecherin Irma Sohl"], "CT-"),
    ("de", "Drei Hafenarbeiter, die das Schiff entladen haben, berichteten dieser Zeitung unter der Bedingung der Anonymität, die Kisten seien leer gewesen.", ["Drei Hafenarbeiter"], "CT+"),
    ("de", "Woher die Ladung kam, ließ die Hafenbehörde offen.", ["die Hafenbehörde"], "non_answer"),
    ("de", "Orlo Venn sagte, das Schiff sei im März ausgelaufen. Demnach hatte es zwölf Container an Bord.", ["Orlo Venn"], "CT+"),
    ("de", "Die Verteidigung spricht von einem Versehen.", ["Die Verteidigung"], "CT+"),
    ("nl", "Het is onduidelijk of het consortium die vergunning heeft aangevraagd.", [], "Uu"),
    ("nl", "Meer aanhoudingen worden niet uitgesloten.", [], "PS+"),
    ("nl", 'De woordvoerster Irma Sool las de bewoners de zin van maart nog eens voor: "Niemand heeft tot nu toe iets gekregen."', ["De woordvoerster Irma Sool"], "CT-"),
    ("nl", "Drie havenarbeiders die het schip hebben gelost, vertelden deze krant op voorwaarde van anonimiteit dat de kisten leeg waren.", ["Drie havenarbeiders"], "CT+"),
    ("nl", "Niet de reder heeft getekend, maar zijn zwager.", [], "CT+"),
    ("nl", "Minister Ruth Galm zei dat zij geen commentaar geeft op geruchten.", ["Minister Ruth Galm"], "non_answer"),
    ("ru", "Обращался ли консорциум за таким разрешением, неизвестно.", [], "Uu"),
    ("ru", "Пока неясно, кто подписал второй договор.", [], "Uu"),
    ("ru", "Новые задержания не исключены.", [], "PS+"),
    ("ru", "Пресс-секретарь Ирма Соль зачитала жителям ту же фразу, что и в марте: «Никто пока ничего не получил».", ["Пресс-секретарь Ирма Соль"], "CT+"),
    ("ru", "Министр Рут Галина сказала, что не намерена комментировать слухи.", ["Министр Рут Галина"], "non_answer"),
    ("ru", "Как видно из переписки, платили двумя частями.", ["переписки"], "CT+"),
    ("ru", "По документам, судно вышло в марте.", ["документам"], "CT+"),
    ("ru", "«Пожалуйста, пишите „насосы“, — умолял сотрудник порта в письме от 2 февраля. — Иначе нас закроют».", ["сотрудник порта"], "CT+"),
    ("ru", "Посредники старались не упоминать груз в бумагах.", [], "CT+"),
    ("uk", "Чи звертався консорціум по такий дозвіл, невідомо.", [], "Uu"),
    ("uk", "Наразі незрозуміло, хто підписав другий договір.", [], "Uu"),
    ("uk", "Нові затримання не виключені.", [], "PS+"),
    ("uk", "Речниця Ірма Соль зачитала мешканцям ту саму фразу, що й у березні: «Ніхто поки нічого не отримав».", ["Речниця Ірма Соль"], "CT+"),
    ("uk", "Міністерка Рут Галина сказала, що не має наміру коментувати чутки.", ["Міністерка Рут Галина"], "non_answer"),
    ("uk", "Як видно з листування, платили двома частинами.", ["листування"], "CT+"),
    ("uk", "Як ідеться у матеріалі, судно вийшло в березні.", ["матеріалі"], "CT+"),
    ("pl", "Nie wiadomo, czy konsorcjum wystąpiło o taką zgodę.", [], "Uu"),
    ("pl", "Nie jest jasne, kto podpisał drugą umowę.", [], "Uu"),
    ("pl", "Kolejne zatrzymania nie są wykluczone.", [], "PS+"),
    ("pl", "Rzeczniczka Irma Sol odczytała mieszkańcom to samo zdanie co w marcu: „Nikt jeszcze niczego nie dostał”.", ["Rzeczniczka Irma Sol"], "CT-"),
    ("pl", "Minister Ruta Galina powiedziała, że nie zamierza komentować plotek.", ["Minister Ruta Galina"], "non_answer"),
    ("zh", "目前尚不清楚该财团是否申请过这一许可。", [], "Uu"),
    ("zh", "发言人苏尔曼向居民重复了三月的那句话：“到现在谁都没有收到钱。”", ["发言人苏尔曼"], "CT-"),
    ("zh", "部长加林表示，不打算评论传言。", ["部长加林"], "non_answer"),
    ("zh", "根据一份银行对账单，这笔钱来自马耳他的一个账户。", ["一份银行对账单"], "CT+"),
    ("vi", "Hiện chưa rõ liên danh có xin giấy phép đó hay không.", [], "Uu"),
    ("vi", "Ba công nhân bốc xếp đã dỡ hàng kể với báo này, với điều kiện giấu tên, rằng các thùng đều rỗng.", ["Ba công nhân bốc xếp"], "CT+"),
    ("vi", "Bên công tố nói lô hàng gồm 21 động cơ.", ["Bên công tố"], "CT+"),
    ("ar", "ولم يتضح بعد ما إذا كان التحالف قد طلب هذا الترخيص.", [], "Uu"),
    ("ar", "وتود السفارة أن توضح أن الضباط طلاب في كلية الأركان.", ["السفارة"], "CT+"),
    ("ar", "وقالت الوزيرة رنا غالي إنها لا تعتزم التعليق على الشائعات.", ["الوزيرة رنا غالي"], "non_answer"),
    ("fa", "هنوز روشن نیست که کنسرسیوم این مجوز را درخواست کرده است یا نه.", [], "Uu"),
    ("fa", "سفارت آردون تاکنون در این باره اظهارنظری نکرده است.", ["سفارت آردون"], "non_answer"),
    ("fa", "وزیر رنا غالی گفت قصد ندارد درباره شایعات اظهارنظر کند.", ["وزیر رنا غالی"], "non_answer"),
    ("tr", "Konsorsiyumun bu izni isteyip istemediği bilinmiyor.", [], "Uu"),
    ("tr", "İkinci sözleşmeyi kimin imzaladığı belli değil.", [], "Uu"),
    ("tr", "Yeni gözaltılar ihtimal dışı değil.", [], "PS+"),
    ("tr", "Sözleşmeyi armatör değil, kayınbiraderi imzaladı.", [], "CT+"),
    ("tr", "Bakan Rana Galip söylentiler hakkında yorum yapmayacağını söyledi.", ["Bakan Rana Galip"], "non_answer"),
    ("el", "Το πλοίο απέπλευσε τον Μάρτιο, όπως μεταδίδει η εφημερίδα Ακτή.", ["η εφημερίδα Ακτή"], "CT+"),
    ("el", "Πρόκειται για δύο άνδρες, ανακοίνωσε η εισαγγελία.", ["η εισαγγελία"], "CT+"),
    ("el", "Πλήρωσε μια εταιρεία από τη Μάλτα, σύμφωνα με την έρευνα.", ["την έρευνα"], "CT+"),
    ("el", "Ο δικηγόρος της έκανε λόγο για λάθος.", ["Ο δικηγόρος"], "CT+"),
    ("el", "Από πού ήρθε το φορτίο, η αρχή δεν το διευκρίνισε.", ["η αρχή"], "non_answer"),
    ("el", "Από ηλεκτρονικά μηνύματα προκύπτει ότι πληρώθηκε σε δύο δόσεις.", ["ηλεκτρονικά μηνύματα"], "CT+"),
    ("el", "Παραμένει άγνωστο αν ζητήθηκε άδεια.", [], "Uu"),
    ("ko", "국방장관이 의회에 나와 이를 전면 부인했다.", ["국방장관"], "CT-"),
    ("ko", "배는 3월에 출항했다고 신문은 전했다.", ["신문"], "CT+"),
    ("ko", "누가 냈느냐는 질의에 장관은 모른다고 답했다.", ["장관"], "non_answer"),
    ("ko", "검찰은 두 사람을 체포했다고 밝혔다.", ["검찰"], "CT+"),
    ("ko", "해안통신에 따르면 배는 3월에 출항했다.", ["해안통신"], "CT+"),
    ("ja", "国防相は誰が払ったのか知らないと答えた。", ["国防相"], "non_answer"),
    ("ja", "弁護士は治療中だとしている。", ["弁護士"], "CT+"),
    ("ja", "検察は2人を逮捕したと発表した。", ["検察"], "CT+"),
    ("cs", "Není jasné, kdo smlouvu podepsal.", [], "Uu"),
    ("sv", "Enligt de kontrakt som redaktionen har tagit del av såldes åtta motorer.", ["de kontrakt"], "CT+"),
    ("id", "Azman mengaku baru mengetahui rekening itu.", ["Azman"], "CT+"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "who", "certainty"), SAID)
def test_who_says_it_and_how_surely(language: str, text: str, who: list[str], certainty: str) -> None:
    statements = read(text, language).statements
    told = statements[0] if "насосы" in text else statements[-1]
    assert [hop.who for hop in told.attribution] == who
    assert ("non_answer" if told.kind == "non_answer" else told.certainty) == certainty


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Oficina General de Prensa y Relaciones Públicas"),
        ("pt", "Da Redação, com El Faro de la Costa"),
        ("ar", "برازيليا، 22 يوليو 2025"),
        ("sv", "Handläggare: Ylva Forsmark."),
        ("it", "Foto di copertina: archivio dell'Autorità portuale."),
        ("pl", "Korespondencja z Lornu"),
        ("ko", "<저작권자 ⓒ 해안일보, 무단 전재 금지>"),
    ],
)
def test_signatures_and_notes_on_pictures_are_no_statements(language: str, text: str) -> None:
    assert read(text, language).statements == ()


def test_what_no_table_can_place_is_told() -> None:
    (unread,) = [gap for gap in read("「船は沈んだ」と述べた。", "ja").gaps if "no table says who" in gap]
    assert ": 1;" in unread


@pytest.mark.parametrize(
    ("language", "text", "certainty"),
    [
        ("ru", "Последний взнос так и не заплатили.", "CT-"),
        ("tr", "“Sandıkları açmak bizim işimiz değil,” diyor Venn.", "CT-"),
        ("fr", "Le maire n'a pas payé, mais il a signé.", "CT-"),
        ("es", "El consorcio dijo que no pagó.", "CT-"),
        ("ru", "Завод обещал не платить.", "CT-"),
    ],
)
def test_what_is_denied_itself_stays_denied(language: str, text: str, certainty: str) -> None:
    assert read(text, language).statements[-1].certainty == certainty
