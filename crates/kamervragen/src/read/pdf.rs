//! The printed page -> blocks, by lopdf's objects and the content of the pages.
//!
//! What the page shows is evidence: raised small digits, type that leans, the space between paragraphs, the line that
//! stops although a word would still fit, what the layout adds to every page. How it is drawn says more: publications
//! mark their paragraphs, headings and notes in the content (`/P <</MCID 7>> BDC`), and those marks are used where they
//! are there. All places refer to the text taken out.
//!
//! Not handled: pages that are pictures; text set from right to left or from top to bottom; links that are drawn over
//! the words.

mod characters;
mod content;
mod font;
mod layout;
mod lines;
mod state;

use std::collections::HashSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

use lopdf::{Document, LoadOptions};

use self::content::Painter;
use super::{Reading, taken};
use crate::model::{Diagnostic, DiagnosticCode};
use crate::{Error, ErrorKind, Options};

/// The most pages that are read: some hundred times the longest publication.
const MOST_PAGES: usize = 5_000;

/// The most bytes to which one stream of objects may be unpacked. An object takes many times its characters.
const LARGEST_OBJECTS: usize = 8 << 20;

/// The most bytes to which all streams of objects together may be unpacked: this, or so many times the file.
const ALL_OBJECTS: usize = 32 << 20;
const MOST_GROWTH: usize = 8;

/// Reads a document, within the limits on what is unpacked and carried out.
///
/// # Errors
///
/// [`ErrorKind::BrokenContainer`] when it cannot be read as a PDF, or only with a password; [`ErrorKind::Unreadable`] when
/// its pages hold no text.
pub(crate) fn read(bytes: &[u8], options: &Options) -> Result<Reading<'static>, Error> {
    // Broken files have made the libraries behind this panic. Nothing that they hold is used afterwards.
    catch_unwind(AssertUnwindSafe(|| read_pages(bytes, options)))
        .unwrap_or_else(|_| Err(broken("its parts contradict each other")))
}

fn read_pages(bytes: &[u8], options: &Options) -> Result<Reading<'static>, Error> {
    let most = largest_objects(bytes).min(options.max_unpacked_bytes());
    let load = LoadOptions { max_decompressed_size: Some(most), ..LoadOptions::default() };
    let document = Document::load_mem_with_options(bytes, load).map_err(|error| match error {
        lopdf::Error::InvalidPassword | lopdf::Error::Decryption(_) => broken("it is locked with a password"),
        error => broken(&error.to_string()),
    })?;
    if document.trailer.has(b"Encrypt") && document.encryption_state.is_none() {
        return Err(broken("it is locked with a password"));
    }
    let mut painter = Painter::new(&document, options);
    let mut pages = Vec::new();
    let mut read = HashSet::new();
    // A tree that holds itself holds its pages many times.
    for page in document.page_iter().filter(|page| read.insert(*page)) {
        if pages.len() == MOST_PAGES {
            painter.reached.get_or_insert((MOST_PAGES, "pages"));
            break;
        }
        pages.push(lines::lines(painter.page(page)));
    }
    if pages.is_empty() {
        return Err(broken("it has no pages"));
    }
    let mut diagnostics = Vec::new();
    if painter.unknown > 0 {
        let message = format!(
            "expected fonts that tell their characters, but found {} that none tells, each shown as `\u{FFFD}`",
            painter.unknown
        );
        diagnostics.push(Diagnostic::new(DiagnosticCode::DamagedText, None, message));
    }
    if painter.cut_short {
        let message = "a part of a page could not be read";
        diagnostics.push(Diagnostic::new(DiagnosticCode::LostText, None, message));
    }
    if let Some((limit, what)) = painter.reached {
        let message = format!("expected at most {limit} {what}, but found more, which is left out");
        diagnostics.push(Diagnostic::new(DiagnosticCode::LimitReached, None, message));
    }
    let mut blocks = layout::blocks(&pages);
    if blocks.is_empty() {
        let reason = "pages without any: they may be pictures of pages".to_owned();
        return Err(if painter.cut_short || painter.reached.is_some() {
            broken("none of its pages can be read")
        } else {
            ErrorKind::Unreadable { reason }.into()
        });
    }
    let text = taken::write(&mut blocks);
    Ok(Reading { blocks, text: Some(text), diagnostics, ..Reading::of(Vec::new()) })
}

/// The most bytes to which one stream of objects in the file may be unpacked. lopdf holds each to a limit, not all of them
/// together: so each has its share, as if every stream held objects.
fn largest_objects(bytes: &[u8]) -> usize {
    // `stream` and `endstream`
    let streams = memchr::memmem::find_iter(bytes, b"stream").count().div_ceil(2).max(1);
    let all = ALL_OBJECTS.max(bytes.len().saturating_mul(MOST_GROWTH));
    (all / streams).min(LARGEST_OBJECTS)
}

fn broken(reason: &str) -> Error {
    ErrorKind::BrokenContainer { reason: reason.to_owned() }.into()
}
