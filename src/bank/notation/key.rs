//! The keys, and which metrics they go with.

use crate::bank::question::Metric;

/// What a pair is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Key {
    Account,
    Period,
    Amount,
    Merchant,
    MerchantAt,
    Category,
    CategoryItself,
    Unnamed,
    Over,
    Under,
    Between,
    Kind,
    Status,
    Direction,
    Currency,
    Flow,
    Order,
    By,
    Compare,
    Tell,
    Single,
    Page,
    Id,
    Preferred,
    Unclear,
    AmongClosed,
}

impl Key {
    pub(super) const ALL: [Self; 26] = [
        Self::Account,
        Self::Period,
        Self::Amount,
        Self::Merchant,
        Self::Category,
        Self::Over,
        Self::Under,
        Self::Between,
        Self::Kind,
        Self::Status,
        Self::Direction,
        Self::Currency,
        Self::Flow,
        Self::Order,
        Self::By,
        Self::Compare,
        Self::Tell,
        Self::Single,
        Self::Page,
        Self::Unnamed,
        Self::MerchantAt,
        Self::CategoryItself,
        Self::Id,
        Self::Preferred,
        Self::Unclear,
        Self::AmongClosed,
    ];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Account => "account",
            Self::Period => "period",
            Self::Amount => "amount",
            Self::Merchant => "merchant",
            Self::MerchantAt => "merchant-at",
            Self::Category => "category",
            Self::CategoryItself => "category-itself",
            Self::Unnamed => "unnamed",
            Self::Over => "over",
            Self::Under => "under",
            Self::Between => "between",
            Self::Kind => "kind",
            Self::Status => "status",
            Self::Direction => "direction",
            Self::Currency => "currency",
            Self::Flow => "flow",
            Self::Order => "order",
            Self::By => "by",
            Self::Compare => "compare",
            Self::Tell => "tell",
            Self::Single => "single",
            Self::Page => "page",
            Self::Id => "id",
            Self::Preferred => "preferred",
            Self::Unclear => "unclear",
            Self::AmongClosed => "among-closed",
        }
    }

    /// Whether it may be given more than once.
    pub(super) fn is_repeated(self) -> bool {
        matches!(self, Self::Account | Self::Id)
    }

    /// Whether it says something about `metric`.
    pub(super) fn is_of(self, metric: Metric) -> bool {
        let is_total = metric.flow().is_some();
        let is_listing = metric == Metric::Transactions;
        match self {
            Self::Account
            | Self::Page
            | Self::Id
            | Self::Preferred
            | Self::Unclear
            | Self::AmongClosed => true,
            Self::Currency => is_total || is_listing || metric == Metric::Net,
            Self::Period => is_total || is_listing || metric.is_of_days(),
            Self::Amount => metric == Metric::Afford,
            Self::Merchant | Self::MerchantAt | Self::Category => metric.is_by_party(),
            Self::CategoryItself
            | Self::Unnamed
            | Self::Over
            | Self::Under
            | Self::Between
            | Self::Kind
            | Self::Status
            | Self::Direction => is_total || is_listing,
            Self::Flow | Self::Order | Self::Single => is_listing,
            Self::By | Self::Compare | Self::Tell => is_total,
        }
    }
}
