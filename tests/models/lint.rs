//! The lint finds nothing in our words, and finds each fault in broken ones.

use saldo::author::{ModelsCommand, run_models};
use saldo::models::{Files, Finding, Severity, Source, lint, shipped_files};

use super::{words, words_folder};

const CATALOGUE: &str = "source/catalogue.toml";
const ALEXA: &str = "source/alexa.toml";
const LOCALE: &str = "source/en-US/locale.toml";
const RULES: &str = "source/en/rules.toml";
const HEARD: &str = "source/en/heard.toml";
const BALANCE: &str = "source/en/sentences/balance.toml";
const OWED: &str = "source/en/sentences/owed.toml";
const RECENT: &str = "source/en/sentences/recent_transactions.toml";
const ACCOUNTS: &str = "source/en/sentences/accounts.toml";
const TALK: &str = "source/en/sentences/talk.toml";
const KINDS: &str = "source/en/types/ACCOUNT_KIND.toml";
const NAMES: &str = "source/en/types/ACCOUNT_NAME.toml";

/// The shipped source with fewer sentences, so that reading it many times takes no time.
fn lean() -> Files {
    let mut files = shipped_files();
    let is_kept = |path: &str| {
        let folder = path.strip_prefix("source/").and_then(|inner| inner.split_once('/'));
        folder.is_none_or(|(folder, _)| ["en", "en-US"].contains(&folder))
    };
    files.retain(|path, _| is_kept(path));
    for (path, intent) in [
        (OWED, "OwedIntent"),
        (RECENT, "RecentTransactionsIntent"),
        ("source/en/sentences/compare.toml", "CompareIntent"),
        ("source/en/sentences/income.toml", "IncomeIntent"),
        ("source/en/sentences/pending.toml", "PendingIntent"),
        ("source/en/sentences/spending.toml", "SpendingIntent"),
        ("source/en/sentences/transaction_search.toml", "TransactionSearchIntent"),
        ("source/en/sentences/refine.toml", "RefineAccountIntent"),
        (BALANCE, "BalanceIntent"),
    ] {
        // The first sentences, up to the first comment, say everything the rules need.
        let text = &files[path];
        let most = if intent == "RefineAccountIntent" { 4_000 } else { 700 };
        let end = text[..text.len().min(most)].rfind("\",\n").unwrap();
        let text = format!("{}\",\n]\n", &text[..end]);
        files.insert(path.to_owned(), text);
    }
    let merchants = files.get_mut("source/en/types/MERCHANT.toml").unwrap();
    let third = merchants.match_indices("[[values]]").nth(2).unwrap().0;
    merchants.truncate(third);
    let bank = files.get_mut("source/en/sentences/bank.toml").unwrap();
    let end = bank.find("\n  # What a person at the bank tells").unwrap();
    bank.replace_range(end.., "]\n");
    let heard = "BalanceIntent = []\nContactIntent = [\"customer service\"]\n\
        RefineAccountIntent = [\"what about {account_kind: both = ALL}\"]\n";
    files.insert(HEARD.to_owned(), heard.to_owned());
    files.remove("source/en-US/heard.toml");
    files
}

/// The lean source with the first `from` of one file replaced.
fn with(path: &str, from: &str, to: &str) -> Files {
    let mut files = lean();
    let text = files.get_mut(path).unwrap();
    assert!(text.contains(from), "{path} holds no {from:?}");
    *text = text.replacen(from, to, 1);
    files
}

fn blockers(files: &Files) -> Vec<Finding> {
    let source = Source::read(files).unwrap();
    let findings = lint(&source);
    findings.into_iter().filter(|found| found.severity == Severity::Blocker).collect()
}

