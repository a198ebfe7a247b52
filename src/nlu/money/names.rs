//! What currencies and their parts are called in the three languages.

use crate::basics::Currency;
use crate::nlu::customs::{Customs, Tongue};
use crate::nlu::token::{Shape, Token};

/// Currencies with the same name, and the one meant when nobody says whose.
struct Family {
    /// The unit's names, without accents.
    names: &'static [&'static str],
    /// The currency meant in a country that has none of them.
    usual: &'static str,
    /// All of them.
    codes: &'static [&'static str],
}

const FAMILIES: [Family; 21] = [
    Family {
        names: &["dollar", "dollars", "dolar", "dolares", "buck", "bucks", "dollarn"],
        usual: "USD",
        codes: &["USD", "CAD", "AUD", "NZD", "HKD", "SGD", "JMD", "TTD", "TWD"],
    },
    Family { names: &["euro", "euros", "eur"], usual: "EUR", codes: &["EUR"] },
    Family {
        names: &["pound", "pounds", "quid", "libra", "libras", "pfund", "sterling"],
        usual: "GBP",
        codes: &["GBP", "EGP"],
    },
    Family {
        names: &["peso", "pesos"],
        usual: "MXN",
        codes: &["MXN", "ARS", "CLP", "COP", "DOP", "PHP", "UYU"],
    },
    Family {
        names: &["franc", "francs", "franco", "francos", "franken"],
        usual: "CHF",
        codes: &["CHF", "XAF", "XOF"],
    },
    Family { names: &["yen", "yenes"], usual: "JPY", codes: &["JPY"] },
    Family { names: &["yuan", "yuanes", "renminbi"], usual: "CNY", codes: &["CNY"] },
    Family {
        names: &["rupee", "rupees", "rupia", "rupias", "rupie", "rupien"],
        usual: "INR",
        codes: &["INR", "PKR", "LKR"],
    },
    Family {
        names: &["krona", "kronor", "kronur", "krone", "kroner", "kronen", "corona", "coronas"],
        usual: "SEK",
        codes: &["SEK", "NOK", "DKK", "ISK"],
    },
    Family { names: &["koruna", "korunas"], usual: "CZK", codes: &["CZK"] },
    Family {
        names: &["dinar", "dinars", "dinares"],
        usual: "KWD",
        codes: &["KWD", "BHD", "JOD", "RSD"],
    },
    Family { names: &["dirham", "dirhams"], usual: "AED", codes: &["AED", "MAD"] },
    Family { names: &["riyal", "riyals"], usual: "SAR", codes: &["SAR", "QAR"] },
    Family {
        names: &["shilling", "shillings", "chelin", "chelines", "schilling"],
        usual: "KES",
        codes: &["KES", "UGX"],
    },
    Family { names: &["real", "reais", "reales"], usual: "BRL", codes: &["BRL"] },
    Family { names: &["zloty", "zlotys"], usual: "PLN", codes: &["PLN"] },
    Family {
        names: &["ruble", "rubles", "rublo", "rublos", "rubel"],
        usual: "RUB",
        codes: &["RUB"],
    },
    Family { names: &["lira", "liras"], usual: "TRY", codes: &["TRY"] },
    Family { names: &["rand"], usual: "ZAR", codes: &["ZAR"] },
    Family { names: &["won", "wones"], usual: "KRW", codes: &["KRW"] },
    Family { names: &["forint", "forints"], usual: "HUF", codes: &["HUF"] },
];

/// Units that only one currency has and that have one name in English.
const UNIQUE: [(&str, &str); 27] = [
    ("BDT", "taka"),
    ("CRC", "colon"),
    ("CRC", "colones"),
    ("GHS", "cedi"),
    ("GHS", "cedis"),
    ("GTQ", "quetzal"),
    ("GTQ", "quetzales"),
    ("IDR", "rupiah"),
    ("ILS", "shekel"),
    ("ILS", "shekels"),
    ("MYR", "ringgit"),
    ("NGN", "naira"),
    ("PEN", "sol"),
    ("PEN", "soles"),
    ("RON", "leu"),
    ("RON", "lei"),
    ("THB", "baht"),
    ("UAH", "hryvnia"),
    ("UAH", "hryvnias"),
    ("VND", "dong"),
    ("INR", "rupee"),
    ("SEK", "sek"),
    ("CHF", "stutz"),
    ("GBP", "gbp"),
    ("JPY", "jpy"),
    ("USD", "usd"),
    ("MXN", "mxn"),
];

