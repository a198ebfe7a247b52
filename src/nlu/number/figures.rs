//! Numbers in figures.

use rust_decimal::Decimal;

use crate::nlu::token::{Shape, Token};

/// How many digits a number in figures has at most: no amount of any bank has more.
const DIGITS_MAX: usize = 24;

/// The number that a token of figures is; none for dates and other things with marks.
///
/// A lone mark before three digits is read by the locale ("1,234" and "1.234"), any other lone
/// mark is a fraction's; of two different marks the last is the fraction's.
pub(in crate::nlu) fn figures(token: &Token, decimal_comma: bool) -> Option<Decimal> {
    let text = token.text.as_str();
    if token.shape != Shape::Figures || text.contains(['/', '-', ':']) {
        return None;
    }
    let (comma, point) = (text.rfind(','), text.rfind('.'));
    let local = if decimal_comma { ',' } else { '.' };
    let mark = match (comma, point) {
        (Some(comma), Some(point)) => Some(if comma > point { ',' } else { '.' }),
        (None, None) => None,
        _ => {
            let mark = if comma.is_some() { ',' } else { '.' };
            let many = text.matches(mark).count() > 1;
            let groups = text.split(mark).skip(1).all(|group| group.len() == 3);
            let grouped = many || (groups && mark != local && text.find(mark) < Some(4));
            (!grouped).then_some(mark)
        }
    };
    let (whole, fraction) = match mark {
        Some(mark) => text.rsplit_once(mark)?,
        None => (text, ""),
    };
    let whole = ungrouped(whole, mark)?;
    if whole.len() + fraction.len() > DIGITS_MAX || !is_digits(fraction) {
        return None;
    }
    let scale = u32::try_from(fraction.len()).ok()?;
    let digits: i128 = format!("{whole}{fraction}").parse().ok()?;
    Decimal::try_from_i128_with_scale(digits, scale).ok()
}

/// The digits without the marks between groups of three.
fn ungrouped(text: &str, decimal: Option<char>) -> Option<String> {
    let mut groups = text.split([',', '.', '\'']);
    let first = groups.next()?;
    let has_marks = first.len() < text.len();
    let fits = |group: &str| group.len() == 3 && is_digits(group);
    let first_fits = is_digits(first) && (!has_marks || (1..=3).contains(&first.len()));
    if !first_fits || !groups.clone().all(fits) || decimal.is_some_and(|mark| text.contains(mark)) {
        return None;
    }
    Some(format!("{first}{}", groups.collect::<String>()))
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}
