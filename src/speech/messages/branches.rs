//! Where the bank has branches, when they are open, and on which days they are not.

use crate::speech::wording::messages;

messages! { "branches.ftl";
    /// The bank's opening hours, in words of the settings.
    OPENING_HOURS = "opening-hours" { hours: Words };
    /// Those of a branch.
    OPENING_HOURS_BRANCH = "opening-hours-branch" { branch: Words, hours: Words };
    /// The opening hours' title on a screen.
    OPENING_HOURS_SHOWN = "opening-hours-shown" {};
    /// There are no opening hours.
    OPENING_HOURS_UNKNOWN = "opening-hours-unknown" {};
    /// Where a branch is, in words of the settings.
    PLACE = "branch-place" { branch: Words, address: Words };
    /// A branch's own telephone number.
    BRANCH_PHONE = "branch-phone" { phone: Words };
    /// No branch is called so, or near to that.
    UNKNOWN = "branch-unknown" {};
    /// There are more than were told.
    MORE = "branches-more" { count: Count };
    /// There are no branches.
    NONE = "branches-none" {};
    /// The branches' title on a screen.
    BRANCHES_SHOWN = "branches-shown" {};
    /// A day on which the bank is closed.
    CLOSED = "closed-on" (apart) { day: Day, name: Words };
    /// There are no holidays.
    HOLIDAYS_NONE = "holidays-none" {};
    /// The holidays' title on a screen.
    HOLIDAYS_SHOWN = "holidays-shown" {};
}
