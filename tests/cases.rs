//! The documents in `fixtures/`: a case is an input with its expectation beside it.

use std::fs;
use std::path::{Path, PathBuf};

/// The publisher's record of the document in the same folder.
const RECORD: &str = "metadata.xml";

/// An input of the fixtures.
pub struct Case {
    /// The path from `fixtures/`, by which a failing test names the case.
    pub name: String,
    /// The file name, which the parser is given.
    pub file: String,
    /// What the file holds.
    pub bytes: Vec<u8>,
    /// The file itself; its expectation has the same name and another ending.
    pub path: PathBuf,
    /// What the file `metadata.xml` in the same folder holds.
    pub record: Option<Vec<u8>>,
}

impl Case {
    /// The case with the same text but other line ends; `None` for an input that is not made of single bytes.
    #[must_use]
    pub fn with_line_ends(&self, line_end: &str) -> Option<Self> {
        let text = matches!(self.path.extension()?.to_str()?, "md" | "txt" | "xml" | "html");
        let utf16 = self.bytes.starts_with(b"\xff\xfe") || self.bytes.starts_with(b"\xfe\xff");
        if !text || utf16 {
            return None;
        }
        let mut bytes = Vec::with_capacity(self.bytes.len());
        for &byte in self.bytes.iter().filter(|&&byte| byte != b'\r') {
            if byte == b'\n' {
                bytes.extend_from_slice(line_end.as_bytes());
            } else {
                bytes.push(byte);
            }
        }
        let name = format!("{} (lines that end in {line_end:?})", self.name);
        Some(Self {
            name,
            bytes,
            file: self.file.clone(),
            path: self.path.clone(),
            record: self.record.clone(),
        })
    }
}

/// The folder of the fixtures.
#[must_use]
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures")
}

/// The cases under a folder of `fixtures/`, in the order of their names.
///
/// There must be some, and no input or expectation without the other.
#[must_use]
pub fn cases(folder: &str, expectation: &str) -> Vec<Case> {
    let mut files = Vec::new();
    collect(&root().join(folder), &mut files);
    files.retain(|path| path.file_name().is_none_or(|name| name != RECORD));
    files.sort();
    let (expected, inputs): (Vec<_>, Vec<_>) =
        files.into_iter().partition(|path| path.extension().is_some_and(|end| end == expectation));
    assert!(!inputs.is_empty(), "fixtures/{folder} holds no case");
    for path in &inputs {
        let beside = path.with_extension(expectation);
        assert!(expected.contains(&beside), "{} has no .{expectation} beside it", path.display());
    }
    assert_eq!(inputs.len(), expected.len(), "fixtures/{folder}: an expectation stands without its input");
    inputs
        .into_iter()
        .map(|path| Case {
            name: path.strip_prefix(root()).unwrap_or(&path).display().to_string(),
            file: path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default(),
            bytes: fs::read(&path).unwrap(),
            record: fs::read(path.with_file_name(RECORD)).ok(),
            path,
        })
        .collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else {
            files.push(path);
        }
    }
}
