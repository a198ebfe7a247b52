//! German words about days, without umlauts or with their two-letter spelling.

use chrono::Weekday::{Fri, Mon, Sat, Sun, Thu, Tue, Wed};

use super::english::{hours, year_ago};
use super::holiday::Holiday;
use super::said::{Cut, Season, TimeUnit, When};
use super::term::Term;

/// Phrases, several with a comma between them, and what they do.
pub(super) fn rows() -> Vec<(&'static str, Term)> {
    let mut rows = names();
    rows.extend(units_before());
    rows.extend(units_with_their_piece());
    rows.extend(months_with_their_piece());
    rows.extend(holidays());
    rows.extend(relations());
    rows
}

fn names() -> Vec<(&'static str, Term)> {
    vec![
        ("heute, heut, heutigen, heutiger, jetzt, der heutige tag", Term::Day(0)),
        ("gestern, gestrigen, letzte nacht, vergangene nacht", Term::Day(-1)),
        ("vorgestern", Term::Day(-2)),
        ("vorvorgestern", Term::Day(-3)),
        ("morgen", Term::Day(1)),
        ("ubermorgen, uebermorgen", Term::Day(2)),
        ("tag, tage, tagen, tages", Term::Unit(TimeUnit::Day)),
        ("woche, wochen, kalenderwoche", Term::Unit(TimeUnit::Week)),
        ("wochenende, wochenenden, wochenendes", Term::Unit(TimeUnit::Weekend)),
        ("monat, monate, monaten, monats, monates", Term::Unit(TimeUnit::Month)),
        ("kalendermonat", Term::Unit(TimeUnit::Month)),
        ("quartal, quartale, quartalen, quartals", Term::Unit(TimeUnit::Quarter)),
        ("vierteljahr, vierteljahres", Term::Unit(TimeUnit::Quarter)),
        ("halbjahr, halbjahre, halbjahres", Term::Unit(TimeUnit::Half)),
        ("jahr, jahre, jahren, jahres, kalenderjahr", Term::Unit(TimeUnit::Year)),
        ("vierzehn tage, vierzehn tagen", Term::Days(14)),
        ("halbes jahr, halben jahr, ein halbes jahr", Term::Months(6)),
        ("einem halben jahr, anderthalb jahre halb", Term::Months(6)),
        ("anderthalb jahre, anderthalb jahren, eineinhalb jahren", Term::Months(18)),
        ("montag, montags, mo", Term::Weekday(Mon)),
        ("dienstag, dienstags, di", Term::Weekday(Tue)),
        ("mittwoch, mittwochs, mi", Term::Weekday(Wed)),
        ("donnerstag, donnerstags, do", Term::Weekday(Thu)),
        ("freitag, freitags, fr", Term::Weekday(Fri)),
        ("samstag, samstags, sonnabend, sonnabends, sa", Term::Weekday(Sat)),
        // Not "so": it is rarely a Sunday.
        ("sonntag, sonntags", Term::Weekday(Sun)),
        ("montagmorgen, montagmittag, montagnachmittag, montagabend", Term::Weekday(Mon)),
        ("dienstagmorgen, dienstagmittag, dienstagnachmittag, dienstagabend", Term::Weekday(Tue)),
        ("mittwochmorgen, mittwochmittag, mittwochnachmittag, mittwochabend", Term::Weekday(Wed)),
        (
            "donnerstagmorgen, donnerstagmittag, donnerstagnachmittag, donnerstagabend",
            Term::Weekday(Thu),
        ),
        ("freitagmorgen, freitagmittag, freitagnachmittag, freitagabend", Term::Weekday(Fri)),
        ("samstagmorgen, samstagmittag, samstagnachmittag, samstagabend", Term::Weekday(Sat)),
        ("sonntagmorgen, sonntagmittag, sonntagnachmittag, sonntagabend", Term::Weekday(Sun)),
        ("januar, jan, janner, jaenner, januars", Term::Month(1)),
        ("februar, februars, feb, feber", Term::Month(2)),
        ("marz, maerz", Term::Month(3)),
        ("april, aprils, apr", Term::Month(4)),
        ("mai, mais", Term::Month(5)),
        ("juni, junis, juno", Term::Month(6)),
        ("juli, julis, julei", Term::Month(7)),
        ("august, augusts, aug", Term::Month(8)),
        ("september, septembers, sept, sep", Term::Month(9)),
        ("oktober, oktobers, okt", Term::Month(10)),
        ("november, novembers, nov", Term::Month(11)),
        ("dezember, dezembers, dez", Term::Month(12)),
        ("fruhling, fruehling, fruhjahr, fruehjahr", Term::Season(Season::Spring)),
        ("sommer, sommers", Term::Season(Season::Summer)),
        ("herbst", Term::Season(Season::Autumn)),
        ("winter, winters", Term::Season(Season::Winter)),
        ("zahltag, gehaltstag, gehaltseingang, lohntag", Term::Payday),
        ("dem gehalt, gehaltszahlung", Term::Payday),
    ]
}

