//! What currencies are called in English.

use crate::basics::Currency;

/// The names of one currency's units.
#[derive(Debug, Clone, Copy)]
pub(super) struct CurrencyNames {
    /// ISO 4217.
    code: &'static str,
    /// Whose it is, said before the unit: "Canadian"; empty where the unit's name is unique.
    pub(super) whose: &'static str,
    /// The unit, one and several.
    pub(super) major: [&'static str; 2],
    /// The minor unit, one and several; empty where there is none.
    pub(super) minor: [&'static str; 2],
}

/// The names of `currency`, or `None` for those that are told by their code.
pub(super) fn names_of(currency: Currency) -> Option<&'static CurrencyNames> {
    let code = currency.code();
    NAMES.iter().find(|names| names.code == code)
}

const fn row(
    code: &'static str,
    whose: &'static str,
    major: [&'static str; 2],
    minor: [&'static str; 2],
) -> CurrencyNames {
    CurrencyNames { code, whose, major, minor }
}

const DOLLAR: [&str; 2] = ["dollar", "dollars"];
const CENT: [&str; 2] = ["cent", "cents"];
const PESO: [&str; 2] = ["peso", "pesos"];
const CENTAVO: [&str; 2] = ["centavo", "centavos"];
const CENTIMO: [&str; 2] = ["centimo", "centimos"];
const FRANC: [&str; 2] = ["franc", "francs"];
const CENTIME: [&str; 2] = ["centime", "centimes"];
const DINAR: [&str; 2] = ["dinar", "dinars"];
const DIRHAM: [&str; 2] = ["dirham", "dirhams"];
const FILS: [&str; 2] = ["fils", "fils"];
const POUND: [&str; 2] = ["pound", "pounds"];
const RUPEE: [&str; 2] = ["rupee", "rupees"];
const SHILLING: [&str; 2] = ["shilling", "shillings"];
const ORE: [&str; 2] = ["ore", "ore"];
const NO_MINOR: [&str; 2] = ["", ""];

/// Every currency with a name, by code. The words are those a speech engine reads right:
/// without accents, plurals as American newspapers print them.
const NAMES: [CurrencyNames; 62] = [
    row("AED", "Emirati", DIRHAM, FILS),
    row("ARS", "Argentine", PESO, CENTAVO),
    row("AUD", "Australian", DOLLAR, CENT),
    row("BDT", "Bangladeshi", ["taka", "taka"], ["poisha", "poisha"]),
    row("BHD", "Bahraini", DINAR, FILS),
    row("BRL", "Brazilian", ["real", "reais"], CENTAVO),
    row("CAD", "Canadian", DOLLAR, CENT),
    row("CHF", "Swiss", FRANC, CENTIME),
    row("CLP", "Chilean", PESO, NO_MINOR),
    row("CNY", "Chinese", ["yuan", "yuan"], ["fen", "fen"]),
    row("COP", "Colombian", PESO, CENTAVO),
    row("CRC", "Costa Rican", ["colon", "colones"], CENTIMO),
    row("CZK", "Czech", ["koruna", "korunas"], ["haler", "halers"]),
    row("DKK", "Danish", ["krone", "kroner"], ORE),
    row("DOP", "Dominican", PESO, CENTAVO),
    row("EGP", "Egyptian", POUND, ["piaster", "piasters"]),
    row("EUR", "", ["euro", "euros"], CENT),
    row("GBP", "British", POUND, ["penny", "pence"]),
    row("GHS", "Ghanaian", ["cedi", "cedis"], ["pesewa", "pesewas"]),
    row("GTQ", "Guatemalan", ["quetzal", "quetzales"], CENTAVO),
    row("HKD", "Hong Kong", DOLLAR, CENT),
    row("HUF", "Hungarian", ["forint", "forints"], ["filler", "filler"]),
    row("IDR", "Indonesian", ["rupiah", "rupiah"], ["sen", "sen"]),
    row("ILS", "Israeli", ["shekel", "shekels"], ["agora", "agorot"]),
    row("INR", "Indian", RUPEE, ["paisa", "paise"]),
    row("ISK", "Icelandic", ["krona", "kronur"], NO_MINOR),
    row("JMD", "Jamaican", DOLLAR, CENT),
    row("JOD", "Jordanian", DINAR, FILS),
    row("JPY", "Japanese", ["yen", "yen"], NO_MINOR),
    row("KES", "Kenyan", SHILLING, CENT),
    row("KRW", "Korean", ["won", "won"], NO_MINOR),
    row("KWD", "Kuwaiti", DINAR, FILS),
    row("LKR", "Sri Lankan", RUPEE, CENT),
    row("MAD", "Moroccan", DIRHAM, CENTIME),
    row("MXN", "Mexican", PESO, CENTAVO),
    row("MYR", "Malaysian", ["ringgit", "ringgit"], ["sen", "sen"]),
    row("NGN", "Nigerian", ["naira", "naira"], ["kobo", "kobo"]),
    row("NOK", "Norwegian", ["krone", "kroner"], ORE),
    row("NZD", "New Zealand", DOLLAR, CENT),
    row("PEN", "Peruvian", ["sol", "soles"], CENTIMO),
    row("PHP", "Philippine", PESO, CENTAVO),
    row("PKR", "Pakistani", RUPEE, ["paisa", "paise"]),
    row("PLN", "Polish", ["zloty", "zlotys"], ["grosz", "groszy"]),
    row("QAR", "Qatari", ["riyal", "riyals"], DIRHAM),
    row("RON", "Romanian", ["leu", "lei"], ["ban", "bani"]),
    row("RSD", "Serbian", DINAR, ["para", "paras"]),
    row("RUB", "Russian", ["ruble", "rubles"], ["kopeck", "kopecks"]),
    row("SAR", "Saudi", ["riyal", "riyals"], ["halala", "halalas"]),
    row("SEK", "Swedish", ["krona", "kronor"], ORE),
    row("SGD", "Singapore", DOLLAR, CENT),
    row("THB", "Thai", ["baht", "baht"], ["satang", "satang"]),
    row("TRY", "Turkish", ["lira", "lira"], ["kurus", "kurus"]),
    row("TTD", "Trinidad", DOLLAR, CENT),
    row("TWD", "Taiwan", DOLLAR, CENT),
    row("UAH", "Ukrainian", ["hryvnia", "hryvnias"], ["kopiyka", "kopiykas"]),
    row("UGX", "Ugandan", SHILLING, NO_MINOR),
    row("USD", "American", DOLLAR, CENT),
    row("UYU", "Uruguayan", PESO, ["centesimo", "centesimos"]),
    row("VND", "Vietnamese", ["dong", "dong"], NO_MINOR),
    row("XAF", "Central African", FRANC, NO_MINOR),
    row("XOF", "West African", FRANC, NO_MINOR),
    row("ZAR", "South African", ["rand", "rand"], CENT),
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
