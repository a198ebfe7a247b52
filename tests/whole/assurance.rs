//! Random talks in a house: who speaks, which voice code they say, what they agreed to, how time
//! goes on. Nobody hears more than the ladder and the consent of that moment give, and all that is
//! told is on record.
//!
//! A model of a few lines says beforehand what each turn comes to; its balances are silent to a
//! link, rounded to a recognised voice, exact after the voice code. `scripts/soak` plays longer.

use std::collections::BTreeMap;
use std::sync::Arc;

use saldo::bank::AccountKind;
use saldo::connect::sqlite::DemoAccount;
use saldo::consent::{Aloud, DataClass, DataClasses, PinPolicy};
use saldo::disclosure::ReadRecord;
use saldo::vault::VaultFailure;
use serde_json::Value;
use tokio::task::JoinSet;

use crate::demo::{Answered, intent, intent_with};
use crate::dice::Dice;
use crate::house::{Given, House, Voice};
use crate::soak::Soak;

const TURNS: usize = 2_500;
const SEED: u64 = 11;
/// Houses at a time.
const TOGETHER: usize = 4;
/// Turns in one house at most: its clock goes on by a minute with each, and the platform's
/// certificate lasts for ninety days.
const HOUSE_TURNS_MAX: usize = 25_000;

const ASKED: &str = "your voice code?";
const LOCKED: &str = "Your voice code is locked now.";
const WRONG: &str = "That code isn&apos;t right.";
const ENDED: &str = "is not linked any more";
const EXPIRED: &str = "time to renew your link";
const MISSING: &str = "is switched off here";
const QUIET: &str = "You chose that I don&apos;t say this aloud.";

/// How long consents and tokens last, in seconds.
const SPANS: [i64; 4] = [600, 7_200, 86_400, 300 * 86_400];

/// A customer as the model has them.
struct Holder {
    given: Given,
    pin: String,
    /// How many codes were set: another one for each.
    sets: u32,
    wrong: u32,
    failures: u32,
    locked: bool,
}

/// That the code was said: by whom, to which link, of which set, when, and when anything was said
/// last.
#[derive(Debug, Clone)]
struct Proof {
    voice: Voice,
    token: String,
    set: u32,
    said: i64,
    used: i64,
}

/// What is asked, and may wait for the code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wants {
    Balance,
    Recent,
    Unlock,
}

/// The talk as the model has it.
#[derive(Default)]
struct Session {
    number: usize,
    attributes: Value,
    waits: Option<Wants>,
    proof: Option<Proof>,
}

/// What the model says a turn comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    /// Balances, at this level.
    Balances(Aloud),
    /// Transactions, if there are any, at this level.
    Recent(Aloud),
    /// Something about cards, without an amount; the customer hears amounts at this level.
    Cards(Aloud),
    Asked,
    Wrong,
    Locked,
    Ended,
    Expired,
    Missing,
    Quiet,
}

impl Wants {
    fn needs(self) -> DataClasses {
        DataClasses::of(match self {
            Self::Balance => &[DataClass::BalanceRead, DataClass::SpeakAmounts],
            Self::Recent => &[DataClass::TransactionsRead, DataClass::SpeakAmounts],
            Self::Unlock => &[DataClass::CardStatus],
        })
    }

    fn request(self) -> Value {
        intent(match self {
            Self::Balance => "AllBalancesIntent",
            Self::Recent => "RecentTransactionsIntent",
            Self::Unlock => "CardUnlockIntent",
        })
    }
}

impl Holder {
    fn is_wrong(&mut self) {
        self.wrong += 1;
        self.failures += 1;
        self.locked = self.wrong >= 3 || self.failures >= 20;
    }

    /// Why the link opens nothing to who wants this.
    fn shut(&self, wants: Wants, now: i64) -> Option<Outcome> {
        let given = &self.given;
        if given.is_ended {
            return Some(Outcome::Ended);
        }
        if now >= given.consent_until.min(given.token_until) {
            return Some(Outcome::Expired);
        }
        wants.needs().first_missing_from(given.classes).map(|_| Outcome::Missing)
    }
}

impl Session {
    fn after(&mut self, answer: &Answered) {
        self.attributes = answer.0["sessionAttributes"].clone();
        if !answer.is_open() {
            let number = self.number + 1;
            *self = Self { number, ..Self::default() };
        }
    }

    /// What is left of the proof when `voice` speaks at `now`.
    fn keep_proof(&mut self, voice: Voice, now: i64) {
        let policy = PinPolicy::default();
        let (holds, idle) = (policy.holds.num_seconds(), policy.idle.num_seconds());
        let holds = |it: &Proof| it.voice == voice && now - it.said < holds && now - it.used < idle;
        self.proof = self.proof.take().filter(holds).map(|it| Proof { used: now, ..it });
    }
}

