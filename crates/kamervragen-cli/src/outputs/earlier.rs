//! The lines that an earlier run wrote, to be found by the name of their document: the last one of each.
//!
//! Only where the lines stand is kept in memory, by a hash of the name: a few megabytes for all documents there are. Who
//! takes a line must see for himself that it is that of the document.

use std::collections::HashMap;
use std::fs::File;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use serde::Deserialize;

use super::encoding::Encoding;

/// The lines of a file.
pub(crate) struct Earlier {
    file: Mutex<File>,
    places: HashMap<u64, (u64, usize)>,
}

/// As much of a document as tells its name.
#[derive(Deserialize)]
struct Named {
    source: Source,
}

#[derive(Deserialize)]
struct Source {
    name: String,
}

impl Earlier {
    /// The whole lines of the file; what is broken off at its end is left out. None when there is no such file.
    pub(crate) fn open(path: &Path) -> io::Result<Self> {
        let file = unpacked(path)?;
        let mut reader = BufReader::with_capacity(1 << 16, &file);
        let (mut places, mut line, mut start) = (HashMap::new(), Vec::new(), 0);
        reader.rewind()?;
        loop {
            line.clear();
            let length = reader.read_until(b'\n', &mut line)?;
            if !line.ends_with(b"\n") {
                break;
            }
            if let Ok(Named { source }) = serde_json::from_slice(&line) {
                places.insert(hash_of(&source.name), (start, length));
            }
            start += length as u64;
        }
        Ok(Self { file: Mutex::new(file), places })
    }

    /// The line of the document of that name, most likely.
    pub(crate) fn line_of(&self, name: &str) -> Option<Vec<u8>> {
        let &(start, length) = self.places.get(&hash_of(name))?;
        let mut line = vec![0; length];
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        file.seek(SeekFrom::Start(start)).ok()?;
        file.read_exact(&mut line).ok()?;
        Some(line)
    }
}

/// The bytes in the file; those of a packed one in a nameless file in the same folder.
fn unpacked(path: &Path) -> io::Result<File> {
    let file = File::open(path)?;
    let encoding = Encoding::of(path);
    if encoding == Encoding::Plain {
        return Ok(file);
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut plain = tempfile::tempfile_in(folder)?;
    // What was broken off ends with an error: what came before it counts.
    let _ = io::copy(&mut encoding.reader(file)?, &mut plain);
    Ok(plain)
}

fn hash_of(name: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    name.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io::Write;

    use super::*;

    #[test]
    fn ok_lines_are_found_by_name_up_to_where_the_file_breaks_off() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["a.jsonl", "a.jsonl.gz", "a.jsonl.zst"] {
            let path = folder.path().join(name);
            let line = |number: u64| {
                let sum =
                    (0..8).map(|i| format!("{:x}", hash_of(&format!("{number} {i}")))).collect::<Vec<_>>();
                format!("{{\"source\":{{\"name\":\"{number}.md\"}},\"text\":\"{}\"}}\n", sum.concat())
            };
            let mut encoder = Encoding::of(&path).writer(Vec::new()).unwrap();
            for number in 0..5_000 {
                encoder.write_all(line(number).as_bytes()).unwrap();
            }
            let bytes = encoder.finish().unwrap();
            fs::write(&path, &bytes[..bytes.len() * 3 / 5]).unwrap();
            let earlier = Earlier::open(&path).unwrap();
            assert_eq!(earlier.line_of("0.md").unwrap(), line(0).as_bytes(), "{name}");
            assert_eq!(earlier.line_of("1000.md").unwrap(), line(1000).as_bytes(), "{name}");
            assert!(earlier.places.len() > 2_000 && earlier.places.len() < 4_000, "{}", earlier.places.len());
            assert_eq!(earlier.line_of("4999.md"), None);
        }
        assert!(Earlier::open(&folder.path().join("gone.jsonl")).is_err());
    }
}
