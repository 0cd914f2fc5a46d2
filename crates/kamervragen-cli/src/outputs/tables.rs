//! A folder with a file for each table.
//!
//! All files appear at the end. A failed document is a row too, in `documents`.

use std::fs;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{SyncSender, sync_channel};
use std::thread::{self, JoinHandle};

use anyhow::{Context, Result, anyhow};
use kamervragen::Document;
use kamervragen_tables::{CsvFile, Error, Keys, ParquetFile, RecordBatch, Table, Tables};

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
    packing: Packing,
}

/// The two halves of the tables in `folder`, which is made when it is not there; packed beside the work of `threads`, or
/// on the only one.
///
/// # Errors
///
/// When there can be no such folder, or no such files in it.
pub(crate) fn open(folder: &Path, form: Form, threads: NonZero<usize>) -> Result<(TableMaker, TableFiles)> {
    fs::create_dir_all(folder).with_context(|| format!("cannot make the folder `{}`", folder.display()))?;
    let files = Table::ALL.iter().map(|&table| TableFile::create(folder, table, form));
    let files = Files(files.collect::<Result<_>>()?);
    let packing =
        if threads.get() == 1 { Packing::Here(files) } else { Packing::Apart(WriterThread::start(files)) };
    let sink = TableFiles { tables: Tables::all(), keys: Keys::default(), packing };
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
        let Self { tables, keys, packing } = self;
        tables.push(&keys.of(path), &document, &mut |table, batch| packing.write(table, batch))
    }

    fn fail(&mut self, path: &str, failure: &Failure) -> Result<()> {
        let Self { tables, keys, packing } = self;
        let failure = kamervragen_tables::Failure {
            code: failure.code,
            message: &failure.message,
            line: failure.line,
            column: failure.column,
        };
        tables.push_failure(&keys.of(path), &failure, &mut |table, batch| packing.write(table, batch))
    }

    fn finish(self) -> Result<()> {
        let Self { mut tables, mut packing, .. } = self;
        tables.finish(&mut |table, batch| packing.write(table, batch))?;
        // First all of them are complete, then all appear.
        let outputs = packing.end()?.0.into_iter().map(TableFile::finish).collect::<Result<Vec<_>>>()?;
        outputs.into_iter().try_for_each(Output::finish)
    }
}

/// Where batches are encoded and written.
enum Packing {
    Here(Files),
    Apart(WriterThread),
}

impl Packing {
    fn write(&mut self, table: Table, batch: RecordBatch) -> Result<()> {
        match self {
            Self::Here(files) => files.write(table, &batch),
            Self::Apart(thread) => thread.send(table, batch),
        }
    }

    fn end(self) -> Result<Files> {
        match self {
            Self::Here(files) => Ok(files),
            Self::Apart(mut thread) => thread.end(),
        }
    }
}

/// Encodes and writes batches on a thread of its own: packing a row group takes so long that the threads that parse would
/// run out of room in the meantime.
struct WriterThread {
    /// Missing when all was sent.
    batches: Option<SyncSender<(Table, RecordBatch)>>,
    thread: Option<JoinHandle<Result<Files>>>,
}

impl WriterThread {
    /// How many batches may wait.
    const WAITING: usize = 2;

    fn start(mut files: Files) -> Self {
        let (batches, sent) = sync_channel(Self::WAITING);
        let write = move || {
            for (table, batch) in sent {
                files.write(table, &batch)?;
            }
            Ok(files)
        };
        Self { batches: Some(batches), thread: Some(thread::spawn(write)) }
    }

    fn send(&mut self, table: Table, batch: RecordBatch) -> Result<()> {
        let batches = self.batches.as_ref();
        if batches.is_some_and(|batches| batches.send((table, batch)).is_ok()) {
            return Ok(());
        }
        // The thread takes no more: it ended with an error.
        self.end().map(drop)
    }

    /// Waits until all is written.
    fn end(&mut self) -> Result<Files> {
        self.batches = None;
        let thread = self.thread.take().context("the tables could not be written")?;
        thread.join().map_err(|_| anyhow!("the thread that writes the tables panicked"))?
    }
}

impl Drop for WriterThread {
    fn drop(&mut self) {
        // What a run that is broken off leaves is removed on that thread: it must not be cut short.
        let _ = self.end();
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
