//! The pages in a real browser, at phone and desktop width.
//!
//! Needs Debian's `chromium`, `chromium-driver` and `npm`; `scripts/test` installs them. What the
//! browser saw is left in `target/tmp/linking/`. Each page is looked through by axe-core, which npm
//! fetches into `target/tmp/axe/` the first time.

use std::fs;
use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hyper::Method;
use saldo::simulate::{Line, LinkingDescription, Speaker, Stage, StagePlan, Talk};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::browser::send;

/// The key of an element in WebDriver's JSON (W3C WebDriver, section 12).
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// How long a page may take, however busy the machine is.
pub(crate) const PAGE_TIME_MAX: Duration = Duration::from_secs(60);

/// A headless Chromium with a profile of its own; ended when dropped.
pub(crate) struct Chromium {
    driver: Child,
    address: SocketAddr,
    session: String,
    /// Kept open: the driver goes on writing.
    _output: BufReader<ChildStdout>,
    _profile: TempDir,
}

impl Chromium {
    pub(crate) async fn start(size: (u32, u32)) -> Self {
        Self::start_with(size, true).await
    }

    /// One that runs the scripts of pages, or none.
    pub(crate) async fn start_with(size: (u32, u32), scripts: bool) -> Self {
        let mut driver = Command::new("chromedriver")
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("chromedriver: apt-get install -y chromium chromium-driver");
        let mut output = BufReader::new(driver.stdout.take().unwrap());
        let said = "successfully on port ";
        let mut line = String::new();
        while !line.contains(said) {
            line.clear();
            assert_ne!(output.read_line(&mut line).unwrap(), 0, "the driver did not start");
        }
        let port = line.split(said).nth(1).unwrap().trim().trim_end_matches('.');
        let address = format!("127.0.0.1:{port}").parse().unwrap();
        let profile = tempfile::tempdir().unwrap();
        let arguments = [
            "--headless=new".to_owned(),
            "--no-sandbox".to_owned(),
            "--disable-gpu".to_owned(),
            "--hide-scrollbars".to_owned(),
            format!("--user-data-dir={}", profile.path().display()),
        ];
        // Among the browser's settings for all pages, 1 stands for "always", 2 for "never".
        let scripts = if scripts { 1 } else { 2 };
        let options = json!({
            "args": arguments,
            "prefs": {"profile.managed_default_content_settings.javascript": scripts},
            "mobileEmulation": {
                "deviceMetrics": {"width": size.0, "height": size.1, "pixelRatio": 1.0},
            },
        });
        // We look for ourselves whether a page is there.
        let wanted = json!({"capabilities": {"alwaysMatch": {
            "pageLoadStrategy": "none", "goog:chromeOptions": options,
        }}});
        let mut chromium =
            Self { driver, address, session: String::new(), _output: output, _profile: profile };
        let made = chromium.call(Method::POST, "/session", &wanted).await;
        chromium.session = format!("/session/{}", made["sessionId"].as_str().unwrap());
        chromium
    }

    async fn call(&self, method: Method, path: &str, body: &Value) -> Value {
        let body = if method == Method::GET { String::new() } else { body.to_string() };
        let headers = [("content-type", "application/json")];
        let answer = send(self.address, method, path, &headers, body).await;
        assert!(answer.status.is_success(), "{path}: {}", answer.text());
        answer.json()["value"].clone()
    }

    async fn ask(&self, what: &str) -> String {
        let path = format!("{}/{what}", self.session);
        self.call(Method::GET, &path, &Value::Null).await.as_str().unwrap().to_owned()
    }

    async fn open(&self, url: &str) {
        let path = format!("{}/url", self.session);
        self.call(Method::POST, &path, &json!({"url": url})).await;
    }

    async fn find(&self, selector: &str) -> String {
        let path = format!("{}/element", self.session);
        let wanted = json!({"using": "css selector", "value": selector});
        let found = self.call(Method::POST, &path, &wanted).await;
        format!("{}/element/{}", self.session, found[ELEMENT].as_str().unwrap())
    }

    async fn click(&self, selector: &str) {
        let path = format!("{}/click", self.find(selector).await);
        self.call(Method::POST, &path, &json!({})).await;
    }

    async fn write(&self, selector: &str, text: &str) {
        let path = format!("{}/value", self.find(selector).await);
        self.call(Method::POST, &path, &json!({"text": text})).await;
    }

