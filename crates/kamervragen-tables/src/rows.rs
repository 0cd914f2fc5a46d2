//! The rows of one table on their way into record batches of bounded size.

use arrow_array::RecordBatch;
use arrow_schema::SchemaRef;
use kamervragen::Document;

use crate::columns::Columns;
use crate::{Error, Table};

/// How large batches may get.
#[derive(Clone, Copy)]
struct Limits {
    /// A batch goes on before it has more rows,
    rows: usize,
    /// or about more bytes than this, unless a single row has more.
    bytes: usize,
    /// The largest row. With a full batch before it, Arrow's offsets of 31 bits still reach its end.
    row_bytes: usize,
}

const LIMITS: Limits = Limits { rows: 8_192, bytes: 8 << 20, row_bytes: 1 << 30 };

/// What a document adds to a table.
pub(crate) trait RowsOf: Columns {
    /// The rows of the document whose key is `key`, in printed order.
    fn rows_of<'a>(key: &'a str, document: &'a Document) -> impl Iterator<Item = Self::Row<'a>>;
}

/// The rows of one table that have not gone on yet.
pub(crate) struct Rows<C: Columns> {
    table: Table,
    limits: Limits,
    schema: SchemaRef,
    builder: C::Builder,
    len: usize,
    bytes: usize,
}

impl<C: Columns> Rows<C> {
    pub(crate) fn new(table: Table) -> Self {
        Self {
            table,
            limits: LIMITS,
            schema: table.schema(),
            builder: C::Builder::default(),
            len: 0,
            bytes: 0,
        }
    }

    /// Adds a row; a batch that is full without it goes to `sink` first.
    pub(crate) fn push<E: From<Error>>(
        &mut self,
        row: C::Row<'_>,
        sink: &mut impl FnMut(Table, RecordBatch) -> Result<(), E>,
    ) -> Result<(), E> {
        let weight = C::weight(&row);
        let limit = self.limits.row_bytes;
        if weight > limit {
            return Err(Error::RowTooLarge { table: self.table, found: weight, limit }.into());
        }
        if self.len == self.limits.rows || self.bytes + weight > self.limits.bytes {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kind::{Kind, Text};

    #[test]
    fn err_a_row_beyond_the_limit_is_refused_and_the_others_stay() {
        let schema = arrow_schema::Schema::new(vec![arrow_schema::Field::new("a", Text::data_type(), false)]);
        let mut rows = Rows::<Text>::new(Table::People);
        rows.limits = Limits { rows: 2, bytes: 6, row_bytes: 10 };
        rows.schema = std::sync::Arc::new(schema);
        let mut lengths = Vec::new();
        let mut sink = |_, batch: RecordBatch| -> Result<(), Error> {
            lengths.push(batch.num_rows());
            Ok(())
        };
        // The third is one row too many, and one larger than a batch stands alone.
        for row in ["a", "b", "c", "0123456789", "d"] {
            rows.push(row, &mut sink).unwrap();
        }
        let error = rows.push("01234567890", &mut sink).unwrap_err();
        assert_eq!(
            error.to_string(),
            "expected rows of at most 10 bytes in the table `people`, but found 11"
        );
        rows.flush(&mut sink).unwrap();
        assert_eq!(lengths, [2, 1, 1, 1]);
    }
}