/// A turn of `voice` at `now`, before it is sent: what it comes to, and the talk after it. `said`
/// is whether the code that is said is right; `None` where `wants` is asked.
fn foreseen(
    session: &mut Session,
    holder: &mut Holder,
    (voice, now): (Voice, i64),
    said: Option<bool>,
    wants: Wants,
) -> Outcome {
    session.keep_proof(voice, now);
    let wants = said.map_or(wants, |_| session.waits.unwrap());
    if let Some(shut) = holder.shut(wants, now) {
        return shut;
    }
    match said {
        Some(_) if holder.locked => return Outcome::Locked,
        Some(true) => {
            holder.wrong = 0;
            let (token, set) = (holder.given.token.clone(), holder.sets);
            session.proof = Some(Proof { voice, token, set, said: now, used: now });
        }
        Some(false) => {
            holder.is_wrong();
            return if holder.locked { Outcome::Locked } else { Outcome::Wrong };
        }
        None => {}
    }
    let (own, proof) = (holder.given.aloud, session.proof.as_ref());
    let fits = proof.is_some_and(|it| it.set == holder.sets && it.token == holder.given.token);
    let is_proven = fits && !holder.locked;
    session.waits = None;
    match (wants, is_proven) {
        (Wants::Unlock, true) => return Outcome::Cards(own),
        // Everybody may hear them; but there is no telling them without amounts.
        (Wants::Recent, _) if own >= Aloud::Relative => return Outcome::Quiet,
        (Wants::Recent, _) => return Outcome::Recent(own),
        (Wants::Balance, _) if own == Aloud::Silent => return Outcome::Quiet,
        (Wants::Balance, true) => return Outcome::Balances(own),
        (Wants::Balance, false) if voice.level() != Aloud::Silent => {
            return Outcome::Balances(own.max(voice.level()));
        }
        (Wants::Unlock | Wants::Balance, false) => {}
    }
    if holder.locked {
        return Outcome::Locked;
    }
    (session.waits, session.proof) = (Some(wants), None);
    Outcome::Asked
}

fn check(outcome: Outcome, answer: &Answered, what: &str) {
    let (speech, shown) = (answer.speech(), answer.shown());
    let told = |text: &str| speech.contains(text);
    let amounts = answer.tells_amount();
    let guided = answer.offers_link() && !answer.is_open();
    let fits = match outcome {
        Outcome::Balances(Aloud::Exact) => amounts && !told("about "),
        Outcome::Balances(Aloud::Rounded) => amounts && told("about "),
        Outcome::Balances(_) | Outcome::Cards(_) => !told(ASKED) && !told(LOCKED) && !told(QUIET),
        Outcome::Recent(level) => !amounts || (level == Aloud::Rounded) == told("about "),
        Outcome::Asked => told(ASKED) && !told(WRONG),
        Outcome::Wrong => told(ASKED) && told(WRONG),
        Outcome::Locked => told(LOCKED) && !answer.is_open(),
        Outcome::Ended => told(ENDED) && guided,
        Outcome::Expired => told(EXPIRED) && guided,
        Outcome::Missing => told(MISSING) && guided,
        Outcome::Quiet => told(QUIET),
    };
    assert!(fits, "{what} should be {outcome:?}: {shown}");
    let may =
        matches!(outcome, Outcome::Balances(Aloud::Exact | Aloud::Rounded) | Outcome::Recent(_));
    assert!(may || !amounts, "{what}, {outcome:?}: {shown}");
}

/// A turn that was taken, and what was given when it was.
struct Taken {
    what: String,
    request: String,
    outcome: Outcome,
    given: Given,
}

/// That exactly what was told is on record, as it was told, under the consent of that moment.
fn check_record(taken: &Taken, records: &[&ReadRecord]) {
    let Taken { what, outcome, given, .. } = taken;
    let (Outcome::Balances(level) | Outcome::Recent(level) | Outcome::Cards(level)) = *outcome
    else {
        assert!(records.is_empty(), "{what}, {outcome:?}: a record of nothing told");
        return;
    };
    assert!(!records.is_empty(), "{what}, {outcome:?}: told without a record");
    for record in records {
        assert_eq!(record.link, given.token, "{what}: on record under another link");
        assert_eq!(record.classes.first_missing_from(given.classes), None, "{what}");
        assert_eq!(record.aloud, Some(level), "{what}, {outcome:?}");
    }
}

