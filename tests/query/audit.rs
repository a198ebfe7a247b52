//! A bank file as an auditor reads it: SQL and sums of their own, no code of Saldo's.

use std::path::Path;

use chrono::DateTime;
use chrono_tz::Tz;
use rusqlite::types::FromSql;
use rusqlite::{Connection, params};

/// Who is behind a statement line that the bank gives no name for, keyed by hand. What matches none
/// has nobody behind it: cash, fees, interest, transfers between own accounts.
const KEYED: &[(&str, &str)] = &[
    ("% BEACON POINT FUEL %", "Beacon Point Fuel"),
    ("% CASA ALONDRA %", "Casa Alondra"),
    ("% CORNER CRUMB %", "Corner Crumb"),
    ("% DAILY ORCHARD %", "Daily Orchard"),
    ("% FIBERLANE INTERNET %", "Fiberlane Internet"),
    ("% FOGGY MORNING ROASTE %", "Foggy Morning Roasters"),
    ("% GOODWELL PHARMACY %", "Goodwell Pharmacy"),
    ("% JUNCTION GAS & GO %", "Junction Gas and Go"),
    ("% LARKSPUR MARKET %", "Larkspur Market"),
    ("% MILLBROOK MARKET %", "Millbrook Market"),
    ("% OLD QUARRY PIZZA %", "Old Quarry Pizza"),
    ("% PANTRY & VINE %", "Pantry and Vine"),
    ("% PRAIRIE STAR PETROLE %", "Prairie Star Petroleum"),
    ("% RED LANTERN NOODLES %", "Red Lantern Noodles"),
    ("% *SAFFRON TABLE %", "Saffron Table"),
    ("% SECOND CUP OF SAMS %", "Second Cup of Sam's"),
    ("% SHIELDMARK INSURANCE %", "Shieldmark Insurance"),
    ("% SUNNY ACRE FOODS %", "Sunny Acre Foods"),
    ("% TERN MOBILE %", "Tern Mobile"),
    ("% THREE BARRELS FOODS %", "Three Barrels Foods"),
    ("% TIN ROOF ESPRESSO %", "Tin Roof Espresso"),
    ("% *TIDEWATER BOOKS %", "Tidewater Books"),
    ("% *PARCELWOOD %", "Parcelwood"),
    ("% FITLOOP.COM %", "Fitloop"),
    ("% LANGUAGELADDER.COM %", "Languageladder"),
    ("% STREAMHAUS.COM %", "Streamhaus"),
    ("% HAMMER & HEARTH %", "Hammer and Hearth"),
    ("% NORTHLIGHT APPAREL %", "Northlight Apparel"),
    ("% COASTLINE RAIL %", "Coastline Rail"),
    ("% BOTANIC HOUSE %", "Botanic House"),
    ("% CEDAR HILL VETERINAR %", "Cedar Hill Veterinary"),
    ("% BRIGHT SMILE DENTAL %", "Bright Smile Dental"),
];

/// What each flow counts and what takes from it, and the sign with which it is told.
const FLOWS: [(&str, &str, &str, i64); 4] = [
    (
        "spending",
        "m < 0 AND k IN ('purchase', 'cash', 'bill', 'fee', 'interest')",
        "k = 'refund' OR m > 0 AND k IN ('purchase', 'bill', 'fee')",
        -1,
    ),
    ("income", "m > 0 AND k IN ('deposit', 'interest')", "m < 0 AND k = 'deposit'", 1),
    ("fees", "m < 0 AND k IN ('fee', 'interest')", "m > 0 AND k = 'fee'", -1),
    (
        "refunds",
        "m > 0 AND k IN ('refund', 'purchase', 'bill', 'fee')",
        "m < 0 AND k = 'refund'",
        1,
    ),
];

/// One customer's part of a bank file, laid out for questions in SQL:
///
/// - `own`: their accounts, the figures in minor units;
/// - `moved`: every movement that counts, on accounts that are not closed: `k` is its kind, `m` its
///   amount in minor units, `c` its currency, `day` that of its making where the customer lives,
///   `who` is behind it, `line` is what the statement says.
pub(crate) struct Audit {
    file: Connection,
}

impl Audit {
    /// The first customer of `persona` in the file at `path`.
    pub(crate) fn of(path: &Path, persona: &str) -> Self {
        let audit = Self { file: Connection::open(path).unwrap() };
        audit.lay_out(persona);
        audit
    }

