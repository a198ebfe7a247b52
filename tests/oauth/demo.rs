//! `saldo demo` can be linked to in a browser: its own platform takes the customer there and back.

use std::net::SocketAddr;

use hyper::{Method, StatusCode};
use saldo::simulate::{Stage, StagePlan};
use url::Url;

use crate::browser::{Answer, csrf, form, names, send};

/// A browser that goes to whole addresses and follows what it is told.
struct Visitor {
    cookie: Option<String>,
}

impl Visitor {
    async fn go(&mut self, method: Method, url: &str, body: String) -> Answer {
        let url = Url::parse(url).unwrap();
        let address: SocketAddr =
            format!("{}:{}", url.host_str().unwrap(), url.port().unwrap()).parse().unwrap();
        let path = &url[url::Position::BeforePath..];
        let origin = url.origin().ascii_serialization();
        let cookie = self.cookie.clone().unwrap_or_default();
        let headers = [
            ("content-type", "application/x-www-form-urlencoded"),
            ("cookie", cookie.as_str()),
            ("origin", origin.as_str()),
        ];
        let answer = send(address, method, path, &headers, body).await;
        if let Some(field) = answer.headers.get("set-cookie") {
            self.cookie = field.to_str().unwrap().split(';').next().map(str::to_owned);
        }
        answer
    }
}

#[tokio::test]
async fn the_demo_is_linked_in_a_browser() {
    let plan = StagePlan {
        folder: None,
        listen: ([127, 0, 0, 1], 0).into(),
        admin_listen: ([127, 0, 0, 1], 0).into(),
        customers: 2,
        months: 1,
        seed: 7,
        fault: None,
    };
    let stage = Stage::start(&plan).await.unwrap();
    let linking = stage.description.linking.clone();
    let mut visitor = Visitor { cookie: None };
    let sent = visitor.go(Method::GET, &linking.link_url, String::new()).await;
    let begun = visitor.go(Method::GET, sent.location().unwrap(), String::new()).await;
    assert_eq!(begun.location(), Some("/oauth/login"), "{}", begun.text());
    let at = |path: &str| format!("{}{path}", linking.issuer);
    let page = visitor.go(Method::GET, &at("/oauth/login"), String::new()).await;
    let token = csrf(&page);
    let fields = [("csrf", &*token), ("user", &*linking.user), ("password", &*linking.password)];
    let signed_in = visitor.go(Method::POST, &at("/oauth/login"), form(&fields)).await;
    assert_eq!(signed_in.location(), Some("/oauth/consent"), "{}", signed_in.text());
    let page = visitor.go(Method::GET, &at("/oauth/consent"), String::new()).await;
    let (token, account) = (csrf(&page), names(&page, "account.").remove(0));
    let fields = [
        ("csrf", token.as_str()),
        ("decision", "allow"),
        (&account, "on"),
        ("class.accounts.list", "on"),
        ("amounts", "unsaid"),
        ("days", "30"),
    ];
    let allowed = visitor.go(Method::POST, &at("/oauth/consent"), form(&fields)).await;
    let back = allowed.location().unwrap().to_owned();
    assert!(back.starts_with(&linking.redirect_uri), "{back}");
    let linked = visitor.go(Method::GET, &back, String::new()).await;
    assert_eq!(linked.status, StatusCode::OK);
    assert!(linked.text().contains("Linked."), "{}", linked.text());
    assert!(linked.text().contains("accounts.list"));
    stage.stop().await;
}
