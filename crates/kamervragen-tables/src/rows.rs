//! The rows of one table on their way into record batches of bounded size.

use arrow_array::RecordBatch;
use arrow_schema::SchemaRef;
use kamervragen::Document;

use crate::columns::Columns;
use crate::{Error, Table};

/// A batch goes on before it has more rows,
const MAX_ROWS: usize = 8_192;

/// or more bytes than this, unless a single row has more.
const MAX_BYTES: usize = 8 << 20;

/// The largest row. With a full batch before it, Arrow's offsets of 31 bits still reach its end.
const MAX_ROW_BYTES: usize = 1 << 30;

/// What a document adds to a table.
pub(crate) trait RowsOf: Columns {
    /// The rows of the document whose key is `key`, in printed order.
    fn rows_of<'a>(key: &'a str, document: &'a Document) -> impl Iterator<Item = Self::Row<'a>>;
}

/// The rows of one table that have not gone on yet.
pub(crate) struct Rows<C: Columns> {
    table: Table,
    schema: SchemaRef,
    builder: C::Builder,
    len: usize,
    bytes: usize,
}

impl<C: Columns> Rows<C> {
    pub(crate) fn new(table: Table) -> Self {
        Self { table, schema: table.schema(), builder: C::Builder::default(), len: 0, bytes: 0 }
    }

    /// Adds a row; a batch that is full without it goes to `sink` first.
    pub(crate) fn push<E: From<Error>>(
        &mut self,
        row: C::Row<'_>,
        sink: &mut impl FnMut(Table, RecordBatch) -> Result<(), E>,
    ) -> Result<(), E> {
        let weight = C::weight(&row);
        if weight > MAX_ROW_BYTES {
            return Err(Error::RowTooLarge { table: self.table, found: weight, limit: MAX_ROW_BYTES }.into());
        }
        if self.len == MAX_ROWS || self.bytes + weight > MAX_BYTES {
            self.flush(sink)?;
        }
        C::push(&mut self.builder, row);
        self.len += 1;
        self.bytes += weight;
        Ok(())
    }

    /// Sends on what is there.
    pub(crate) fn flush<E: From<Error>>(
        &mut self,
        sink: &mut impl FnMut(Table, RecordBatch) -> Result<(), E>,
    ) -> Result<(), E> {
        if self.len == 0 {
            return Ok(());
        }
        let mut columns = Vec::with_capacity(self.schema.fields().len());
        C::take(&mut self.builder, &mut columns);
        (self.len, self.bytes) = (0, 0);
        let batch = RecordBatch::try_new(self.schema.clone(), columns).map_err(Error::from)?;
        sink(self.table, batch)
    }
}