    fn lay_out(&self, persona: &str) {
        let tables = format!(
            "CREATE TEMP TABLE keyed (line TEXT, name TEXT);
             CREATE TEMP TABLE me AS SELECT MIN(customer_id) AS id FROM customer
               WHERE persona = '{persona}';
             CREATE TEMP TABLE own AS
               SELECT account_id AS id, position AS place, kind, nickname, last_four, currency AS c,
                 status, current_minor AS now, available_minor AS available, holds_minor AS holds,
                 limit_minor AS credit
               FROM account WHERE customer_id = (SELECT id FROM me);"
        );
        self.file.execute_batch(&tables).unwrap();
        for (line, name) in KEYED {
            self.file.execute("INSERT INTO keyed VALUES (?1, ?2)", [line, name]).unwrap();
        }
        let moved = "
            CREATE TEMP TABLE moved AS
              SELECT t.transaction_id AS id, own.id AS account, own.kind AS account_kind,
                k.name AS k, own.c, '' AS day, t.made_at_ms AS at, t.is_posted = 0 AS pending,
                t.amount_minor AS m, p.mcc, p.descriptor AS line,
                COALESCE(p.name, (SELECT keyed.name FROM keyed
                  WHERE ' ' || p.descriptor || ' ' LIKE keyed.line)) AS who
              FROM transactions t, own, party p, transaction_kind k
              WHERE t.customer_id = (SELECT id FROM me) AND own.id = t.account_id
                AND own.status IN ('open', 'dormant') AND p.party_id = t.party_id
                AND k.kind_id = t.kind_id AND t.replaced_by IS NULL;
            CREATE INDEX temp.by_id ON moved (account, id);
            BEGIN";
        self.file.execute_batch(moved).unwrap();
        let zone = "SELECT time_zone FROM customer WHERE customer_id = (SELECT id FROM me)";
        let zone: Tz = self.one::<String>(zone).parse().unwrap();
        let made = "SELECT account || ' ' || id || ' ' || at FROM moved";
        for row in self.all::<String>(made) {
            let numbers: Vec<i64> = row.split(' ').map(|word| word.parse().unwrap()).collect();
            let [account, id, at] = numbers[..] else { panic!("{row}") };
            let day = DateTime::from_timestamp_millis(at).unwrap().with_timezone(&zone);
            let set = "UPDATE moved SET day = ?1 WHERE account = ?2 AND id = ?3";
            let day = day.date_naive().to_string();
            self.file.execute(set, params![day, account, id]).unwrap();
        }
        self.file.execute_batch("COMMIT").unwrap();
    }

    /// The only value of `sql`.
    pub(crate) fn one<T: FromSql>(&self, sql: &str) -> T {
        self.file.query_row(sql, [], |row| row.get(0)).unwrap()
    }

    /// The values of the one column of `sql`.
    pub(crate) fn all<T: FromSql>(&self, sql: &str) -> Vec<T> {
        let mut statement = self.file.prepare(sql).unwrap();
        let rows = statement.query_map([], |row| row.get(0)).unwrap();
        rows.map(Result::unwrap).collect()
    }

    /// Open accounts that `which` holds, as "id now available holds credit", in the customer's
    /// order behind `order`.
    pub(crate) fn balances(&self, which: &str, order: &str) -> Vec<String> {
        self.all(&format!(
            "SELECT id || ' ' || now || ' ' || COALESCE(available, '-') || ' ' || holds || ' '
               || COALESCE(credit, '-')
             FROM own WHERE status <> 'closed' AND ({which})
             ORDER BY {order}place"
        ))
    }

    /// Movements that `which` holds, as "account id day minor currency posted", in `order`.
    pub(crate) fn rows(&self, which: &str, order: &str) -> Vec<String> {
        let order = if order.is_empty() { String::new() } else { format!("{order},") };
        self.all(&format!(
            "SELECT account || ' ' || id || ' ' || day || ' ' || m || ' ' || c || ' ' ||
               CASE WHEN pending THEN 'pending' ELSE 'posted' END
             FROM moved WHERE {which} ORDER BY {order} at DESC, account || '', id"
        ))
    }

    /// What `flow` comes to where `which` holds, as "currency total gross back pending count
    /// back-count", one line each. `part` is SQL for what splits it, with `||` at its end.
    pub(crate) fn totals(&self, flow: &str, which: &str, part: &str) -> Vec<String> {
        let (_, main, back, sign) = FLOWS.into_iter().find(|row| row.0 == flow).unwrap();
        self.all(&format!(
            "SELECT {part}c || ' ' || ({sign} * SUM(m)) || ' '
               || ({sign} * SUM(CASE WHEN {main} THEN m ELSE 0 END)) || ' '
               || (-({sign}) * SUM(CASE WHEN {back} THEN m ELSE 0 END)) || ' '
               || ({sign} * SUM(CASE WHEN pending THEN m ELSE 0 END)) || ' '
               || COUNT(*) || ' ' || SUM({back})
             FROM moved WHERE ({which}) AND (({main}) OR ({back}))
             GROUP BY {part}c ORDER BY 1"
        ))
    }

    /// The movements that `flow` counts where `which` holds, in any order.
    pub(crate) fn flow_rows(&self, flow: &str, which: &str) -> Vec<String> {
        let (_, main, back, _) = FLOWS.into_iter().find(|row| row.0 == flow).unwrap();
        self.rows(&format!("({which}) AND (({main}) OR ({back}))"), "")
    }
}
