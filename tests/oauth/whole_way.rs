//! From a platform's link to the answer and back to nothing, in a real browser: two widths, two
//! languages, with scripts and without. Where scripts run, axe-core looks through every page.

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
    heard: &'static str,
    code: &'static str,
    new_code: &'static str,
    erase: &'static str,
    unsure: &'static str,
    stopped: &'static str,
}

const ENGLISH: Words = Words {
    language: "en",
    log_in: "Log in to",
    choose: "Choose what Alexa may say",
    sharing: "What you share",
    narrow: "Share less with Alexa",
    kept: "Saved",
    heard: "What was heard",
    code: "Voice code",
    new_code: "Your new voice code",
    erase: "Erase everything about me",
    unsure: "Tick the box",
    stopped: "Nothing more is told",
};
const GERMAN: Words = Words {
    language: "de",
    log_in: "Anmelden bei",
    choose: "Wählen Sie, was Alexa sagen darf",
    sharing: "Was Sie teilen",
    narrow: "Weniger mit Alexa teilen",
    kept: "Gespeichert",
    heard: "Was gehört wurde",
    code: "Sprachcode",
    new_code: "Ihr neuer Sprachcode",
    erase: "Alles über mich löschen",
    unsure: "Setzen Sie das Häkchen",
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
    scripts: bool,
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
        let way = Self { world, hands, words, scripts, name };
        way.link(&back).await;
        let path = loop {
            let path = paths.recv().await.unwrap();
            if path.starts_with("/back?") {
                break path;
            }
        };
        (way, back, path)
    }

    /// Keeps a picture of the page, and looks through it.
    async fn keep(&self, step: &str) {
        let page = format!("{}-{step}", self.name);
        self.hands.chromium.keep(&pictures(), &page).await;
        if self.scripts {
            self.hands.chromium.check(&page).await;
        }
    }

    async fn sign_in(&self, step: &str) {
        let hands = &self.hands;
        hands.shows("h1", self.words.log_in).await;
        self.keep(step).await;
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
        self.sign_in("1-login").await;
        hands.shows("h1", self.words.choose).await;
        self.keep("2-choose").await;
        for number in [1, 2] {
            let choice = format!("#accounts .choice:nth-of-type({number}) input");
            hands.click(&choice).await;
        }
        for id in ["class.accounts.list", "class.balance.read", "amounts.rounded", "days.30"] {
            hands.click(&format!("[id='{id}']")).await;
        }
        self.keep("3-chosen").await;
        hands.click("button.go").await;
        hands.shows("h1", "Back at the platform").await;
    }

    /// Opens the page on which a link becomes less, in the language of this way.
    async fn open_link(&self) {
        let hands = &self.hands;
        hands.click("a.button[href*='/sharing/link']").await;
        hands.shows("h1", self.words.narrow).await;
    }

    /// The other pages of the customer's own, and back from each.
    async fn look_around(&self) {
        let (hands, words) = (&self.hands, &self.words);
        let back = "main a[href$='/sharing']";
        hands.click("a.button[href*='/sharing/heard']").await;
        hands.shows("h1", words.heard).await;
        hands.shows("ol.heard", "Alexa").await;
        self.keep("7-heard").await;
        hands.click(back).await;
        hands.shows("h1", words.sharing).await;
        hands.click("a.button[href*='/sharing/voice-code']").await;
        hands.shows("h1", words.code).await;
        self.keep("8-voice-code").await;
        hands.click("button[value='random']").await;
        hands.shows("h1", words.new_code).await;
        self.keep("9-new-code").await;
        hands.click(back).await;
        hands.shows("h1", words.sharing).await;
        hands.click("a[href*='/sharing/erase']").await;
        hands.shows("h1", words.erase).await;
        hands.click("button.no").await;
        hands.shows(".problems", words.unsure).await;
        self.keep("10-erase").await;
        hands.click(back).await;
        hands.shows("h1", words.sharing).await;
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
    way.sign_in("4-own-login").await;
    hands.shows("h1", way.words.sharing).await;
    way.keep("5-sharing").await;
    way.open_link().await;
    // Another language is the same page about the same link.
    hands.click("footer a[hreflang='es']").await;
    hands.shows("h1", "Compartir menos con Alexa").await;
    hands.click(&format!("footer a[hreflang='{lang}']")).await;
    hands.shows("h1", way.words.narrow).await;
    hands.click("#accounts .choice:nth-of-type(2) input").await;
    way.keep("6-narrow").await;
    hands.click("button.go").await;
    hands.shows(".done", way.words.kept).await;
    let one = world.ask(&access, accounts).await.text;
    assert!(!one.contains("two accounts") && one != two, "{one}");

    // And nothing.
    way.look_around().await;
    way.open_link().await;
    hands.click("button.no").await;
    hands.shows(".done", way.words.stopped).await;
    way.keep("11-stopped").await;
    assert!(!is_answered(world, &access).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_phone_in_english_with_scripts() {
    walk(PHONE, ENGLISH, true).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_phone_in_english_without_scripts() {
    walk(PHONE, ENGLISH, false).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_phone_in_german_with_scripts() {
    walk(PHONE, GERMAN, true).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_phone_in_german_without_scripts() {
    walk(PHONE, GERMAN, false).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_desktop_in_english_with_scripts() {
    walk(DESKTOP, ENGLISH, true).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_desktop_in_english_without_scripts() {
    walk(DESKTOP, ENGLISH, false).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_desktop_in_german_with_scripts() {
    walk(DESKTOP, GERMAN, true).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_desktop_in_german_without_scripts() {
    walk(DESKTOP, GERMAN, false).await;
}
