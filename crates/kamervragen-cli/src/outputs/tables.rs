//! A folder with a file for each table.
//!
//! All files appear at the end. A failed document is a row too, in `documents`.

use std::collections::HashSet;
use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use kamervragen::Document;
use kamervragen_tables::{CsvFile, Error, ParquetFile, RecordBatch, Table, Tables};

use super::whole::Output;
use super::{Maker, Sink};
use crate::inputs::Input;
use crate::reading::Failure;

/// What the files are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    Parquet,
    Csv,
}

/// Leaves the documents to be put into tables in their order.
pub(crate) struct TableMaker {
    folder: PathBuf,
}

/// Puts documents into tables.
pub(crate) struct TableFiles {
    tables: Tables,
    keys: Keys,
    files: Files,
}

/// The two halves of the tables in `folder`, which is made when it is not there.
///
/// # Errors
///
/// When there can be no such folder, or no such files in it.
pub(crate) fn open(folder: &Path, form: Form) -> Result<(TableMaker, TableFiles)> {
    fs::create_dir_all(folder).with_context(|| format!("cannot make the folder `{}`", folder.display()))?;
    let files = Table::ALL.iter().map(|&table| TableFile::create(folder, table, form));
    let files = Files(files.collect::<Result<_>>()?);
    let sink = TableFiles { tables: Tables::all(), keys: Keys::default(), files };
    Ok((TableMaker { folder: folder.to_owned() }, sink))
}

impl Maker for TableMaker {
    type Piece = Box<Document>;

    fn place(&self, _input: &Input) -> Result<PathBuf, Failure> {
        Ok(self.folder.clone())
    }

    fn make(&self, document: Document, _place: &Path) -> Result<Box<Document>, Failure> {
        Ok(Box::new(document))
    }
}

impl Sink for TableFiles {
    type Piece = Box<Document>;

    fn add(&mut self, path: &str, document: Box<Document>) -> Result<()> {
        let Self { tables, keys, files } = self;
        tables.push(&keys.key(path), &document, &mut |table, batch| files.write(table, &batch))
    }

    fn fail(&mut self, path: &str, failure: &Failure) -> Result<()> {
        let Self { tables, keys, files } = self;
        let failure = kamervragen_tables::Failure {
            code: failure.code,
            message: &failure.message,
            line: failure.line,
            column: failure.column,
        };
        tables.push_failure(&keys.key(path), &failure, &mut |table, batch| files.write(table, &batch))
    }

    fn finish(self) -> Result<()> {
        let Self { mut tables, mut files, .. } = self;
        tables.finish(&mut |table, batch| files.write(table, &batch))?;
        // First all of them are complete, then all appear.
        let outputs = files.0.into_iter().map(TableFile::finish).collect::<Result<Vec<_>>>()?;
        outputs.into_iter().try_for_each(Output::finish)
    }
}

/// The keys given so far, as hashes: eight bytes each.
#[derive(Default)]
struct Keys(HashSet<u64>);

impl Keys {
    /// The path, which the report has too; when it is reached again, with ` (2)` behind it, and so on.
    fn key(&mut self, path: &str) -> String {
        let mut key = path.to_owned();
        let mut count = 1;
        while !self.is_new(&key) {
            count += 1;
            key = format!("{path} ({count})");
        }
        key
    }

    fn is_new(&mut self, key: &str) -> bool {
        let mut hasher = DefaultHasher::new();
        key.hash(&mut hasher);
        // Two keys with one hash would only give the second a number that it does not need.
        self.0.insert(hasher.finish())
    }
}

/// The files, in the order of the tables.
struct Files(Vec<TableFile>);

impl Files {
    fn write(&mut self, table: Table, batch: &RecordBatch) -> Result<()> {
        let file = self.0.iter_mut().find(|file| file.table == table);
        file.map_or(Ok(()), |file| file.write(batch))
    }
}

struct TableFile {
    table: Table,
    name: PathBuf,
    writer: Writer,
}

enum Writer {
    Parquet(Box<ParquetFile<Output>>),
    Csv(Box<CsvFile<Output>>),
}

impl TableFile {
    fn create(folder: &Path, table: Table, form: Form) -> Result<Self> {
        let ending = match form {
            Form::Parquet => "parquet",
            Form::Csv => "csv",
        };
        let name = folder.join(table.name()).with_extension(ending);
        let output = Output::create(&name)?;
        let writer = match form {
            Form::Parquet => ParquetFile::new(table, output).map(Box::new).map(Writer::Parquet),
            Form::Csv => CsvFile::new(table, output).map(Box::new).map(Writer::Csv),
        };
        let writer = writer.with_context(|| unwritable(&name))?;
        Ok(Self { table, name, writer })
    }

    fn write(&mut self, batch: &RecordBatch) -> Result<()> {
        let written = match &mut self.writer {
            Writer::Parquet(file) => file.write(batch),
            Writer::Csv(file) => file.write(batch),
        };
        written.with_context(|| unwritable(&self.name))
    }

    fn finish(self) -> Result<Output> {
        let finished: Result<Output, Error> = match self.writer {
            Writer::Parquet(file) => file.finish(),
            Writer::Csv(file) => file.finish(),
        };
        finished.with_context(|| unwritable(&self.name))
    }
}

fn unwritable(name: &Path) -> String {
    format!("cannot write `{}`", name.display())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_a_path_reached_again_has_another_key() {
        let mut keys = Keys::default();
        let paths = ["a.md", "b.md", "a.md", "a.md (2)", "a.md"];
        assert_eq!(
            paths.map(|path| keys.key(path)),
            ["a.md", "b.md", "a.md (2)", "a.md (2) (2)", "a.md (3)"]
        );
    }
}
