//! PDFs that are made to take long, to grow, or to break the reader: each is read in bounded time and memory, and without
//! a panic that leaves the library.
//!
//! The sizes are smaller without optimisation. The figures are printed with `--nocapture`.
#![expect(clippy::print_stdout, reason = "the figures are a result of the test")]

use std::fmt::Write;
use std::time::{Duration, Instant};
use std::{env, fs};

use kamervragen::{Document, Error, Options, parse_bytes, source_text};
use kamervragen_tests::pdf_writer::{PdfWriter, packed};
use kamervragen_tests::{cases::root, promises};

const OPTIMISED: bool = !cfg!(debug_assertions);

/// How much smaller the inputs are in a build without optimisation.
const SMALLER: usize = if OPTIMISED { 1 } else { 50 };

/// The longest that any of these files may take; the limits on what is unpacked are what bounds it.
const LONGEST: Duration = Duration::from_secs(if OPTIMISED { 20 } else { 60 });

/// The most memory that any of them may take, in MB.
const MOST_MEMORY: usize = 2_500;

/// How much longer a byte of the larger input may take: about one in linear time, about four in quadratic time.
const MOST_GROWTH: f64 = 1.9;

const HEAD: &str = "BT /F 8.5 Tf 221 760 Td 9.6 TL (Vragen van het lid Ydema \\(Waterpartij\\) aan de Minister van \
                    Financi\\353n over fruit \\(ingezonden 3 mei 2031\\).) Tj T* T* (Vraag 1) Tj T* (Kent u dit?) Tj T* ";

fn read(bytes: &[u8]) -> Result<Document, Error> {
    parse_bytes(bytes, &Options::default().with_name("a.pdf"))
}

/// A document of one page with that content.
fn page(content: &str) -> Vec<u8> {
    let mut writer = PdfWriter::default();
    writer.pages(1);
    writer.packed(4, "", format!("{HEAD}{content}").as_bytes());
    writer.finish()
}

fn reset_memory() {
    let _ = fs::write("/proc/self/clear_refs", "5");
}

/// The most memory in use since the last reset, in MB; 0 where the system does not tell.
fn memory() -> usize {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<usize>().ok());
    kilobytes.unwrap_or(0) / 1024
}

/// Reads a file and prints what it took; says what is wrong where it took too much.
fn took(what: &str, bytes: &[u8]) -> (Duration, Option<String>, Result<Document, Error>) {
    let before = {
        reset_memory();
        memory()
    };
    let start = Instant::now();
    let document = read(bytes);
    let time = start.elapsed();
    let memory = memory().saturating_sub(before);
    let outcome = document.as_ref().map_or_else(
        |error| error.code().to_owned(),
        |document| document.diagnostics.iter().map(|found| found.code.as_str()).collect::<Vec<_>>().join(" "),
    );
    println!("{what:<52}{:>10} bytes {time:>10.1?} {memory:>5} MB  {outcome}", bytes.len());
    // What the reader says when a library behind it has panicked.
    if let Err(error) = &document
        && error.to_string().contains("contradict each other")
    {
        return (time, Some(format!("{what}: {error}")), document);
    }
    let wrong =
        (time > LONGEST || memory > MOST_MEMORY).then(|| format!("{what}: took {time:.1?} and {memory} MB"));
    (time, wrong, document)
}

/// Reads a file made for a quarter of `size` and one made for `size`.
fn measure(what: &str, size: usize, make: &dyn Fn(usize) -> Vec<u8>, wrong: &mut Vec<String>) {
    if let Ok(only) = env::var("ONLY")
        && !what.contains(&only)
    {
        return;
    }
    let size = (size / SMALLER / 4).max(1);
    let (small, large) = (make(size), make(4 * size));
    let mut growth = || {
        let (before, found, _) = took(what, &small);
        wrong.extend(found);
        let (after, found, _) = took(what, &large);
        wrong.extend(found);
        let growth = after.as_secs_f64() / before.as_secs_f64().max(1e-9) / 4.0;
        (growth > MOST_GROWTH && after > Duration::from_millis(100)).then_some(growth)
    };
    if let Some(growth) = growth().and_then(|_| growth()) {
        wrong.push(format!(
            "{what}: takes {growth:.1} times as long a piece when there is four times as much"
        ));
    }
}

