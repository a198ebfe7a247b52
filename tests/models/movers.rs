//! What changes something is not taken for a question, nor the other way round.
//!
//! The requests are in no file of words.

use saldo::nlu::{Stake, Verdict};

use super::words;

/// Requests that move money or change an account.
const ENGLISH: [&str; 28] = [
    "transfer fifty dollars to john",
    "withdraw forty dollars",
    "pay my rent",
    "send grandma twenty",
    "move a hundred to savings",
    "venmo john thirty dollars",
    "zelle my landlord nine hundred",
    "wire my sister two hundred",
    "give bob ten bucks",
    "take out sixty dollars",
    "deposit this check",
    "pay the cable bill",
    "pay off my loan",
    "buy ten shares of apple",
    "top up my phone with ten pounds",
    "set up a standing order for the rent",
    "set up autopay for my electric bill",
    "split the dinner with anna",
    "send fifty to mom",
    "pay back my brother",
    "change a hundred dollars into euros",
    "shut down my savings account",
    "borrow five thousand dollars",
    "put two hundred into my savings",
    "make a payment on my student loan",
    "pay the minimum on my visa",
    "refund that payment",
    "send my daughter her allowance",
];

/// The same in Spanish.
const SPANISH: [&str; 28] = [
    "transfiere cincuenta dólares a juan",
    "envía veinte dólares a mi hermana",
    "mándale cien euros a maría",
    "saca cuarenta dólares",
    "retira noventa euros en efectivo",
    "paga mi alquiler",
    "paga la renta",
    "págale veinte a pedro",
    "paga la factura de la luz",
    "haz una transferencia a ana",
    "mueve cien de mi cuenta corriente a ahorros",
    "pasa doscientos a mi cuenta de ahorros",
    "deposita mil dólares en mi cuenta",
    "paga mi tarjeta de crédito",
    "programa un pago para mañana",
    "abre una cuenta de ahorros nueva",
    "invierte quinientos en fondos",
    "compra acciones por mil euros",
    "préstame cinco mil dólares",
    "recarga mi celular con diez dólares",
    "domicilia mi recibo del gas",
    "dale treinta dólares a mi hijo",
    "haz un bizum de veinte euros a luis",
    "manda dinero a mi madre",
    "liquida mi préstamo",
    "cambia cien dólares a euros",
    "cierra mi cuenta de ahorros",
    "devuelve ese pago",
];

/// The same in German.
const GERMAN: [&str; 28] = [
    "überweise fünfzig euro an hans",
    "schick meiner oma zwanzig euro",
    "sende geld an meinen bruder",
    "heb vierzig euro ab",
    "bezahl meine miete",
    "zahle die stromrechnung",
    "begleiche meine rechnung",
    "überweise hundert euro vom girokonto aufs sparkonto",
    "buche zweihundert euro aufs sparkonto um",
    "leg hundert euro aufs sparkonto",
    "zahl meine kreditkarte ab",
    "tilge meinen kredit",
    "richte einen dauerauftrag ein",
    "eröffne ein neues sparkonto",
    "investiere fünfhundert euro in fonds",
    "kauf aktien für tausend euro",
    "setz mein limit bitte auf tausend euro",
    "gib hans zwölf euro",
    "lade mein handy mit zwanzig euro auf",
    "zahl tausend euro ein",
    "leih mir tausend euro",
    "überweis die miete",
    "schicke zehn euro an anna",
    "tausche hundert euro in dollar",
    "schließe mein sparkonto",
    "bezahl die handyrechnung",
    "hol hundert euro ab",
    "buche die zahlung zurück",
];

/// How many of a language's requests must be told apart from what is merely not understood: who
/// asks for money to be moved shall hear that it was not.
const TOLD_MIN: usize = 20;

#[test]
fn requests_to_move_money_are_no_questions() {
    for locale in words().locales() {
        let name = locale.to_string();
        let spoken = [("en", &ENGLISH), ("es", &SPANISH), ("de", &GERMAN)];
        let (_, requests) = spoken.iter().find(|(tongue, _)| name.starts_with(tongue)).unwrap();
        let recognizer = words().recognizer(locale).unwrap();
        let (mut taken, mut told) = (Vec::new(), 0);
        for text in *requests {
            let found = recognizer.recognize(text, &[]);
            match (found.verdict, found.intent()) {
                (Verdict::Accept, Some("ServiceRequestIntent")) => told += 1,
                (Verdict::Accept, intent) => taken.push((text, intent.map(str::to_owned))),
                // What is only asked back is not done.
                (Verdict::Confirm | Verdict::Reject, _) => {}
            }
        }
        assert!(taken.is_empty(), "{locale}: {taken:#?}");
        assert!(told >= TOLD_MIN, "{locale}: {told} of {}", requests.len());
    }
}

#[test]
fn questions_about_locks_lock_nothing() {
    for (locale, texts) in [
        ("en-US", &["is my debit card locked", "why would anyone lock a card", "unlock my card"]),
        (
            "es-ES",
            &[
                "está bloqueada mi tarjeta",
                "por qué se bloquea una tarjeta",
                "desbloquea la tarjeta",
            ],
        ),
        (
            "de-DE",
            &["ist meine karte gesperrt", "warum sperrt man eine karte", "entsperre meine karte"],
        ),
    ] {
        let recognizer = words().recognizer(locale.parse().unwrap()).unwrap();
        for text in texts {
            let found = recognizer.recognize(text, &[]);
            let locks = found.intent() == Some("CardLockIntent");
            assert!(!locks || found.verdict != Verdict::Accept, "{locale} {text}: {found:?}");
        }
    }
}

#[test]
fn every_intent_that_changes_something_says_so() {
    for locale in words().locales() {
        let model = words().words(locale).unwrap().model();
        let changing = model.intents.iter().filter(|it| it.stake == Stake::Change);
        let changing: Vec<&str> = changing.map(|it| it.name.as_str()).collect();
        assert_eq!(
            changing,
            ["CardLockIntent"],
            "{locale}: a new one needs the stricter threshold"
        );
    }
}
