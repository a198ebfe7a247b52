//! Numbers in words and figures.

use rust_decimal::Decimal;
use saldo::nlu::{read_number, read_ordinal};

use crate::clock::customs;

fn check(locale: &str, rows: &[(&str, &str)]) {
    let customs = customs(locale);
    let mut wrong = Vec::new();
    for (text, number) in rows {
        let read = read_number(text, &customs).map(|number| number.normalize());
        let expected = number.parse::<Decimal>().ok().map(|number| number.normalize());
        if read != expected {
            wrong.push(format!("{text:?} is {read:?}, not {number}"));
        }
    }
    assert!(wrong.is_empty(), "{locale}:\n{}", wrong.join("\n"));
}

#[test]
fn english_numbers() {
    check("en-US", &ENGLISH);
}

#[test]
fn spanish_numbers() {
    check("es-ES", &SPANISH);
}

#[test]
fn german_numbers() {
    check("de-DE", &GERMAN);
}

const ENGLISH: [(&str, &str); 76] = [
    ("zero", "0"),
    ("one", "1"),
    ("seven", "7"),
    ("ten", "10"),
    ("nineteen", "19"),
    ("twenty", "20"),
    ("twenty one", "21"),
    ("twenty-one", "21"),
    ("Ninety-Nine", "99"),
    ("a hundred", "100"),
    ("one hundred", "100"),
    ("hundred", "100"),
    ("one hundred and one", "101"),
    ("one hundred one", "101"),
    ("a hundred and five", "105"),
    ("two hundred fifty", "250"),
    ("nine hundred ninety nine", "999"),
    ("twelve hundred", "1200"),
    ("twelve hundred and fifty", "1250"),
    ("nineteen hundred", "1900"),
    ("a thousand", "1000"),
    ("one thousand and one", "1001"),
    ("two thousand twenty six", "2026"),
    ("twelve thousand", "12000"),
    ("twelve thousand three hundred forty five", "12345"),
    ("one hundred thousand", "100000"),
    ("two hundred fifty thousand", "250000"),
    ("a million", "1000000"),
    ("one million two hundred thousand and five", "1200005"),
    ("three billion", "3000000000"),
    ("one trillion", "1000000000000"),
    ("eighteen quintillion", "18000000000000000000"),
    ("half a million", "500000"),
    ("one and a half million", "1500000"),
    ("two and a half", "2.5"),
    ("a dozen", "12"),
    ("one point five", "1.5"),
    ("one point five million", "1500000"),
    ("three point one four", "3.14"),
    ("three point fourteen", "3.14"),
    ("zero point oh five", "0.05"),
    ("minus five", "-5"),
    ("negative twenty two", "-22"),
    ("-5", "-5"),
    ("5", "5"),
    ("1,234", "1234"),
    ("1,234.56", "1234.56"),
    ("1.5", "1.5"),
    ("1,5", "1.5"),
    ("1.234.567", "1234567"),
    ("12 thousand", "12000"),
    ("12 thousand 500", "12500"),
    ("2 million 300 thousand", "2300000"),
    ("1.5 million", "1500000"),
    ("12k", "12000"),
    ("1.2k", "1200"),
    ("3m", "3000000"),
    ("two grand", "2000"),
    ("oh five", "5"),
    ("double one", "11"),
    ("triple zero one", "1"),
    ("one oh oh one", "1001"),
    ("one two three four", "1234"),
    ("nineteen eighty", "1980"),
    ("twenty twenty six", "2026"),
    ("first", "1"),
    ("the third", "3"),
    ("twenty first", "21"),
    ("2nd", "2"),
    ("11th", "11"),
    ("one hundred and first", "101"),
    ("twelfth", "12"),
    ("the last fifty please", "50"),
    ("", "none"),
    ("savings", "none"),
    ("point", "none"),
];

const SPANISH: [(&str, &str); 65] = [
    ("cero", "0"),
    ("uno", "1"),
    ("un", "1"),
    ("una", "1"),
    ("siete", "7"),
    ("dieciséis", "16"),
    ("dieciseis", "16"),
    ("diez y seis", "16"),
    ("veinte", "20"),
    ("veintiuno", "21"),
    ("veintiún", "21"),
    ("veintitrés", "23"),
    ("treinta y uno", "31"),
    ("treinta y una", "31"),
    ("cuarenta y cinco", "45"),
    ("noventa y nueve", "99"),
    ("cien", "100"),
    ("ciento uno", "101"),
    ("ciento veintitrés", "123"),
    ("doscientos", "200"),
    ("doscientas cincuenta", "250"),
    ("quinientos", "500"),
    ("setecientos veintitrés", "723"),
    ("novecientos noventa y nueve", "999"),
    ("mil", "1000"),
    ("mil uno", "1001"),
    ("mil novecientos ochenta y cuatro", "1984"),
    ("dos mil veintiséis", "2026"),
    ("veintitrés mil", "23000"),
    ("treinta y un mil", "31000"),
    ("ciento veinte mil", "120000"),
    ("quinientos mil", "500000"),
    ("un millón", "1000000"),
    ("un millón doscientos mil", "1200000"),
    ("dos millones", "2000000"),
    ("mil millones", "1000000000"),
    ("dos mil trescientos millones", "2300000000"),
    ("un billón", "1000000000000"),
    ("medio millón", "500000"),
    ("dos y medio", "2.5"),
    ("millón y medio", "1500000"),
    ("uno coma cinco", "1.5"),
    ("uno punto cinco", "1.5"),
    ("uno coma cinco millones", "1500000"),
    ("tres coma catorce", "3.14"),
    ("menos cinco", "-5"),
    ("1.234", "1234"),
    ("1.234,56", "1234.56"),
    ("1,5", "1.5"),
    ("1,234", "1.234"),
    ("1,5 millones", "1500000"),
    ("12 mil", "12000"),
    ("3 mil millones", "3000000000"),
    ("doble uno", "11"),
    ("uno cero cero uno", "1001"),
    ("primero", "1"),
    ("la tercera", "3"),
    ("el tercer", "3"),
    ("décimo", "10"),
    ("décimo tercero", "13"),
    ("decimotercera", "13"),
    ("decimoctavo", "18"),
    ("vigésimo primero", "21"),
    ("3º", "3"),
    ("cuenta", "none"),
];

