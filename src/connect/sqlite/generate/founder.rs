//! Founding a household: what all personas have in common.

use chrono::{Datelike, NaiveDate, TimeDelta};

use super::calendar::{Season, When};
use super::life::Span;
use super::parties::{OwnText, Parties, PartyId, Trade};
use super::plan::{
    AccountPlan, Bill, Cards, Habit, Hold, Holder, Household, Income, Interest, Member, Opening,
    Routine, Scheduled, Sum, Transfer,
};
use super::random::Dice;
use super::trades::{CITIES, FAMILY_NAMES, GIVEN_NAMES};
use crate::bank::{AccountKind, AccountStatus, ObligationKind, TransactionKind};
use crate::basics::Currency;

/// A household being founded.
pub(super) struct Founder<'a> {
    /// Its dice.
    pub(super) dice: Dice,
    /// The span it will live through.
    pub(super) span: Span,
    /// What has been founded so far.
    pub(super) household: Household,
    parties: &'a Parties,
    city: usize,
    family_name: &'static str,
}

/// Spending that a persona has, and how much of it.
pub(super) struct Taste {
    /// On what.
    pub(super) trade: Trade,
    /// On how many of 1000 days.
    pub(super) per_mille: u32,
    /// The least at a time, in minor units.
    pub(super) low: i64,
    /// The most at a time, in minor units.
    pub(super) high: i64,
}

/// Shorthand for a [`Taste`].
pub(super) fn taste(trade: Trade, per_mille: u32, low: i64, high: i64) -> Taste {
    Taste { trade, per_mille, low, high }
}

impl<'a> Founder<'a> {
    /// Settles the household number `household` in a city.
    pub(super) fn new(parties: &'a Parties, seed: u64, household: u64, span: Span) -> Self {
        let mut dice = Dice::of(seed, household);
        let city = dice.index(CITIES.len());
        let family_name = FAMILY_NAMES[dice.index(FAMILY_NAMES.len())];
        let household = Household {
            zone: CITIES[city].zone,
            members: Vec::with_capacity(2),
            accounts: Vec::with_capacity(8),
            routine: Routine::default(),
        };
        Self { dice, span, household, parties, city, family_name }
    }

    /// A person joins.
    pub(super) fn member(&mut self, persona: &'static str) {
        let mut given = self.dice.index(GIVEN_NAMES.len());
        let name = |given: usize| format!("{} {}", GIVEN_NAMES[given], self.family_name);
        if self.household.members.iter().any(|member| member.name == name(given)) {
            given = (given + 1) % GIVEN_NAMES.len();
        }
        let name = name(given);
        self.household.members.push(Member { name, persona });
    }

