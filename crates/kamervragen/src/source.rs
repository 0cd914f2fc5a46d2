//! Bytes -> text: the character set, and lines and columns for people.
//!
//! The *source text* to which all spans refer is the input itself where that is UTF-8, a byte order mark at its start
//! included, and else what it decodes to.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

use crate::model::{Diagnostic, DiagnosticCode, Span};
use crate::{Error, ErrorKind};

/// How many bytes are looked at to guess a character set or to tell text from rubbish.
const SAMPLE: usize = 1 << 16;

/// A decoded input.
#[derive(Debug)]
pub(crate) struct Source<'b> {
    pub(crate) text: Cow<'b, str>,
    /// Where the words begin: after a byte order mark.
    pub(crate) start: usize,
    /// What was guessed or repaired on the way.
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// Decodes bytes to text.
///
/// UTF-8 and UTF-16 say what they are, by a mark or by being valid. All else is guessed, with a diagnostic.
pub(crate) fn decode(bytes: &[u8]) -> Result<Source<'_>, Error> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let body = &bytes[mark..];
        return match encoding {
            encoding if encoding == UTF_16LE || encoding == UTF_16BE => decode_as(body, encoding, None),
            _ => decode_unmarked(bytes).map(|source| Source { start: mark, ..source }),
        };
    }
    if let Some(encoding) = unmarked_utf16(bytes) {
        return decode_as(bytes, encoding, Some("every second byte is zero"));
    }
    decode_unmarked(bytes)
}

fn decode_unmarked(bytes: &[u8]) -> Result<Source<'_>, Error> {
    if let Some(reason) = rubbish(bytes) {
        return Err(ErrorKind::Unreadable { reason }.into());
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        // It stays in the source text, so that places in it stay what they are.
        let message = "expected text, but found a NUL character, shown as `\u{FFFD}`";
        let diagnostics = memchr::memchr(0, bytes).map(|at| damaged(at, message));
        return Ok(Source {
            text: Cow::Borrowed(text),
            start: 0,
            diagnostics: diagnostics.into_iter().collect(),
        });
    }
    let (valid, broken, first) = utf8_evidence(bytes);
    if valid > broken {
        let text = String::from_utf8_lossy(bytes).into_owned();
        let message =
            format!("expected UTF-8, but found {broken} broken sequences, each replaced by `\u{FFFD}`");
        return Ok(Source { text: text.into(), start: 0, diagnostics: vec![damaged(first, message)] });
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(&bytes[..bytes.len().min(SAMPLE)], bytes.len() <= SAMPLE);
    decode_as(bytes, detector.guess(Some(b"nl"), Utf8Detection::Deny), Some("the bytes are not UTF-8"))
}

fn decode_as<'b>(
    bytes: &'b [u8],
    encoding: &'static Encoding,
    guess: Option<&str>,
) -> Result<Source<'b>, Error> {
    let (text, broken) = encoding.decode_without_bom_handling(bytes);
    if let Some(reason) = rubbish(text.as_bytes()) {
        return Err(ErrorKind::Unreadable { reason }.into());
    }
    let mut diagnostics = Vec::new();
    if let Some(reason) = guess {
        let message = format!("the character set was guessed to be {}, since {reason}", encoding.name());
        diagnostics.push(Diagnostic::new(DiagnosticCode::GuessedCharset, None, message));
    }
    if broken {
        let at = text.find('\u{FFFD}').unwrap_or(0);
        let message =
            format!("expected {}, but found broken sequences, each replaced by `\u{FFFD}`", encoding.name());
        diagnostics.push(damaged(at, message));
    }
    Ok(Source { text, start: 0, diagnostics })
}

fn damaged(at: usize, message: impl Into<String>) -> Diagnostic {
    Diagnostic::new(DiagnosticCode::DamagedText, Span::new(at, at), message)
}