const GERMAN: [(&str, &str); 74] = [
    ("null", "0"),
    ("eins", "1"),
    ("ein", "1"),
    ("eine", "1"),
    ("einen", "1"),
    ("zwei", "2"),
    ("zwo", "2"),
    ("fünf", "5"),
    ("fuenf", "5"),
    ("sieben", "7"),
    ("zehn", "10"),
    ("elf", "11"),
    ("zwölf", "12"),
    ("zwoelf", "12"),
    ("sechzehn", "16"),
    ("siebzehn", "17"),
    ("zwanzig", "20"),
    ("einundzwanzig", "21"),
    ("ein und zwanzig", "21"),
    ("dreißig", "30"),
    ("dreissig", "30"),
    ("fünfundvierzig", "45"),
    ("neunundneunzig", "99"),
    ("hundert", "100"),
    ("einhundert", "100"),
    ("hunderteins", "101"),
    ("hundertundeins", "101"),
    ("zweihundertfünfzig", "250"),
    ("siebenhundertdreiundzwanzig", "723"),
    ("sieben hundert drei und zwanzig", "723"),
    ("neunhundertneunundneunzig", "999"),
    ("tausend", "1000"),
    ("eintausend", "1000"),
    ("tausendeins", "1001"),
    ("zwölfhundert", "1200"),
    ("neunzehnhundertvierundachtzig", "1984"),
    ("zweitausendsechsundzwanzig", "2026"),
    ("zwei tausend sechsundzwanzig", "2026"),
    ("zwölftausenddreihundertfünfundvierzig", "12345"),
    ("hunderttausend", "100000"),
    ("hundertzweiundzwanzigtausend", "122000"),
    ("eine Million", "1000000"),
    ("eine Million zweihunderttausend", "1200000"),
    ("zwei Millionen", "2000000"),
    ("drei Milliarden", "3000000000"),
    ("eine Billion", "1000000000000"),
    ("anderthalb", "1.5"),
    ("eineinhalb", "1.5"),
    ("zweieinhalb", "2.5"),
    ("anderthalb Millionen", "1500000"),
    ("eins Komma fünf", "1.5"),
    ("eins Komma fünf Millionen", "1500000"),
    ("drei Komma eins vier", "3.14"),
    ("minus fünf", "-5"),
    ("1.234", "1234"),
    ("1.234,56", "1234.56"),
    ("1,5", "1.5"),
    ("1.5", "1.5"),
    ("12 Tausend", "12000"),
    ("1,5 Millionen", "1500000"),
    ("3 Mio.", "3000000"),
    ("2 Mrd.", "2000000000"),
    ("eins null null eins", "1001"),
    ("vier zwei siebzehn", "4217"),
    ("erste", "1"),
    ("der dritte", "3"),
    ("den dritten", "3"),
    ("siebte", "7"),
    ("der achte", "8"),
    ("zwanzigster", "20"),
    ("der einundzwanzigste", "21"),
    ("am hundertersten", "101"),
    ("der 3.", "3"),
    ("Konto", "none"),
];

/// English as an independent crate spells it.
fn english(number: u64) -> String {
    num2words::Num2Words::new(number).to_words().unwrap()
}

const SPANISH_LOW: [&str; 30] = [
    "",
    "uno",
    "dos",
    "tres",
    "cuatro",
    "cinco",
    "seis",
    "siete",
    "ocho",
    "nueve",
    "diez",
    "once",
    "doce",
    "trece",
    "catorce",
    "quince",
    "dieciséis",
    "diecisiete",
    "dieciocho",
    "diecinueve",
    "veinte",
    "veintiuno",
    "veintidós",
    "veintitrés",
    "veinticuatro",
    "veinticinco",
    "veintiséis",
    "veintisiete",
    "veintiocho",
    "veintinueve",
];

const SPANISH_TENS: [&str; 10] =
    ["", "", "", "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa"];