/// A text made of one piece for each number from 1.
fn numbered(n: usize, piece: impl Fn(usize) -> String) -> String {
    (1..=n).map(piece).collect()
}

#[test]
fn ok_hostile_pages_end_in_linear_time() {
    let mut wrong = Vec::new();
    let mut check = |what: &str, size, make: &dyn Fn(usize) -> Vec<u8>| measure(what, size, make, &mut wrong);
    check("a line of 1,000,000 glyphs", 1_000_000, &|n| page(&format!("({}) Tj", "a b".repeat(n / 3))));
    check("1,000,000 glyphs set one by one", 1_000_000, &|n| page(&"(a) Tj ".repeat(n)));
    check("1,000,000 glyphs far apart on one line", 1_000_000, &|n| page(&"[(a) -3000] TJ ".repeat(n)));
    check("300,000 short lines", 300_000, &|n| page(&"(ja) Tj T* ".repeat(n)));
    check("300,000 short lines in one place", 300_000, &|n| page(&"0 0 Td (ja) Tj -5 0 Td ".repeat(n)));
    check("300,000 rows of two cells", 300_000, &|n| page(&"[(ja) -9000 (nee)] TJ T* ".repeat(n)));
    check("300,000 raised marks", 300_000, &|n| {
        page(&"(woord) Tj /F 5 Tf 3 Ts (1) Tj /F 8.5 Tf 0 Ts ".repeat(n))
    });
    check("300,000 pieces of marked content", 300_000, &|n| {
        page(&"/P <</MCID 1>> BDC (ja) Tj EMC T* ".repeat(n))
    });
    check("300,000 marks that are not closed", 300_000, &|n| page(&"/P BMC (ja) Tj ".repeat(n)));
    check("300,000 states that are not restored", 300_000, &|n| page(&"q (ja) Tj ".repeat(n)));
    check("300,000 changes of the font", 300_000, &|n| page(&"/F 9 Tf (ja) Tj ".repeat(n)));
    check("300,000 accents over one letter", 300_000, &|n| page(&"(c) Tj [300 (\\264)] TJ ".repeat(n)));
    check("a string of 10 MB of parentheses", 10_000_000, &|n| page(&format!("{} Tj", "(".repeat(n))));
    check("100,000 nested arrays in the content", 100_000, &|n| page(&format!("{} TJ", "[".repeat(n))));
    check("100,000 nested dictionaries in the content", 100_000, &|n| {
        page(&format!("/P {} BDC", "<</A ".repeat(n)))
    });
    check("numbers without an operator", 10_000_000, &|n| page(&"1 ".repeat(n / 2)));
    check("an inline picture that does not end", 10_000_000, &|n| page(&format!("BI ID {}", "a".repeat(n))));
    check("300,000 inline pictures", 300_000, &|n| page(&"BI /W 1 ID a EI ".repeat(n)));
    check("100,000 pages", 100_000, &|n| {
        let mut writer = PdfWriter::default();
        writer.pages(n);
        writer.packed(4, "", HEAD.as_bytes());
        writer.finish()
    });
    check("5,000 pages with 100 lines each", 5_000, &|n| {
        let mut writer = PdfWriter::default();
        writer.pages(n);
        let lines = numbered(100, |line| format!("(regel {line} van dit blad) Tj T* "));
        writer.packed(4, "", format!("{HEAD}{lines}").as_bytes());
        writer.finish()
    });
    check("100,000 objects in an array", 100_000, &|n| {
        let mut writer = PdfWriter::default();
        writer.pages(1);
        writer.packed(4, "", HEAD.as_bytes());
        writer.object(8, &format!("[{}]", "8 0 R ".repeat(n)));
        writer.finish()
    });
    check("100,000 nested arrays in an object", 100_000, &|n| {
        let mut writer = PdfWriter::default();
        writer.pages(1);
        writer.packed(4, "", HEAD.as_bytes());
        writer.object(8, &"[".repeat(n));
        writer.finish()
    });
    check("100,000 references that follow each other", 100_000, &|n| {
        let mut writer = PdfWriter::default();
        writer.pages(1);
        writer.packed(4, "", HEAD.as_bytes());
        for number in 0..n {
            writer.object(200 + number, &format!("{} 0 R", 201 + number));
        }
        writer.finish()
    });
    check("100,000 objects without a table of them", 100_000, &|n| {
        let mut writer = PdfWriter::default();
        writer.pages(1);
        writer.packed(4, "", HEAD.as_bytes());
        for number in 0..n {
            writer.object(200 + number, "<</A 1>>");
        }
        let mut bytes = writer.finish();
        bytes.truncate(bytes.windows(5).rposition(|five| five == b"xref\n").unwrap());
        bytes
    });
    check("1,000,000 tables of objects that never end", 1_000_000, &|n| {
        [b"%PDF-1.5\n".to_vec(), b"xref\n0 1\n".repeat(n / 9), b"startxref\n9\n%%EOF".to_vec()].concat()
    });
    check("100,000 beginnings of a stream", 100_000, &|n| {
        [b"%PDF-1.5\n".to_vec(), b"1 0 obj <</Length 9>> stream\n".repeat(n)].concat()
    });
    check("1,000 content streams that are one", 1_000, &|n| {
        let mut writer = PdfWriter::default();
        writer.pages(0);
        writer.object(1, "<</Type /Pages /Count 1 /Kids [100 0 R]>>");
        writer.object(100, &format!("<</Type /Page /Resources 3 0 R /Contents [{}]>>", "4 0 R ".repeat(n)));
        writer.packed(4, "", format!("{HEAD}{}", "(ja) Tj T* ".repeat(50)).as_bytes());
        writer.finish()
    });
    assert!(wrong.is_empty(), "{} inputs take too much:\n{}", wrong.len(), wrong.join("\n"));
}

