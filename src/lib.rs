//! Saldo answers bank customers out loud.
//!
//! A bank hosts it; a voice or chat platform sends what the customer meant; Saldo verifies the
//! request, checks that the customer linked the account and opted in, asks the bank's data and
//! answers in words made for the ear. Ranked tenets: **private, correct, brief in speech, fast.**
//!
//! # Rooms, from top to bottom
//!
//! A room may use the rooms above it in this list, never those below
//! (`tests/architecture.rs` holds the code to it).
//!
//! | Room | What it owns |
//! |---|---|
//! | [`basics`] | money, currency, locale, secrets, the time of a turn |
//! | [`consent`] | data classes, grants, and the gate that alone makes a `LinkedCustomer` |
//! | [`nlu`] | text to intent and slots; knows nothing of banking |
//! | [`models`] | words as data: the source, the platform exports, the lint |
//! | [`bank`] | the `Bank` port, accounts and transactions, questions and answers |
//! | [`dialogue`] | turns, intents, the frame of a talk, plan and conclude |
//! | [`disclosure`] | the record of every fact that left: a keyed hash chain |
//! | [`oauth`] | the authorization server's rules: clients, codes, tokens, rotation |
//! | [`vault`] | the `Vault` port: everything Saldo itself must not lose |
//! | [`speech`] | replies to spoken words; the only room with sentences |
//! | [`channel`] | what a platform's requests and answers look like |
//!
//! Below the border live tokio, hyper, files, sockets, the clock and randomness:
//!
//! | Room | What it owns |
//! |---|---|
//! | [`observe`] | log lines and metrics; nothing secret can be passed |
//! | [`settings`] | one file per section |
//! | [`connect`] | the ports' implementations |
//! | [`server`] | listeners, the pipeline of one request, limits, shutdown |
//! | [`simulate`] | the development authority, the demo, asking by text |
//! | [`certify`] | the certification dry run: asking as reviewers do, row by row |
//! | [`author`] | the folder of words on disk, and the commands that work on it |
//!
//! # One request
//!
//! ```text
//! bytes > listen > Inbound > verify > Verified > decode > Turn > Intent
//!                     | Refusal (400, silent)                     |
//!                     v                                           v
//!    respond < encode < Speech < render < Reply < conclude < Answer < Bank < gate(Caller)
//! ```
//!
//! Read `server/pipeline.rs` first, then one file of `dialogue/flow/`.

pub mod author;
pub mod bank;
pub mod basics;
pub mod certify;
pub mod channel;
pub mod connect;
pub mod consent;
pub mod dialogue;
pub mod disclosure;
pub mod models;
pub mod nlu;
pub mod oauth;
pub mod observe;
pub mod server;
pub mod settings;
pub mod simulate;
pub mod speech;
pub mod vault;
