//! What Saldo suggests, the interaction model understands as it was meant (certification 4.3).

use saldo::basics::Locale;
use saldo::models::shipped;
use saldo::nlu::{Closeness, Matcher};
use saldo::speech::Suggestion;

/// The intent that each suggestion stands for.
fn meant(suggestion: Suggestion) -> &'static str {
    match suggestion {
        Suggestion::Balance => "BalanceIntent",
        Suggestion::Owed => "OwedIntent",
        Suggestion::Accounts => "AccountsIntent",
        Suggestion::Recent => "RecentTransactionsIntent",
        Suggestion::Spending => "SpendingIntent",
        Suggestion::Rows => "RowsIntent",
        Suggestion::RoutingNumber => "RoutingNumberIntent",
        Suggestion::FirstOne => "RefineAccountIntent",
        Suggestion::More => "AMAZON.MoreIntent",
        Suggestion::Yes => "AMAZON.YesIntent",
        Suggestion::No => "AMAZON.NoIntent",
        Suggestion::Alone => "AloneIntent",
        Suggestion::Stop => "AMAZON.StopIntent",
    }
}

fn matchers() -> impl Iterator<Item = (Locale, &'static Matcher)> {
    shipped().locales().map(|locale| (locale, shipped().matcher(locale).unwrap()))
}

#[test]
fn every_suggestion_means_what_it_stands_for() {
    for (locale, matcher) in matchers() {
        for suggestion in Suggestion::ALL {
            let phrase = suggestion.phrase(locale);
            let found = matcher.understand(&phrase, &[]);
            let found = found.unwrap_or_else(|_| panic!("{locale}: {phrase:?} is not understood"));
            let expected = (meant(suggestion), Closeness::Exact);
            assert_eq!((found.intent, found.closeness), expected, "{locale}: {phrase}");
        }
    }
}

#[test]
fn suggested_choices_fill_their_slot() {
    for (locale, matcher) in matchers() {
        let phrase = Suggestion::FirstOne.phrase(locale);
        let found = matcher.understand(&phrase, &[]).unwrap();
        let filled: Vec<_> = found.slots.iter().map(|s| (s.name, s.value.as_str())).collect();
        assert_eq!(filled, [("position", "1")], "{locale}: {phrase}");
    }
}
