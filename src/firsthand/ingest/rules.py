"""What page furniture reads like, in words: the table. ``furniture.py`` applies it.

Each rule has a name (it is what "why is this furniture?" answers with), a kind, a pattern, how far it reaches and a
reason. A line rule must fit the whole line. False furniture is worse than missed furniture: a paragraph of prose is
never marked by a single common word, and a rule that reaches on stops at prose.
"""

import re
from typing import Literal, TypeAlias

import msgspec

from firsthand.records import FurnitureKind

Reach: TypeAlias = Literal[
    "line",  # the line alone
    "next",  # and the next line that is not empty
    "list",  # and the short, linked or bulleted lines below it
    "titles",  # and the lines below it that read like titles, not like sentences
    "player",  # and what stands between it and the end of the player; titles where no end is near
    "rest",  # and everything after it
]

LONGEST_LABEL = 300
"""No rule is tried on a longer line: furniture speaks in labels, and patterns stay linear."""


class Rule(msgspec.Struct, frozen=True):
    """One row of the table."""

    name: str
    kind: FurnitureKind
    pattern: re.Pattern[str]
    reach: Reach
    reason: str


def _rule(name: str, kind: FurnitureKind, reach: Reach, reason: str, *patterns: str) -> Rule:
    return Rule(name, kind, re.compile("(?:" + "|".join(patterns) + ")", re.I), reach, reason)


_DAY = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|just now|\d{1,2} (?:minutes?|hours?|days?|weeks?) ago"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2}(?:, ?\d{4})?|\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?(?: \d{4})?|\d{1,4}[./-]\d{1,2}[./-]\d{1,4})"
)
_TIME = r"(?: (?:at|um|à|a las|в|,) ?)?,? ?(?:\d{1,2}[:.]\d{2}(?:[:.]\d{2})?)?(?: ?[ap]\.?m\.?)?"
_END = r"\W*"
_STAMP = r"[\d\s:./,;–—年月日時分时点thstndr-]{4,40}(?: ?(?:AM|PM|GMT|UTC|[A-Z]{2,4}T|Uhr|МСК))?"

_CREW_WORD = (
    r"(?:[^\W\d_a-zà-ÿ][\w.’'&/-]{0,30}|@\w{1,30}"
    r"|in|on|at|of|for|and|from|with|by|the|as|to|via|staff|writers?|correspondents?|reporters?|editors?|newsrooms?|bureaus?|desk"
    r"|contributed|additional|reporting|writing|editing|research|photographs?|this|report|story|article"
    r"|von|van|der|den|de|del|della|da|di|dos|du|la|le|bin|bint|al|el|ibn|ter|ten|y|e|et|und)"
)
CREW = rf"[A-Z][\w.’'&/-]{{0,30}}(?:[,;]? {{1,2}}{_CREW_WORD}){{0,60}}"
"""Names, places and what their bearers did, in capitals but for the words that join them: a crew, and no sentence."""

READ_ALSO = (
    r"read (?:next|also|this)|also read|see also|what to read next|you may also like"
    r"|à lire aussi|lire aussi|à lire|voir aussi|lire également|à voir aussi|lesen sie auch|lesen sie hier|lesen sie mehr|auch interessant|mehr dazu|mehr zum thema"
    r"|lea también|lee también|le(?:e|er) más|le puede interesar|te puede interesar|vea también|mira también|leia também|leia mais|veja também|saiba mais"
    r"|leggi anche|leggi pure|vedi anche|lees ook|lees verder|bekijk ook|czytaj (?:też|także|również|więcej)|zobacz (?:też|także|również)|przeczytaj także"
    r"|čtěte (?:také|též)|přečtěte si(?: také)?|čítajte aj|prečítajte si|olvassa el(?: ezt)?(?: is)?|kapcsolódó|citește și|citiți și|vezi și"
    r"|läs också|läs även|läs mer|les også|læs også|lue myös|ayrıca oku(?:yun)?|bunu da okuyun|ilgili haber|baca juga|simak juga|lihat juga"
    r"|читайте (?:также|ещё|еще|далее)|смотрите также|по теме|читайте також|читайте ще|дивіться також|прочетете (?:още|също)|вижте още|pročitajte (?:i|još)|прочитајте и"
    r"|διαβάστε (?:επίσης|ακόμα|ακόμη)|δείτε (?:επίσης|ακόμα)|اقرأ أيضا|اقرأ أيضًا|اقرأ أيضاً|إقرأ أيضا|اقرأ المزيد|شاهد أيضا|بیشتر بخوانید|همچنین بخوانید|קראו (?:גם|עוד)|यह भी पढ़ें|ये भी पढ़ें"
    r"|อ่านเพิ่มเติม|อ่านข่าว|ข่าวที่เกี่ยวข้อง|相关(?:阅读|新闻|报道|链接)|相關(?:閱讀|新聞|報導)|延伸阅读|延伸閱讀|阅读更多|閱讀更多|更多阅读|関連記事|あわせて読みたい|こちらも読む|관련 ?기사|함께 읽기"
    r"|xem thêm|đọc thêm|xem tiếp"
)
"""How sites announce a link to another piece, by language."""
PLAYER = (
    r"(?:media|video) caption|now playing|just watched|must watch|replay(?: video| more videos)?|replay more videos|more videos|play video|watch (?:live|now|again|the (?:full )?video|full (?:video|episode|interview)|video)"
    r"|video player(?: is loading)?|loading (?:the )?(?:video|player)|skip (?:ad|video)|autoplay|auto-?play (?:on|off)|mute|unmute|fullscreen|picture-in-picture|video|videos|vidéo|vídeo|видео|відео|视频|視頻|فيديو|wideo|動画|영상"
    r"|live tv|listen (?:now|live)|play audio|copy (?:video )?embed code|embed(?: video| code)?|share video|copy video link"
)
"""The labels of players."""
_UP_NEXT = r"up next|next up|coming up next|als nächstes|à suivre|a continuación|a seguir|prossimo video|следующее видео|接下来播放"

