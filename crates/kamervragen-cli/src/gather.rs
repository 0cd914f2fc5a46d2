//! The documents at paths, for a program that goes on with them: found, read and told of as the tool does.

use std::path::PathBuf;

use anyhow::Result;
use kamervragen::{Document, Options};

use crate::batch;
use crate::inputs::{Found, Input, Inputs};
use crate::reading::{self, Failure};

/// How documents are read.
#[derive(Debug, Clone, Copy, Default)]
pub struct Reading {
    /// The number of threads; 0 is one for each core.
    pub jobs: u16,
    /// Whether to ask for the account of every character.
    pub segments: bool,
    /// The largest input in bytes, where it is to be smaller than [`Options::DEFAULT_MAX_BYTES`].
    pub max_bytes: Option<usize>,
}

/// What became of an input.
#[derive(Debug)]
pub struct Gathered {
    /// Where it is, as the user would write it: `letters/a.md`, `all.zip!/2031/a.md`. What is not Unicode becomes `�`.
    pub path: String,
    /// The document, or why there is none.
    pub document: Result<Box<Document>, Failure>,
}

/// Reads the documents at `paths`, in the folders among them, and in the archives among and in both, on several threads,
/// and hands them to `take` in their order, each with the publisher's record beside it.
///
/// `take` runs on the thread of the caller. Gives the number of files that were passed over because they do not count as
/// documents.
///
/// # Errors
///
/// When one of the paths does not exist; and the first error of `take`, after which nothing more is read.
///
/// # Examples
///
/// ```
/// use kamervragen_cli::{Reading, read_paths};
///
/// let folder = tempfile::tempdir()?;
/// std::fs::write(folder.path().join("a.md"), "Vraag 1\nKent u het bericht?\n")?;
/// std::fs::write(folder.path().join("b.md"), "De sluis is dicht.\n")?;
/// let mut codes = Vec::new();
/// let passed_over = read_paths(&[folder.path().to_owned()], Reading::default(), |gathered| {
///     codes.push(gathered.document.err().map(|failure| failure.code));
///     Ok(())
/// })?;
/// assert_eq!((codes, passed_over), (vec![None, Some("no-questions")], 0));
/// # Ok::<(), anyhow::Error>(())
/// ```
pub fn read_paths(
    paths: &[PathBuf],
    reading: Reading,
    take: impl FnMut(Gathered) -> Result<()>,
) -> Result<usize> {
    let mut inputs = Inputs::new(paths)?;
    let size = |found: &Found| found.as_ref().map_or(0, Input::size);
    batch::in_order(&mut inputs, batch::threads(reading.jobs), size, |found| read(found, reading), take)?;
    Ok(inputs.passed_over())
}

/// How many documents there are at `paths`, to tell how far [`read_paths`] is. Archives are looked through for it.
///
/// # Errors
///
/// When one of the paths does not exist.
pub fn count_paths(paths: &[PathBuf]) -> Result<usize> {
    Inputs::count(paths)
}

fn read(found: Found, reading: Reading) -> Gathered {
    let (path, document) = match found {
        Ok(mut input) => {
            let document = input.read().and_then(|(bytes, options)| {
                reading::document_of(&bytes, &limited(options, reading)).map(Box::new)
            });
            (input.path, document)
        }
        Err(unreachable) => (unreachable.path, Err(unreachable.failure)),
    };
    Gathered { path: path.to_string_lossy().into_owned(), document }
}

fn limited(options: Options, reading: Reading) -> Options {
    let options = options.with_segments(reading.segments);
    match reading.max_bytes {
        Some(max_bytes) => options.with_max_bytes(max_bytes),
        None => options,
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use anyhow::bail;

    use super::*;

    fn folder() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for number in 0..40 {
            let text = format!("Vraag 1\nIs dijk {number} hoog genoeg?\n");
            fs::write(folder.path().join(format!("{number:02}.md")), text).unwrap();
        }
        folder
    }

    #[test]
    fn ok_options_reach_every_document() {
        let folder = folder();
        let reading = Reading { jobs: 3, segments: true, max_bytes: Some(31) };
        let mut seen = Vec::new();
        read_paths(&[folder.path().to_owned()], reading, |gathered| {
            seen.push(match gathered.document {
                Ok(document) => document.segments.is_some().to_string(),
                Err(failure) => failure.code.to_owned(),
            });
            Ok(())
        })
        .unwrap();
        // From the tenth on a text has 32 bytes.
        assert_eq!(seen, [vec!["true"; 10], vec!["too-large"; 30]].concat());
    }

    #[test]
    fn ok_as_many_are_counted_as_are_read() {
        let folder = folder();
        let paths = [folder.path().to_owned()];
        let mut read = 0;
        let passed_over = read_paths(&paths, Reading::default(), |_| {
            read += 1;
            Ok(())
        });
        assert_eq!((read, count_paths(&paths).unwrap(), passed_over.unwrap()), (40, 40, 0));
    }

    #[test]
    fn err_of_the_taker_and_of_a_path_that_is_not_there() {
        let folder = folder();
        let error = read_paths(&[folder.path().to_owned()], Reading::default(), |_| bail!("full"));
        assert_eq!(error.unwrap_err().to_string(), "full");
        let missing = folder.path().join("is-er-niet");
        let error = read_paths(&[missing], Reading::default(), |_| Ok(())).unwrap_err();
        assert!(error.to_string().starts_with("cannot find"), "{error}");
    }
}
