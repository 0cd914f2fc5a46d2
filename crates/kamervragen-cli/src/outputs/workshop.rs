//! Small files that appear whole or not at all, many of them in one folder.
//!
//! They are written in a hidden folder there, and moved to their places when complete. So what a killed run leaves is in
//! one place, where the next run finds and removes it, however many files there are.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

use anyhow::{Context, Result};
use tempfile::{NamedTempFile, TempDir};

const PREFIX: &str = ".kamervragen-";
const SUFFIX: &str = ".tmp";

/// Where the files of a folder are made.
pub(crate) struct Workshop {
    hidden: TempDir,
    /// Shared by all runs that write into the folder; none where folders cannot be locked.
    _lock: Option<File>,
}

impl Workshop {
    /// A workshop in a folder, which is made when it is not there.
    ///
    /// # Errors
    ///
    /// When there can be no such folder, or nothing can be written into it.
    pub(crate) fn make(folder: &Path) -> Result<Self> {
        fs::create_dir_all(folder)
            .with_context(|| format!("cannot make the folder `{}`", folder.display()))?;
        Self::open(folder).with_context(|| format!("cannot write into the folder `{}`", folder.display()))
    }

    /// A workshop in a folder that exists. What killed runs left there goes, unless another run is at work in it.
    fn open(folder: &Path) -> io::Result<Self> {
        let lock = File::open(folder).ok();
        if let Some(lock) = &lock {
            if lock.try_lock().is_ok() {
                clean(folder);
            }
            // Waits only while another run cleans.
            let _ = lock.lock_shared();
        }
        let hidden = tempfile::Builder::new().prefix(PREFIX).suffix(SUFFIX).tempdir_in(folder)?;
        Ok(Self { hidden, _lock: lock })
    }

    /// Writes a whole file, or leaves what was there; makes the folders above it when it is the first in them.
    pub(crate) fn put(&self, place: &Path, bytes: &[u8]) -> io::Result<()> {
        let mut file = new_file(self.hidden.path())?;
        file.write_all(bytes)?;
        match file.persist(place) {
            Ok(_) => Ok(()),
            Err(error) if error.error.kind() == io::ErrorKind::NotFound => {
                place.parent().map_or(Ok(()), fs::create_dir_all)?;
                error.file.persist(place)?;
                Ok(())
            }
            // The place is on another disk: a folder below that is a link, or mounted there.
            Err(error) if error.error.kind() == io::ErrorKind::CrossesDevices => {
                let mut file = new_file(place.parent().unwrap_or(Path::new(".")))?;
                file.write_all(bytes)?;
                file.persist(place)?;
                Ok(())
            }
            Err(error) => Err(error.error),
        }
    }
}

/// Removes the workshops of runs that are no more.
fn clean(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if name.starts_with(PREFIX)
            && name.ends_with(SUFFIX)
            && entry.file_type().is_ok_and(|kind| kind.is_dir())
        {
            // What cannot be removed is in nobody's way.
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

/// A file with the rights of any new file; gone when it is dropped.
fn new_file(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(PREFIX).suffix(SUFFIX);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // Temporary files are private unless asked otherwise; the umask still takes its part.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names_in(folder: &Path) -> Vec<String> {
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    }

    #[test]
    fn ok_a_file_is_put_in_a_folder_that_is_new() {
        let folder = tempfile::tempdir().unwrap();
        let workshop = Workshop::open(folder.path()).unwrap();
        let place = folder.path().join("2031/mei/a.json");
        workshop.put(&place, b"one").unwrap();
        workshop.put(&place, b"two").unwrap();
        drop(workshop);
        assert_eq!(fs::read(place).unwrap(), b"two");
        assert_eq!(names_in(folder.path()), ["2031"]);
    }

    #[test]
    fn err_a_file_that_cannot_be_put_in_place_leaves_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("taken")).unwrap();
        let workshop = Workshop::open(folder.path()).unwrap();
        assert!(workshop.put(&folder.path().join("taken"), b"x").is_err());
        assert!(names_in(workshop.hidden.path()).is_empty());
        drop(workshop);
        assert_eq!(names_in(folder.path()), ["taken"]);
    }

    #[cfg(unix)]
    #[test]
    fn ok_what_a_killed_run_left_goes_unless_another_is_at_work() {
        let folder = tempfile::tempdir().unwrap();
        let left = folder.path().join(".kamervragen-abc.tmp");
        fs::create_dir(&left).unwrap();
        fs::write(left.join(".kamervragen-x.tmp"), "half").unwrap();
        fs::write(folder.path().join(".kamervragen-notes.tmp"), "of the user").unwrap();
        let at_work = File::open(folder.path()).unwrap();
        at_work.lock_shared().unwrap();
        drop(Workshop::open(folder.path()).unwrap());
        assert!(left.exists());
        drop(at_work);
        let first = Workshop::open(folder.path()).unwrap();
        assert!(!left.exists());
        let second = Workshop::open(folder.path()).unwrap();
        assert!(first.hidden.path().exists() && second.hidden.path().exists());
        drop((first, second));
        assert_eq!(names_in(folder.path()), [".kamervragen-notes.tmp"]);
    }

    #[cfg(unix)]
    #[test]
    fn ok_a_file_has_the_rights_of_any_new_file() {
        use std::os::unix::fs::PermissionsExt;

        let folder = tempfile::tempdir().unwrap();
        let (ours, plain) = (folder.path().join("ours"), folder.path().join("plain"));
        Workshop::open(folder.path()).unwrap().put(&ours, b"x").unwrap();
        fs::write(&plain, b"x").unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode();
        assert_eq!(mode(&ours), mode(&plain));
    }
}
