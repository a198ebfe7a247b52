//! The customer's own pages: what is seen there, and that the very next answer keeps to a change.

use hyper::{Method, StatusCode};
use saldo::basics::Now;
use saldo::vault::{Becomes, LinkChange};

use crate::browser::{
    Answer, Browser, call, csrf, introspect, is_answered, names, pair, redeem, refresh, send,
};
use crate::world::{ALEXA, OTHER_USER, PASSWORD, USER, World, person};

const BALANCES: &str = "what are all my balances";

/// Links Alexa with the first two accounts, balances, the list of accounts and exact amounts.
pub(crate) async fn linked(world: &World) -> String {
    let mut browser = Browser::new(world);
    let login = browser.begin(ALEXA).await;
    let page = browser.log_in(&login).await;
    let (accounts, token) = (names(&page, "account."), csrf(&page));
    let fields = [
        ("csrf", token.as_str()),
        ("decision", "allow"),
        (&accounts[0], "on"),
        (&accounts[1], "on"),
        ("class.accounts.list", "on"),
        ("class.balance.read", "on"),
        ("class.transactions.search", "on"),
        ("amounts", "exact"),
        ("look_back", "365"),
        ("days", "90"),
    ];
    let code = browser.post("/oauth/consent", &fields).await.sent("code").unwrap();
    pair(&redeem(world, ALEXA, &code, &[]).await).0
}

/// The page of the only live link, and the fields of its form as they are.
async fn link_page(browser: &mut Browser<'_>) -> (Answer, Vec<(String, String)>) {
    let sharing = browser.get("/sharing").await;
    assert_eq!(sharing.status, StatusCode::OK, "{}", sharing.text());
    let text = sharing.text();
    let path = text.split("href=\"/sharing/link?id=").nth(1).expect("a link to change");
    let id = path.split('"').next().unwrap().to_owned();
    let page = browser.get(&format!("/sharing/link?id={id}")).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    let mut fields = vec![("csrf".to_owned(), csrf(&page)), ("id".to_owned(), id)];
    for input in page
        .text()
        .split("<input ")
        .skip(1)
        .filter(|input| input.split('>').next().unwrap().contains(" checked"))
    {
        let of = |name: &str| {
            let rest = input.split(&format!(" {name}=\"")).nth(1).unwrap();
            rest.split('"').next().unwrap().to_owned()
        };
        fields.push((of("name"), of("value")));
    }
    (page, fields)
}

async fn send_form(browser: &mut Browser<'_>, fields: &[(String, String)]) -> Answer {
    let fields: Vec<(&str, &str)> =
        fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    browser.post("/sharing/link", &fields).await
}

/// Keeps everything but what `change` does to the form.
async fn narrow(browser: &mut Browser<'_>, change: impl FnOnce(&mut Vec<(String, String)>)) {
    let (_, mut fields) = link_page(browser).await;
    fields.push(("decision".to_owned(), "narrow".to_owned()));
    change(&mut fields);
    let done = send_form(browser, &fields).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
    assert_eq!(done.location(), Some("/sharing?done=narrowed"));
}

fn set(fields: &mut [(String, String)], name: &str, value: &str) {
    let found = fields.iter_mut().find(|(known, _)| known == name).expect(name);
    value.clone_into(&mut found.1);
}

#[tokio::test]
async fn the_very_next_answer_keeps_to_what_was_narrowed_and_ended() {
    let world = World::start();
    let token = linked(&world).await;
    let mut browser = Browser::new(&world);
    let page = browser.log_in_to_sharing(USER).await;
    assert!(page.text().contains("<h2") && page.text().contains("Alexa"), "{}", page.text());
    assert!(page.text().contains("Nothing was told yet"));

    // Two accounts, to the cent.
    let asked = "what accounts do i have";
    let both = world.ask(&token, asked).await.text;
    assert!(both.contains("two accounts"), "{both}");
    let exact = world.ask(&token, BALANCES).await.text;
    assert!(exact.contains("dollars"), "{exact}");

    let (_, fields) = link_page(&mut browser).await;
    let dropped = fields.iter().rfind(|(name, _)| name.starts_with("account.")).unwrap().0.clone();
    narrow(&mut browser, |fields| fields.retain(|(name, _)| *name != dropped)).await;
    let one = world.ask(&token, asked).await.text;
    assert!(!one.contains("two accounts") && one != both, "{one}");

    narrow(&mut browser, |fields| set(fields, "amounts", "rounded")).await;
    let about = world.ask(&token, BALANCES).await.text;
    assert!(about.contains("about "), "{about}");

    narrow(&mut browser, |fields| set(fields, "look_back", "30")).await;
    let told = world.ask(&token, "how much did i spend in the past three months").await.text;
    assert!(told.contains("the last thirty days with me"), "{told}");

    narrow(&mut browser, |fields| set(fields, "amounts", "unsaid")).await;
    let unsaid = world.ask(&token, BALANCES).await.text;
    assert!(!unsaid.contains("about ") && !unsaid.contains("dollar"), "{unsaid}");
    assert_eq!(world.ask(&token, asked).await.text, one, "the link itself holds");

    narrow(&mut browser, |fields| fields.retain(|(name, _)| name != "class.accounts.list")).await;
    let shut = world.ask(&token, asked).await.text;
    assert_ne!(shut, one, "the list of accounts is not shared any more");
    let state = introspect(&world, ALEXA, &token).await.json();
    assert_eq!(state["scope"], "balance.read transactions.search");

    let (_, mut fields) = link_page(&mut browser).await;
    fields.push(("decision".to_owned(), "stop".to_owned()));
    let stopped = send_form(&mut browser, &fields).await;
    assert_eq!(stopped.location(), Some("/sharing?done=stopped"));
    assert!(!is_answered(&world, &token).await);
    let page = browser.get("/sharing?done=stopped").await.text();
    assert!(page.contains("Nothing more is told") && page.contains("You share nothing"), "{page}");
    assert!(page.contains("Alexa, ended on "), "{page}");
}

