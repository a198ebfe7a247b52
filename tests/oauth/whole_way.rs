//! From a platform's link to the answer and back to nothing, in a real browser: two widths, two
//! languages, with scripts and without.

use std::sync::Arc;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc;
use url::Url;

use crate::browser::{authorize_path, is_answered, pair, redeem};
use crate::chromium::{Chromium, pictures};
use crate::hands::Hands;
use crate::world::{ALEXA, PASSWORD, USER, World, person};

/// What the pages say in one language.
struct Words {
    language: &'static str,
    log_in: &'static str,
    choose: &'static str,
    sharing: &'static str,
    narrow: &'static str,
    kept: &'static str,
    stopped: &'static str,
}

const ENGLISH: Words = Words {
    language: "en",
    log_in: "Log in to",
    choose: "Choose what Alexa may say",
    sharing: "What you share",
    narrow: "Share less with Alexa",
    kept: "Saved",
    stopped: "Nothing more is told",
};
const GERMAN: Words = Words {
    language: "de",
    log_in: "Anmelden bei",
    choose: "Wählen Sie, was Alexa sagen darf",
    sharing: "Was Sie teilen",
    narrow: "Weniger mit Alexa teilen",
    kept: "Gespeichert",
    stopped: "Beendet",
};
const PHONE: (u32, u32) = (360, 740);
const DESKTOP: (u32, u32) = (1280, 900);

/// A platform that customers are sent back to: its address, and each path that was asked for.
async fn platform() -> (String, mpsc::UnboundedReceiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let (asked, paths) = mpsc::unbounded_channel();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            // A browser opens connections that it may never use.
            tokio::spawn(welcome(stream, asked.clone()));
        }
    });
    (address, paths)
}

async fn welcome(mut stream: TcpStream, asked: mpsc::UnboundedSender<String>) {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        if stream.read_buf(&mut head).await.unwrap_or(0) == 0 {
            return;
        }
    }
    let page = "<!DOCTYPE html><title>Platform</title><h1>Back at the platform</h1>";
    let answer = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: {}\r\n\
         connection: close\r\n\r\n{page}",
        page.len()
    );
    let _ = stream.write_all(answer.as_bytes()).await;
    let path = String::from_utf8(head).unwrap();
    let _ = asked.send(path.split(' ').nth(1).unwrap_or_default().to_owned());
}

struct Way {
    world: Arc<World>,
    hands: Hands,
    words: Words,
    name: String,
}

impl Way {
    async fn begin(size: (u32, u32), words: Words, scripts: bool) -> (Self, String, String) {
        let (platform, mut paths) = platform().await;
        let back = format!("{platform}/back");
        let own = back.clone();
        let world = Arc::new(World::start_with(move |settings| {
            settings.oauth.clients[0].redirect_uris.push(own);
        }));
        let hands = Hands { chromium: Chromium::start_with(size, scripts).await };
        // The setting does what it says: a page of this test's own shows it.
        let page = "data:text/html,<h1 id=x>off</h1><script>x.textContent='on'</script>";
        hands.open(page).await;
        hands.shows("h1", if scripts { "on" } else { "off" }).await;
        let name = format!("way-{}-{}-{}", size.0, words.language, scripts);
        let way = Self { world, hands, words, name };
        way.link(&back).await;
        let path = loop {
            let path = paths.recv().await.unwrap();
            if path.starts_with("/back?") {
                break path;
            }
        };
        (way, back, path)
    }

    async fn keep(&self, step: &str) {
        self.hands.chromium.keep(&pictures(), &format!("{}-{step}", self.name)).await;
    }

    async fn sign_in(&self) {
        let hands = &self.hands;
        hands.shows("h1", self.words.log_in).await;
        hands.write("#user", USER).await;
        hands.write("#password", PASSWORD).await;
        hands.click("button.go").await;
    }

    /// The page in the language of this way, by the link that the page offers.
    async fn in_language(&self) {
        let link = format!("footer a[hreflang='{}']", self.words.language);
        if self.words.language != "en" {
            self.hands.click(&link).await;
        }
    }

    /// Logs in and allows two of the accounts, rounded.
    async fn link(&self, back: &str) {
        let hands = &self.hands;
        let path = authorize_path(ALEXA, &[("redirect_uri", back)]);
        hands.open(&format!("{}{path}&lang=en", self.world.issuer)).await;
        hands.shows("h1", ENGLISH.log_in).await;
        self.in_language().await;
        self.sign_in().await;
        hands.shows("h1", self.words.choose).await;
        for number in [1, 2] {
            let choice = format!("#accounts .choice:nth-of-type({number}) input");
            hands.click(&choice).await;
        }
        for id in ["class.accounts.list", "class.balance.read", "amounts.rounded", "days.30"] {
            hands.click(&format!("[id='{id}']")).await;
        }
        self.keep("chosen").await;
        hands.click("button.go").await;
        hands.shows("h1", "Back at the platform").await;
    }

    /// Opens the page on which a link becomes less, in the language of this way.
    async fn open_link(&self) {
        let hands = &self.hands;
        hands.click("a.button[href*='/sharing/link']").await;
        hands.shows("h1", self.words.narrow).await;
    }
}

async fn walk(size: (u32, u32), words: Words, scripts: bool) {
    assert!(person().accounts.len() > 2, "two of three");
    let (way, back, path) = Way::begin(size, words, scripts).await;
    let (hands, world) = (&way.hands, &way.world);
    let sent = Url::parse(&format!("http://127.0.0.1{path}")).unwrap();
    let code = sent.query_pairs().find(|(name, _)| name == "code").unwrap().1.into_owned();
    let (access, _) = pair(&redeem(world, ALEXA, &code, &[("redirect_uri", &back)]).await);

    // Answered within exactly that consent.
    let accounts = "what accounts do i have";
    let two = world.ask(&access, accounts).await.text;
    assert!(two.contains("two accounts"), "{two}");
    let balances = world.ask(&access, "what are all my balances").await.text;
    assert!(balances.contains("about ") && !balances.contains(" cent"), "{balances}");
    let shut = world.ask(&access, "my recent transactions").await.text;
    assert!(!shut.contains("dollar"), "{shut}");

    // Less is shared: the very next answer keeps to it.
    let lang = way.words.language;
    hands.open(&format!("{}/sharing?lang={lang}", world.issuer)).await;
    way.sign_in().await;
    hands.shows("h1", way.words.sharing).await;
    way.keep("sharing").await;
    way.open_link().await;
    // Another language is the same page about the same link.
    hands.click("footer a[hreflang='es']").await;
    hands.shows("h1", "Compartir menos con Alexa").await;
    hands.click(&format!("footer a[hreflang='{lang}']")).await;
    hands.shows("h1", way.words.narrow).await;
    hands.click("#accounts .choice:nth-of-type(2) input").await;
    way.keep("narrow").await;
    hands.click("button.go").await;
    hands.shows(".done", way.words.kept).await;
    let one = world.ask(&access, accounts).await.text;
    assert!(!one.contains("two accounts") && one != two, "{one}");

    // And nothing.
    way.open_link().await;
    hands.click("button.no").await;
    hands.shows(".done", way.words.stopped).await;
    way.keep("stopped").await;
    assert!(!is_answered(world, &access).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_phone_in_german_without_scripts() {
    walk(PHONE, GERMAN, false).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_phone_in_english_with_scripts() {
    walk(PHONE, ENGLISH, true).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_desktop_in_german_with_scripts() {
    walk(DESKTOP, GERMAN, true).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_desktop_in_english_without_scripts() {
    walk(DESKTOP, ENGLISH, false).await;
}
