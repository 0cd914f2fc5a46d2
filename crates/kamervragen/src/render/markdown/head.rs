//! The facts above the text, as YAML of which every value is JSON, and the title.

use std::fmt::Write;
use std::io;

use serde::Serialize;
use serde_json::ser::Formatter;
use serde_json::{Map, Serializer, Value};

use super::inlines;
use crate::assemble::front_matter::{HeadReference, KIND, LANGUAGE, REFERENCES};
use crate::model::{Document, Inline, Metadata};
use crate::read::markdown::front_matter::KEY;

/// All that stands above the first label.
pub(super) fn head(document: &Document) -> String {
    let Document { schema_version, kind, language, metadata, references, .. } = document;
    let mut head = format!("---\n{KEY}: {schema_version}\n");
    write_fact(KIND, &json(kind), &mut head);
    write_fact(LANGUAGE, &json(language), &mut head);
    for (key, value) in facts(metadata) {
        write_fact(key, &value, &mut head);
    }
    let of_head = references.iter().filter(|reference| reference.in_ == HeadReference::PLACE);
    let of_head: Vec<_> = of_head.map(HeadReference::of).collect();
    write_fact(REFERENCES, &json(&of_head), &mut head);
    head.push_str("---\n");
    let title = metadata.subject.as_ref().or(metadata.title.as_ref());
    if let Some(title) = title.or(metadata.publication_id.as_ref()) {
        let title = inlines::heading(&[Inline::Text { text: title.clone() }]);
        let _ = write!(head, "\n# {title}\n");
    }
    head
}

/// All facts in the order of the contract, which a map of JSON does not keep.
fn facts(metadata: &Metadata) -> [(&'static str, Value); 19] {
    let Metadata {
        publication_id,
        case_numbers,
        appendix_number,
        session_year,
        chamber,
        title,
        subject,
        askers,
        addressees,
        answerers,
        on_behalf_of,
        submitted,
        answered,
        days_to_answer,
        see_also,
        topics,
        urls,
        record,
        derived,
    } = metadata;
    [
        ("publication_id", json(publication_id)),
        ("case_numbers", json(case_numbers)),
        ("appendix_number", json(appendix_number)),
        ("session_year", json(session_year)),
        ("chamber", json(chamber)),
        ("title", json(title)),
        ("subject", json(subject)),
        ("askers", json(askers)),
        ("addressees", json(addressees)),
        ("answerers", json(answerers)),
        ("on_behalf_of", json(on_behalf_of)),
        ("submitted", json(submitted)),
        ("answered", json(answered)),
        ("days_to_answer", json(days_to_answer)),
        ("see_also", json(see_also)),
        ("topics", json(topics)),
        ("urls", json(urls)),
        ("record", json(record)),
        ("derived", json(derived)),
    ]
}

fn json(value: &impl Serialize) -> Value {
    serde_json::to_value(value).unwrap_or_default()
}

/// A fact on its line, a list of things of which each has several facts on a line each; nothing for one that is missing.
fn write_fact(key: &str, value: &Value, head: &mut String) {
    match value {
        Value::Null => {}
        Value::Array(items) if items.is_empty() => {}
        Value::Array(items) if items.iter().any(Value::is_object) => {
            let _ = writeln!(head, "{key}:");
            for item in items {
                let _ = writeln!(head, "  - {}", on_one_line(item));
            }
        }
        value => {
            let _ = writeln!(head, "{key}: {}", on_one_line(value));
        }
    }
}

fn on_one_line(value: &Value) -> String {
    let mut bytes = Vec::new();
    let without_missing = match value {
        Value::Object(fields) => {
            let fields = fields.iter().filter(|(_, value)| !value.is_null());
            &Value::Object(fields.map(|(key, value)| (key.clone(), value.clone())).collect::<Map<_, _>>())
        }
        other => other,
    };
    let mut serializer = Serializer::with_formatter(&mut bytes, Spaced);
    let _ = without_missing.serialize(&mut serializer);
    String::from_utf8(bytes).unwrap_or_default()
}

/// JSON as people write YAML: a space behind commas and colons, and no sign that YAML takes for a line end or refuses.
struct Spaced;

impl Formatter for Spaced {
    fn begin_array_value<W: ?Sized + io::Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        if first { Ok(()) } else { writer.write_all(b", ") }
    }

    fn begin_object_key<W: ?Sized + io::Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.begin_array_value(writer, first)
    }

    fn begin_object_value<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        writer.write_all(b": ")
    }

    fn write_string_fragment<W: ?Sized + io::Write>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        for sign in fragment.chars() {
            if sign != ' ' && (sign.is_whitespace() || sign.is_control()) || sign == '\u{FEFF}' {
                write!(writer, "\\u{:04x}", u32::from(sign))?;
            } else {
                writer.write_all(sign.encode_utf8(&mut [0; 4]).as_bytes())?;
            }
        }
        Ok(())
    }
}