    /// Opens an account for the members that `holders` lists with their nicknames.
    pub(super) fn account(
        &mut self,
        kind: AccountKind,
        opening: Opening,
        holders: &[(usize, Option<&'static str>)],
    ) -> usize {
        let last_four = self.fresh_last_four();
        let holders = holders
            .iter()
            .map(|(member, nickname)| Holder { member: *member, nickname: *nickname });
        self.household.accounts.push(AccountPlan {
            kind,
            currency: Currency::USD,
            status: AccountStatus::Open,
            limit: None,
            opening,
            last_four,
            holders: holders.collect(),
            cards: Cards::Active,
            is_past_due: false,
        });
        self.household.accounts.len() - 1
    }

    /// Opens a card for one member.
    pub(super) fn card(
        &mut self,
        limit: i64,
        opening: Opening,
        holder: (usize, Option<&'static str>),
    ) -> usize {
        let card = self.account(AccountKind::CreditCard, opening, &[holder]);
        self.household.accounts[card].limit = Some(limit);
        card
    }

    /// Digits that no other account of the household ends in.
    fn fresh_last_four(&mut self) -> u16 {
        loop {
            let digits = u16::try_from(self.dice.below(10_000)).unwrap_or(0);
            if self.household.accounts.iter().all(|account| account.last_four != digits) {
                return digits;
            }
        }
    }

    /// Somebody of `trade`, always from this household's city.
    pub(super) fn someone(&mut self, trade: Trade) -> PartyId {
        let rank = self.dice.index(64);
        self.parties.of(trade, rank, self.city)
    }

    /// Four favourites of `trade`, one of them away from home.
    fn favourites(&mut self, trade: Trade) -> [PartyId; 4] {
        let rank = self.dice.index(64);
        let away = self.dice.index(CITIES.len());
        let party = |step, place| self.parties.of(trade, rank + step, place);
        [party(0, self.city), party(0, self.city), party(1, self.city), party(2, away)]
    }

    /// Regular pay from one payer.
    pub(super) fn paid(&mut self, into: usize, when: When, amount: (i64, i64), payer: Trade) {
        let from = [self.someone(payer); 4];
        let (low, high) = amount;
        self.household.routine.incomes.push(Income { into, when, low, high, from });
    }

    /// Irregular pay from several payers.
    pub(super) fn paid_by_many(&mut self, into: usize, per_mille: u32, amount: (i64, i64)) {
        let from = self.favourites(Trade::Client);
        let when = When::Irregular(per_mille);
        let (low, high) = amount;
        self.household.routine.incomes.push(Income { into, when, low, high, from });
    }

    /// A bill that is collected monthly.
    pub(super) fn bill(&mut self, from: usize, payee: Trade, amount: i64) {
        let day = u32::try_from(self.dice.between(1, 28)).unwrap_or(1);
        let season = match payee {
            Trade::Gas => Season::Winter,
            Trade::Electricity => Season::Summer,
            _ => Season::None,
        };
        let varies_percent = if payee == Trade::Water || season != Season::None { 12 } else { 0 };
        let to = self.someone(payee);
        // Rent is sent; everybody else collects.
        let arranged = Some(match payee {
            Trade::Landlord => ObligationKind::StandingOrder,
            _ => ObligationKind::DirectDebit,
        });
        self.household.routine.bills.push(Bill {
            from,
            when: When::Monthly(day),
            kind: TransactionKind::Bill,
            amount,
            season,
            varies_percent,
            rise: None,
            to,
            arranged,
        });
    }

    /// `count` subscriptions; the first becomes dearer in the middle of the span.
    pub(super) fn subscriptions(&mut self, from: usize, count: usize) {
        let first = self.dice.index(64);
        for rank in 0..count {
            let amount = self.dice.between(5, 24) * 100 + 99;
            let day = u32::try_from(self.dice.between(1, 28)).unwrap_or(1);
            let dearer = amount + self.dice.between(1, 4) * 100;
            let rise = (rank == 0).then(|| (self.middle(), dearer));
            self.household.routine.bills.push(Bill {
                from,
                when: When::Monthly(day),
                kind: TransactionKind::Purchase,
                amount,
                season: Season::None,
                varies_percent: 0,
                rise,
                to: self.parties.of(Trade::Subscription, first + rank, self.city),
                arranged: None,
            });
        }
    }

    /// A charge of the bank itself: a fee, or interest of a fixed amount.
    pub(super) fn charge(
        &mut self,
        from: usize,
        when: When,
        kind: TransactionKind,
        amount: i64,
        text: OwnText,
    ) {
        self.household.routine.bills.push(Bill {
            from,
            when,
            kind,
            amount,
            season: Season::None,
            varies_percent: 0,
            rise: None,
            to: Parties::own(text),
            arranged: None,
        });
    }

    /// A bill that comes once.
    pub(super) fn pay_once(&mut self, from: usize, when: When, amount: i64, to: PartyId) {
        self.household.routine.bills.push(Bill {
            from,
            when,
            kind: TransactionKind::Bill,
            amount,
            season: Season::None,
            varies_percent: 0,
            rise: None,
            to,
            arranged: None,
        });
    }

    /// Orders a payment that is to be made some `days` after the end of the span.
    pub(super) fn schedule(&mut self, from: usize, days: i64, amount: i64, to: PartyId) {
        let on = self.span.as_of.date_naive() + TimeDelta::days(days);
        self.household.routine.scheduled.push(Scheduled { from, on, amount, to });
    }

    /// Card spending; `leave` is what a customer who watches the balance leaves in the account.
    pub(super) fn spends(&mut self, from: usize, leave: Option<i64>, tastes: &[Taste]) {
        for taste in tastes {
            let hold = match taste.trade {
                Trade::Restaurant => Hold::BeforeTip,
                // A watched balance has no room for a round hold.
                Trade::Fuel if leave.is_none() => Hold::Round(10_000),
                Trade::Friend => Hold::Never,
                _ => Hold::Same,
            };
            let refund_per_mille = match taste.trade {
                Trade::Online | Trade::Clothing | Trade::Electronics => 90,
                Trade::Home | Trade::Travel => 40,
                _ => 0,
            };
            let at = self.favourites(taste.trade);
            self.household.routine.habits.push(Habit {
                from,
                kind: if taste.trade == Trade::Friend {
                    TransactionKind::Bill
                } else {
                    TransactionKind::Purchase
                },
                when: When::Irregular(taste.per_mille),
                low: taste.low,
                high: taste.high,
                at,
                hold,
                refund_per_mille,
                leave,
            });
        }
    }

    /// Fuel the day before the end of the span: its hold still stands then, so that what is
    /// available differs from what is booked.
    pub(super) fn fills_up_at_last(&mut self, from: usize) {
        let day_before = self.span.as_of - TimeDelta::days(1);
        let day = day_before.with_timezone(&self.household.zone).date_naive();
        let at = self.favourites(Trade::Fuel);
        self.household.routine.habits.push(Habit {
            from,
            kind: TransactionKind::Purchase,
            when: When::Once(day),
            low: 3000,
            high: 6000,
            at,
            hold: Hold::Round(10_000),
            refund_per_mille: 0,
            leave: None,
        });
    }

    /// Cash from a machine, always 60 dollars.
    pub(super) fn cash(&mut self, from: usize, per_mille: u32, leave: Option<i64>) {
        self.household.routine.habits.push(Habit {
            from,
            kind: TransactionKind::Cash,
            when: When::Irregular(per_mille),
            low: 6000,
            high: 6000,
            at: [Parties::own(OwnText::CashMachine); 4],
            hold: Hold::Never,
            refund_per_mille: 0,
            leave,
        });
    }

    /// A transfer between two of the household's accounts.
    pub(super) fn transfer(&mut self, from: usize, to: usize, when: When, sum: Sum) {
        let (text_out, text_in) = match self.household.accounts[to].kind {
            AccountKind::CreditCard => (OwnText::CardPayment, OwnText::PaymentReceived),
            AccountKind::Loan | AccountKind::Mortgage => {
                (OwnText::LoanPayment, OwnText::PaymentReceived)
            }
            AccountKind::Checking | AccountKind::Savings => (OwnText::Transfer, OwnText::Transfer),
        };
        // What is put aside regularly; cards and loans collect what they are owed.
        let is_saving =
            text_out == OwnText::Transfer && matches!(sum, Sum::Fixed(_) | Sum::Exchanged { .. });
        self.household.routine.transfers.push(Transfer {
            from,
            to,
            when,
            sum,
            text_out: Parties::own(text_out),
            text_in: Parties::own(text_in),
            last: NaiveDate::MAX,
            arranged: is_saving.then_some(ObligationKind::StandingOrder),
        });
    }

    /// Interest at the end of each month.
    pub(super) fn interest(&mut self, account: usize, yearly_bp: i64) {
        let last = NaiveDate::MAX;
        self.household.routine.interest.push(Interest { account, yearly_bp, last });
    }

    /// The day in the middle of the span.
    pub(super) fn middle(&self) -> NaiveDate {
        let last = self.span.as_of.date_naive();
        let half = (last - self.span.first).num_days() / 2;
        self.span.first + TimeDelta::days(half)
    }

    /// Closes `account` in the middle of the span: what is left goes to `heir`, or a card's debt
    /// is paid from there. Nothing happens on it afterwards.
    pub(super) fn close(&mut self, account: usize, heir: usize) {
        let on = self.middle();
        self.household.accounts[account].status = AccountStatus::Closed;
        let routine = &mut self.household.routine;
        routine.habits.retain(|habit| habit.from != account);
        routine.bills.retain(|bill| bill.from != account);
        for interest in routine.interest.iter_mut().filter(|it| it.account == account) {
            interest.last = on.pred_opt().unwrap_or(on);
        }
        let text = Parties::own(OwnText::Closing);
        let is_card = self.household.accounts[account].kind == AccountKind::CreditCard;
        let (from, to, sum) =
            if is_card { (heir, account, Sum::AllOwed) } else { (account, heir, Sum::Everything) };
        self.household.routine.transfers.push(Transfer {
            from,
            to,
            when: When::Once(on),
            sum,
            text_out: text,
            text_in: text,
            last: on,
            arranged: None,
        });
    }

    /// A day of the month about `days` after the last day of the span: a payday that is near.
    pub(super) fn day_after_end(&self, days: i64) -> u32 {
        (self.span.as_of.date_naive() + TimeDelta::days(days)).day()
    }
}