const SPANISH_HUNDREDS: [&str; 10] = [
    "",
    "ciento",
    "doscientos",
    "trescientos",
    "cuatrocientos",
    "quinientos",
    "seiscientos",
    "setecientos",
    "ochocientos",
    "novecientos",
];

/// Spanish, built from the largest name down; accents on every second number.
fn spanish(number: u64) -> String {
    let join = |parts: [String; 2]| parts.join(" ").trim().to_owned();
    // Before "mil" and "millones" the one loses its ending.
    let short = |words: String| match words.strip_suffix("uno") {
        Some(stem) if stem.ends_with("veinti") => format!("{stem}ún"),
        Some(stem) => format!("{stem}un"),
        None => words,
    };
    match number {
        0..30 => SPANISH_LOW[usize::try_from(number).unwrap()].to_owned(),
        30..100 => {
            let tens = SPANISH_TENS[usize::try_from(number / 10).unwrap()];
            if number.is_multiple_of(10) {
                tens.to_owned()
            } else {
                format!("{tens} y {}", spanish(number % 10))
            }
        }
        100 => "cien".to_owned(),
        101..1_000 => {
            let hundreds = SPANISH_HUNDREDS[usize::try_from(number / 100).unwrap()].to_owned();
            join([hundreds, spanish(number % 100)])
        }
        1_000..2_000 => join(["mil".to_owned(), spanish(number % 1_000)]),
        2_000..1_000_000 => {
            let thousands = format!("{} mil", short(spanish(number / 1_000)));
            join([thousands, spanish(number % 1_000)])
        }
        1_000_000..2_000_000 => join(["un millón".to_owned(), spanish(number % 1_000_000)]),
        _ => {
            let millions = format!("{} millones", short(spanish(number / 1_000_000)));
            join([millions, spanish(number % 1_000_000)])
        }
    }
}

const GERMAN_LOW: [&str; 20] = [
    "",
    "ein",
    "zwei",
    "drei",
    "vier",
    "fünf",
    "sechs",
    "sieben",
    "acht",
    "neun",
    "zehn",
    "elf",
    "zwölf",
    "dreizehn",
    "vierzehn",
    "fünfzehn",
    "sechzehn",
    "siebzehn",
    "achtzehn",
    "neunzehn",
];

const GERMAN_TENS: [&str; 10] = [
    "", "", "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig",
];

/// German, built from the largest name down.
fn german(number: u64) -> String {
    let index = |number: u64| usize::try_from(number).unwrap();
    match number {
        0..20 => GERMAN_LOW[index(number)].to_owned(),
        20..100 => {
            let tens = GERMAN_TENS[index(number / 10)];
            let unit = GERMAN_LOW[index(number % 10)];
            if unit.is_empty() { tens.to_owned() } else { format!("{unit}und{tens}") }
        }
        100..1_000 => format!("{}hundert{}", GERMAN_LOW[index(number / 100)], german(number % 100)),
        1_000..1_000_000 => {
            format!("{}tausend{}", german(number / 1_000), german(number % 1_000))
        }
        1_000_000..2_000_000 => {
            format!("eine Million {}", german(number % 1_000_000)).trim().to_owned()
        }
        _ => {
            let millions = german(number / 1_000_000);
            format!("{millions} Millionen {}", german(number % 1_000_000)).trim().to_owned()
        }
    }
}

#[test]
fn every_number_is_read_back_from_its_words() {
    let (american, castilian, standard) = (customs("en-US"), customs("es-ES"), customs("de-DE"));
    let wide = (1_u64..).map(|step| step * 7_919 + step * step * 31);
    for number in (1..11_000).chain(wide.take_while(|number| *number < 900_000_000).take(6_000)) {
        let value = Some(Decimal::from(number));
        assert_eq!(read_number(&english(number), &american), value, "{}", english(number));
        assert_eq!(read_number(&spanish(number), &castilian), value, "{}", spanish(number));
        let said = german(number);
        assert_eq!(read_number(&said, &standard), value, "{said}");
        // Speech recognition writes the words apart now and then.
        let apart = said.replace("hundert", " hundert ").replace("tausend", " tausend ");
        assert_eq!(read_number(&apart, &standard), value, "{apart}");
    }
}

#[test]
fn every_ordinal_is_read_back_from_its_words() {
    let (american, standard) = (customs("en-US"), customs("de-DE"));
    for number in 1..2_000 {
        let said = num2words::Num2Words::new(number).ordinal().to_words().unwrap();
        assert_eq!(read_ordinal(&said, &american), Some(number), "{said}");
        let ending = if number % 100 == 0 || number % 100 > 19 { "ste" } else { "te" };
        let said = format!("{}{ending}", german(number));
        let said = match number % 100 {
            1 => said.strip_suffix("einte").map(|stem| format!("{stem}erste")),
            3 => said.strip_suffix("dreite").map(|stem| format!("{stem}dritte")),
            7 => said.strip_suffix("siebente").map(|stem| format!("{stem}siebte")),
            8 => said.strip_suffix("achtte").map(|stem| format!("{stem}achte")),
            _ => None,
        }
        .unwrap_or(said);
        assert_eq!(read_ordinal(&said, &standard), Some(number), "{said}");
    }
}
