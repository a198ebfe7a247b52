//! What commands write to the record, beside a running server.

use std::env;
use std::path::{Path, PathBuf};

use clap::Args;
use rusqlite::{Connection, TransactionBehavior};

use super::failure::CommandFailure;
use crate::connect::key_file::{self, chain_key_beside};
use crate::connect::sqlite::vault::chain::Chain;
use crate::connect::sqlite::vault::erase;
use crate::connect::sqlite::vault::ledger::Undone;
use crate::connect::sqlite::vault::open::{self, Missing};
use crate::connect::sqlite::vault::rows::failure;
use crate::connect::sqlite::vault::store;
use crate::disclosure::{Actor, ChainKey};

/// Who gives the command.
#[derive(Debug, Args)]
pub struct OperatorArguments {
    /// Who does this, for the record. Without it, the name in the environment variable USER.
    #[arg(long, value_name = "NAME")]
    pub by: Option<String>,
}

impl OperatorArguments {
    /// As the record names them.
    pub(super) fn actor(&self) -> Actor {
        let user = || env::var("USER").unwrap_or_default();
        Actor::operator(&self.by.clone().unwrap_or_else(user))
    }
}

/// A vault and the key of its chain.
pub(super) struct Books {
    connection: Connection,
    key: ChainKey,
}

impl Books {
    /// Opens the vault at `path` with the key in `key_file`, or beside it.
    pub(super) fn open(path: &Path, key_file: Option<&Path>) -> Result<Self, CommandFailure> {
        let beside = || chain_key_beside(path);
        let key_path: PathBuf = key_file.map_or_else(beside, Path::to_owned);
        let key = ChainKey::new(&key_file::read(&key_path)?);
        let connection = open::for_writing(path, Missing::Refuse)?;
        store::keep_key(&connection, &key, path)?;
        Ok(Self { connection, key })
    }

    /// Does `write` in one transaction, which may go on with the chain.
    pub(super) fn write<T>(
        &mut self,
        write: impl FnOnce(&Connection, &mut Chain<'_>) -> Result<T, Undone>,
    ) -> Result<T, CommandFailure> {
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(failure)?;
        let mut chain = Chain::new(&self.key, None);
        let done = write(&transaction, &mut chain).map_err(Undone::into_failure)?;
        transaction.commit().map_err(failure)?;
        Ok(done)
    }

    /// Cuts the log to nothing, so that nothing that was removed is left in it. Whether it could be
    /// done now.
    pub(super) fn empty_log(&self) -> Result<bool, CommandFailure> {
        Ok(erase::empty_log(&self.connection).map_err(failure)?)
    }
}
