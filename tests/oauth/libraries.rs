//! Client libraries that share no code with Saldo link, refresh and give back, their checks on.
//!
//! Needs `npm` and Python 3 with `venv`; `scripts/test` installs them. The libraries are fetched
//! into `target/tmp/oauth-clients/` the first time.

use std::fs::{self, File};
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use hyper::header::{HeaderName, HeaderValue};
use oauth2::basic::BasicClient;
use oauth2::{
    AuthUrl, AuthorizationCode, ClientId, ClientSecret, CsrfToken, HttpRequest, HttpResponse,
    IntrospectionUrl, PkceCodeChallenge, RedirectUrl, RevocationUrl, Scope,
    TokenIntrospectionResponse, TokenResponse, TokenUrl,
};
use url::Url;

use crate::browser::{Browser, is_answered, send};
use crate::world::{ALEXA, REDIRECT, World};

const SCOPE: &str = "balance.read speak.amounts";
/// The libraries, as npm and pip name them.
const JAVASCRIPT: [&str; 2] = ["openid-client@6.8.9", "simple-oauth2@5.1.0"];
const PYTHON: [&str; 3] = ["Authlib==1.9.9", "requests==2.32.5", "requests-oauthlib==2.0.0"];

/// The folder in which `install` has put `wanted`, as it is.
fn installed(name: &str, wanted: &[&str], install: impl FnOnce(&Path)) -> PathBuf {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("oauth-clients");
    fs::create_dir_all(&root).unwrap();
    let lock = File::create(root.join(format!("{name}.lock"))).unwrap();
    lock.lock().unwrap();
    let (folder, list) = (root.join(name), root.join(format!("{name}.txt")));
    let wanted = wanted.join("\n");
    if fs::read_to_string(&list).ok().as_deref() != Some(&wanted) {
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        install(&folder);
        fs::write(&list, wanted).unwrap();
    }
    folder
}

fn run(command: &mut Command, needs: &str) {
    let output = command.output().expect(needs);
    assert!(output.status.success(), "{output:?}");
}

/// The folder that holds `packages` of npm's.
pub(crate) fn javascript_with(name: &str, packages: &[&str]) -> PathBuf {
    installed(name, packages, |folder| {
        let install = ["install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix"];
        let mut npm = Command::new("npm");
        run(npm.args(install).arg(folder).args(packages), "npm: apt-get install -y npm");
    })
}

/// The interpreter that has the libraries.
fn python() -> PathBuf {
    let folder = installed("python", &PYTHON, |folder| {
        let needs = "venv: apt-get install -y python3-venv";
        run(Command::new("python3").args(["-m", "venv"]).arg(folder), needs);
        let mut pip = Command::new(folder.join("bin/python"));
        run(pip.args(["-m", "pip", "install", "--quiet", "--no-input"]).args(PYTHON), needs);
    });
    folder.join("bin/python")
}

/// Lets a program link: it says which address to open and which token to ask with.
async fn link(program: Command, script: &str) {
    let world = World::start();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/outside").join(script);
    let arguments: Vec<_> = program.get_args().map(ToOwned::to_owned).collect();
    let mut program = Command::new(program.get_program());
    let mut child = program
        .arg(path)
        .args(arguments)
        .args([&world.issuer, ALEXA.id, ALEXA.secret.unwrap(), REDIRECT, SCOPE])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut answers = child.stdin.take().unwrap();
    let mut asked = Vec::new();
    for line in BufReader::new(child.stdout.take().unwrap()).lines() {
        let line = line.unwrap();
        let (what, about) = line.split_once(' ').unwrap_or((&line, ""));
        let answer = match what {
            "open" => sent_back(&world, about).await,
            "ask" => is_answered(&world, about).await.to_string(),
            _ => String::new(),
        };
        writeln!(answers, "{answer}").unwrap();
        asked.push(what.to_owned());
    }
    assert!(child.wait().unwrap().success(), "{script}: {asked:?}");
    assert_eq!(asked.last().map(String::as_str), Some("done"));
    assert!(asked.iter().filter(|what| *what == "ask").count() >= 2, "{asked:?}");
}

