//! Whom people deal with: every name and statement text of an invented bank, numbered.

use super::trades::{CITIES, names};

/// A line of business, or another reason to meet somebody on a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trade {
    /// Food shops.
    Grocer,
    /// Restaurants: a tip makes the posted amount larger than the hold.
    Restaurant,
    /// Coffee and bakeries.
    Cafe,
    /// Pumps that hold a round sum first.
    Fuel,
    /// Clothes and shoes.
    Clothing,
    /// Hardware, garden, furniture.
    Home,
    /// Electronics.
    Electronics,
    /// Shops without a door.
    Online,
    /// Pharmacies.
    Pharmacy,
    /// Cinema, sport, shows.
    Leisure,
    /// Flights, hotels, trains.
    Travel,
    /// Buses, parking, tolls.
    Transit,
    /// Doctors, dentists, vets.
    Doctor,
    /// Monthly services charged to a card.
    Subscription,
    /// Those who pay salaries.
    Employer,
    /// Those who pay a freelancer.
    Client,
    /// Those who pay pensions.
    Pension,
    /// Those who collect rent.
    Landlord,
    /// Electricity suppliers.
    Electricity,
    /// Gas suppliers.
    Gas,
    /// Water suppliers.
    Water,
    /// Internet providers.
    Internet,
    /// Telephone providers.
    Phone,
    /// Insurers.
    Insurance,
    /// Tax offices.
    TaxOffice,
    /// People one knows.
    Friend,
}

impl Trade {
    const ALL: [Self; 26] = [
        Self::Grocer,
        Self::Restaurant,
        Self::Cafe,
        Self::Fuel,
        Self::Clothing,
        Self::Home,
        Self::Electronics,
        Self::Online,
        Self::Pharmacy,
        Self::Leisure,
        Self::Travel,
        Self::Transit,
        Self::Doctor,
        Self::Subscription,
        Self::Employer,
        Self::Client,
        Self::Pension,
        Self::Landlord,
        Self::Electricity,
        Self::Gas,
        Self::Water,
        Self::Internet,
        Self::Phone,
        Self::Insurance,
        Self::TaxOffice,
        Self::Friend,
    ];

    /// Merchant category code (ISO 18245); none for what is not paid by card.
    fn mcc(self) -> Option<u16> {
        Some(match self {
            Self::Grocer => 5411,
            Self::Restaurant => 5812,
            Self::Cafe => 5814,
            Self::Fuel => 5542,
            Self::Clothing => 5651,
            Self::Home => 5200,
            Self::Electronics => 5732,
            Self::Online => 5999,
            Self::Pharmacy => 5912,
            Self::Leisure => 7999,
            Self::Travel => 4722,
            Self::Transit => 4111,
            Self::Doctor => 8099,
            Self::Subscription => 5968,
            Self::Electricity | Self::Gas | Self::Water => 4900,
            Self::Internet => 4816,
            Self::Phone => 4814,
            Self::Insurance => 6300,
            Self::Landlord => 6513,
            _ => return None,
        })
    }

    /// Whether there is one in every city, each with a statement text of its own.
    fn is_local(self) -> bool {
        let last_local = Self::Doctor as usize;
        self as usize <= last_local && self != Self::Online
    }

    /// How many statement texts a party of the trade has.
    fn variants(self) -> usize {
        if self.is_local() { CITIES.len() } else { 1 }
    }
}

/// The bank's own statement texts, in the order of their numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum OwnText {
    /// Between the customer's own accounts.
    Transfer,
    /// A card's payment, on the paying account.
    CardPayment,
    /// A card's payment, on the card.
    PaymentReceived,
    /// A loan's or mortgage's installment.
    LoanPayment,
    /// Interest credited.
    InterestPaid,
    /// Interest debited.
    InterestCharged,
    /// A monthly account fee.
    MonthlyFee,
    /// The fee for an overdraft.
    OverdraftFee,
    /// The fee for paying a card late.
    LateFee,
    /// The fee for using another currency.
    ForeignFee,
    /// Cash from a machine.
    CashMachine,
    /// What was left when an account was closed.
    Closing,
}

