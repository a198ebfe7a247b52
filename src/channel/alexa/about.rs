//! Slots to what a question about transactions is about: a total function, whatever was heard.

use rust_decimal::Decimal;

use super::dates::{self, Bias, Moment};
use super::slots::{Heard, choice, read};
use super::wire::Slots;
use crate::bank::{Category, Comparison, PeriodChoice};
use crate::basics::Currency;
use crate::dialogue::About;

/// The longest number that is read, in digits: beyond it nobody counts money aloud.
const NUMBER_DIGITS_MAX: usize = 9;

/// What the slots are about, filled at `moment`, with times that lie as `bias` says. A slot with a
/// value that gives nothing is unclear, never empty.
pub(super) fn about(slots: &Slots<'_>, moment: Moment, bias: Bias) -> About {
    let category_slot = read(slots.category.0.as_deref());
    let merchant_slot = read(slots.merchant.0.as_deref());
    let over_slot = read(slots.over_amount.0.as_deref());
    let under_slot = read(slots.under_amount.0.as_deref());
    let amount_slot = read(slots.amount.0.as_deref());

    let category = category_of(category_slot);
    // What no category is called was bought from somebody, or will be found at nobody.
    let stray = category_slot.raw.filter(|_| category.is_none());
    let merchant = merchant_slot.raw.or(merchant_slot.name).or(stray).map(str::to_owned);
    let least_slot = read(slots.least_amount.0.as_deref());
    let most_slot = read(slots.most_amount.0.as_deref());
    let (over, under) = (number(over_slot), number(under_slot));
    let (at_least, at_most) = (number(least_slot), number(most_slot));
    let amount = number(amount_slot).filter(|amount| !amount.is_zero());
    let period = period(slots, moment, bias);
    let unclear = category_slot.filled && category.is_none() && merchant.is_none()
        || merchant_slot.filled && merchant.is_none()
        || over_slot.filled && over.is_none()
        || under_slot.filled && under.is_none()
        || least_slot.filled && at_least.is_none()
        || most_slot.filled && at_most.is_none()
        || amount_slot.filled && amount.is_none()
        || period.is_none() && says_when(slots);
    // "Between fifty and ten" are the same bounds.
    let (at_least, at_most) = match (at_least, at_most) {
        (Some(least), Some(most)) if least > most => (Some(most), Some(least)),
        bounds => bounds,
    };
    About {
        accounts: choice(slots),
        category,
        merchant,
        over,
        under,
        at_least,
        at_most,
        amount,
        period,
        ahead: None,
        unclear,
    }
}

/// What a total shall be compared with.
pub(super) fn comparison(slots: &Slots<'_>) -> Option<Comparison> {
    match read(slots.comparison.0.as_deref()).id? {
        "PREVIOUS" => Some(Comparison::Previous),
        "YEAR_BEFORE" => Some(Comparison::YearBefore),
        "USUAL" => Some(Comparison::Usual),
        _ => None,
    }
}

/// What is asked of the bank's branches, in the words that were heard.
pub(super) fn branch(slots: &Slots<'_>) -> Option<String> {
    let slot = read(slots.branch.0.as_deref());
    // An unclear name must not become all branches: it is one that none has.
    slot.filled.then(|| slot.raw.or(slot.name).unwrap_or_default().to_owned())
}

/// The currency that is asked about, where it was made out.
pub(super) fn currency(slots: &Slots<'_>) -> Option<Currency> {
    let slot = read(slots.currency.0.as_deref());
    slot.id.or(slot.raw)?.to_ascii_uppercase().parse().ok()
}

fn period(slots: &Slots<'_>, moment: Moment, bias: Bias) -> Option<PeriodChoice> {
    let raw = |slot| read(slot).raw;
    let day = raw(slots.period.0.as_deref()).and_then(|text| dates::period(text, moment, bias));
    let since = || raw(slots.since.0.as_deref()).and_then(|text| dates::since(text, moment));
    let span = || raw(slots.span.0.as_deref()).and_then(|text| dates::span(text, moment, bias));
    day.or_else(since).or_else(span)
}

fn says_when(slots: &Slots<'_>) -> bool {
    [&slots.period, &slots.since, &slots.span].iter().any(|slot| read(slot.0.as_deref()).filled)
}

