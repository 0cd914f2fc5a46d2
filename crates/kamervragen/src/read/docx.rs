//! Word and OpenDocument texts -> blocks.
//!
//! Both are zip archives of XML. What someone sees who opens the document is taken out of them: its paragraphs and
//! tables, the numbers that the program counts for lists and notes, then the notes, then what stands at the head and the
//! foot of its pages. All places refer to that text. Not handled: pictures, formulas as more than their signs, numbers of
//! notes that start again on each page or section, and what only the layout tells (columns, page ends, colours).

mod numeral;
mod odt;
mod package;
mod sheet;
mod tables;
mod tree;
mod word;

use self::package::Package;
use super::{Reading, taken};
use crate::block::Block;
use crate::{Error, ErrorKind, Options};

/// How compound files begin, in which older programs write all they write, and newer ones what they encrypt.
const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// What is wrong with a compound file.
fn compound_file(bytes: &[u8]) -> Option<Error> {
    let bytes = bytes.strip_prefix(COMPOUND)?;
    let encrypted: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let found = if memchr::memmem::find(bytes, &encrypted).is_some() {
        "it is encrypted"
    } else {
        "it is a file of an older program (`.doc`)"
    };
    Some(broken(found))
}

/// Reads a Word or OpenDocument text, within the limits on what is unpacked and how deep it nests.
///
/// # Errors
///
/// [`ErrorKind::BrokenContainer`], [`ErrorKind::TooLarge`], [`ErrorKind::MalformedXml`], [`ErrorKind::TooDeep`]: none has
/// a place, since a place in a packed file says nothing.
pub(crate) fn read(bytes: &[u8], options: &Options) -> Result<Reading<'static>, Error> {
    if let Some(error) = compound_file(bytes) {
        return Err(error);
    }
    let mut package = Package::open(bytes, options.max_unpacked_bytes(), options.max_depth())?;
    let mut blocks: Vec<Block<'static>> =
        if package.is_opendocument()? { odt::read(&mut package) } else { word::read(&mut package) }?;
    let text = taken::write(&mut blocks);
    Ok(Reading { text: Some(text), ..Reading::of(blocks) })
}

fn broken(reason: impl Into<String>) -> Error {
    ErrorKind::BrokenContainer { reason: reason.into() }.into()
}

/// What a sign shows whose meaning only its font knows, of those that stand in texts. Symbol and Wingdings keep theirs
/// from U+F000 on.
const fn symbol(sign: char) -> Option<char> {
    Some(match sign {
        '\u{F0B7}' | '\u{F06C}' | '\u{F09F}' => '•',
        '\u{F0A7}' | '\u{F06E}' => '▪',
        '\u{F0D8}' => '➢',
        '\u{F0FC}' => '✓',
        '\u{F0E0}' | '\u{F0AE}' => '→',
        '\u{F02D}' => '-',
        '\u{F0A3}' => '≤',
        '\u{F0B3}' => '≥',
        '\u{F0A8}' | '\u{F06F}' | '\u{F071}' => '□',
        '\u{F0FE}' => '☒',
        _ => return None,
    })
}

/// What a bullet shows: where only its font knows its sign, and no one else does, it is some bullet.
fn bullet(sign: char) -> char {
    let is_private = matches!(sign, '\u{E000}'..='\u{F8FF}');
    symbol(sign).unwrap_or(if is_private { '•' } else { sign })
}
