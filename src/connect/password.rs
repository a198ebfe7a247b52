//! Passwords: hashed slowly, so that a stolen file does not give them away.

use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use thiserror::Error;

use super::mint::{self, MintFailure};
use crate::basics::Secret;

/// Memory of one hash, in KiB, its passes and its lanes: the first choice of OWASP's password
/// storage guidance for argon2id.
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;

/// How many characters a password has at least (ASVS 5.0, 6.2.1).
pub const PASSWORD_CHARS_MIN: usize = 8;

/// How many bytes a password has at most: more is no password, and hashing it costs time.
pub const PASSWORD_BYTES_MAX: usize = 512;

/// The hash of a password that nobody knows: what a sign-in under an unknown name is compared
/// with, so that it takes as long as one under a known name.
const NOBODYS: &str = "$argon2id$v=19$m=19456,t=2,p=1$\
    bm9ib2R5IGtub3dzIGl0IQ$dv/QSErdQbWfgbd7NzhVJZ1b4p0Y3YVMvR8W0MPRFBE";

/// Why a password was not hashed.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PasswordFailure {
    /// Too few characters.
    #[error("a password has at least {PASSWORD_CHARS_MIN} characters")]
    TooShort,
    /// Too many bytes.
    #[error("a password has at most {PASSWORD_BYTES_MAX} bytes")]
    TooLong,
    /// No salt.
    #[error(transparent)]
    Mint(#[from] MintFailure),
    /// The algorithm refused its parameters or found no memory.
    #[error("the password cannot be hashed")]
    Algorithm,
}

/// The argon2id hash of `password` with a fresh salt, as PHC text. Takes some 20 milliseconds and
/// 19 MiB.
///
/// # Errors
///
/// [`PasswordFailure`].
pub fn hash(password: &Secret<String>) -> Result<Secret<String>, PasswordFailure> {
    let text = password.expose();
    if text.chars().count() < PASSWORD_CHARS_MIN {
        return Err(PasswordFailure::TooShort);
    }
    if text.len() > PASSWORD_BYTES_MAX {
        return Err(PasswordFailure::TooLong);
    }
    let salt = mint::random::<16>()?;
    let hashed = argon2()?.hash_password_with_salt(text.as_bytes(), &salt);
    Ok(Secret::new(hashed.map_err(|_| PasswordFailure::Algorithm)?.to_string()))
}

/// Whether `password` is the one behind `hash`. Without a hash it is not, and it takes as long.
pub fn is_password(password: &Secret<String>, hash: Option<&Secret<String>>) -> bool {
    let Ok(argon2) = argon2() else { return false };
    is_password_by(password, hash, |given, known| argon2.verify_password(given, known).is_ok())
}

/// The same with `verify` for the slow hash: whatever is asked, it is called once.
fn is_password_by(
    password: &Secret<String>,
    hash: Option<&Secret<String>>,
    verify: impl FnOnce(&[u8], &str) -> bool,
) -> bool {
    let known = hash.map_or(NOBODYS, |hash| hash.expose().as_str());
    let fits = password.expose().len() <= PASSWORD_BYTES_MAX;
    let given = if fits { password.expose().as_bytes() } else { &[] };
    let matches = verify(given, known);
    matches && fits && hash.is_some()
}

fn argon2() -> Result<Argon2<'static>, PasswordFailure> {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None);
    let params = params.map_err(|_| PasswordFailure::Algorithm)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

#[cfg(test)]
mod tests {
    use argon2::password_hash::phc::PasswordHash;

    use super::*;

    fn secret(text: &str) -> Secret<String> {
        Secret::new(text.to_owned())
    }

    #[test]
    fn a_password_is_known_again_and_no_other_is() {
        let right = hash(&secret("correct horse")).unwrap();
        assert!(right.expose().starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
        assert!(is_password(&secret("correct horse"), Some(&right)));
        assert!(!is_password(&secret("Correct horse"), Some(&right)));
        assert!(!is_password(&secret("correct horse"), None));
        assert!(!is_password(&secret(""), None));
        assert_ne!(hash(&secret("correct horse")).unwrap().expose(), right.expose(), "salted");
        assert_eq!(hash(&secret("seven77")).err(), Some(PasswordFailure::TooShort));
        assert_eq!(hash(&secret(&"a".repeat(513))).err(), Some(PasswordFailure::TooLong));
    }

    /// Nothing is answered without the slow work, so that no answer is faster than the others.
    #[test]
    fn must_21_every_check_hashes_once() {
        let real = hash(&secret("correct horse")).unwrap();
        let long = "a".repeat(PASSWORD_BYTES_MAX + 1);
        for (password, hash, compared) in [
            ("correct horse", Some(&real), real.expose().as_str()),
            ("wrong", Some(&real), real.expose()),
            ("", Some(&real), real.expose()),
            (&long, Some(&real), real.expose()),
            ("correct horse", None, NOBODYS),
            (&long, None, NOBODYS),
        ] {
            let mut hashed = Vec::new();
            is_password_by(&secret(password), hash, |_, known| {
                hashed.push(known.to_owned());
                true
            });
            assert_eq!(hashed, [compared], "{password}");
        }
    }

    /// An unknown name must not be answered faster: the stand-in costs what a real hash costs.
    #[test]
    fn must_21_nobodys_hash_is_as_slow_as_anybodys() {
        let stand_in = PasswordHash::new(NOBODYS).unwrap();
        let real = hash(&secret("correct horse")).unwrap();
        let real = PasswordHash::new(real.expose()).unwrap();
        assert_eq!(stand_in.params, real.params);
        assert_eq!((stand_in.algorithm, stand_in.version), (real.algorithm, real.version));
        let length = |hash: &PasswordHash| hash.hash.map(|output| output.len());
        assert_eq!(length(&stand_in), length(&real));
    }
}
