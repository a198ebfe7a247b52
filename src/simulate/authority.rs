//! A folder with a development authority's certificates and keys.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use super::authority_error::AuthorityError;
use super::chain_plan::{AuthorityKeys, ChainPlan, IssuedChain};
use super::rsa_key::RsaKey;
use super::signer::Signer;
use crate::basics::Now;
use crate::channel::alexa::verify::{Anchors, leaf_key};

/// The name of the chain that the folder is made with.
const CHAIN_NAME: &str = "echo-api-cert-dev.pem";
/// How long a leaf that is found must still last, in seconds: a day, so that no demo outlives it.
const REST_S_MIN: i64 = 24 * 3600;

/// A development authority: root, issuer, and a leaf key that signs as Alexa's would.
///
/// Its folder holds `root.pem`, `issuer.pem`, `issuer_key.pem`, `leaf_key.pem` (PKCS#8) and
/// `chains/`, where each file can be named by a certificate address. Keys are readable by their
/// owner alone. Outside programs may add chains of their own.
#[derive(Debug)]
pub struct Authority {
    folder: PathBuf,
    root: String,
    signer: Signer,
}

impl Authority {
    /// Opens the authority in `folder`, or makes one when there is none with a leaf that is good
    /// for another day.
    ///
    /// # Errors
    ///
    /// [`AuthorityError`] when the folder cannot be written or a key cannot be made.
    pub fn open(folder: &Path, now: Now) -> Result<Self, AuthorityError> {
        match Self::load(folder, now) {
            Some(authority) => Ok(authority),
            None => Self::create(folder, now),
        }
    }

    /// The root certificate, to be added to the anchors of a server under development.
    pub fn root_pem(&self) -> &str {
        &self.root
    }

    /// Signs bodies with the leaf's key.
    pub fn signer(&self) -> &Signer {
        &self.signer
    }

    /// The value of the `SignatureCertChainUrl` field that names the authority's chain.
    pub fn certificate_url(&self) -> String {
        format!("https://s3.amazonaws.com/echo.api/{CHAIN_NAME}")
    }

    /// The folder in which a certificate address's last segment is looked up.
    pub fn chains_folder(&self) -> PathBuf {
        self.folder.join("chains")
    }

    /// The file of the authority's chain.
    pub fn chain_file(&self) -> PathBuf {
        self.chains_folder().join(CHAIN_NAME)
    }

    /// The file of the certificate that issued the leaf.
    pub fn issuer_file(&self) -> PathBuf {
        self.folder.join("issuer.pem")
    }

    /// The file of the issuer's private key (PKCS#8 PEM, RSA).
    pub fn issuer_key_file(&self) -> PathBuf {
        self.folder.join("issuer_key.pem")
    }

    /// The file of the leaf's private key (PKCS#8 PEM).
    pub fn leaf_key_file(&self) -> PathBuf {
        self.folder.join("leaf_key.pem")
    }

    /// Another chain for the same leaf key under the same root, as `plan` says; right or wrong.
    ///
    /// # Errors
    ///
    /// [`AuthorityError`] when the issuer's files cannot be read or the plan not be issued.
    pub fn issue(&self, plan: &ChainPlan) -> Result<IssuedChain, AuthorityError> {
        let read = |path: PathBuf| fs::read_to_string(&path).map_err(AuthorityError::at(&path));
        let leaf = RsaKey::from_pem(&read(self.leaf_key_file())?)?;
        let issuer = RsaKey::from_pem(&read(self.issuer_key_file())?)?;
        Ok(IssuedChain {
            leaf: plan.issue_leaf(&leaf, &issuer)?,
            issuers: vec![read(self.issuer_file())?],
            root: self.root.clone(),
        })
    }

    /// The same under a root that nobody trusts.
    ///
    /// # Errors
    ///
    /// [`AuthorityError`] when the files cannot be read or the plan not be issued.
    pub fn issue_untrusted(&self, plan: &ChainPlan) -> Result<IssuedChain, AuthorityError> {
        let read = |path: PathBuf| fs::read_to_string(&path).map_err(AuthorityError::at(&path));
        let leaf = RsaKey::from_pem(&read(self.leaf_key_file())?)?;
        let issuer = RsaKey::from_pem(&read(self.issuer_key_file())?)?;
        plan.issue(&leaf, &AuthorityKeys::with_issuer(&issuer)?)
    }