impl OwnText {
    const ALL: [Self; 12] = [
        Self::Transfer,
        Self::CardPayment,
        Self::PaymentReceived,
        Self::LoanPayment,
        Self::InterestPaid,
        Self::InterestCharged,
        Self::MonthlyFee,
        Self::OverdraftFee,
        Self::LateFee,
        Self::ForeignFee,
        Self::CashMachine,
        Self::Closing,
    ];

    fn text(self) -> (&'static str, Option<u16>) {
        match self {
            Self::Transfer => ("ONLINE TRANSFER BETWEEN OWN ACCOUNTS", None),
            Self::CardPayment => ("CREDIT CARD AUTOPAY", None),
            Self::PaymentReceived => ("PAYMENT RECEIVED - THANK YOU", None),
            Self::LoanPayment => ("LOAN INSTALLMENT", None),
            Self::InterestPaid => ("INTEREST PAID", None),
            Self::InterestCharged => ("INTEREST CHARGED", None),
            Self::MonthlyFee => ("MONTHLY SERVICE FEE", None),
            Self::OverdraftFee => ("OVERDRAFT FEE", None),
            Self::LateFee => ("LATE PAYMENT FEE", None),
            Self::ForeignFee => ("FOREIGN TRANSACTION FEE", None),
            Self::CashMachine => ("ATM WITHDRAWAL", Some(6011)),
            Self::Closing => ("ACCOUNT CLOSED - REMAINING BALANCE", None),
        }
    }
}

/// The name and statement text of somebody, as a row of `party`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Party {
    /// The clean name, where the bank has one.
    pub(super) name: Option<&'static str>,
    /// The raw text on statements.
    pub(super) descriptor: String,
    /// Merchant category code.
    pub(super) mcc: Option<u16>,
}

/// The number of a party: its place in [`Parties::all`], from 1.
pub(super) type PartyId = u32;

/// Every party of an invented bank.
pub(super) struct Parties {
    all: Vec<Party>,
    /// The number of each trade's first party, in the order of [`Trade::ALL`].
    first: [PartyId; Trade::ALL.len()],
}

impl Parties {
    /// The same parties for every bank.
    pub(super) fn new() -> Self {
        let mut all: Vec<Party> = OwnText::ALL
            .into_iter()
            .map(|own| {
                let (descriptor, mcc) = own.text();
                Party { name: None, descriptor: descriptor.to_owned(), mcc }
            })
            .collect();
        let first = Trade::ALL.map(|trade| {
            let first = number(all.len());
            for (rank, name) in names(trade).iter().enumerate() {
                all.extend((0..trade.variants()).map(|place| party(trade, rank, name, place)));
            }
            first
        });
        Self { all, first }
    }

    /// All of them, in the order of their numbers.
    pub(super) fn all(&self) -> impl Iterator<Item = (PartyId, &Party)> {
        self.all.iter().enumerate().map(|(index, party)| (number(index), party))
    }

    /// The number of the `rank`-th party of `trade` in the city `place`; both wrap around.
    pub(super) fn of(&self, trade: Trade, rank: usize, place: usize) -> PartyId {
        let count = names(trade).len();
        let within = (rank % count) * trade.variants() + place % trade.variants();
        self.first[trade as usize] + within as PartyId
    }

    /// The clean name and the statement text behind a number.
    pub(super) fn texts(&self, id: PartyId) -> Option<(Option<&'static str>, &str)> {
        let index = usize::try_from(id.checked_sub(1)?).ok()?;
        self.all.get(index).map(|party| (party.name, party.descriptor.as_str()))
    }

    /// The number of one of the bank's own texts.
    pub(super) fn own(text: OwnText) -> PartyId {
        number(text as usize)
    }
}

