//! The fonts of a page: which characters the codes of a text stand for, and how wide they are set.

use std::collections::HashMap;

use lopdf::{Dictionary, Document, Encoding, Object};

use super::characters::Characters;

/// How wide a character is set whose font does not tell, in ems.
const USUAL_WIDTH: f64 = 0.5;

/// A character shown where a font does not tell what its codes stand for.
pub(super) const UNKNOWN: &str = "\u{FFFD}";

/// A font as far as text needs it.
#[derive(Debug)]
pub(super) struct Font {
    codes: Codes,
    pub(super) bold: bool,
    pub(super) italic: bool,
}

#[derive(Debug)]
enum Codes {
    /// One byte a character.
    Simple(Box<[Glyph; 256]>),
    /// Two bytes a character.
    Wide(Box<Wide>),
}

/// What a code stands for, and how wide it is set in ems.
#[derive(Debug, Clone, Default)]
pub(super) struct Glyph {
    pub(super) text: Box<str>,
    pub(super) width: f64,
}

#[derive(Debug)]
struct Wide {
    /// What the codes stand for; empty where the font does not tell.
    texts: Characters,
    widths: HashMap<u16, f64>,
    default: f64,
}

impl Font {
    /// Reads a font with the table of its characters; what it does not tell has usual values.
    pub(super) fn read(document: &Document, dictionary: &Dictionary, table: Option<&[u8]>) -> Self {
        let descendant = dictionary
            .get_deref(b"DescendantFonts", document)
            .and_then(Object::as_array)
            .ok()
            .and_then(|fonts| resolve(document, fonts.first()?).as_dict().ok());
        let described = descendant.unwrap_or(dictionary);
        let descriptor = described.get_deref(b"FontDescriptor", document).and_then(Object::as_dict).ok();
        let name = dictionary.get_deref(b"BaseFont", document).and_then(Object::as_name).unwrap_or_default();
        let name = String::from_utf8_lossy(name).to_lowercase();
        let says = |words: &[&str]| words.iter().any(|word| name.contains(word));
        let flags = descriptor.and_then(|descriptor| integer(document, descriptor, b"Flags")).unwrap_or(0);
        let angle = descriptor.and_then(|descriptor| number(document, descriptor, b"ItalicAngle"));
        let codes = match descendant {
            Some(descendant) => Codes::Wide(Box::new(Wide::read(document, descendant, table))),
            None => Codes::Simple(simple(document, dictionary, descriptor, table)),
        };
        Self {
            codes,
            bold: says(&["bold", "black", "heavy"]) || flags & FORCE_BOLD != 0,
            italic: says(&["italic", "oblique"]) || angle.is_some_and(|angle| angle.abs() > 1.0),
        }
    }

    /// Calls `show` with the glyph of each code in `bytes`, and whether it is the one-byte code of a space.
    pub(super) fn glyphs(&self, bytes: &[u8], mut show: impl FnMut(&str, f64, bool)) {
        match &self.codes {
            Codes::Simple(glyphs) => {
                for &byte in bytes {
                    let glyph = &glyphs[usize::from(byte)];
                    show(&glyph.text, glyph.width, byte == b' ');
                }
            }
            Codes::Wide(wide) => {
                for pair in bytes.chunks(2) {
                    let code = pair.iter().fold(0, |code, byte| code << 8 | u16::from(*byte));
                    let width = wide.widths.get(&code).copied().unwrap_or(wide.default);
                    show(wide.texts.text(code).unwrap_or(UNKNOWN), width, false);
                }
            }
        }
    }
}

/// The flag of a font that is to be set in bold.
const FORCE_BOLD: i64 = 1 << 18;

/// The glyphs of a font with one byte a character.
fn simple(
    document: &Document,
    dictionary: &Dictionary,
    descriptor: Option<&Dictionary>,
    table: Option<&[u8]>,
) -> Box<[Glyph; 256]> {
    let first = integer(document, dictionary, b"FirstChar").unwrap_or(0);
    let widths = dictionary.get_deref(b"Widths", document).and_then(Object::as_array).ok();
    let missing = descriptor.and_then(|descriptor| number(document, descriptor, b"MissingWidth"));
    let missing = missing.filter(|width| *width > 0.0).map_or(USUAL_WIDTH, |width| width / 1000.0);
    // A table of the characters tells more surely what is meant than the names of an encoding.
    let told = table.map(Characters::read);
    let named = told.is_none() || dictionary.has(b"Encoding");
    let named = named.then(|| Names::of(document, dictionary));
    Box::new(std::array::from_fn(|index| {
        let byte = u8::try_from(index).unwrap_or_default();
        let told = told.as_ref().and_then(|table| table.text(u16::from(byte)).map(Box::from));
        let text = told.or_else(|| named.as_ref()?.text(byte));
        // What is no character of any set, such as a line end, shows nothing.
        let text = text.or_else(|| (byte >= b' ').then(|| UNKNOWN.into()));
        let place =
            i64::try_from(index).ok().and_then(|index| usize::try_from(index.checked_sub(first)?).ok());
        let width = place.zip(widths).and_then(|(place, widths)| real(resolve(document, widths.get(place)?)));
        Glyph { text: text.unwrap_or_default(), width: width.map_or(missing, |width| width / 1000.0) }
    }))
}

/// The characters that the names of an encoding stand for: `/WinAnsiEncoding`,
/// `<</BaseEncoding /WinAnsiEncoding /Differences [128 /Euro]>>`.
struct Names([Option<Box<str>>; 256]);

