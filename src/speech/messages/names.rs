//! What accounts, the bank and its app are called.

use crate::speech::wording::messages;

/// The kinds of account.
pub(in crate::speech) const KINDS: &[&str] =
    &["checking", "savings", "credit_card", "loan", "mortgage"];

/// Whether an account holds money or is owed.
pub(in crate::speech) const SIDES: &[&str] = &["held", "owed"];

/// The messages that name an account.
pub(in crate::speech) const ACCOUNT: &[&str] = &[
    "account-called",
    "account-checking",
    "account-credit-card",
    "account-currency",
    "account-ending",
    "account-loan",
    "account-mortgage",
    "account-savings",
];

/// The messages that name the bank.
pub(in crate::speech) const BANK: &[&str] = &["bank-called", "bank-unnamed"];

/// The messages that name the bank's app.
pub(in crate::speech) const APP: &[&str] = &["app-called", "app-unnamed"];

messages! { "names.ftl";
    /// The bank by its name.
    BANK_CALLED = "bank-called" { name: Words };
    /// The bank, where the settings leave its name open.
    BANK_UNNAMED = "bank-unnamed" {};
    /// The bank's app.
    APP_CALLED = "app-called" { name: Words };
    /// The bank's app, where the settings leave its name open.
    APP_UNNAMED = "app-unnamed" {};
    /// An account that the customer gave a name.
    CALLED = "account-called" { name: Words, side: Key(SIDES) };
    /// A checking account.
    CHECKING = "account-checking" {};
    /// A savings account.
    SAVINGS = "account-savings" {};
    /// A credit card.
    CREDIT_CARD = "account-credit-card" {};
    /// A loan.
    LOAN = "account-loan" {};
    /// A mortgage.
    MORTGAGE = "account-mortgage" {};
    /// An account told apart by its last digits.
    ENDING = "account-ending" { account: Forms(ACCOUNT), digits: Words };
    /// An account told apart by its currency, in a list without amounts.
    CURRENCY = "account-currency" { account: Forms(ACCOUNT), currency: Words };
    /// All accounts of one kind, with the preposition: "in your checking accounts".
    KINDS_WITHIN = "account-kinds-within" { kind: Key(KINDS) };
    /// A kind of account as it is shown.
    KIND_SHOWN = "account-kind-shown" { kind: Key(KINDS) };
    /// An account with its last digits, as it is shown.
    ENDING_SHOWN = "account-ending-shown" { account: Words, digits: Words };
    /// An account with its currency's code, as it is shown.
    CURRENCY_SHOWN = "account-currency-shown" { account: Words, code: Words };
    /// The sign & in a name, as a word.
    SIGN_AND = "sign-and" {};
    /// The sign + in a name, as a word.
    SIGN_PLUS = "sign-plus" {};
    /// The sign @ in a name, as a word.
    SIGN_AT = "sign-at" {};
}