/// UTF-16 without a mark: Dutch text has a zero in nearly every second byte.
fn unmarked_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE) & !1];
    if sample.len() < 4 || memchr::memchr(0, sample).is_none() {
        return None;
    }
    let zeros = |first: usize| sample.iter().skip(first).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd, pairs) = (zeros(0), zeros(1), sample.len() / 2);
    if odd * 10 > pairs * 7 && even * 10 < pairs {
        Some(UTF_16LE)
    } else if even * 10 > pairs * 7 && odd * 10 < pairs {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Why bytes are no text at all: text holds next to no control characters.
fn rubbish(bytes: &[u8]) -> Option<String> {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    // Tab, line ends, page ends and escape occur in text.
    let control = |byte: &u8| (*byte < 0x20 && !matches!(byte, 9 | 10 | 12 | 13 | 0x1B)) || *byte == 0x7F;
    let found = sample.iter().filter(|byte| control(byte)).count();
    (found * 100 > sample.len())
        .then(|| format!("{found} control characters in the first {} bytes", sample.len()))
}

/// How many characters beyond ASCII are valid UTF-8, how many sequences are broken, and where the first of those is.
fn utf8_evidence(bytes: &[u8]) -> (usize, usize, usize) {
    let (mut valid, mut broken, mut first, mut at) = (0, 0, None, 0);
    for chunk in bytes.utf8_chunks() {
        valid += chunk.valid().bytes().filter(|byte| *byte >= 0xC0).count();
        at += chunk.valid().len();
        if !chunk.invalid().is_empty() {
            broken += 1;
            first.get_or_insert(at);
            // The replacement character takes three bytes, wherever it stands.
            at += '\u{FFFD}'.len_utf8();
        }
    }
    (valid, broken, first.unwrap_or(0))
}

/// Line and column of a place, from 1; the column counts characters.
pub(crate) fn place_of(text: &str, at: usize) -> (usize, usize) {
    let before = &text[..text.floor_char_boundary(at)];
    let line_start = before.rfind('\n').map_or(0, |end| end + 1);
    let line = memchr::memchr_iter(b'\n', before.as_bytes()).count() + 1;
    (line, before[line_start..].chars().count() + 1)
}

/// Fills in line and column of findings that have a place.
pub(crate) fn locate(text: &str, diagnostics: &mut [Diagnostic]) {
    let mut order: Vec<usize> = (0..diagnostics.len()).filter(|&i| diagnostics[i].span.is_some()).collect();
    order.sort_by_key(|&index| diagnostics[index].span.map(|span| span.start));
    let (mut line, mut line_start, mut seen) = (1, 0, 0);
    let (mut column, mut column_at) = (1, 0);
    for index in order {
        let Some(span) = diagnostics[index].span else { continue };
        let start = text.floor_char_boundary(span.start);
        for newline in memchr::memchr_iter(b'\n', &text.as_bytes()[seen..start]) {
            line += 1;
            line_start = seen + newline + 1;
        }
        seen = start;
        if column_at < line_start {
            (column, column_at) = (1, line_start);
        }
        // Counted on from the last finding of the line, so that a long line is walked once.
        column += text[column_at..start].chars().count();
        column_at = start;
        diagnostics[index].line = Some(line);
        diagnostics[index].column = Some(column);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(source: &Source<'_>) -> Vec<DiagnosticCode> {
        source.diagnostics.iter().map(|diagnostic| diagnostic.code).collect()
    }

    #[test]
    fn ok_utf8_with_a_mark_starts_after_it() {
        let source = decode("\u{FEFF}Vraag 1".as_bytes()).unwrap();
        assert_eq!((&source.text[source.start..], codes(&source)), ("Vraag 1", vec![]));
    }

    #[test]
    fn ok_utf16_with_and_without_a_mark() {
        let little: Vec<u8> = "Vraag één".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let source = decode(&little).unwrap();
        assert_eq!(
            (source.text.as_ref(), codes(&source)),
            ("Vraag één", vec![DiagnosticCode::GuessedCharset])
        );
        let marked: Vec<u8> = "\u{FEFF}Vraag één".encode_utf16().flat_map(u16::to_be_bytes).collect();
        let source = decode(&marked).unwrap();
        assert_eq!((source.text.as_ref(), codes(&source)), ("Vraag één", vec![]));
    }

    #[test]
    fn ok_windows_1252_is_guessed_and_said() {
        let source = decode(b"Cura\xE7ao \x96 het antwoord van de ge\xEFnterviewde").unwrap();
        assert_eq!(source.text, "Curaçao – het antwoord van de geïnterviewde");
        assert_eq!(codes(&source), [DiagnosticCode::GuessedCharset]);
    }

    #[test]
    fn ok_a_broken_byte_in_utf8_is_replaced() {
        let mut bytes = "één twee drieën".as_bytes().to_vec();
        bytes.insert(4, 0xFF);
        let source = decode(&bytes).unwrap();
        assert_eq!(codes(&source), [DiagnosticCode::DamagedText]);
        assert!(source.text.contains('\u{FFFD}'));
    }

    #[test]
    fn err_rubbish_is_not_text() {
        let bytes: Vec<u8> = (0..=255).cycle().take(4096).collect();
        assert_eq!(decode(&bytes).unwrap_err().code(), "unreadable");
    }

    #[test]
    fn ok_lines_and_columns_count_characters_from_one() {
        let text = "één\ntweeë x y";
        let at = |needle: &str| {
            let start = text.find(needle).unwrap();
            Diagnostic::new(DiagnosticCode::UnplacedText, Span::new(start, start + 1), "")
        };
        let mut diagnostics = vec![at("y"), at("één"), at("x")];
        locate(text, &mut diagnostics);
        let places: Vec<_> = diagnostics.iter().map(|d| (d.line.unwrap(), d.column.unwrap())).collect();
        assert_eq!(places, [(2, 9), (1, 1), (2, 7)]);
    }
}
