//! Documents as tables, handed over through the Arrow C interface without a copy.

#![expect(clippy::needless_pass_by_value, reason = "arguments are made from Python objects for the call")]

use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::{Array, ArrayRef, RecordBatch, StructArray};
use arrow_schema::{DataType, Field, SchemaRef};
use kamervragen::Document;
use kamervragen_tables::{Failure, Keys, Table, Tables};
use pyo3::exceptions::{PyKeyError, PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedStr;
use pyo3::types::PyCapsule;
use pyo3_arrow::PyRecordBatch;
use pyo3_arrow::ffi::{ArrayIterator, to_schema_pycapsule, to_stream_pycapsule};

use crate::document::PyDocument;
use crate::folder::{FailureParts, parts};
use crate::functions::Limits;
use crate::shared::Shared;

/// A table, by its name.
pub(crate) struct TableName(Table);

impl FromPyObject<'_, '_> for TableName {
    type Error = PyErr;

    fn extract(name: Borrowed<'_, '_, PyAny>) -> PyResult<Self> {
        let name: PyBackedStr = name.extract()?;
        Table::ALL.iter().copied().find(|table| table.name() == &*name).map(Self).ok_or_else(|| {
            let names: Vec<_> = Table::ALL.iter().map(|table| format!("'{table}'")).collect();
            PyValueError::new_err(format!("expected a table out of {}, but found '{name}'", names.join(", ")))
        })
    }
}

/// The rows of a table as Arrow record batches.
#[pyclass(frozen, module = "kamervragen._native", name = "ArrowTable")]
pub(crate) struct PyArrowTable {
    table: Table,
    batches: Vec<RecordBatch>,
}

#[pymethods]
impl PyArrowTable {
    /// The table without rows.
    #[staticmethod]
    fn empty(table: TableName) -> Self {
        Self { table: table.0, batches: Vec::new() }
    }

    /// The name of the table.
    #[getter]
    fn name(&self) -> &'static str {
        self.table.name()
    }

    /// What a row of it is.
    #[getter]
    fn about(&self) -> &'static str {
        self.table.about()
    }

    /// The names of the columns, each with what it means.
    #[getter]
    fn columns(&self) -> Vec<(String, String)> {
        let meaning = |field: &Field| field.metadata().get("description").cloned().unwrap_or_default();
        self.table.schema().fields().iter().map(|field| (field.name().clone(), meaning(field))).collect()
    }

    fn __len__(&self) -> usize {
        self.batches.iter().map(RecordBatch::num_rows).sum()
    }

    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        Ok(to_schema_pycapsule(py, self.table.schema().as_ref())?)
    }

    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyCapsule>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let batches =
            self.batches.clone().into_iter().map(|batch| Ok(Arc::new(StructArray::from(batch)) as ArrayRef));
        let reader = ArrayIterator::new(batches, row_of(&self.table.schema()));
        Ok(to_stream_pycapsule(py, Box::new(reader), requested_schema)?)
    }
}

/// A row as Arrow sees it: a struct of the columns.
fn row_of(schema: &SchemaRef) -> Arc<Field> {
    let row = Field::new_struct("", schema.fields().clone(), false);
    Arc::new(row.with_metadata(schema.metadata().clone()))
}

/// The record batches of one table.
struct Rows {
    table: Table,
    tables: Tables,
    keys: Keys,
    batches: Vec<RecordBatch>,
}

impl Rows {
    fn of(table: Table) -> Self {
        Self { table, tables: Tables::of(&[table]), keys: Keys::default(), batches: Vec::new() }
    }

    fn push(
        &mut self,
        path: &str,
        outcome: Result<&Document, Failure<'_>>,
    ) -> Result<(), kamervragen_tables::Error> {
        let key = self.keys.of(path);
        let sink = &mut |_, batch| {
            self.batches.push(batch);
            Ok(())
        };
        match outcome {
            Ok(document) => self.tables.push(&key, document, sink),
            Err(failure) => self.tables.push_failure(&key, &failure, sink),
        }
    }

    fn finish(self) -> Result<PyArrowTable, kamervragen_tables::Error> {
        let Self { table, mut tables, mut batches, .. } = self;
        tables.finish(&mut |_, batch| -> Result<(), kamervragen_tables::Error> {
            batches.push(batch);
            Ok(())
        })?;
        Ok(PyArrowTable { table, batches })
    }
}

fn table_error(error: kamervragen_tables::Error) -> PyErr {
    PyValueError::new_err(error.to_string())
}

/// An input of a table: a document, or the attributes of a failure.
#[derive(FromPyObject)]
pub(crate) enum Input<'py> {
    Document(Bound<'py, PyDocument>),
    Failure { code: String, message: String, line: Option<usize>, column: Option<usize> },
}

