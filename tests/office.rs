//! Word and OpenDocument texts: the same matter in both is the same document, and a container that means harm is an
//! error in bounded time and memory.
#![expect(clippy::print_stdout, reason = "the figures are a result of the test")]

use std::fs;
use std::time::{Duration, Instant};

use cpu_time::ThreadTime;
use kamervragen::{Document, Error, Options, parse_bytes, source_text};
use kamervragen_tests::cases::root;
use kamervragen_tests::office_writer::{opendocument, packed, word};
use serde_json::{Value, json};

#[test]
fn ok_word_and_opendocument_twins_are_one_document() {
    let twin = |name: &str| {
        let bytes = fs::read(root().join("documents/docx").join(name)).unwrap();
        let options = Options::default().with_segments(true);
        let mut document = serde_json::to_value(parse_bytes(&bytes, &options).unwrap()).unwrap();
        document["source"] = json!(null);
        (document, source_text(&bytes, &options).unwrap().into_owned())
    };
    let (word, word_text) = twin("word_answers.docx");
    let (opendocument, opendocument_text) = twin("opendocument_answers.odt");
    assert_eq!(word_text, opendocument_text);
    assert_eq!(word, opendocument);
}

#[test]
fn ok_blocks_keep_what_the_program_tells() {
    let bytes = fs::read(root().join("documents/docx/word_answers.docx")).unwrap();
    let document = serde_json::to_value(parse_bytes(&bytes, &Options::default()).unwrap()).unwrap();
    let blocks = document["answers"][1]["blocks"].as_array().unwrap();
    let of_type =
        |kind: &str| blocks.iter().filter(|block| block["type"] == kind).cloned().collect::<Vec<Value>>();

    let table = &of_type("table")[0];
    let heads: Vec<_> = (0..2).map(|row| table["rows"][row].as_array().unwrap().len()).collect();
    assert_eq!(heads, [2, 2], "the cell over two rows stands in the first");
    assert_eq!((&table["rows"][0][0]["rows"], &table["rows"][0][1]["columns"]), (&json!(2), &json!(2)));

    let list = &of_type("list")[0];
    let marks: Vec<&Value> = list["items"].as_array().unwrap().iter().map(|item| &item["mark"]).collect();
    assert_eq!(marks, ["1.", "2."]);

    let styles: Vec<&Value> =
        blocks[0]["inlines"].as_array().unwrap().iter().map(|inline| &inline["style"]).collect();
    assert_eq!(
        styles.iter().filter(|style| !style.is_null()).collect::<Vec<_>>(),
        [&&json!("italic"), &&json!("underline"), &&json!("strong")]
    );
}

/// Reads a container, which takes no longer than a few seconds even on a slow machine.
fn read(bytes: &[u8]) -> Result<Document, Error> {
    let start = Instant::now();
    let read = parse_bytes(bytes, &Options::default());
    assert!(start.elapsed() < Duration::from_mins(1), "took {:?}", start.elapsed());
    read
}

#[test]
fn err_a_container_that_unpacks_to_too_much() {
    let bomb = word(&" ".repeat(65 << 20));
    assert!(bomb.len() < 1 << 20, "it is no bomb");
    let error = read(&bomb).unwrap_err();
    assert_eq!(error.code(), "too-large");
    assert!(error.to_string().starts_with("expected at most 67108864 bytes, but found "), "{error}");

    let small = word("<w:p><w:r><w:t>Vraag 1</w:t></w:r></w:p>");
    let options = Options::default().with_max_unpacked_bytes(40);
    assert_eq!(parse_bytes(&small, &options).unwrap_err().code(), "too-large");
}

