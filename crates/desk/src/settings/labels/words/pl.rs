//! Polish.

use super::{Kind, Language, Level, Sign};

pub(super) const WORDS: Language = Language {
    endings: &["y", "a", "e", "o", "i", "ych", "ego", "ej"],
    not: "nie, bez, częściowo, prawie, jeszcze nie, nigdy",
    not_behind: "nie, częściowo",
    not_within: &["nie"],
    between: "jeszcze, w, pełni, całkowicie, zostało, jest, został, została",
    statuses: &[
        (
            Sign::Reopened,
            "ponownie otwart+, otwarte ponownie, otwarty ponownie, wznowion+, ponownie otworzon+, otwarto ponownie",
        ),
        (
            Sign::Replied,
            "klient odpowiedział, =odpowiedź klienta, otrzymano odpowiedź, odpowiedź otrzymana, nowy komentarz, \
             nowa odpowiedź",
        ),
        (Sign::Closed, "zamknięt+, zarchiwizowan+"),
        (
            Sign::Done,
            "rozwiązan+, zakończon+, ukończon+, gotow+, wykonan+, zrobion+, zrealizowan+, załatwion+, naprawion+, \
             obsłużon+, dostarczon+",
        ),
        (Sign::Undone, "niekompletn+"),
        (
            Sign::Cancelled,
            "anulowan+, odrzucon+, scalon+, połączon+, duplikat, zduplikowan+, usunięt+, wycofan+, odwołan+, odmówion+, \
             porzucon+, nieaktualn+, przerwan+, spam, unieważnion+, bezzasadn+, zaniechan+",
        ),
        (
            Sign::New,
            "^now+, nieprzypisan+, nie przypisan+, nieprzydzielon+, =zarejestrowany, =zarejestrowane, =przyjęte, \
             =zgłoszone, =zgłoszony, nierozpoczęt+, nie rozpoczęt+, =otrzymane, =utworzone, wersja robocza, \
             =zarejestrowano, do przypisania",
        ),
        (
            Sign::Active,
            "w toku, w trakcie, w trakcie realizacji, otwart+, przypisan+, przydzielon+, w realizacji, w obsłudze, \
             do zrobienia, aktywn+, rozpoczęt+, zaakceptowan+, zatwierdzon+, przyjęt+, w analizie, analiza, \
             eskalowan+, eskalacja, w przygotowaniu, realizowan+, w testach, w weryfikacji, weryfikacja, w opracowaniu, \
             praca w toku, przetwarzan+, w rozwiązywaniu, przekazan+, do realizacji",
        ),
        (Sign::Ready, "gotowe do, gotowy do, gotowa do"),
        (Sign::Scheduled, "zaplanowan+, planowan+, umówion+, termin"),
        (
            Sign::Waiting,
            "oczekuje, oczekując+, oczekiwanie, oczekiwania, czeka, czekam, w oczekiwaniu, zablokowan+, oczekiwan+, \
             =odpowiedź",
        ),
        (
            Sign::Hold,
            "wstrzyman+, zawieszon+, odłożon+, wstrzymanie, przełożon+, pauza, zamrożon+, odroczon+, przesunięt+",
        ),
        (
            Sign::Vendor,
            "dostawca, dostawcę, dostawcy, podmiot zewnętrzny, strona trzecia, strony trzeciej, zewnętrzn+, producent, \
             producenta, serwis zewnętrzny, stronę trzecią",
        ),
        (Sign::Material, "części, część, dostawa, dostawę, dostawy, zamówienie, materiał, materiały, sprzęt, zakup"),
        (
            Sign::Customer,
            "klient, klienta, klientem, użytkownik, użytkownika, zgłaszający, zgłaszającego, zamawiający, wnioskodawca",
        ),
        (Sign::Answer, "odpowiedź, odpowiedzi, informacje, informację, informacji, potwierdzenie"),
        (Sign::Desk, "wsparcie, wsparcia, technik, technika, serwis, pomoc, wewnętrzn+, agenta"),
        (Sign::Intake, "przypisanie, przydzielenie, przydział, przypisania"),
    ],
    levels: &[
        (Level::Critical, "krytyczn+, pilny, pilna, pilne, bardzo pilne, natychmiastow+, awaria, awaryjn+, nagł+"),
        (Level::High, "wysoki, wysoka, wysokie, ważn+"),
        (Level::Medium, "średni, średnia, średnie, umiarkowan+"),
        (Level::Low, "niski, niska, niskie, normaln+, zwykł+, drobn+"),
    ],
    kinds: &[
        (Kind::Alert, "alarm, alert, alerty"),
        (Kind::Incident, "incydent, incydenty, problem, awaria"),
        (Kind::Request, "wniosek, żądanie, prośba, zapotrzebowanie, zmiana, wniosek o usługę"),
    ],
};
