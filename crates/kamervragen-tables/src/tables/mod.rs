//! The tables. A file declares the columns of one, and says what a document puts into them.

mod answers;
mod diagnostics;
mod documents;
mod exchanges;
mod facts;
mod footnotes;
mod people;
mod questions;
mod references;

use std::collections::HashMap;
use std::sync::Arc;

use arrow_array::RecordBatch;
use arrow_schema::{Schema, SchemaRef};
use kamervragen::{Document, SCHEMA_VERSION};

use crate::columns::{Columns, DESCRIPTION, columns};
use crate::kind::Number;
use crate::rows::{Rows, RowsOf};
use crate::{Error, Failure};

use answers::Answers;
use diagnostics::Diagnostics;
use documents::{DocumentRow, Documents};
use exchanges::Exchanges;
use footnotes::Footnotes;
use people::People;
use questions::Questions;
use references::References;

macro_rules! tables {
    ($($(#[doc = $about:literal])+ $table:ident = $name:ident,)+) => {
        /// A table.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Table {
            $($(#[doc = $about])+ $table,)+
        }

        impl Table {
            /// Every table, in the order of the documentation.
            pub const ALL: &'static [Self] = &[$(Self::$table,)+];

            /// The name, for instance `questions`: that of its file without the ending.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$table => stringify!($name),)+ }
            }

            /// What a row of it is.
            #[must_use]
            pub fn about(self) -> &'static str {
                match self { $(Self::$table => concat!($($about,)+).trim(),)+ }
            }

            /// The columns. What each means stands in its metadata under `description`.
            #[must_use]
            pub fn schema(self) -> SchemaRef {
                match self { $(Self::$table => self.schema_of::<$table>(),)+ }
            }
        }

        /// Makes rows of documents, and record batches of bounded size of the rows.
        ///
        /// Memory is bounded too: what is full goes on, also in the middle of a document.
        ///
        /// # Examples
        ///
        /// ```
        /// use kamervragen_tables::{Error, Table, Tables};
        ///
        /// let document = kamervragen::parse("Vraag 1\nKent u het bericht?\nAntwoord 1\nJa.\n").unwrap();
        /// let mut batches = Vec::new();
        /// let mut sink = |table: Table, batch| -> Result<(), Error> {
        ///     batches.push((table, batch));
        ///     Ok(())
        /// };
        /// let mut tables = Tables::of(&[Table::Documents, Table::Exchanges]);
        /// tables.push("letters/a.md", &document, &mut sink)?;
        /// tables.finish(&mut sink)?;
        /// assert_eq!(batches[1].0.name(), "exchanges");
        /// assert_eq!(batches[1].1.num_rows(), 1);
        /// # Ok::<(), Error>(())
        /// ```
        pub struct Tables {
            $($name: Option<Rows<$table>>,)+
        }

        impl Tables {
            /// Makes rows of these tables only.
            #[must_use]
            pub fn of(tables: &[Table]) -> Self {
                Self { $($name: tables.contains(&Table::$table).then(|| Rows::new(Table::$table)),)+ }
            }

            /// Adds a document, and sends on the batches that are full.
            ///
            /// The `key` is what the column `document` holds. It must be another for each document of a run: a path,
            /// a name in an archive. The id of a publication will not do, since not every document has one.
            ///
            /// # Errors
            ///
            /// Those of `sink`, and [`Error::RowTooLarge`]. What has been added before an error stays.
            pub fn push<E: From<Error>>(
                &mut self,
                key: &str,
                document: &Document,
                sink: &mut impl FnMut(Table, RecordBatch) -> Result<(), E>,
            ) -> Result<(), E> {
                $(if let Some(rows) = &mut self.$name {
                    for row in $table::rows_of(key, document) {
                        rows.push(row, sink)?;
                    }
                })+
                Ok(())
            }

            /// Sends on what is left; the tables are then empty.
            ///
            /// # Errors
            ///
            /// Those of `sink`.
            pub fn finish<E: From<Error>>(
                &mut self,
                sink: &mut impl FnMut(Table, RecordBatch) -> Result<(), E>,
            ) -> Result<(), E> {
                $(if let Some(rows) = &mut self.$name {
                    rows.flush(sink)?;
                })+
                Ok(())
            }
        }
    };
}

tables! {
    /// An input: what was read, who asked whom about what and when, and why there is no document if there is none.
    Documents = documents,
    /// A question as it is printed; several under one label are one row.
    Questions = questions,
    /// An answer as it is printed.
    Answers = answers,
    /// A question with its answer and the facts of the document: what most people want.
    /// A joint answer stands with each of its questions, and a question that is answered in parts with each part.
    /// A question without an answer has a row, and so has an answer whose question is not printed.
    Exchanges = exchanges,
    /// A footnote.
    Footnotes = footnotes,
    /// A reference to another publication, those in remarks among them.
    References = references,
    /// Somebody who asks, is asked or answers.
    People = people,
    /// A finding about how a document was read. Why an input gave no document stands in `documents`.
    Diagnostics = diagnostics,
}

impl Table {
    fn schema_of<C: Columns>(self) -> SchemaRef {
        let mut fields = Vec::new();
        C::fields("", "", &mut fields);
        let metadata = HashMap::from([
            (DESCRIPTION.to_owned(), self.about().to_owned()),
            ("kamervragen.table".to_owned(), self.name().to_owned()),
            ("kamervragen.schema_version".to_owned(), SCHEMA_VERSION.to_string()),
        ]);
        Arc::new(Schema::new_with_metadata(fields, metadata))
    }
}

impl std::fmt::Display for Table {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}

impl Tables {
    /// Makes rows of all tables.
    #[must_use]
    pub fn all() -> Self {
        Self::of(Table::ALL)
    }

    /// Adds an input of which no document could be made: a row in `documents` that says why.
    ///
    /// # Errors
    ///
    /// Those of [`push`](Self::push).
    pub fn push_failure<E: From<Error>>(
        &mut self,
        key: &str,
        failure: &Failure<'_>,
        sink: &mut impl FnMut(Table, RecordBatch) -> Result<(), E>,
    ) -> Result<(), E> {
        match &mut self.documents {
            Some(rows) => rows.push(DocumentRow::of_failure(key, failure), sink),
            None => Ok(()),
        }
    }
}

columns! {
    /// A place in the source text.
    Places => Place {
        /// Where it begins: offset of the first byte in the source text.
        span_start: Number,
        /// Where it ends: offset just after the last byte.
        span_end: Number,
    }
}

impl From<kamervragen::Span> for Place<'_> {
    fn from(span: kamervragen::Span) -> Self {
        Self { span_start: number(span.start), span_end: number(span.end) }
    }
}

/// A count or an offset as a number of a column.
fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// The numbers of questions, answers, lines.
fn numbers(numbers: &[u32]) -> Vec<i64> {
    numbers.iter().copied().map(i64::from).collect()
}

/// The texts of a list.
fn texts(texts: &[String]) -> Vec<&str> {
    texts.iter().map(String::as_str).collect()
}
