"""``python -m benchmarks.intake.encodings``: undeclared encodings, by language, short and long; exit status 1 when any
text is misread in silence. The sentences were made for this: an invented lease of an invented quay.

Short is each stretch of about 200 characters, long the whole paragraph, page the paragraph within markup. A reading is
right, refused, or wrong; wrong is what must not happen.
"""

import sys

from firsthand.ingest.encoding import decode

TEXTS: dict[str, tuple[str, tuple[str, ...]]] = {
    "en": (
        "The harbour board voted on Tuesday to lease the quay to a company registered in Malta, the chairman said. “We were"
        " shown the contract an hour before the vote,” Ms Finch said. It’s worth £41 million – or so the café owners’"
        " association says. Nobody at the company’s office would answer questions, and the board’s minutes don’t name the"
        " owners. “They’ll build what they like,” a fisherman said.",
        ("cp1252",),
    ),
    "de": (
        "Der Hafenausschuss stimmte am Dienstag dafür, den nördlichen Kai für 25 Jahre zu verpachten, erklärte der"
        " Vorsitzende. „Wir hätten den Vertrag früher sehen müssen“, sagte Frau Groß. Über 112 Boote müssen künftig"
        " anderswo anlegen. Die Gesellschaft äußerte sich nicht. Nach Angaben der Behörde fließen jährlich vier Millionen"
        " Euro in die Kasse der Stadt, während die Fischer leer ausgehen.",
        ("cp1252", "iso8859-15"),
    ),
    "fr": (
        "Le conseil du port a voté mardi la location du quai nord à une société enregistrée à Malte, a déclaré le"
        " président. « Nous avons reçu le contrat une heure avant », a dit Mme Finch. L’entreprise n’a pas répondu ; les"
        " pêcheurs étaient opposés à l’accord, évalué à 41 millions d’euros. Les élus de l’opposition dénoncent une"
        " décision prise à la hâte, sans débat ni enquête, et réclament la publication des pièces.",
        ("cp1252", "iso8859-15"),
    ),
    "es": (
        "La junta del puerto votó el martes arrendar el muelle norte a una compañía registrada en Malta, según el"
        " presidente. «Nos enseñaron el contrato una hora antes», dijo la señora Finch. La compañía no respondió. ¿Qué"
        " pasará con los 112 barcos? Los pescadores aseguran que nadie les preguntó y que irán mañana al juzgado, donde"
        " pedirán que se anule la votación por falta de información pública.",
        ("cp1252",),
    ),
    "pt": (
        "A administração do porto decidiu na terça-feira arrendar o cais norte a uma empresa registada em Malta, disse o"
        " presidente. «Mostraram-nos o contrato uma hora antes da votação», afirmou a vereadora. A empresa não respondeu"
        " às perguntas. Os pescadores dizem que não serão ouvidos e que a decisão põe em causa 112 embarcações, além das"
        " famílias que delas vivem há várias gerações.",
        ("cp1252",),
    ),
    "it": (
        "Il consiglio del porto ha votato martedì per affittare la banchina nord a una società registrata a Malta, ha detto"
        " il presidente. «Ci hanno mostrato il contratto un’ora prima», ha raccontato la consigliera. La società non ha"
        " risposto. I pescatori dicono che così perderanno l’ormeggio e che la città non ne ricaverà nulla; il sindaco"
        " replica che l’accordo è già firmato e che non si può più cambiare.",
        ("cp1252",),
    ),
    "sv": (
        "Hamnstyrelsen röstade på tisdagen för att hyra ut den norra kajen till ett bolag som är registrerat på Malta,"
        " sade ordföranden. ”Vi fick se avtalet en timme före omröstningen”, sade en ledamot. Bolaget har inte svarat på"
        " frågor. Fiskarna säger att 112 båtar nu måste flytta och att ingen har frågat dem; kommunen hävdar att pengarna"
        " behövs för att rusta upp skolorna på ön.",
        ("cp1252",),
    ),
    "pl": (
        "Rada portu zagłosowała we wtorek za wydzierżawieniem północnego nabrzeża spółce zarejestrowanej na Malcie,"
        " powiedział przewodniczący. Spółka nie odpowiedziała na pytania. Mieszkańcy chcieli zachować nabrzeże dla łodzi"
        " rybackich. „Umowę pokazano nam godzinę przed głosowaniem” – mówi jedna z radnych, która była przeciw. Żaden z"
        " właścicieli łodzi nie został zaproszony na posiedzenie, choć sprawa dotyczy ich wszystkich.",
        ("cp1250", "iso8859-2"),
    ),
    "cs": (
        "Rada přístavu v úterý hlasovala pro pronájem severního nábřeží společnosti registrované na Maltě, řekl předseda."
        " Společnost neodpověděla. Obyvatelé chtěli zachovat nábřeží pro rybářské čluny. „Smlouvu nám ukázali hodinu před"
        " hlasováním,“ uvedla jedna ze zastupitelek. Město získá ročně čtyři miliony, ale žádný z rybářů neví, kam má se"
        " svým člunem odejít, až začne stavba nového skladiště.",
        ("cp1250", "iso8859-2"),
    ),
    "hu": (
        "A kikötő tanácsa kedden megszavazta, hogy az északi rakpartot egy Máltán bejegyzett cég bérelje, közölte az elnök."
        " A cég nem válaszolt a kérdésekre. „Egy órával a szavazás előtt mutatták meg a szerződést” – mondta az egyik"
        " képviselő. A halászok szerint senki sem kérdezte meg őket, pedig száztizenkét hajójuknak kell új helyet keresni,"
        " mielőtt ősszel elkezdődik az építkezés.",
        ("cp1250", "iso8859-2"),
    ),
    "ro": (
        "Consiliul portului a votat marţi închirierea cheiului de nord unei companii înregistrate în Malta, a declarat"
        " preşedintele. Compania nu a răspuns la întrebări. Pescarii spun că nimeni nu i-a întrebat şi că cele 112 bărci"
        " trebuie să plece până în toamnă. Contractul le-a fost arătat consilierilor cu o oră înainte de vot, iar opoziţia"
        " cere publicarea tuturor documentelor şi o anchetă.",
        ("cp1250",),
    ),
    "tr": (
        "Liman kurulu salı günü kuzey rıhtımını Malta’da kayıtlı bir şirkete kiralamak için oy kullandı, başkan söyledi."
        " Şirket soruları yanıtsız bıraktı. Balıkçılar kendilerine hiçbir şey sorulmadığını, yüz on iki teknenin başka bir"
        " yere taşınması gerektiğini anlatıyor. Üyelerden biri sözleşmenin oylamadan yalnızca bir saat önce gösterildiğini"
        " belirtti ve kararın iptal edilmesi için mahkemeye gideceğini açıkladı.",
        ("cp1254",),
    ),
    "ru": (
        "Портовый совет проголосовал во вторник за сдачу северного причала в аренду компании, зарегистрированной на Мальте,"
        " сообщил председатель. «Нам показали договор за час до голосования», — сказала одна из депутатов. Компания не"
        " ответила на вопросы. Рыбаки говорят, что их никто не спросил и что 112 лодок придётся перегнать в другую гавань"
        " ещё до начала осенних штормов.",
        ("cp1251", "koi8-r", "iso8859-5", "cp866"),
    ),
    "uk": (
        "Портова рада проголосувала у вівторок за здачу північного причалу в оренду компанії, зареєстрованій на Мальті,"
        " повідомив голова. Її власник не відповів на запитання. «Договір нам показали за годину до голосування», — сказала"
        " одна з депутаток. Рибалки кажуть, що їх ніхто не питав і що 112 човнів доведеться перегнати до іншої гавані ще до"
        " осінніх штормів.",
        ("cp1251", "koi8-u"),
    ),
    "bg": (
        "Пристанищният съвет гласува във вторник северният кей да бъде отдаден под наем на дружество, регистрирано в Малта,"
        " съобщи председателят. Дружеството не отговори на въпросите. Рибарите казват, че никой не ги е питал и че сто и"
        " дванайсет лодки трябва да бъдат преместени, преди да започне строежът. Договорът е бил показан един час преди"
        " гласуването, твърди съветничка от опозицията.",
        ("cp1251",),
    ),
    "el": (
        "Το συμβούλιο του λιμανιού ψήφισε την Τρίτη να εκμισθώσει τη βόρεια προβλήτα σε εταιρεία της Μάλτας, είπε ο"
        " πρόεδρος. Η εταιρεία δεν απάντησε στις ερωτήσεις. Οι ψαράδες λένε ότι κανείς δεν τους ρώτησε και ότι 112 σκάφη"
        " πρέπει να φύγουν πριν αρχίσουν τα έργα. Το συμβόλαιο παρουσιάστηκε μία ώρα πριν από την ψηφοφορία, σύμφωνα με δύο"
        " μέλη της αντιπολίτευσης που καταψήφισαν.",
        ("cp1253", "iso8859-7"),
    ),
    "ar": (
        "صوت مجلس الميناء يوم الثلاثاء على تأجير الرصيف الشمالي لشركة مسجلة في مالطا، حسبما قال رئيس المجلس. ولم ترد"
        " الشركة على الأسئلة. ويقول الصيادون إن أحدا لم يسألهم وإن مئة واثني عشر قاربا يجب أن ترحل قبل بدء البناء. وقد عرض"
        " العقد على الأعضاء قبل ساعة واحدة من التصويت، كما قالت عضو في المجلس صوتت ضده، وطالبت بنشر جميع الوثائق وفتح"
        " تحقيق مستقل.",
        ("cp1256", "iso8859-6"),
    ),
    "he": (
        "מועצת הנמל הצביעה ביום שלישי להשכיר את הרציף הצפוני לחברה הרשומה במלטה, אמר היושב ראש. החברה לא השיבה על שאלות."
        " הדייגים אומרים שאיש לא שאל אותם וכי מאה ושתים עשרה סירות ייאלצו לעזוב לפני תחילת הבנייה. החוזה הוצג לחברי המועצה"
        " שעה אחת לפני ההצבעה, אמרה חברת מועצה שהתנגדה לו, ודרשה לפרסם את כל המסמכים.",
        ("cp1255",),
    ),
    "th": (
        "คณะกรรมการท่าเรือลงมติเมื่อวันอังคารให้เช่าท่าเรือทางเหนือแก่บริษัทที่จดทะเบียนในมอลตา ประธานกล่าว บริษัทไม่ได้ตอบคำถาม"
        " ชาวประมงบอกว่าไม่มีใครถามพวกเขา และเรือหนึ่งร้อยสิบสองลำต้องย้ายออกก่อนเริ่มการก่อสร้าง กรรมการคนหนึ่งที่ลงคะแนนคัดค้าน"
        "เปิดเผยว่าสัญญาถูกนำมาให้ดูเพียงหนึ่งชั่วโมงก่อนการลงมติ",
        ("cp874",),
    ),
    "vi": (
        "Hội đồng cảng hôm thứ Ba đã bỏ phiếu cho một công ty đăng ký tại Malta thuê bến tàu phía bắc, chủ tịch cho biết."
        " Công ty không trả lời các câu hỏi. Ngư dân nói rằng không ai hỏi ý kiến họ và một trăm mười hai chiếc thuyền phải"
        " rời đi trước khi việc xây dựng bắt đầu.",
        ("cp1258",),
    ),
    "zh": (
        "塞尔茅斯港务委员会周二投票决定，将北码头出租给一家在马耳他注册的公司，租期二十五年，价值四千一百万美元，主席表示。两名"
        "委员会成员投了反对票。芬奇说：“投票前一小时我们才看到合同。”该公司没有回应置评请求。居民曾要求将码头留给渔船使用，该镇"
        "登记的渔船有一百一十二艘。市政府坚称这笔收入将用于修缮学校，但没有公布合同全文。",
        ("gb18030",),
    ),
    "zh-Hant": (
        "塞爾茅斯港務委員會週二投票決定，將北碼頭出租給一家在馬耳他註冊的公司，租期二十五年，主席表示。兩名委員會成員投了反對票。"
        "芬奇說：「投票前一小時我們才看到合約。」該公司沒有回應置評請求。居民曾要求將碼頭留給漁船使用，該鎮登記的漁船有一百一十二"
        "艘。市政府堅稱這筆收入將用於修繕學校，但沒有公布合約全文。",
        ("big5",),
    ),
    "ja": (
        "セルマス港湾委員会は火曜日、北埠頭をマルタに登記された会社に貸し出すことを決定した、と委員長が述べた。契約は二十五年間で、"
        "四千百万ドルの価値があるという。委員のフィンチ氏とトール氏は反対票を投じた。「投票の一時間前に契約書を見せられた」とフィンチ"
        "氏は語った。会社は取材に応じなかった。漁師たちは、誰にも相談されなかったと話している。",
        ("shift_jis", "euc_jp", "iso2022_jp"),
    ),
    "ko": (
        "항만위원회는 화요일 북쪽 부두를 몰타에 등록된 회사에 임대하기로 의결했다고 위원장이 말했다. 회사는 질문에 답하지 않았다."
        " 어민들은 아무도 자신들에게 묻지 않았으며 어선 백열두 척이 공사가 시작되기 전에 떠나야 한다고 말한다. 반대표를 던진 한 위원은"
        " 표결 한 시간 전에야 계약서를 보았다며 모든 문서를 공개하라고 요구했다.",
        ("euc_kr",),
    ),
}
SHORT = 200
"""Characters of a short text: a brief."""


