//! Weekdays, whole and shortened. Their beginnings are known as well.

pub(super) const WEEKDAYS: &[&str] = &[
    "monday tuesday wednesday thursday friday saturday sunday",
    "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag",
    "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "lunes martes miércoles jueves viernes sábado domingo",
    "segunda terça quarta quinta sexta sábado domingo feira",
    "lunedì martedì mercoledì giovedì venerdì sabato domenica",
    "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
    "poniedziałek wtorek środa czwartek piątek sobota niedziela pon wt śr czw pt sob nd",
    "pondělí úterý středa čtvrtek pátek sobota neděle po út st čt pá so ne",
    "måndag tisdag onsdag torsdag fredag lördag söndag",
    "mandag tirsdag onsdag torsdag fredag lørdag søndag",
    "maanantai maanantaina tiistai tiistaina keskiviikko keskiviikkona torstai torstaina perjantai perjantaina \
     lauantai lauantaina sunnuntai sunnuntaina",
    "pazartesi salı çarşamba perşembe cuma cumartesi pazar",
    "понедельник вторник среда четверг пятница суббота воскресенье пн вт ср чт пт сб вс",
    "понеділок вівторок середа четвер пʼятниця субота неділя нд",
    "星期一 星期二 星期三 星期四 星期五 星期六 星期日 星期天 周一 周二 周三 周四 周五 周六 周日",
    "月曜日 火曜日 水曜日 木曜日 金曜日 土曜日 日曜日 月曜 月 火 水 木 金 土 日",
    "월요일 화요일 수요일 목요일 금요일 토요일 일요일 월 화 수 목 금 토 일",
];