/// Fonts described inside the resources, and many of them.
#[test]
fn ok_hostile_fonts_end_in_linear_time() {
    let mut wrong = Vec::new();
    let mut check = |what: &str, size, make: &dyn Fn(usize) -> Vec<u8>| measure(what, size, make, &mut wrong);
    let with_fonts = |fonts: String, content: String, table: &[u8]| {
        let mut writer = PdfWriter::default();
        writer.pages(1);
        writer.object(3, &format!("<</Font <</F 5 0 R {fonts}>>>>"));
        writer.packed(4, "", format!("{HEAD}{content}").as_bytes());
        writer.packed(6, "", table);
        writer.finish()
    };
    let range = b"1 beginbfrange <00> <FF> <0041> endbfrange ";
    let wide = |name: usize| {
        format!("/W{name} <</Type /Font /Subtype /Type0 /ToUnicode 6 0 R /DescendantFonts [<<>>]>> ")
    };
    check("100,000 uses of a font inside the resources", 100_000, &|n| {
        with_fonts(wide(1), "/W1 9 Tf (ab) Tj ".repeat(n), &range.repeat(10_000))
    });
    check("1,000 fonts with one table of 1 MB", 1_000, &|n| {
        let uses = numbered(n, |font| format!("/W{font} 9 Tf (ab) Tj "));
        with_fonts(numbered(n, wide), uses, &range.repeat(25_000))
    });
    check("a table of 100,000 ranges of all codes", 100_000, &|n| {
        with_fonts(
            wide(1),
            "/W1 9 Tf (ab) Tj ".into(),
            &b"beginbfrange <0000> <FFFF> <0041> endbfrange ".repeat(n),
        )
    });
    check("a table with a range of four bytes", 4, &|_| {
        with_fonts(
            wide(1),
            "/W1 9 Tf (ab) Tj ".into(),
            b"1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange",
        )
    });
    check("100,000 ranges of widths", 100_000, &|n| {
        let widths = "0 65535 500 ".repeat(n);
        let font = format!("/W1 <</Type /Font /Subtype /Type0 /DescendantFonts [<</W [{widths}]>>]>>");
        with_fonts(font, "/W1 9 Tf (ab) Tj ".into(), b"")
    });
    check("1,000,000 widths of a simple font", 1_000_000, &|n| {
        let font = format!("/W1 <</Type /Font /Widths [{}]>>", "500 ".repeat(n));
        with_fonts(font, "/W1 9 Tf (ab) Tj ".into(), b"")
    });
    check("1,000,000 names in an encoding", 1_000_000, &|n| {
        let font = format!("/W1 <</Type /Font /Encoding <</Differences [0 {}]>>>>", "/a ".repeat(n));
        with_fonts(font, "/W1 9 Tf (ab) Tj ".into(), b"")
    });
    check("10,000 fonts with names of their own", 10_000, &|n| {
        let names = "/a ".repeat(256);
        let font = |name| format!("/W{name} <</Type /Font /Encoding <</Differences [0 {names}]>>>> ");
        with_fonts(numbered(n / 10, font), numbered(n / 10, |font| format!("/W{font} 9 Tf (ab) Tj ")), b"")
    });
    assert!(wrong.is_empty(), "{} inputs take too much:\n{}", wrong.len(), wrong.join("\n"));
}

