//! Where two values differ.

use serde_json::Value;

/// Where two values differ: the path, what was expected, and what was found.
pub(crate) fn differences(path: &str, expected: &Value, found: &Value, out: &mut Vec<String>) {
    match (expected, found) {
        (Value::Object(wanted), Value::Object(had)) => {
            let new = had.keys().filter(|key| !wanted.contains_key(*key));
            for key in wanted.keys().chain(new) {
                differences(&format!("{path}.{key}"), &expected[key], &found[key], out);
            }
        }
        (Value::Array(wanted), Value::Array(had)) => {
            for index in 0..wanted.len().max(had.len()) {
                let at = |items: &[Value]| items.get(index).cloned().unwrap_or(Value::Null);
                differences(&format!("{path}[{index}]"), &at(wanted), &at(had), out);
            }
        }
        (Value::String(wanted), Value::String(had)) if wanted != had => {
            let same = wanted.chars().zip(had.chars()).take_while(|(a, b)| a == b).count();
            let from = same.saturating_sub(20);
            let part = |text: &str| text.chars().skip(from).take(90).collect::<String>();
            let before = if from > 0 { "…" } else { "" };
            out.push(format!(
                "{path}\n      expected {before}{:?}\n      found    {before}{:?}",
                part(wanted),
                part(had)
            ));
        }
        _ if expected == found => {}
        _ => out.push(format!("{path}\n      expected {expected}\n      found    {found}")),
    }
}
