//! The fonts of a page: which characters the codes of a text stand for, and how wide they are set.

use std::collections::HashMap;

use lopdf::{Dictionary, Document, Encoding, Object};

/// How wide a character is set whose font does not tell, in ems.
const USUAL_WIDTH: f64 = 0.5;

/// The most bytes that the table of a font's characters may take.
const LARGEST_TABLE: usize = 16 << 20;

/// A character shown where a font does not tell what its codes stand for.
pub(super) const UNKNOWN: &str = "\u{FFFD}";

/// A font as far as text needs it.
#[derive(Debug)]
pub(super) struct Font<'d> {
    codes: Codes<'d>,
    pub(super) bold: bool,
    pub(super) italic: bool,
}

#[derive(Debug)]
enum Codes<'d> {
    /// One byte a character.
    Simple(Box<[Glyph; 256]>),
    /// Two bytes a character.
    Wide(Box<Wide<'d>>),
}

/// What a code stands for, and how wide it is set in ems.
#[derive(Debug, Clone, Default)]
pub(super) struct Glyph {
    pub(super) text: Box<str>,
    pub(super) width: f64,
}

#[derive(Debug)]
struct Wide<'d> {
    /// What the codes stand for; missing where the font does not tell.
    texts: Option<Encoding<'d>>,
    widths: HashMap<u16, f64>,
    default: f64,
}

impl<'d> Font<'d> {
    /// Reads a font; what it does not tell has usual values.
    pub(super) fn read(document: &'d Document, dictionary: &'d Dictionary) -> Self {
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
            Some(descendant) => Codes::Wide(Box::new(Wide::read(document, dictionary, descendant))),
            None => Codes::Simple(simple(document, dictionary, descriptor)),
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
                    let text = wide.texts.as_ref().and_then(|texts| texts.bytes_to_string(pair).ok());
                    let width = wide.widths.get(&code).copied().unwrap_or(wide.default);
                    show(text.as_deref().unwrap_or(UNKNOWN), width, false);
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
) -> Box<[Glyph; 256]> {
    let first = integer(document, dictionary, b"FirstChar").unwrap_or(0);
    let widths = dictionary.get_deref(b"Widths", document).and_then(Object::as_array).ok();
    let missing = descriptor.and_then(|descriptor| number(document, descriptor, b"MissingWidth"));
    let missing = missing.filter(|width| *width > 0.0).map_or(USUAL_WIDTH, |width| width / 1000.0);
    // A table of the characters tells more surely what is meant than the names of an encoding.
    let mut unnamed = dictionary.clone();
    unnamed.remove(b"Encoding");
    let told = encoding(document, &unnamed).filter(|_| dictionary.has(b"ToUnicode"));
    let named = encoding(document, dictionary);
    Box::new(std::array::from_fn(|index| {
        let byte = u8::try_from(index).unwrap_or_default();
        let text_by = |encoding: &Option<Encoding<'_>>| {
            encoding
                .as_ref()?
                .bytes_to_string(&[byte])
                .ok()
                .filter(|text| !text.is_empty() && text != UNKNOWN)
        };
        let text = text_by(&told).or_else(|| text_by(&named));
        let place = i64::try_from(index).ok().and_then(|index| usize::try_from(index - first).ok());
        let width = place.zip(widths).and_then(|(place, widths)| real(resolve(document, widths.get(place)?)));
        Glyph {
            text: text.unwrap_or_default().into_boxed_str(),
            width: width.map_or(missing, |width| width / 1000.0),
        }
    }))
}

impl<'d> Wide<'d> {
    fn read(document: &'d Document, dictionary: &'d Dictionary, descendant: &Dictionary) -> Self {
        let default = number(document, descendant, b"DW").unwrap_or(1000.0) / 1000.0;
        let mut widths = HashMap::new();
        if let Ok(list) = descendant.get_deref(b"W", document).and_then(Object::as_array) {
            read_widths(document, list, &mut widths);
        }
        let texts = encoding(document, dictionary).filter(|_| dictionary.has(b"ToUnicode"));
        Self { texts, widths, default }
    }
}

fn encoding<'d>(document: &'d Document, dictionary: &'d Dictionary) -> Option<Encoding<'d>> {
    dictionary.get_font_encoding_with_limit(document, LARGEST_TABLE).ok()
}

/// `[1 [500 600] 7 9 400]`: the widths from 1 on, and that of 7 to 9.
fn read_widths(document: &Document, list: &[Object], widths: &mut HashMap<u16, f64>) {
    let code = |object: &Object| real(object).and_then(to_code);
    let mut items = list.iter().map(|object| resolve(document, object));
    while let Some(first) = items.next() {
        let Some(first) = code(first) else { continue };
        match items.next() {
            Some(Object::Array(each)) => {
                for (code, width) in (first..).zip(each) {
                    widths.extend(real(resolve(document, width)).map(|width| (code, width / 1000.0)));
                }
            }
            Some(end) => {
                let Some((end, width)) = code(end).zip(items.next().and_then(real)) else { continue };
                widths.extend((first..=end).map(|code| (code, width / 1000.0)));
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
