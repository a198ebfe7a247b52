//! How a theme lists its messages.

/// Lists the messages of one file: a constant for each, and all of them as `ALL`.
///
/// ```text
/// messages! { "accounts.ftl";
///     /// What it says, and when.
///     FOUND = "accounts-found" { count: Count };
///     HELD = "balances-held" (apart) { account: Forms("account"), amount: Amount };
/// }
/// ```
macro_rules! messages {
    ($file:literal; $(
        $(#[$doc:meta])*
        $name:ident = $id:literal $(($($attribute:ident),+))?
            { $($variable:ident: $kind:expr),* $(,)? };
    )+) => {
        #[allow(clippy::allow_attributes, unused_imports, reason = "not every theme has each kind")]
        use $crate::models::{ReplyMessage, VariableKind::*};

        $(
            $(#[$doc])*
            pub(in crate::speech) const $name: ReplyMessage = ReplyMessage {
                file: $file,
                id: $id,
                attributes: &[$($(stringify!($attribute)),+)?],
                variables: &[$((stringify!($variable), $kind)),*],
            };
        )+

        /// All of them.
        pub(in crate::speech) const ALL: &[ReplyMessage] = &[$($name),+];
    };
}

pub(in crate::speech) use messages;
