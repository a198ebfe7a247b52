//! A signer, its chains, and requests to verify.

use std::sync::OnceLock;

use chrono::{DateTime, Duration, SecondsFormat};
use saldo::basics::{ApplicationId, Now};
use saldo::channel::Inbound;
use saldo::channel::alexa::verify::{Anchors, KeyRing, Policy, Refusal, Verdict, leaf_key, verify};
use saldo::simulate::{AuthorityKeys, ChainPlan, IssuedChain, RsaKey, Signer};

pub(crate) const SKILL: &str = "amzn1.ask.skill.one";
pub(crate) const URL: &str = "https://s3.amazonaws.com/echo.api/echo-api-cert.pem";
pub(crate) const URL_FIELD: &str = "signaturecertchainurl";
pub(crate) const SIGNATURE_FIELD: &str = "signature-256";
pub(crate) const VERIFIED: &str = "verified";
pub(crate) const NEED_KEY: &str = "need_key";

/// Keys are made once: they take most of a second.
pub(crate) struct World {
    pub(crate) keys: AuthorityKeys,
    pub(crate) issuer: RsaKey,
    pub(crate) leaf: RsaKey,
    pub(crate) signer: Signer,
    pub(crate) chain: IssuedChain,
    pub(crate) anchors: Anchors,
}

pub(crate) fn world() -> &'static World {
    static WORLD: OnceLock<World> = OnceLock::new();
    WORLD.get_or_init(|| {
        let issuer = RsaKey::generate(2048).unwrap();
        let leaf = RsaKey::generate(2048).unwrap();
        let keys = AuthorityKeys::with_issuer(&issuer).unwrap();
        let chain = ChainPlan::at(now()).issue(&leaf, &keys).unwrap();
        let anchors = anchors_of(&chain);
        World { signer: Signer::new(&leaf).unwrap(), keys, issuer, leaf, chain, anchors }
    })
}

pub(crate) fn anchors_of(chain: &IssuedChain) -> Anchors {
    let mut anchors = Anchors::none();
    anchors.add(chain.root.as_bytes()).unwrap();
    anchors
}

pub(crate) fn now() -> Now {
    Now::at(DateTime::from_timestamp(1_795_000_000, 0).unwrap())
}

pub(crate) fn policy() -> Policy {
    Policy {
        applications: vec![ApplicationId::new(SKILL).unwrap()],
        every_skill_event_may_be_late: false,
    }
}

/// A ring that holds the world's key under [`URL`].
pub(crate) fn ring() -> KeyRing {
    let ring = KeyRing::new();
    let Verdict::NeedKey(url) = Request::good().verdict(&policy(), &ring, now()) else {
        panic!("an empty ring must need the key");
    };
    let key = leaf_key(world().chain.file().as_bytes(), &world().anchors, now());
    ring.keep(url, key.map_err(Refusal::Chain), now());
    ring
}

/// A body as Alexa sends it, `age` old.
pub(crate) fn body(kind: &str, age: Duration) -> String {
    body_of(kind, age, Some(SKILL), Some(SKILL), "")
}

