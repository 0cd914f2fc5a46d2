//! The model -> JSON, as `serde_json` writes it, byte for byte.
//!
//! Most of a document is text, and most text holds nothing to escape: it is copied by the stretch, where `serde_json`
//! looks at each byte by itself.

use serde::ser::{
    Error as _, Impossible, Serialize, SerializeSeq, SerializeStruct, SerializeTuple, Serializer,
};
use serde_json::Error;
use wide::u8x16;

use crate::model::Document;
use crate::stretches::{is, position, within};

impl Document {
    /// The document as JSON on one line: the same as `serde_json::to_string` gives, in less time.
    ///
    /// # Errors
    ///
    /// None for a document; the types of `serde_json` have a place for one.
    ///
    /// # Examples
    ///
    /// ```
    /// let document = kamervragen::parse("Vraag 1\nKent u het bericht?\n")?;
    /// assert_eq!(document.to_json().unwrap(), serde_json::to_string(&document).unwrap());
    /// # Ok::<(), kamervragen::Error>(())
    /// ```
    pub fn to_json(&self) -> Result<String, Error> {
        let questions = self.questions.iter().map(|question| &question.text);
        let texts = questions.chain(self.answers.iter().map(|answer| &answer.text));
        let parts = self.questions.len() + self.answers.len() + self.footnotes.len() + self.references.len();
        // Each text stands there twice, as text and in blocks; around it stands as much as in other parts.
        let capacity = 4_096 + 400 * parts + 9 * texts.map(String::len).sum::<usize>() / 4;
        to_json(self, capacity)
    }
}

/// The JSON of a part of the model, which has no maps, and of enums only such with names for values.
fn to_json(part: &impl Serialize, capacity: usize) -> Result<String, Error> {
    let mut writer = Writer { json: String::with_capacity(capacity) };
    part.serialize(&mut writer)?;
    Ok(writer.json)
}

struct Writer {
    json: String,
}

impl Writer {
    #[inline]
    fn text(&mut self, text: &str) {
        self.json.push('"');
        let mut rest = text;
        while let Some(at) = position(rest.as_bytes(), is_escaped) {
            self.json.push_str(&rest[..at]);
            self.escape(rest.as_bytes()[at]);
            rest = &rest[at + 1..];
        }
        self.json.push_str(rest);
        self.json.push('"');
    }

    fn escape(&mut self, byte: u8) {
        let letter = match byte {
            b'"' => '"',
            b'\\' => '\\',
            0x08 => 'b',
            0x0C => 'f',
            b'\n' => 'n',
            b'\r' => 'r',
            b'\t' => 't',
            _ => {
                self.json.push_str("\\u00");
                let halves = [byte >> 4, byte & 0xF].map(|half| char::from_digit(half.into(), 16));
                return self.json.extend(halves.into_iter().flatten());
            }
        };
        self.json.extend(['\\', letter]);
    }

    fn number(&mut self, number: impl itoa::Integer) {
        self.json.push_str(itoa::Buffer::new().format(number));
    }

    fn open(&mut self, bracket: char) -> Compound<'_> {
        self.json.push(bracket);
        Compound { writer: self, begun: false }
    }
}

/// Which bytes JSON writes in another way.
fn is_escaped(bytes: u8x16) -> u8x16 {
    within(bytes, 0, b' ' - 1) | is(bytes, b'"') | is(bytes, b'\\')
}

/// A list or an object that is being written.
struct Compound<'w> {
    writer: &'w mut Writer,
    begun: bool,
}

impl Compound<'_> {
    fn element<T: ?Sized + Serialize>(&mut self, value: &T) -> Result<(), Error> {
        if std::mem::replace(&mut self.begun, true) {
            self.writer.json.push(',');
        }
        value.serialize(&mut *self.writer)
    }
}

impl SerializeStruct for Compound<'_> {
    type Ok = ();
    type Error = Error;

    #[inline]
    fn serialize_field<T: ?Sized + Serialize>(&mut self, key: &'static str, value: &T) -> Result<(), Error> {
        let json = &mut self.writer.json;
        // Names of fields hold nothing to escape.
        json.push_str(if std::mem::replace(&mut self.begun, true) { ",\"" } else { "\"" });
        json.push_str(key);
        json.push_str("\":");
        value.serialize(&mut *self.writer)
    }

    fn end(self) -> Result<(), Error> {
        self.writer.json.push('}');
        Ok(())
    }
}

impl SerializeSeq for Compound<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_element<T: ?Sized + Serialize>(&mut self, value: &T) -> Result<(), Error> {
        self.element(value)
    }

    fn end(self) -> Result<(), Error> {
        self.writer.json.push(']');
        Ok(())
    }
}