/// What must come of a file that unpacks to much.
enum Bomb {
    /// A document with a diagnostic that tells of the loss.
    CutShort,
    /// An error.
    Refused,
    /// All of it, as it is within the limits.
    Read,
}

/// Little that unpacks to much: the limits hold, and what they cut off is told.
#[test]
fn ok_bombs_are_cut_short() {
    let lost = |document: &Document| {
        document.diagnostics.iter().any(|found| matches!(found.code.as_str(), "lost-text" | "limit-reached"))
    };
    let size = 1_000_000_000 / if OPTIMISED { 1 } else { 10 };
    let mut wrong = Vec::new();
    let mut check = |what: &str, bytes: &[u8], expected: Bomb| {
        let (_, found, document) = took(what, bytes);
        wrong.extend(found);
        match (expected, document) {
            (Bomb::CutShort, Ok(document)) if !lost(&document) => {
                wrong.push(format!("{what}: nothing is lost"));
            }
            (Bomb::Refused, Ok(_)) => wrong.push(format!("{what}: gave a document")),
            (Bomb::CutShort | Bomb::Read, Err(error)) => wrong.push(format!("{what}: {error}")),
            _ => {}
        }
    };
    let spaces = vec![b' '; size];
    let with_content = |content: &[u8]| {
        let mut writer = PdfWriter::default();
        writer.pages(1);
        writer.packed(4, "", &[HEAD.as_bytes(), content].concat());
        writer.finish()
    };
    check("a content stream that unpacks to 1 GB", &with_content(&spaces), Bomb::CutShort);
    check(
        "an array of numbers in the content",
        &with_content(&[b"[", b"1 ".repeat(size / 8).as_slice()].concat()),
        Bomb::CutShort,
    );
    check(
        "words all over the page",
        &with_content("(a) Tj 9 0 Td ".repeat(size / 40).as_bytes()),
        Bomb::CutShort,
    );
    check(
        "a page of one string",
        &with_content(format!("({}) Tj", "a ".repeat(size / 8)).as_bytes()),
        Bomb::CutShort,
    );

    let mut writer = PdfWriter::default();
    writer.pages(1);
    writer.packed(4, "", HEAD.as_bytes());
    writer.object(100, "<</Type /Page /Resources 3 0 R /Contents [4 0 R 8 0 R]>>");
    writer.stream(8, "/Filter [/FlateDecode /FlateDecode]", &packed(&packed(&spaces)));
    check("a content stream packed twice", &writer.finish(), Bomb::CutShort);

    // Five million operations, whatever the build.
    if OPTIMISED {
        let mut writer = PdfWriter::default();
        writer.pages(1);
        writer.packed(4, "", format!("{HEAD}{}", "/X Do ".repeat(10_000)).as_bytes());
        writer.packed(6, "/Type /XObject /Subtype /Form", "/X Do ".repeat(10_000).as_bytes());
        check("a form that draws itself 10,000 times", &writer.finish(), Bomb::CutShort);
    }

    let mut writer = PdfWriter::default();
    writer.pages(1);
    writer.packed(4, "", format!("{HEAD}{}", "/X Do ".repeat(100_000)).as_bytes());
    let mut broken = packed(&spaces[..size / 50]);
    broken.truncate(broken.len() - 9);
    writer.stream(6, "/Type /XObject /Subtype /Form /Filter /FlateDecode", &broken);
    check("a form that breaks off, drawn 100,000 times", &writer.finish(), Bomb::CutShort);

    let mut writer = PdfWriter::default();
    writer.pages(6_000);
    writer.packed(8, "", HEAD.as_bytes());
    writer.object(100, "<</Type /Page /Resources 3 0 R /Contents 8 0 R>>");
    writer.packed(4, "", b"");
    check("6,000 pages", &writer.finish(), Bomb::CutShort);

    // Without a table of objects, the streams of objects are looked through.
    let with_objects = |streams: usize, objects: &[u8]| {
        let mut writer = PdfWriter::default();
        writer.pages(1);
        writer.packed(4, "", HEAD.as_bytes());
        for stream in 0..streams {
            writer.packed(200 + stream, "/Type /ObjStm /N 1 /First 8", objects);
        }
        let whole = writer.finish();
        let table = whole.windows(5).rposition(|five| five == b"xref\n").unwrap();
        whole[..table].to_vec()
    };
    check("an object stream that unpacks to 1 GB", &with_objects(1, &spaces), Bomb::Refused);
    let numbers = [b"9000 0  [".as_slice(), &b"1 ".repeat(3_500_000), b"]"].concat();
    check("an object stream of numbers", &with_objects(1, &numbers), Bomb::Read);
    check("100 object streams of numbers", &with_objects(100, &numbers), Bomb::Refused);
    check("3 object streams of numbers", &with_objects(3, &numbers), Bomb::Read);
    assert!(wrong.is_empty(), "{} inputs:\n{}", wrong.len(), wrong.join("\n"));
}

