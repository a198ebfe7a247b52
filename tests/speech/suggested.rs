//! What Saldo suggests, the interaction model understands as it was meant (certification 4.3).

use saldo::basics::Locale;
use saldo::models::shipped;
use saldo::nlu::Closeness;
use saldo::speech::suggestions;

/// Each suggestion with the intent it stands for.
const MEANT: [(&str, &str); 11] = [
    ("what's my balance", "BalanceIntent"),
    ("what do I owe", "OwedIntent"),
    ("which accounts do I have", "AccountsIntent"),
    ("what are my recent transactions", "RecentTransactionsIntent"),
    ("how much did I spend this month", "SpendingIntent"),
    ("which ones", "RowsIntent"),
    ("what's the routing number", "RoutingNumberIntent"),
    ("the first one", "RefineAccountIntent"),
    ("more", "AMAZON.MoreIntent"),
    ("yes", "AMAZON.YesIntent"),
    ("stop", "AMAZON.StopIntent"),
];

#[test]
fn every_suggestion_means_what_it_stands_for() {
    let matcher = shipped().matcher(Locale::EN_US).unwrap();
    for suggested in suggestions::all() {
        let meant = MEANT.iter().find(|(phrase, _)| phrase == suggested);
        let (_, intent) = meant.unwrap_or_else(|| panic!("say what {suggested:?} stands for"));
        let found = matcher.understand(suggested, &[]);
        let found = found.unwrap_or_else(|_| panic!("{suggested:?} is not in the model"));
        assert_eq!((found.intent, found.closeness), (*intent, Closeness::Exact), "{suggested}");
    }
}

#[test]
fn suggested_choices_fill_their_slot() {
    let matcher = shipped().matcher(Locale::EN_US).unwrap();
    let phrase = "the first one";
    assert!(suggestions::all().contains(&phrase), "{phrase} is no suggestion any more");
    let found = matcher.understand(phrase, &[]).unwrap();
    let filled: Vec<_> = found.slots.iter().map(|s| (s.name, s.value.as_str())).collect();
    assert_eq!(filled, [("position", "1")], "{phrase}");
}