#[test]
fn err_a_part_that_is_larger_than_it_says() {
    let mut bytes = word(&format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", "Vraag 1 ".repeat(100_000)));
    let size = u32::try_from(
        800_000 + "<w:document><w:body><w:p><w:r><w:t></w:t></w:r></w:p></w:body></w:document>".len(),
    );
    let (size, lie) = (size.unwrap().to_le_bytes(), 10_u32.to_le_bytes());
    let places: Vec<usize> =
        bytes.windows(4).enumerate().filter(|(_, window)| *window == size).map(|(at, _)| at).collect();
    assert!(!places.is_empty(), "the size is not in the container");
    for at in places {
        bytes[at..at + 4].copy_from_slice(&lie);
    }
    let error = read(&bytes).unwrap_err();
    assert_eq!(error.code(), "broken-container");
    let told = error.to_string();
    assert!(told.contains("its part `word/document.xml` is ") && told.contains("larger than"), "{told}");
}

#[test]
fn err_every_container_that_is_cut_off_or_changed() {
    let whole = fs::read(root().join("documents/docx/word_answers.docx")).unwrap();
    for cut in (0..whole.len()).step_by(97) {
        assert!(read(&whole[..cut]).is_err(), "cut at {cut}");
    }
    // A change may hit what no one reads; it must end in a document or an error.
    for at in (0..whole.len()).step_by(31) {
        let mut changed = whole.clone();
        changed[at] ^= 0x55;
        let _ = read(&changed);
    }
}

#[test]
fn err_elements_too_deep() {
    for bytes in [
        word(&format!("{}{}", "<w:tbl><w:tr><w:tc>".repeat(1_000), "</w:tc></w:tr></w:tbl>".repeat(1_000))),
        opendocument(&format!("{}{}", "<text:section>".repeat(1_000), "</text:section>".repeat(1_000))),
    ] {
        assert_eq!(read(&bytes).unwrap_err().code(), "too-deep");
    }
}

#[test]
fn err_xml_that_is_not_well_formed_names_its_part() {
    let error = read(&word("<w:p>")).unwrap_err();
    assert_eq!(error.code(), "malformed-xml");
    assert!(
        error.to_string().starts_with("expected well-formed XML: in the part `word/document.xml`, "),
        "{error}"
    );
    assert_eq!((error.span, error.line), (None, None));
}

#[test]
fn ok_entities_of_a_part_are_never_expanded() {
    let text = "<!DOCTYPE w [<!ENTITY a \"aaaa\"><!ENTITY b SYSTEM \"file:///etc/passwd\">]>\
                <w:document><w:body><w:p><w:r><w:t>Vraag 1</w:t></w:r></w:p><w:p><w:r><w:t>Kent u &a; en &b;?</w:t></w:r></w:p>\
                </w:body></w:document>";
    let document = read(&packed(&[("word/document.xml", text)])).unwrap();
    assert_eq!(document.questions[0].text, "Kent u &a; en &b;?");
}

/// How much smaller the inputs are in a build without optimisation.
const SMALLER: usize = if cfg!(debug_assertions) { 25 } else { 1 };

/// How much longer an item of the larger input may take: about one in linear time, about four in quadratic time.
const MOST_GROWTH: f64 = 1.75;

/// Says what is wrong when an item takes much longer among four times as many, twice over.
fn slow(what: &str, items: usize, make: &dyn Fn(usize) -> Vec<u8>) -> Option<String> {
    let items = items / SMALLER / 4;
    let (small, large) = (make(items), make(4 * items));
    let time = |bytes: &[u8]| {
        // Of this thread alone: other tests and programs run beside it.
        let once = || {
            let start = ThreadTime::now();
            let _ = parse_bytes(bytes, &Options::default().with_segments(true));
            start.elapsed()
        };
        once().min(once()).max(Duration::from_nanos(1))
    };
    let growth = || {
        let (before, after) = (time(&small), time(&large));
        let growth = after.as_secs_f64() / before.as_secs_f64() / 4.0;
        println!(
            "{what:<40} {:>9} {before:>9.1?} {:>9} {after:>9.1?}  growth {growth:.2}",
            small.len(),
            large.len()
        );
        (growth > MOST_GROWTH && after > Duration::from_millis(40)).then_some(growth)
    };
    let growth = growth().and_then(|_| growth())?;
    Some(format!("{what}: an item takes {growth:.1} times as long among four times as many"))
}

const HEAD: &str = "<w:p><w:r><w:t>Vraag 1</w:t></w:r></w:p><w:p><w:r><w:t>Kent u dit?</w:t></w:r></w:p>";

/// What is made, of how many items, and how.
type Case<'c> = (&'c str, usize, &'c dyn Fn(usize) -> Vec<u8>);

fn check(cases: &[Case<'_>]) {
    let wrong: Vec<String> =
        cases.iter().filter_map(|(what, items, make)| slow(what, *items, make)).collect();
    assert!(wrong.is_empty(), "{} inputs take too long:\n{}", wrong.len(), wrong.join("\n"));
}

/// A text made of one piece for each number from 1.
fn numbered(n: usize, piece: impl Fn(usize) -> String) -> String {
    (1..=n).map(piece).collect()
}

fn run(words: &str) -> String {
    format!("<w:r><w:t>{words}</w:t></w:r>")
}

/// A document whose paragraphs stand on levels of one list.
fn list(n: usize, level: impl Fn(usize) -> usize) -> Vec<u8> {
    let numbering = "<w:numbering><w:abstractNum w:abstractNumId='1'><w:lvl w:ilvl='0'><w:start w:val='1'/>\
        <w:lvlText w:val='%1.'/></w:lvl></w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='1'/></w:num></w:numbering>";
    let item = |number: usize| {
        let (level, words) = (level(number), run("Is dat zo?"));
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='1'/></w:numPr></w:pPr>{words}</w:p>"
        )
    };
    let document = format!("<w:document><w:body>{}</w:body></w:document>", numbered(n, item));
    packed(&[("word/document.xml", document.as_str()), ("word/numbering.xml", numbering)])
}

fn notes(n: usize) -> Vec<u8> {
    let mark = |number: usize| format!("<w:r><w:footnoteReference w:id='{number}'/></w:r>");
    let note =
        |number: usize| format!("<w:footnote w:id='{number}'><w:p>{}</w:p></w:footnote>", run("De Krant"));
    let document =
        format!("<w:document><w:body>{HEAD}<w:p>{}</w:p></w:body></w:document>", numbered(n, mark));
    let footnotes = format!("<w:footnotes>{}</w:footnotes>", numbered(n, note));
    packed(&[("word/document.xml", &document), ("word/footnotes.xml", &footnotes)])
}

fn styles(n: usize) -> Vec<u8> {
    let style = |number: usize| {
        let before = number - 1;
        format!("<w:style w:type='paragraph' w:styleId='{number}'><w:basedOn w:val='{before}'/></w:style>")
    };
    let paragraph =
        |number: usize| format!("<w:p><w:pPr><w:pStyle w:val='{number}'/></w:pPr>{}</w:p>", run("ja"));
    let document = format!("<w:document><w:body>{HEAD}{}</w:body></w:document>", numbered(n, paragraph));
    let styles = format!("<w:styles>{}</w:styles>", numbered(n, style));
    packed(&[("word/document.xml", &document), ("word/styles.xml", &styles)])
}

/// A document with as many heads of pages.
fn heads(n: usize) -> Vec<u8> {
    let relation =
        |number| format!("<Relationship Id='{number}' Type='a/header' Target='header{number}.xml'/>");
    let related = format!("<Relationships>{}</Relationships>", numbered(n, relation));
    let shown = numbered(n, |number| format!("<w:headerReference r:id='{number}'/>"));
    let document = format!("<w:document><w:body>{HEAD}<w:sectPr>{shown}</w:sectPr></w:body></w:document>");
    let names: Vec<String> = (1..=n).map(|number| format!("word/header{number}.xml")).collect();
    let mut parts =
        vec![("word/document.xml", document.as_str()), ("word/_rels/document.xml.rels", &related)];
    parts.extend(
        names.iter().map(|name| (name.as_str(), "<w:hdr><w:p><w:r><w:t>ja</w:t></w:r></w:p></w:hdr>")),
    );
    packed(&parts)
}

#[test]
fn ok_hostile_parts_end_in_linear_time() {
    check(&[
        ("100,000 paragraphs of a list", 100_000, &|n| list(n, |_| 0)),
        ("100,000 paragraphs on nine levels", 100_000, &|n| list(n, |number| number % 9)),
        ("100,000 notes", 100_000, &notes),
        ("100,000 styles, each based on another", 100_000, &styles),
        ("20,000 heads of pages", 20_000, &heads),
    ]);
}

#[test]
fn ok_hostile_paragraphs_end_in_linear_time() {
    let body = |n: usize, piece: &str| word(&(HEAD.to_owned() + &piece.repeat(n)));
    let inside = |n: usize, piece: &str| word(&format!("{HEAD}<w:p>{}</w:p>", piece.repeat(n)));
    let lines = |n: usize, lines: &[&str]| {
        word(
            &lines
                .iter()
                .map(|words| format!("<w:p>{}</w:p>", run(words)))
                .collect::<Vec<_>>()
                .concat()
                .repeat(n),
        )
    };
    let link =
        "<w:fldSimple w:instr='HYPERLINK \"https://a.example\"'><w:r><w:t>ja</w:t></w:r></w:fldSimple>";
    let letter = ["Datum 3 mei 2031", "Geachte voorzitter,", "De minister van Financiën,", "J. de Rijk"];
    check(&[
        ("100,000 empty paragraphs", 100_000, &|n| body(n, "<w:p/>")),
        ("100,000 runs in a paragraph", 100_000, &|n| {
            inside(n, "<w:r><w:rPr><w:b/></w:rPr><w:t>ja </w:t></w:r>")
        }),
        ("100,000 line ends in a paragraph", 100_000, &|n| inside(n, "<w:r><w:t>ja</w:t><w:br/></w:r>")),
        ("100,000 fields that do not end", 100_000, &|n| {
            inside(n, "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:t>ja</w:t></w:r>")
        }),
        ("100,000 links as fields", 100_000, &|n| inside(n, link)),
        ("100,000 choices between nothing", 100_000, &|n| {
            inside(n, "<mc:AlternateContent><mc:Fallback/><mc:Fallback/></mc:AlternateContent>")
        }),
        ("100,000 ways to show one thing", 100_000, &|n| {
            let ways = "<mc:Fallback><w:r><w:t>ja</w:t></w:r></mc:Fallback>".repeat(n);
            inside(1, &format!("<mc:AlternateContent>{ways}</mc:AlternateContent>"))
        }),
        ("100,000 boxes of text", 100_000, &|n| {
            inside(n, "<w:r><w:txbxContent><w:p><w:r><w:t>ja</w:t></w:r></w:p></w:txbxContent></w:r>")
        }),
        ("100,000 lines with keys of a letter", 100_000, &|n| lines(n, &["Datum", "Onderwerp"])),
        ("100,000 letterheads", 100_000, &|n| lines(n, &letter)),
    ]);
}

#[test]
fn ok_hostile_tables_end_in_linear_time() {
    let rows = |row: &str, n: usize| word(&format!("{HEAD}<w:tbl>{}</w:tbl>", row.repeat(n)));
    let cell =
        "<w:tc><w:tcPr><w:vMerge w:val='restart'/></w:tcPr><w:p><w:r><w:t>een</w:t></w:r></w:p></w:tc>";
    let merged = "<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>";
    check(&[
        ("a table of 100,000 rows", 100_000, &|n| rows(&format!("<w:tr>{}</w:tr>", cell.repeat(2)), n)),
        ("a table of 100,000 columns", 100_000, &|n| rows(&format!("<w:tr>{}</w:tr>", cell.repeat(n)), 2)),
        ("a table of merged cells", 400, &|n| {
            let below = format!("<w:tr>{}</w:tr>", merged.repeat(500)).repeat(2);
            rows(&format!("<w:tr>{}</w:tr>{below}", cell.repeat(500)), n)
        }),
        ("100,000 tables", 100_000, &|n| {
            word(&(HEAD.to_owned() + &"<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>".repeat(n)))
        }),
    ]);
}

#[test]
fn ok_hostile_opendocument_texts_end_in_linear_time() {
    let text = |body: String| opendocument(&format!("<text:p>Vraag 1</text:p>{body}"));
    let note = "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>ja</text:p></text:note-body></text:note>";
    let list = "<text:list text:style-name='L'><text:list-item><text:p>Is dat zo?</text:p></text:list-item></text:list>";
    check(&[
        ("100,000 lists", 100_000, &|n| text(list.repeat(n))),
        ("100,000 notes", 100_000, &|n| text(format!("<text:p>Ja?{}</text:p>", note.repeat(n)))),
        ("100,000 spans", 100_000, &|n| {
            text(format!("<text:p>{}</text:p>", "<text:span text:style-name='T'>ja</text:span>".repeat(n)))
        }),
        ("100,000 cells", 100_000, &|n| {
            let row =
                "<table:table-row><table:table-cell><text:p>ja</text:p></table:table-cell></table:table-row>";
            text(format!("<table:table>{}</table:table>", row.repeat(n)))
        }),
    ]);
}
