//! What currencies are called in German.

use crate::basics::Currency;
use crate::speech::grammar::forms::Gender;

/// What a unit is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Unit {
    /// One of it; empty where there is none.
    pub(super) one: &'static str,
    /// Several.
    pub(super) many: &'static str,
    pub(super) gender: Gender,
}

/// The names of one currency's units.
#[derive(Debug, Clone, Copy)]
pub(super) struct CurrencyNames {
    /// ISO 4217.
    code: &'static str,
    /// Whose it is: an adjective without its ending ("kanadisch"), or what does not decline, before
    /// a hyphen ("US-") or apart ("Schweizer"); empty where the unit's name is unique.
    whose: &'static str,
    pub(super) major: Unit,
    pub(super) minor: Unit,
}

impl CurrencyNames {
    /// Whose it is, where that is `said`.
    pub(super) fn owner(&self, said: bool) -> &'static str {
        if said { self.whose } else { "" }
    }

    /// Whose the minor unit is, where that is `said`.
    pub(super) fn minor_owner(&self, said: bool) -> &'static str {
        match (said, self.whose) {
            (true, "") => "Euro-",
            _ => self.owner(said),
        }
    }
}

/// The names of `currency`, or `None` for those that are told by their code.
pub(super) fn names_of(currency: Currency) -> Option<&'static CurrencyNames> {
    let code = currency.code();
    NAMES.iter().find(|names| names.code == code)
}

const fn row(code: &'static str, whose: &'static str, major: Unit, minor: Unit) -> CurrencyNames {
    CurrencyNames { code, whose, major, minor }
}

const fn der(one: &'static str, many: &'static str) -> Unit {
    Unit { one, many, gender: Gender::Masculine }
}

const fn die(one: &'static str, many: &'static str) -> Unit {
    Unit { one, many, gender: Gender::Feminine }
}

const fn das(one: &'static str, many: &'static str) -> Unit {
    Unit { one, many, gender: Gender::Neuter }
}

const DOLLAR: Unit = der("Dollar", "Dollar");
const CENT: Unit = der("Cent", "Cent");
const PESO: Unit = der("Peso", "Pesos");
const CENTAVO: Unit = der("Centavo", "Centavos");
const CENTIMO: Unit = der("Céntimo", "Céntimos");
const CENTIME: Unit = der("Centime", "Centimes");
const FRANC: Unit = der("Franc", "Franc");
const DINAR: Unit = der("Dinar", "Dinar");
const DIRHAM: Unit = der("Dirham", "Dirham");
const RIAL: Unit = der("Rial", "Rial");
const FILS: Unit = der("Fils", "Fils");
const PFUND: Unit = das("Pfund", "Pfund");
const RUPIE: Unit = die("Rupie", "Rupien");
const KRONE: Unit = die("Krone", "Kronen");
const SCHILLING: Unit = der("Schilling", "Schilling");
const ORE: Unit = das("Öre", "Öre");
const PAISA: Unit = der("Paisa", "Paise");
const SEN: Unit = der("Sen", "Sen");
const KOPEKE: Unit = die("Kopeke", "Kopeken");
const NO_MINOR: Unit = der("", "");

