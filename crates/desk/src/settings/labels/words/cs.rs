//! Czech.

use super::{Kind, Language, Level, Sign};

pub(super) const WORDS: Language = Language {
    endings: &["", "o", "a", "y", "ý", "á", "é", "ého", "í"],
    not: "ne, bez, částečně, téměř, skoro, dosud ne",
    not_behind: "ne, částečně",
    not_within: &["ne"],
    between: "ještě, zcela, úplně, plně, bylo, byl, je",
    statuses: &[
        (Sign::Reopened, "znovu otevřen+, znovuotevřen+, opětovně otevřen+, otevřeno znovu"),
        (
            Sign::Replied,
            "zákazník odpověděl, odpověď přijata, =odpověď zákazníka, přijata odpověď, nový komentář, =odpověď od zákazníka",
        ),
        (
            Sign::Closed,
            "uzavřeno, uzavřen, uzavřena, uzavřený, uzavřená, uzavřené, uzavřeny, zavřeno, zavřen, zavřený, \
         zavřená, zavřené, archivován+",
        ),
        (
            Sign::Done,
            "vyřešeno, vyřešen, vyřešena, vyřešený, vyřešená, vyřešené, vyřešeny, hotov+, dokončeno, dokončen, dokončena, \
             dokončený, dokončené, ukončeno, ukončen, ukončena, ukončený, vyřízeno, vyřízen, vyřízena, splněno, provedeno, \
             kompletní, opraveno, zpracováno, realizováno, dodáno, splněn",
        ),
        (Sign::Undone, "nekompletní, neúplný, neúplné"),
        (
            Sign::Cancelled,
            "zrušeno, zrušen, zrušena, zrušený, zrušené, stornováno, stornován, stornovaný, storno, odmítnut+, zamítnut+, \
             sloučen, sloučeno, sloučený, sloučené, duplicita, duplicitní, duplikát, odstraněn, odstraněno, odstraněný, \
             smazáno, smazán, smazaný, staženo, stažen, neplatný, neplatné, anulováno, přerušeno trvale, spam, odvoláno",
        ),
        (
            Sign::New,
            "^nový, ^nová, ^nové, ^nově, nepřiřazen+, nepřidělen+, =přijato, =zaregistrováno, =zaevidováno, nezahájen+, \
             =evidováno, =nahlášeno, =vytvořeno, =zadáno, koncept, =přijatý",
        ),
        (
            Sign::Active,
            "probíhá, v průběhu, zpracovává se, zpracovává, v řešení, řeší se, otevřen+, přiřazen+, přidělen+, rozpracován+, \
             ve vývoji, k provedení, aktivní, zahájen+, schválen+, přijat+, v práci, v realizaci, k řešení, eskalován+, \
             v analýze, analýza, testování, v testování, udělat, v procesu, prošetřuje se, předán+, řešení, v šetření",
        ),
        (Sign::Ready, "připraven+, připraveno k"),
        (Sign::Scheduled, "naplánován+, plánován+, naplánovaný, naplánované, termín, zpracovává se naplánováno"),
        (
            Sign::Waiting,
            "čeká, čekající, čekání, čeká se, v čekání, vyčkává, blokován+, nevyřízeno čeká, očekává, očekává se",
        ),
        (Sign::Hold, "pozastaven+, odložen+, přerušen+, pozdržen+, zmrazen+, uspán+"),
        (
            Sign::Vendor,
            "dodavatel, dodavatele, třetí strana, třetí stranu, výrobce, extern+, externí, externího, poskytovatel",
        ),
        (Sign::Material, "díl, díly, dodávka, dodávku, materiál, objednávka, objednávku, hardware, nákup, zboží"),
        (
            Sign::Customer,
            "zákazník, zákazníka, klient, klienta, uživatel, uživatele, žadatel, žadatele, zadavatel, zadavatele",
        ),
        (Sign::Answer, "odpověď, odpovědi, informace, potvrzení, vyjádření, zpětnou vazbu, reakci"),
        (Sign::Desk, "podpora, podporu, technik, technika, řešitel, řešitele, interní, nás"),
        (Sign::Intake, "přiřazení, přidělení"),
    ],
    levels: &[
        (Level::Critical, "kritick+, kritická, kritický, urgentní, okamžit+, naléhav+, havárie"),
        (Level::High, "vysok+, vysoká, vysoký, důležit+"),
        (Level::Medium, "střední, průměrn+"),
        (Level::Low, "nízk+, nízká, nízký, normální, běžn+, malá"),
    ],
    kinds: &[
        (Kind::Alert, "alarm, upozornění, výstraha"),
        (Kind::Incident, "incident, incidenty, problém, závada, porucha"),
        (Kind::Request, "požadavek, požadavky, žádost, žádosti, změna, změny"),
    ],
};