/// The category with the id that matched, or else with the name that was heard.
fn category_of(slot: Heard<'_>) -> Option<Category> {
    let by_id = slot.id.and_then(|id| Category::named(&id.to_ascii_lowercase()));
    by_id.or_else(|| slot.raw.and_then(Category::called))
}

/// An amount in whole units: digits, grouped or not.
fn number(slot: Heard<'_>) -> Option<Decimal> {
    let digits: String = slot.raw?.chars().filter(|c| *c != ',').collect();
    let fits = digits.len() <= NUMBER_DIGITS_MAX && digits.bytes().all(|b| b.is_ascii_digit());
    digits.parse::<u32>().ok().filter(|_| fits).map(Decimal::from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bank::{AccountKind, KindChoice, Unit};
    use crate::basics::Locale;

    fn heard(slots: &str) -> About {
        let moment = Moment { today: "2026-11-21".parse().unwrap(), locale: Locale::EN_US };
        about(&serde_json::from_str(slots).unwrap(), moment, Bias::Past)
    }

    fn matched(slot: &str, value: &str, id: &str) -> String {
        format!(
            r#"{{"{slot}":{{"value":"{value}","resolutions":{{"resolutionsPerAuthority":[{{
                "authority":"amzn1.er-authority.echo-sdk.x.T",
                "status":{{"code":"ER_SUCCESS_MATCH"}},
                "values":[{{"value":{{"name":"{id}","id":"{id}"}}}}]}}]}}}}}}"#
        )
    }

    #[test]
    fn categories_come_from_matches_and_from_plain_words() {
        assert_eq!(
            heard(&matched("category", "x", "GROCERIES")).category,
            Some(Category::Groceries)
        );
        let plain = heard(r#"{"category":{"value":"eating out"}}"#);
        assert_eq!(plain.category, Some(Category::Restaurants));
        let stray = heard(r#"{"category":{"value":"bananas"}}"#);
        assert_eq!((stray.category, stray.merchant.as_deref()), (None, Some("bananas")));
        assert!(!stray.unclear);
    }

    #[test]
    fn merchants_are_taken_as_they_were_heard() {
        let about = heard(&matched("merchant", "star bucks on fifth", "STARBUCKS"));
        assert_eq!(about.merchant.as_deref(), Some("star bucks on fifth"));
        let about = heard(&matched("merchant", "", "STARBUCKS"));
        assert_eq!(about.merchant.as_deref(), Some("STARBUCKS"));
    }

    #[test]
    fn times_and_amounts_are_read() {
        let about = heard(r#"{"period":{"value":"2026-10"},"over_amount":{"value":"1,200"}}"#);
        let days = ("2026-10-01".parse().unwrap(), "2026-10-31".parse().unwrap());
        assert_eq!(about.period, Some(PeriodChoice::Between(days.0, days.1)));
        assert_eq!(about.over, Some(Decimal::from(1_200)));
        let about = heard(r#"{"span":{"value":"P2W"},"account_kind":{"value":"savings"}}"#);
        assert_eq!(about.period, Some(PeriodChoice::Last { unit: Unit::Week, count: 2 }));
        assert_eq!(about.accounts.kind, Some(KindChoice::Only(AccountKind::Savings)));
        let about = heard(r#"{"since":{"value":"2026-10"}}"#);
        assert_eq!(about.period, Some(PeriodChoice::Since(days.0)));
    }

    #[test]
    fn what_cannot_be_made_out_is_unclear() {
        for slots in [
            r#"{"period":{"value":"someday"}}"#,
            r#"{"period":{"value":"?"}}"#,
            r#"{"span":{"value":"PX"}}"#,
            r#"{"since":{"value":"2030"}}"#,
            r#"{"over_amount":{"value":"?"}}"#,
            r#"{"over_amount":{"value":"-5"}}"#,
            r#"{"under_amount":{"value":"12345678901"}}"#,
            r#"{"merchant":{"value":"?"}}"#,
            r#"{"category":{"value":"?"}}"#,
        ] {
            assert!(heard(slots).unclear, "{slots}");
        }
        for slots in ["{}", r#"{"period":null,"merchant":7,"category":{"value":""}}"#] {
            assert_eq!(heard(slots), About::default(), "{slots}");
        }
    }
}