/// A house, everybody in it, and what was said.
struct Play {
    house: House,
    dice: Dice,
    holders: [Holder; 2],
    session: Session,
    voice: Voice,
    taken: Vec<Taken>,
}

impl Play {
    async fn begin(house: House, seed: u64) -> Self {
        let mut dice = Dice::new(seed);
        let now = house.now();
        let holders = [0, 1].map(|who| Holder {
            given: given(&mut dice, format!("token-{who}"), now),
            pin: format!("48{who}7"),
            sets: 1,
            wrong: 0,
            failures: 0,
            locked: false,
        });
        for (who, holder) in holders.iter().enumerate() {
            house.link(who, &holder.given).await;
            house.set_pin(who, &holder.pin).await;
        }
        let (session, voice, taken) = (Session::default(), Voice::Unknown, Vec::new());
        Self { house, dice, holders, session, voice, taken }
    }

    /// What befalls the house before a turn.
    async fn befall(&mut self, turn: usize) {
        self.house.pass(*self.dice.of(&[1, 5, 20, 60, 200]));
        let who = self.dice.below(2);
        if self.dice.one_in(8) {
            self.voice = *self.dice.of(&Voice::ALL);
        }
        if self.dice.one_in(60) {
            self.set_pin(who, turn).await;
        }
        if self.dice.one_in(25) {
            let begun = self.house.try_elsewhere(who).await;
            let holder = &mut self.holders[who];
            assert_eq!(begun, !holder.locked);
            if begun {
                holder.is_wrong();
            }
        }
        if self.dice.one_in(50) {
            self.narrow(who).await;
        }
        if self.dice.one_in(150) {
            self.house.end(&self.holders[who].given).await;
            self.holders[who].given.is_ended = true;
        }
        if self.dice.one_in(150) {
            self.link_again(who, turn).await;
        }
    }

    async fn set_pin(&mut self, who: usize, turn: usize) {
        let holder = &mut self.holders[who];
        holder.pin = format!("5{}19", turn % 10);
        self.house.set_pin(who, &holder.pin).await;
        (holder.sets, holder.wrong, holder.failures) = (holder.sets + 1, 0, 0);
        holder.locked = false;
    }

    async fn link_again(&mut self, who: usize, turn: usize) {
        let token = format!("token-{who}-{turn}-{}", self.taken.len());
        let given = given(&mut self.dice, token, self.house.now());
        self.house.link(who, &given).await;
        self.holders[who].given = given;
    }

    /// The customer makes what they gave less, on their own page.
    async fn narrow(&mut self, who: usize) {
        let accounts = &self.house.people[who].accounts;
        let is_spent_from = |place: &usize| matches!(accounts[*place].kind, AccountKind::Checking);
        let spent_from: Vec<usize> = (0..accounts.len()).filter(is_spent_from).collect();
        let before = &self.holders[who].given;
        let only = match before.only {
            None if self.dice.one_in(2) => Some(*self.dice.of(&spent_from)),
            only => only,
        };
        let kept: Vec<_> = before.classes.iter().filter(|_| !self.dice.one_in(8)).collect();
        let aloud = if self.dice.one_in(3) { *self.dice.of(&Aloud::ALL) } else { Aloud::Exact };
        let aloud = aloud.max(before.aloud);
        let less = Given { classes: DataClasses::of(&kept), only, aloud, ..before.clone() };
        let narrowed = self.house.narrow(who, &less).await;
        if before.is_ended || self.house.now() >= before.consent_until {
            assert_eq!(narrowed, Err(VaultFailure::Ended), "what does not hold is not changed");
        } else {
            assert_eq!(narrowed, Ok(()));
            self.holders[who].given = less;
        }
    }

    async fn turn(&mut self, turn: usize) {
        self.befall(turn).await;
        let (dice, session, voice) = (&mut self.dice, &mut self.session, self.voice);
        let (who, now) = (voice.customer(), self.house.now());
        let holder = &mut self.holders[who];
        let wants = *dice.of(&[Wants::Balance, Wants::Balance, Wants::Unlock, Wants::Recent]);
        let said = session.waits.filter(|_| !dice.one_in(6)).map(|_| dice.one_in(2));
        let digits = match said {
            Some(true) => holder.pin.clone(),
            _ => format!("90{:02}", dice.below(100)),
        };
        let request = match said {
            Some(_) => intent_with("RefineAccountIntent", &[("last_four", &digits, "")]),
            None => wants.request(),
        };
        let given = holder.given.clone();
        let outcome = foreseen(session, holder, (voice, now), said, wants);
        let tokens = [0, 1].map(|who| self.holders[who].given.token.as_str());
        let name = format!("session-{}", session.number);
        let talk = (name.as_str(), &session.attributes);
        let (request, answer) = self.house.ask(voice, tokens, talk, request).await;
        let what = format!("turn {turn} by {voice:?}, {said:?} {wants:?}");
        check(outcome, &answer, &what);
        self.check_names(who, &given, outcome, &answer, &what);
        self.session.after(&answer);
        self.taken.push(Taken { what, request, outcome, given });
        match outcome {
            Outcome::Ended | Outcome::Expired | Outcome::Missing if self.dice.one_in(2) => {
                self.link_again(who, turn).await;
            }
            Outcome::Locked if self.dice.one_in(3) => self.set_pin(who, turn).await,
            _ => {}
        }
    }

