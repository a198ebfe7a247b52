//! What the random secrets of the authorization server look like.

/// A kind of random secret. Each starts with a tag of its own, so that scanners of leaked secrets
/// know one, and so that one kind is never taken for another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SecretKind {
    /// An authorization code.
    Code,
    /// An access token.
    AccessToken,
    /// A refresh token.
    RefreshToken,
    /// A client secret.
    ClientSecret,
    /// The key of a sign-in session, in a cookie.
    Session,
}

impl SecretKind {
    /// Every kind.
    pub const ALL: [Self; 5] =
        [Self::Code, Self::AccessToken, Self::RefreshToken, Self::ClientSecret, Self::Session];

    /// What every secret of the kind starts with; 43 characters of base64url follow, which are
    /// 256 random bits.
    pub fn prefix(self) -> &'static str {
        match self {
            Self::Code => "saldo_ac_",
            Self::AccessToken => "saldo_at_",
            Self::RefreshToken => "saldo_rt_",
            Self::ClientSecret => "saldo_cs_",
            Self::Session => "saldo_se_",
        }
    }
}
