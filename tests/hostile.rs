//! Inputs that are made to take long: each is read in time that is linear in its size, and without a panic.
//!
//! The sizes are smaller without optimisation. The figures are printed with `--nocapture`.
#![expect(clippy::print_stdout, reason = "the figures are a result of the test")]

use std::time::Duration;

use cpu_time::ThreadTime;
use kamervragen::{Options, parse_bytes};

const HEAD: &str = "Vragen van het lid Ydema (Waterpartij) aan de Minister van Financiën over fruit (ingezonden 3 mei 2031).\n";

/// The name under which an input is the record beside a document, not the document.
const RECORD: &str = "metadata.xml";

const BESIDE_RECORD: &str = "Vragen van de leden Ydema en Visser (beiden Waterpartij) aan de Minister van Financiën over \
                             fruit (ingezonden 3 mei 2031).\nVraag 1\nKent u dit?\n2031Z00417\n";

/// How much smaller the inputs are in a build without optimisation.
const SMALLER: usize = if cfg!(debug_assertions) { 25 } else { 1 };

/// The shortest time of up to three runs (other work on the machine only ever adds), and whether a document came of it.
fn best_time(name: &str, text: &str) -> (Duration, bool) {
    let mut options = Options::default().with_name(name).with_segments(true);
    let mut document = text;
    if name == RECORD {
        options = options.with_metadata_xml(text);
        document = BESIDE_RECORD;
    }
    let run = || {
        // The time that the processor worked on it, whatever else the machine does.
        let start = ThreadTime::now();
        let document = parse_bytes(document.as_bytes(), &options);
        (start.elapsed(), document.is_ok())
    };
    let first = run();
    let runs = if first.0 < Duration::from_secs(1) { 2 } else { 0 };
    (0..runs).map(|_| run()).chain([first]).min_by_key(|run| run.0).unwrap_or(first)
}

/// How much longer a byte of the larger input may take: about one in linear time, about four in quadratic time.
const MOST_GROWTH: f64 = 1.75;

/// How many bytes a second must be read at least, also without optimisation: linear time may still be a long one.
const LEAST_SPEED: f64 = 30e3;

/// Reads an input made for a quarter of `size` and one made for `size`; says what is wrong when a byte of the second
/// takes much longer than a byte of the first, or long in any case, three times over.
fn measure(what: &str, name: &str, size: usize, make: &dyn Fn(usize) -> String) -> Option<String> {
    let size = (size / SMALLER / 4).max(1);
    let (small, large) = (make(size), make(4 * size));
    let seconds_per_byte = |time: Duration, text: &str| {
        let bytes = f64::from(u32::try_from(text.len()).unwrap_or(u32::MAX));
        time.as_secs_f64().max(1e-9) / bytes
    };
    let growth = || {
        let (before, _) = best_time(name, &small);
        let (after, document) = best_time(name, &large);
        let slow = seconds_per_byte(after, &large);
        let growth = slow / seconds_per_byte(before, &small);
        println!(
            "{name:<6} {what:<40} {:>9} bytes {before:>9.1?} {:>10} bytes {after:>9.1?}  growth {growth:.2}  {:>6.1} MB/s  {}",
            small.len(),
            large.len(),
            1e-6 / slow,
            if document { "document" } else { "error" },
        );
        let long = after > Duration::from_millis(40);
        (long && (growth > MOST_GROWTH || slow > 1.0 / LEAST_SPEED)).then_some((growth, 1.0 / slow))
    };
    let (growth, speed) = growth().and_then(|_| growth()).and_then(|_| growth())?;
    Some(format!(
        "{name}: {what}: {speed:.0} bytes a second, and a byte takes {growth:.1} times as long in an input of four \
         times the size"
    ))
}

/// A text made of one piece for each number from 1.
fn numbered(n: usize, piece: impl Fn(usize) -> String) -> String {
    (1..=n).map(piece).collect()
}