/// Whose currency it is: the beginnings of the words for it, in the three languages.
const OWNERS: [(&str, &str); 77] = [
    ("AED", "emirati"),
    ("ARS", "argentin"),
    ("AUD", "austral"),
    ("BDT", "bangladesh"),
    ("BHD", "bahrain"),
    ("BRL", "brazil"),
    ("BRL", "brasil"),
    ("CAD", "canad"),
    ("CAD", "kanad"),
    ("CHF", "swiss"),
    ("CHF", "suiz"),
    ("CHF", "schweizer"),
    ("CLP", "chilen"),
    ("CLP", "chilean"),
    ("CNY", "chin"),
    ("COP", "colombian"),
    ("COP", "kolumbian"),
    ("CRC", "costa rican"),
    ("CZK", "czech"),
    ("CZK", "chec"),
    ("CZK", "tschechisch"),
    ("DKK", "danish"),
    ("DKK", "danes"),
    ("DKK", "danisch"),
    ("DOP", "dominican"),
    ("EGP", "egyptian"),
    ("EGP", "egipci"),
    ("GBP", "british"),
    ("GBP", "britan"),
    ("GBP", "britisch"),
    ("GBP", "esterlina"),
    ("GHS", "ghanaian"),
    ("GTQ", "guatemal"),
    ("HKD", "hong kong"),
    ("HUF", "hungar"),
    ("IDR", "indonesi"),
    ("ILS", "israel"),
    ("INR", "indian"),
    ("INR", "indisch"),
    ("ISK", "icelandic"),
    ("JMD", "jamaica"),
    ("JOD", "jordanian"),
    ("JPY", "japan"),
    ("KES", "kenya"),
    ("KRW", "korean"),
    ("KWD", "kuwaiti"),
    ("LKR", "sri lanka"),
    ("MAD", "moroccan"),
    ("MXN", "mexic"),
    ("MXN", "mexikan"),
    ("MYR", "malaysian"),
    ("NGN", "nigerian"),
    ("NOK", "norweg"),
    ("NOK", "noruega"),
    ("NZD", "new zealand"),
    ("NZD", "neozeland"),
    ("PEN", "peru"),
    ("PHP", "philippin"),
    ("PHP", "filipin"),
    ("PKR", "pakistan"),
    ("PLN", "pol"),
    ("QAR", "qatari"),
    ("RON", "romanian"),
    ("RSD", "serbian"),
    ("RUB", "russian"),
    ("SAR", "saudi"),
    ("SEK", "swedish"),
    ("SEK", "suec"),
    ("SEK", "schwedisch"),
    ("SGD", "singapore"),
    ("THB", "thai"),
    ("TRY", "turkish"),
    ("TTD", "trinidad"),
    ("TWD", "taiwan"),
    ("UAH", "ukrainian"),
    ("UGX", "uganda"),
    ("UYU", "uruguay"),
];

/// More owners, whose words are common enough to need them whole.
const WHOLE_OWNERS: [(&str, &str); 19] = [
    ("USD", "american"),
    ("USD", "us"),
    ("USD", "u s"),
    ("USD", "united states"),
    ("USD", "americano"),
    ("USD", "americanos"),
    ("USD", "estadounidense"),
    ("USD", "estadounidenses"),
    ("USD", "amerikanische"),
    ("USD", "amerikanischer"),
    ("USD", "amerikanischen"),
    ("XAF", "central african"),
    ("XOF", "west african"),
    ("ZAR", "south african"),
    ("VND", "vietnamese"),
    ("CAD", "ca"),
    ("HKD", "hk"),
    ("MXN", "mx"),
    ("NZD", "nz"),
];

