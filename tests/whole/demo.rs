//! A running `saldo demo`, and a platform that signs requests to it.

use std::collections::BTreeSet;
use std::fs;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use bytes::Bytes;
use chrono::{SecondsFormat, Utc};
use saldo::basics::CustomerId;
use saldo::connect::key_file::{self, chain_key_beside};
use saldo::connect::sqlite::vault::DisclosureLog;
use saldo::disclosure::{ChainKey, ReadRecord};
use saldo::simulate::{Client, ClientError, CustomerDescription};
use saldo::simulate::{Description, Reply, RsaKey, Signer};
use serde_json::{Value, json};
use tempfile::TempDir;

/// How long a demo may take to start, however busy the machine is: making keys takes seconds.
const START_TIME_MAX: Duration = Duration::from_secs(60);

/// A running demo; killed when dropped.
pub(crate) struct Demo {
    pub(crate) about: Description,
    /// From starting the program until `demo.json` was there.
    pub(crate) start_up: Duration,
    child: Child,
    folder: PathBuf,
    _own: Option<TempDir>,
}

impl Demo {
    /// A demo in a folder of its own.
    pub(crate) fn start() -> Self {
        let own = tempfile::tempdir().unwrap();
        let folder = own.path().to_owned();
        let mut demo = Self::start_in(&folder);
        demo._own = Some(own);
        demo
    }

    /// A demo in `folder`, which may hold one from before.
    pub(crate) fn start_in(folder: &Path) -> Self {
        // An earlier one that was killed could not take it away.
        let _ = fs::remove_file(folder.join("demo.json"));
        let began = Instant::now();
        let mut child = Command::new(env!("CARGO_BIN_EXE_saldo"))
            .args(["demo", "--stay", "--data-dir"])
            .arg(folder)
            .stdin(Stdio::null())
            .stdout(fs::File::create(folder.join("stdout.txt")).unwrap())
            .stderr(fs::File::create(folder.join("stderr.txt")).unwrap())
            .spawn()
            .unwrap();
        let about = loop {
            if let Ok(about) = Description::read(folder) {
                break about;
            }
            if let Some(status) = child.try_wait().unwrap() {
                panic!("the demo ended ({status}): {}", complaints(folder));
            }
            if began.elapsed() > START_TIME_MAX {
                child.kill().unwrap();
                panic!("the demo did not start in {START_TIME_MAX:?}: {}", complaints(folder));
            }
            thread::sleep(Duration::from_millis(2));
        };
        let start_up = began.elapsed();
        Self { about, start_up, child, folder: folder.to_owned(), _own: None }
    }

    /// Waits until the demo has played its own script: then only the test asks and is recorded.
    pub(crate) fn settled(self) -> Self {
        let began = Instant::now();
        while !fs::read_to_string(self.folder.join("stdout.txt")).unwrap().contains("Serving until")
        {
            assert!(
                began.elapsed() < START_TIME_MAX,
                "the script has no end: {}",
                self.complaints()
            );
            thread::sleep(Duration::from_millis(2));
        }
        self
    }

    /// `kill -9`.
    pub(crate) fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    pub(crate) fn is_alive(&mut self) -> bool {
        self.child.try_wait().unwrap().is_none()
    }

    /// What the program wrote to standard error: a panic shows there.
    pub(crate) fn complaints(&self) -> String {
        complaints(&self.folder)
    }

    pub(crate) fn customer(&self, persona: &str) -> &CustomerDescription {
        let is = |customer: &&CustomerDescription| customer.persona == persona;
        self.about.customers.iter().find(is).unwrap()
    }

    pub(crate) fn platform(&self) -> Platform {
        Platform::of(&self.about)
    }

    /// Runs the program once more, as the operator does beside the server.
    pub(crate) fn saldo(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_saldo")).args(arguments).output().unwrap()
    }

    pub(crate) fn vault_file(&self) -> &str {
        self.about.vault_file.to_str().unwrap()
    }

    /// How many answers are on record.
    pub(crate) fn records(&self) -> u64 {
        DisclosureLog::open(&self.about.vault_file).unwrap().count().unwrap()
    }

