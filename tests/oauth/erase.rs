//! A customer has everything about them erased, on their own page and after saying so twice.

use hyper::StatusCode;

use crate::browser::{Answer, Browser, csrf, introspect, is_answered, tokens};
use crate::world::{ALEXA, OTHER_USER, USER, World, person};

const PATH: &str = "/sharing/erase";

async fn post(browser: &mut Browser<'_>, page: &Answer, sure: bool) -> Answer {
    let token = csrf(page);
    let mut fields = vec![("csrf", token.as_str())];
    fields.extend(sure.then_some(("sure", "on")));
    browser.post(PATH, &fields).await
}

#[tokio::test]
async fn who_says_so_twice_is_erased() {
    let world = World::start();
    let (token, _) = tokens(&world, ALEXA).await;
    assert!(is_answered(&world, &token).await);
    let mut browser = Browser::new(&world);
    let sharing = browser.log_in_to_sharing(USER).await;
    assert!(sharing.text().contains(&format!("href=\"{PATH}\"")), "{}", sharing.text());
    let page = browser.get(PATH).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text().contains("Nobody can undo this"), "{}", page.text());

    // Not without the box ticked, not from elsewhere, and not by a form of somebody else's.
    let unsure = post(&mut browser, &page, false).await;
    assert_eq!(unsure.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(unsure.text().contains("Tick the box"), "{}", unsure.text());
    let mut other = Browser::new(&world);
    let others = other.log_in_to_sharing(OTHER_USER).await;
    let foreign = csrf(&others);
    let fields = [("csrf", foreign.as_str()), ("sure", "on")];
    assert_eq!(browser.post(PATH, &fields).await.status, StatusCode::FORBIDDEN);
    let own = csrf(&page);
    let fields = [("csrf", own.as_str()), ("sure", "on")];
    let evil = [("origin", "https://evil.example")];
    assert_eq!(browser.post_with(PATH, &fields, &evil).await.status, StatusCode::FORBIDDEN);
    assert!(is_answered(&world, &token).await);

    let done = post(&mut browser, &page, true).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
    assert_eq!(done.location(), Some("/sharing/erase?done=erased"));
    assert!(browser.cookie.is_none(), "the visit is over");
    let erased = browser.get("/sharing/erase?done=erased").await;
    assert!(erased.text().contains("Nothing about you is kept"), "{}", erased.text());
    assert!(!is_answered(&world, &token).await);
    assert_eq!(introspect(&world, ALEXA, &token).await.json()["active"], false);
    let links = saldo::vault::AuthorizationVault::links_of(&*world.vault, person().customer).await;
    assert_eq!(links, Ok(Vec::new()));
    let kept = saldo::vault::AuthorizationVault::sign_in_of(&*world.vault, USER).await;
    assert!(kept.unwrap().is_none(), "the login is gone");
    // The other customer has lost nothing.
    assert_eq!(other.get("/sharing").await.status, StatusCode::OK);
}

#[tokio::test]
async fn the_page_speaks_every_language_and_opens_to_who_logged_in() {
    let world = World::start();
    assert_eq!(Browser::new(&world).get(PATH).await.location(), Some("/sharing/login"));
    let mut browser = Browser::new(&world);
    browser.log_in_to_sharing(USER).await;
    for (language, words) in [("es", "Nadie puede deshacerlo"), ("de", "rückgängig")] {
        let page = browser.get(&format!("{PATH}?lang={language}")).await.text();
        assert!(page.contains(words), "{page}");
    }
}