/// What is wrong with records beside a short document.
fn slow_records() -> Vec<String> {
    let entry =
        |name: &str, content: &str| format!("<metadata name='{name}' scheme='' content='{content}'/>\n");
    let record = |entries: String| format!("<metadata_gegevens>{entries}</metadata_gegevens>");
    let mut wrong = Vec::new();
    let mut check =
        |what: &str, size, make: &dyn Fn(usize) -> String| wrong.extend(measure(what, RECORD, size, make));
    for name in [
        "OVERHEIDop.indiener",
        "OVERHEIDop.vraagnummer",
        "OVERHEIDop.datumIndiening",
        "OVERHEIDop.aanhangsel",
        "OVERHEID.category",
        "DC.identifier",
        "DC.title",
    ] {
        check(&format!("200,000 of {name}"), 200_000, &|n| {
            record(numbered(n, |number| entry(name, &format!("ah-tk-20302031-{number}"))))
        });
        check(&format!("a {name} of 10 MB"), 10_000_000, &|n| record(entry(name, &"A b-".repeat(n / 4))));
    }
    check("200,000 entries in each other", 200_000, &|n| record("<metadata name='a' content='b'>".repeat(n)));
    check("an entry with 200,000 attributes", 200_000, &|n| {
        record(format!("<metadata {}/>", numbered(n, |number| format!("a{number}='b' "))))
    });
    check("20,000 askers and 10 MB of entities", 10_000_000, &|n| {
        record(
            numbered(n / 500, |number| entry("OVERHEIDop.indiener", &number.to_string()))
                + &"&amp;".repeat(n / 5),
        )
    });
    wrong
}

/// What is wrong with publications in the official XML.
fn slow_publications() -> Vec<String> {
    let mut wrong = Vec::new();
    let mut check =
        |what: &str, size, make: &dyn Fn(usize) -> String| wrong.extend(measure(what, "a.xml", size, make));
    let publication = |parts: String| {
        format!(
            "<officiele-publicatie><kamervragen><kamervraagkop><kamervraagomschrijving type='vraag'>{HEAD}\
             </kamervraagomschrijving></kamervraagkop>{parts}</kamervragen></officiele-publicatie>"
        )
    };
    let question = |text: String| publication(format!("<vraag><nr>Vraag 1</nr>{text}</vraag>"));
    let deep = |tag: &str, n: usize| format!("<{tag}>").repeat(n) + "Ja?" + &format!("</{tag}>").repeat(n);
    for tag in ["al", "al-groep", "vraag", "lijst", "li", "nadruk", "noot", "table", "entry", "onbekend"] {
        check(&format!("200,000 nested {tag}"), 200_000, &|n| question(deep(tag, n)));
        check(&format!("400 nested {tag}, again and again"), 100_000, &|n| {
            question(deep(tag, 400).repeat(n.div_ceil(400)))
        });
        check(&format!("100,000 {tag} without text"), 100_000, &|n| question(format!("<{tag}/>").repeat(n)));
    }
    check("50,000 questions and answers", 50_000, &|n| {
        publication(numbered(n, |number| {
            format!(
                "<vraag><nr>Vraag {number}</nr><al>Ja?</al></vraag><antwoord><nr>Antwoord {number}</nr><al>Ja.</al>\
                 </antwoord>"
            )
        }))
    });
    check("50,000 questions under one number", 50_000, &|n| {
        publication("<vraag><nr>Vraag 1</nr><al>Ja?</al></vraag>".repeat(n))
    });
    check("50,000 notes and references to them", 50_000, &|n| {
        question(numbered(n, |note| {
            format!(
                "<al>Ja?<nootref refid='n{note}'/></al><noot id='n{note}'><noot.nr>{note}</noot.nr><noot.al>De Krant</noot.al></noot>"
            )
        }))
    });
    check("50,000 references to one note", 50_000, &|n| {
        question(
            "<noot id='n'><noot.nr>1</noot.nr></noot>".to_owned()
                + &"<al>Ja<nootref refid='n'/></al>".repeat(n),
        )
    });
    check("a list of 100,000 items", 100_000, &|n| {
        question(format!("<lijst>{}</lijst>", "<li><li.nr>–</li.nr><al>Ja</al></li>".repeat(n)))
    });
    let table = |columns: String, rows: String| {
        question(format!("<table><tgroup>{columns}<tbody>{rows}</tbody></tgroup></table>"))
    };
    check("a table of 100,000 rows", 100_000, &|n| {
        table(String::new(), "<row><entry>1</entry><entry>2</entry></row>".repeat(n))
    });
    check("a table of 100,000 columns by name", 100_000, &|n| {
        table(
            numbered(n, |column| format!("<colspec colname='c{column}'/>")),
            format!(
                "<row>{}</row>",
                numbered(n, |column| format!("<entry namest='c{column}' nameend='c{n}'>1</entry>"))
            ),
        )
    });
    check("100,000 cells that reach over 60,000 rows", 100_000, &|n| {
        table(String::new(), "<row><entry morerows='60000'>1</entry></row>".repeat(n))
    });
    check("100,000 pieces of emphasis", 100_000, &|n| {
        question(format!("<al>{}</al>", "<nadruk type='cur'>ja</nadruk> nee ".repeat(n)))
    });
    check("100,000 links", 100_000, &|n| {
        question(format!("<al>{}</al>", "<extref soort='document' doc='kst-36200-12'>ja</extref> ".repeat(n)))
    });
    check("an element with 100,000 attributes", 100_000, &|n| {
        question(format!("<al {}>Ja?</al>", numbered(n, |number| format!("a{number}='b' "))))
    });
    check("an attribute of 10 MB", 10_000_000, &|n| question(format!("<al a='{}'>Ja?</al>", "b".repeat(n))));
    check("100,000 entities that a file defines", 100_000, &|n| {
        format!("<!DOCTYPE a [{}]>", numbered(n, |number| format!("<!ENTITY e{number} 'ja'>")))
            + &question(format!("<al>{}</al>", numbered(n, |number| format!("&e{number};"))))
    });
    check("100,000 known entities", 100_000, &|n| {
        question(format!("<al>{}</al>", "&eacute;&#233;".repeat(n)))
    });
    check("a comment of 10 MB", 10_000_000, &|n| question(format!("<!--{}-->", "b".repeat(n))));
    check("100,000 comments", 100_000, &|n| question(format!("<al>{}</al>", "Ja<!-- a -->".repeat(n))));
    check("a text of 10 MB as it stands", 10_000_000, &|n| {
        question(format!("<al><![CDATA[{}]]></al>", "woord ".repeat(n / 6)))
    });
    check("100,000 texts as they stand", 100_000, &|n| {
        question(format!("<al>{}</al>", "<![CDATA[ja]]>".repeat(n)))
    });
    check("a text of 10 MB with its line ends", 10_000_000, &|n| {
        question(format!("<al>{}</al>", "een woord\n".repeat(n / 10)))
    });
    check("tags that do not end", 1_000_000, &|n| question("<al a='".repeat(n / 7)));
    wrong
}

