//! Parquet files.

use std::io::Write;

use arrow_array::RecordBatch;
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, ZstdLevel};
use parquet::file::properties::WriterProperties;

use crate::{Error, Table};

/// A row group is complete when it takes about so many bytes: they are kept in memory until then.
const ROW_GROUP_BYTES: usize = 32 << 20;

/// A Parquet file of one table, compressed with Zstandard.
///
/// It holds a row group in memory at a time. The same rows give the same bytes.
pub struct ParquetFile<W: Write + Send>(ArrowWriter<W>);

impl<W: Write + Send> ParquetFile<W> {
    /// A file of that table.
    ///
    /// # Errors
    ///
    /// When `output` cannot be written.
    pub fn new(table: Table, output: W) -> Result<Self, Error> {
        let properties = WriterProperties::builder()
            .set_compression(Compression::ZSTD(ZstdLevel::default()))
            .set_max_row_group_bytes(Some(ROW_GROUP_BYTES))
            .set_created_by(concat!("kamervragen ", env!("CARGO_PKG_VERSION")).to_owned())
            .build();
        Ok(Self(ArrowWriter::try_new(output, table.schema(), Some(properties))?))
    }

    /// Adds the rows of a batch.
    ///
    /// # Errors
    ///
    /// When the output cannot be written, and when the batch is one of another table.
    pub fn write(&mut self, batch: &RecordBatch) -> Result<(), Error> {
        Ok(self.0.write(batch)?)
    }

    /// Completes the file: without it, what was written is no Parquet file.
    ///
    /// # Errors
    ///
    /// When the output cannot be written.
    pub fn finish(self) -> Result<W, Error> {
        Ok(self.0.into_inner()?)
    }
}
