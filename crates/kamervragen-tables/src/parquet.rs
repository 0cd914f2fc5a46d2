//! Parquet files.

use std::io::Write;

use arrow_array::RecordBatch;
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, ZstdLevel};
use parquet::file::properties::WriterProperties;

use crate::{Error, Table};

/// A row group is complete when its batches take about so many bytes: packed, they are kept in memory until then, in
/// room for them as they were. The limit of the writer itself counts packed bytes: with 8 MB of those for each of the
/// eight tables, 150,000 documents took 312 MB of memory; with this one 100,000 take 162 MB and 50,000 take 158 MB.
const ROW_GROUP_BYTES: usize = 16 << 20;

/// A Parquet file of one table, compressed with Zstandard.
///
/// It holds a row group in memory at a time. The same rows give the same bytes.
pub struct ParquetFile<W: Write + Send> {
    writer: ArrowWriter<W>,
    /// How many bytes the batches of the row group take.
    held: usize,
}

impl<W: Write + Send> ParquetFile<W> {
    /// A file of that table.
    ///
    /// # Errors
    ///
    /// When `output` cannot be written.
    pub fn new(table: Table, output: W) -> Result<Self, Error> {
        let properties = WriterProperties::builder()
            .set_compression(Compression::ZSTD(ZstdLevel::default()))
            .set_created_by(concat!("kamervragen ", env!("CARGO_PKG_VERSION")).to_owned())
            .build();
        Ok(Self { writer: ArrowWriter::try_new(output, table.schema(), Some(properties))?, held: 0 })
    }

    /// Adds the rows of a batch.
    ///
    /// # Errors
    ///
    /// When the output cannot be written, and when the batch is one of another table.
    pub fn write(&mut self, batch: &RecordBatch) -> Result<(), Error> {
        self.writer.write(batch)?;
        self.held += batch.get_array_memory_size();
        if self.held >= ROW_GROUP_BYTES {
            self.writer.flush()?;
            self.held = 0;
        }
        Ok(())
    }

    /// Completes the file: without it, what was written is no Parquet file.
    ///
    /// # Errors
    ///
    /// When the output cannot be written.
    pub fn finish(self) -> Result<W, Error> {
        Ok(self.writer.into_inner()?)
    }
}
