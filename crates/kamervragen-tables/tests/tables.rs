//! What a document puts into the tables, against values read by hand from the document of the contract.
#![expect(clippy::unwrap_used, reason = "a test fails by a panic")]

use std::collections::BTreeMap;

use arrow_array::{Array, RecordBatch};
use kamervragen::Document;
use kamervragen_tables::{CsvFile, Error, Failure, ParquetFile, Table, Tables};
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;

/// A document written by hand in which every part of the contract occurs.
fn contract() -> Document {
    serde_json::from_str(include_str!("../../../tests/python/answers.json")).unwrap()
}

/// Fills the tables, and gives the batches in the order in which they come.
fn filled(
    fill: impl FnOnce(&mut Tables, &mut dyn FnMut(Table, RecordBatch) -> Result<(), Error>),
) -> Vec<(Table, RecordBatch)> {
    let mut batches = Vec::new();
    let mut sink = |table, batch| {
        batches.push((table, batch));
        Ok(())
    };
    let mut tables = Tables::all();
    fill(&mut tables, &mut sink);
    tables.finish(&mut sink).unwrap();
    batches
}

fn batches_of(document: &Document) -> Vec<(Table, RecordBatch)> {
    filled(|tables, mut sink| tables.push("a.md", document, &mut sink).unwrap())
}

fn batch(table: Table, batches: &[(Table, RecordBatch)]) -> &RecordBatch {
    let mut found = batches.iter().filter(|(of, _)| *of == table);
    let (_, batch) = found.next().unwrap();
    assert!(found.next().is_none(), "more than one batch");
    batch
}

fn csv(table: Table, batches: &[(Table, RecordBatch)]) -> String {
    let mut file = CsvFile::new(table, Vec::new()).unwrap();
    file.write(batch(table, batches)).unwrap();
    String::from_utf8(file.finish().unwrap()).unwrap()
}

/// The rows of a table as the CSV shows them, each by the names of its columns.
fn rows(table: Table, batches: &[(Table, RecordBatch)]) -> Vec<BTreeMap<String, String>> {
    let text = csv(table, batches);
    csv::Reader::from_reader(text.as_bytes()).deserialize().map(Result::unwrap).collect()
}

fn column<'a>(name: &str, rows: &'a [BTreeMap<String, String>]) -> Vec<&'a str> {
    rows.iter().map(|row| row[name].as_str()).collect()
}

#[test]
fn ok_people_are_those_of_the_head() {
    assert_eq!(
        csv(Table::People, &batches_of(&contract())),
        "document,role,person,name,party,office,portfolio\n\
         a.md,asker,0,Van der Berk,ABC,,\n\
         a.md,asker,1,Ölçer,,,\n\
         a.md,addressee,0,,,minister,Infrastructuur en Waterstaat\n\
         a.md,answerer,0,De Wit,,minister,Infrastructuur en Waterstaat\n\
         a.md,on-behalf-of,0,,,minister-president,\n"
    );
}

#[test]
fn ok_small_tables_hold_what_the_document_says() {
    let batches = batches_of(&contract());
    assert_eq!(
        csv(Table::Diagnostics, &batches),
        "document,diagnostic,code,severity,message,span_start,span_end,line,column\n\
         a.md,0,missing-answer,warning,question 4 has no answer,900,940,41,1\n\
         a.md,1,missing-head,info,\"expected a head sentence, but found none\",,,,\n"
    );
    assert_eq!(
        csv(Table::References, &batches),
        "document,reference,kind,text,id,url,in,in_kind,in_number,span_start,span_end\n\
         a.md,0,kamerstuk,\"35 999, nr. 12\",kst-35999-12,\
         https://zoek.officielebekendmakingen.nl/kst-35999-12.html,answer 2,answer,2,600,615\n"
    );
    assert_eq!(
        csv(Table::Footnotes, &batches),
        "document,footnote,number,text,urls,span_start,span_end,mark_starts,mark_ends\n\
         a.md,0,1,\"De Dijkbode, 1 november 2030, https://dijkbode.example/sluis.\",\
         \"[\"\"https://dijkbode.example/sluis\"\"]\",1000,1060,[278],[279]\n\
         a.md,1,1,\"Telling van het waterschap, zie https://waterschap.example/ tellingen\",\
         \"[\"\"https://waterschap.example/tellingen\"\"]\",1100,1170,[500],[501]\n"
    );
}

