//! One fetch per address, however many wait for it.

use std::collections::HashSet;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use bytes::Bytes;
use chrono::Duration;
use saldo::basics::{Now, Pending};
use saldo::channel::Inbound;
use saldo::channel::alexa::verify::{CertificateUrl, FetchFault};
use saldo::server::{Certificates, ChainSource, DirectoryChains};
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

use crate::world::*;

/// A source that waits for the test's sign and counts.
struct Gate {
    open: Semaphore,
    started: Semaphore,
    fetches: AtomicUsize,
    inside: AtomicUsize,
    inside_max: AtomicUsize,
    answers: Mutex<Vec<Result<Bytes, FetchFault>>>,
    urls: Mutex<HashSet<String>>,
}

impl Gate {
    /// Gives `answers` in order, the last one for ever.
    fn with(mut answers: Vec<Result<Bytes, FetchFault>>) -> Arc<Self> {
        answers.reverse();
        Arc::new(Self {
            open: Semaphore::new(0),
            started: Semaphore::new(0),
            fetches: AtomicUsize::new(0),
            inside: AtomicUsize::new(0),
            inside_max: AtomicUsize::new(0),
            answers: Mutex::new(answers),
            urls: Mutex::default(),
        })
    }

    fn good() -> Arc<Self> {
        Self::with(vec![Ok(world().chain.file().into())])
    }

    fn fetches(&self) -> usize {
        self.fetches.load(Ordering::SeqCst)
    }
}

struct Gated(Arc<Gate>);

impl ChainSource for Gated {
    fn fetch<'a>(&'a self, url: &'a CertificateUrl) -> Pending<'a, Result<Bytes, FetchFault>> {
        Box::pin(async move {
            let gate = &self.0;
            gate.fetches.fetch_add(1, Ordering::SeqCst);
            gate.urls.lock().unwrap().insert(url.as_str().to_owned());
            let inside = gate.inside.fetch_add(1, Ordering::SeqCst) + 1;
            gate.inside_max.fetch_max(inside, Ordering::SeqCst);
            gate.started.add_permits(1);
            gate.open.acquire().await.unwrap().forget();
            gate.inside.fetch_sub(1, Ordering::SeqCst);
            let mut answers = gate.answers.lock().unwrap();
            if answers.len() > 1 {
                return answers.pop().unwrap();
            }
            answers[0].clone()
        })
    }
}

fn certificates(gate: &Arc<Gate>) -> Certificates {
    Certificates::new(world().anchors.clone(), Box::new(Gated(Arc::clone(gate))))
}

async fn reason(certificates: &Certificates, request: &Request) -> &'static str {
    reason_at(certificates, request, now()).await
}

async fn reason_at(certificates: &Certificates, request: &Request, now: Now) -> &'static str {
    let (lines, policy) = (request.lines(), policy());
    let inbound = Inbound { headers: &lines, body: &request.body };
    match certificates.verified(&inbound, &policy, now).await {
        Ok(_) => VERIFIED,
        Err(refusal) => refusal.reason(),
    }
}

