//! What currencies are called in Spanish.

use crate::basics::Currency;
use crate::speech::grammar::forms::Gender;

/// The names of one currency's units.
#[derive(Debug, Clone, Copy)]
pub(super) struct CurrencyNames {
    /// ISO 4217.
    code: &'static str,
    /// The unit, one and several.
    pub(super) major: [&'static str; 2],
    /// The unit's gender.
    pub(super) gender: Gender,
    /// Whose it is, said after one unit and after several; empty where the unit's name is unique.
    pub(super) whose: [&'static str; 2],
    /// The minor unit, one and several; empty where there is none.
    pub(super) minor: [&'static str; 2],
}

impl CurrencyNames {
    /// The gender of the minor unit.
    pub(super) fn minor_gender(&self) -> Gender {
        match self.minor[0] {
            "paisa" | "halala" | "agorá" => Gender::Feminine,
            _ => Gender::Masculine,
        }
    }
}

/// The names of `currency`, or `None` for those that are told by their code.
pub(super) fn names_of(currency: Currency) -> Option<&'static CurrencyNames> {
    let code = currency.code();
    NAMES.iter().find(|names| names.code == code)
}

const fn masculine(
    code: &'static str,
    major: [&'static str; 2],
    whose: [&'static str; 2],
    minor: [&'static str; 2],
) -> CurrencyNames {
    CurrencyNames { code, major, gender: Gender::Masculine, whose, minor }
}

const fn feminine(
    code: &'static str,
    major: [&'static str; 2],
    whose: [&'static str; 2],
    minor: [&'static str; 2],
) -> CurrencyNames {
    CurrencyNames { code, major, gender: Gender::Feminine, whose, minor }
}

const DOLAR: [&str; 2] = ["dólar", "dólares"];
const PESO: [&str; 2] = ["peso", "pesos"];
const FRANCO: [&str; 2] = ["franco", "francos"];
const DINAR: [&str; 2] = ["dinar", "dinares"];
const DIRHAM: [&str; 2] = ["dirham", "dirhams"];
const LIBRA: [&str; 2] = ["libra", "libras"];
const RUPIA: [&str; 2] = ["rupia", "rupias"];
const CORONA: [&str; 2] = ["corona", "coronas"];
const CHELIN: [&str; 2] = ["chelín", "chelines"];
const RIYAL: [&str; 2] = ["riyal", "riyales"];
const CENTAVO: [&str; 2] = ["centavo", "centavos"];
const CENTIMO: [&str; 2] = ["céntimo", "céntimos"];
const CENTESIMO: [&str; 2] = ["centésimo", "centésimos"];
const PIASTRA: [&str; 2] = ["piastra", "piastras"];
const PAISA: [&str; 2] = ["paisa", "paisas"];
const FILS: [&str; 2] = ["fils", "fils"];
const ORE: [&str; 2] = ["öre", "öre"];
const SEN: [&str; 2] = ["sen", "sen"];
const NO_MINOR: [&str; 2] = ["", ""];

/// Every currency with a name, by code.
const NAMES: [CurrencyNames; 62] = [
    masculine("AED", DIRHAM, ["emiratí", "emiratíes"], FILS),
    masculine("ARS", PESO, ["argentino", "argentinos"], CENTAVO),
    masculine("AUD", DOLAR, ["australiano", "australianos"], CENTAVO),
    masculine("BDT", ["taka", "takas"], ["bangladesí", "bangladesíes"], ["poisha", "poishas"]),
    masculine("BHD", DINAR, ["bareiní", "bareiníes"], FILS),
    masculine("BRL", ["real", "reales"], ["brasileño", "brasileños"], CENTAVO),
    masculine("CAD", DOLAR, ["canadiense", "canadienses"], CENTAVO),
    masculine("CHF", FRANCO, ["suizo", "suizos"], CENTIMO),
    masculine("CLP", PESO, ["chileno", "chilenos"], NO_MINOR),
    masculine("CNY", ["yuan", "yuanes"], ["chino", "chinos"], ["fen", "fen"]),
    masculine("COP", PESO, ["colombiano", "colombianos"], CENTAVO),
    masculine("CRC", ["colón", "colones"], ["costarricense", "costarricenses"], CENTIMO),
    feminine("CZK", CORONA, ["checa", "checas"], ["heller", "hellers"]),
    feminine("DKK", CORONA, ["danesa", "danesas"], ORE),
    masculine("DOP", PESO, ["dominicano", "dominicanos"], CENTAVO),
    feminine("EGP", LIBRA, ["egipcia", "egipcias"], PIASTRA),
    masculine("EUR", ["euro", "euros"], ["", ""], CENTIMO),
    feminine("GBP", LIBRA, ["esterlina", "esterlinas"], ["penique", "peniques"]),
    masculine("GHS", ["cedi", "cedis"], ["ghanés", "ghaneses"], ["pesewa", "pesewas"]),
    masculine("GTQ", ["quetzal", "quetzales"], ["guatemalteco", "guatemaltecos"], CENTAVO),
    masculine("HKD", DOLAR, ["de Hong Kong", "de Hong Kong"], CENTAVO),
    masculine("HUF", ["forinto", "forintos"], ["húngaro", "húngaros"], ["fillér", "fillér"]),
    feminine("IDR", RUPIA, ["indonesia", "indonesias"], SEN),
    masculine("ILS", ["séquel", "séqueles"], ["israelí", "israelíes"], ["agorá", "agorot"]),
    feminine("INR", RUPIA, ["india", "indias"], PAISA),
    feminine("ISK", CORONA, ["islandesa", "islandesas"], NO_MINOR),
    masculine("JMD", DOLAR, ["jamaicano", "jamaicanos"], CENTAVO),
    masculine("JOD", DINAR, ["jordano", "jordanos"], FILS),
    masculine("JPY", ["yen", "yenes"], ["japonés", "japoneses"], NO_MINOR),
    masculine("KES", CHELIN, ["keniano", "kenianos"], CENTAVO),
    masculine("KRW", ["won", "wones"], ["surcoreano", "surcoreanos"], NO_MINOR),
    masculine("KWD", DINAR, ["kuwaití", "kuwaitíes"], FILS),
    feminine("LKR", RUPIA, ["de Sri Lanka", "de Sri Lanka"], CENTAVO),
    masculine("MAD", DIRHAM, ["marroquí", "marroquíes"], CENTIMO),
    masculine("MXN", PESO, ["mexicano", "mexicanos"], CENTAVO),
    masculine("MYR", ["ringgit", "ringgits"], ["malasio", "malasios"], SEN),
    masculine("NGN", ["naira", "nairas"], ["nigeriano", "nigerianos"], ["kobo", "kobos"]),
    feminine("NOK", CORONA, ["noruega", "noruegas"], ORE),
    masculine("NZD", DOLAR, ["neozelandés", "neozelandeses"], CENTAVO),
    masculine("PEN", ["sol", "soles"], ["peruano", "peruanos"], CENTIMO),
    masculine("PHP", PESO, ["filipino", "filipinos"], CENTAVO),
    feminine("PKR", RUPIA, ["pakistaní", "pakistaníes"], PAISA),
    masculine("PLN", ["esloti", "eslotis"], ["polaco", "polacos"], ["grosz", "groszy"]),
    masculine("QAR", RIYAL, ["catarí", "cataríes"], DIRHAM),
    masculine("RON", ["leu", "lei"], ["rumano", "rumanos"], ["ban", "bani"]),
    masculine("RSD", DINAR, ["serbio", "serbios"], ["para", "paras"]),
    masculine("RUB", ["rublo", "rublos"], ["ruso", "rusos"], ["kopek", "kopeks"]),
    masculine("SAR", RIYAL, ["saudí", "saudíes"], ["halala", "halalas"]),
    feminine("SEK", CORONA, ["sueca", "suecas"], ORE),
    masculine("SGD", DOLAR, ["de Singapur", "de Singapur"], CENTAVO),
    masculine("THB", ["baht", "bahts"], ["tailandés", "tailandeses"], ["satang", "satang"]),
    feminine("TRY", ["lira", "liras"], ["turca", "turcas"], ["kurus", "kurus"]),
    masculine("TTD", DOLAR, ["de Trinidad", "de Trinidad"], CENTAVO),
    masculine("TWD", DOLAR, ["de Taiwán", "de Taiwán"], CENTAVO),
    feminine("UAH", ["grivna", "grivnas"], ["ucraniana", "ucranianas"], ["kopek", "kopeks"]),
    masculine("UGX", CHELIN, ["ugandés", "ugandeses"], NO_MINOR),
    masculine("USD", DOLAR, ["estadounidense", "estadounidenses"], CENTAVO),
    masculine("UYU", PESO, ["uruguayo", "uruguayos"], CENTESIMO),
    masculine("VND", ["dong", "dongs"], ["vietnamita", "vietnamitas"], NO_MINOR),
    masculine("XAF", FRANCO, ["de África Central", "de África Central"], NO_MINOR),
    masculine("XOF", FRANCO, ["de África Occidental", "de África Occidental"], NO_MINOR),
    masculine("ZAR", ["rand", "rands"], ["sudafricano", "sudafricanos"], CENTAVO),
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
