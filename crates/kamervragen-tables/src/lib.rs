//! Tables of Dutch parliamentary questions and answers (*Kamervragen*): Arrow record batches, Parquet and CSV.

mod columns;
#[cfg(feature = "csv")]
mod csv;
mod error;
mod kind;
#[cfg(feature = "parquet")]
mod parquet;
mod rows;
mod tables;

#[cfg(feature = "csv")]
pub use crate::csv::CsvFile;
#[cfg(feature = "parquet")]
pub use crate::parquet::ParquetFile;
pub use error::{Error, Failure};
pub use tables::{Table, Tables};
