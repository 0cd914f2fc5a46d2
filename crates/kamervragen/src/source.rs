//! Bytes -> text: the character set, and lines and columns for people.
//!
//! The *source text* to which all spans refer is the input itself where that is UTF-8, a byte order mark at its start
//! included, and else what it decodes to.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::model::{Diagnostic, DiagnosticCode, Span};
use crate::stretches::{is, position, within};
use crate::{Error, ErrorKind};

/// How many bytes are looked at to guess a character set or to tell text from rubbish.
const SAMPLE: usize = 1 << 16;

/// How far into a file its character set is declared (the HTML standard gives this number for a page).
const DECLARED_WITHIN: usize = 1024;

/// A decoded input.
#[derive(Debug)]
pub(crate) struct Source<'b> {
    pub(crate) text: Cow<'b, str>,
    /// Where the words begin: after a byte order mark.
    pub(crate) start: usize,
    /// What was guessed or repaired on the way.
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// Takes text as it is: there is nothing to decode.
pub(crate) fn of_text(text: &str) -> Result<Source<'_>, Error> {
    let start = if text.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
    if let Some(reason) = rubbish(text.as_bytes()) {
        return Err(ErrorKind::Unreadable { reason }.into());
    }
    // A NUL stays in the source text, so that places in it stay what they are.
    let message = "expected text, but found a NUL character, shown as `\u{FFFD}`";
    let diagnostics = memchr::memchr(0, text.as_bytes()).map(|at| damaged(at, message)).into_iter().collect();
    Ok(Source { text: with_line_feeds(text.into()), start, diagnostics })
}

/// Decodes bytes to text.
///
/// UTF-8 and UTF-16 say what they are, by a mark or by being valid; XML and HTML declare what they are. All else is
/// guessed, with a diagnostic.
pub(crate) fn decode(bytes: &[u8]) -> Result<Source<'_>, Error> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let body = &bytes[mark..];
        return match encoding {
            encoding if encoding == UTF_16LE || encoding == UTF_16BE => decode_as(body, encoding, None),
            _ => match decode_unmarked(bytes, None)? {
                source if source.text.starts_with('\u{FEFF}') => Ok(Source { start: mark, ..source }),
                // What follows is in another character set, in which the mark is three odd letters.
                _ => decode_unmarked(body, None),
            },
        };
    }
    if let Some(encoding) = unmarked_utf16(bytes) {
        return decode_as(bytes, encoding, Some("every second byte is zero"));
    }
    decode_unmarked(bytes, declared(bytes))
}

/// Decodes what has no mark, in the character set that it declares if it does.
fn decode_unmarked<'b>(bytes: &'b [u8], declared: Option<&'static Encoding>) -> Result<Source<'b>, Error> {
    let other = declared.filter(|&encoding| encoding != UTF_8);
    if let Ok(text) = std::str::from_utf8(bytes) {
        let mut source = of_text(text)?;
        // Text of another character set is next to never valid UTF-8; pages that were saved anew often are.
        if let Some(other) = other.filter(|_| !text.is_ascii()) {
            let message = format!(
                "the character set was guessed to be UTF-8, since the bytes are, although `{}` is declared",
                other.name()
            );
            source.diagnostics.push(Diagnostic::new(DiagnosticCode::GuessedCharset, None, message));
        }
        return Ok(source);
    }
    if let Some(reason) = rubbish(bytes) {
        return Err(ErrorKind::Unreadable { reason }.into());
    }
    if let Some(encoding) = other {
        return decode_as(bytes, encoding, None);
    }
    let (valid, broken, first) = utf8_evidence(bytes);
    if valid > broken {
        let text = String::from_utf8_lossy(bytes).into_owned();
        let message =
            format!("expected UTF-8, but found {broken} broken sequences, each replaced by `\u{FFFD}`");
        let text = with_line_feeds(text.into());
        return Ok(Source { text, start: 0, diagnostics: vec![damaged(first, message)] });
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(&bytes[..bytes.len().min(SAMPLE)], bytes.len() <= SAMPLE);
    let reason = if declared.is_some() {
        "the bytes are not UTF-8, although that is declared"
    } else {
        "the bytes are not UTF-8"
    };
    decode_as(bytes, detector.guess(Some(b"nl"), Utf8Detection::Deny), Some(reason))
}

/// The character set that XML or HTML declares near its start.
///
/// ```text
/// <?xml version="1.0" encoding="ISO-8859-1"?>
/// <meta charset=windows-1252>
/// <meta http-equiv="Content-Type" content="text/html; charset=windows-1252">
/// ```
///
/// What declares UTF-16 in single bytes is not UTF-16; the HTML standard reads such a page as UTF-8.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = bytes.trim_ascii_start();
    let head = start[..start.len().min(DECLARED_WITHIN)].to_ascii_lowercase();
    if !head.starts_with(b"<") {
        return None;
    }
    let label =
        declared_as(&head, b"<?xml", b"encoding").or_else(|| declared_as(&head, b"<meta", b"charset"))?;
    let encoding = Encoding::for_label_no_replacement(label)?;
    Some(if encoding == UTF_16BE || encoding == UTF_16LE { UTF_8 } else { encoding })
}

/// What follows `key=` in the first tag of that name that holds one, between quotes or bare.
fn declared_as<'h>(head: &'h [u8], tag: &[u8], key: &[u8]) -> Option<&'h [u8]> {
    memchr::memmem::find_iter(head, tag).find_map(|at| {
        let tag = &head[at..];
        let tag = &tag[..memchr::memchr(b'>', tag).unwrap_or(tag.len())];
        let value = &tag[memchr::memmem::find(tag, key)? + key.len()..];
        let value = value.trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
        let value = value.strip_prefix(b"\"").or_else(|| value.strip_prefix(b"'")).unwrap_or(value);
        let ends =
            |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'"' | b'\'' | b';' | b'?' | b'/');
        Some(&value[..value.iter().position(ends).unwrap_or(value.len())])
    })
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
    Ok(Source { text: with_line_feeds(text), start: 0, diagnostics })
}

