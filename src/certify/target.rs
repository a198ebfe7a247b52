//! What is certified: endpoints and the people who speak to them.

use super::endpoint::{Caller, Endpoint};

/// A token that must open nothing.
#[derive(Debug, Clone)]
pub struct StrayToken {
    /// What became of it: "never issued", "revoked", "expired".
    pub what: &'static str,
    /// Who still sends it.
    pub caller: Caller,
}

/// Links that are made and taken back while a talk goes on.
pub trait Links: Sync {
    /// A new link to the first customer's accounts, and what it is known by; `None` where none can
    /// be made.
    fn link(&self) -> Option<(Caller, String)>;

    /// Takes back the link that [`Links::link`] made. Whether that worked.
    fn take_back(&self, link: &str) -> bool;
}

/// An endpoint and its world.
#[derive(Debug)]
pub struct Target<'a> {
    /// The skill on an ordinary day.
    pub endpoint: Endpoint<'a>,
    /// The same skill while everything behind it fails.
    pub down: Option<Endpoint<'a>>,
    /// The same skill while nothing behind it answers.
    pub hung: Option<Endpoint<'a>>,
    /// Linked customers, whose answers differ from one another.
    pub callers: Vec<Caller>,
    /// The linked customers of [`Target::down`] and [`Target::hung`], in the same order.
    pub callers_down: Vec<Caller>,
    /// The same of [`Target::hung`].
    pub callers_hung: Vec<Caller>,
    /// Tokens that are no good.
    pub stray_tokens: Vec<StrayToken>,
    /// Somebody who shares the list of accounts and nothing else.
    pub narrow: Option<Caller>,
    /// Links to be taken back.
    pub links: Option<LinksOf<'a>>,
}

/// The links of a target.
#[derive(Clone, Copy)]
pub struct LinksOf<'a>(pub &'a dyn Links);

impl std::fmt::Debug for LinksOf<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("LinksOf(..)")
    }
}

impl<'a> Target<'a> {
    /// A foreign endpoint: it trusts nobody here, and nobody is known there.
    pub fn foreign(endpoint: Endpoint<'a>) -> Self {
        Self {
            endpoint,
            down: None,
            hung: None,
            callers: Vec::new(),
            callers_down: Vec::new(),
            callers_hung: Vec::new(),
            stray_tokens: Vec::new(),
            narrow: None,
            links: None,
        }
    }
}
