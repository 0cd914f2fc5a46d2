//! The documents at paths, for a program that goes on with them: found, read and told of as the tool does.

use std::path::PathBuf;

use anyhow::Result;
use kamervragen::{Document, Options};

use crate::args::LimitArgs;
use crate::batch;
use crate::inputs::{Found, Input, Inputs};
use crate::reading::{self, Failure};

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
/// Of `options` the limits count, and whether segments are asked for. `jobs` is the number of threads; 0 is one for each
/// core. `take` runs on the thread of the caller. Gives the number of files that were passed over because they do not count as
/// documents.
///
/// # Errors
///
/// When one of the paths does not exist; and the first error of `take`, after which nothing more is read.
///
/// # Examples
///
/// ```
/// use kamervragen::Options;
/// use kamervragen_cli::read_paths;
///
/// let folder = tempfile::tempdir()?;
/// std::fs::write(folder.path().join("a.md"), "Vraag 1\nKent u het bericht?\n")?;
/// std::fs::write(folder.path().join("b.md"), "De sluis is dicht.\n")?;
/// let mut codes = Vec::new();
/// let passed_over = read_paths(&[folder.path().to_owned()], &Options::default(), 0, |gathered| {
///     codes.push(gathered.document.err().map(|failure| failure.code));
///     Ok(())
/// })?;
/// assert_eq!((codes, passed_over), (vec![None, Some("no-questions")], 0));
/// # Ok::<(), anyhow::Error>(())
/// ```
pub fn read_paths(
    paths: &[PathBuf],
    options: &Options,
    jobs: u16,
    take: impl FnMut(Gathered) -> Result<()>,
) -> Result<usize> {
    let mut inputs = Inputs::new(paths)?;
    let size = |found: &Found| found.as_ref().map_or(0, Input::size);
    let limits = LimitArgs::from(options);
    let work = |found| read(found, limits, options.segments());
    batch::in_order(&mut inputs, batch::threads(jobs), size, work, take)?;
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

/// Reads an input within the limits, with the account of every character if `segments` says so.
pub(crate) fn read(found: Found, limits: LimitArgs, segments: bool) -> Gathered {
    let (path, document) = match found {
        Ok(mut input) => {
            let document = input.read(limits).and_then(|(bytes, options)| {
                reading::document_of(&bytes, &options.with_segments(segments)).map(Box::new)
            });
            (input.path, document)
        }
        Err(unreachable) => (unreachable.path, Err(unreachable.failure)),
    };
    Gathered { path: path.to_string_lossy().into_owned(), document }
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
        let options = Options::default().with_segments(true).with_max_bytes(31);
        let mut seen = Vec::new();
        read_paths(&[folder.path().to_owned()], &options, 3, |gathered| {
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
        let passed_over = read_paths(&paths, &Options::default(), 0, |_| {
            read += 1;
            Ok(())
        });
        assert_eq!((read, count_paths(&paths).unwrap(), passed_over.unwrap()), (40, 40, 0));
    }

    #[test]
    fn err_of_the_taker_and_of_a_path_that_is_not_there() {
        let folder = folder();
        let error = read_paths(&[folder.path().to_owned()], &Options::default(), 0, |_| bail!("full"));
        assert_eq!(error.unwrap_err().to_string(), "full");
        let missing = folder.path().join("is-er-niet");
        let error = read_paths(&[missing], &Options::default(), 0, |_| Ok(())).unwrap_err();
        assert!(error.to_string().starts_with("cannot find"), "{error}");
    }
}
