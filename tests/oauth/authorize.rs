//! What a platform's request may be, and where nobody is ever sent.

use hyper::StatusCode;

use crate::browser::{Answer, Browser, authorize_path};
use crate::world::{ALEXA, REDIRECT, World};

/// The answer to a request with these changes.
async fn asked(world: &World, changes: &[(&str, &str)]) -> Answer {
    Browser::new(world).get(&authorize_path(ALEXA, changes)).await
}

/// It is told on a page of ours: nobody is sent anywhere.
fn assert_shown(answer: &Answer, what: &str) {
    assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{what}");
    assert_eq!(answer.location(), None, "{what}");
    assert!(answer.text().contains("This link does not work"), "{what}");
}

#[tokio::test]
async fn must_05_a_redirect_uri_is_one_exact_string() {
    let world = World::start();
    for mutant in [
        "",
        "https://pitangui.amazon.com/api/skill/link/m1",
        "https://PITANGUI.amazon.com/api/skill/link/M1",
        "HTTPS://pitangui.amazon.com/api/skill/link/M1",
        "http://pitangui.amazon.com/api/skill/link/M1",
        "https://pitangui.amazon.com:443/api/skill/link/M1",
        "https://pitangui.amazon.com:8443/api/skill/link/M1",
        "https://pitangui.amazon.com./api/skill/link/M1",
        "https://pitangui.amazon.com/api/skill/link/M1/",
        "https://pitangui.amazon.com/api/skill/link/M1/../M1",
        "https://pitangui.amazon.com/api/skill/link/%2e%2e/M1",
        "https://pitangui.amazon.com/api/skill/link/%4d1",
        "https://pitangui.amazon.com/api/skill/link/M1#",
        "https://pitangui.amazon.com/api/skill/link/M1#part",
        "https://pitangui.amazon.com/api/skill/link/M1?",
        "https://pitangui.amazon.com/api/skill/link/M1?x=1",
        "https://pitangui.amazon.com/api/skill/link/M1?second=1&x=1",
        "https://user@pitangui.amazon.com/api/skill/link/M1",
        "https://pitangui.amazon.com@evil.example/api/skill/link/M1",
        "https://pitangui.amazon.com.evil.example/api/skill/link/M1",
        "https://evil.example/?https://pitangui.amazon.com/api/skill/link/M1",
        "https:\\\\pitangui.amazon.com\\api\\skill\\link\\M1",
        "//pitangui.amazon.com/api/skill/link/M1",
        "https://pitangui.ama\u{445}on.com/api/skill/link/M1",
        "https://xn--pitangui-x.amazon.com/api/skill/link/M1",
        " https://pitangui.amazon.com/api/skill/link/M1",
        "https://pitangui.amazon.com/api/skill/link/M1 ",
        "https://pitangui.amazon.com/api/skill/link/M1\n",
        "https://pitangui.amazon.com/api/skill/link/M1\r\nx: y",
        "javascript:alert(1)",
    ] {
        // Also where everything else is wrong as well.
        for other in [&[][..], &[("response_type", "token")], &[("code_challenge", "")]] {
            let mut changes = vec![("redirect_uri", mutant)];
            changes.extend(other);
            assert_shown(&asked(&world, &changes).await, mutant);
        }
    }
    let second = format!("{REDIRECT}?second=1");
    let answer = asked(&world, &[("redirect_uri", &second), ("response_type", "")]).await;
    assert!(answer.location().unwrap().starts_with(&format!("{second}&error=invalid_request")));
}

#[tokio::test]
async fn must_05_an_unknown_client_sends_nobody_anywhere() {
    let world = World::start();
    for id in ["", "nobody", "ALEXA", "alexa ", "alexa\u{0}"] {
        assert_shown(&asked(&world, &[("client_id", id)]).await, id);
    }
}

