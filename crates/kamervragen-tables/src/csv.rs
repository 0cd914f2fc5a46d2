//! CSV files.

use std::io::Write;

use arrow_array::cast::AsArray;
use arrow_array::types::{Date32Type, Int64Type};
use arrow_array::{Array, ArrayRef, RecordBatch};
use csv::{Terminator, Writer, WriterBuilder};

use crate::{Error, Table};

/// A CSV file of one table: UTF-8, commas, a first line with the names of the columns.
///
/// Days are written as `2031-05-03`, lists as JSON (`["SV",null]`), since a text in them can hold any sign that could
/// part them. What is missing is empty; so is an empty text.
pub struct CsvFile<W: Write> {
    writer: Writer<W>,
    /// The cell being written.
    cell: Vec<u8>,
}

impl<W: Write> CsvFile<W> {
    /// A file of that table, with its first line.
    ///
    /// # Errors
    ///
    /// When `output` cannot be written.
    pub fn new(table: Table, output: W) -> Result<Self, Error> {
        let mut writer = WriterBuilder::new().terminator(Terminator::Any(b'\n')).from_writer(output);
        writer.write_record(table.schema().fields().iter().map(|field| field.name()))?;
        Ok(Self { writer, cell: Vec::new() })
    }

    /// Adds the rows of a batch.
    ///
    /// # Errors
    ///
    /// When the output cannot be written, and when the batch holds columns that no table has.
    pub fn write(&mut self, batch: &RecordBatch) -> Result<(), Error> {
        for row in 0..batch.num_rows() {
            for column in batch.columns() {
                self.cell.clear();
                put(column, row, &mut self.cell)?;
                self.writer.write_field(&self.cell)?;
            }
            self.writer.write_record(None::<&[u8]>)?;
        }
        Ok(())
    }

    /// Completes the file.
    ///
    /// # Errors
    ///
    /// When the output cannot be written.
    pub fn finish(self) -> Result<W, Error> {
        self.writer.into_inner().map_err(|error| error.into_error().into())
    }
}

/// Adds the value of a row to `cell`; nothing when it is missing.
fn put(column: &ArrayRef, row: usize, cell: &mut Vec<u8>) -> Result<(), Error> {
    if column.is_null(row) {
        return Ok(());
    }
    if let Some(texts) = column.as_string_opt::<i32>() {
        cell.extend_from_slice(texts.value(row).as_bytes());
    } else if let Some(numbers) = column.as_primitive_opt::<Int64Type>() {
        write!(cell, "{}", numbers.value(row))?;
    } else if let Some(days) = column.as_primitive_opt::<Date32Type>() {
        if let Some(day) = days.value_as_date(row) {
            write!(cell, "{day}")?;
        }
    } else if let Some(lists) = column.as_list_opt::<i32>() {
        put_json(&lists.value(row), cell)?;
    } else {
        return Err(Error::UnknownColumn { found: column.data_type().clone() });
    }
    Ok(())
}

/// Adds the items of a list as JSON.
fn put_json(items: &ArrayRef, cell: &mut Vec<u8>) -> Result<(), Error> {
    if let Some(texts) = items.as_string_opt::<i32>() {
        serde_json::to_writer(cell, &texts.iter().collect::<Vec<_>>()).map_err(std::io::Error::from)?;
    } else if let Some(numbers) = items.as_primitive_opt::<Int64Type>() {
        serde_json::to_writer(cell, &numbers.iter().collect::<Vec<_>>()).map_err(std::io::Error::from)?;
    } else {
        return Err(Error::UnknownColumn { found: items.data_type().clone() });
    }
    Ok(())
}