#[tokio::test]
async fn a_link_is_never_widened() {
    let world = World::start();
    let token = linked(&world).await;
    let mut browser = Browser::new(&world);
    browser.log_in_to_sharing(USER).await;
    let (_, before) = link_page(&mut browser).await;
    narrow(&mut browser, |fields| {
        fields.retain(|(name, _)| name != "class.balance.read");
        set(fields, "amounts", "rounded");
        set(fields, "look_back", "90");
    })
    .await;
    // What the form offered before is offered no more.
    for (name, value) in [("class.balance.read", "on"), ("amounts", "exact"), ("look_back", "365")]
    {
        let (page, mut fields) = link_page(&mut browser).await;
        assert!(!page.text().contains(&format!("id=\"{name}.{value}\"")), "{name} {value}");
        fields.retain(|(known, _)| known != name);
        fields.push((name.to_owned(), value.to_owned()));
        fields.push(("decision".to_owned(), "narrow".to_owned()));
        let answer = send_form(&mut browser, &fields).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{name} {value}");
    }
    // Nor does the Vault take more than there is, whoever asks it.
    let links = saldo::vault::AuthorizationVault::links_of(&*world.vault, person().customer).await;
    let link = links.unwrap().remove(0);
    let all = Becomes::Narrowed {
        classes: saldo::consent::DataClasses::ALL,
        accounts: person().accounts.iter().map(|account| account.account.clone()).collect(),
        aloud: saldo::consent::Aloud::Exact,
        look_back: saldo::consent::LookBack::Unlimited,
    };
    let change = LinkChange {
        customer: person().customer,
        link: link.link.clone(),
        what: all,
        at: Now::at(chrono::Utc::now()).utc(),
    };
    saldo::vault::Vault::change_link(&*world.vault, change).await.unwrap();
    let links = saldo::vault::AuthorizationVault::links_of(&*world.vault, person().customer).await;
    assert_eq!(links.unwrap().remove(0), link);
    let told = world.ask(&token, BALANCES).await.text;
    assert!(!told.contains("dollar"), "{told}");
    assert!(before.iter().any(|(name, _)| name == "class.balance.read"));
}

#[tokio::test]
async fn nobody_touches_what_others_share() {
    let world = World::start();
    let token = linked(&world).await;
    let mut owner = Browser::new(&world);
    owner.log_in_to_sharing(USER).await;
    let (_, fields) = link_page(&mut owner).await;
    let id = fields.iter().find(|(name, _)| name == "id").unwrap().1.clone();

    let mut other = Browser::new(&world);
    let page = other.log_in_to_sharing(OTHER_USER).await;
    assert!(page.text().contains("You share nothing"), "{}", page.text());
    let path = format!("/sharing/link?id={id}");
    assert_eq!(other.get(&path).await.location(), Some("/sharing"));
    let own_token = csrf(&page);
    let stop = [("csrf", own_token.as_str()), ("id", &id), ("decision", "stop")];
    assert_eq!(other.post("/sharing/link", &stop).await.location(), Some("/sharing"));
    assert!(is_answered(&world, &token).await);
    let heard = other.get("/sharing/heard.json").await.json();
    assert_eq!(heard["told"].as_array().map(Vec::len), Some(0), "{heard}");

    // Nor does a form from elsewhere, or one without the page's token.
    let token_of_page = fields[0].1.clone();
    let evil = [("origin", "https://evil.example")];
    let issuer = world.issuer.clone();
    let own = [("origin", issuer.as_str()), ("sec-fetch-site", "same-origin")];
    for (csrf, headers) in
        [(token_of_page.as_str(), &evil[..]), ("", &own[..]), (own_token.as_str(), &own[..])]
    {
        let stop = [("csrf", csrf), ("id", &id), ("decision", "stop")];
        let answer = owner.post_with("/sharing/link", &stop, headers).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{csrf}");
    }
    assert!(is_answered(&world, &token).await);
}

