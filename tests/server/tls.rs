//! TLS from files, and their replacement.

use std::fs::{self, Permissions};
use std::net::SocketAddr;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, RootCertStore};
use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;

use crate::http2;
use crate::platform::{asks, wire};
use crate::raw::{one_answer, statuses, until_closed};
use crate::world::{Plan, World};

/// A certificate for `localhost` and its key, in files.
pub(crate) struct Pair {
    pub(crate) certificate: PathBuf,
    pub(crate) key: PathBuf,
}

impl Pair {
    /// A fresh pair in `folder`; one that is there is replaced.
    pub(crate) fn make(folder: &Path) -> Self {
        let pair = Self { certificate: folder.join("tls.pem"), key: folder.join("tls.key") };
        let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
        fs::write(&pair.certificate, made.cert.pem()).unwrap();
        let _ = fs::remove_file(&pair.key);
        fs::write(&pair.key, made.signing_key.serialize_pem()).unwrap();
        fs::set_permissions(&pair.key, Permissions::from_mode(0o600)).unwrap();
        pair
    }

    fn on(&self, mut plan: Plan) -> Plan {
        plan.settings.server.tls_certificate_file = Some(self.certificate.clone());
        plan.settings.server.tls_key_file = Some(self.key.clone());
        plan
    }

    /// The certificate as it is now.
    pub(crate) fn root(&self) -> CertificateDer<'static> {
        CertificateDer::from_pem_file(&self.certificate).unwrap()
    }
}

/// A connection to `address` that trusts `root` alone.
pub(crate) async fn connect(
    address: SocketAddr,
    root: &CertificateDer<'static>,
    protocols: &[&str],
) -> std::io::Result<TlsStream<TcpStream>> {
    let mut roots = RootCertStore::empty();
    roots.add(root.clone()).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let mut config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    config.alpn_protocols = protocols.iter().map(|name| name.as_bytes().to_vec()).collect();
    let name = ServerName::try_from("localhost").unwrap();
    let stream = TcpStream::connect(address).await.unwrap();
    TlsConnector::from(Arc::new(config)).connect(name, stream).await
}

#[tokio::test]
async fn both_protocols_are_spoken_over_tls() {
    let world = World::new().await;
    let pair = Pair::make(world.folder());
    let server = pair.on(world.plan()).serve();
    let stream = connect(server.public, &pair.root(), &["h2", "http/1.1"]).await.unwrap();
    assert_eq!(stream.get_ref().1.alpn_protocol(), Some(&b"h2"[..]));
    let mut sender = http2::client(stream).await;
    let answer = http2::ask(&mut sender, &asks("BalanceIntent")).await;
    assert!(answer.speech().contains("dollar"), "{answer:?}");

    for protocols in [&["http/1.1"][..], &[]] {
        let mut stream = connect(server.public, &pair.root(), protocols).await.unwrap();
        stream.write_all(wire(&asks("BalanceIntent")).as_bytes()).await.unwrap();
        let answer = one_answer(&mut stream).await;
        assert!(answer.contains("dollar"), "{answer}");
    }
    // Plain HTTP is not understood there.
    let mut stream = TcpStream::connect(server.public).await.unwrap();
    stream.write_all(wire(&asks("BalanceIntent")).as_bytes()).await.unwrap();
    assert_eq!(statuses(&until_closed(&mut stream).await), [0_u16; 0]);
}

#[tokio::test]
async fn a_client_that_does_not_shake_hands_is_left() {
    let world = World::new().await;
    let pair = Pair::make(world.folder());
    let mut plan = pair.on(world.plan());
    plan.settings.server.header_seconds_max = 1;
    let server = plan.serve();
    for begin in [&b""[..], &b"\x16\x03\x01\x02\x00\x01"[..]] {
        let mut stream = TcpStream::connect(server.public).await.unwrap();
        stream.write_all(begin).await.unwrap();
        until_closed(&mut stream).await;
    }
    // Nor one that does, and then says nothing.
    let mut stream = connect(server.public, &pair.root(), &["http/1.1"]).await.unwrap();
    until_closed(&mut stream).await;
    let mut stream = connect(server.public, &pair.root(), &["http/1.1"]).await.unwrap();
    stream.write_all(wire(&asks("BalanceIntent")).as_bytes()).await.unwrap();
    assert!(one_answer(&mut stream).await.contains("dollar"));
}

#[tokio::test]
async fn a_reload_is_for_new_connections_and_a_broken_one_changes_nothing() {
    let world = World::new().await;
    let pair = Pair::make(world.folder());
    let first = pair.root();
    let server = pair.on(world.plan()).serve();
    let mut before = connect(server.public, &first, &["http/1.1"]).await.unwrap();

    Pair::make(world.folder());
    let second = pair.root();
    assert_ne!(first, second);
    assert!(connect(server.public, &second, &[]).await.is_err(), "not before it is told");
    server.running.reload();
    assert!(connect(server.public, &second, &[]).await.is_ok());
    assert!(connect(server.public, &first, &[]).await.is_err());
    before.write_all(wire(&asks("BalanceIntent")).as_bytes()).await.unwrap();
    assert!(one_answer(&mut before).await.contains("dollar"), "open connections go on");

    let key = fs::read(&pair.key).unwrap();
    for broken in [&b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"[..], b""] {
        fs::write(&pair.key, broken).unwrap();
        server.running.reload();
        assert!(connect(server.public, &second, &[]).await.is_ok(), "the old one stays");
    }
    fs::write(&pair.key, key).unwrap();
    fs::set_permissions(&pair.key, Permissions::from_mode(0o644)).unwrap();
    fs::write(&pair.certificate, "").unwrap();
    server.running.reload();
    assert!(connect(server.public, &second, &[]).await.is_ok(), "the old one stays");
}

#[tokio::test]
async fn pairs_that_cannot_be_served_are_refused_with_the_reason() {
    let world = World::new().await;
    let other = tempfile::tempdir().unwrap();
    let (pair, other) = (Pair::make(world.folder()), Pair::make(other.path()));
    let refusal = |pair: &Pair| match pair.on(world.plan()).try_serve() {
        Ok(_) => panic!("served"),
        Err(error) => error.to_string(),
    };
    let mixed = Pair { certificate: pair.certificate.clone(), key: other.key.clone() };
    let said = refusal(&mixed);
    assert!(said.contains("server.tls_key_file") && said.contains("together"), "{said}");

    let swapped = Pair { certificate: pair.key.clone(), key: pair.key.clone() };
    let said = refusal(&swapped);
    assert!(said.contains("tls.key") && said.contains("BEGIN CERTIFICATE"), "{said}");

    fs::set_permissions(&pair.key, Permissions::from_mode(0o644)).unwrap();
    let said = refusal(&pair);
    assert!(said.contains("open to others") && said.contains("chmod 600"), "{said}");
}