/// "Vormonat": the unit and that it is the last are one word.
fn units_before() -> Vec<(&'static str, Term)> {
    let before = |unit| Term::Written(When::Unit { unit, away: -1 });
    vec![
        ("vortag, vortags, vortages", before(TimeUnit::Day)),
        ("vorwoche", before(TimeUnit::Week)),
        ("vormonat, vormonats", before(TimeUnit::Month)),
        ("vorquartal, vorquartals", before(TimeUnit::Quarter)),
        ("vorjahr, vorjahrs, vorjahres", before(TimeUnit::Year)),
    ]
}

/// "Seit Monatsanfang", "Monatsende": the unit and its piece are one word.
fn units_with_their_piece() -> Vec<(&'static str, Term)> {
    vec![
        ("seit wochenanfang, seit wochenbeginn", Term::UnitToDate(TimeUnit::Week)),
        ("seit monatsanfang, seit monatsbeginn", Term::UnitToDate(TimeUnit::Month)),
        ("seit quartalsanfang, seit quartalsbeginn", Term::UnitToDate(TimeUnit::Quarter)),
        ("seit jahresanfang, seit jahresbeginn", Term::UnitToDate(TimeUnit::Year)),
        ("monatsende, monatsendes", Term::UnitPiece(TimeUnit::Month, Cut::End)),
        ("quartalsende, quartalsendes", Term::UnitPiece(TimeUnit::Quarter, Cut::End)),
        ("jahresende, jahresendes", Term::UnitPiece(TimeUnit::Year, Cut::End)),
        ("seit anfang des jahres", Term::UnitToDate(TimeUnit::Year)),
        ("seit anfang des monats", Term::UnitToDate(TimeUnit::Month)),
    ]
}

/// "Septemberwoche", "Oktoberhälfte": the month and its piece are one word.
fn months_with_their_piece() -> Vec<(&'static str, Term)> {
    let pieces = [
        ("januarwoche", "januarhalfte, januarhaelfte"),
        ("februarwoche", "februarhalfte, februarhaelfte"),
        ("marzwoche, maerzwoche", "marzhalfte, maerzhaelfte"),
        ("aprilwoche", "aprilhalfte, aprilhaelfte"),
        ("maiwoche", "maihalfte, maihaelfte"),
        ("juniwoche", "junihalfte, junihaelfte"),
        ("juliwoche", "julihalfte, julihaelfte"),
        ("augustwoche", "augusthalfte, augusthaelfte"),
        ("septemberwoche", "septemberhalfte, septemberhaelfte"),
        ("oktoberwoche", "oktoberhalfte, oktoberhaelfte"),
        ("novemberwoche", "novemberhalfte, novemberhaelfte"),
        ("dezemberwoche", "dezemberhalfte, dezemberhaelfte"),
    ];
    let rows = (1..).zip(pieces).flat_map(|(month, (week, half))| {
        [(week, Term::WeekOf(month)), (half, Term::HalfOf(month))]
    });
    rows.collect()
}

