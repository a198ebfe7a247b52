//! The lists of the interface: chosen by path and days, cut into pages with absolute links.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDateTime};
use saldo::bank::AccountStatus;
use serde_json::{Value, json};

use crate::ledger::{Held, Ledger};
use crate::wire::Writer;

pub(crate) struct Lists {
    pub(crate) ledger: Ledger,
    pub(crate) writer: Writer,
    pub(crate) base: String,
    pub(crate) page_rows: usize,
}

impl Lists {
    pub(crate) fn base(&self) -> &str {
        &self.base
    }

    pub(crate) fn origin(&self) -> String {
        let end = self.base.find("/bank/").unwrap();
        self.base[..end].to_owned()
    }

    /// The path below the interface's own.
    pub(crate) fn below<'a>(&self, path: &'a str) -> Option<&'a str> {
        path.strip_prefix(&self.base[self.origin().len()..])
    }

    pub(crate) fn error(&self, message: &str) -> Value {
        let code = if self.writer.is_4() { "U001" } else { "UK.OBIE.Resource.NotFound" };
        json!({"Code": "Refused", "Message": message,
            "Errors": [{"ErrorCode": code, "Message": message}]})
    }

    /// The call's name and its answer, or the status of a refusal.
    pub(crate) fn list(
        &self,
        customer: &str,
        rest: &str,
        query: Option<&str>,
    ) -> Result<(String, Value), u16> {
        let person = self.ledger.people.get(customer).ok_or(403_u16)?;
        if rest == "/accounts" {
            let rows = person.accounts.iter().map(|held| self.writer.account(held)).collect();
            return Ok((
                "get /accounts".to_owned(),
                self.page(rest, "Account", rows, "", 1, usize::MAX),
            ));
        }
        // A bank may refuse in three ways what it does not show; this one does in two.
        let unknown = if self.writer.is_4() { 404 } else { 400 };
        let (id, what) =
            rest.strip_prefix("/accounts/").and_then(|rest| rest.split_once('/')).ok_or(404_u16)?;
        let held = person.accounts.iter().find(|held| held.id == id).ok_or(unknown)?;
        let call = format!("get /accounts/{{AccountId}}/{what}");
        let query: HashMap<String, String> =
            url::form_urlencoded::parse(query.unwrap_or("").as_bytes()).into_owned().collect();
        let number = query.get("page").map_or(Ok(1), |text| text.parse()).map_err(|_| 400_u16)?;
        let (sort, rows) = match what {
            "balances" if held.status == AccountStatus::Closed => return Err(unknown),
            "balances" => ("Balance", self.writer.balances(held)),
            "transactions" => ("Transaction", self.transactions(held, &query)?),
            _ => return self.arrangements(held, what, rest, call),
        };
        if what == "balances" && rows.is_empty() {
            return Err(unknown);
        }
        let kept = ["fromBookingDateTime", "toBookingDateTime"].map(|name| {
            query.get(name).map_or_else(String::new, |value| format!("{name}={value}&"))
        });
        let page = self.page(rest, sort, rows, &kept.concat(), number, self.page_rows);
        Ok((call, page))
    }

    fn transactions(
        &self,
        held: &Held,
        query: &HashMap<String, String>,
    ) -> Result<Vec<Value>, u16> {
        let bound = |name: &str| {
            let read = |text: &String| NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S");
            query.get(name).map(read).transpose().map_err(|_| 400_u16)
        };
        let (from, to) = (bound("fromBookingDateTime")?, bound("toBookingDateTime")?);
        let is_meant = |ms: i64| {
            let at = DateTime::from_timestamp_millis(ms).unwrap().naive_utc();
            from.is_none_or(|from| from <= at) && to.is_none_or(|to| at <= to)
        };
        let rows = held.rows.iter().filter(|row| is_meant(row.made_at_ms));
        Ok(rows.map(|row| self.writer.transaction(held, row)).collect())
    }

    fn arrangements(
        &self,
        held: &Held,
        what: &str,
        rest: &str,
        call: String,
    ) -> Result<(String, Value), u16> {
        let sort = match what {
            "direct-debits" => "DirectDebit",
            "standing-orders" => "StandingOrder",
            "scheduled-payments" => "ScheduledPayment",
            "statements" => "Statement",
            _ => return Err(404),
        };
        let rows = self.writer.arrangements(held, what);
        Ok((call, self.page(rest, sort, rows, "", 1, usize::MAX)))
    }

    fn page(
        &self,
        rest: &str,
        sort: &str,
        rows: Vec<Value>,
        query: &str,
        number: usize,
        page_rows: usize,
    ) -> Value {
        let pages = rows.len().div_ceil(page_rows).max(1);
        let link = |number: usize| format!("{}{rest}?{query}page={number}", self.base);
        let first = (number - 1).saturating_mul(page_rows);
        let here: Vec<Value> = rows.into_iter().skip(first).take(page_rows).collect();
        let mut links = json!({"Self": link(number), "First": link(1), "Last": link(pages)});
        if number < pages {
            links["Next"] = link(number + 1).into();
        }
        json!({"Data": {sort: here}, "Links": links, "Meta": {"TotalPages": pages}})
    }
}
