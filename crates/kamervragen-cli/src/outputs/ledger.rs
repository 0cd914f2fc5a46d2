//! A list of what was done, beside outputs that do not tell from which input they were made.
//!
//! JSON names its source; a page to read does not. So a line is added to a hidden file in the folder for each file that
//! is put there, after it is put: a run that is killed between the two does that file again.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};

use super::Original;
use super::earlier::Earlier;
use crate::outline::{Outline, sha256};

/// The list of one folder.
pub(crate) struct Ledger {
    earlier: Option<Earlier>,
    lines: Mutex<File>,
}

/// A line of it.
#[derive(Serialize, Deserialize)]
struct Entry {
    /// The sum of the bytes that were put there.
    output: String,
    #[serde(flatten)]
    outline: Outline,
}

impl Ledger {
    /// The list of the files with that ending; begun anew unless this run is one to resume others.
    pub(crate) fn open(folder: &Path, ending: &str, resume: bool) -> io::Result<Self> {
        let path = folder.join(format!(".kamervragen-done{ending}.jsonl"));
        let earlier = if resume { Earlier::open(&path).ok() } else { None };
        let mut lines = OpenOptions::new().read(true).append(true).create(true).open(&path)?;
        if !resume {
            lines.set_len(0)?;
        } else if !ends_a_line(&mut lines)? {
            // What was broken off stays by itself.
            lines.write_all(b"\n")?;
        }
        Ok(Self { earlier, lines: Mutex::new(lines) })
    }

    /// The outline of what an earlier run put at `place`, if it is still there, and still that of the document.
    pub(crate) fn earlier(&self, original: &Original<'_>, place: &Path) -> Option<Outline> {
        let line = self.earlier.as_ref()?.line_of(original.options.name()?)?;
        let Entry { output, outline } = serde_json::from_slice(&line).ok()?;
        (outline.is_of(original) && sha256(&fs::read(place).ok()?) == output).then_some(outline)
    }

    /// Adds what was put in its place.
    pub(crate) fn add(&self, outline: Outline, bytes: &[u8]) {
        let entry = Entry { output: sha256(bytes), outline };
        let Ok(mut line) = serde_json::to_vec(&entry) else { return };
        line.push(b'\n');
        // Where it cannot be noted, it is done again some day.
        let _ = self.lines.lock().unwrap_or_else(PoisonError::into_inner).write_all(&line);
    }
}

fn ends_a_line(file: &mut File) -> io::Result<bool> {
    if file.metadata()?.len() == 0 {
        return Ok(true);
    }
    let mut last = [0];
    file.seek(SeekFrom::End(-1))?;
    file.read_exact(&mut last)?;
    Ok(last == *b"\n")
}

#[cfg(test)]
mod tests {
    use kamervragen::Options;

    use super::*;

    const TEXT: &[u8] = b"Vraag 1\nKent u het bericht?\n";

    #[test]
    fn ok_what_was_done_is_known_until_the_input_or_the_output_is_another() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("a.md.html");
        let options = Options::default().with_name("a.md");
        let outline = || Outline::from(&kamervragen::parse_bytes(TEXT, &options).unwrap());
        let original = Original { bytes: TEXT, options: &options };
        let open = |resume| Ledger::open(folder.path(), ".html", resume).unwrap();

        fs::write(&place, "page").unwrap();
        let ledger = open(false);
        assert!(ledger.earlier(&original, &place).is_none());
        ledger.add(outline(), b"page");
        let kept = open(true).earlier(&original, &place).unwrap();
        assert_eq!((kept.questions.0, kept.kind), (1, outline().kind));

        let changed = Original { bytes: b"Vraag 1\nKent u dit bericht?\n", options: &options };
        assert!(open(true).earlier(&changed, &place).is_none());
        let renamed = Options::default().with_name("b.md");
        let renamed = Original { bytes: TEXT, options: &renamed };
        assert!(open(true).earlier(&renamed, &place).is_none());
        fs::write(&place, "edited").unwrap();
        assert!(open(true).earlier(&original, &place).is_none());

        // The later line counts, and a line that was broken off spoils no other.
        let path = folder.path().join(".kamervragen-done.html.jsonl");
        let line = fs::read(&path).unwrap();
        fs::write(&path, [&line[..], &line[..line.len() / 2]].concat()).unwrap();
        open(true).add(outline(), b"edited");
        assert!(open(true).earlier(&original, &place).is_some());
        open(false);
        assert!(open(true).earlier(&original, &place).is_none());
    }
}