/// Trees and forms that hold themselves.
#[test]
fn ok_cycles_are_read_once() {
    let mut writer = PdfWriter::default();
    writer.pages(2);
    writer.object(1, "<</Type /Pages /Count 2 /Kids [100 0 R 1 0 R 101 0 R 1 0 R 100 0 R]>>");
    writer.packed(4, "", HEAD.as_bytes());
    writer.object(101, "<</Type /Page /Parent 1 0 R>>");
    let document = read(&writer.finish()).unwrap();
    assert_eq!(document.questions.len(), 1);

    let mut writer = PdfWriter::default();
    writer.pages(1);
    writer.packed(4, "", format!("{HEAD}/X Do").as_bytes());
    writer.packed(6, "/Type /XObject /Subtype /Form", b"/Y Do");
    writer.packed(7, "/Type /XObject /Subtype /Form", b"/X Do");
    assert_eq!(read(&writer.finish()).unwrap().questions[0].text, "Kent u dit?");

    let mut writer = PdfWriter::default();
    writer.pages(1);
    writer.object(1, "<</Type /Pages /Parent 1 0 R /Count 1 /Kids [100 0 R] /Font 1 0 R>>");
    writer
        .object(5, "<</Type /Font /DescendantFonts [5 0 R] /ToUnicode 5 0 R /Encoding 5 0 R /Widths 5 0 R>>");
    writer.packed(4, "", HEAD.as_bytes());
    let _ = read(&writer.finish());
}

/// Numbers, fonts and objects that make no sense.
#[test]
fn ok_nonsense_keeps_the_words_around_it() {
    let huge = "9".repeat(400);
    for nonsense in [
        "1e999 0 0 1 0 0 cm",
        "nan nan nan nan nan nan Tm",
        "/F -8 Tf",
        "/Nothing 8 Tf",
        "/F /F Tf",
        "Tf Td TJ Tj ' \" Do BDC EMC Q",
        "(a) (b) (c) Td",
        "<</A 1>> Tj",
        "[[[(a)]]] TJ",
        "EMC EMC EMC Q Q Q",
        "-- - . +-3 4..5 Td",
        "@ # & ^",
        &format!("{huge} {huge} Td -{huge} -{huge} Td"),
        &format!("{huge} Tz {huge} Tc {huge} Tw (ver weg) Tj"),
        &format!("0.{huge} 0 0 0 0 0 Tm (plat) Tj"),
    ] {
        let document = read(&page(&format!("ET q {nonsense} Q ET BT /F 8.5 Tf 100 Tz 0 Tc 0 Tw 221 600 Td (Vraag 2) Tj T* 0 -9.6 Td (En dit?) Tj")))
            .unwrap_or_else(|error| panic!("{nonsense:.60}: {error}"));
        // lopdf gives up at what is no number or operator; then the loss is told.
        let lost = document.diagnostics.iter().any(|found| found.code.as_str() == "lost-text");
        let texts: Vec<&str> = document.questions.iter().map(|question| question.text.as_str()).collect();
        assert!(
            texts == ["Kent u dit?", "En dit?"] || lost && texts[0].starts_with("Kent u dit?"),
            "{nonsense:.60}: {texts:?}"
        );
    }
    for font in [
        "<</Type /Font /FirstChar -9223372036854775808 /Widths [1 2 3] /Encoding /WinAnsiEncoding>>",
        "<</Type /Font /FirstChar 9223372036854775807 /Widths 7 /Encoding /WinAnsiEncoding>>",
        "<</Type /Font /FirstChar 0 /Widths [-1000 /A (b) null 9999999999] /Encoding /WinAnsiEncoding>>",
        "<</Type /Font /ToUnicode 99 0 R /Encoding /WinAnsiEncoding /FontDescriptor 99 0 R>>",
        "<</Type /Font /ToUnicode 4 0 R /Encoding /WinAnsiEncoding>>",
        "<</Type /Font /Encoding <</BaseEncoding /WinAnsiEncoding /Differences [-5 /a 300 /b /c 999999999999 /d (x)]>>>>",
    ] {
        let mut writer = PdfWriter::default();
        writer.pages(1);
        writer.object(5, font);
        writer.packed(4, "", HEAD.as_bytes());
        let document = read(&writer.finish()).unwrap_or_else(|error| panic!("{font}: {error}"));
        assert_eq!(document.questions[0].text, "Kent u dit?", "{font}");
    }
}

