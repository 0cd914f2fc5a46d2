//! What can go wrong with tables.

use std::io;

use arrow_schema::{ArrowError, DataType};

use crate::Table;

/// Why a table could not be made or written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A row is larger than Arrow can count in 31 bits.
    #[error("expected rows of at most {limit} bytes in the table `{table}`, but found {found}")]
    RowTooLarge {
        /// The table.
        table: Table,
        /// About how many bytes the row takes.
        found: usize,
        /// How many it may take.
        limit: usize,
    },
    /// A column holds what no table has.
    #[error("expected texts, numbers, days or lists of them, but found {found}")]
    UnknownColumn {
        /// The type of the column.
        found: DataType,
    },
    /// Arrow found columns that do not fit together: a fault of this library.
    #[error(transparent)]
    Arrow(#[from] ArrowError),
    /// A Parquet file could not be written.
    #[cfg(feature = "parquet")]
    #[error(transparent)]
    Parquet(#[from] parquet::errors::ParquetError),
    /// A CSV file could not be written.
    #[cfg(feature = "csv")]
    #[error(transparent)]
    Csv(#[from] csv::Error),
    /// A file could not be written.
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// Why an input gave no document: its row in `documents`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Failure<'a> {
    /// The stable name of the kind of error: `no-questions`.
    pub code: &'a str,
    /// The reason in words.
    pub message: &'a str,
    /// The line of the place in the source, from 1, where one is known.
    pub line: Option<usize>,
    /// The column of the place in characters, from 1, where one is known.
    pub column: Option<usize>,
}
