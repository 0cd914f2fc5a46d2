//! Compressed files, by their ending.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::path::Path;

use flate2::Compression;
use flate2::read::MultiGzDecoder;
use flate2::write::GzEncoder;

/// How the bytes of a file are packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Encoding {
    /// As they are.
    Plain,
    /// `.gz`.
    Gzip,
    /// `.zst`.
    Zstd,
}

impl Encoding {
    /// What the ending of the name says.
    pub(crate) fn of(path: &Path) -> Self {
        match path.extension().and_then(OsStr::to_str) {
            Some(ending) if ending.eq_ignore_ascii_case("gz") => Self::Gzip,
            Some(ending) if ending.eq_ignore_ascii_case("zst") => Self::Zstd,
            _ => Self::Plain,
        }
    }

    /// The name without the ending that says how the file is packed: that of what is in it.
    pub(crate) fn inner(path: &Path) -> &Path {
        if Self::of(path) == Self::Plain { path } else { path.file_stem().map_or(path, Path::new) }
    }

    /// The bytes that were packed into the file.
    pub(crate) fn reader(self, file: File) -> io::Result<Box<dyn Read + Send>> {
        let file = BufReader::with_capacity(1 << 16, file);
        Ok(match self {
            Self::Plain => Box::new(file),
            Self::Gzip => Box::new(MultiGzDecoder::new(file)),
            Self::Zstd => Box::new(zstd::Decoder::with_buffer(file)?),
        })
    }

    /// Packs bytes into `target`.
    ///
    /// The file is one piece, since some readers of `.zst` stop after the first. Neither form holds the time, so that
    /// the same documents give the same file.
    pub(crate) fn writer<W: Write>(self, target: W) -> io::Result<Encoder<W>> {
        let target = BufWriter::with_capacity(1 << 16, target);
        Ok(match self {
            Self::Plain => Encoder::Plain(target),
            Self::Gzip => Encoder::Gzip(GzEncoder::new(target, Compression::default())),
            Self::Zstd => Encoder::Zstd(zstd::Encoder::new(target, zstd::DEFAULT_COMPRESSION_LEVEL)?),
        })
    }
}

/// Packs bytes on their way to a file.
pub(crate) enum Encoder<W: Write> {
    Plain(BufWriter<W>),
    Gzip(GzEncoder<BufWriter<W>>),
    Zstd(zstd::Encoder<'static, BufWriter<W>>),
}

impl<W: Write> Encoder<W> {
    /// Writes what ends the form, and gives the file back.
    pub(crate) fn finish(self) -> io::Result<W> {
        let target = match self {
            Self::Plain(target) => target,
            Self::Gzip(encoder) => encoder.finish()?,
            Self::Zstd(encoder) => encoder.finish()?,
        };
        target.into_inner().map_err(io::IntoInnerError::into_error)
    }
}

impl<W: Write> Write for Encoder<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Plain(target) => target.write(bytes),
            Self::Gzip(encoder) => encoder.write(bytes),
            Self::Zstd(encoder) => encoder.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Plain(target) => target.flush(),
            Self::Gzip(encoder) => encoder.flush(),
            Self::Zstd(encoder) => encoder.flush(),
        }
    }
}