#[tokio::test]
async fn must_04_pkce_is_demanded_and_s256_is_the_only_way() {
    let world = World::start();
    let (long, padded) = ("a".repeat(44), format!("{}=", "a".repeat(43)));
    for changes in [
        &[("code_challenge", "")][..],
        &[("code_challenge_method", "")],
        &[("code_challenge_method", "plain")],
        &[("code_challenge_method", "s256")],
        &[("code_challenge", "short")],
        &[("code_challenge", &long)],
        &[("code_challenge", &padded)],
        &[("code_challenge", ""), ("code_challenge_method", "")],
    ] {
        let answer = asked(&world, changes).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{changes:?}");
        assert_eq!(answer.sent("error").as_deref(), Some("invalid_request"), "{changes:?}");
        assert_eq!(answer.sent("state").as_deref(), Some("st"), "{changes:?}");
    }
}

#[tokio::test]
async fn must_07_errors_name_the_issuer_too() {
    let world = World::start();
    for (changes, error) in [
        (&[("response_type", "token")][..], "unsupported_response_type"),
        (&[("response_type", "code token")], "unsupported_response_type"),
        (&[("response_type", "")], "invalid_request"),
        (&[("response_mode", "fragment")], "invalid_request"),
        (&[("response_mode", "form_post")], "invalid_request"),
        (&[("scope", "everything")], "invalid_scope"),
        (&[("resource", "https://evil.example")], "invalid_target"),
        (&[("request", "e30.e30.")], "request_not_supported"),
        (&[("request_uri", "https://evil.example")], "request_uri_not_supported"),
    ] {
        let answer = asked(&world, changes).await;
        assert_eq!(answer.sent("error").as_deref(), Some(error), "{changes:?}");
        assert_eq!(answer.sent("iss").as_deref(), Some(world.issuer.as_str()), "{changes:?}");
        assert!(answer.location().unwrap().starts_with(REDIRECT), "{changes:?}");
    }
    for fine in [
        &[("response_mode", "query")][..],
        &[("scope", "balance.read speak.amounts")],
        &[("resource", "https://bank.example/voice")],
        &[("prompt", "none"), ("login_hint", "ada")],
    ] {
        assert_eq!(asked(&world, fine).await.location(), Some("/oauth/login"), "{fine:?}");
    }
}

#[tokio::test]
async fn must_08_state_comes_back_as_it_was_or_is_refused() {
    let world = World::start();
    let longest = "\u{e4}".repeat(2048);
    for state in [
        "a b+c&d=e#f%00",
        "\"><script>alert(1)</script>",
        "\r\nlocation: https://evil.example",
        "\u{0}",
        "https://evil.example",
        longest.as_str(),
    ] {
        let answer = asked(&world, &[("state", state), ("response_type", "token")]).await;
        assert_eq!(answer.sent("state").as_deref(), Some(state));
    }
    let answer = asked(&world, &[("state", ""), ("response_type", "token")]).await;
    assert_eq!(answer.sent("state"), None);
    let longer = "a".repeat(2049);
    assert_shown(&asked(&world, &[("state", &longer), ("response_type", "x")]).await, "long");
}

#[tokio::test]
async fn must_20_nothing_is_there_twice_or_malformed() {
    let world = World::start();
    let path = authorize_path(ALEXA, &[]);
    for more in [
        "&state=2",
        "&client_id=alexa",
        "&redirect_uri=https%3A%2F%2Fevil.example",
        "&%73tate=2",
        "&prompt=a&prompt=b",
        "&x=%",
        "&x=%zz",
        "&x=%ff",
    ] {
        let answer = Browser::new(&world).get(&format!("{path}{more}")).await;
        assert_shown(&answer, more);
    }
    let many: String = (0..160).map(|number| format!("&x{number}=1")).collect();
    assert_shown(&Browser::new(&world).get(&format!("{path}{many}")).await, "many");
}

#[tokio::test]
async fn must_16_visits_from_one_address_are_limited() {
    let world = World::start();
    let mut browser = Browser::new(&world);
    let mut begun = 0;
    for _ in 0..130 {
        let answer = browser.get(&authorize_path(ALEXA, &[])).await;
        begun += u32::from(answer.status == StatusCode::SEE_OTHER);
        assert!(answer.status == StatusCode::SEE_OTHER || answer.status.as_u16() == 429);
    }
    assert_eq!(begun, 120);
}