#[tokio::test]
async fn the_pages_open_to_who_logged_in_there_and_to_nobody_else() {
    let world = World::start();
    for path in ["/sharing", "/sharing/link?id=x", "/sharing/heard", "/sharing/heard.json"] {
        let answer = Browser::new(&world).get(path).await;
        assert_eq!(answer.location(), Some("/sharing/login"), "{path}");
        // A visit that links is none to these pages, signed in or not.
        let mut linking = Browser::new(&world);
        let login = linking.begin(ALEXA).await;
        assert_eq!(linking.get(path).await.location(), Some("/sharing/login"), "{path}");
        linking.cookie = None;
        let login_again = linking.begin(ALEXA).await;
        assert_ne!(login, login_again);
        linking.log_in(&login_again).await;
        assert_eq!(linking.get(path).await.location(), Some("/sharing/login"), "{path}");
    }
    // And a visit to these pages links nothing.
    let mut browser = Browser::new(&world);
    let page = browser.log_in_to_sharing(USER).await;
    let token = csrf(&page);
    assert_eq!(browser.get("/oauth/consent").await.status, StatusCode::BAD_REQUEST);
    let allow = [("csrf", token.as_str()), ("decision", "allow"), ("days", "30")];
    assert_eq!(browser.post("/oauth/consent", &allow).await.status, StatusCode::BAD_REQUEST);

    // The key changes with the sign-in, and holds no more after logging out.
    let kept = browser.cookie.clone();
    let out = browser.post("/sharing/logout", &[("csrf", &token)]).await;
    assert_eq!(out.location(), Some("/sharing/login"));
    assert!(browser.cookie.is_none());
    browser.cookie = kept;
    assert_eq!(browser.get("/sharing").await.location(), Some("/sharing/login"));
    let mut planted = Browser::new(&world);
    let login = planted.get("/sharing/login").await;
    let key = planted.cookie.clone();
    let token = csrf(&login);
    let fields = [("csrf", token.as_str()), ("user", USER), ("password", PASSWORD)];
    assert_eq!(planted.post("/sharing/login", &fields).await.location(), Some("/sharing"));
    assert_ne!(planted.cookie, key);
    let mut attacker = Browser::new(&world);
    attacker.cookie = key;
    assert_eq!(attacker.get("/sharing").await.location(), Some("/sharing/login"));
}

#[tokio::test]
async fn nothing_left_is_an_error_beside_the_field() {
    let world = World::start();
    linked(&world).await;
    let mut browser = Browser::new(&world);
    browser.log_in_to_sharing(USER).await;
    let (_, mut fields) = link_page(&mut browser).await;
    fields.retain(|(name, _)| !name.starts_with("account.") && !name.starts_with("class."));
    fields.push(("decision".to_owned(), "narrow".to_owned()));
    let again = send_form(&mut browser, &fields).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.text().contains("Choose at least one account"), "{}", again.text());
}

#[tokio::test]
async fn what_was_heard_is_shown_in_plain_words_and_as_a_file() {
    let world = World::start();
    let token = linked(&world).await;
    world.ask(&token, BALANCES).await;
    world.ask(&token, "what accounts do i have").await;
    let mut browser = Browser::new(&world);
    browser.log_in_to_sharing(USER).await;
    let page = browser.get("/sharing/heard").await;
    let text = page.text();
    assert_eq!(page.status, StatusCode::OK, "{text}");
    assert!(text.contains("Alexa was told:") && text.contains("<li>a balance</li>"), "{text}");
    assert!(text.contains("with exact amounts.") && text.contains("without amounts."), "{text}");
    assert!(!browser.get("/sharing").await.text().contains("Nothing was told yet"));

    let file = browser.get("/sharing/heard.json").await;
    let attached = file.headers["content-disposition"].to_str().unwrap();
    assert!(attached.starts_with("attachment;"), "{attached}");
    let heard = file.json();
    let told = heard["told"].as_array().unwrap();
    assert_eq!((told.len(), heard["complete"].as_bool()), (2, Some(true)), "{heard}");
    assert_eq!(told[0]["amounts"], "none");
    assert_eq!(told[1]["amounts"], "exact");
    assert_eq!(told[1]["assistant"], "Alexa");
    assert!(told[1]["facts"][0]["account"].as_str().unwrap().contains("ending in"), "{heard}");
    let written = file.text();
    for account in person().accounts {
        assert!(!written.contains(&format!("\"{}\"", account.account.as_str())), "a bank's id");
    }

    // One account alone, and one that nothing was told of.
    let keys: Vec<String> = text
        .split("<select id=\"account\"")
        .nth(1)
        .unwrap()
        .split("</select>")
        .next()
        .unwrap()
        .split("value=\"")
        .skip(2)
        .map(|rest| rest.split('"').next().unwrap().to_owned())
        .collect();
    let count = async |browser: &mut Browser<'_>, query: &str| {
        let heard = browser.get(&format!("/sharing/heard.json?{query}")).await.json();
        heard["told"].as_array().unwrap().len()
    };
    assert_eq!(count(&mut browser, &format!("account={}", keys[0])).await, 2);
    assert_eq!(count(&mut browser, &format!("account={}", keys[4])).await, 0);
    assert_eq!(count(&mut browser, "days=7&application=x").await, 2, "no such application");
    let number = told[1]["number"].as_u64().unwrap();
    assert_eq!(count(&mut browser, &format!("before={number}")).await, 0);
}