/// Names of minor units, and the currency that a name alone tells; empty where it tells none.
const MINORS: [(&str, &str); 55] = [
    ("cent", ""),
    ("cents", ""),
    ("cts", ""),
    ("centavo", ""),
    ("centavos", ""),
    ("centimo", ""),
    ("centimos", ""),
    ("centime", "CHF"),
    ("centimes", "CHF"),
    ("rappen", "CHF"),
    ("penny", ""),
    ("pennies", ""),
    ("pence", "GBP"),
    ("peniques", "GBP"),
    ("penique", "GBP"),
    ("p", "GBP"),
    ("fils", ""),
    ("poisha", "BDT"),
    ("fen", "CNY"),
    ("haler", "CZK"),
    ("halers", "CZK"),
    ("ore", ""),
    ("piaster", "EGP"),
    ("piasters", "EGP"),
    ("pesewa", "GHS"),
    ("pesewas", "GHS"),
    ("filler", "HUF"),
    ("sen", ""),
    ("agora", "ILS"),
    ("agorot", "ILS"),
    ("paisa", ""),
    ("paise", ""),
    ("kobo", "NGN"),
    ("grosz", "PLN"),
    ("groszy", "PLN"),
    ("dirham", ""),
    ("dirhams", ""),
    ("ban", "RON"),
    ("bani", "RON"),
    ("para", "RSD"),
    ("paras", "RSD"),
    ("kopeck", "RUB"),
    ("kopecks", "RUB"),
    ("kopeken", "RUB"),
    ("kopeks", "RUB"),
    ("halala", "SAR"),
    ("halalas", "SAR"),
    ("satang", "THB"),
    ("kurus", "TRY"),
    ("kopiyka", "UAH"),
    ("kopiykas", "UAH"),
    ("centesimo", "UYU"),
    ("centesimos", "UYU"),
    ("eurocent", "EUR"),
    ("eurocents", "EUR"),
];

/// Codes that are words of a language too, and no currency unless they are spelled out.
const COMMON_WORDS: [&str; 14] = [
    "all", "bam", "ban", "bob", "cop", "cup", "gel", "mad", "mop", "pen", "ron", "sos", "top",
    "try",
];

/// A currency unit at the start of `tokens`: how many tokens, and the currency.
pub(super) fn major(tokens: &[Token], customs: &Customs) -> Option<(usize, Currency)> {
    let first = tokens.first()?;
    if first.shape == Shape::Sign {
        return sign(first, customs.home).map(|currency| (1, currency));
    }
    let owner = owner(tokens);
    let at = owner.map_or(0, |(taken, _)| taken);
    if let Some(token) = tokens.get(at)
        && let Some(family) = family(&token.text)
    {
        let after = tokens.get(at + 1..).unwrap_or_default();
        let of_family = |found: Option<(usize, Currency)>| {
            found.filter(|(_, currency)| family.codes.contains(&currency.code()))
        };
        if owner.is_some() {
            return of_family(owner).map(|(taken, currency)| (taken + 1, currency));
        }
        // "Dólares canadienses", "pounds sterling".
        if let Some((taken, currency)) = of_family(self::owner(after)) {
            return Some((taken + 1, currency));
        }
        let sterling = after.first().is_some_and(|token| token.is("sterling"));
        let home = customs.home.filter(|home| family.codes.contains(&home.code()));
        let currency = home.filter(|_| !sterling).or_else(|| family.usual.parse().ok())?;
        return Some((1 + usize::from(sterling), currency));
    }
    let (taken, currency) = unique(tokens.get(at..)?).or_else(|| spelled(tokens))?;
    Some((if owner.is_some() { at + taken } else { taken }, currency))
}

fn family(name: &str) -> Option<&'static Family> {
    FAMILIES.iter().find(|family| family.names.contains(&name))
}

