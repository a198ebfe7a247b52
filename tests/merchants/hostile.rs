//! Hostile text on the whole way: statement line, party, spoken reply, Alexa response, screen.

use proptest::prelude::*;
use saldo::bank::{
    AccountKind, AccountName, Answer, Party, PublicFacts, RECENT_DAYS, Recent, Transaction,
    TransactionKind, TransactionLine, Untrusted,
};
use saldo::basics::{Locale, Now};
use saldo::channel::alexa::encode;
use saldo::consent::Manner;
use saldo::dialogue::{Frame, Reply, Screen};
use saldo::speech::{Telling, VisualPolicy, render};
use serde_json::Value;

use crate::{MERCHANTS, made_at, purchase};

const CORPUS: &str = include_str!("hostile.txt");

/// How many strings the corpus has, at least.
const STRINGS_MIN: usize = 500;

/// The most digits in a row that a name may hold.
const DIGITS_MAX: usize = 4;

/// Words that no name may hold, whatever it came from; kept apart from the list in the code.
const ORDERS: &str = "call pin password passcode passwort contrasena senha haslo пароль verify \
    verification confirm urgent click http https www alexa siri code suspended fraud ignore \
    llame anrufen appelez позвоните код instructions prompt dial cvv otp ssn login unlock \
    whatsapp telegram javascript zadzwoń wachtwoord contraseña hasło llamar clave κωδικός";

/// Strings of the corpus, unescaped.
fn corpus() -> Vec<String> {
    let strings = CORPUS.lines().filter(|line| !line.is_empty() && !line.starts_with("## "));
    strings.filter(|line| !line.starts_with("# ")).map(unescaped).collect()
}

fn unescaped(line: &str) -> String {
    let line = line.strip_suffix('|').unwrap();
    let (times, text) = match line.strip_prefix('~').and_then(|rest| rest.split_once(' ')) {
        Some((times, text)) => (times.parse().unwrap(), text),
        None => (1, line),
    };
    let mut out = String::new();
    let mut rest = text;
    while let Some((plain, escape)) = rest.split_once('\\') {
        out.push_str(plain);
        if let Some(after) = escape.strip_prefix('\\') {
            out.push('\\');
            rest = after;
        } else {
            let (number, after) = escape.strip_prefix("u{").unwrap().split_once('}').unwrap();
            out.push(char::from_u32(u32::from_str_radix(number, 16).unwrap()).unwrap());
            rest = after;
        }
    }
    out.push_str(rest);
    out.repeat(times)
}

/// Everything that may become of `text`, wherever a bank passes it on.
fn transactions(text: &str) -> Vec<Transaction> {
    let named = |kind| Transaction {
        kind,
        counterparty: Some(Untrusted::new(text)),
        ..purchase("POS DEBIT 0412 CAFE")
    };
    let begins = ["", "SQ *", "POS DEBIT ", "PAYPAL *", "CHECKCARD 0412 ", "STARBUCKS "];
    let lines = begins.iter().map(|begin| purchase(&format!("{begin}{text}")));
    lines.chain([named(TransactionKind::Purchase), named(TransactionKind::Deposit)]).collect()
}

fn has_long_number(text: &str) -> bool {
    let mut digits = 0;
    text.chars().any(|c| {
        digits = match c {
            c if c.is_numeric() => digits + 1,
            c if c.is_alphabetic() => 0,
            _ => digits,
        };
        digits > DIGITS_MAX
    })
}

fn order_in(text: &str) -> Option<&'static str> {
    // A dotted capital I becomes two characters, the second a mark that is no end of a word.
    let lower = text.to_lowercase().replace('\u{307}', "");
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).collect();
    let unspaced: String = text.split_whitespace().collect();
    let east_asian = ["密码", "拨打", "電話", "パスワード", "暗証番号", "비밀번호", "전화"];
    if let Some(order) = east_asian.into_iter().find(|order| unspaced.contains(order)) {
        return Some(order);
    }
    ORDERS.split_whitespace().find(|order| words.contains(order))
}

fn check_name(name: &str, raw: &str) {
    let is_safe = |c: char| {
        c.is_alphabetic() || c.is_ascii_digit() || matches!(c, ' ' | '&' | '\'' | '-' | '.')
    };
    assert!(name.chars().all(is_safe), "{name:?} from {raw:?}");
    assert!(name.chars().any(char::is_alphabetic) && name.trim() == name, "{name:?} from {raw:?}");
    assert!(name.chars().count() <= 40, "{name:?} from {raw:?}");
    assert!(!has_long_number(name), "{name:?} from {raw:?}");
    assert_eq!(order_in(name), None, "{name:?} from {raw:?}");
}

