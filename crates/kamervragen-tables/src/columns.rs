//! Columns with their names and meanings, declared once: schema, builder and documentation follow from it.

use std::collections::HashMap;

use arrow_array::ArrayRef;
use arrow_schema::Field;

use crate::kind::Kind;

/// The key under which the metadata of an Arrow field or schema tells what it is.
pub(crate) const DESCRIPTION: &str = "description";

/// One column, or several that stand side by side in more than one table.
pub(crate) trait Columns {
    /// What stands in a row.
    type Row<'a>;
    /// The columns so far.
    type Builder: Default;

    /// Adds the fields; `name` and `about` are those of a single column.
    fn fields(name: &str, about: &str, fields: &mut Vec<Field>);

    /// About how many bytes a row takes.
    fn weight(row: &Self::Row<'_>) -> usize;

    fn push(builder: &mut Self::Builder, row: Self::Row<'_>);

    /// Adds the columns so far; new ones begin.
    fn take(builder: &mut Self::Builder, columns: &mut Vec<ArrayRef>);
}

impl<K: Kind> Columns for K {
    type Row<'a> = K::Value<'a>;
    type Builder = K::Column;

    fn fields(name: &str, about: &str, fields: &mut Vec<Field>) {
        let about = HashMap::from([(DESCRIPTION.to_owned(), about.to_owned())]);
        // `r#in`: a name that Rust keeps for itself.
        let name = name.trim_start_matches("r#");
        fields.push(Field::new(name, K::data_type(), K::IS_NULLABLE).with_metadata(about));
    }

    fn weight(row: &K::Value<'_>) -> usize {
        K::weight(row)
    }

    fn push(builder: &mut K::Column, row: K::Value<'_>) {
        K::push(builder, row);
    }

    fn take(builder: &mut K::Column, columns: &mut Vec<ArrayRef>) {
        columns.push(K::take(builder));
    }
}

/// Declares columns: each has its meaning, its name and what it holds, a [`Kind`] or other columns.
///
/// `columns! { Places => Place { /// Offset of the first byte. start: Number, } }` makes the row
/// `Place { start: i64 }` and the columns `Places` that take such rows.
macro_rules! columns {
    ($(#[$about:meta])* $columns:ident => $row:ident {
        $($(#[doc = $meaning:literal])* $name:ident: $kind:ty,)+
    }) => {
        $(#[$about])*
        #[derive(Default)]
        pub(crate) struct $columns {
            $($name: <$kind as $crate::columns::Columns>::Builder,)+
        }

        /// A row of these columns.
        #[allow(clippy::struct_field_names, reason = "a column may be called after its table: `person`")]
        #[derive(Clone, Default)]
        pub(crate) struct $row<'a> {
            $($(#[doc = $meaning])* pub(crate) $name: <$kind as $crate::columns::Columns>::Row<'a>,)+
        }

        impl $crate::columns::Columns for $columns {
            type Row<'a> = $row<'a>;
            type Builder = Self;

            fn fields(_name: &str, _about: &str, fields: &mut Vec<arrow_schema::Field>) {
                $(<$kind as $crate::columns::Columns>::fields(
                    stringify!($name),
                    concat!($($meaning,)*).trim(),
                    fields,
                );)+
            }

            fn weight(row: &$row<'_>) -> usize {
                0 $(+ <$kind as $crate::columns::Columns>::weight(&row.$name))+
            }

            fn push(builder: &mut Self, row: $row<'_>) {
                $(<$kind as $crate::columns::Columns>::push(&mut builder.$name, row.$name);)+
            }

            fn take(builder: &mut Self, columns: &mut Vec<arrow_array::ArrayRef>) {
                $(<$kind as $crate::columns::Columns>::take(&mut builder.$name, columns);)+
            }
        }
    };
}

pub(crate) use columns;
