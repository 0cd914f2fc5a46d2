//! Writes papers in all forms, with their truth, for benches and scale tests.

use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use clap::Parser;
use kamervragen_synth::{Form, Matter, Paper, PaperKind, Truth, matter};
use serde::Serialize;

/// Writes invented documents with their truth: DIR/FORM/ID.ENDING, DIR/truth/ID.json for what a reader should find in each,
/// and DIR/truth/matters.jsonl for which of them belong together.
///
/// With more than 1000 documents each folder has folders of 1000 documents.
#[derive(Parser)]
struct Arguments {
    /// How many documents.
    #[arg(long, default_value_t = 100)]
    count: usize,
    /// Where to write them.
    #[arg(long)]
    out: PathBuf,
    /// The number of the first matter.
    #[arg(long, default_value_t = 0)]
    seed: u64,
    /// In which forms, parted by commas; without it in all.
    #[arg(long, value_delimiter = ',', value_parser = form)]
    forms: Vec<Form>,
    /// Write each document in one form only, in turn, all in DIR/mixed: an archive. Of the truth, only what belongs together.
    #[arg(long)]
    mixed: bool,
}

/// How many documents stand in a folder.
const FOLDER: usize = 1000;

fn form(name: &str) -> Result<Form, String> {
    let names: Vec<&str> = Form::ALL.iter().map(|form| form.name()).collect();
    Form::ALL
        .iter()
        .copied()
        .find(|form| form.name() == name)
        .ok_or_else(|| format!("expected one of {}", names.join(", ")))
}

fn main() -> Result<()> {
    let arguments = Arguments::parse();
    let mut corpus = Corpus::new(&arguments)?;
    for seed in arguments.seed.. {
        if corpus.written >= arguments.count {
            break;
        }
        corpus.matter(&matter(seed))?;
    }
    corpus.matters.flush().context("cannot write the list of matters")
}

/// A line of `matters.jsonl`: what belongs together among the documents that were written.
#[derive(Serialize)]
struct TrueMatter<'m> {
    case_number: &'m str,
    /// Whether no answer was written.
    open: bool,
    /// Days from the questions to the answer.
    days_to_answer: Option<i32>,
    papers: Vec<Written<'m>>,
}

/// A paper of a matter.
#[derive(Serialize)]
struct Written<'m> {
    id: &'m str,
    /// `questions`, `postponement`, `answers`.
    kind: &'static str,
    files: Vec<WrittenFile>,
}

/// A file in which a paper stands.
#[derive(Serialize)]
struct WrittenFile {
    path: String,
    /// Whether the number of the case stands in it or in its record: printed answers do not tell it.
    tells_case_number: bool,
}

/// A corpus in the making.
struct Corpus<'a> {
    arguments: &'a Arguments,
    forms: &'a [Form],
    /// How many papers were written.
    written: usize,
    folders: HashSet<PathBuf>,
    matters: BufWriter<File>,
}

impl<'a> Corpus<'a> {
    fn new(arguments: &'a Arguments) -> Result<Self> {
        let truth = arguments.out.join("truth");
        fs::create_dir_all(&truth).with_context(|| format!("cannot make {}", truth.display()))?;
        let path = truth.join("matters.jsonl");
        let file = File::create(&path).with_context(|| format!("cannot write {}", path.display()))?;
        let forms = if arguments.forms.is_empty() { Form::ALL } else { &arguments.forms };
        Ok(Self { arguments, forms, written: 0, folders: HashSet::new(), matters: BufWriter::new(file) })
    }

    fn matter(&mut self, matter: &Matter) -> Result<()> {
        let mut papers = Vec::new();
        let mut answer: Option<&Paper> = None;
        for paper in &matter.papers {
            if self.written >= self.arguments.count {
                break;
            }
            let files = self.paper(paper)?;
            if files.is_empty() {
                continue;
            }
            if paper.kind == PaperKind::Answers {
                answer = Some(paper);
            }
            self.written += 1;
            papers.push(Written { id: &paper.id, kind: Truth::of(paper).kind, files });
        }
        let Some(first) = matter.papers.first().filter(|_| !papers.is_empty()) else { return Ok(()) };
        let line = TrueMatter {
            case_number: &first.head.case_number,
            open: answer.is_none(),
            days_to_answer: answer.and_then(|paper| Truth::of(paper).metadata.days_to_answer),
            papers,
        };
        serde_json::to_writer(&mut self.matters, &line)?;
        writeln!(self.matters)?;
        Ok(())
    }

    /// Writes a paper in its forms, and its truth.
    fn paper(&mut self, paper: &Paper) -> Result<Vec<WrittenFile>> {
        let shown: Vec<Form> = self.forms.iter().copied().filter(|form| form.shows(paper)).collect();
        if shown.is_empty() {
            return Ok(Vec::new());
        }
        if self.arguments.mixed {
            return Ok(vec![self.form(paper, shown[self.written % shown.len()], "mixed")?]);
        }
        let truth = serde_json::to_vec_pretty(&Truth::of(paper))?;
        self.write("truth", &format!("{}.json", paper.id), &truth)?;
        shown.into_iter().map(|form| self.form(paper, form, form.name())).collect()
    }

    fn form(&mut self, paper: &Paper, form: Form, folder: &str) -> Result<WrittenFile> {
        let file = form.render(paper);
        let path = self.write(folder, &file.name, &file.bytes)?;
        if let Some(record) = &file.metadata_xml {
            let (stem, _) = file.name.rsplit_once('.').unwrap_or((&file.name, ""));
            self.write(folder, &format!("{stem}.metadata.xml"), record)?;
        }
        Ok(WrittenFile { path, tells_case_number: form.tells_case_number(paper) })
    }

    /// Writes a file into a folder, or into a part of it; gives its path below DIR.
    fn write(&mut self, folder: &str, name: &str, bytes: &[u8]) -> Result<String> {
        let folder = if self.arguments.count > FOLDER {
            format!("{folder}/{:03}", self.written / FOLDER)
        } else {
            folder.to_owned()
        };
        let whole = self.arguments.out.join(&folder);
        if !self.folders.contains(&whole) {
            make(&whole)?;
            self.folders.insert(whole.clone());
        }
        let path = whole.join(name);
        fs::write(&path, bytes).with_context(|| format!("cannot write {}", path.display()))?;
        Ok(format!("{folder}/{name}"))
    }
}

fn make(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))
}