LINE_RULES: tuple[Rule, ...] = (
    # ---- what comes after an article
    _rule(
        "related-heading",
        "related",
        "rest",
        "a heading over links to other pieces; the site's own list follows it to the end",
        r"(?:articles? similaires?|articles? liés|sur le même (?:sujet|thème))(?: ?/ ?.{0,40})?\W*",
        r"(?:related|similar|recommended|suggested|more|other|popular|trending|latest|recent)(?: (?:related|recommended|popular|recent))? (?:posts?|articles?|stories|news|reading|reads|content|coverage|topics|links|threads|discussions)(?: (?:from|on|by|for) .{1,60})?\W*",
        r"popular posts from this (?:blog|site)\W*",
        r"(?:you (?:may|might) (?:also )?(?:like|be interested in|enjoy)|readers also (?:read|liked)|most (?:read|popular|viewed|shared)(?: .{0,30})?|recommended for you|editors?[’'] picks|around the web|from around the web|sponsored (?:content|links|stories)|promoted (?:content|stories|links))\W*",
        r"(?:ähnliche (?:artikel|beiträge|themen)|verwandte (?:artikel|beiträge|themen)|mehr zum thema|das könnte sie (?:auch )?interessieren|weitere artikel|meistgelesen)\W*",
        r"(?:artículos? relacionad[oa]s?|noticias relacionadas|entradas relacionadas|te puede interesar|también te puede interesar|más noticias|lo más leído|notícias relacionadas|artigos relacionados|mais lidas|articoli correlati|potrebbe interessarti(?: anche)?|gerelateerde (?:artikelen|berichten)|powiązane artykuły|ilgili haberler|artikel terkait)\W*",
        r"(?:похожие (?:статьи|новости|материалы|записи)|материалы по теме|другие новости|новости по теме|схожі (?:новини|статті))\W*",
        r"(?:相关(?:阅读|新闻|文章|报道|推荐|链接)|相關(?:閱讀|新聞|文章|報導)|推荐阅读|更多新闻|热门文章|猜你喜欢|관련 ?기사)\W*",
        r"(?:tin liên quan|bài (?:viết )?liên quan|tin (?:cùng chuyên mục|nổi bật|khác)|có thể bạn quan tâm)\W*",
        r"(?:مقالات ذات صلة|أخبار ذات صلة|مواضيع ذات صلة)\W*",
    ),
    _rule(
        "more-heading",
        "related",
        "list",
        "a heading over links that may stand in mid-article",
        r"(?:more (?:from|on|in|about)|read more(?: about| on)?|see also|also read|also see|further reading|read also|watch|in pictures|in other news|don[’']t miss|what we know so far)\b[^.\"“”]{0,80}",
        r"also on \S{2,40}\.\w{2,10}\b[^\n]{0,220}",
        r"(?:read|read more|watch|related|recommended|more) ?(?:[:：|»>]|[-–—] ).{2,220}",
    ),
    _rule(
        "read-also",
        "related",
        "titles",
        "a link to another piece, as sites set them between two paragraphs of an article",
        rf"(?:{READ_ALSO})\W*",
    ),
    _rule(
        "read-also",
        "related",
        "line",
        "the same with the other piece's title on its line",
        rf"(?:{READ_ALSO}) ?(?:[:：|»>]|[-–—] ).{{2,260}}",
        rf"(?:{READ_ALSO})\s(?:[^\"“”«»]{{2,200}}[^\"“”«».。!?…\s])",
        r"(?-i:(?:READ MORE|MORE|RELATED|WATCH(?: LIVE| NOW| MORE)?|EXCLUSIVE VIDEO|OPINION|LIVE UPDATES)\b)[:|]?\s[^\"“”]{10,200}[^\"“”.。!?…\s]",
    ),
    _rule(
        "player-label",
        "embed",
        "player",
        "a label of a video or audio player; the title and teaser of what it plays stand around it",
        rf"(?:{PLAYER})\W*",
    ),
    _rule(
        "up-next",
        "embed",
        "titles",
        "where a player's teaser ends: what it plays afterwards",
        rf"(?:{_UP_NEXT})\W*",
    ),
    _rule(
        "player-line",
        "embed",
        "line",
        "what a player plays, how long it runs, what it says when it cannot",
        rf"(?:{_UP_NEXT})\s?[:：|►▶]\s?.{{2,240}}",
        r"(?:watch|watch (?:live|now|more|again|below|above|video|the (?:full )?video)|video|live video|audio|listen|podcast|vidéo|vídeo|en vidéo|im video|das video|видео|смотрите(?: видео| также)?|відео|视频|視頻|影片|動画|영상|فيديو|شاهد|wideo|zobacz(?: wideo)?|bekijk(?: de video)?|guarda(?: il video)?|assista|mira|regarder|regardez|izle|tonton|mời xem|xem video)\s?[:：|►▶]\s?.{2,240}",
        r"[►▶▷⏵]\s?.{2,200}",
        r"(?:(?:video|audio|duration|running time|length|dauer|durée|duración|duração|durata|длительность|时长|時長)\s?[:：]?\s?)?[\[(]?\d{1,2}:[0-5]\d(?::[0-5]\d)?[\])]?(?:\s?/\s?\d{1,2}:[0-5]\d(?::[0-5]\d)?)?",
        r"[^!?\"“”]{5,150}(?<![.,:;])(?<!\bat)(?<!\bum)(?<!\sà)(?<!\sв)(?<!\bkl)(?<!\blas)(?<!alle)\s[\[(]?\d{1,2}:[0-5]\d[\])]?",
        r"(?:this video|video|the media|media|audio|this content|the video you).{0,40}(?:cannot be played|could not be loaded|is (?:not |un)available|is loading|not supported|no longer available|failed to load).{0,80}",
        r"(?:your browser does not support|to (?:play|view|watch) this (?:video|content)|this is a modal window|beginning of dialog|end of dialog|this video (?:can not|requires)|javascript (?:must be|is)).{0,160}",
    ),
    _rule(
        "caption-label",
        "caption",
        "line",
        "what a picture or a gallery says of itself",
        r"(?:image|media|video|photo|picture|map) (?:caption|captions|source|copyright|credits?)\b[,:：]?.{0,260}",
        r"(?:hide|show|toggle|expand|close|view|see|open|enlarge|tap to (?:view|expand)|click to (?:view|expand|enlarge))(?: (?:the|this|all|full|in|image|images|photo|photos|picture|pictures|caption|captions|gallery|fullscreen|slideshow|size|larger|original)){1,4}(?: \(?\d{1,3}\)?)?\W*",
        r"(?:(?:photo|photos|image|picture|slide|bild|foto|фото|photo gallery|gallery|slideshow|diaporama|bildergalerie|galería|галерея)s?:? )?\d{1,3} ?(?:of|/|von|de|sur|из|з|di|van|z|av|af|的) ?\d{1,3}(?: (?:photos?|images?|pictures?|slides?))?\W*",
        r"(?:\d{1,3} )(?:photos|images|pictures|slides|fotos|bilder|foto|фото|图片)\W*|(?:photo gallery|photo galleries|slideshow|diaporama|bildergalerie|fotostrecke|galería de fotos|galeria de fotos|fotogalerie|фотогалерея)\W*",
        r"(?:[^\s.!?\"“”]{1,30} ){0,5}(?:(?:via|for|/) ?)?(?:getty images|ap photo|shutterstock|istock(?:photo)?|alamy|epa-efe|nurphoto|zuma press|sopa images|afp via getty images)(?:[ /]\s?[^.!?\"“”]{2,60})?\W*",
        r"(?:legenda|bildunterschrift|légende|pie de foto|подпись к фото|копирайт изображения|автор фото|изображение|источник изображения)(?: [^\s:：,]{2,20}){0,2}\s?[:：,]\s?.{2,200}|(?:bildrechte|bildquelle|quelle|crédit(?: photo)?|crédito|fuente de la imagen|pie de foto|源|圖片來源|图片来源|图源|写真|사진|ảnh minh họa)\s?[:：,=]\s?[^.\"“”]{2,80}",
    ),
    _rule(
        "comments-heading",
        "comments",
        "rest",
        "readers' comments begin here",
        r"(?:\d{1,5} )?(?:comments?|responses?|replies|reader comments)(?: \(\d{1,5}\))?(?: (?:on|to) .{1,150})?\W*",
        r"\d{1,5} comments? ?[·|•].{0,80}",
        r"(?:leave a (?:reply|comment)|post a comment|add a comment|join the (?:conversation|discussion)|no comments(?: yet)?|comments are closed|be the first to comment|show comments|view comments)\W*",
        r"(?:\d{1,5} )?(?:commentaires?|kommentare?|comentarios?|comentários?|commenti|комментари(?:и|ев|й|я)|коментарі|评论|評論|留言|コメント|댓글|bình luận|التعليقات|reacties|komentarze|yorumlar|komentar)(?: \(\d{1,5}\))?\W*",
        r"(?:laisser un commentaire|schreiben sie einen kommentar|kommentar schreiben|deja (?:un comentario|una respuesta)|оставить комментарий|发表评论)\W*",
    ),
    _rule(
        "post-navigation",
        "navigation",
        "line",
        "a step to the page before or after",
        r"(?:previous|next|older|newer)(?: (?:post|article|story|entry|page))?s?\W*",
        r"(?:←|«|‹|→|»|›) ?(?:previous|next|older|newer|back|zurück|weiter|anterior|siguiente|précédent|suivant|назад|вперёд|上一篇|下一篇).{0,120}",
        r"(?:上一篇|下一篇|上一页|下一页)[:： ].{0,120}",
        r"(?:back to (?:top|home|news|list)|skip to (?:main )?content|jump to (?:content|navigation)|go to (?:top|home))\W*",
        r"(?:nach oben|retour (?:en haut|à l’accueil)|volver arriba|наверх|返回(?:顶部|首页|列表))\W*",
    ),
    # ---- asking for something
    _rule(
        "tip-line",
        "promotion",
        "next",
        "asks readers for tips; the line after it says where to",
        r"(?:got|have|do you have) (?:a|any) (?:\w+ )?(?:news )?(?:tips?|story|stories|information)(?: (?:for us|to share|about .{1,60}))?\?",
        r"(?:haben sie (?:einen )?(?:hinweise?|tipps?)|vous avez (?:une information|un tuyau)|¿tiene(?:s)? (?:una pista|información)|есть (?:новость|информация))[^.]{0,80}\?",
    ),
    _rule(
        "newsletter-question",
        "promotion",
        "next",
        "a newsletter box asks a question and the line after it answers it",
        r"(?:want|would you like) to (?:stay|keep|be|get) (?:updated|up to date|informed|notified|more)\b.{0,120}\?",
        r"(?:want|like|love|enjoy(?:ed|ing)?)(?: (?:this|our|more|these))+ (?:\w+ ){0,3}(?:stories|articles?|story|coverage|news|reporting|journalism|content|newsletter)\?.{0,120}",
        r"(?:vous souhaitez|envie de) (?:rester|être) informée?s?\b.{0,80}\?|möchten sie auf dem laufenden bleiben.{0,80}\?|¿quiere(?:s)? (?:estar|mantenerse|recibir)\b.{0,80}\?|хотите (?:быть в курсе|получать)\b.{0,80}\?",
    ),
    _rule(
        "newsletter",
        "promotion",
        "line",
        "asks to sign up, subscribe, follow, share or give",
        r"(?:please )?(?:sign up|subscribe|register|join)(?: now| today| here| free)? (?:for|to|and|with|here|now|our|on|via|us)\b[^\"“”]{0,200}",
        r"(?:click|tap) here(?: to| for)\b[^\"“”]{0,120}|click here\W*",
        r"(?:and |, and )?we[’']ll send (?:you |our )[^\"“”]{0,120}|, (?:and )?we[’']ll send [^\"“”]{0,150}",
        r"(?:follow|like|find|join) (?:us|me|him|her|them|@\w+|.{2,40}) on (?:twitter|facebook|instagram|telegram|x|linkedin|youtube|tiktok|threads|bluesky|google news|whatsapp|social media)\b[^\"“”]{0,150}",
        r"(?:get|receive|download) (?:the |our |your |all the |more )?(?:latest |daily |weekly |free |breaking |top )*(?:news|newsletter|stories|headlines|updates|app|briefing|alerts)\b[^\"“”]{0,160}(?:inbox|e-?mail|newsletter|app|alerts|day|morning|week)\W*",
        r"(?:support (?:our|us|independent|quality|free|local)|donate to|help fund|help us|become an? (?:member|supporter|patron|subscriber))\b[^\"“”]{0,160}(?:journalism|today|now|newsroom|patreon|membership|subscription)\W*",
        r"(?:like this (?:story|article)|enjoyed? this (?:story|article)|share (?:this|with)\b)[^\"“”]{0,100}",
        r"(?:advertisement|advertising|sponsored|promoted|anzeige|werbung|publicité|publicidad|publicidade|реклама|广告|廣告|quảng cáo|إعلان|pubblicità|advertentie|reklama|story continues below(?: advertisement)?|article continues (?:after|below)[^.]{0,40}|continue reading below)\W*",
        r"(?:abonnez-vous|inscrivez-vous|suivez-nous|abonnieren sie|jetzt abonnieren|melden sie sich|folgen sie uns|suscr[ií]b(?:ete|ase)|síguenos|siga-nos|assine|inscreva-se|iscriviti|seguici|подпишитесь|подписывайтесь|підписуйтесь|следите за|订阅|訂閱|关注我们|關注我們|扫码|theo dõi|đăng ký nhận|اشترك|تابعنا)[^\"“”]{0,160}",
        r"(?:our|new) newsletters?\W*|newsletters?\W*|e-?mail (?:address|newsletter)\W*|thank you for (?:subscribing|signing up)\b.{0,80}",
        r"[^\"“”]{0,230}\bclick here\b[^\"“”]{0,60}",
        r"[^\"“”]{4,180}\b(?:follow|contact|reach|e-?mail|tweet) (?:him|her|them|me|the author|@\w+) (?:on|at|via) (?:twitter|facebook|instagram|linkedin|bluesky|threads|telegram|x at|e-?mail|@|\S{1,60}@)[^\"“”]{0,100}",
        r"(?:zapisz się|subskrybuj|obserwuj nas|abone ol|bizi takip|berlangganan|ikuti kami|prenumerera|följ oss|abonner på|følg oss|tilaa|odebírejte|přihlaste se k|sledujte nás|iratkozzon fel|kövess minket|abonează-te|urmărește-ne|абонирайте се|εγγραφείτε|ακολουθήστε μας|meld je aan|volg ons|メルマガ|구독|हमें फॉलो|ติดตามเรา)[^\"“”]{0,160}",
        r".{0,120}\b(?:buy (?:me|us) an? (?:coffee|beer)|tip jar|on patreon|on ko-fi)\b.{0,100}",
        r".{0,160}\b(?:write to|contact|e-?mail|reach|message) (?:us|our|me|the (?:author|reporters?|editors?|newsroom|team))\b.{0,60}\s\S{1,60}@\S{1,60}.{0,60}",
        r"reach (?:the )?(?:reporters?|\w+ \w+) (?:on|at|via|by) (?:twitter|e-?mail|https?:|\S+@)\S*.{0,120}",
        r"(?:e-?mail|contact|write to) .{2,60}(?:\bat | on |: ?)\S+@\S+\.\w+.{0,100}",
    ),
    # ---- forums and blogs
    _rule(
        "forum-label",
        "forum",
        "line",
        "a label of forum software",
        r"(?:posted|edited|quote|reply|report post|report|like|likes|thanks|upvote|downvote|share this post|link to (?:comment|post)|reply to this topic|moderators?|administrators?|members?|new member|senior member|author|location ?: .{1,40}|joined ?: .{1,40}|reputation ?: .{1,20}|posts? ?: ?[\d,.]+|[\d,.]+ posts?)\W*",
        rf"posted (?:on )?{_DAY}{_TIME}(?: ?(?:·|\||-) ?.{{0,60}})?",
        r"(?:recommended|similar) (?:posts?|threads?|topics?)\W*",
        r"#\d{1,4}|(?:\d{1,4} ){0,1}(?:reactions?|views)(?: \d{1,7})?",
        r"(?:ответить|цитата|жалоба|опубликовано:? .{1,40}|сообщение|модератор(?:ы)?|回复|引用|楼主|版主|发表于 .{1,40})\W*",
    ),
    _rule(
        "forum-buttons",
        "forum",
        "line",
        "a row of the buttons under a post",
        r"(?:(?:reply|quote|report(?: post)?|share|like|thanks|multi-?quote|edit|link|up|down|ответить|цитировать|пожаловаться|поделиться|回复|引用|举报|分享|antworten|zitieren|melden|répondre|citer|responder|citar)[\s|·•,/]{0,6}){2,8}\W*",
    ),
    _rule(
        "filing",
        "navigation",
        "line",
        "tags and categories",
        r"(?:filed under|posted in|categor(?:y|ies)|tags?|tagged(?: with| as)?|topics?|labels?|keywords|schlagw(?:ort|örter)|kategorien?|mots[- ]clés|étiquettes|catégories?|etiquetas|categorías?|archivado en|рубрики?|теги|метки|标签|關鍵字|关键词|分类|từ khóa|chuyên mục|الوسوم)\s?[:：].{1,250}",
    ),
    _rule(
        "share-label",
        "navigation",
        "line",
        "a row of share buttons",
        r"(?:share|tweet|pin(?: it)?|e-?mail|print|save|facebook|twitter|linkedin|whatsapp|telegram|reddit|copy link|flipboard|teilen|drucken|partager|imprimer|compartir|imprimir|поделиться|печать|分享|打印|chia sẻ|in bài|شارك|طباعة|bookmark|x|messenger|pocket)(?:[\s,|/·•]+(?:share|tweet|on|via|this|article|story|pin(?: it)?|e-?mail|print|save|facebook|twitter|linkedin|whatsapp|telegram|reddit|copy link|flipboard|x|messenger|pocket|teilen|partager|compartir|поделиться|分享))*\W*",
        r"(?:share|teilen|partager|compartir|поделиться)(?: (?:this|it))?(?: (?:on|via|article|story|auf|sur|en|в) ?.{0,40})?\W*",
        r"(?:home|startseite|accueil|inicio|главная|首页|trang chủ)(?: ?[>»›/|] ?.{1,60}){1,5}",
        r"(?:listen to (?:this )?article|listen|audio|read aloud|font size|text size|loading\.*|search|menu|close|log ?in|sign in|toggle navigation)\W*",
        r"\d{1,3} ?(?:min(?:ute)?s?)\.? read\W*|(?:reading|read) time:? \d.{0,20}|lesezeit:? .{0,20}|阅读时间.{0,12}|\d{1,3} мин(?:ут[аы]?)? .{0,10}",
        r"(?:阅读|浏览|点击|views|reads|просмотров|lượt xem)[:： ]*[\d,. k]+\W*|[\d,. k]+ (?:views|reads|просмотров|lượt xem)\W*",
    ),
    _rule(
        "copyright",
        "navigation",
        "line",
        "the site's own notice of rights",
        r"(?:©|\(c\)|copyright).{0,200}(?:\d{4}|rights reserved).{0,120}",
        r"all rights reserved\b.{0,200}|alle rechte vorbehalten\W*|tous droits réservés\W*|todos los derechos reservados\W*|все права защищены\W*|版权所有.{0,100}|著作权.{0,100}",
        r"(?:terms of (?:use|service)|privacy policy|cookie policy|impressum|datenschutz|mentions légales|contact us|about us|advertise(?: with us)?)(?:[\s|·•/,-]+(?:terms of (?:use|service)|privacy policy|cookie policy|impressum|datenschutz|contact us|about us|advertise(?: with us)?))*\W*",
        r"(?:we|this (?:web)?site|our partners) uses? cookies\b.{0,200}|(?:accept|reject|manage)(?: all)? cookies\W*",
        r"(?:(?:we|you and we) (?:and|as well as) (?:our )?|wir und unsere |nous et nos |nosotros y nuestros |noi e (?:i nostri )?|nós e os nossos |wij en onze |my i nasi |vi och våra |мы и наши |ми та наші )(?:\d{1,4} )?(?:selected |trusted |ausgewählten )?(?:third[- ]party )?(?:partners?|vendors|partenaires|partner|socios|fornitori|parceiros|partnerzy|партн[её]ры|партнери)\b.{0,900}",
        r"(?:you may click|by (?:clicking|continuing|closing|using)\b.{0,80}you) (?:to )?(?:consent|agree|accept)\b.{0,600}|we value your privacy\W*|(?:mit|durch) (?:ihrer|deiner) (?:zustimmung|einwilligung)\b.{0,600}|en (?:poursuivant|cliquant)\b.{0,120}(?:acceptez|consentez)\b.{0,400}",
        r"(?:this (?:article|story|report|piece|post)|the post .{1,120}) (?:first |originally )?appeared first on .{1,100}",
        r"(?:this (?:material|content|article|story|work)|no part of th(?:is|e) .{2,60}|reproduction (?:in whole|of this|without).{0,80}|the (?:contents?|material)s? of this (?:page|site).{0,40}|unauthori[sz]ed (?:use|reproduction|copying)\b.{0,80}) ?(?:may not|must not|cannot|is prohibited|is strictly|can not)\b.{0,220}",
        r"(?:reproduction (?:totale ou partielle )?interdite|nachdruck(?: nur)?|prohibida (?:la|su) reproducción|reproducción prohibida|(?:é )?proibida a reprodução|reprodução proibida|riproduzione riservata|при (?:перепечатке|цитировании|использовании материалов)|перепечатка|wszelkie prawa zastrzeżone|kopiowanie|všechna práva vyhrazena|alle rechten voorbehouden|tüm hakları saklıdır|hak cipta|未经(?:本[网站报]|许可|授权|书面|允许)|未經|転載禁止|無断転載|무단 ?전재|جميع الحقوق محفوظة|bản quyền thuộc|all rights reserved|minden jog fenntartva|toate drepturile rezervate).{0,160}",
    ),
    _rule(
        "editors-note",
        "other",
        "line",
        "what the newsroom says about this copy of the text, not about its subject",
        r"\(?(?:editor[’'s]{0,3}|publisher[’'s]{0,3}|reader) note\s?[:：—–-].{2,290}",
        r"\(?(?:this|the) (?:story|article|report|post|piece|page|version|headline|copy|dispatch) (?:has|have|had|was|is|will be)(?: (?:not|also|since|been|being))*(?: [a-z]{2,12}ly)? (?:updated|corrected|edited|revised|amended|modified|refiled|auto-?generated|clarified|changed|shortened|condensed|generated)\b[^\"“”]{0,240}",
        r"(?:this is )?(?:an? )?(?:developing|breaking(?: news)?) (?:story|news)\b[^\"“”]{0,10}(?:[.:;,—–-].{0,160})?|(?:please )?(?:check|come) back (?:for|soon|later)\b.{0,100}|(?:more (?:details )?to (?:come|follow)|updates? to follow)\W*",
        r"(?:انتهای|پایان) پیام\W*.{0,40}|(?:کد|شماره) (?:خبر|مطلب)\W*\d{1,12}|لینک کوتاه.{0,80}|انتهى\W*|код новости\W*\d{1,12}|haber kodu\W*\d{1,12}",
        r"(?:\(|eds?(?:itors)?[.:]? ?:? ?)(?:updates?|adds|recasts|writethru|corrects|incorporates|changes|subs|restores|minor edits|with (?:photos?|video|graphics?|quotes)).{0,250}",
        r"our standards: .{2,80}|the thomson reuters trust principles\W*",
        r"(?:anmerkung der redaktion|note de la rédaction|nota de (?:la )?redacci[óo]n|nota d[ao] (?:redação|editor)|nota del(?:la)? (?:redazione|editor)|примечание редакции|от редакции|noot van de redactie|od redakcji|编者按|編者按|编辑按|lời tòa soạn)\s?[:：—–-].{2,290}",
    ),
    # ---- whose words, and when
    _rule(
        "contributors",
        "byline",
        "line",
        "says who else worked on the report",
        r"(?-i:\(?(?:Additional (?:reporting|research|writing)|With reporting|With additional reporting|Reporting|Writing|Edited|Editing|Research|Photographs?|Produced|Compiled)(?: and (?:additional )?(?:writing|editing|reporting|research|produced))?(?: (?:was|were))?(?: contributed| provided| assistance)? (?:by|from) (?:the )?"
        rf"{CREW}[.;]?\)?)",
        r"(?-i:[A-Z][^\"“”.]{3,150} (?:contributed (?:to this (?:report|story|article)|reporting|research)|reported from [A-Z][^.]{2,60}|contributed from [A-Z][^.]{2,60}))\b[^\"“”]{0,60}\.?",
        r"(?:mit (?:material|informationen) von|redaktion:|bearbeitet von|avec|édité par|editado por|con información de|редактор:|编辑[:：]|責任編輯|责任编辑|责编|记者[:：]|作者[:：]|biên tập[:：]?|phóng viên[:：]?)[^\"“”]{2,80}",
    ),
)


