//! Certificate chains, right ones and wrong ones.

use std::time::Duration;

use rcgen::{
    BasicConstraints, Certificate, CertificateParams, DnType, ExtendedKeyUsagePurpose, IsCa,
    Issuer, KeyPair, KeyUsagePurpose, PKCS_ECDSA_P256_SHA256, PKCS_RSA_SHA256, PublicKeyData,
    date_time_ymd,
};
use rustls_pki_types::PrivatePkcs8KeyDer;

use super::authority_error::AuthorityError;
use super::rsa_key::RsaKey;
use crate::basics::Now;
use crate::channel::alexa::verify::Window;

/// The name that Alexa's signing certificates carry.
const SIGNER_NAME: &str = "echo-api.amazon.com";
/// One day, in seconds.
const DAY_S: i64 = 24 * 3600;
/// How long a leaf lasts, in days; genuine ones last nine months or less.
const LEAF_DAYS: i64 = 90;
/// How long root and issuer last, in days: longer than any folder of a demo is kept.
const ISSUER_DAYS: i64 = 3650;

/// What a chain is to look like. [`ChainPlan::at`] is a right one; tests change one field each.
#[derive(Debug, Clone)]
pub struct ChainPlan {
    /// The leaf's subject alternative names (DNS).
    pub names: Vec<String>,
    /// The leaf's common name, which verification must ignore.
    pub common_name: String,
    /// When the leaf is valid.
    pub leaf: Window,
    /// When the intermediates are valid.
    pub issuers: Window,
    /// When the root is valid.
    pub root: Window,
    /// How many intermediates lie between leaf and root.
    pub depth: usize,
    /// Whether the intermediates carry the CA flag.
    pub issuers_are_authorities: bool,
    /// The key usages of the intermediates, none for no such extension.
    pub issuer_usages: Vec<KeyUsagePurpose>,
    /// The leaf's key usages, none for no such extension.
    pub usages: Vec<KeyUsagePurpose>,
    /// The leaf's extended key usages, none for no such extension.
    pub purposes: Vec<ExtendedKeyUsagePurpose>,
}

/// The keys that issue: a P-256 root and an RSA issuer, as Amazon's issuer is RSA.
#[derive(Debug)]
pub struct AuthorityKeys {
    root: KeyPair,
    issuer: KeyPair,
}

/// A chain as PEM, one text per certificate.
#[derive(Debug, Clone)]
pub struct IssuedChain {
    /// The leaf.
    pub leaf: String,
    /// The intermediates, the leaf's issuer first.
    pub issuers: Vec<String>,
    /// The self-signed root.
    pub root: String,
}

impl IssuedChain {
    /// The file as Alexa's host would serve it: leaf, intermediates, root.
    pub fn file(&self) -> String {
        format!("{}{}{}", self.leaf, self.issuers.concat(), self.root)
    }
}

impl AuthorityKeys {
    /// Makes a root key and an RSA-2048 issuer key.
    ///
    /// # Errors
    ///
    /// [`AuthorityError`] when a key cannot be made.
    pub fn generate() -> Result<Self, AuthorityError> {
        Self::with_issuer(&RsaKey::generate(2048)?)
    }

    /// Makes a root key to go with the issuer key `issuer`.
    ///
    /// # Errors
    ///
    /// [`AuthorityError`] when a key cannot be made or used.
    pub fn with_issuer(issuer: &RsaKey) -> Result<Self, AuthorityError> {
        let pkcs8 = PrivatePkcs8KeyDer::from(issuer.pkcs8());
        Ok(Self {
            root: KeyPair::generate_for(&PKCS_ECDSA_P256_SHA256)?,
            issuer: KeyPair::from_pkcs8_der_and_sign_algo(&pkcs8, &PKCS_RSA_SHA256)?,
        })
    }
}

