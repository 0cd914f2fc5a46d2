//! What the annotated source of every document holds: each character of the text once, in order, and nothing that acts.

use kamervragen::Document;
use kamervragen::render::{annotated_ansi, annotated_html, annotated_text};
use quick_xml::Reader;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::Event;

/// Checks the page and the lines that are made of a document and its text.
///
/// # Errors
///
/// The first promise that is broken.
pub(super) fn check(document: &Document, text: &str) -> Result<(), String> {
    let page =
        source_of_page(&annotated_html(document, text)).map_err(|error| format!("the page: {error}"))?;
    same_signs("the page", &page, text)?;
    let coloured = annotated_ansi(document, text);
    same_signs("the lines in colours", &source_of_lines(&coloured), text)?;
    // A sequence that gives or ends a colour is all that may steer a terminal.
    let steered = |sequence: &str| {
        let Some((colour, words)) = sequence.strip_prefix('[').and_then(|rest| rest.split_once('m')) else {
            return true;
        };
        !colour.chars().all(|sign| sign.is_ascii_digit() || sign == ';') || words.contains(steers)
    };
    let mut sequences = coloured.split('\x1b');
    if sequences.next().is_some_and(|words| words.contains(steers)) || sequences.any(steered) {
        return Err("the lines in colours steer the terminal".into());
    }
    if annotated_text(document, text).contains(steers) {
        return Err("the lines without colours steer the terminal".into());
    }
    Ok(())
}

fn steers(character: char) -> bool {
    character.is_control() && !matches!(character, '\n' | '\t')
}

/// The text of the element that holds the source; an error where the page is not well-formed.
fn source_of_page(page: &str) -> Result<String, String> {
    let mut reader = Reader::from_str(page);
    let (mut source, mut depth, mut inside) = (String::new(), 0_usize, None);
    loop {
        match reader.read_event().map_err(|error| error.to_string())? {
            Event::Start(start) => {
                for attribute in start.attributes() {
                    let attribute = attribute.map_err(|error| error.to_string())?;
                    if attribute.key.as_ref() == "id" && attribute.value == "source" {
                        inside = Some(depth);
                    }
                }
                depth += 1;
            }
            Event::End(_) => {
                depth = depth.checked_sub(1).ok_or("more ends than starts")?;
                inside = inside.filter(|outer| *outer < depth);
            }
            Event::Text(words) if inside.is_some() => source.push_str(&words),
            Event::GeneralRef(name) if inside.is_some() => {
                let sign = name.resolve_char_ref().map_err(|error| error.to_string())?;
                match sign {
                    Some(sign) => source.push(sign),
                    None => source.push_str(resolve_xml_entity(&name).ok_or("an unknown reference")?),
                }
            }
            Event::Eof if depth > 0 => return Err(format!("{depth} elements are not closed")),
            Event::Eof => return Ok(source),
            _ => {}
        }
    }
}

/// The words of the source among the lines in colours: those behind a line number.
fn source_of_lines(lines: &str) -> String {
    let mut words = String::new();
    for line in lines.lines() {
        let Some((_, line)) = line.strip_prefix("\x1b[2m").and_then(|line| line.split_once("\x1b[0m")) else {
            continue;
        };
        for (index, piece) in line.split('\x1b').enumerate() {
            let colour = if index == 0 { None } else { piece.split_once('m') };
            words.push_str(colour.map_or(piece, |(_, words)| words));
        }
        words.push('\n');
    }
    words
}

/// That both hold the same characters in the same order, less white space and the signs that stand for control
/// characters.
fn same_signs(place: &str, shown: &str, text: &str) -> Result<(), String> {
    fn signs(text: &str) -> impl Iterator<Item = char> {
        let stands_in = |sign: &char| matches!(sign, '\u{2400}'..='\u{2421}' | '\u{FFFD}');
        text.chars().filter(move |sign| !sign.is_whitespace() && !sign.is_control() && !stands_in(sign))
    }
    if signs(shown).eq(signs(text)) {
        return Ok(());
    }
    let (shown, wanted) = (signs(shown).count(), signs(text).count());
    Err(format!("{place} holds {shown} characters of the text instead of its {wanted}, or in another order"))
}