fn unique(tokens: &[Token]) -> Option<(usize, Currency)> {
    let first = tokens.first()?;
    let (code, _) = UNIQUE.iter().find(|(_, name)| first.is(name))?;
    Some((1, code.parse().ok()?))
}

/// A code, as one word or letter by letter.
pub(super) fn spelled(tokens: &[Token]) -> Option<(usize, Currency)> {
    let first = tokens.first().filter(|token| token.shape == Shape::Word)?;
    if first.text.len() == 3 && !COMMON_WORDS.contains(&first.text.as_str()) {
        return Some((1, first.text.to_ascii_uppercase().parse().ok()?));
    }
    let letters = tokens.get(..3)?;
    letters.iter().all(|token| token.text.len() == 1).then_some(())?;
    let code: String = letters.iter().map(|token| token.text.as_str()).collect();
    Some((3, code.to_ascii_uppercase().parse().ok()?))
}

/// Whose currency it is.
pub(super) fn owner(tokens: &[Token]) -> Option<(usize, Currency)> {
    let first = tokens.first().filter(|token| token.shape == Shape::Word)?;
    let letter = first.text.bytes().next()?;
    let matches = |name: &str, whole: bool| {
        if name.bytes().next() != Some(letter) {
            return None;
        }
        let words = name.split(' ');
        let count = words.clone().count();
        let same = |(token, word): (&Token, &str)| {
            if whole || count > 1 && word != name.rsplit(' ').next().unwrap_or_default() {
                token.is(word)
            } else {
                token.shape == Shape::Word && token.text.starts_with(word)
            }
        };
        (tokens.len() >= count && tokens.iter().zip(words).all(same)).then_some(count)
    };
    let whole = WHOLE_OWNERS.iter().map(|row| (row, true));
    let starts = OWNERS.iter().map(|row| (row, false));
    let mut all = whole.chain(starts);
    all.find_map(|((code, name), whole)| Some((matches(name, whole)?, code.parse().ok()?)))
}

/// The currency of a sign.
fn sign(token: &Token, home: Option<Currency>) -> Option<Currency> {
    let code = match token.text.as_str() {
        "$" => {
            let dollar = |home: &Currency| {
                FAMILIES[0].codes.contains(&home.code()) || FAMILIES[3].codes.contains(&home.code())
            };
            return home.filter(dollar).or(Some(Currency::USD));
        }
        "€" => "EUR",
        "£" => "GBP",
        "¥" => "JPY",
        "₹" => "INR",
        "₩" => "KRW",
        "₪" => "ILS",
        _ => return None,
    };
    code.parse().ok()
}

/// A minor unit, and what its words tell.
pub(super) struct Minor {
    /// How many tokens it takes.
    pub(super) taken: usize,
    /// Whose it is, when that was said.
    pub(super) owner: Option<Currency>,
    /// The currency that its name alone tells, when it does.
    pub(super) usual: Option<Currency>,
}

/// The minor unit at the start of `tokens`.
pub(super) fn minor(tokens: &[Token]) -> Option<Minor> {
    let named = owner(tokens).or_else(|| {
        // "Seven euro cents".
        tokens.first().filter(|token| token.is("euro")).map(|_| (1, Currency::EUR))
    });
    let at = named.map_or(0, |(taken, _)| taken);
    let token = tokens.get(at)?;
    let (_, code) = MINORS.iter().find(|(name, _)| token.is(name))?;
    // "50p", but not "p" after a word.
    if token.is("p") && !token.glued {
        return None;
    }
    let owner = named.map(|(_, currency)| currency);
    Some(Minor { taken: at + 1, owner, usual: code.parse().ok() })
}

/// The currency that a minor unit without an owner belongs to.
pub(super) fn usual_of_minor(customs: &Customs) -> Currency {
    customs.home.unwrap_or(match customs.tongue {
        Tongue::English => Currency::USD,
        Tongue::Spanish | Tongue::German => Currency::EUR,
    })
}