/// Every currency with a name, by code.
const NAMES: [CurrencyNames; 62] = [
    row("AED", "emiratisch", DIRHAM, FILS),
    row("ARS", "argentinisch", PESO, CENTAVO),
    row("AUD", "australisch", DOLLAR, CENT),
    row("BDT", "bangladeschisch", der("Taka", "Taka"), der("Poisha", "Poisha")),
    row("BHD", "bahrainisch", DINAR, FILS),
    row("BRL", "brasilianisch", der("Real", "Real"), CENTAVO),
    row("CAD", "kanadisch", DOLLAR, CENT),
    row("CHF", "Schweizer", der("Franken", "Franken"), der("Rappen", "Rappen")),
    row("CLP", "chilenisch", PESO, NO_MINOR),
    row("CNY", "chinesisch", der("Yuan", "Yuan"), der("Fen", "Fen")),
    row("COP", "kolumbianisch", PESO, CENTAVO),
    row("CRC", "costa-ricanisch", der("Colón", "Colones"), CENTIMO),
    row("CZK", "tschechisch", KRONE, der("Heller", "Heller")),
    row("DKK", "dänisch", KRONE, ORE),
    row("DOP", "dominikanisch", PESO, CENTAVO),
    row("EGP", "ägyptisch", PFUND, der("Piaster", "Piaster")),
    row("EUR", "", der("Euro", "Euro"), CENT),
    row("GBP", "britisch", PFUND, der("Penny", "Pence")),
    row("GHS", "ghanaisch", der("Cedi", "Cedi"), der("Pesewa", "Pesewa")),
    row("GTQ", "guatemaltekisch", der("Quetzal", "Quetzales"), CENTAVO),
    row("HKD", "Hongkong-", DOLLAR, CENT),
    row("HUF", "ungarisch", der("Forint", "Forint"), der("Fillér", "Fillér")),
    row("IDR", "indonesisch", die("Rupiah", "Rupiah"), SEN),
    row("ILS", "israelisch", der("Schekel", "Schekel"), die("Agora", "Agorot")),
    row("INR", "indisch", RUPIE, PAISA),
    row("ISK", "isländisch", KRONE, NO_MINOR),
    row("JMD", "Jamaika-", DOLLAR, CENT),
    row("JOD", "jordanisch", DINAR, FILS),
    row("JPY", "japanisch", der("Yen", "Yen"), NO_MINOR),
    row("KES", "kenianisch", SCHILLING, CENT),
    row("KRW", "südkoreanisch", der("Won", "Won"), NO_MINOR),
    row("KWD", "kuwaitisch", DINAR, FILS),
    row("LKR", "sri-lankisch", RUPIE, CENT),
    row("MAD", "marokkanisch", DIRHAM, CENTIME),
    row("MXN", "mexikanisch", PESO, CENTAVO),
    row("MYR", "malaysisch", der("Ringgit", "Ringgit"), SEN),
    row("NGN", "nigerianisch", der("Naira", "Naira"), der("Kobo", "Kobo")),
    row("NOK", "norwegisch", KRONE, ORE),
    row("NZD", "Neuseeland-", DOLLAR, CENT),
    row("PEN", "peruanisch", der("Sol", "Soles"), CENTIMO),
    row("PHP", "philippinisch", PESO, CENTAVO),
    row("PKR", "pakistanisch", RUPIE, PAISA),
    row("PLN", "polnisch", der("Zloty", "Zloty"), der("Groschen", "Groschen")),
    row("QAR", "katarisch", RIAL, DIRHAM),
    row("RON", "rumänisch", der("Leu", "Lei"), der("Ban", "Bani")),
    row("RSD", "serbisch", DINAR, der("Para", "Para")),
    row("RUB", "russisch", der("Rubel", "Rubel"), KOPEKE),
    row("SAR", "saudi-arabisch", RIAL, der("Halala", "Halala")),
    row("SEK", "schwedisch", KRONE, ORE),
    row("SGD", "Singapur-", DOLLAR, CENT),
    row("THB", "thailändisch", der("Baht", "Baht"), der("Satang", "Satang")),
    row("TRY", "türkisch", die("Lira", "Lira"), der("Kurus", "Kurus")),
    row("TTD", "Trinidad-", DOLLAR, CENT),
    row("TWD", "Taiwan-", DOLLAR, CENT),
    row("UAH", "ukrainisch", die("Hrywnja", "Hrywnja"), KOPEKE),
    row("UGX", "ugandisch", SCHILLING, NO_MINOR),
    row("USD", "US-", DOLLAR, CENT),
    row("UYU", "uruguayisch", PESO, der("Centésimo", "Centésimos")),
    row("VND", "vietnamesisch", der("Dong", "Dong"), NO_MINOR),
    row("XAF", "zentralafrikanisch", FRANC, NO_MINOR),
    row("XOF", "westafrikanisch", FRANC, NO_MINOR),
    row("ZAR", "südafrikanisch", der("Rand", "Rand"), CENT),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_of_a_currency_and_has_the_minor_unit_it_needs() {
        for pair in NAMES.windows(2) {
            assert!(pair[0].code < pair[1].code, "{} is out of order", pair[1].code);
        }
        for names in &NAMES {
            let currency: Currency = names.code.parse().unwrap();
            assert_eq!(currency.decimals() == 0, names.minor == NO_MINOR, "{}", names.code);
        }
    }
}