#[test]
fn ok_questions_and_answers_stand_as_printed() {
    let batches = batches_of(&contract());
    let questions = rows(Table::Questions, &batches);
    assert_eq!(column("question", &questions), ["0", "1", "2", "3"]);
    assert_eq!(column("numbers", &questions), ["[1]", "[2]", "[3]", "[4]"]);
    assert_eq!(column("label", &questions), ["Vraag 1", "Vraag 2", "Vraag 3", ""]);
    assert_eq!(column("notes", &questions), ["[\"1\"]", "[]", "[]", "[]"]);
    assert_eq!(column("span_start", &questions), ["200", "320", "356", "900"]);
    assert_eq!(column("span_end", &questions), ["280", "355", "470", "940"]);
    assert_eq!(
        questions[2]["text"],
        "Kunt u per maand aangeven:\n\na. hoeveel schepen wachtten;\nb. hoe lang zij wachtten?"
    );
    let answers = rows(Table::Answers, &batches);
    assert_eq!(column("answer", &answers), ["0", "1", "2"]);
    assert_eq!(column("numbers", &answers), ["[1]", "[2,3]", "[5]"]);
    assert_eq!(column("part", &answers), ["", "", "a"]);
    assert_eq!(column("see", &answers), ["[]", "[]", "[2]"]);
}

#[test]
fn ok_a_joint_answer_stands_with_each_of_its_questions() {
    let exchanges = rows(Table::Exchanges, &batches_of(&contract()));
    assert_eq!(column("exchange", &exchanges), ["0", "1", "1", "2", "3"]);
    assert_eq!(column("number", &exchanges), ["1", "2", "3", "4", "5"]);
    assert_eq!(column("numbers", &exchanges), ["[1]", "[2,3]", "[2,3]", "[4]", "[5]"]);
    assert_eq!(column("question", &exchanges), ["0", "1", "2", "3", ""]);
    assert_eq!(column("answer", &exchanges), ["0", "1", "1", "", "2"]);
    assert_eq!(column("answer_numbers", &exchanges), ["[1]", "[2,3]", "[2,3]", "[]", "[5]"]);
    assert_eq!(column("answer_part", &exchanges), ["", "", "", "", "a"]);
    assert_eq!(exchanges[1]["question_text"], "Hoeveel schepen voeren om?");
    assert_eq!(exchanges[1]["answer_text"], exchanges[2]["answer_text"]);
    assert_eq!(exchanges[4]["answer_text"], "Zie antwoord vraag 2.");
    for exchange in &exchanges {
        assert_eq!(exchange["publication_id"], "ah-tk-20302031-733");
        assert_eq!(exchange["submitted"], "2030-11-04");
        assert_eq!(exchange["days_to_answer"], "42");
        assert_eq!(exchange["asker_names"], "[\"Van der Berk\",\"Ölçer\"]");
        assert_eq!(exchange["asker_parties"], "[\"ABC\",null]");
        assert_eq!(exchange["answerer_names"], "[\"De Wit\"]");
    }
}

/// Both notes have the number 1: the mark of the second stands in the second answer.
#[test]
fn ok_a_note_is_the_one_whose_mark_stands_in_the_text() {
    let exchanges = rows(Table::Exchanges, &batches_of(&contract()));
    assert_eq!(column("question_notes", &exchanges), ["[\"1\"]", "[]", "[]", "[]", "[]"]);
    assert_eq!(
        exchanges[0]["question_note_texts"],
        "[\"De Dijkbode, 1 november 2030, https://dijkbode.example/sluis.\"]"
    );
    assert_eq!(
        exchanges[2]["answer_note_texts"],
        "[\"Telling van het waterschap, zie https://waterschap.example/ tellingen\"]"
    );
}