/// The Alexa response that tells of one purchase from `party`.
fn response(party: Option<Party>) -> Value {
    let account = AccountName {
        id: purchase("").account,
        kind: AccountKind::Checking,
        nickname: None,
        last_four: None,
        currency: None,
    };
    let row = purchase("");
    let line = TransactionLine {
        id: row.id,
        account: account.clone(),
        made_on: made_at().date_naive(),
        status: row.status,
        kind: row.kind,
        amount: row.amount,
        counterparty: party.map(|party| party.name),
    };
    let reply = Reply::Tell(Answer::Recent(Recent {
        account: Some(account),
        kind: None,
        pending_only: false,
        lines: vec![line],
        told: 0,
        total: 1,
        today: made_at().date_naive(),
        days: RECENT_DAYS,
        next: None,
    }));
    let facts = PublicFacts { bank_name: "Saldo Bank".to_owned(), ..PublicFacts::default() };
    let now = Now::at(made_at());
    let (locale, visual, manner) = (Locale::EN_US, VisualPolicy::Full, Manner::default());
    let telling = Telling { locale, visual, facts: &facts, now, manner, ends_in: None };
    let speech = render(&reply, &telling);
    let bytes = encode(&speech, &Frame::default(), Screen::Document, None);
    serde_json::from_slice(&bytes).unwrap()
}

/// The text of a `<speak>` document that holds nothing but pauses and digits besides it.
fn spoken(ssml: &str, raw: &str) -> String {
    let document = roxmltree::Document::parse(ssml)
        .unwrap_or_else(|fault| panic!("{fault}: {ssml:?} from {raw:?}"));
    for node in document.root().descendants().filter(roxmltree::Node::is_element) {
        let tag = node.tag_name().name();
        assert!(["speak", "break", "say-as"].contains(&tag), "<{tag}> from {raw:?}");
    }
    document
        .root()
        .descendants()
        .filter_map(|node| node.text().filter(|_| node.is_text()))
        .collect()
}

/// Every string of what is shown, with the fields of the layout left out.
fn strings<'a>(value: &'a Value, found: &mut Vec<&'a str>) {
    match value {
        Value::String(text) => found.push(text),
        Value::Array(items) => items.iter().for_each(|item| strings(item, found)),
        Value::Object(fields) => fields
            .iter()
            .filter(|(name, _)| *name != "document" && *name != "token" && *name != "type")
            .for_each(|(_, field)| strings(field, found)),
        _ => {}
    }
}

fn check_response(envelope: &Value, raw: &str) {
    let response = &envelope["response"];
    let said = spoken(response["outputSpeech"]["ssml"].as_str().unwrap(), raw);
    let mut shown = vec![said.as_str()];
    strings(&response["card"], &mut shown);
    strings(&response["directives"], &mut shown);
    assert!(shown.len() > 1, "nothing is shown");
    for text in shown {
        let is_plain = |c: char| {
            c.is_alphanumeric() || c == '\n' || c.is_ascii_punctuation() || c == ' ' || c == '·'
        };
        assert!(text.chars().all(is_plain), "{text:?} from {raw:?}");
        assert!(!text.contains(['<', '>', '{', '}', '[', ']', '\\', '`']), "{text:?} from {raw:?}");
        assert!(!text.contains("://") && !text.contains('@'), "{text:?} from {raw:?}");
        assert_eq!(order_in(text), None, "{text:?} from {raw:?}");
        let names = text.replace(['$', '\n'], "a");
        assert!(!has_long_number(&names), "{text:?} from {raw:?}");
    }
}

fn check(text: &str) {
    for transaction in transactions(text) {
        let Some(party) = MERCHANTS.party(&transaction) else { continue };
        check_name(party.name.as_str(), text);
        if let Some(through) = &party.through {
            check_name(through.as_str(), text);
        }
        check_response(&response(Some(party)), text);
    }
}

#[test]
fn no_hostile_string_comes_through() {
    let corpus = corpus();
    assert!(corpus.len() >= STRINGS_MIN, "{}", corpus.len());
    for text in &corpus {
        check(text);
    }
    check_response(&response(None), "no party");
}

/// The checks find what they are there to find.
#[test]
fn the_checks_can_fail() {
    assert!(has_long_number("555 0100") && !has_long_number("Cafe 1204"));
    assert_eq!(order_in("Please CALL us"), Some("call"));
    assert_eq!(unescaped("~2 a\\u{202e}\\\\ |"), "a\u{202e}\\ a\u{202e}\\ ");
    assert!(corpus().iter().any(|text| text.contains('\u{202e}')));
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(1_500)
    })]

    #[test]
    fn no_text_comes_through(text in any::<String>()) {
        check(&text);
    }

    /// Lines sewn together from what lines and attacks are made of.
    #[test]
    fn no_mix_comes_through(
        pieces in prop::collection::vec(prop::sample::select(vec![
            "SQ *", "PAYPAL *", "POS DEBIT ", "CHECKCARD 0412 ", "XXXX ", "#12 ", "STORE ", "CA ",
            "CALL ", "pin ", "verify", " your ", "555", "0100", "-", ".", "com", "/", "*", ";", ":",
            ",", "  ", " ", "<b>", "&lt;", "\u{202e}", "\u{200b}", "\u{301}", "ж", "пароль ", "密码",
            "Ａ", "１", "🍕", "BLUE ", "CAFE ", "INC ", "DES:", "ID:", "MERCHANT NAME: ", "AMAZON ",
            "ZELLE TO ", "McDonald's ", "SAN ", "DIEGO ", "$", "%", "İ", "ß", "ﬁ",
        ]), 0..14),
    ) {
        check(&pieces.concat());
    }
}
