//! The files in a tar archive, as a stream.
//!
//! The headers are those of the crate `tar`. Its own walk over them keeps names of any length in memory, which a packed
//! archive of a few kilobytes can make gigabytes of, and it cannot be kept beside the archive that it walks.
//!
//! Not handled: sparse files. They are passed over.

use std::io::{self, Read};

use kamervragen::Options;
use tar::{EntryType, Header, PaxExtensions};

use super::members::{Member, broken};
use crate::reading::Failure;

/// How long the names and other facts before a file may be.
const MAX_FACTS: u64 = 1 << 20;

/// The files in a tar archive.
pub(super) struct Tar {
    stream: Box<dyn Read + Send>,
    /// What is unread of the file that came last.
    left: u64,
    /// What fills up its last block.
    padding: u64,
}

/// What stands before a file, and does not fit into its header.
#[derive(Default)]
struct Facts {
    name: Option<String>,
    size: Option<u64>,
}

impl Tar {
    pub(super) fn new(stream: Box<dyn Read + Send>) -> Self {
        Self { stream, left: 0, padding: 0 }
    }

    pub(super) fn next(&mut self) -> Result<Option<Member>, Failure> {
        self.header().map_err(|error| broken(&error))
    }

    pub(super) fn read(&mut self) -> Result<Vec<u8>, Failure> {
        let bytes = self.take(Options::DEFAULT_MAX_BYTES as u64 + 1).map_err(|error| broken(&error))?;
        self.left -= bytes.len() as u64;
        Ok(bytes)
    }

    /// What is left of the last file, up to a limit.
    fn take(&mut self, limit: u64) -> io::Result<Vec<u8>> {
        let wanted = self.left.min(limit);
        // What a header says of the size is not to be trusted with memory.
        let mut bytes = Vec::with_capacity(usize::try_from(wanted).unwrap_or(0).min(1 << 20));
        (&mut self.stream).take(wanted).read_to_end(&mut bytes)?;
        if (bytes.len() as u64) < wanted { Err(io::ErrorKind::UnexpectedEof.into()) } else { Ok(bytes) }
    }

    fn header(&mut self) -> io::Result<Option<Member>> {
        let mut facts = Facts::default();
        loop {
            self.skip()?;
            let mut header = Header::new_old();
            if !self.block(header.as_mut_bytes())? || header.as_bytes().iter().all(|&byte| byte == 0) {
                return Ok(None);
            }
            check(&header)?;
            self.begin(header.entry_size()?);
            match header.entry_type() {
                EntryType::GNULongName => facts.name = Some(text(&self.facts()?)),
                EntryType::XHeader => facts.read(&self.facts()?),
                EntryType::XGlobalHeader | EntryType::GNULongLink => {}
                kind => {
                    if let Some(size) = facts.size {
                        self.begin(size);
                    }
                    if header.as_gnu().is_some_and(tar::GnuHeader::is_extended) {
                        self.pass_extensions()?;
                    }
                    let name = facts.name.unwrap_or_else(|| text(&header.path_bytes()));
                    return Ok(Some(Member { name, is_file: kind.is_file() }));
                }
            }
        }
    }

    fn begin(&mut self, size: u64) {
        self.left = size;
        self.padding = (512 - size % 512) % 512;
    }

    /// Passes over what is left of the last file.
    fn skip(&mut self) -> io::Result<()> {
        let rest = self.left.saturating_add(self.padding);
        (self.left, self.padding) = (0, 0);
        let passed = io::copy(&mut (&mut self.stream).take(rest), &mut io::sink())?;
        if passed < rest { Err(io::ErrorKind::UnexpectedEof.into()) } else { Ok(()) }
    }

    /// The next 512 bytes; `false` at the end.
    fn block(&mut self, block: &mut [u8; 512]) -> io::Result<bool> {
        let mut filled = 0;
        while filled < block.len() {
            match self.stream.read(&mut block[filled..]) {
                Ok(0) if filled == 0 => return Ok(false),
                Ok(0) => return Err(io::ErrorKind::UnexpectedEof.into()),
                Ok(read) => filled += read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(true)
    }

    fn facts(&mut self) -> io::Result<Vec<u8>> {
        if self.left > MAX_FACTS {
            return Err(io::Error::new(io::ErrorKind::InvalidData, "a name of more than a megabyte"));
        }
        let bytes = self.take(self.left)?;
        self.left = 0;
        Ok(bytes)
    }

    /// Passes over the blocks that tell where the parts of a sparse file lie.
    fn pass_extensions(&mut self) -> io::Result<()> {
        let mut block = [0; 512];
        while self.block(&mut block)? && block[504] == 1 {}
        Ok(())
    }
}

impl Facts {
    fn read(&mut self, bytes: &[u8]) {
        for fact in PaxExtensions::new(bytes).flatten() {
            match fact.key_bytes() {
                b"path" => self.name = Some(text(fact.value_bytes())),
                b"size" => self.size = fact.value().ok().and_then(|size| size.parse().ok()),
                _ => {}
            }
        }
    }
}

/// Whether the block is a header at all.
fn check(header: &Header) -> io::Result<()> {
    let bytes = header.as_bytes();
    let sum = bytes[..148].iter().chain(&bytes[156..]).map(|&byte| u32::from(byte)).sum::<u32>() + 8 * 32;
    if header.cksum().ok() == Some(sum) {
        Ok(())
    } else {
        Err(io::Error::new(io::ErrorKind::InvalidData, "the sum of a header is not right"))
    }
}

/// A name, up to the zero that ends it.
fn text(bytes: &[u8]) -> String {
    let end = bytes.iter().position(|&byte| byte == 0).unwrap_or(bytes.len());
    String::from_utf8_lossy(&bytes[..end]).into_owned()
}