/// Lines that end in a carriage return alone, as old programs wrote them, end in a line feed: places stay what they are.
fn with_line_feeds(text: Cow<'_, str>) -> Cow<'_, str> {
    let has = |byte| memchr::memchr(byte, text.as_bytes()).is_some();
    if has(b'\n') || !has(b'\r') { text } else { text.replace('\r', "\n").into() }
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

/// The control characters that occur in text: tab, line ends, page ends, escape.
const OF_TEXT: [u8; 5] = [b'\t', b'\n', 0x0C, b'\r', 0x1B];

/// Why bytes are no text at all: text holds next to no control characters.
fn rubbish(bytes: &[u8]) -> Option<String> {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    // As `OF_TEXT` has it: of the controls from tab to carriage return all but one occur in text.
    let controls = |bytes| {
        let of_text = within(bytes, b'\t', b'\r') | is(bytes, 0x1B);
        (within(bytes, 0, b' ' - 1) & !of_text) | is(bytes, 0x0B) | is(bytes, 0x7F)
    };
    let first = position(sample, controls)?;
    let control = |byte: &&u8| **byte < b' ' && !OF_TEXT.contains(byte) || **byte == 0x7F;
    let found = sample[first..].iter().filter(control).count();
    (found * 100 > sample.len())
        .then(|| format!("binary data ({found} control characters in the first {} bytes)", sample.len()))
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
    fn ok_a_mark_of_utf8_before_another_character_set_is_no_part_of_the_text() {
        let source = decode(b"\xEF\xBB\xBFKent u Cura\xE7ao?").unwrap();
        assert_eq!((source.text.as_ref(), source.start), ("Kent u Cura\u{e7}ao?", 0));
        assert_eq!(codes(&source), [DiagnosticCode::GuessedCharset]);
        let source = decode(b"\xEF\xBB\xBF\xC3\xA9\xC3\xA9n \xE7").unwrap();
        assert_eq!((source.text.as_ref(), source.start), ("\u{FEFF}\u{e9}\u{e9}n \u{FFFD}", 3));
        assert_eq!(codes(&source), [DiagnosticCode::DamagedText]);
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
    fn ok_a_declared_character_set_is_no_guess() {
        // 0xEA is `ê` in Windows-1252 and `к` in Windows-1251.
        for (head, read) in [
            (&b"<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>"[..], "\u{ea}"),
            (b"<?xml version='1.0' encoding='windows-1251'?>", "\u{43a}"),
            (b"\r\n<!DOCTYPE html><html><head><META charset=windows-1251>", "\u{43a}"),
            (b"<html><meta name=x><meta content='text/html; charset=Windows-1251' http-equiv=x/>", "\u{43a}"),
        ] {
            let bytes = [head, b"<p>cr\xEApe</p>"].concat();
            let source = decode(&bytes).unwrap();
            assert!(source.text.ends_with(&format!("<p>cr{read}pe</p>")), "{}", source.text);
            assert_eq!(codes(&source), [], "{}", source.text);
        }
    }

    #[test]
    fn ok_a_declaration_counts_in_markup_only_and_near_its_start() {
        for bytes in [
            b"Zie <meta charset=windows-1251> cr\xEApe".to_vec(),
            [b"<p>".as_slice(), &[b' '; 1024], b"<meta charset=windows-1251> cr\xEApe"].concat(),
            b"<p><meta charset=klingon> cr\xEApe".to_vec(),
            b"<p><meta charset> cr\xEApe".to_vec(),
        ] {
            let source = decode(&bytes).unwrap();
            assert!(source.text.ends_with("cr\u{ea}pe"), "{}", source.text);
            assert_eq!(codes(&source), [DiagnosticCode::GuessedCharset], "{}", source.text);
        }
    }

    #[test]
    fn ok_bytes_that_are_utf8_are_read_so_whatever_is_declared() {
        let page = "<meta charset=windows-1252><p>één</p>";
        let source = decode(page.as_bytes()).unwrap();
        assert_eq!((source.text.as_ref(), codes(&source)), (page, vec![DiagnosticCode::GuessedCharset]));
        let message = &source.diagnostics[0].message;
        assert!(message.contains("guessed to be UTF-8") && message.contains("`windows-1252`"), "{message}");
        for silent in
            ["<meta charset=windows-1252><p>een</p>", "<meta charset=utf-8>één", "<meta charset=utf-16>één"]
        {
            assert_eq!(codes(&decode(silent.as_bytes()).unwrap()), [], "{silent}");
        }
        let marked = format!("\u{FEFF}{page}");
        assert_eq!(codes(&decode(marked.as_bytes()).unwrap()), []);
    }

    #[test]
    fn ok_bytes_that_are_not_the_declared_utf8_are_guessed() {
        let source = decode(b"<?xml version=\"1.0\" encoding=\"UTF-8\"?><p>cr\xEApe</p>").unwrap();
        assert!(source.text.ends_with("<p>cr\u{ea}pe</p>"), "{}", source.text);
        assert_eq!(codes(&source), [DiagnosticCode::GuessedCharset]);
        assert!(source.diagnostics[0].message.ends_with("although that is declared"));
    }

    #[test]
    fn ok_text_has_no_bytes_to_be_wrong_about() {
        let source = of_text("\u{FEFF}<meta charset=windows-1252><p>één</p>").unwrap();
        assert_eq!((&source.text[source.start..][..5], codes(&source)), ("<meta", vec![]));
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