fn holidays() -> Vec<(&'static str, Term)> {
    vec![
        ("neujahr, neujahrstag", Term::Holiday(Holiday::NewYear)),
        ("heilige drei konige, dreikonig", Term::Holiday(Holiday::Epiphany)),
        ("valentinstag", Term::Holiday(Holiday::Valentine)),
        ("karfreitag", Term::Holiday(Holiday::GoodFriday)),
        ("ostern, ostersonntag", Term::Holiday(Holiday::Easter)),
        ("pfingsten, pfingstsonntag", Term::Holiday(Holiday::Pentecost)),
        ("ostermontag", Term::Holiday(Holiday::EasterMonday)),
        ("tag der arbeit, maifeiertag", Term::Holiday(Holiday::MayDay)),
        ("christi himmelfahrt, himmelfahrt, vatertag", Term::Holiday(Holiday::Ascension)),
        ("pfingstmontag", Term::Holiday(Holiday::WhitMonday)),
        ("tag der deutschen einheit", Term::Holiday(Holiday::GermanUnity)),
        ("nikolaus, nikolaustag", Term::Holiday(Holiday::SaintNicholas)),
        ("halloween", Term::Holiday(Holiday::Halloween)),
        ("black friday", Term::Holiday(Holiday::BlackFriday)),
        ("heiligabend, heiliger abend, heilig abend", Term::Holiday(Holiday::ChristmasEve)),
        ("weihnachten, weihnachtstag", Term::Holiday(Holiday::Christmas)),
        ("erster weihnachtstag, ersten weihnachtstag", Term::Holiday(Holiday::Christmas)),
        ("zweiter weihnachtstag, zweiten weihnachtstag", Term::Holiday(Holiday::BoxingDay)),
        ("silvester", Term::Holiday(Holiday::NewYearsEve)),
    ]
}

fn relations() -> Vec<(&'static str, Term)> {
    vec![
        ("letzte, letzten, letzter, letztes, letztem", Term::Last),
        ("vorige, vorigen, voriger, voriges, vorigem", Term::Last),
        ("vergangene, vergangenen, vergangener, vergangenes", Term::Last),
        ("vergangenem, zuruckliegenden, vorangegangenen", Term::Last),
        ("diese, diesen, dieser, dieses, diesem", Term::This),
        ("aktuelle, aktuellen, aktuelles, laufende, laufenden", Term::This),
        ("laufender, laufendes, aktueller, aktuellem, laufendem", Term::This),
        ("nachste, nachsten, nachster, nachstes, nachstem", Term::Next),
        ("naechste, naechsten, naechster, naechstes, naechstem", Term::Next),
        ("kommende, kommenden, kommender, kommendes, kommendem", Term::Next),
        ("vorletzte, vorletzten, vorletzter, vorletztes", Term::BeforeLast),
        ("vorletztem", Term::BeforeLast),
        ("ubernachste, ubernachsten, ubernachstes", Term::AfterNext),
        ("uebernaechste, uebernaechsten, uebernaechstes", Term::AfterNext),
        ("her, zuruck, zurueck", Term::Ago),
        ("seit, ab, seit dem, ab dem, seit der", Term::Since),
        ("nach, nach dem", Term::After),
        ("bis, bis zum, bis zu, bis einschliesslich, bis zur", Term::Until),
        ("bis inklusive", Term::Until),
        ("vor, vor dem", Term::Before),
        ("zwischen, zwischen dem", Term::Between),
        ("an", Term::Onward),
        ("und, und dem", Term::And),
        ("von, vom, von der, von dem", Term::Of),
        ("der, die, das, dem, den, des", Term::The),
        ("in, im, am, zu, um, wahrend, waehrend, uber, ueber, fur", Term::In),
        ("fuer, innerhalb, binnen, ganze, ganzen, ganzer, ganzes", Term::In),
        ("gesamte, gesamten, zum, zur, ans, nur, mein, meinem", Term::In),
        ("ein paar, paar, wenigen, einigen, einige", Term::Number(3)),
        ("fruh, frueh, vormittag, mittag, nachmittag, abend, nacht", Term::DayPart),
        ("morgens, abends, nachts", Term::DayPart),
        ("bisher, bislang, bis heute, bis jetzt, bis dato", Term::ToDate),
        ("inklusive, einschliesslich, beide inklusive, jeweils", Term::Inclusive),
        ("anfang, beginn", Term::Piece(Cut::Start)),
        ("mitte", Term::Piece(Cut::Middle)),
        ("ende", Term::Piece(Cut::End)),
        ("rest, restliche, restlichen, ubrigen, uebrigen", Term::Piece(Cut::Rest)),
        ("gleichen, gleiche, selben, selbe, demselben, derselben", Term::Same),
        ("um diese zeit letztes jahr, um diese zeit im letzten jahr", year_ago()),
        ("letzten 24 stunden, vergangenen 24 stunden", hours(1)),
        ("letzten vierundzwanzig stunden", hours(1)),
        ("letzten 48 stunden, vergangenen 48 stunden", hours(2)),
        ("letzten achtundvierzig stunden", hours(2)),
        ("halfte, haelfte", Term::HalfWord),
        ("q", Term::QuarterLetter),
        ("h", Term::HalfLetter),
        ("kw, kalenderwoche nummer, woche nummer", Term::WeekNumber),
    ]
}
