//! Checks a value against the part of JSON Schema that the document's schema uses.
//!
//! A keyword that is not known here is an error, so that the schema cannot grow past this check unseen.

use serde_json::Value;

/// Checks `value`, which stands at `path`, against `schema`; `root` holds the definitions.
pub(crate) fn check(root: &Value, schema: &Value, value: &Value, path: &str) -> Result<(), String> {
    let Some(keywords) = schema.as_object() else {
        return if *schema == Value::Bool(true) {
            Ok(())
        } else {
            Err(format!("{path}: nothing is allowed here"))
        };
    };
    for (keyword, rule) in keywords {
        let holds = match keyword.as_str() {
            "$schema" | "$defs" | "title" | "description" | "default" | "examples" | "format" => true,
            "$ref" => {
                let target = rule.as_str().and_then(|at| root.pointer(at.strip_prefix('#')?));
                check(root, target.ok_or_else(|| format!("{path}: no definition {rule}"))?, value, path)?;
                true
            }
            "type" => match rule {
                Value::Array(types) => types.iter().any(|name| is(value, name)),
                name => is(value, name),
            },
            "enum" => rule.as_array().is_some_and(|allowed| allowed.contains(value)),
            "const" => rule == value,
            "anyOf" => fitting(root, rule, value) > 0,
            "oneOf" => fitting(root, rule, value) == 1,
            "minimum" => value.as_f64().is_none_or(|number| Some(number) >= rule.as_f64()),
            "maximum" => value.as_f64().is_none_or(|number| Some(number) <= rule.as_f64()),
            "minItems" => {
                value.as_array().is_none_or(|items| items.len() as u64 >= rule.as_u64().unwrap_or(0))
            }
            "maxItems" => {
                value.as_array().is_none_or(|items| items.len() as u64 <= rule.as_u64().unwrap_or(0))
            }
            "required" => rule.as_array().into_iter().flatten().all(|key| has(value, key)),
            "properties" => {
                for (key, inner) in rule.as_object().into_iter().flatten() {
                    if let Some(inside) = value.get(key) {
                        check(root, inner, inside, &format!("{path}/{key}"))?;
                    }
                }
                true
            }
            "items" => {
                for (index, item) in value.as_array().into_iter().flatten().enumerate() {
                    check(root, rule, item, &format!("{path}/{index}"))?;
                }
                true
            }
            unknown => return Err(format!("{path}: this check does not know the keyword `{unknown}`")),
        };
        if !holds {
            return Err(format!("{path}: {value} breaks {keyword} {rule}"));
        }
    }
    Ok(())
}

fn fitting(root: &Value, schemas: &Value, value: &Value) -> usize {
    let schemas = schemas.as_array().into_iter().flatten();
    schemas.filter(|schema| check(root, schema, value, "").is_ok()).count()
}

fn has(value: &Value, key: &Value) -> bool {
    value.as_object().is_none_or(|object| key.as_str().is_some_and(|key| object.contains_key(key)))
}

fn is(value: &Value, name: &Value) -> bool {
    match name.as_str() {
        Some("null") => value.is_null(),
        Some("boolean") => value.is_boolean(),
        Some("integer") => value.is_i64() || value.is_u64(),
        Some("number") => value.is_number(),
        Some("string") => value.is_string(),
        Some("array") => value.is_array(),
        Some("object") => value.is_object(),
        _ => false,
    }
}