    /// That no account is named which is not shared. Merchants may be called like one.
    fn check_names(
        &self,
        who: usize,
        given: &Given,
        outcome: Outcome,
        answer: &Answered,
        what: &str,
    ) {
        if matches!(outcome, Outcome::Recent(_)) {
            return;
        }
        let shown = answer.shown();
        let everybody = self.house.people.iter().enumerate();
        let accounts = everybody.flat_map(|(whose, person)| {
            person.accounts.iter().enumerate().map(move |(place, account)| (whose, place, account))
        });
        let (shared, others): (Vec<_>, Vec<_>) = accounts.partition(|(whose, place, _)| {
            *whose == who && given.only.is_none_or(|only| only == *place)
        });
        let name = |(_, _, account): &(_, _, &DemoAccount)| account.nickname.clone();
        let shared: Vec<String> = shared.iter().filter_map(name).collect();
        for foreign in others.iter().filter_map(name).filter(|it| !shared.contains(it)) {
            assert!(!shown.contains(&foreign), "{what}: {foreign} is not shared: {shown}");
        }
    }
}

/// A consent as somebody may give it.
fn given(dice: &mut Dice, token: String, now: i64) -> Given {
    Given {
        token,
        classes: DataClasses::ALL,
        only: None,
        aloud: if dice.one_in(4) { *dice.of(&Aloud::ALL) } else { Aloud::Exact },
        consent_until: now + *dice.of(&SPANS),
        token_until: now + *dice.of(&SPANS),
        is_ended: false,
    }
}

/// Plays so many turns in a house of its own; what they came to, and how often.
async fn play(house: House, seed: u64, turns: usize, soak: Arc<Soak>) -> BTreeMap<Outcome, usize> {
    let mut play = Play::begin(house, seed).await;
    for turn in 0..turns {
        play.turn(turn).await;
        soak.played(1);
    }
    let records = play.house.records();
    let mut of: BTreeMap<&str, Vec<&ReadRecord>> = BTreeMap::new();
    for record in &records {
        of.entry(&record.request).or_default().push(record);
    }
    let mut came_to = BTreeMap::new();
    for taken in &play.taken {
        check_record(taken, &of.remove(taken.request.as_str()).unwrap_or_default());
        *came_to.entry(taken.outcome).or_default() += 1;
    }
    assert!(of.is_empty(), "a record of what nobody asked");
    came_to
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_hears_more_than_the_ladder_gives_at_that_moment() {
    let soak = Arc::new(Soak::of("houses", TURNS, SEED));
    let keys = tempfile::tempdir().unwrap();
    let turns = soak.turns.div_ceil(TOGETHER).min(HOUSE_TURNS_MAX);
    let mut came_to: BTreeMap<Outcome, usize> = BTreeMap::new();
    let mut playing = JoinSet::new();
    for number in 0..soak.turns.div_ceil(turns) {
        if playing.len() == TOGETHER {
            add(&mut came_to, playing.join_next().await.unwrap().unwrap());
        }
        let seed = soak.seed.wrapping_add(number as u64);
        let turns = turns.min(soak.turns - number * turns);
        playing.spawn(play(House::build(keys.path()), seed, turns, Arc::clone(&soak)));
    }
    while let Some(played) = playing.join_next().await {
        add(&mut came_to, played.unwrap());
    }
    println!("{came_to:?}");
    assert_eq!(came_to.values().sum::<usize>(), soak.turns);
    assert!(came_to.values().all(|times| *times > 3), "{came_to:?}");
    // Balances at three levels and transactions at two; cards at four; and why not, seven times.
    assert_eq!(came_to.len(), 3 + 2 + 4 + 7, "{came_to:?}");
}

fn add(all: &mut BTreeMap<Outcome, usize>, some: BTreeMap<Outcome, usize>) {
    for (outcome, times) in some {
        *all.entry(outcome).or_default() += times;
    }
}