    /// Waits until the page shows `text` in an element: a click does not wait for what follows it.
    async fn shows(&self, selector: &str, text: &str) {
        let began = Instant::now();
        let path = format!("{}/elements", self.session);
        let wanted = json!({"using": "css selector", "value": selector});
        let mut seen = Value::Null;
        while began.elapsed() < PAGE_TIME_MAX {
            let found = self.call(Method::POST, &path, &wanted).await;
            if let Some(element) = found[0][ELEMENT].as_str() {
                let path = format!("{}/element/{element}/text", self.session);
                let answer = send(self.address, Method::GET, &path, &[], String::new()).await;
                // The page may have gone meanwhile.
                seen = answer.json()["value"].clone();
                if seen.as_str().is_some_and(|seen| seen.contains(text)) {
                    return;
                }
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("{selector} shows {seen}, not {text:?}");
    }

    /// Keeps a picture of the whole page as `name`.
    pub(crate) async fn keep(&self, folder: &Path, name: &str) {
        let params = json!({"captureBeyondViewport": true});
        let png = self.tool("Page.captureScreenshot", &params).await;
        let png = STANDARD.decode(png["data"].as_str().unwrap()).unwrap();
        fs::write(folder.join(format!("{name}.png")), png).unwrap();
    }

    /// That axe-core finds nothing on the page that keeps anybody out.
    pub(crate) async fn check(&self, page: &str) {
        const RUN: &str = "const done = arguments[arguments.length - 1];
            axe.run(document).then(found => done({rules: found.passes.length, wrong:
                found.violations.map(one => one.id + ': ' +
                    one.nodes.map(node => node.target.join(' ')).join(' | '))}));";
        let path = format!("{}/execute/async", self.session);
        let script = format!("{}\n{RUN}", axe());
        let wanted = json!({"script": script, "args": []});
        let found = self.call(Method::POST, &path, &wanted).await;
        assert_eq!(found["wrong"], json!([]), "{page}");
        assert!(found["rules"].as_u64() > Some(10), "it looked at the page: {found}");
    }

    /// What a command of the browser's development tools returns.
    pub(crate) async fn tool(&self, command: &str, params: &Value) -> Value {
        let found = self.try_tool(command, params).await;
        found.unwrap_or_else(|| panic!("{command} {params} failed"))
    }

    /// The same; `None` when it failed, as it does with an element of a page that has gone.
    pub(crate) async fn try_tool(&self, command: &str, params: &Value) -> Option<Value> {
        let path = format!("{}/goog/cdp/execute", self.session);
        let body = json!({"cmd": command, "params": params}).to_string();
        let headers = [("content-type", "application/json")];
        let answer = send(self.address, Method::POST, &path, &headers, body).await;
        answer.status.is_success().then(|| answer.json()["value"].clone())
    }

    /// The box of an element, in whole pixels: left edge, width and height.
    async fn shape(&self, selector: &str) -> [i64; 3] {
        let path = format!("{}/rect", self.find(selector).await);
        let found = self.call(Method::GET, &path, &Value::Null).await;
        ["x", "width", "height"].map(|side| found[side].as_f64().unwrap().round() as i64)
    }
}

impl Drop for Chromium {
    fn drop(&mut self) {
        // Ending the driver ends the browser, whose profile is removed then.
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

pub(crate) fn pictures() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("linking");
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// The version of axe-core that looks through the pages.
const AXE: &str = "axe-core@4.14.1";

/// What axe-core is in a browser.
fn axe() -> &'static str {
    static SOURCE: OnceLock<String> = OnceLock::new();
    SOURCE.get_or_init(|| {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("axe");
        let file = folder.join("node_modules/axe-core/axe.min.js");
        if !file.exists() {
            let install = ["install", "--no-audit", "--no-fund", "--ignore-scripts", AXE];
            fs::create_dir_all(&folder).unwrap();
            let output = Command::new("npm").args(install).arg("--prefix").arg(&folder).output();
            let output = output.expect("npm: apt-get install -y npm");
            assert!(output.status.success(), "{output:?}");
        }
        fs::read_to_string(file).unwrap()
    })
}

/// A browser of one size, and where its pictures go.
struct Eyes {
    chromium: Chromium,
    folder: PathBuf,
    name: &'static str,
    width: i64,
}

impl Eyes {
    async fn keep(&self, step: &str) {
        let page = format!("{}-{step}", self.name);
        self.chromium.keep(&self.folder, &page).await;
        self.chromium.check(&page).await;
    }

    /// That these can be touched with a finger and are on the page.
    async fn fit(&self, selectors: &[&str]) {
        for selector in selectors {
            let [left, width, height] = self.chromium.shape(selector).await;
            assert!(height >= 44, "{selector}: {height} is too low for a finger");
            assert!(left >= 0 && left + width <= self.width, "{selector} is cut off");
        }
    }

    /// The way from a platform and back.
    async fn link(&self, linking: &LinkingDescription) {
        let chromium = &self.chromium;
        chromium.open(&linking.link_url).await;
        chromium.shows("h1", "Log in to Saldo Bank").await;
        self.keep("1-login").await;
        chromium.write("#user", &linking.user).await;
        chromium.write("#password", "a wrong password").await;
        chromium.click("button.go").await;
        chromium.shows(".problems", "do not match").await;
        self.keep("2-wrong").await;
        chromium.write("#password", &linking.password).await;
        chromium.click("button.go").await;
        chromium.shows("h1", "Choose what Alexa may say").await;
        self.keep("3-choose").await;
        self.fit(&["button.go", "button.no", ".choice"]).await;
        chromium.click(".choice input[name^='account.']").await;
        chromium.click("button.go").await;
        chromium.shows(".problems", "Choose how long").await;
        self.keep("4-missing").await;
        chromium.click("[id='class.balance.read']").await;
        chromium.click("[id='amounts.exact']").await;
        chromium.click("[id='days.30']").await;
        self.keep("5-chosen").await;
        chromium.click("button.go").await;
        chromium.shows("main", "Linked. The platform now holds tokens for").await;
        chromium.shows("main", "balance.read speak.amounts").await;
        assert!(chromium.ask("url").await.starts_with(&linking.redirect_uri));
    }

    /// The customer's own pages: less is shared, then nothing.
    async fn share_less(&self, linking: &LinkingDescription) {
        let chromium = &self.chromium;
        chromium.open(&format!("{}/sharing?lang=de", linking.issuer)).await;
        chromium.shows("h1", "Anmelden bei Saldo Bank").await;
        self.keep("7-own-login").await;
        chromium.write("#user", &linking.user).await;
        chromium.write("#password", &linking.password).await;
        chromium.click("button.go").await;
        chromium.shows("h1", "Was Sie teilen").await;
        self.keep("8-sharing").await;
        self.fit(&["a.button", "button.no"]).await;
        chromium.click("a.button[href*='/sharing/link']").await;
        chromium.shows("h1", "Weniger mit Alexa teilen").await;
        self.keep("9-narrow").await;
        self.fit(&["button.go", "button.no", ".choice"]).await;
        chromium.click("[id='amounts.rounded']").await;
        chromium.click("button.go").await;
        chromium.shows(".done", "Gespeichert").await;
        chromium.shows("main", "Gerundet").await;
        chromium.click("a.button[href*='/sharing/heard']").await;
        chromium.shows("h1", "Was gehört wurde").await;
        chromium.shows("ol.heard", "Alexa hat erfahren:").await;
        chromium.shows("ol.heard", "mit genauen Beträgen").await;
        self.keep("10-heard").await;
        chromium.open(&format!("{}/sharing?lang=es", linking.issuer)).await;
        chromium.shows("h1", "Lo que comparte").await;
        chromium.click("a.button[href*='/sharing/link']").await;
        chromium.shows("h1", "Compartir menos con Alexa").await;
        chromium.click("button.no").await;
        chromium.shows(".done", "Terminado").await;
        self.keep("11-stopped").await;
    }
}

async fn journey(name: &'static str, size: (u32, u32)) {
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
    let linking = &stage.description.linking;
    let chromium = Chromium::start(size).await;
    let eyes = Eyes { chromium, folder: pictures(), name, width: i64::from(size.0) };
    eyes.link(linking).await;
    // Something was told before, by the link that the demo came with.
    let customer = &stage.description.customers[0];
    let line = Line::new(&stage.description.alexa, stage.authority.signer(), "en-US").unwrap();
    let speaker = Speaker {
        user_id: customer.user_id.clone(),
        access_token: Some(customer.access_token.clone()),
        person_id: None,
        person_token: None,
        screen: false,
        nicknames: Vec::new(),
    };
    Talk::new(&line, speaker).say("what are all my balances").await.unwrap();
    eyes.share_less(linking).await;
    let bad = format!("{}/oauth/authorize?client_id=x&lang=en", linking.issuer);
    eyes.chromium.open(&bad).await;
    eyes.chromium.shows("h1", "This link does not work").await;
    eyes.keep("6-bad-link").await;
    stage.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_phone_links() {
    journey("phone", (360, 740)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_desktop_links() {
    journey("desktop", (1280, 900)).await;
}
