//! A folder with invented documents, and the tool to run on it.

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

/// Questions that await an answer.
pub(crate) const QUESTIONS: &str = "\
Vragen van het lid Jansen (ABC) aan de Minister van Financiën over sluizen (ingezonden 3 mei 2031).
Vraag 1
Kent u het bericht?
";

/// An answer that forgets the second question.
pub(crate) const ONE_ANSWER_SHORT: &str = "\
Vraag 1
Kent u het bericht?
Antwoord 1
Ja.
Vraag 2
Wanneer gaan de sluizen open?
";

/// An article that only tells of questions.
pub(crate) const PRESS: &str = "\
Opheldering over sluizen
Kamerlid Jansen wil weten waarom de sluizen dicht blijven. Ze heeft daarover vragen gesteld.
";

/// A folder of its own for one test.
pub(crate) struct Place {
    folder: TempDir,
}

impl Place {
    pub(crate) fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// A folder with these files in it.
    pub(crate) fn with(files: &[(&str, &str)]) -> Self {
        let place = Self::new();
        for (name, text) in files {
            place.write(name, text);
        }
        place
    }

    pub(crate) fn path(&self, name: impl AsRef<Path>) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn write(&self, name: impl AsRef<Path>, bytes: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    pub(crate) fn json(&self, name: &str) -> Value {
        serde_json::from_str(&self.read(name)).unwrap()
    }

    /// The values of a file with a line of JSON each.
    pub(crate) fn lines(&self, name: &str) -> Vec<Value> {
        lines(self.read(name).as_bytes())
    }

    /// Every file below a folder, hidden ones too, sorted.
    pub(crate) fn files(&self, folder: &str) -> Vec<String> {
        let root = self.path(folder);
        let (mut names, mut folders) = (Vec::new(), vec![root.clone()]);
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    names.push(path.strip_prefix(&root).unwrap().to_string_lossy().into_owned());
                }
            }
        }
        names.sort();
        names
    }

    /// The tool, run in the folder.
    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        self.run_with(arguments, b"")
    }

    /// The tool, run in the folder with something on its standard input.
    pub(crate) fn run_with(&self, arguments: &[&str], input: &[u8]) -> Ran {
        let mut command = Command::new(TOOL);
        let output =
            command.current_dir(self.folder.path()).args(arguments).write_stdin(input).output().unwrap();
        Ran {
            code: output.status.code(),
            stdout: output.stdout,
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

/// The tool as it was built for these tests.
pub(crate) const TOOL: &str = env!("CARGO_BIN_EXE_kamervragen");

/// What the tool did.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) code: Option<i32>,
    pub(crate) stdout: Vec<u8>,
    pub(crate) stderr: String,
}

impl Ran {
    /// Fails unless the tool ended with that code.
    #[track_caller]
    pub(crate) fn ends_with(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "standard error: {}", self.stderr);
        self
    }

    pub(crate) fn text(&self) -> &str {
        std::str::from_utf8(&self.stdout).unwrap()
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.stdout).unwrap()
    }

    pub(crate) fn lines(&self) -> Vec<Value> {
        lines(&self.stdout)
    }

    /// Fails unless standard error has a line with these words.
    #[track_caller]
    pub(crate) fn says(&self, words: &str) -> &Self {
        assert!(self.stderr.lines().any(|line| line.contains(words)), "no `{words}` in: {}", self.stderr);
        self
    }
}

fn lines(text: &[u8]) -> Vec<Value> {
    text.split_inclusive(|&byte| byte == b'\n')
        .map(|line| serde_json::from_slice(line.strip_suffix(b"\n").expect("a line without an end")).unwrap())
        .collect()
}
