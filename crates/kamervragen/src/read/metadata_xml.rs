//! The publisher's record in a file of its own, `metadata.xml`.
//!
//! ```text
//! <metadata_gegevens>
//!   <metadata name="DC.identifier" scheme="" content="ah-tk-20302031-812"/>
//! </metadata_gegevens>
//! ```
//!
//! Not read is the same matter in the other file that is published, `metadata_owms.xml`.

use std::borrow::Cow;

use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use crate::record::{Entry, Record};

/// The element around the entries.
const ROOT: &str = "metadata_gegevens";

/// Reads a record; an error says what was found instead.
///
/// An entry may hold others (the parts of a place): they follow it.
pub(crate) fn read(text: &str) -> Result<Record<'static>, String> {
    let malformed = |error: &dyn std::fmt::Display| format!("malformed XML ({error})");
    let mut reader = Reader::from_str(text);
    let mut record = Record::default();
    let (mut depth, mut is_record) = (0_usize, false);
    loop {
        match reader.read_event().map_err(|error| malformed(&error))? {
            event @ (Event::Start(_) | Event::Empty(_)) => {
                let (Event::Start(start) | Event::Empty(start)) = &event else { continue };
                let name = start.local_name();
                if depth == 0 {
                    if is_record {
                        return Err(malformed(&"a second element after the first"));
                    }
                    if name.as_ref() != ROOT {
                        return Err(format!("the element `{}`", name.as_ref()));
                    }
                    is_record = true;
                } else if name.as_ref() == "metadata" {
                    record.entries.push(entry(start).map_err(|error| malformed(&error))?);
                }
                depth += usize::from(matches!(event, Event::Start(_)));
            }
            // An end that closes nothing is an error of the reader itself.
            Event::End(_) => depth = depth.saturating_sub(1),
            Event::Text(words) if depth == 0 && !words.trim().is_empty() => {
                return Err("text outside any element".to_owned());
            }
            Event::Eof if depth > 0 => return Err(malformed(&"the file ends within an element")),
            Event::Eof if !is_record => return Err("an empty file".to_owned()),
            Event::Eof => return Ok(record),
            _ => {}
        }
    }
}

/// The attributes of an entry. Each attribute is owned by its element, so nothing is borrowed from the file.
fn entry(element: &BytesStart<'_>) -> Result<Entry<'static>, quick_xml::Error> {
    let mut entry = Entry { name: "".into(), scheme: "".into(), content: "".into(), span: None };
    for attribute in element.attributes() {
        let attribute = attribute?;
        let field = match attribute.key.local_name().as_ref() {
            "name" => &mut entry.name,
            "scheme" => &mut entry.scheme,
            "content" => &mut entry.content,
            _ => continue,
        };
        *field = Cow::Owned(attribute.normalized_value(XmlVersion::Implicit1_0)?.into_owned());
    }
    Ok(entry)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entries(xml: &str) -> Vec<(String, String, String)> {
        let owned = |entry: Entry<'_>| {
            (entry.name.into_owned(), entry.scheme.into_owned(), entry.content.into_owned())
        };
        read(xml).unwrap().entries.into_iter().map(owned).collect()
    }

    fn entry(name: &str, scheme: &str, content: &str) -> (String, String, String) {
        (name.into(), scheme.into(), content.into())
    }

    #[test]
    fn ok_entries_come_in_order_with_those_inside_others() {
        let xml = "\u{FEFF}<?xml version='1.0'?>\r\n<!-- made -->\n<metadata_gegevens>\r\n\
            <metadata name=\"DC.title\" scheme=\"\" content=\"Sluis &amp; «brug» g&eacute;&#235;n\" />\n\
            <metadata content='Dorp' name='DCTERMS.spatial' scheme='OVERHEID.Gemeente'>\
            <metadata name='OVERHEIDop.postcode' content='1234'></metadata></metadata>\
            </metadata_gegevens>\n";
        assert_eq!(
            entries(xml),
            [
                entry("DC.title", "", "Sluis & «brug» géën"),
                entry("DCTERMS.spatial", "OVERHEID.Gemeente", "Dorp"),
                entry("OVERHEIDop.postcode", "", "1234"),
            ]
        );
        assert!(entries("<metadata_gegevens/>").is_empty());
    }

    #[test]
    fn err_what_is_no_record() {
        for (xml, found) in [
            ("", "an empty file"),
            ("\n<!-- nothing -->\n", "an empty file"),
            ("404 Not Found", "text outside any element"),
            ("<html><body>Not found</body></html>", "the element `html`"),
            ("<!DOCTYPE html>\n<html lang=nl>", "the element `html`"),
            ("<metadata_gegevens><metadata name='a'", "malformed XML"),
            ("<metadata_gegevens><metadata name='a'/>", "malformed XML (the file ends within an element)"),
            ("<metadata_gegevens><metadata name=a/></metadata_gegevens>", "malformed XML"),
            ("<metadata_gegevens><metadata></metadata_gegevens>", "malformed XML"),
            ("<metadata_gegevens><metadata content='&bomb;'/></metadata_gegevens>", "malformed XML"),
            ("<metadata_gegevens/><metadata_gegevens/>", "malformed XML (a second element after the first)"),
        ] {
            let error = read(xml).unwrap_err();
            assert!(error.starts_with(found), "{xml}: {error}");
        }
    }

    #[test]
    fn ok_deep_nesting_needs_no_stack() {
        let xml = format!("<metadata_gegevens>{}", "<metadata name='a' content='b'>".repeat(200_000));
        assert!(read(&xml).is_err());
    }
}