/// What is wrong with web pages; the parser behind the reader takes quadratic time for some of them.
fn slow_pages() -> Vec<String> {
    let mut wrong = Vec::new();
    let mut check =
        |what: &str, size, make: &dyn Fn(usize) -> String| wrong.extend(measure(what, "a.html", size, make));
    let page = |body: String| format!("<!DOCTYPE html>\n<h1>{HEAD}</h1>\n<h2>Vraag 1</h2>\n{body}\n");
    let deep =
        |tag: &str, n: usize| page(format!("<{tag}>").repeat(n) + "Ja?" + &format!("</{tag}>").repeat(n));
    for tag in ["div", "b", "ul", "blockquote", "font", "a", "sub", "nav", "form", "dl", "svg"] {
        check(&format!("200,000 nested {tag}"), 200_000, &|n| deep(tag, n));
        check(&format!("500 nested {tag} around text"), 1_000_000, &|n| {
            page(format!("<{tag}>").repeat(500) + &"woord <p>woord".repeat(n / 14))
        });
    }
    for tags in
        ["<table><tr><td>", "<ul><li>", "<dd><li>", "<table><div>", "<a><b>", "<b id=1><p>", "<ruby><rt>"]
    {
        check(&format!("100,000 of {tags}"), 100_000, &|n| page(tags.repeat(n)));
    }
    for tag in ["p", "li", "td", "tr", "option", "dt", "br", "hr", "h2", "span", "div", "x-y"] {
        check(&format!("100,000 unclosed {tag}"), 100_000, &|n| page(format!("<{tag}>woord ").repeat(n)));
        check(&format!("100,000 {tag} closed too often"), 100_000, &|n| {
            page(format!("<{tag}>woord</{tag}></{tag}>").repeat(n))
        });
    }
    check("misnested formatting", 100_000, &|n| page("<a><b>ja</a></b><i><p>nee</i></p>".repeat(n)));
    check("formatting that is opened in each paragraph", 1_000_000, &|n| {
        let open = numbered(500, |id| format!("<b id={id}>"));
        page(format!("<p>{open}</p>") + &"<p>ja".repeat(n / 5))
    });
    check("100,000 attributes", 100_000, &|n| page(format!("<p {}>", numbered(n, |at| format!(" a{at}=1")))));
    check("100,000 tags with attributes", 100_000, &|n| page("<p a=1 b='<' c=\"2\" d>ja".repeat(n)));
    check("an attribute of 10 MB", 10_000_000, &|n| {
        page(format!("<p title='{}'>ja", "woord ".repeat(n / 6)))
    });
    check("a comment of 10 MB", 10_000_000, &|n| page(format!("<!-- {} -->ja", "<p> -- ".repeat(n / 7))));
    check("100,000 comments", 100_000, &|n| {
        page(format!("<div class=row>{}", "<!-- a --><b>ja</b>".repeat(n)))
    });
    check("a comment that does not end", 10_000_000, &|n| page(format!("<!-- {}", "<p> -- ".repeat(n / 7))));
    check("a script of 10 MB", 10_000_000, &|n| {
        page(format!("<script>{}</script>", "a < b; ".repeat(n / 7)))
    });
    check("tags that do not end", 1_000_000, &|n| page("<p a='".repeat(n / 6)));
    check("a page of 50 MB on one line", 50_000_000, &|n| page(format!("<p>{}", "woord ".repeat(n / 6))));
    check("a page of 50 MB of paragraphs", 50_000_000, &|n| page("<p>Is dat zo?</p>".repeat(n / 17)));
    check("a page that is no document", 10_000_000, &|n| "<p>een regel met woorden</p>".repeat(n / 28));
    check("100,000 links", 100_000, &|n| {
        page("<base href=https://a.example/b/><a href=../c>ja</a> ".repeat(n))
    });
    check("100,000 marks and notes", 100_000, &|n| {
        let marks = numbered(n, |mark| format!("ja<a class=nootnum href=#n{mark}>{mark}</a> "));
        let note =
            |id| format!("<div class=noot><span class=nootnum><a id=n{id}></a>{id}</span><p>De Krant</div>");
        page(format!("<div class=vraag><h2>Vraag 1</h2>{marks}</div>") + &numbered(n, note))
    });
    check("100,000 notes without a number", 100_000, &|n| page("<div class=noot>De Krant</div>".repeat(n)));
    check("100,000 stated questions and answers", 100_000, &|n| {
        let part = |at| {
            format!(
                "<div class=vraag><h2 class=stuktitel>Vraag {at}</h2>Ja?</div><div class=antwoord><h2>Antwoord {at}</h2>Ja.</div>"
            )
        };
        page(numbered(n, part))
    });
    check("a table of 100,000 rows", 100_000, &|n| {
        page(format!("<table>{}", "<tr><td>a<td>b<td>c".repeat(n)))
    });
    check("a table of 100,000 columns", 100_000, &|n| page(format!("<table><tr>{}", "<td>a".repeat(n))));
    check("100,000 labels with values", 100_000, &|n| page(format!("<dl>{}", "<dt>a<dd>b".repeat(n))));
    check("100,000 rows of two", 100_000, &|n| page("<div class=row><i>a</i><i>b</i></div>".repeat(n)));
    check("100,000 items", 100_000, &|n| page(format!("<ul>{}", "<li>punt".repeat(n))));
    check("100,000 line ends", 100_000, &|n| page("ja<br>".repeat(n)));
    check("line ends alone", 1_000_000, &|n| page("<br>".repeat(n / 4)));
    check("a text of 10 MB with its line ends", 10_000_000, &|n| {
        page(format!("<pre>{}", "ja\n".repeat(n / 3)))
    });
    check("pictures", 100_000, &|n| page("<img src=a alt=b>".repeat(n)));
    wrong
}