#[test]
fn our_words_have_nothing_to_mend() {
    let source = Source::read(&shipped_files()).unwrap();
    let findings = lint(&source);
    let blockers: Vec<_> = findings.iter().filter(|f| f.severity == Severity::Blocker).collect();
    assert!(blockers.is_empty(), "{blockers:#?}");
    // Three addresses, and two of each locale, belong to the bank that installs it.
    let silent = source.locales.iter().filter(|locale| !locale.is_offered).count();
    let notes = 3 + 2 * source.locales.len() + silent;
    assert_eq!(findings.len(), notes, "{findings:#?}");
    assert!(findings.iter().all(|found| ["placeholder", "not-offered"].contains(&found.rule)));
    assert_eq!(words().locales().count() + silent, source.locales.len());
    let mut out = Vec::new();
    assert!(run_models(&ModelsCommand::Lint { dir: words_folder() }, &mut out).unwrap());
    let out = String::from_utf8(out).unwrap();
    assert!(out.ends_with(&format!("0 to mend, {notes} to note\n")), "{out}");
}

#[test]
fn the_lean_source_has_nothing_to_mend_but_its_examples() {
    let found = blockers(&lean());
    let of = |rule: &str| found.iter().filter(|found| found.rule == rule).count();
    // The intents that were made lean are those that are asked most.
    assert!(of("example-phrase") <= 1 && of("sentence-shapes") >= 6, "{found:#?}");
    assert_eq!(of("example-phrase") + of("sentence-shapes"), found.len(), "{found:#?}");
}

#[test]
fn every_rule_fires_on_a_broken_source() {
    let invocation = "invocation_name = \"saldo bank\"";
    let called = |name: &str| format!("invocation_name = \"{name}\"");
    let first = "  \"what accounts do i have\",\n";
    let say = |sentence: &str| format!("{first}  \"{sentence}\",\n");
    let example = "\"what are my recent transactions\",\n  \"how much";
    let long = "a ".repeat(110);
    let url = "https://voice.bank.example/channels/alexa";
    for (rule, path, from, to) in [
        ("invocation-name", LOCALE, invocation, called("Saldo Bank").as_str()),
        ("invocation-name", LOCALE, invocation, &called("saldo")),
        ("invocation-name", LOCALE, invocation, &called("the bank")),
        ("invocation-name", LOCALE, invocation, &called("open saldo")),
        ("invocation-name", LOCALE, invocation, &called("saldo echo")),
        ("invocation-name", LOCALE, invocation, &called("saldo app")),
        ("invocation-name", LOCALE, invocation, &called("saldo 24")),
        ("invocation-name", LOCALE, invocation, &called("saldo  bank")),
        ("invocation-name", LOCALE, invocation, &called("bank with saldo")),
        ("invocation-name", LOCALE, invocation, &called("saldo for")),
        ("invocation-name", LOCALE, invocation, &called("alexa's bank")),
        ("launch-phrase", ACCOUNTS, first, &say("ask saldo what accounts i have")),
        ("launch-phrase", ACCOUNTS, first, &say("open the app")),
        ("sample-characters", ACCOUNTS, first, &say("what are my 2 accounts")),
        ("sample-characters", ACCOUNTS, first, &say("what are my accounts?")),
        ("sample-length", ACCOUNTS, first, &say(&long)),
        ("wake-word", ACCOUNTS, first, &say("alexa what accounts are there")),
        ("invocation-in-sample", ACCOUNTS, first, &say("list my saldo bank accounts")),
        ("duplicate-sample", ACCOUNTS, first, &say("what is my balance")),
        ("duplicate-sample", ACCOUNTS, first, &say("What's my balance")),
        ("unknown-slot", BALANCE, "{account_kind}", "{colour}"),
        ("fixed-intent", TALK, "native = []\nsentences = []", "sentences = [\"huh what\"]"),
        ("value-characters", KINDS, "\"plastic\"", "\"plastic!\""),
        ("value-characters", KINDS, "\"plastic\"", "\"Plastic\""),
        ("value-characters", KINDS, "\"plastic\"", "\" \""),
        ("value-length", KINDS, "\"plastic\"", &format!("\"{long}\"")),
        ("value-twice", KINDS, "\"plastic\"", "\"savings\""),
        ("value-twice", NAMES, "\"pocket money\"", "\"plastic\""),
        ("store-text", LOCALE, "name = \"Saldo Bank\"", "name = \"Alexa Bank\""),
        ("store-text", LOCALE, "name = \"Saldo Bank\"", "name = \" \""),
        ("store-linking", LOCALE, "must link it once", "must have it"),
        ("example-phrase", LOCALE, "\"Alexa, ask saldo bank what's", "\"what's"),
        ("example-phrase", LOCALE, example, "\"how much"),
        ("example-phrase", LOCALE, "\"what are my recent trans", "\"what are my best trans"),
        ("example-phrase", LOCALE, "\"what are my recent trans", "\"what are my trans & "),
        ("address", LOCALE, "https://www.bank.example/privacy", "http://www.bank.example/privacy"),
        ("address", ALEXA, url, "http://voice.bank.example/channels/alexa"),
        ("address", ALEXA, url, "https://alexa.bank.example/channels/alexa"),
        ("store-countries", LOCALE, "countries = [\"US\"]", "countries = []"),
        ("store-countries", LOCALE, "countries = [\"US\"]", "countries = [\"usa\"]"),
        ("heard", HEARD, "\"customer service\"", "\"customer serves us\""),
        ("heard", HEARD, "both = ALL", "both = SAVINGS"),
    ] {
        let found = blockers(&with(path, from, to));
        assert!(found.iter().any(|found| found.rule == rule), "{rule}: {to}: {found:#?}");
    }
}

