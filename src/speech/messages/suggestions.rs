//! The phrases Saldo suggests.

use crate::speech::wording::messages;

messages! { "suggestions.ftl";
    /// Asks for a balance.
    BALANCE = "suggest-balance" {};
    /// Asks what is owed.
    OWED = "suggest-owed" {};
    /// Asks which accounts there are.
    ACCOUNTS = "suggest-accounts" {};
    /// Asks for the recent transactions.
    RECENT = "suggest-recent" {};
    /// Asks for what was spent.
    SPENDING = "suggest-spending" {};
    /// Asks for the transactions behind a total.
    ROWS = "suggest-rows" {};
    /// Asks for a fact that needs no link.
    ROUTING_NUMBER = "suggest-routing-number" {};
    /// Chooses among what was just offered.
    FIRST_ONE = "suggest-first-one" {};
    /// Asks for the next page.
    MORE = "suggest-more" {};
    /// Goes on with a list.
    YES = "suggest-yes" {};
    /// Declines what was offered.
    NO = "suggest-no" {};
    /// Says that nobody else listens.
    ALONE = "suggest-alone" {};
    /// Ends the talk.
    STOP = "suggest-stop" {};
}