#[test]
fn ok_words_in_a_font_that_is_missing_are_told() {
    let document = read(&page("/Nothing 9 Tf (weg) Tj")).unwrap();
    assert_eq!(
        document.diagnostics.iter().map(|found| found.code.as_str()).collect::<Vec<_>>(),
        ["lost-text"]
    );

    let mut writer = PdfWriter::default();
    writer.pages(1);
    writer.object(5, "<</Type /Font /Widths [99999999999999999999999]>>");
    writer.packed(4, "", HEAD.as_bytes());
    assert_eq!(read(&writer.finish()).unwrap_err().code(), "broken-container");
}

#[test]
fn ok_a_page_that_is_missing_is_told() {
    for missing in [
        "<</Type /Page /Resources 3 0 R /Contents 99 0 R>>",
        "<</Type /Page /Resources 3 0 R /Contents [8 0 R 99 0 R]>>",
        "null",
    ] {
        let mut writer = PdfWriter::default();
        writer.pages(2);
        writer.object(101, missing);
        writer.packed(4, "", HEAD.as_bytes());
        writer.packed(8, "", b"BT /F 8.5 Tf 221 700 Td (Vraag 2) Tj 0 -9.6 Td (En dit?) Tj");
        let document = read(&writer.finish()).unwrap();
        let lost = document.diagnostics.iter().any(|found| found.code.as_str() == "lost-text");
        assert!(lost, "{missing}: {:?}", document.diagnostics);
    }
}

/// Each way in which a file can be cut off or changed gives a document that holds, or an error.
#[test]
fn ok_damaged_files_give_a_document_or_an_error() {
    let name = "documents/pdf/answers.pdf";
    let whole = fs::read(root().join(name)).unwrap();
    let options = Options::default().with_name("a.pdf").with_segments(true);
    let mut documents = 0;
    let mut check = |bytes: &[u8], what: String| {
        if let Ok(document) = parse_bytes(bytes, &options) {
            documents += 1;
            let text = source_text(bytes, &options).unwrap();
            promises::check(&document, &text).unwrap_or_else(|wrong| panic!("{what}: {wrong}"));
        }
    };
    for cut in 0..200 {
        let len = whole.len() * cut / 200;
        check(&whole[..len], format!("the first {len} bytes"));
    }
    let mut random: u64 = 0x2031_0503;
    let mut next = |below: usize| {
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(random >> 33).unwrap() % below
    };
    for _ in 0..2_000 / if OPTIMISED { 1 } else { 4 } {
        let mut bytes = whole.clone();
        let mut what = String::new();
        for _ in 0..=next(3) {
            let (at, byte) = (next(bytes.len()), next(256));
            bytes[at] = u8::try_from(byte).unwrap();
            let _ = write!(what, "byte {at} is {byte}, ");
        }
        check(&bytes, what);
    }
    assert!(documents > 200, "only {documents} of the damaged files gave a document");
}