/// What is wrong with plain text and Markdown, each input read as both.
#[expect(clippy::too_many_lines, reason = "a list of inputs")]
fn slow_texts() -> Vec<String> {
    let body = |body: String| format!("{HEAD}Vraag 1\n{body}\n");
    let mut wrong = Vec::new();
    for name in ["a.txt", "a.md"] {
        let mut check =
            |what: &str, size, make: &dyn Fn(usize) -> String| wrong.extend(measure(what, name, size, make));
        check("a line of 50 MB", 50_000_000, &|n| body("woord ".repeat(n / 6)));
        check("a line of 50 MB without a space", 50_000_000, &|n| body("w".repeat(n)));
        check("a text of 50 MB that is no document", 50_000_000, &|n| {
            "een regel met woorden\n".repeat(n / 22)
        });
        check("short lines", 10_000_000, &|n| body("ja\n".repeat(n / 3)));
        check("blank lines", 10_000_000, &|n| body("\n".repeat(n)));
        check("100,000 brackets opened", 100_000, &|n| body("[".repeat(n)));
        check("100,000 brackets opened and closed", 100_000, &|n| body("[".repeat(n) + &"]".repeat(n)));
        check("100,000 parentheses in a head", 100_000, &|n| {
            format!("Vragen van het lid {} aan de Minister van {}\n", "(".repeat(n), ")".repeat(n))
        });
        check("100,000 quotation marks", 100_000, &|n| body("«".repeat(n)));
        check("100,000 raised marks", 100_000, &|n| body("woord<sup>1</sup> ".repeat(n)));
        check("100,000 rising marks and notes", 100_000, &|n| {
            let marks = numbered(n, |mark| format!("woord<sup>{mark}</sup>\n"));
            let notes = numbered(n, |mark| format!("<sup>{mark}</sup> noot\n\n"));
            body(marks + "\n" + &notes)
        });
        check("100,000 marks as digits with notes", 100_000, &|n| {
            let marks = numbered(n, |mark| format!("Is dat zo?{mark}\n"));
            let notes = numbered(n, |mark| format!("{mark}Noot van deze plaats\n"));
            body(marks + &notes)
        });
        check("100,000 notes with one number", 100_000, &|n| {
            body("woord?<sup>1</sup>\n\n<sup>1</sup> noot\n\n".repeat(n))
        });
        check("100,000 labels", 100_000, &|n| HEAD.to_owned() + &"Vraag 1\nJa?\n".repeat(n));
        check("100,000 rising labels with answers", 100_000, &|n| {
            let part = |number| format!("Vraag {number}\nIs dat zo?\nAntwoord {number}\nJa.\n");
            HEAD.to_owned() + &numbered(n, part)
        });
        check("100,000 questions, then their answers", 100_000, &|n| {
            let questions = numbered(n, |number| format!("Vraag {number}\nIs dat zo?\n"));
            let answers = numbered(n, |number| format!("Antwoord {}\nJa.\n", n + 1 - number));
            HEAD.to_owned() + &questions + &answers
        });
        check("100,000 labels without text", 100_000, &|n| HEAD.to_owned() + &"Vraag 1\n".repeat(n));
        check("a label of 100,000 numbers", 100_000, &|n| format!("{HEAD}Vraag {}1\nJa?\n", "1, ".repeat(n)));
        check("100,000 labels with a range too long", 100_000, &|n| {
            HEAD.to_owned() + &"Vraag 1 t/m 4294967295\nJa?\n".repeat(n)
        });
        check("a label of one range again and again", 100_000, &|n| {
            format!("{HEAD}Vraag {}7\nJa?\n", "9500 t/m 9999, ".repeat(n))
        });
        check("a label of rising ranges", 100_000, &|n| {
            let range = |at| format!("{} t/m {}, ", at * 499 % 9_500 + 1, at * 499 % 9_500 + 499);
            format!("{HEAD}Vraag {}7\nJa?\n", numbered(n, range))
        });
        check("a label of ranges too long", 100_000, &|n| {
            format!("{HEAD}Vraag {}7\nJa?\n", "1 t/m 4294967295, ".repeat(n))
        });
        check("100,000 numbered lines", 100_000, &|n| {
            HEAD.to_owned() + &numbered(n, |number| format!("{number}. Is dat zo?\n"))
        });
        check("100,000 bare numbers", 100_000, &|n| HEAD.to_owned() + &"1\n".repeat(n));
        check("100,000 heads", 100_000, &|n| HEAD.repeat(n));
        check("100,000 members in a head", 100_000, &|n| {
            format!(
                "Vragen van de leden {}Ydema (Waterpartij) aan de Minister van Financiën over fruit.\n",
                "Ydema, ".repeat(n)
            )
        });
        check("a head that does not end", 1_000_000, &|n| {
            format!(
                "Vragen van het lid Ydema (Waterpartij) aan de Minister van {}",
                "Financiën en van\n".repeat(n / 18)
            )
        });
        check("100,000 page feet", 100_000, &|n| {
            body("woord\nTweede Kamer, vergaderjaar 2030–2031, Aanhangsel 1\n".repeat(n))
        });
        check("100,000 form feeds", 100_000, &|n| body("woord\u{c}".repeat(n)));
        check("100,000 references", 100_000, &|n| {
            body("Kamerstuk 36 200, nr. 12 en 22 112, nr. 2686; ".repeat(n))
        });
        check("numbers that begin a reference", 1_000_000, &|n| body("36 200 ".repeat(n / 7)));
        check("100,000 addresses", 100_000, &|n| body("https://a.example/b ".repeat(n)));
        check("an address of 10 MB", 10_000_000, &|n| body(format!("https://{}", "a/".repeat(n / 2))));
        check("a line of digits", 10_000_000, &|n| body("1".repeat(n)));
        check("hyphens at line ends", 1_000_000, &|n| body("woor-\n".repeat(n / 6)));
        check("quotations in quotations", 10_000, &|n| body(format!("\n{} tekst", "> ".repeat(n))));
        check("lists in lists", 2_000, &|n| {
            body(numbered(n, |depth| format!("{}- punt\n", "  ".repeat(depth))))
        });
        check("emphasis that does not end", 100_000, &|n| body("*a **b _c ".repeat(n)));
        check("links that do not end", 100_000, &|n| body("[a](".repeat(n)));
        check("a table of 100,000 rows", 100_000, &|n| {
            body("\n| a | b |\n|---|---|\n".to_owned() + &"| 1 | 2 |\n".repeat(n))
        });
        check("a table of 10,000 columns", 10_000, &|n| {
            body(format!("\n|{}\n|{}\n|{}\n", " a |".repeat(n), "---|".repeat(n), " 1 |".repeat(n)))
        });
        check("a list of 100,000 items", 100_000, &|n| body("– punt;\n".repeat(n)));
        check("100,000 openkamer bullets", 100_000, &|n| {
            "Kamervraag 2031Z04118\n".to_owned() + &" • Vraag 1\n  Is dat zo?\n\n  Ja.\n\n".repeat(n)
        });
        check("100,000 English heads", 100_000, &|n| {
            HEAD.to_owned() + &"Questions from MP Ydema about fruit.\n1. Is it?\n".repeat(n)
        });
    }
    wrong
}

// One test, so that no two measurements disturb each other.
#[test]
fn ok_hostile_inputs_end_in_linear_time() {
    let wrong = [slow_records(), slow_pages(), slow_publications(), slow_texts()].concat();
    assert!(wrong.is_empty(), "{} inputs take too long:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn ok_huge_numbers_in_labels_give_a_small_document() {
    for label in [
        "Vraag 1 t/m 4294967295",
        "Vraag 4294967296",
        "Vraag 99999999999999999999999",
        "Vraag 0",
        "Vraag 5 t/m 2",
    ] {
        let text = format!("{HEAD}Vraag 1\nKent u het bericht?\n{label}\nIs dat zo?\n");
        let document = parse_bytes(text.as_bytes(), &Options::default().with_name("a.txt")).unwrap();
        let numbers: usize = document.questions.iter().map(|question| question.numbers.len()).sum();
        assert!(numbers < 10_000, "{label}: {numbers} numbers");
    }
}