/// Makes a table of inputs, each with its key: its path; when that comes again, with ` (2)` behind it, and so on.
#[pyfunction]
pub(crate) fn make_table(
    py: Python<'_>,
    table: TableName,
    inputs: Vec<(String, Input<'_>)>,
) -> PyResult<PyArrowTable> {
    enum Held {
        Document(Shared<Document>),
        Failure { code: String, message: String, line: Option<usize>, column: Option<usize> },
    }
    let inputs: Vec<_> = inputs
        .into_iter()
        .map(|(key, input)| match input {
            Input::Document(document) => {
                (key, Held::Document(document.get().shared().project(|whole| whole)))
            }
            Input::Failure { code, message, line, column } => {
                (key, Held::Failure { code, message, line, column })
            }
        })
        .collect();
    py.detach(|| {
        let mut rows = Rows::of(table.0);
        for (key, input) in &inputs {
            rows.push(
                key,
                match input {
                    Held::Document(document) => Ok(&**document),
                    Held::Failure { code, message, line, column } => {
                        Err(Failure { code, message, line: *line, column: *column })
                    }
                },
            )?;
        }
        rows.finish()
    })
    .map_err(table_error)
}

/// Parses the documents in the columns of a record batch, and makes a table of them.
///
/// Gives the table, and the row, code, message, line and column of each failure.
#[pyfunction]
pub(crate) fn parse_columns(
    py: Python<'_>,
    batch: PyRecordBatch,
    table: TableName,
    content: &str,
    name: &str,
    metadata: Option<&str>,
    limits: Limits,
) -> PyResult<(PyArrowTable, Vec<(usize, FailureParts)>)> {
    let batch = batch.into_inner();
    let contents = column(&batch, content)?;
    let names = column(&batch, name)?;
    let records = metadata.map(|metadata| column(&batch, metadata)).transpose()?;
    for row in 0..batch.num_rows() {
        if names.bytes(row).is_none() {
            return Err(PyValueError::new_err(format!(
                "expected a name in every row, but row {row} has none"
            )));
        }
    }
    py.detach(|| {
        let mut rows = Rows::of(table.0);
        let mut failures = Vec::new();
        for row in 0..batch.num_rows() {
            let key = String::from_utf8_lossy(names.bytes(row).unwrap_or_default());
            let mut options = limits.0.clone().with_name(key.as_ref());
            if let Some(record) = records.as_ref().and_then(|records| records.bytes(row)) {
                options = options.with_metadata_xml(record);
            }
            match kamervragen_cli::document_of(contents.bytes(row).unwrap_or_default(), &options) {
                Ok(document) => rows.push(&key, Ok(&document))?,
                Err(failure) => {
                    let kamervragen_cli::Failure { code, message, line, column } = &failure;
                    rows.push(&key, Err(Failure { code, message, line: *line, column: *column }))?;
                    failures.push((row, parts(failure)));
                }
            }
        }
        Ok((rows.finish()?, failures))
    })
    .map_err(table_error)
}

/// A column of texts or bytes, in any of Arrow's ways to hold them.
struct Column(ArrayRef);

fn column(batch: &RecordBatch, name: &str) -> PyResult<Column> {
    let Some(array) = batch.column_by_name(name) else {
        let schema = batch.schema();
        let names: Vec<_> = schema.fields().iter().map(|field| format!("'{}'", field.name())).collect();
        return Err(PyKeyError::new_err(format!(
            "expected a column '{name}', but found {}",
            names.join(", ")
        )));
    };
    match array.data_type() {
        DataType::Binary
        | DataType::LargeBinary
        | DataType::BinaryView
        | DataType::Utf8
        | DataType::LargeUtf8
        | DataType::Utf8View => Ok(Column(array.clone())),
        other => Err(PyTypeError::new_err(format!(
            "expected bytes or texts in the column '{name}', but found {other}"
        ))),
    }
}

impl Column {
    /// What stands in a row; `None` where nothing does.
    fn bytes(&self, row: usize) -> Option<&[u8]> {
        let Self(array) = self;
        if array.is_null(row) {
            return None;
        }
        Some(match array.data_type() {
            DataType::Binary => array.as_binary::<i32>().value(row),
            DataType::LargeBinary => array.as_binary::<i64>().value(row),
            DataType::BinaryView => array.as_binary_view().value(row),
            DataType::Utf8 => array.as_string::<i32>().value(row).as_bytes(),
            DataType::LargeUtf8 => array.as_string::<i64>().value(row).as_bytes(),
            DataType::Utf8View => array.as_string_view().value(row).as_bytes(),
            _ => return None,
        })
    }
}