/// There are a few thousand parties, so the number always fits.
fn number(index: usize) -> PartyId {
    index as PartyId + 1
}

fn party(trade: Trade, rank: usize, name: &'static str, place: usize) -> Party {
    // Banks have a clean name for most merchants, not for all.
    let unnamed = trade.mcc().is_some() && (rank + place).is_multiple_of(4);
    Party {
        name: (!unnamed).then_some(name),
        descriptor: descriptor(trade, rank, name, place),
        mcc: trade.mcc(),
    }
}

/// What the network makes of a name: shouted, cut, between prefixes and numbers.
fn descriptor(trade: Trade, rank: usize, name: &str, place: usize) -> String {
    let raw: String = name
        .to_uppercase()
        .replace(" AND ", " & ")
        .replace(['\'', '-'], "")
        .chars()
        .take(20)
        .collect();
    let store = (rank * 131 + place * 17) % 9000 + 12;
    let city = &CITIES[place % CITIES.len()];
    let (town, state) = (city.name, city.state);
    match trade {
        Trade::Restaurant | Trade::Cafe | Trade::Leisure | Trade::Clothing => match rank % 4 {
            0 => format!("SQ *{raw} {store:04} {town} {state}"),
            1 => format!("TST* {raw} {town} {state}"),
            2 => format!("CHECKCARD {raw} {town} {state}"),
            _ => format!("{raw} #{store:04} {town} {state}"),
        },
        Trade::Online => match rank % 3 {
            0 => format!("PAYPAL *{} 888555{store:04}", raw.replace(' ', "")),
            1 => format!("{}.COM*MK{store:04}Q BILL WA", raw.replace([' ', '&'], "")),
            _ => format!("PY *{raw} 800555{store:04}"),
        },
        Trade::Subscription => {
            format!("{}.COM 888-555-{store:04} CA", raw.replace(' ', ""))
        }
        Trade::Employer => format!("{raw} PAYROLL PPD ID 9{store:05}"),
        Trade::Pension => format!("{raw} PPD ID 9{store:05}"),
        Trade::Client => format!("ACH CREDIT {raw} INVOICE"),
        Trade::Friend => format!("INSTANT PAYMENT {raw}"),
        Trade::Landlord => format!("{raw} WEB PMTS"),
        Trade::TaxOffice => format!("{raw} TAX PYMT"),
        _ if trade.is_local() => match rank % 3 {
            0 => format!("{raw} #{store:04} {town} {state}"),
            1 => format!("POS DEBIT {raw} {store:04} {town} {state}"),
            _ => format!("PURCHASE AUTHORIZED ON CARD {raw} {town} {state}"),
        },
        _ => format!("ACH PMT {raw} {store:05}"),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_number_names_one_text() {
        let parties = Parties::new();
        let texts: HashSet<_> = parties.all().map(|(_, party)| &party.descriptor).collect();
        assert_eq!(texts.len(), parties.all().count());
        assert!(texts.len() > 1500, "{}", texts.len());
    }

    #[test]
    fn numbers_lead_back_to_their_party() {
        let parties = Parties::new();
        let text = |id: PartyId| {
            let (_, party) = parties.all().find(|(number, _)| *number == id).unwrap();
            (party.name, party.descriptor.clone())
        };
        assert_eq!(text(Parties::own(OwnText::Closing)).1, "ACCOUNT CLOSED - REMAINING BALANCE");
        for (index, trade) in Trade::ALL.into_iter().enumerate() {
            assert_eq!(trade as usize, index, "{trade:?} is out of order");
        }
        let cafe = text(parties.of(Trade::Cafe, 0, 0));
        assert_eq!(cafe.1, "SQ *BLUE KETTLE COFFEE 0012 OAKLAND CA");
        let friend = text(parties.of(Trade::Friend, 7, 15));
        assert_eq!(friend, (Some("Morgan Ellery"), "INSTANT PAYMENT MORGAN ELLERY".into()));
    }
}
