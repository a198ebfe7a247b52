//! A talk with one linked customer, turn by turn: what the server does, without the server.

use std::future::Future;
use std::pin::pin;
use std::sync::LazyLock;
use std::task::{Context, Poll, Waker};

use chrono::Duration;
use saldo::bank::{BankFailure, Merchants, act_on_card, ask};
use saldo::basics::{AccountId, ApplicationId, CustomerId, LinkId, Now, digest_of};
use saldo::consent::{
    Access, AccountScope, Assurance, Caller, Channel, DataClasses, Grant, LinkedCustomer, LookBack,
    Manner, Premises, Tokens, admit,
};
use saldo::dialogue::{
    FRAME_BYTES_MAX, Frame, Intent, Plan, Reply, barred, barred_card, conclude, conclude_card,
    plan, unavailable, unavailable_card,
};

use super::bank::{MemoryBank, at};
use super::shorthand;

static MERCHANTS: LazyLock<Merchants> = LazyLock::new(|| Merchants::new(None).unwrap());

/// One talk and everything behind it.
#[derive(Debug)]
pub(crate) struct Talk {
    pub(crate) bank: MemoryBank,
    pub(crate) frame: Frame,
    pub(crate) classes: DataClasses,
    pub(crate) scope: AccountScope,
    pub(crate) now: Now,
    pub(crate) failure: Option<BankFailure>,
}

impl Talk {
    /// A talk about `bank` under a grant of everything.
    pub(crate) fn about(bank: MemoryBank) -> Self {
        Self {
            bank,
            frame: Frame::default(),
            classes: DataClasses::ALL,
            scope: AccountScope::All,
            now: Now::at(at("2026-03-12 17:00")),
            failure: None,
        }
    }

    /// The same talk, the grant covering these accounts only.
    pub(crate) fn covering(mut self, accounts: &[&str]) -> Self {
        let ids = accounts.iter().map(|id| AccountId::new(id).unwrap());
        self.scope = AccountScope::Only(ids.collect());
        self
    }

    /// The same talk, the grant opening these data classes only (scope names).
    pub(crate) fn opening(mut self, scopes: &str) -> Self {
        self.classes = scopes.parse().unwrap();
        self
    }

    /// Means `intent`; the reply.
    pub(crate) fn turn(&mut self, intent: &Intent) -> Reply {
        let planned = plan(intent, &self.frame);
        let customer = match planned.needs() {
            Access::Public => None,
            Access::Linked(classes) => Some(self.admitted(classes)),
        };
        let (reply, frame) = match (planned, customer) {
            (Plan::Say(reply, frame), _) => (reply, frame),
            (Plan::Share(_), _) => panic!("what is shared is asked over the whole path"),
            (Plan::Ask(_) | Plan::Act(_) | Plan::Verify(..), None) => {
                panic!("a question without access")
            }
            (Plan::Verify(..), Some(_)) => panic!("nobody asked for a voice PIN"),
            (Plan::Ask(_), Some(Err(barrier))) => barred(barrier),
            (Plan::Act(wish), Some(Err(barrier))) => barred_card(&wish, barrier),
            (Plan::Act(wish), Some(Ok(customer))) => {
                let (bank, has, now) = (&self.bank, Assurance::Linked, self.now);
                match ready(act_on_card(bank, &MERCHANTS, &customer, &wish, has, now)) {
                    Ok(answer) => conclude_card(&wish, answer, &self.frame),
                    Err(failure) => {
                        self.failure = Some(failure);
                        unavailable_card(&wish, true, &self.frame)
                    }
                }
            }
            (Plan::Ask(question), Some(Ok(customer))) => {
                let answer = ready(ask(
                    &self.bank,
                    &MERCHANTS,
                    &customer,
                    &question,
                    self.now,
                    chrono::Weekday::Sun,
                ));
                match answer {
                    Ok(answer) => conclude(&question, answer, &self.frame),
                    Err(failure) => {
                        self.failure = Some(failure);
                        unavailable()
                    }
                }
            }
        };
        self.frame = carried(&frame);
        reply
    }

    /// Means the intent written as `said`; the reply in short.
    pub(crate) fn say(&mut self, said: &str) -> String {
        shorthand::reply(&self.turn(&shorthand::intent(said)))
    }

    fn admitted(&self, classes: DataClasses) -> Result<LinkedCustomer, saldo::consent::Barrier> {
        let application = ApplicationId::new("skill").unwrap();
        let caller = Caller {
            channel: Channel::Alexa,
            application: application.clone(),
            user: None,
            person: None,
            tokens: Tokens { person: None, user: Some(digest_of(b"token")) },
            premises: Premises::Home,
        };
        let end = self.now.plus(Duration::hours(1)).utc();
        let grant = Grant {
            link: LinkId::new("link").unwrap(),
            customer: CustomerId::new("customer").unwrap(),
            channel: Channel::Alexa,
            application,
            user: None,
            classes: self.classes,
            accounts: self.scope.clone(),
            look_back: LookBack::Unlimited,
            revision: 0,
            granted_at: self.now.utc(),
            authenticated_at: self.now.utc(),
            expires_at: end,
            token_expires_at: end,
            revoked_at: None,
            retires_predecessor: false,
            manner: Manner::default(),
        };
        admit(&caller, classes, Some(grant), self.now)
    }
}

/// The frame as it comes back from the platform's session.
fn carried(frame: &Frame) -> Frame {
    let json = serde_json::to_string(frame).unwrap();
    assert!(json.len() <= FRAME_BYTES_MAX, "{} bytes", json.len());
    let back = serde_json::from_str(&json).unwrap();
    assert_eq!(*frame, back);
    back
}

/// The output of a future that waits for nothing.
pub(crate) fn ready<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(output) => output,
        Poll::Pending => panic!("the bank in memory never waits"),
    }
}
