//! Wire pairs: what each request file becomes, and what is answered.

use std::fmt::Write as _;

use saldo::bank::AccountKind;
use saldo::basics::digest_of;
use saldo::channel::alexa::{Decoded, RequestKind, decode, encode, encode_silence};
use saldo::consent::Barrier;
use saldo::dialogue::{Intent, Reply, Said, Waiting};
use saldo::speech::render;

use crate::replies::{account, balances, facts, figures, line, now, telling};
use crate::{application, folder, keys, requests, text};

/// What a bank with one checking account of 412.07 dollars would reply.
fn reply(intent: &Intent, linked: bool) -> Reply {
    match intent {
        Intent::Launch => Reply::Welcome,
        Intent::Help => Reply::Help { about: None, waiting: Waiting::Anything },
        Intent::Stop => Reply::Goodbye,
        Intent::Fallback => {
            Reply::NotUnderstood { misses: 1, about: None, waiting: Waiting::Anything }
        }
        Intent::Published(question) => Reply::Published(question.clone()),
        Intent::Yes | Intent::No => Reply::NothingAsked,
        Intent::More | Intent::Previous => Reply::WhatElse,
        Intent::Repeat => Reply::NothingToRepeat,
        Intent::StartOver => Reply::WhatElse,
        Intent::Balance(_)
        | Intent::Owed(_)
        | Intent::Accounts
        | Intent::Recent(_)
        | Intent::Pending(_)
        | Intent::Refine(_)
            if !linked =>
        {
            Reply::Barred(Barrier::NotLinked)
        }
        _ => {
            let checking = account(AccountKind::Checking);
            balances(vec![line(checking, figures(41_207, Some(41_207), 0))], 0, 1)
        }
    }
}

fn answer(decoded: &Decoded) -> String {
    let facts = facts();
    let told = telling(&facts);
    let turn = &decoded.turn;
    let bytes = match &turn.said {
        Said::Intent(intent) => {
            let tokens = turn.caller.tokens;
            let speech = render(&reply(intent, tokens.person.or(tokens.user).is_some()), &told);
            encode(&speech, &turn.frame, turn.screen, None)
        }
        Said::Event(_) | Said::Nothing => encode_silence(decoded.kind).to_vec(),
    };
    String::from_utf8(bytes).unwrap()
}

fn summary(decoded: &Decoded) -> String {
    let turn = &decoded.turn;
    let caller = &turn.caller;
    let tokens = match (caller.tokens.person, caller.tokens.user) {
        (Some(_), Some(_)) => "person and user",
        (Some(_), None) => "person",
        (None, Some(_)) => "user",
        (None, None) => "none",
    };
    format!(
        "{} {:?}\nlocale {}, tokens {tokens}, person {}, {:?}, screen {:?}, talk {}, courtesy {}",
        decoded.kind.name(),
        turn.said,
        turn.locale,
        caller.person.is_some(),
        caller.premises,
        turn.screen,
        decoded.talk.is_some(),
        decoded.courtesy.is_some(),
    )
}

#[test]
fn every_request_file_becomes_what_is_written_down() {
    let mut pairs = String::from("# Request file, turn, response.\n");
    for (name, body) in requests() {
        let decoded = decode(text(&body), &application(), &keys(), now()).unwrap();
        assert_eq!(decoded.turn.caller.user, Some(digest_of(b"amzn1.ask.account.EXAMPLEUSER")));
        let (summary, answer) = (summary(&decoded), answer(&decoded));
        writeln!(pairs, "\n## {name}\n{summary}\n{answer}").unwrap();
    }
    let path = folder().join("expected.txt");
    if std::env::var_os("SALDO_ACCEPT").is_some() {
        std::fs::write(&path, &pairs).unwrap();
    }
    let accepted = std::fs::read_to_string(&path).unwrap();
    for (number, (got, expected)) in pairs.lines().zip(accepted.lines()).enumerate() {
        assert_eq!(got, expected, "line {}", number + 1);
    }
    assert_eq!(pairs.lines().count(), accepted.lines().count());
}

#[test]
fn silent_answers_have_neither_speech_nor_session() {
    for (name, body) in requests() {
        let decoded = decode(text(&body), &application(), &keys(), now()).unwrap();
        if matches!(decoded.turn.said, Said::Intent(_)) {
            continue;
        }
        let answer: serde_json::Value =
            serde_json::from_slice(encode_silence(decoded.kind)).unwrap();
        let response = answer["response"].as_object().unwrap();
        let expected = usize::from(decoded.kind == RequestKind::CanFulfill);
        assert_eq!(response.len(), expected, "{name}");
        assert!(answer.get("sessionAttributes").is_none(), "{name}");
    }
}

#[test]
fn tokens_are_digests_and_secrets_do_not_print() {
    for (name, body) in requests() {
        let decoded = decode(text(&body), &application(), &keys(), now()).unwrap();
        let printed = format!("{decoded:?}");
        for secret in ["opaque-", "EXAMPLEUSER", "person.EXAMPLE", "unit.EXAMPLE"] {
            assert!(!printed.contains(secret), "{name}: {secret}");
        }
    }
    let (_, body) = requests().into_iter().find(|(name, _)| name == "person").unwrap();
    let tokens = decode(text(&body), &application(), &keys(), now()).unwrap().turn.caller.tokens;
    assert_eq!(tokens.person, Some(digest_of(b"opaque-person-token")));
    assert_eq!(tokens.user, Some(digest_of(b"opaque-linked-token")));
}
