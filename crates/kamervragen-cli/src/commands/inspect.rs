//! `kamervragen inspect`: the source of one document with the role of every character.

use std::fs;
use std::io;
use std::path::Path;

use anstream::AutoStream;
use anyhow::{Result, bail};
use clap::ColorChoice;
use kamervragen::render::{annotated_ansi, annotated_html, annotated_text};

use crate::Status;
use crate::args::InspectArgs;
use crate::input::Input;
use crate::outputs::whole::{Output, STANDARD};

/// Shows the source, or says why there is no document.
pub(crate) fn run(args: &InspectArgs) -> Result<Status> {
    let input = Input::find(&args.input)?.with_segments(true);
    let target = args.html.as_deref();
    if let Some(page) = target
        && is_same_file(page, &args.input.file)
    {
        bail!("`{}` is the document itself: the page would take its place", page.display());
    }
    let (document, text) = match input.document_and_text() {
        Ok(read) => read,
        Err(failure) => return Ok(input.fail(&failure)),
    };
    let shown = if target.is_some() {
        annotated_html(&document, &text)
    } else if in_colours(args.color) {
        annotated_ansi(&document, &text)
    } else {
        annotated_text(&document, &text)
    };
    let mut output = Output::create(target.unwrap_or(Path::new(STANDARD)))?;
    output.write(shown.as_bytes())?;
    output.finish()?;
    Ok(input.judge(&document))
}

/// Whether standard output takes colours: `auto` asks whether it is a terminal, and what `NO_COLOR`, `CLICOLOR`,
/// `CLICOLOR_FORCE` and `TERM` say.
fn in_colours(choice: ColorChoice) -> bool {
    match choice {
        ColorChoice::Always => true,
        ColorChoice::Never => false,
        ColorChoice::Auto => AutoStream::choice(&io::stdout()) != anstream::ColorChoice::Never,
    }
}

fn is_same_file(one: &Path, other: &Path) -> bool {
    one != Path::new(STANDARD)
        && matches!((fs::canonicalize(one), fs::canonicalize(other)), (Ok(one), Ok(other)) if one == other)
}
