//! The voice code: set on the customer's own page, said in a talk, and what it opens.

use hyper::StatusCode;
use saldo::consent::Aloud;
use saldo::settings::LadderRow;

use crate::browser::{Answer, Browser, csrf};
use crate::sharing::linked;
use crate::world::{OTHER_USER, SKILL, USER, World};

const PAGE: &str = "/sharing/voice-code";
const BALANCES: &str = "what are all my balances";
const ASKED: &str = "What's your voice code?";
const WRONG: &str = "That code isn't right.";
const LOCKED: &str = "Your voice code is locked now.";

/// A bank that tells balances to nobody who has not said the voice code.
fn guarded() -> World {
    World::start_with(|settings| {
        let row =
            LadderRow { linked: Aloud::Silent, recognised: Aloud::Silent, voice_pin: Aloud::Exact };
        settings.assurance.balances = row;
    })
}

async fn change(browser: &mut Browser<'_>, decision: &str, code: &str) -> Answer {
    let page = browser.get(PAGE).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    let token = csrf(&page);
    let fields = [("csrf", token.as_str()), ("decision", decision), ("code", code)];
    browser.post(PAGE, &fields).await
}

/// A random code, as the page shows it.
async fn drawn(browser: &mut Browser<'_>) -> String {
    let page = change(browser, "random", "").await;
    assert_eq!(page.status, StatusCode::OK);
    let text = page.text();
    let code = text.split("<p class=\"code\">").nth(1).unwrap().split('<').next().unwrap();
    assert!(code.len() == 4 && code.bytes().all(|byte| byte.is_ascii_digit()), "{code}");
    code.to_owned()
}

/// The digits as a platform hears them said one by one.
fn said(code: &str) -> String {
    const NAMES: [&str; 10] =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    let names = code.bytes().map(|digit| NAMES[usize::from(digit - b'0')]);
    names.collect::<Vec<_>>().join(" ")
}

/// A code that is not `code`.
fn other(code: &str) -> String {
    let turned = |digit: u8| char::from(b'0' + (digit - b'0' + 3) % 10);
    said(&code.bytes().map(turned).collect::<String>())
}

/// What is answered in one talk.
async fn talk(world: &World, token: &str, texts: &[&str]) -> Vec<String> {
    let answers = world.talk(SKILL, token, texts).await;
    answers.into_iter().map(|answer| answer.text).collect()
}

#[tokio::test]
async fn a_code_from_the_page_opens_the_answer_in_that_talk() {
    let world = guarded();
    let token = linked(&world).await;
    let unset = talk(&world, &token, &[BALANCES]).await;
    assert!(unset[0].contains("set one on the page"), "{unset:?}");

    let mut browser = Browser::new(&world);
    let sharing = browser.log_in_to_sharing(USER).await;
    assert!(sharing.text().contains(PAGE));
    let code = said(&drawn(&mut browser).await);
    assert!(browser.get(PAGE).await.text().contains("Your voice code was set on"));
    let answers = talk(&world, &token, &[BALANCES, &code, BALANCES, "help", BALANCES]).await;
    assert_eq!(answers[0], ASKED);
    for answer in [&answers[1], &answers[2], &answers[4]] {
        assert!(answer.contains("dollars"), "{answers:?}");
    }
    // Another talk has not heard it.
    assert_eq!(talk(&world, &token, &[BALANCES]).await, [ASKED]);
    // "My code is" says it, too, and other questions need none.
    let code = format!("my code is {code}");
    let answers = talk(&world, &token, &["what accounts do i have", BALANCES, &code]).await;
    assert!(answers[0].contains("accounts") && answers[2].contains("dollars"), "{answers:?}");
}

#[tokio::test]
async fn the_talk_goes_on_while_the_code_is_asked_for() {
    let world = guarded();
    let token = linked(&world).await;
    let mut browser = Browser::new(&world);
    browser.log_in_to_sharing(USER).await;
    let code = said(&drawn(&mut browser).await);
    for (between, heard) in [
        ("help", ASKED),
        ("say that again", ASKED),
        ("yes", ASKED),
        ("what's my shoe size", ASKED),
        ("no", "Anything else?"),
        ("never mind", "Anything else?"),
        ("stop", "Goodbye"),
        ("cancel", "Goodbye"),
        ("what accounts do i have", "two accounts"),
    ] {
        let answers = talk(&world, &token, &[BALANCES, between]).await;
        assert!(answers[1].contains(heard), "{between}: {answers:?}");
    }
    // Digits that nobody asked for open nothing.
    let answers = talk(&world, &token, &[&code, BALANCES]).await;
    assert!(!answers[0].contains("dollars"), "{answers:?}");
    assert_eq!(answers[1], ASKED);
}

