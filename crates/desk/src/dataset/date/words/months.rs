//! Month names and their usual abbreviations, a row for each language; several spellings of a month are parted by blanks.

/// By language: English, German, French, Spanish, Portuguese, Italian, Dutch, Polish, Czech, Swedish, Danish and
/// Norwegian, Finnish, Turkish, Russian, Ukrainian, Hungarian, Romanian, Thai, Arabic, Greek, Vietnamese apart.
pub(super) const MONTHS: &[[&str; 12]] = &[
    [
        "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
        "september sep sept", "october oct", "november nov", "december dec",
    ],
    [
        "januar jänner jän", "februar feber", "märz mrz mär", "april", "mai", "juni", "juli", "august", "september",
        "oktober okt", "november", "dezember dez",
    ],
    [
        "janvier janv", "février févr fév", "mars", "avril avr", "mai", "juin", "juillet juil", "août aou",
        "septembre", "octobre", "novembre", "décembre déc",
    ],
    [
        "enero ene", "febrero", "marzo", "abril abr", "mayo", "junio", "julio", "agosto ago", "septiembre setiembre",
        "octubre", "noviembre", "diciembre dic",
    ],
    [
        "janeiro", "fevereiro fev", "março", "abril", "maio mai", "junho", "julho", "agosto", "setembro set",
        "outubro out", "novembro", "dezembro",
    ],
    [
        "gennaio gen", "febbraio", "marzo", "aprile", "maggio mag", "giugno giu", "luglio lug", "agosto", "settembre",
        "ottobre ott", "novembre", "dicembre",
    ],
    [
        "januari", "februari", "maart mrt", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
        "november", "december",
    ],
    [
        "styczeń stycznia sty", "luty lutego lut", "marzec marca", "kwiecień kwietnia kwi", "maj maja",
        "czerwiec czerwca cze", "lipiec lipca lip", "sierpień sierpnia sie", "wrzesień września wrz",
        "październik października paź", "listopad listopada lis", "grudzień grudnia gru",
    ],
    [
        "leden ledna led", "únor února úno", "březen března bře", "duben dubna dub", "květen května kvě",
        "červen června čvn", "červenec července čvc", "srpen srpna srp", "září zář", "říjen října říj",
        "listopad listopadu", "prosinec prosince pro",
    ],
    [
        "januari", "februari febr", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober",
        "november", "december",
    ],
    [
        "januar", "februar", "marts", "april", "maj mai", "juni", "juli", "august", "september", "oktober", "november",
        "desember des",
    ],
    [
        "tammikuu tammikuuta tammi", "helmikuu helmikuuta helmi", "maaliskuu maaliskuuta maalis",
        "huhtikuu huhtikuuta huhti", "toukokuu toukokuuta touko", "kesäkuu kesäkuuta kesä",
        "heinäkuu heinäkuuta heinä", "elokuu elokuuta elo", "syyskuu syyskuuta syys", "lokakuu lokakuuta loka",
        "marraskuu marraskuuta marras", "joulukuu joulukuuta joulu",
    ],
    [
        "ocak oca", "şubat şub", "mart", "nisan nis", "mayıs", "haziran haz", "temmuz tem", "ağustos ağu", "eylül eyl",
        "ekim eki", "kasım kas", "aralık ara",
    ],
    [
        "январь января янв",
        "февраль февраля фев",
        "март марта мар",
        "апрель апреля апр",
        "май мая",
        "июнь июня июн",
        "июль июля июл",
        "август августа авг",
        "сентябрь сентября сен",
        "октябрь октября окт",
        "ноябрь ноября ноя",
        "декабрь декабря дек",
    ],
    [
        "січень січня січ",
        "лютий лютого лют",
        "березень березня бер",
        "квітень квітня кві",
        "травень травня тра",
        "червень червня чер",
        "липень липня лип",
        "серпень серпня сер",
        "вересень вересня вер",
        "жовтень жовтня жов",
        "листопад листопада лис",
        "грудень грудня гру",
    ],
    [
        "január", "február", "március márc", "április ápr", "május máj", "június jún", "július júl", "augusztus",
        "szeptember szept", "október", "november", "december",
    ],
    [
        "ianuarie ian", "februarie", "martie", "aprilie", "mai", "iunie iun", "iulie iul", "august", "septembrie",
        "octombrie", "noiembrie noi", "decembrie",
    ],
    [
        "มกราคม ม.ค.",
        "กุมภาพันธ์ ก.พ.",
        "มีนาคม มี.ค.",
        "เมษายน เม.ย.",
        "พฤษภาคม พ.ค.",
        "มิถุนายน มิ.ย.",
        "กรกฎาคม ก.ค.",
        "สิงหาคม ส.ค.",
        "กันยายน ก.ย.",
        "ตุลาคม ต.ค.",
        "พฤศจิกายน พ.ย.",
        "ธันวาคม ธ.ค.",
    ],
    [
        "يناير", "فبراير", "مارس", "أبريل ابريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر",
        "ديسمبر",
    ],
    [
        "ιανουαρίου ιαν", "φεβρουαρίου φεβ", "μαρτίου μαρ", "απριλίου απρ", "μαΐου μαι", "ιουνίου ιουν",
        "ιουλίου ιουλ", "αυγούστου αυγ", "σεπτεμβρίου σεπ", "οκτωβρίου οκτ", "νοεμβρίου νοε", "δεκεμβρίου δεκ",
    ],
];
