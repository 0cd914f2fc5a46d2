//! The digest of a document: what a person can write and check by hand.

use kamervragen::{Document, ReferenceKind};
use serde_json::{Map, Value, json};

/// The digest of a document. `shows` says why the case exists; it is kept from the expectation.
pub(crate) fn digest(document: &Document, shows: &str) -> Value {
    let full = serde_json::to_value(document).unwrap();
    let in_remarks = document.remarks.iter().flat_map(|remark| &remark.references);
    let references: Vec<String> = document
        .references
        .iter()
        .chain(in_remarks)
        .filter(|found| matches!(found.kind, ReferenceKind::Kamerstuk | ReferenceKind::Aanhangsel))
        .filter(|found| found.in_ != "header")
        .map(|found| format!("{} in {}", found.id.as_deref().unwrap_or("?"), found.in_))
        .collect();
    json!({
        "shows": shows,
        "kind": full["kind"],
        "format": full["source"]["format"],
        "metadata": Value::Object(present(&full["metadata"])),
        "questions": each(&full["questions"], &["numbers", "part?", "label", "text", "notes"]),
        "answers": each(&full["answers"], &["numbers", "part?", "label", "text", "notes", "see?"]),
        "exchanges": each(&full["exchanges"], &["numbers", "questions", "answer"]),
        "footnotes": document.footnotes.iter().map(|note| json!({
            "number": note.number, "text": note.text, "urls": note.urls, "marks": note.marks.len(),
        })).collect::<Vec<_>>(),
        "remarks": each(&full["remarks"], &["kind", "text"]),
        "references": references,
        "translations": document.translations.iter().map(|copy| json!({
            "language": copy.language,
            "questions": each(&serde_json::to_value(&copy.questions).unwrap(), &["numbers", "text"]),
            "footnotes": each(&serde_json::to_value(&copy.footnotes).unwrap(), &["number", "text"]),
        })).collect::<Vec<_>>(),
        "unplaced": document.unplaced.iter().map(|unplaced| &unplaced.text).collect::<Vec<_>>(),
        "diagnostics": document.diagnostics.iter().map(|found| found.code.as_str()).collect::<Vec<_>>(),
    })
}

fn absent(value: &Value) -> bool {
    value.is_null() || value.as_array().is_some_and(Vec::is_empty)
}

/// The keys of an object that hold something.
fn present(object: &Value) -> Map<String, Value> {
    let keys = object.as_object().into_iter().flatten();
    keys.filter(|(_, value)| !absent(value)).map(|(key, value)| (key.clone(), value.clone())).collect()
}

/// The named keys of each item; a key with a `?` is left out where it holds nothing.
fn each(items: &Value, keys: &[&str]) -> Value {
    let pick = |item: &Value| {
        let mut picked = Map::new();
        for key in keys {
            let (name, optional) = key.strip_suffix('?').map_or((*key, false), |name| (name, true));
            if !(optional && absent(&item[name])) {
                picked.insert(name.into(), item[name].clone());
            }
        }
        Value::Object(picked)
    };
    items.as_array().into_iter().flatten().map(pick).collect()
}

/// A digest as it is written: a line for each key, for each field of the metadata and for each item of a list.
pub(crate) fn written(digest: &Value) -> String {
    let lines = |object: &Map<String, Value>, indent: &str, inner: &dyn Fn(&str, &Value) -> String| {
        let line = |(key, value): (&String, &Value)| format!("{indent}{}: {}", json!(key), inner(key, value));
        object.iter().map(line).collect::<Vec<_>>().join(",\n")
    };
    let top = |key: &str, value: &Value| match value {
        Value::Object(object) if key == "metadata" && !object.is_empty() => {
            format!("{{\n{}\n  }}", lines(object, "    ", &|_, value| on_one_line(value)))
        }
        Value::Array(items) if items.iter().any(Value::is_object) => {
            let items: Vec<String> = items.iter().map(|item| format!("    {}", on_one_line(item))).collect();
            format!("[\n{}\n  ]", items.join(",\n"))
        }
        _ => on_one_line(value),
    };
    format!("{{\n{}\n}}\n", digest.as_object().map(|object| lines(object, "  ", &top)).unwrap_or_default())
}

fn on_one_line(value: &Value) -> String {
    match value {
        Value::Array(items) => format!("[{}]", items.iter().map(on_one_line).collect::<Vec<_>>().join(", ")),
        Value::Object(object) => {
            let pair = |(key, value): (&String, &Value)| format!("{}: {}", json!(key), on_one_line(value));
            format!("{{{}}}", object.iter().map(pair).collect::<Vec<_>>().join(", "))
        }
        _ => value.to_string(),
    }
}
