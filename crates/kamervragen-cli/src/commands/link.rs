//! `kamervragen link`: the documents of each matter, what is answered, and what is still open.
//!
//! Two rounds: in the first the documents pass by, are remembered in short and set aside; in the second those of each
//! matter are taken up again. So memory grows with the questions, not with the documents.

mod open;

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use kamervragen::dossier::{Linker, Matter, dossier};
use kamervragen::{Document, Dossier, DossierState};

use open::OpenList;

use crate::Status;
use crate::args::{LimitArgs, LinkArgs, MattersTo};
use crate::batch;
use crate::finding::Finding;
use crate::gather::{self, Gathered};
use crate::inputs::{Found, counted};
use crate::outline::Outline;
use crate::outputs::files::json_line;
use crate::outputs::matters::{Matters, Paper};
use crate::outputs::refuse_among_inputs;
use crate::outputs::whole::{Output, STANDARD};
use crate::report::{Outcome, Record};
use crate::run::Run;
use crate::spill::{Spill, Spilled};

/// Links the documents.
pub(crate) fn run(args: &LinkArgs) -> Result<Status> {
    let to_standard = args.out.as_deref() == Some(Path::new(STANDARD));
    let is_pages = args.to == MattersTo::Html;
    if is_pages && (to_standard || args.out.is_none()) {
        bail!("html is written as one page a matter into a folder: name it with --out");
    }
    if args.open && to_standard {
        bail!("--open prints a list on standard output: name a file with --out, or leave one of the two out");
    }
    let mut run = Run::start(&args.paths, &args.run, !to_standard)?;
    let output = match &args.out {
        Some(out) if is_pages => {
            refuse_among_inputs(out, &args.paths)?;
            Matters::pages(out)?
        }
        Some(out) => Matters::lines(out)?,
        None => Matters::Nothing,
    };
    let (matters, documents) = read(&mut run, &spill_folder(args))?;
    let told = write(args, matters, documents, output)?;
    let status = run.close();
    if !args.run.quiet {
        // Nothing is left to tell where standard error is closed.
        let _ = write!(io::stderr(), "{told}");
    }
    Ok(status)
}

/// The disk that is to hold the dossiers has room for the documents too; the folder for temporary files may be memory.
fn spill_folder(args: &LinkArgs) -> PathBuf {
    let out = args.out.as_deref().filter(|&out| out != Path::new(STANDARD));
    match out.map(|out| out.parent().filter(|folder| !folder.as_os_str().is_empty())) {
        None => std::env::temp_dir(),
        Some(None) => PathBuf::from("."),
        Some(Some(folder)) => folder.to_owned(),
    }
}

/// The first round: which documents are of one matter.
fn read(run: &mut Run<'_>, folder: &Path) -> Result<(Vec<Matter>, Spilled)> {
    let mut linker = Linker::new();
    let mut spill = Spill::in_folder(folder)?;
    run.go(read_one, |Seen { record, document }, progress| {
        match document {
            Some((document, json)) => {
                linker.add(&document);
                spill.add(&json)?;
            }
            None => {
                if let Some(failure) = &record.error {
                    progress.say(Finding::of_failure(&record.path, failure));
                }
            }
        }
        Ok(record)
    })?;
    Ok((linker.finish(), spill.close()?))
}

/// A document that passed by.
struct Seen {
    record: Record,
    /// With its JSON; nothing when it failed.
    document: Option<(Box<Document>, Vec<u8>)>,
}

fn read_one(found: Found, limits: LimitArgs) -> Seen {
    let Gathered { path, document } = gather::read(found, limits, false);
    match document.and_then(|document| json_line(&document).map(|json| (document, json))) {
        Ok((document, json)) => Seen {
            record: Record::of_document(path, Outcome::Ok, &Outline::from(&*document)),
            document: Some((document, json)),
        },
        Err(failure) => Seen { record: Record::of_failure(path, failure), document: None },
    }
}

/// The second round: a dossier for each matter.
fn write(
    args: &LinkArgs,
    matters: Vec<Matter>,
    mut documents: Spilled,
    mut output: Matters,
) -> Result<String> {
    let mut open = args.open.then(OpenList::default);
    let mut counts = Counts::default();
    let with_documents = matters.into_iter().map(|matter| {
        let documents: io::Result<Vec<_>> =
            matter.documents.iter().map(|&index| documents.take(index)).collect();
        (documents, matter.links)
    });
    let paper = output.paper();
    let needs_document = paper != Paper::Nothing && !args.brief;
    let threads = batch::threads(args.run.jobs);
    batch::in_order(
        with_documents,
        threads,
        |(documents, _)| documents.iter().flatten().map(Vec::len).sum(),
        |(documents, links)| -> Result<(Dossier, Vec<u8>)> {
            let documents = documents.context("cannot take up the documents of a matter")?;
            let documents = documents
                .iter()
                .map(|json| serde_json::from_slice(json))
                .collect::<Result<Vec<Document>, _>>()?;
            let mut dossier = dossier(&documents.iter().collect::<Vec<_>>(), links);
            dossier.document = dossier.document.filter(|_| needs_document);
            let written = paper.written(&dossier)?;
            Ok((dossier, written))
        },
        |made| {
            let (dossier, written) = made?;
            counts.add(&dossier);
            output.add(&dossier, &written)?;
            if let Some(open) = &mut open {
                open.add(&dossier);
            }
            Ok(())
        },
    )?;
    output.finish()?;
    if let Some(open) = open {
        let mut list = Output::standard()?;
        list.write(open.told(args.today).to_string().as_bytes())?;
        list.finish()?;
    }
    Ok(counts.told())
}

/// The matters, in numbers.
#[derive(Default)]
struct Counts {
    matters: usize,
    states: [usize; DossierState::ALL.len()],
    links: usize,
    doubtful: usize,
}

impl Counts {
    fn add(&mut self, dossier: &Dossier) {
        self.matters += 1;
        if let Some(place) = DossierState::ALL.iter().position(|state| *state == dossier.state) {
            self.states[place] += 1;
        }
        self.links += dossier.links.len();
        self.doubtful += dossier.links.iter().filter(|link| link.doubtful).count();
    }

    fn told(&self) -> String {
        let states: Vec<_> = DossierState::ALL
            .iter()
            .zip(self.states)
            .filter(|(_, count)| *count > 0)
            .map(|(state, count)| format!("{state} {count}"))
            .collect();
        format!(
            "{} from {}\n  state        {}\n  doubtful     {}\n",
            counted(self.matters, "matter"),
            counted(self.links, "link"),
            states.join(", "),
            counted(self.doubtful, "link"),
        )
    }
}