#[tokio::test]
async fn own_pages_are_safe_to_show_and_in_the_visitors_language() {
    let world = World::start();
    linked(&world).await;
    let mut browser = Browser::new(&world);
    browser.log_in_to_sharing(USER).await;
    let (link, _) = link_page(&mut browser).await;
    for page in [&link, &browser.get("/sharing").await, &browser.get("/sharing/heard").await] {
        let text = page.text();
        for forbidden in ["<script", "style=", "http://", "https://", "onclick", "<img", "{"] {
            assert!(!text.contains(forbidden), "{forbidden}: {text}");
        }
        let policy = page.headers["content-security-policy"].to_str().unwrap();
        assert!(policy.ends_with("form-action 'self'"), "{policy}");
        assert_eq!(page.headers["cache-control"], "no-store");
    }
    for (code, title) in [("de", "Was Sie teilen"), ("es", "Lo que comparte")] {
        let text = browser.get(&format!("/sharing?lang={code}")).await.text();
        assert!(
            text.contains(&format!("<html lang=\"{code}\">")) && text.contains(title),
            "{text}"
        );
    }
    let bare = send(world.public, Method::POST, "/sharing/link", &[], String::new()).await;
    assert_eq!(bare.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
}

#[tokio::test]
async fn how_answers_sound_is_kept_for_the_next_one() {
    let world = World::start();
    let token = linked(&world).await;
    let mut browser = Browser::new(&world);
    let page = browser.log_in_to_sharing(USER).await;
    let spent = "how much did i spend last month";
    let normal = world.ask(&token, spent).await.text;
    let csrf = csrf(&page);
    let voice = [("csrf", csrf.as_str()), ("length", "brief"), ("pace", "slow")];
    let kept = browser.post("/sharing/voice", &voice).await;
    assert_eq!(kept.location(), Some("/sharing?done=voice-kept"), "{}", kept.text());
    let text = browser.get("/sharing?done=voice-kept").await.text();
    assert!(text.contains("value=\"brief\" checked") && text.contains("value=\"slow\" checked"));
    let exchange = world.ask(&token, spent).await;
    assert!(exchange.text.len() < normal.len(), "{} / {normal}", exchange.text);
    let speech = exchange.response["response"]["outputSpeech"]["ssml"].as_str().unwrap();
    assert!(speech.contains("prosody"), "{speech}");
    for (length, pace) in [("brief", "fast"), ("loud", "slow"), ("", "slow")] {
        let odd = [("csrf", csrf.as_str()), ("length", length), ("pace", pace)];
        let answer = browser.post("/sharing/voice", &odd).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{length} {pace}");
    }
}

#[tokio::test]
async fn a_narrowed_link_goes_on_refreshing() {
    let world = World::start();
    let mut linking = Browser::new(&world);
    let code = linking.link(ALEXA, &["balance.read", "accounts.list", "speak.amounts"]).await;
    let (_, first) = pair(&redeem(&world, ALEXA, &code, &[]).await);
    let mut browser = Browser::new(&world);
    browser.log_in_to_sharing(USER).await;
    narrow(&mut browser, |fields| fields.retain(|(name, _)| name != "class.balance.read")).await;
    let answer = refresh(&world, ALEXA, &first).await;
    assert_eq!(answer.json()["scope"], "accounts.list speak.amounts");
    let (token, _) = pair(&answer);
    let told = world.ask(&token, BALANCES).await.text;
    assert!(!told.contains("dollar"), "{told}");
    let given_back = call(&world, "/oauth/revoke", ALEXA, &[("token", &token)]).await;
    assert_eq!(given_back.status, StatusCode::OK);
    assert!(browser.get("/sharing").await.text().contains("You share nothing"));
}