#[test]
fn ok_a_mark_without_note_has_no_text_and_a_mark_set_twice_stands_once() {
    let mut document = contract();
    document.questions[1].notes = vec!["9".into(), "1".into(), "9".into()];
    let exchanges = rows(Table::Exchanges, &batches_of(&document));
    assert_eq!(exchanges[1]["question_notes"], "[\"9\",\"1\"]");
    // No mark stands in the place of this question: the first note of that number.
    assert_eq!(
        exchanges[1]["question_note_texts"],
        "[null,\"De Dijkbode, 1 november 2030, https://dijkbode.example/sluis.\"]"
    );
}

#[test]
fn ok_a_document_has_its_facts_and_counts() {
    let documents = rows(Table::Documents, &batches_of(&contract()));
    let expected = [
        ("document", "a.md"),
        ("outcome", "ok"),
        ("error_code", ""),
        ("kind", "answers"),
        ("source_name", "ah-tk-20302031-733.md"),
        ("source_format", "markdown"),
        ("source_bytes", "2400"),
        ("case_numbers", "[\"2030Z19876\"]"),
        ("appendix_number", "733"),
        ("chamber", "tweede-kamer"),
        ("title", ""),
        ("answered", "2030-12-16"),
        ("on_behalf_of_offices", "[\"minister-president\"]"),
        ("on_behalf_of_portfolios", "[null]"),
        ("see_also", "[\"ah-tk-20302031-512\"]"),
        ("topics", "[\"Verkeer | Water\"]"),
        ("record_names", "[\"DC.identifier\",\"OVERHEID.category\"]"),
        ("record_schemes", "[null,\"OVERHEID.TaxonomieBeleidsagenda\"]"),
        ("record_contents", "[\"ah-tk-20302031-733\",\"Verkeer | Water\"]"),
        ("derived", "[\"publication_id\",\"days_to_answer\"]"),
        ("question_count", "4"),
        ("answer_count", "3"),
        ("footnote_count", "2"),
        ("remark_count", "2"),
        ("translation_count", "1"),
        ("unplaced_count", "1"),
        ("diagnostic_count", "2"),
        ("severity", "warning"),
    ];
    assert_eq!(documents.len(), 1);
    for (column, value) in expected {
        assert_eq!(documents[0][column], value, "{column}");
    }
}

#[test]
fn ok_an_input_without_document_is_a_row_that_says_why() {
    let failure = Failure { code: "malformed-xml", message: "no end", line: Some(3), column: Some(14) };
    let batches = filled(|tables, mut sink| tables.push_failure("b.xml", &failure, &mut sink).unwrap());
    assert_eq!(batches.len(), 1, "a failure adds to one table");
    let documents = rows(Table::Documents, &batches);
    let told = ["document", "outcome", "error_code", "error_message", "error_line", "error_column"];
    assert_eq!(
        told.map(|column| documents[0][column].as_str()),
        ["b.xml", "failed", "malformed-xml", "no end", "3", "14"]
    );
    let batch = batch(Table::Documents, &batches);
    for (field, column) in batch.schema().fields().iter().zip(batch.columns()) {
        if field.is_nullable() && !field.name().starts_with("error_") {
            assert!(column.is_null(0), "{}", field.name());
        }
    }
}

#[test]
fn ok_exchanges_that_point_nowhere_still_give_rows() {
    let mut document = contract();
    document.exchanges[0].questions = vec![99];
    document.exchanges[0].answer = Some(99);
    let exchanges = rows(Table::Exchanges, &batches_of(&document));
    assert_eq!(exchanges.len(), 5);
    assert_eq!((exchanges[0]["question"].as_str(), exchanges[0]["answer"].as_str()), ("", ""));
}