/// The lean source with every `from` of every file replaced.
fn everywhere(from: &str, to: &str) -> Files {
    let files = lean().into_iter();
    files.map(|(path, text)| (path, text.replace(from, to))).collect()
}

/// The lean source with one more file, or with another text for one.
fn plus(path: &str, text: String) -> Files {
    let mut files = lean();
    files.insert(path.to_owned(), text);
    files
}

fn many(count: usize, line: impl Fn(String) -> String) -> String {
    // Numbers in letters, because sentences hold no digits.
    let letters = |n: usize| -> String {
        format!("{n:05}").bytes().map(|digit| char::from(digit - b'0' + b'a')).collect()
    };
    (0..count).map(|n| line(letters(n))).collect()
}

#[test]
fn rules_about_names_and_sizes_fire_too() {
    const COLOURS: &str = "source/en/types/COLOUR.toml";
    let one_sentence = "[AccountsIntent]\nsentences = [\"what accounts do i have\"]\n";
    let value = |n| format!("[[values]]\nid = \"{n}\"\nname = \"shade {n}\"\n");
    let sentence = |n| format!("\"account {n}\",\n");
    let sentences = many(5_001, sentence);
    let mut crowded = lean();
    let entry = |n: String| {
        let rest = "purpose = \"\"\nslots = []\naccess = []\nimportance = \"rare\"";
        format!("[[intents]]\nname = \"I{n}\"\n{rest}\n")
    };
    *crowded.get_mut(CATALOGUE).unwrap() += &many(240, entry);
    let table = |n| format!("[I{n}]\nsentences = [\"i want {n}\"]\n");
    crowded.insert("source/en/sentences/crowd.toml".into(), many(240, table));
    let alexa = &shipped_files()[ALEXA];
    let (before, instructions) = alexa.split_once("\"\"\"").unwrap();
    let (_, after) = instructions.split_once("\"\"\"").unwrap();
    let silent = format!("{before}\"\"{after}");
    for (rule, files) in [
        ("talk-intent", everywhere("AMAZON.RepeatIntent", "RepeatIntent")),
        ("talk-intent", everywhere("AMAZON.NextIntent", "NextIntent")),
        ("talk-intent", everywhere("AMAZON.PreviousIntent", "PreviousIntent")),
        ("talk-intent", everywhere("AMAZON.StartOverIntent", "StartOverIntent")),
        ("name-form", everywhere("AccountsIntent", "Accounts4")),
        ("name-form", everywhere("position", "place9")),
        ("name-clash", everywhere("AccountsIntent", "ACCOUNT_KIND")),
        ("free-text", everywhere("AMAZON.Ordinal", "AMAZON.SearchQuery")),
        ("sample-count", plus(ACCOUNTS, one_sentence.to_owned())),
        ("sample-count", plus(ACCOUNTS, format!("[AccountsIntent]\nsentences = [{sentences}]"))),
        ("unused-type", plus(COLOURS, value("x".into()))),
        ("empty-type", plus(NAMES, "values = []".to_owned())),
        ("value-count", plus(COLOURS, many(50_001, value))),
        ("model-size", plus(COLOURS, many(50_001, value))),
        ("intent-count", crowded),
        ("testing-instructions", plus(ALEXA, silent)),
    ] {
        let found = blockers(&files);
        assert!(found.iter().any(|found| found.rule == rule), "{rule}: {found:#?}");
    }
}

