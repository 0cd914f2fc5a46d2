//! Writes papers in all forms, with their truth, for benches and scale tests.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use clap::Parser;
use kamervragen_synth::{File, Form, Paper, Truth, papers};

/// Writes invented documents with their truth: DIR/FORM/ID.ENDING, and DIR/truth/ID.json.
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
    /// Write each document in one form only, in turn, and without its truth: a mixed archive.
    #[arg(long)]
    mixed: bool,
}

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
    let forms = if arguments.forms.is_empty() { Form::ALL } else { &arguments.forms };
    for (index, paper) in papers(arguments.seed).take(arguments.count).enumerate() {
        if arguments.mixed {
            let form = forms[index % forms.len()];
            write(&arguments.out.join(format!("{:03}", index / 1000)), &form.render(&paper))?;
            continue;
        }
        for form in forms {
            write(&arguments.out.join(form.name()), &form.render(&paper))?;
        }
        write(&arguments.out.join("truth"), &truth(&paper)?)?;
    }
    Ok(())
}

fn truth(paper: &Paper) -> Result<File> {
    let bytes = serde_json::to_vec_pretty(&Truth::of(paper))?;
    Ok(File { name: format!("{}.json", paper.id), bytes, metadata_xml: None })
}

fn write(folder: &Path, file: &File) -> Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let path = folder.join(&file.name);
    fs::write(&path, &file.bytes).with_context(|| format!("cannot write {}", path.display()))?;
    if let Some(record) = &file.metadata_xml {
        let path = path.with_extension("metadata.xml");
        fs::write(&path, record).with_context(|| format!("cannot write {}", path.display()))?;
    }
    Ok(())
}
