//! What is switched off.

use rusqlite::Connection;

use super::ledger::Undone;
use super::rows::{damaged, failure};
use crate::dialogue::Switch;
use crate::vault::VaultFailure;

/// Everything that is switched off, by name. A name that nobody knows, such as one of a later
/// version, is damage: what it should shut must not stay open.
pub(super) fn switched_off(connection: &Connection) -> Result<Vec<Switch>, VaultFailure> {
    let sql = "SELECT name FROM switched_off ORDER BY name";
    let mut statement = connection.prepare_cached(sql).map_err(failure)?;
    let mut rows = statement.query([]).map_err(failure)?;
    let mut found = Vec::new();
    while let Some(row) = rows.next().map_err(failure)? {
        let name: String = row.get(0).map_err(failure)?;
        found.push(Switch::named(&name).ok_or_else(|| damaged("a switch"))?);
    }
    Ok(found)
}

/// Switches off. Whether it was on.
pub(super) fn switch_off(connection: &Connection, switch: Switch) -> Result<bool, Undone> {
    let sql = "INSERT INTO switched_off (name) VALUES (?1) ON CONFLICT DO NOTHING";
    Ok(connection.execute(sql, [switch.name()])? > 0)
}

/// Switches on again. Whether it was off.
pub(super) fn switch_on(connection: &Connection, switch: Switch) -> Result<bool, Undone> {
    let sql = "DELETE FROM switched_off WHERE name = ?1";
    Ok(connection.execute(sql, [switch.name()])? > 0)
}