#[test]
fn a_source_that_cannot_be_read_says_where_and_why() {
    let first = "  \"<whats> my {account_kind} balance\",";
    let mut unspoken = lean();
    unspoken.remove("source/en/sentences/bank.toml");
    for (says, files) in [
        ("balance.toml:5: `(` is never closed", with(BALANCE, first, "\"(a\",")),
        (
            "balance.toml:5: there is no rule <wats>; did you mean",
            with(BALANCE, "<whats>", "<wats>"),
        ),
        ("rules.toml:4: `(` is never closed", with(RULES, "what is)", "what is")),
        (": rule <my> uses itself", with(RULES, "[my|the]", "[my|<my>]")),
        ("says more than 400", with(BALANCE, first, &format!("\"{}\",", "(a|b)".repeat(10)))),
        ("balance.toml:4: ", with(BALANCE, "sentences = [", "sentnces = [")),
        ("is not in catalogue.toml", with(BALANCE, "[BalanceIntent]", "[BalancesIntent]")),
        ("already has its sentences", with(BALANCE, "[BalanceIntent]", "[AccountsIntent]")),
        ("has no table in sentences", unspoken),
        ("catalogue.toml:86: slot \"colour\"", with(CATALOGUE, "[\"account_kind\"", "[\"colour\"")),
        ("is no data class", with(CATALOGUE, "\"balance.read\"", "\"balances\"")),
        ("is listed before", with(CATALOGUE, "\"OwedIntent\"", "\"BalanceIntent\"")),
        ("heard.toml:3: ", with(HEARD, "both = ALL}", "both = ALL")),
        ("add types/ACCOUNT_TYPE.toml", with(CATALOGUE, "\"ACCOUNT_KIND\"", "\"ACCOUNT_TYPE\"")),
        ("nothing reads this file", plus("source/en-US/notes.toml", String::new())),
        ("nothing reads this file", plus("source/en/types/old/x.toml", String::new())),
        ("nothing reads this file", plus("source/en/locale.toml", String::new())),
        ("is no language and no locale", plus("source/english/locale.toml", String::new())),
        ("has no folder: add source/fr", plus("source/fr-FR/locale.toml", String::new())),
        ("add a folder named like fr-US", plus("source/fr/rules.toml", String::new())),
    ] {
        let message = Source::read(&files).unwrap_err().to_string();
        assert!(message.contains(says), "{says}: {message}");
    }
    for path in [CATALOGUE, ALEXA, LOCALE, RULES, HEARD] {
        let mut files = lean();
        files.remove(path);
        let message = Source::read(&files).unwrap_err().to_string();
        assert!(message.contains(path) && message.contains("missing"), "{message}");
    }
}

#[test]
fn everything_that_is_wrong_is_said_at_once() {
    let mut files = with(BALANCE, "<whats>", "<wats>");
    files.insert(ACCOUNTS.into(), files[ACCOUNTS].replace("<whats>", "<wats>") + "\n[Other]\n");
    files.remove(HEARD);
    let errors = Source::read(&files).unwrap_err();
    let places: Vec<String> = errors.iter().map(|error| error.place.to_string()).collect();
    let accounts = places.iter().filter(|place| place.starts_with(ACCOUNTS)).count();
    assert!(places.contains(&HEARD.to_owned()) && accounts > 0, "{errors}");
    let unwritten = errors.to_string().matches("there is no rule <wats>").count();
    assert_eq!(unwritten, 1, "{errors}");
}