impl SerializeTuple for Compound<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_element<T: ?Sized + Serialize>(&mut self, value: &T) -> Result<(), Error> {
        self.element(value)
    }

    fn end(self) -> Result<(), Error> {
        self.writer.json.push(']');
        Ok(())
    }
}

/// What no part of the model is.
fn unknown<T>(what: &str) -> Result<T, Error> {
    Err(Error::custom(format_args!("expected a part of the model, but found {what}")))
}

/// Numbers that are written as they are.
macro_rules! numbers {
    ($($method:ident $number:ty),*) => {
        $(fn $method(self, number: $number) -> Result<(), Error> {
            self.number(number);
            Ok(())
        })*
    };
}

impl<'w> Serializer for &'w mut Writer {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = Compound<'w>;
    type SerializeTuple = Compound<'w>;
    type SerializeTupleStruct = Impossible<(), Error>;
    type SerializeTupleVariant = Impossible<(), Error>;
    type SerializeMap = Impossible<(), Error>;
    type SerializeStruct = Compound<'w>;
    type SerializeStructVariant = Impossible<(), Error>;

    numbers!(serialize_i8 i8, serialize_i16 i16, serialize_i32 i32, serialize_i64 i64);
    numbers!(serialize_u8 u8, serialize_u16 u16, serialize_u32 u32, serialize_u64 u64);

    fn serialize_bool(self, value: bool) -> Result<(), Error> {
        self.json.push_str(if value { "true" } else { "false" });
        Ok(())
    }

    fn serialize_str(self, text: &str) -> Result<(), Error> {
        self.text(text);
        Ok(())
    }

    fn serialize_char(self, sign: char) -> Result<(), Error> {
        self.text(sign.encode_utf8(&mut [0; 4]));
        Ok(())
    }

    fn serialize_none(self) -> Result<(), Error> {
        self.serialize_unit()
    }

    fn serialize_some<T: ?Sized + Serialize>(self, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Error> {
        self.json.push_str("null");
        Ok(())
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, name: &'static str) -> Result<(), Error> {
        // The names of the model hold nothing to escape.
        let json = &mut self.json;
        json.push('"');
        json.push_str(name);
        json.push('"');
        Ok(())
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Compound<'w>, Error> {
        Ok(self.open('['))
    }

    fn serialize_tuple(self, _: usize) -> Result<Compound<'w>, Error> {
        Ok(self.open('['))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Compound<'w>, Error> {
        Ok(self.open('{'))
    }

    fn serialize_unit_struct(self, name: &'static str) -> Result<(), Error> {
        unknown(name)
    }

    fn serialize_newtype_struct<T: ?Sized + Serialize>(self, name: &'static str, _: &T) -> Result<(), Error> {
        unknown(name)
    }

    fn serialize_newtype_variant<T: ?Sized + Serialize>(
        self,
        name: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<(), Error> {
        unknown(name)
    }

    fn serialize_tuple_struct(self, name: &'static str, _: usize) -> Result<Impossible<(), Error>, Error> {
        unknown(name)
    }

    fn serialize_tuple_variant(
        self,
        name: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Impossible<(), Error>, Error> {
        unknown(name)
    }

    fn serialize_struct_variant(
        self,
        name: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Impossible<(), Error>, Error> {
        unknown(name)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Impossible<(), Error>, Error> {
        unknown("a map")
    }

    fn serialize_f32(self, _: f32) -> Result<(), Error> {
        unknown("a fraction")
    }

    fn serialize_f64(self, _: f64) -> Result<(), Error> {
        unknown("a fraction")
    }

    fn serialize_bytes(self, _: &[u8]) -> Result<(), Error> {
        unknown("bytes")
    }
}

#[cfg(test)]
mod tests {
    use super::to_json;

    #[test]
    fn ok_text_is_escaped_as_serde_json_does() {
        let signs: String = (0..=300).filter_map(char::from_u32).collect();
        let long = "«Sluizen» en \"bruggen\", ".repeat(9);
        for text in ["", "\u{7F}\u{2028}", signs.as_str(), long.as_str()] {
            assert_eq!(to_json(&text, 0).unwrap(), serde_json::to_string(text).unwrap());
        }
    }

    #[test]
    fn ok_values_are_written_as_serde_json_does() {
        let values = (vec![Some(0_usize), None], [u32::MAX; 2], i64::MIN, true, 'é', Vec::<String>::new());
        assert_eq!(to_json(&values, 0).unwrap(), serde_json::to_string(&values).unwrap());
    }

    #[test]
    fn err_what_the_model_has_not() {
        assert!(to_json(&0.5, 0).is_err());
        assert!(to_json(&std::collections::BTreeMap::from([(1, 2)]), 0).is_err());
    }
}