impl ChainPlan {
    /// A chain that verification accepts at `now` and for the next 90 days.
    pub fn at(now: Now) -> Self {
        let start = now.unix_seconds() - DAY_S;
        let of_days = |days: i64| Window { not_before: start, not_after: start + days * DAY_S };
        Self {
            names: vec![SIGNER_NAME.to_owned()],
            common_name: SIGNER_NAME.to_owned(),
            leaf: of_days(LEAF_DAYS),
            issuers: of_days(ISSUER_DAYS),
            root: of_days(ISSUER_DAYS),
            depth: 1,
            issuers_are_authorities: true,
            issuer_usages: vec![KeyUsagePurpose::KeyCertSign],
            usages: vec![KeyUsagePurpose::DigitalSignature, KeyUsagePurpose::KeyEncipherment],
            purposes: vec![ExtendedKeyUsagePurpose::ServerAuth],
        }
    }

    /// Issues the chain for the public key `leaf`.
    ///
    /// # Errors
    ///
    /// [`AuthorityError::Certificate`] for a name that no certificate can carry.
    pub fn issue(
        &self,
        leaf: &impl PublicKeyData,
        keys: &AuthorityKeys,
    ) -> Result<IssuedChain, AuthorityError> {
        let root_plan = self.authority("Saldo Development Root", self.root, true);
        let root = root_plan.self_signed(&keys.root)?.pem();
        let mut issuers = Vec::with_capacity(self.depth);
        let mut above = Issuing { params: root_plan, key: &keys.root };
        for level in (1..=self.depth).rev() {
            let params =
                self.authority(&issuer_name(level), self.issuers, self.issuers_are_authorities);
            issuers.insert(0, above.sign(&params, &keys.issuer)?.pem());
            above = Issuing { params, key: &keys.issuer };
        }
        let leaf = above.sign(&self.leaf()?, leaf)?.pem();
        Ok(IssuedChain { leaf, issuers, root })
    }

    /// The leaf alone, for the public key `leaf`, by the first of the intermediates that this plan
    /// describes, whose key is `issuer`.
    ///
    /// # Errors
    ///
    /// [`AuthorityError`] for a name that no certificate can carry, or a key that cannot be used.
    pub(super) fn issue_leaf(
        &self,
        leaf: &impl PublicKeyData,
        issuer: &RsaKey,
    ) -> Result<String, AuthorityError> {
        let keys = AuthorityKeys::with_issuer(issuer)?;
        let params = self.authority(&issuer_name(1), self.issuers, self.issuers_are_authorities);
        Ok(Issuing { params, key: &keys.issuer }.sign(&self.leaf()?, leaf)?.pem())
    }

    fn leaf(&self) -> Result<CertificateParams, AuthorityError> {
        let mut params = CertificateParams::new(self.names.clone())?;
        params.distinguished_name.remove(DnType::CommonName);
        params.distinguished_name.push(DnType::CommonName, self.common_name.as_str());
        params.is_ca = IsCa::ExplicitNoCa;
        params.key_usages = self.usages.clone();
        params.extended_key_usages = self.purposes.clone();
        set_window(&mut params, self.leaf);
        Ok(params)
    }

    fn authority(&self, name: &str, window: Window, is_authority: bool) -> CertificateParams {
        let mut params = CertificateParams::default();
        params.distinguished_name.remove(DnType::CommonName);
        params.distinguished_name.push(DnType::CommonName, name);
        if is_authority {
            params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
            params.key_usages = self.issuer_usages.clone();
        } else {
            params.is_ca = IsCa::ExplicitNoCa;
        }
        set_window(&mut params, window);
        params
    }
}

/// What the intermediate above the leaf, or above so many others, is called.
fn issuer_name(level: usize) -> String {
    format!("Saldo Development Issuer {level}")
}

struct Issuing<'k> {
    params: CertificateParams,
    key: &'k KeyPair,
}

impl Issuing<'_> {
    fn sign(
        &self,
        subject: &CertificateParams,
        public: &impl PublicKeyData,
    ) -> Result<Certificate, AuthorityError> {
        Ok(subject.signed_by(public, &Issuer::from_params(&self.params, self.key))?)
    }
}

fn set_window(params: &mut CertificateParams, window: Window) {
    let epoch = date_time_ymd(1970, 1, 1);
    let seconds = |s: i64| Duration::from_secs(u64::try_from(s).unwrap_or(0));
    params.not_before = epoch + seconds(window.not_before);
    params.not_after = epoch + seconds(window.not_after);
}
