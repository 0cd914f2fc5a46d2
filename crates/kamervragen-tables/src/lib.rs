//! Tables of Dutch parliamentary questions and answers (*Kamervragen*): Arrow record batches, Parquet and CSV.
//!
//! [`Tables`] takes documents one at a time and hands on record batches of bounded size; [`ParquetFile`] and [`CsvFile`]
//! write those of one table. Nothing is collected: memory does not grow with the number of documents.
//!
//! ```
//! use kamervragen_tables::{CsvFile, Error, Table, Tables};
//!
//! let mut people = CsvFile::new(Table::People, Vec::new())?;
//! let mut tables = Tables::of(&[Table::People]);
//! let mut sink = |_table, batch| people.write(&batch);
//! let document = kamervragen::parse(
//!     "Vragen van het lid Oudekerk (SV) aan de Minister van Financiën over sluizen (ingezonden 3 mei 2031).\n\
//!      Vraag 1\nKent u het bericht?\n",
//! )
//! .unwrap();
//! tables.push("letters/a.md", &document, &mut sink)?;
//! tables.finish(&mut sink)?;
//! assert_eq!(
//!     String::from_utf8(people.finish()?).unwrap(),
//!     "document,role,person,name,party,office,portfolio\n\
//!      letters/a.md,asker,0,Oudekerk,SV,,\n\
//!      letters/a.md,addressee,0,,,minister,Financiën\n",
//! );
//! # Ok::<(), Error>(())
//! ```
//!
//! # Features
//!
//! `parquet` and `csv` write those files; both are on unless `default-features = false` turns them off. Arrow is version
//! 59, which `pyo3-arrow` hands to Python.
//!
//! # Names and keys
//!
//! Columns are called as the keys of the JSON contract. A key of an inner object has the name of that object before it
//! (`source.format` is `source_format`), but for those of `metadata`. A list of objects is a list for each key, all in
//! the same order (`askers[].name` is `asker_names`), and a place is `span_start` and `span_end`.
//!
//! `document` is the key of a document, given by the caller; with the column that is called after the table (`question`
//! in `questions`) it is the key of a row, and other tables point to it by that name: `exchanges.answer` is
//! `answers.answer`. Those numbers are the indices of the JSON.
//!
//! Not in the tables: the form of texts (`blocks`), remarks but for their references, translations, unplaced texts,
//! segments. `documents` counts them where they are text.
//!
//! # Tables
//!
#![doc = include_str!("../TABLES.md")]

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
pub use arrow_array::RecordBatch;
pub use error::{Error, Failure};
pub use tables::{Table, Tables};