    /// `None` for whatever is missing, damaged, foreign or about to expire: all is made anew.
    fn load(folder: &Path, now: Now) -> Option<Self> {
        let root = fs::read_to_string(folder.join("root.pem")).ok()?;
        let key = RsaKey::from_pem(&fs::read_to_string(folder.join("leaf_key.pem")).ok()?).ok()?;
        let chain = fs::read(folder.join("chains").join(CHAIN_NAME)).ok()?;
        let mut anchors = Anchors::none();
        anchors.add(root.as_bytes()).ok()?;
        let proven = leaf_key(&chain, &anchors, now).ok()?;
        let lasts = proven.window().not_after >= now.unix_seconds() + REST_S_MIN;
        if !lasts || !proven.belongs_to(key.public()) {
            return None;
        }
        let signer = Signer::new(&key).ok()?;
        Some(Self { folder: folder.to_owned(), root, signer })
    }

    fn create(folder: &Path, now: Now) -> Result<Self, AuthorityError> {
        let issuer_key = RsaKey::generate(2048)?;
        let leaf_key = RsaKey::generate(2048)?;
        let keys = AuthorityKeys::with_issuer(&issuer_key)?;
        let chain = ChainPlan::at(now).issue(&leaf_key, &keys)?;
        let chains = folder.join("chains");
        fs::create_dir_all(&chains).map_err(AuthorityError::at(&chains))?;
        write(&folder.join("root.pem"), &chain.root, 0o644)?;
        write(&folder.join("issuer.pem"), &chain.issuers.concat(), 0o644)?;
        write(&folder.join("issuer_key.pem"), issuer_key.to_pem()?.expose(), 0o600)?;
        write(&folder.join("leaf_key.pem"), leaf_key.to_pem()?.expose(), 0o600)?;
        write(&chains.join(CHAIN_NAME), &chain.file(), 0o644)?;
        let signer = Signer::new(&leaf_key)?;
        Ok(Self { folder: folder.to_owned(), root: chain.root, signer })
    }
}

/// Replaces `path` by a new file, so that the mode holds for its whole life.
fn write(path: &Path, text: &str, mode: u32) -> Result<(), AuthorityError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            return Err(AuthorityError::at(path)(error));
        }
        _ => {}
    }
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, mode);
    let mut file = options.open(path).map_err(AuthorityError::at(path))?;
    file.write_all(text.as_bytes()).map_err(AuthorityError::at(path))
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, Duration};

    use super::*;

    #[test]
    fn a_folder_is_made_once_and_renewed_in_time() {
        let folder = tempfile::tempdir().unwrap();
        let now = Now::at(DateTime::from_timestamp(1_795_000_000, 0).unwrap());
        let first = Authority::open(folder.path(), now).unwrap();
        let again = Authority::open(folder.path(), now.plus(Duration::days(87))).unwrap();
        assert_eq!(again.root_pem(), first.root_pem());
        assert_eq!(again.signer().sign(b"body").unwrap(), first.signer().sign(b"body").unwrap());

        let renewed = Authority::open(folder.path(), now.plus(Duration::days(89))).unwrap();
        assert_ne!(renewed.root_pem(), first.root_pem());
        let mut anchors = Anchors::none();
        anchors.add(renewed.root_pem().as_bytes()).unwrap();
        let chain = fs::read(renewed.chain_file()).unwrap();
        assert!(leaf_key(&chain, &anchors, now.plus(Duration::days(89))).is_ok());

        // A key that does not belong to the chain is not used.
        let foreign = RsaKey::generate(2048).unwrap().to_pem().unwrap();
        fs::write(renewed.leaf_key_file(), foreign.expose()).unwrap();
        let repaired = Authority::open(folder.path(), now.plus(Duration::days(89))).unwrap();
        assert_ne!(repaired.root_pem(), renewed.root_pem());
    }

    #[cfg(unix)]
    #[test]
    fn keys_are_readable_by_their_owner_alone() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let now = Now::at(DateTime::from_timestamp(1_795_000_000, 0).unwrap());
        let authority = Authority::open(folder.path(), now).unwrap();
        for name in ["issuer_key.pem", "leaf_key.pem"] {
            let mode = fs::metadata(folder.path().join(name)).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600, "{name}");
        }
        let key = fs::read_to_string(authority.leaf_key_file()).unwrap();
        assert!(key.starts_with("-----BEGIN PRIVATE KEY-----"));
    }

    #[test]
    fn a_folder_that_cannot_be_made_is_named() {
        let file = tempfile::NamedTempFile::new().unwrap();
        let now = Now::at(DateTime::from_timestamp(1_795_000_000, 0).unwrap());
        let error = Authority::open(&file.path().join("x"), now).unwrap_err();
        assert!(error.to_string().contains("chains"), "{error}");
    }
}