def samples(text: str) -> dict[str, list[str]]:
    """The three lengths of ``text``."""
    short = [text[at : at + SHORT] for at in range(0, max(1, len(text) - SHORT + 1), SHORT)]
    page = f"<html><head><title>x</title></head><body><div class='main'><p>{text}</p></div></body></html>"
    return {"short": short, "long": [text], "page": [page]}


def outcome(text: str, codec: str) -> str:
    """``right``, ``refused`` or ``wrong``: how ``text`` is read when its encoding is not declared."""
    data = text.encode(codec, "ignore")
    found = decode(data, markup=text.startswith("<html"))
    if found is None:
        return "refused"
    return "right" if found.text == data.decode(codec) else "wrong"


def main() -> int:
    """Print the table; 1 when anything is misread."""
    wrong = 0
    print(f"{'language':9} {'encoding':11} {'short':>12} {'long':>8} {'page':>8}")
    for language, (text, codecs) in TEXTS.items():
        for codec in codecs:
            cells = []
            for lot in samples(text).values():
                outcomes = [outcome(one, codec) for one in lot]
                wrong += outcomes.count("wrong")
                cells.append(" ".join(f"{outcomes.count(kind)} {kind}" for kind in dict.fromkeys(outcomes)))
            print(f"{language:9} {codec:11} {cells[0]:>12} {cells[1]:>8} {cells[2]:>8}")
    print(f"misread: {wrong}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
