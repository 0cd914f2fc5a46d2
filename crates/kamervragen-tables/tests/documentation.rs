//! `TABLES.md` is made from the schemas: `UPDATE_FIXTURES=1` writes it anew.
#![expect(clippy::unwrap_used, reason = "a test fails by a panic")]

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use arrow_schema::DataType;
use kamervragen_tables::Table;

#[test]
fn ok_the_page_shows_the_columns_as_they_are() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("TABLES.md");
    let page = page();
    if env::var_os("UPDATE_FIXTURES").is_some() {
        fs::write(&path, &page).unwrap();
    }
    assert_eq!(
        fs::read_to_string(&path).unwrap(),
        page,
        "run with UPDATE_FIXTURES=1 and read the difference"
    );
}

#[test]
fn ok_every_column_has_a_meaning_and_a_name_of_its_own() {
    for table in Table::ALL {
        let schema = table.schema();
        for (index, field) in schema.fields().iter().enumerate() {
            assert!(field.metadata()["description"].ends_with('.'), "{table}.{}", field.name());
            assert_eq!(schema.index_of(field.name()).unwrap(), index, "{table}.{}", field.name());
        }
        assert_eq!(schema.metadata()["kamervragen.table"], table.name());
        assert_eq!(schema.field(0).name(), "document");
        assert!(!schema.field(0).is_nullable());
    }
}

fn page() -> String {
    let mut page = String::new();
    for table in Table::ALL {
        write!(page, "## `{table}`\n\n{}\n\n| column | holds | meaning |\n|---|---|---|\n", table.about())
            .unwrap();
        for field in table.schema().fields() {
            let missing = if field.is_nullable() { ", or nothing" } else { "" };
            let about = field.metadata()["description"].replace('|', "\\|");
            writeln!(page, "| `{}` | {}{missing} | {about} |", field.name(), held(field.data_type()))
                .unwrap();
        }
        page.push('\n');
    }
    page.truncate(page.trim_end().len());
    page.push('\n');
    page
}

/// What a column holds, in words.
fn held(data_type: &DataType) -> String {
    match data_type {
        DataType::Utf8 => "text".to_owned(),
        DataType::Int64 => "number".to_owned(),
        DataType::Date32 => "day".to_owned(),
        DataType::List(item) if item.is_nullable() => format!("{}s, some missing", held(item.data_type())),
        DataType::List(item) => format!("{}s", held(item.data_type())),
        other => panic!("no table has {other}"),
    }
}