def line_rule(line: str) -> Rule | None:
    """The first rule that the whole of ``line`` (stripped) fits."""
    if not line or len(line) > LONGEST_LABEL:
        return None
    for rule in LINE_RULES:
        if rule.pattern.fullmatch(line):
            return rule
    return None


class Inline(msgspec.Struct, frozen=True):
    """A rule inside a line; the group ``it`` is the furniture."""

    name: str
    kind: FurnitureKind
    pattern: re.Pattern[str]
    reason: str


HEADER_RULES: tuple[Inline, ...] = (
    Inline(
        "forum-header",
        "forum",
        re.compile(
            rf"\A\s*(?P<it>(?:(?=[^.!?“”\"\n]{{0,300}}(?:›|»|[Mm]oderator|[Mm]ember\b|MEMBER|[Aa]dministrator|Joined:?|Posts:|Location:|Guest|Reply|Thread|\(page))[^.!?“”\"\n]{{0,300}}?|(?:[^\s.!?]{{1,30}}\s+){{0,3}}?)"
            rf"(?:Posted:?\s+(?:on\s+)?(?i:{_DAY}{_TIME})(?:\s*(?:[·|-]|#\d{{1,5}})\s*)?\s*){{1,3}})"
        ),
        "forum software puts the board, rank, member and time before a post, often twice",
    ),
    Inline(
        "forum-header",
        "forum",
        re.compile(
            r"\A\s*(?P<it>(?:(?:Модератор(?:ы)?|Автор|Пользователь)\s+)?(?:[^\s.!?]{1,30}\s+){0,3}?(?:Опубликовано:?|Отправлено:?|Добавлено:?|发表于|發表於|Đã gửi:?|Verfasst:?|Geschrieben:?|Publié(?: le)?:?|Publicado(?: el)?:?)"
            r"\s*\d[\d\s.:/,年月日-]{5,24}(?:\d|日)\s*)(?=\S)",
            re.I,
        ),
        "the same header in other languages",
    ),
)
CLOSING_RULES: tuple[Inline, ...] = (
    Inline(
        "contributors",
        "byline",
        re.compile(
            r"(?:\A|(?<=[.!?”\"’)\]])\s*|\n\s*)(?P<it>(?:Additional reporting|Reporting|Additional research|Research|With reporting)"
            r"(?: (?:was|were))?(?: contributed| provided| assistance)? by "
            rf"(?:the )?{CREW}[.;]?)\s*\Z"
        ),
        "a closing line says who else reported, fused to the last paragraph",
    ),
    Inline(
        "link-word-cut",
        "navigation",
        re.compile(
            r"[.!?…”\"’)\]]\s+(?P<it>\(?(?:(?:[A-Z]{2,12} ){0,4}(?:HERE|LINK|SOURCE|ARTICLE|STORY)|READ MORE|Read more(?: here)?|Read the (?:full|rest)[^.\n]{0,60}|Continue reading|Full (?:story|article)(?: here)?|MORE|More here|Weiterlesen|Mehr lesen|Lire la suite|Leer más|Seguir leyendo|Leia mais|Leggi tutto|Lees meer|Читать (?:далее|дальше|полностью)|Читати далі|阅读(?:更多|全文|原文)|查看(?:更多|全文|原文)|Xem thêm|Đọc tiếp|اقرأ المزيد)\)?[\s.…»›→\]]*)\Z"
        ),
        "the word of a link to the whole text, where a quotation of it was cut short",
    ),
)