    /// The request digests of every record, in hexadecimal digits.
    pub(crate) fn recorded(&self) -> BTreeSet<String> {
        recorded(&self.about.vault_file)
    }

    /// The metrics page of the admin listener.
    pub(crate) async fn metrics(&self) -> String {
        use tokio::io::{AsyncReadExt, AsyncWriteExt};
        let address = self.about.admin_url.strip_prefix("http://").unwrap();
        let mut stream = tokio::net::TcpStream::connect(address).await.unwrap();
        let request = b"GET /metrics HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n";
        stream.write_all(request).await.unwrap();
        let mut text = String::new();
        stream.read_to_string(&mut text).await.unwrap();
        text
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn complaints(folder: &Path) -> String {
    fs::read_to_string(folder.join("stderr.txt")).unwrap()
}

/// Every record of the vault at `path`, opened with the keys of all who are linked.
pub(crate) fn opened(path: &Path, key: &ChainKey) -> Vec<ReadRecord> {
    let vault = rusqlite::Connection::open(path).unwrap();
    let mut statement = vault.prepare("SELECT DISTINCT customer_id FROM link").unwrap();
    let customers = statement.query_map([], |row| row.get::<_, String>(0)).unwrap();
    let log = DisclosureLog::open(path).unwrap();
    let mut all = Vec::new();
    for customer in customers {
        let customer = CustomerId::new(&customer.unwrap()).unwrap();
        let mut before = None;
        loop {
            let page = log.told_about(key, &customer, before).unwrap();
            all.extend(page.records.into_iter().map(|(_, record)| record));
            before = page.next;
            if before.is_none() {
                break;
            }
        }
    }
    all
}

/// The request digests of every record of the vault at `path`, whose key lies beside it.
pub(crate) fn recorded(path: &Path) -> BTreeSet<String> {
    let key = ChainKey::new(&key_file::read(&chain_key_beside(path)).unwrap());
    opened(path, &key).into_iter().map(|record| record.request).collect()
}

/// Signs as the platform does, with nothing but what `demo.json` tells.
pub(crate) struct Platform {
    pub(crate) address: SocketAddr,
    pub(crate) path: String,
    pub(crate) skill: String,
    pub(crate) url: String,
    pub(crate) signer: Signer,
}

impl Platform {
    pub(crate) fn of(about: &Description) -> Self {
        let key = fs::read_to_string(&about.alexa.leaf_key_pem).unwrap();
        let address = about.base_url.strip_prefix("http://").unwrap();
        Self {
            address: address.parse().unwrap(),
            path: about.alexa.endpoint.strip_prefix(&about.base_url).unwrap().to_owned(),
            skill: about.alexa.skill_id.clone(),
            url: about.alexa.cert_chain_url.clone(),
            signer: Signer::new(&RsaKey::from_pem(&key).unwrap()).unwrap(),
        }
    }

    pub(crate) fn client(&self) -> Client {
        Client::new(self.address)
    }

    /// Signs and posts `body`.
    pub(crate) async fn post(&self, via: &mut Client, body: String) -> Result<Reply, ClientError> {
        let signature = self.signer.sign(body.as_bytes()).unwrap();
        let headers =
            [("signaturecertchainurl", self.url.as_str()), ("signature-256", signature.as_str())];
        via.post(&self.path, &headers, Bytes::from(body)).await
    }

    /// The response to what must be accepted.
    pub(crate) async fn ask(&self, via: &mut Client, asking: &Asking<'_>) -> Answered {
        let reply = self.post(via, asking.envelope(&self.skill).to_string()).await.unwrap();
        assert_eq!(reply.status, 200);
        Answered(serde_json::from_slice(&reply.body).unwrap())
    }
}

/// One request: who asks what.
#[derive(Clone)]
pub(crate) struct Asking<'a> {
    pub(crate) id: String,
    pub(crate) user: &'a str,
    pub(crate) token: Option<&'a str>,
    /// Id and token of the recognised speaker.
    pub(crate) person: Option<(&'a str, &'a str)>,
    /// Whether the device stands in a managed room.
    pub(crate) unit: bool,
    pub(crate) attributes: Value,
    pub(crate) request: Value,
}

impl<'a> Asking<'a> {
    pub(crate) fn new(user: &'a str, token: Option<&'a str>, request: Value) -> Self {
        let id = format!("amzn1.echo-api.request.{:032x}", fresh());
        let attributes = json!({});
        Self { id, user, token, person: None, unit: false, attributes, request }
    }