#[tokio::test]
async fn after_three_wrong_ones_the_right_one_fails_until_a_new_one_is_set() {
    let world = guarded();
    let token = linked(&world).await;
    let mut browser = Browser::new(&world);
    browser.log_in_to_sharing(USER).await;
    let drawn_code = drawn(&mut browser).await;
    let (right, wrong) = (said(&drawn_code), other(&drawn_code));
    let wrong = wrong.as_str();
    // Two in one talk, one in another: they are one row.
    let answers = talk(&world, &token, &[BALANCES, wrong, wrong]).await;
    assert!(answers[1..].iter().all(|it| it.contains(WRONG) && it.contains(ASKED)), "{answers:?}");
    let answers = world.talk(SKILL, &token, &[BALANCES, wrong]).await;
    assert!(answers[1].text.contains(LOCKED), "{}", answers[1].text);
    assert!(!answers[1].open, "the session ends");
    for answer in [&answers[0], &answers[1]] {
        assert!(answer.response["response"]["card"].is_null(), "no card with a code");
    }
    // Nobody is asked any more, here or over another link; the right one said anyway opens nothing.
    let answers = talk(&world, &token, &[BALANCES, &right]).await;
    assert!(answers[0].contains(LOCKED) && !answers[1].contains("dollars"), "{answers:?}");
    let second = linked(&world).await;
    assert!(talk(&world, &second, &[BALANCES]).await[0].contains(LOCKED));
    for page in [PAGE, "/sharing"] {
        assert!(browser.get(page).await.text().contains("Your voice code is locked"), "{page}");
    }

    let code = said(&drawn(&mut browser).await);
    assert!(!browser.get("/sharing").await.text().contains("Your voice code is locked"));
    let answers = talk(&world, &token, &[BALANCES, &code]).await;
    assert!(answers[1].contains("dollars"), "{answers:?}");
    let removed = change(&mut browser, "remove", "").await;
    assert_eq!(removed.location(), Some("/sharing?done=code-removed"));
    assert!(talk(&world, &token, &[BALANCES]).await[0].contains("needs a voice code"));
}

#[tokio::test]
async fn only_a_code_that_is_not_guessed_first_is_taken() {
    let world = World::start();
    let mut browser = Browser::new(&world);
    browser.log_in_to_sharing(USER).await;
    for (code, why) in [
        ("", "Enter four to six digits"),
        ("123", "Enter four to six digits"),
        ("12a4", "Enter four to six digits"),
        ("1111", "repeats digits"),
        ("1234", "count up or down"),
        ("2512", "Choose another"),
        ("1987", "could be a date"),
        ("2580", "a line on a keypad"),
        ("048291", "cannot begin with zero"),
    ] {
        let page = change(&mut browser, "own", code).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{code}");
        let text = page.text();
        assert!(text.contains(why) && text.contains("role=\"alert\""), "{code}: {text}");
        assert!(code.len() < 3 || !text.contains(&format!(">{code}<")), "not shown again");
        assert!(!text.contains(&format!("value=\"{code}\"")), "not shown again");
    }
    let own = crate::world::person().accounts.iter().find_map(|it| it.last_four).unwrap();
    let page = change(&mut browser, "own", own.as_str()).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    let kept = change(&mut browser, "own", "48 29 17").await;
    assert_eq!(kept.location(), Some("/sharing?done=code-kept"));
    assert!(browser.get("/sharing?done=code-kept").await.text().contains("Your voice code is set"));
    // Neither the vault nor what it has yet to tidy up knows it.
    for file in ["vault.db", "vault.db-wal"] {
        let bytes = std::fs::read(world.folder().join(file)).unwrap();
        assert!(!bytes.windows(6).any(|six| six == b"482917"), "{file}");
    }
}

#[tokio::test]
async fn nobody_sets_a_code_who_is_not_signed_in_on_our_own_page() {
    let world = World::start();
    let mut stranger = Browser::new(&world);
    assert_eq!(stranger.get(PAGE).await.location(), Some("/sharing/login"));
    let mut browser = Browser::new(&world);
    browser.log_in_to_sharing(USER).await;
    let forged = [("csrf", "forged"), ("decision", "random")];
    assert_eq!(browser.post(PAGE, &forged).await.status, StatusCode::FORBIDDEN);
    let token = csrf(&browser.get(PAGE).await);
    let fields = [("csrf", token.as_str()), ("decision", "random")];
    let elsewhere = [("origin", "https://evil.example"), ("sec-fetch-site", "cross-site")];
    let answer = browser.post_with(PAGE, &fields, &elsewhere).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    assert!(browser.get(PAGE).await.text().contains("You have no voice code"));
    // One customer's code is nobody else's.
    drawn(&mut browser).await;
    let mut other = Browser::new(&world);
    other.log_in_to_sharing(OTHER_USER).await;
    assert!(other.get(PAGE).await.text().contains("You have no voice code"));
    for language in ["en", "es", "de"] {
        let page = browser.get(&format!("{PAGE}?lang={language}")).await;
        assert_eq!(page.status, StatusCode::OK);
    }
}