fn start(certificates: &Certificates, request: &Request, tasks: &mut JoinSet<&'static str>) {
    let (certificates, request) = (certificates.clone(), request.clone());
    tasks.spawn(async move { reason(&certificates, &request).await });
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_hundred_requests_share_one_fetch() {
    let gate = Gate::good();
    let certificates = certificates(&gate);
    let mut tasks = JoinSet::new();
    for _ in 0..100 {
        start(&certificates, &Request::good(), &mut tasks);
    }
    gate.started.acquire().await.unwrap().forget();
    gate.open.add_permits(100);
    assert!(tasks.join_all().await.iter().all(|reason| *reason == VERIFIED));
    assert_eq!(gate.fetches(), 1);
    // And the next one finds the key at hand.
    assert_eq!(reason(&certificates, &Request::good()).await, VERIFIED);
    assert_eq!((gate.fetches(), certificates.keys().counts()), (1, (1, 0)));
}

#[tokio::test]
async fn a_fetch_outlives_the_request_that_caused_it() {
    let gate = Gate::good();
    let certificates = certificates(&gate);
    let mut first = JoinSet::new();
    start(&certificates, &Request::good(), &mut first);
    gate.started.acquire().await.unwrap().forget();
    first.shutdown().await;
    let mut second = JoinSet::new();
    start(&certificates, &Request::good(), &mut second);
    gate.open.add_permits(1);
    assert_eq!(second.join_all().await, [VERIFIED]);
    assert_eq!(gate.fetches(), 1);
}

#[tokio::test]
async fn failures_are_kept_and_a_broken_connection_is_tried_twice() {
    let good = || Ok(Bytes::from(world().chain.file()));
    let unreachable = || Err(FetchFault::Unreachable);
    for (answers, expected, fetches) in [
        (vec![Err(FetchFault::Status)], "fetch_status", 1),
        (vec![Err(FetchFault::TooLarge)], "fetch_too_large", 1),
        (vec![Ok(Bytes::from_static(b"<html>"))], "chain_unreadable", 1),
        (vec![unreachable()], "fetch_unreachable", 2),
        (vec![unreachable(), good()], VERIFIED, 2),
        (vec![unreachable(), Err(FetchFault::Status)], "fetch_status", 2),
    ] {
        let gate = Gate::with(answers);
        gate.open.add_permits(1000);
        let certificates = certificates(&gate);
        for _ in 0..3 {
            assert_eq!(reason(&certificates, &Request::good()).await, expected);
        }
        assert_eq!(gate.fetches(), fetches, "{expected}");
    }
}

#[tokio::test]
async fn an_address_that_failed_is_tried_again_after_a_minute() {
    let gate = Gate::with(vec![Err(FetchFault::Status), Ok(world().chain.file().into())]);
    gate.open.add_permits(1000);
    let certificates = certificates(&gate);
    for (after_s, expected, fetches) in
        [(0, "fetch_status", 1), (59, "fetch_status", 1), (60, VERIFIED, 2), (120, VERIFIED, 2)]
    {
        let at = now().plus(Duration::seconds(after_s));
        assert_eq!(reason_at(&certificates, &Request::good(), at).await, expected);
        assert_eq!(gate.fetches(), fetches, "{after_s}");
    }
}

#[tokio::test]
async fn a_key_in_use_is_fetched_again_ahead_of_its_end() {
    let gate = Gate::good();
    let certificates = certificates(&gate);
    let ask = async |hours: i64| {
        let later = Duration::hours(hours);
        let request = Request::signed(body("IntentRequest", -later).as_bytes());
        reason_at(&certificates, &request, now().plus(later)).await
    };
    gate.open.add_permits(1);
    assert_eq!(ask(0).await, VERIFIED);
    assert_eq!(ask(11).await, VERIFIED);
    assert_eq!(gate.fetches(), 1);
    // Half a day old: the request is not kept waiting by the fetch it causes.
    assert_eq!(ask(13).await, VERIFIED);
    gate.started.acquire_many(2).await.unwrap().forget();
    assert_eq!(gate.fetches(), 2);
    gate.open.add_permits(1);
    // The first file would count no longer; the second one does, or is just landing.
    assert_eq!(ask(24).await, VERIFIED);
    assert_eq!(gate.fetches(), 2);
}

#[tokio::test]
async fn strangers_cannot_start_more_than_a_few_fetches() {
    let gate = Gate::with(vec![Err(FetchFault::Status)]);
    let certificates = certificates(&gate);
    let mut tasks = JoinSet::new();
    for index in 0..200 {
        let url = format!("https://s3.amazonaws.com/echo.api/junk-{index}.pem");
        let request = Request::good().having(URL_FIELD, &[url.as_bytes()]);
        start(&certificates, &request, &mut tasks);
    }
    // Whoever finds no place among the sixty-four is refused at once.
    let mut busy = 0;
    while busy < 200 - 64 {
        assert_eq!(tasks.join_next().await.unwrap().unwrap(), "fetch_busy");
        busy += 1;
    }
    gate.open.add_permits(1000);
    let rest = tasks.join_all().await;
    assert_eq!(rest.len(), 64);
    assert!(rest.iter().all(|reason| *reason == "fetch_status"), "{rest:?}");
    assert_eq!(gate.inside_max.load(Ordering::SeqCst), 4);
    assert_eq!(certificates.keys().counts(), (0, 64));
}

#[tokio::test]
async fn nothing_is_fetched_for_a_request_that_cannot_be_right() {
    let gate = Gate::good();
    gate.open.add_permits(1000);
    let certificates = certificates(&gate);
    let good = Request::good();
    for request in [
        good.clone().having(SIGNATURE_FIELD, &[]),
        good.clone().having(SIGNATURE_FIELD, &[b"AAAA"]),
        good.clone().having(URL_FIELD, &[b"https://evil.example/echo.api/x.pem"]),
        good.clone().having(URL_FIELD, &[b"https://s3.amazonaws.com/echo.api/%2e%2e/x.pem"]),
        good.clone().having(URL_FIELD, &[]),
    ] {
        assert_ne!(reason(&certificates, &request).await, VERIFIED);
    }
    assert_eq!(gate.fetches(), 0);
    // The one that is fetched is the normal form.
    let odd =
        good.having(URL_FIELD, &[b"HTTPS://s3.amazonaws.com:443//echo.api/x/../echo-api-cert.pem"]);
    assert_eq!(reason(&certificates, &odd).await, VERIFIED);
    assert_eq!(*gate.urls.lock().unwrap(), HashSet::from([URL.to_owned()]));
}

struct Crash;

impl ChainSource for Crash {
    fn fetch<'a>(&'a self, _: &'a CertificateUrl) -> Pending<'a, Result<Bytes, FetchFault>> {
        Box::pin(async { panic!("a bug in the source") })
    }
}

#[tokio::test]
async fn a_crash_of_the_fetch_is_a_refusal_and_leaves_nothing_behind() {
    let certificates = Certificates::new(world().anchors.clone(), Box::new(Crash));
    for _ in 0..2 {
        assert_eq!(reason(&certificates, &Request::good()).await, "fetch_unreachable");
    }
    assert_eq!(certificates.keys().counts(), (0, 0));
}

#[tokio::test]
async fn an_outside_program_can_drop_its_chain_into_a_folder() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("mine.pem"), world().chain.file()).unwrap();
    let source = Box::new(DirectoryChains::new(folder.path().to_owned()));
    let certificates = Certificates::new(world().anchors.clone(), source);
    let at = |name: &str| {
        let url = format!("https://s3.amazonaws.com/echo.api/{name}");
        Request::good().having(URL_FIELD, &[url.as_bytes()])
    };
    assert_eq!(reason(&certificates, &at("mine.pem")).await, VERIFIED);
    assert_eq!(reason(&certificates, &at("missing.pem")).await, "fetch_status");
    assert_eq!(reason(&certificates, &at("sub/mine.pem")).await, "fetch_status");
}