    pub(crate) fn by(customer: &'a CustomerDescription, request: Value) -> Self {
        Self::new(&customer.user_id, Some(&customer.access_token), request)
    }

    pub(crate) fn after(self, answered: &Answered) -> Self {
        Self { attributes: answered.0["sessionAttributes"].clone(), ..self }
    }

    pub(crate) fn envelope(&self, skill: &str) -> Value {
        let application = json!({"applicationId": skill});
        let mut user = json!({"userId": self.user});
        if let Some(token) = self.token {
            user["accessToken"] = json!(token);
        }
        let mut system = json!({
            "application": application,
            "user": user,
            "device": {"deviceId": "d", "supportedInterfaces": {"Alexa.Presentation.APL": {}}},
            "apiEndpoint": "https://api.amazonalexa.com",
        });
        if let Some((person, token)) = self.person {
            system["person"] = json!({"personId": person, "accessToken": token});
        }
        if self.unit {
            system["unit"] = json!({"unitId": "u", "persistentUnitId": "p"});
        }
        let mut request = self.request.clone();
        request["requestId"] = json!(self.id);
        request["timestamp"] = json!(Utc::now().to_rfc3339_opts(SecondsFormat::Millis, true));
        request["locale"] = json!("en-US");
        json!({
            "version": "1.0",
            "session": {
                "new": false,
                "sessionId": "amzn1.echo-api.session.whole",
                "application": application,
                "attributes": self.attributes,
                "user": user,
            },
            "context": {"System": system},
            "request": request,
        })
    }
}

fn fresh() -> u128 {
    u128::from_be_bytes(saldo::connect::mint::random().unwrap())
}

/// An intent without slots.
pub(crate) fn intent(name: &str) -> Value {
    intent_with(name, &[])
}

/// An intent with slots: name, value, resolved id ("" for none).
pub(crate) fn intent_with(name: &str, slots: &[(&str, &str, &str)]) -> Value {
    let slots = slots.iter().map(|(slot, value, id)| {
        let mut filled = json!({"name": slot, "value": value, "confirmationStatus": "NONE"});
        if !id.is_empty() {
            filled["resolutions"] = json!({"resolutionsPerAuthority": [{
                "authority": "amzn1.er-authority.echo-sdk.x",
                "status": {"code": "ER_SUCCESS_MATCH"},
                "values": [{"value": {"name": value, "id": id}}],
            }]});
        }
        ((*slot).to_owned(), filled)
    });
    let slots: serde_json::Map<String, Value> = slots.collect();
    let intent = json!({"name": name, "confirmationStatus": "NONE", "slots": slots});
    json!({"type": "IntentRequest", "dialogState": "COMPLETED", "intent": intent})
}

/// An answer of the server.
#[derive(Debug, Clone)]
pub(crate) struct Answered(pub(crate) Value);

impl Answered {
    /// Everything that the platform, and so the customer, gets to see and hear.
    pub(crate) fn shown(&self) -> String {
        self.0["response"].to_string()
    }

    pub(crate) fn speech(&self) -> &str {
        self.0["response"]["outputSpeech"]["ssml"].as_str().unwrap_or("")
    }

    pub(crate) fn offers_link(&self) -> bool {
        self.0["response"]["card"]["type"] == "LinkAccount"
    }

    pub(crate) fn is_open(&self) -> bool {
        self.0["response"]["shouldEndSession"] == json!(false)
    }

    pub(crate) fn tells_amount(&self) -> bool {
        let shown = self.shown();
        [" dollar", " euro", " cent ", " cents"].iter().any(|unit| shown.contains(unit))
    }
}