/// Where a customer who allows what is asked is sent back to from `address`.
async fn sent_back(world: &World, address: &str) -> String {
    let path = address.strip_prefix(&world.issuer).unwrap();
    let classes: Vec<&str> = SCOPE.split(' ').collect();
    let answer = Browser::new(world).allow(path, &classes).await;
    answer.location().unwrap().to_owned()
}

async fn javascript_links(library: &str) {
    let folder = javascript_with("javascript", &JAVASCRIPT);
    let mut node = Command::new("node");
    node.arg(library).arg(folder);
    link(node, "oauth.mjs").await;
}

async fn python_links(library: &str) {
    let mut python = Command::new(python());
    python.arg(library);
    link(python, "oauth.py").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn openid_client_of_javascript_links() {
    javascript_links("openid-client").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn simple_oauth2_of_javascript_links() {
    javascript_links("simple-oauth2").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn authlib_of_python_links() {
    python_links("Authlib").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn requests_oauthlib_of_python_links() {
    python_links("requests-oauthlib").await;
}

/// Why a request of the library's was not sent: it always is.
#[derive(Debug, thiserror::Error)]
#[error("not sent")]
struct Unsent;

#[tokio::test]
async fn the_oauth2_crate_links() {
    let world = World::start();
    let server = world.public;
    let http = |request: HttpRequest| async move {
        let (head, body) = request.into_parts();
        let field = |(name, value): (_, &HeaderValue)| (name, value.to_str().unwrap().to_owned());
        let fields: Vec<(&HeaderName, String)> = head.headers.iter().map(field).collect();
        let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), &**value)).collect();
        let body = String::from_utf8(body).unwrap();
        let answer = send(server, head.method, head.uri.path(), &fields, body).await;
        let mut response = HttpResponse::new(answer.body.to_vec());
        *response.status_mut() = answer.status;
        *response.headers_mut() = answer.headers;
        Ok::<_, Unsent>(response)
    };
    let at = |path: &str| format!("{}{path}", world.issuer);
    // It gives tokens back over HTTPS only; what it sends arrives all the same.
    let secure = at("/oauth/revoke").replace("http:", "https:");
    let client = BasicClient::new(ClientId::new(ALEXA.id.to_owned()))
        .set_client_secret(ClientSecret::new(ALEXA.secret.unwrap().to_owned()))
        .set_auth_uri(AuthUrl::new(at("/oauth/authorize")).unwrap())
        .set_token_uri(TokenUrl::new(at("/oauth/token")).unwrap())
        .set_introspection_url(IntrospectionUrl::new(at("/oauth/introspect")).unwrap())
        .set_revocation_url(RevocationUrl::new(secure).unwrap())
        .set_redirect_uri(RedirectUrl::new(REDIRECT.to_owned()).unwrap());
    let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
    let (address, state) = client
        .authorize_url(CsrfToken::new_random)
        .add_scopes(SCOPE.split(' ').map(|scope| Scope::new(scope.to_owned())))
        .set_pkce_challenge(challenge)
        .url();
    let back = Url::parse(&sent_back(&world, address.as_str()).await).unwrap();
    let sent = |name: &str| {
        let found = back.query_pairs().find(|(known, _)| known == name);
        found.map(|(_, value)| value.into_owned()).unwrap()
    };
    assert_eq!((sent("state"), sent("iss")), (state.secret().clone(), world.issuer.clone()));
    let code = AuthorizationCode::new(sent("code"));
    let first =
        client.exchange_code(code).set_pkce_verifier(verifier).request_async(&http).await.unwrap();
    assert!(is_answered(&world, first.access_token().secret()).await);
    let refresh = first.refresh_token().unwrap();
    let second = client.exchange_refresh_token(refresh).request_async(&http).await.unwrap();
    let access = second.access_token();
    assert!(is_answered(&world, access.secret()).await);
    assert!(client.introspect(access).request_async(&http).await.unwrap().active());
    let given = second.refresh_token().unwrap().clone().into();
    client.revoke_token(given).unwrap().request_async(&http).await.unwrap();
    assert!(!client.introspect(access).request_async(&http).await.unwrap().active());
    assert!(!is_answered(&world, access.secret()).await);
}
