//! What documents are called in the tables.

use std::collections::HashSet;
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};

/// Makes keys of the paths of a run: what the column `document` holds.
///
/// It keeps eight bytes a document.
///
/// # Examples
///
/// ```
/// let mut keys = kamervragen_tables::Keys::default();
/// assert_eq!(["a.md", "b.md", "a.md"].map(|path| keys.of(path)), ["a.md", "b.md", "a.md (2)"]);
/// ```
#[derive(Debug, Default)]
pub struct Keys(HashSet<u64>);

impl Keys {
    /// The path, and when it is reached again, the path with ` (2)` behind it, and so on.
    pub fn of(&mut self, path: &str) -> String {
        let mut key = path.to_owned();
        let mut count = 1;
        while !self.is_new(&key) {
            count += 1;
            key = format!("{path} ({count})");
        }
        key
    }

    fn is_new(&mut self, key: &str) -> bool {
        let mut hasher = DefaultHasher::new();
        key.hash(&mut hasher);
        // Two keys with one hash would only give the second a number that it does not need.
        self.0.insert(hasher.finish())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_a_path_reached_again_has_another_key() {
        let mut keys = Keys::default();
        let paths = ["a.md", "b.md", "a.md", "a.md (2)", "a.md"];
        assert_eq!(paths.map(|path| keys.of(path)), ["a.md", "b.md", "a.md (2)", "a.md (2) (2)", "a.md (3)"]);
    }
}