#[test]
fn ok_batches_are_bounded_also_within_a_document() {
    let mut document = contract();
    // One answer of a megabyte to forty questions.
    document.answers[0].text = "ja ".repeat(350_000);
    document.exchanges[0].questions = vec![0; 40];
    let batches = batches_of(&document);
    let sizes: Vec<_> = batches
        .iter()
        .filter(|(table, _)| *table == Table::Exchanges)
        .map(|(_, batch)| (batch.num_rows(), batch.get_array_memory_size()))
        .collect();
    assert_eq!(sizes.iter().map(|(rows, _)| rows).sum::<usize>(), 44);
    assert!(sizes.len() >= 5, "{sizes:?}");
    // Buffers that double as they grow hold up to twice what is in them.
    assert!(sizes.iter().all(|(_, bytes)| *bytes < 24 << 20), "{sizes:?}");
}

#[test]
fn ok_many_documents_give_batches_of_limited_length() {
    let document = contract();
    let batches = filled(|tables, mut sink| {
        for index in 0..5_000 {
            tables.push(&format!("{index}.md"), &document, &mut sink).unwrap();
        }
    });
    let questions: Vec<_> = batches
        .iter()
        .filter(|(table, _)| *table == Table::Questions)
        .map(|(_, batch)| batch.num_rows())
        .collect();
    assert_eq!(questions, [8_192, 8_192, 3_616]);
}

#[test]
fn ok_only_the_tables_that_are_wanted_are_made() {
    let mut made = Vec::new();
    let mut sink = |table, _: RecordBatch| -> Result<(), Error> {
        made.push(table);
        Ok(())
    };
    let mut tables = Tables::of(&[Table::People]);
    tables.push("a.md", &contract(), &mut sink).unwrap();
    let failure = Failure { code: "empty", message: "nothing", line: None, column: None };
    tables.push_failure("b.md", &failure, &mut sink).unwrap();
    tables.finish(&mut sink).unwrap();
    tables.finish(&mut sink).unwrap();
    assert_eq!(made, [Table::People]);
}

#[test]
fn ok_parquet_gives_back_the_batches_and_their_meanings() {
    for (table, batch) in batches_of(&contract()) {
        let write = || {
            let mut file = ParquetFile::new(table, Vec::new()).unwrap();
            file.write(&batch).unwrap();
            file.finish().unwrap()
        };
        let bytes = write();
        assert_eq!(bytes, write(), "{table}: the same rows give the same bytes");
        let reader = ParquetRecordBatchReaderBuilder::try_new(bytes::Bytes::from(bytes)).unwrap();
        assert_eq!(*reader.schema(), table.schema(), "{table}");
        let read: Vec<_> = reader.build().unwrap().map(Result::unwrap).collect();
        assert_eq!(read.len(), 1, "{table}");
        assert!(read[0].columns() == batch.columns(), "{table}");
    }
}

#[test]
fn ok_a_table_without_rows_is_a_file_with_columns() {
    let bytes = ParquetFile::new(Table::Answers, Vec::new()).unwrap().finish().unwrap();
    let reader = ParquetRecordBatchReaderBuilder::try_new(bytes::Bytes::from(bytes)).unwrap();
    assert_eq!(*reader.schema(), Table::Answers.schema());
    assert_eq!(reader.build().unwrap().count(), 0);
    let bytes = CsvFile::new(Table::People, Vec::new()).unwrap().finish().unwrap();
    assert_eq!(bytes, b"document,role,person,name,party,office,portfolio\n");
}

#[test]
fn err_a_batch_of_another_table_is_refused() {
    let batches = batches_of(&contract());
    let mut file = ParquetFile::new(Table::People, Vec::new()).unwrap();
    assert!(file.write(batch(Table::Answers, &batches)).is_err());
}
