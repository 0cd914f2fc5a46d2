//! What a column holds: texts, numbers, days, lists of them, each perhaps missing.
//!
//! A kind knows its Arrow type and grows its column by one value at a time. Texts are plain, not dictionaries, also
//! where few different ones occur: pandas would make categories of them and Spark cannot read them, while Parquet
//! writes each text once per row group anyway. Numbers are signed, since Spark knows no others.

use std::mem;
use std::sync::Arc;

use arrow_array::builder::{Date32Builder, Int64Builder, StringBuilder};
use arrow_array::{ArrayRef, ListArray};
use arrow_buffer::{OffsetBuffer, ScalarBuffer};
use arrow_schema::{DataType, Field};
use jiff::civil::{Date, date};

/// What a column holds.
pub(crate) trait Kind {
    /// What stands in a row.
    type Value<'a>;
    /// The column so far.
    type Column: Default;

    const IS_NULLABLE: bool = false;

    fn data_type() -> DataType;

    /// About how many bytes a value takes.
    fn weight(value: &Self::Value<'_>) -> usize;

    fn push(column: &mut Self::Column, value: Self::Value<'_>);

    /// The column so far; a new one begins.
    fn take(column: &mut Self::Column) -> ArrayRef;
}

/// A kind whose value may be missing.
pub(crate) trait Nullable: Kind {
    fn push_null(column: &mut Self::Column);
}

/// A text.
pub(crate) struct Text;

/// A whole number: a count, an index, a place in a text.
pub(crate) struct Number;

/// A day.
pub(crate) struct Day;

/// Any number of values of a kind, in order.
pub(crate) struct List<K>(K);

impl Kind for Text {
    type Value<'a> = &'a str;
    type Column = StringBuilder;

    fn data_type() -> DataType {
        DataType::Utf8
    }

    fn weight(value: &&str) -> usize {
        value.len()
    }

    fn push(column: &mut StringBuilder, value: &str) {
        column.append_value(value);
    }

    fn take(column: &mut StringBuilder) -> ArrayRef {
        Arc::new(column.finish())
    }
}

impl Nullable for Text {
    fn push_null(column: &mut StringBuilder) {
        column.append_null();
    }
}

impl Kind for Number {
    type Value<'a> = i64;
    type Column = Int64Builder;

    fn data_type() -> DataType {
        DataType::Int64
    }

    fn weight(_value: &i64) -> usize {
        size_of::<i64>()
    }

    fn push(column: &mut Int64Builder, value: i64) {
        column.append_value(value);
    }

    fn take(column: &mut Int64Builder) -> ArrayRef {
        Arc::new(column.finish())
    }
}

impl Nullable for Number {
    fn push_null(column: &mut Int64Builder) {
        column.append_null();
    }
}

impl Kind for Day {
    type Value<'a> = Date;
    type Column = Date32Builder;

    fn data_type() -> DataType {
        DataType::Date32
    }

    fn weight(_value: &Date) -> usize {
        size_of::<i32>()
    }

    fn push(column: &mut Date32Builder, value: Date) {
        column.append_value((value - EPOCH).get_days());
    }

    fn take(column: &mut Date32Builder) -> ArrayRef {
        Arc::new(column.finish())
    }
}

impl Nullable for Day {
    fn push_null(column: &mut Date32Builder) {
        column.append_null();
    }
}

/// The day from which Arrow counts.
const EPOCH: Date = date(1970, 1, 1);

impl<K: Nullable> Kind for Option<K> {
    type Value<'a> = Option<K::Value<'a>>;
    type Column = K::Column;

    const IS_NULLABLE: bool = true;

    fn data_type() -> DataType {
        K::data_type()
    }

    fn weight(value: &Option<K::Value<'_>>) -> usize {
        value.as_ref().map_or(0, K::weight)
    }

    fn push(column: &mut K::Column, value: Option<K::Value<'_>>) {
        match value {
            Some(value) => K::push(column, value),
            None => K::push_null(column),
        }
    }

    fn take(column: &mut K::Column) -> ArrayRef {
        K::take(column)
    }
}

/// A column of lists: all items one behind the other, and where each list ends.
pub(crate) struct Lists<C> {
    items: C,
    len: i32,
    ends: Vec<i32>,
}

impl<C: Default> Default for Lists<C> {
    fn default() -> Self {
        Self { items: C::default(), len: 0, ends: vec![0] }
    }
}

impl<K: Kind> List<K> {
    fn item() -> Arc<Field> {
        Arc::new(Field::new("item", K::data_type(), K::IS_NULLABLE))
    }
}

impl<K: Kind> Kind for List<K> {
    type Value<'a> = Vec<K::Value<'a>>;
    type Column = Lists<K::Column>;

    fn data_type() -> DataType {
        DataType::List(Self::item())
    }

    fn weight(value: &Vec<K::Value<'_>>) -> usize {
        // No item is free: a batch of limited weight has so few items that `i32` counts them.
        value.iter().map(|item| size_of::<i32>() + K::weight(item)).sum()
    }

    fn push(column: &mut Lists<K::Column>, value: Vec<K::Value<'_>>) {
        for item in value {
            K::push(&mut column.items, item);
            column.len += 1;
        }
        column.ends.push(column.len);
    }

    fn take(column: &mut Lists<K::Column>) -> ArrayRef {
        let Lists { mut items, ends, .. } = mem::take(column);
        let ends = OffsetBuffer::new(ScalarBuffer::from(ends));
        Arc::new(ListArray::new(Self::item(), ends, K::take(&mut items), None))
    }
}