CAPTION_OPENING = re.compile(
    r"FILE(?: PHOTO| IMAGE| VIDEO)?\s?(?:[-–—:]|\s-\s)|\(?(?:In this|This)(?: undated|,? [A-Z][\w.]{2,9} \d{1,2}, \d{4},?|,? [A-Z][a-z]{2,8}day,? [A-Z][\w.]{2,9} \d{1,2}, \d{4},?)"
    r" (?:\w+ ){0,3}?(?:file )?(?:photo|photograph|image|picture|frame grab|video frame|combination|courtroom sketch)\b"
)
"""How agencies open a caption: "FILE - In this Jan. 3, 2031, file photo, …"."""

_NAME = r"[A-ZÀ-ÞА-Я][\w.’'-]{0,25}"
_AGENCY = (
    r"(?:AP(?: Photo)?|AFP|Getty(?: Images)?|Reuters|REUTERS|EPA(?:-EFE)?|Shutterstock|Sputnik|TASS|Xinhua|VCG|Anadolu(?: Agency)?|Bloomberg|dpa|DPA|Alamy|iStock|Keystone|PA(?: Images| Wire)?|Imago|UPI|Magnum"
    r"|Associated Press|Agence France-Presse|Zuma(?: Press)?|ZUMA|Rex|Pool|NurPhoto|SOPA(?: Images)?|Yonhap|Kyodo|EFE|ANSA|LaPresse|Unsplash|Pixabay|Pexels|Wikimedia(?: Commons)?|Flickr|[A-Z]{3,12})"
)
PHOTO_CREDIT = re.compile(
    r"(?:\A|(?<=[\s.!?”\"’)\]]))\(?(?:(?:Photo |Image |Picture )?[Cc]redits?\s?(?:\.{3}|…|[:：])\s?[^\n]{2,150}"
    rf"|(?:Photo(?:graph)?s?|Pictures?|Images?|Foto(?:graf[íi]a)?|Bild|Фото|Ảnh|الصورة|图片来源|圖片來源|图片|摄影|摄)(?: courtesy(?: of)?)?\s?(?:[:：/]|by|von|par|de|via|courtesy(?: of)?)\s?(?:{_NAME}|{_AGENCY})(?:[ ,/&—–-]{{1,3}}(?:{_NAME}|for|of|and|via|the|de|von|by)){{0,9}}"
    rf"|{_NAME}(?: {_NAME}){{1,3}}\s?/\s?{_AGENCY}(?:[ ,/—–-]{{1,3}}(?:{_NAME}|via|for|Images|Photo)){{0,5}}"
    rf"|(?:AP Photo|AFP Photo|REUTERS|Reuters|Getty Images|EPA|AFP|[A-Z]{{4,12}})\s?/\s?{_NAME}(?:[ ,/-]{{1,2}}(?:{_NAME}|via|Pool)){{0,5}}"
    rf"|\((?:[^()\n]{{0,60}} )?(?:AP Photo|AFP Photo|Getty Images|Shutterstock|Alamy|iStock|Photo by)[^()\n]{{0,80}}"
    rf"|(?<=[.!?”\"] )(?:(?:{_NAME} ){{0,3}}(?:—|–|-|via|for) )?(?:AP Photo|AFP|Getty Images|Reuters|REUTERS|EPA|Shutterstock|Alamy|Associated Press|AP)"
    r")[)）\]]?\.?\s*\Z"
)
"""A caption's closing words, whose picture it is: "Credit…", "Photo by Name", "Name/AGENCY", "(AP Photo/Name)".

An agency's bare name counts only after a closed sentence: prose ends with "… told Reuters." too.
"""
