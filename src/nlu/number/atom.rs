//! Number words one after the other, added up as they come.

/// One word of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Atom {
    /// Nothing.
    Zero,
    /// 1 to 9.
    Unit(u64),
    /// 10 to 19, and any other number below a hundred that takes no unit after it.
    Teen(u64),
    /// 20 to 90, by tens.
    Tens(u64),
    /// 100 to 900 in one word, as Spanish has them.
    Hundreds(u64),
    /// "Hundred", after what it multiplies.
    Hundred,
    /// "Thousand".
    Thousand,
    /// A million or a higher power of a thousand.
    Scale(u64),
    /// "And".
    And,
}

/// What may follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tail {
    /// A new group of three digits.
    Group,
    /// Tens or less.
    Hundred,
    /// A unit.
    Tens,
    /// Only a larger name.
    Closed,
}

/// A number in the making.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sum {
    /// Millions and above that are done.
    high: u64,
    /// Thousands that are done, below a million.
    thousands: u64,
    /// The group of three digits in the making.
    group: u64,
    /// The last name of a million or more; the next must be smaller.
    scale: u64,
    tail: Tail,
    started: bool,
    /// Whether tens and unit stand apart ("treinta y uno") rather than side by side.
    unit_needs_and: bool,
}

impl Sum {
    pub(super) fn new(unit_needs_and: bool) -> Self {
        Self {
            high: 0,
            thousands: 0,
            group: 0,
            scale: u64::MAX,
            tail: Tail::Group,
            started: false,
            unit_needs_and,
        }
    }

    /// What it has come to.
    pub(super) fn value(&self) -> Option<u64> {
        self.high.checked_add(self.thousands)?.checked_add(self.group)
    }

    /// Whether "and" may come next.
    pub(super) fn takes_and(&self) -> bool {
        let after_scale = self.tail == Tail::Group && self.started;
        self.tail == Tail::Hundred
            || after_scale
            || (self.unit_needs_and && self.tail == Tail::Tens)
    }

    /// The number with `atom` at its end; none when it cannot be there.
    pub(super) fn with(mut self, atom: Atom, after_and: bool) -> Option<Self> {
        let room = |tails: &[Tail]| tails.contains(&self.tail);
        match atom {
            Atom::Unit(value) => {
                let apart = self.tail == Tail::Tens && self.unit_needs_and && !after_and;
                if apart || !room(&[Tail::Group, Tail::Hundred, Tail::Tens]) {
                    return None;
                }
                self.group += value;
                self.tail = Tail::Closed;
            }
            Atom::Teen(value) | Atom::Tens(value) => {
                if !room(&[Tail::Group, Tail::Hundred]) {
                    return None;
                }
                self.group += value;
                self.tail = if matches!(atom, Atom::Tens(_)) { Tail::Tens } else { Tail::Closed };
            }
            Atom::Hundreds(value) => {
                if !room(&[Tail::Group]) {
                    return None;
                }
                self.group = value;
                self.tail = Tail::Hundred;
            }
            Atom::Hundred => {
                let bare = self.group == 0 && !self.started;
                let many = self.thousands > 0 || self.high > 0;
                if !bare && !(1..if many { 10 } else { 100 }).contains(&self.group) {
                    return None;
                }
                self.group = self.group.max(1) * 100;
                self.tail = Tail::Hundred;
            }
            Atom::Thousand => {
                if self.thousands > 0 || self.scale <= 1_000 {
                    return None;
                }
                self.thousands = self.group.max(1).checked_mul(1_000)?;
                self.group = 0;
                self.tail = Tail::Group;
            }
            Atom::Scale(scale) => {
                let count = self.thousands.checked_add(self.group)?;
                if scale >= self.scale || (count == 0 && self.started) {
                    return None;
                }
                self.high = self.high.checked_add(count.max(1).checked_mul(scale)?)?;
                (self.thousands, self.group, self.scale) = (0, 0, scale);
                self.tail = Tail::Group;
            }
            Atom::Zero | Atom::And => return None,
        }
        self.started = true;
        Some(self)
    }
}