impl Names {
    fn of(document: &Document, dictionary: &Dictionary) -> Self {
        let encoding = dictionary.get_deref(b"Encoding", document).ok();
        let list = encoding.and_then(|encoding| encoding.as_dict().ok());
        let base = match list {
            Some(list) => list.get_deref(b"BaseEncoding", document).ok(),
            None => encoding,
        };
        let base = base.and_then(|base| base.as_name().ok()).map(|name| Object::Name(name.to_vec()));
        let mut names = Self(std::array::from_fn(|_| None));
        with_encoding(base, |base| {
            for (byte, text) in (0..=u8::MAX).zip(&mut names.0) {
                *text = text_by(base, byte);
            }
        });
        let own =
            list.and_then(|list| list.get_deref(b"Differences", document).and_then(Object::as_array).ok());
        let mut code = 0;
        for item in own.into_iter().flatten().take(MOST_DIFFERENCES) {
            match resolve(document, item) {
                Object::Integer(number) => code = usize::try_from(*number).unwrap_or(usize::MAX),
                Object::Name(name) => {
                    if let Some(text) = names.0.get_mut(code) {
                        *text = text_of_name(name);
                    }
                    code = code.saturating_add(1);
                }
                _ => {}
            }
        }
        names
    }

    fn text(&self, byte: u8) -> Option<Box<str>> {
        self.0[usize::from(byte)].clone()
    }
}

/// The most items in the list of what an encoding does otherwise: each code with its number, and each once again.
const MOST_DIFFERENCES: usize = 1_024;

/// Calls `look` with the encoding that lopdf knows by an object.
fn with_encoding(object: Option<Object>, look: impl FnOnce(&Encoding<'_>)) {
    let mut font = Dictionary::from_iter([("Type", Object::Name(b"Font".to_vec()))]);
    if let Some(object) = object {
        font.set("Encoding", object);
    }
    if let Ok(encoding) = font.get_font_encoding(&Document::new()) {
        look(&encoding);
    }
}

fn text_by(encoding: &Encoding<'_>, byte: u8) -> Option<Box<str>> {
    let text = encoding.bytes_to_string(&[byte]).ok()?;
    Some(text).filter(|text| !text.is_empty() && text != UNKNOWN).map(String::into_boxed_str)
}

/// The character with a name: `/Euro`, `/uni00EB`.
fn text_of_name(name: &[u8]) -> Option<Box<str>> {
    if let Some(digits) = name.strip_prefix(b"uni").or_else(|| name.strip_prefix(b"u")) {
        let number = std::str::from_utf8(digits).ok().filter(|digits| digits.len() >= 4);
        let number = number.and_then(|digits| u32::from_str_radix(digits, 16).ok());
        if let Some(sign) = number.and_then(char::from_u32) {
            return Some(sign.to_string().into());
        }
    }
    let names = vec![Object::Integer(0), Object::Name(name.to_vec())];
    let list = Dictionary::from_iter([("Differences", Object::Array(names))]);
    let mut text = None;
    // Where lopdf does not know the name it has no list, and 0 stands for nothing.
    with_encoding(Some(Object::Dictionary(list)), |encoding| text = text_by(encoding, 0));
    text
}

impl Wide {
    fn read(document: &Document, descendant: &Dictionary, table: Option<&[u8]>) -> Self {
        let default = number(document, descendant, b"DW").unwrap_or(1000.0) / 1000.0;
        let mut widths = HashMap::new();
        if let Ok(list) = descendant.get_deref(b"W", document).and_then(Object::as_array) {
            read_widths(document, list, &mut widths);
        }
        Self { texts: table.map(Characters::read).unwrap_or_default(), widths, default }
    }
}

/// `[1 [500 600] 7 9 400]`: the widths from 1 on, and that of 7 to 9.
fn read_widths(document: &Document, list: &[Object], widths: &mut HashMap<u16, f64>) {
    let code = |object: &Object| real(object).and_then(to_code);
    let mut items = list.iter().map(|object| resolve(document, object));
    // A list that gives each code a width, and each once again, is as long as any need be.
    let mut left = 2 << 16;
    while let Some(first) = items.next().filter(|_| left > 0) {
        let Some(first) = code(first) else { continue };
        match items.next() {
            Some(Object::Array(each)) => {
                for (code, width) in (first..=u16::MAX).zip(each).take(left) {
                    left -= 1;
                    widths.extend(real(resolve(document, width)).map(|width| (code, width / 1000.0)));
                }
            }
            Some(end) => {
                let Some((end, width)) = code(end).zip(items.next().and_then(real)) else { continue };
                for code in (first..=end).take(left) {
                    left -= 1;
                    widths.insert(code, width / 1000.0);
                }
            }
            None => {}
        }
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is in the range of codes")]
fn to_code(code: f64) -> Option<u16> {
    (0.0..=f64::from(u16::MAX)).contains(&code).then_some(code as u16)
}

/// The object itself, behind any reference.
pub(super) fn resolve<'d>(document: &'d Document, object: &'d Object) -> &'d Object {
    document.dereference(object).map_or(object, |(_, object)| object)
}

/// The number that an object is.
pub(super) fn real(object: &Object) -> Option<f64> {
    match object {
        #[expect(clippy::cast_precision_loss, reason = "a place on a page is a small number")]
        Object::Integer(number) => Some(*number as f64),
        Object::Real(number) => Some(f64::from(*number)),
        _ => None,
    }
}

fn number(document: &Document, dictionary: &Dictionary, key: &[u8]) -> Option<f64> {
    dictionary.get_deref(key, document).ok().and_then(real)
}

fn integer(document: &Document, dictionary: &Dictionary, key: &[u8]) -> Option<i64> {
    dictionary.get_deref(key, document).and_then(Object::as_i64).ok()
}