pub(crate) fn body_of(
    kind: &str,
    age: Duration,
    system: Option<&str>,
    session: Option<&str>,
    more: &str,
) -> String {
    let timestamp = now().plus(-age).utc().to_rfc3339_opts(SecondsFormat::AutoSi, true);
    let application = |id: Option<&str>| {
        id.map_or(String::new(), |id| format!(r#""application":{{"applicationId":"{id}"}},"#))
    };
    let session = session.map_or(String::new(), |id| {
        format!(r#""session":{{{}"new":true}},"#, application(Some(id)))
    });
    format!(
        r#" {{"version":"1.0",{more}{session}"context":{{"System":{{{}"device":{{}}}}}},
        "request":{{"type":"{kind}","requestId":"r-1","timestamp":"{timestamp}","locale":"en-US"}}}}
        "#,
        application(system)
    )
}

/// A request that owns its parts, so that tests can bend them.
#[derive(Clone)]
pub(crate) struct Request {
    pub(crate) fields: Vec<(String, Vec<u8>)>,
    pub(crate) body: Vec<u8>,
}

impl Request {
    /// A right one.
    pub(crate) fn good() -> Self {
        Self::signed(body("IntentRequest", Duration::zero()).as_bytes())
    }

    /// A rightly signed one with this body.
    pub(crate) fn signed(body: &[u8]) -> Self {
        let signature = world().signer.sign(body).unwrap();
        Self::with(URL, &signature, body)
    }

    pub(crate) fn with(url: &str, signature: &str, body: &[u8]) -> Self {
        Self {
            fields: vec![
                ("content-type".into(), b"application/json;charset=UTF-8".to_vec()),
                ("signature".into(), b"c2hhMQ==".to_vec()),
                (SIGNATURE_FIELD.into(), signature.into()),
                (URL_FIELD.into(), url.into()),
            ],
            body: body.to_vec(),
        }
    }

    /// The same with the field `name` given these values.
    pub(crate) fn having(mut self, name: &str, values: &[&[u8]]) -> Self {
        self.fields.retain(|(field, _)| field != name);
        self.fields.extend(values.iter().map(|value| (name.to_owned(), value.to_vec())));
        self
    }

    pub(crate) fn lines(&self) -> Vec<(&str, &[u8])> {
        self.fields.iter().map(|(name, value)| (name.as_str(), value.as_slice())).collect()
    }

    /// The verdict without what it borrows: the key address is all that tests look into.
    pub(crate) fn verdict(&self, policy: &Policy, ring: &KeyRing, now: Now) -> Verdict<'static> {
        let lines = self.lines();
        match verify(&Inbound { headers: &lines, body: &self.body }, policy, ring, now) {
            Verdict::NeedKey(url) => Verdict::NeedKey(url),
            Verdict::Refused(refusal) => Verdict::Refused(refusal),
            Verdict::Verified(_) => panic!("an empty ring verified a request"),
        }
    }

    /// The verdict in a word: verified, need_key, or the refusal's reason.
    pub(crate) fn judged(&self, policy: &Policy, ring: &KeyRing, now: Now) -> &'static str {
        let lines = self.lines();
        match verify(&Inbound { headers: &lines, body: &self.body }, policy, ring, now) {
            Verdict::Verified(verified) => {
                assert_eq!(verified.body().as_bytes(), self.body);
                assert_eq!(verified.application().as_str(), SKILL);
                VERIFIED
            }
            Verdict::NeedKey(_) => NEED_KEY,
            Verdict::Refused(refusal) => refusal.reason(),
        }
    }
}

/// Small, seeded and reproducible: SplitMix64.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub(crate) fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.roll() % u64::try_from(end.max(1)).unwrap()).unwrap()
    }

    /// `bytes` with one to three small changes; may be the same again.
    pub(crate) fn mutate(&mut self, bytes: &[u8]) -> Vec<u8> {
        let mut bytes = bytes.to_vec();
        for _ in 0..=self.below(3) {
            let at = self.below(bytes.len());
            let byte = u8::try_from(self.roll() & 0xff).unwrap();
            match self.below(7) {
                _ if bytes.is_empty() => bytes.push(byte),
                0 => bytes[at] = byte,
                1 => bytes[at] ^= 1 << (byte & 7),
                2 => bytes.insert(at, byte),
                3 => drop(bytes.remove(at)),
                4 => bytes.truncate(at),
                5 => bytes.push(byte),
                _ => {
                    let end = (at + 1 + self.below(16)).min(bytes.len());
                    let piece = bytes[at..end].to_vec();
                    let to = self.below(bytes.len());
                    bytes.splice(to..to, piece);
                }
            }
        }
        bytes
    }
}
