//! The customers' own keys, each in a row of its own.

use rusqlite::{Connection, OptionalExtension, params};

use super::ledger::Undone;
use super::rows::{damaged, failure};
use crate::basics::{CustomerId, Secret};
use crate::connect::mint;
use crate::disclosure::{ChainKey, CustomerKey};
use crate::vault::VaultFailure;

/// The key of `customer`, if there is one.
pub(super) fn key_of(
    connection: &Connection,
    key: &ChainKey,
    customer: &CustomerId,
) -> Result<Option<CustomerKey>, VaultFailure> {
    let sql = "SELECT wrapped FROM customer_key WHERE customer_id = ?1";
    let wrapped: Option<Vec<u8>> = connection
        .prepare_cached(sql)
        .map_err(failure)?
        .query_row([customer.as_str()], |row| row.get(0))
        .optional()
        .map_err(failure)?;
    let Some(wrapped) = wrapped else { return Ok(None) };
    let key = key.unwrapped(customer, &wrapped);
    key.map(Some).ok_or_else(|| damaged("a customer's key"))
}

/// The key of `customer`; a fresh one where there is none. Only for who has a link: whoever was
/// erased gets no key again.
pub(super) fn key_for(
    connection: &Connection,
    key: &ChainKey,
    customer: &CustomerId,
) -> Result<CustomerKey, Undone> {
    if let Some(found) = key_of(connection, key, customer).map_err(Undone::Refused)? {
        return Ok(found);
    }
    let unmade = |logged: String| Undone::Refused(VaultFailure::Unusable { logged });
    let secret = Secret::new(mint::random::<32>().map_err(|why| unmade(why.to_string()))?);
    let nonce = mint::random().map_err(|why| unmade(why.to_string()))?;
    let wrapped = key.wrap(customer, &secret, nonce).map_err(|why| unmade(why.to_string()))?;
    let made = CustomerKey::new(&secret).map_err(|why| unmade(why.to_string()))?;
    let sql = "INSERT INTO customer_key (customer_id, wrapped) VALUES (?1, ?2)";
    connection.prepare_cached(sql)?.execute(params![customer.as_str(), wrapped])?;
    Ok(made)
}
