//! What holds for any text: no panic, the same output for the same input, spans that fit, no character unaccounted for.

use std::env;

use kamervragen::{Document, Options, parse_bytes, source_text};
use kamervragen_tests::cases::cases;
use kamervragen_tests::fuzzed::{self, TARGETS};
use kamervragen_tests::promises;
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// Pieces of which documents are made; put together at random they give labels, marks and feet in odd places.
const PIECES: &[&str] = &[
    "Vraag 1",
    "Vraag 2",
    "Vraag 4 en 5",
    "Vraag 2 t/m 6",
    "Vraag 3a",
    "Antwoord 1",
    "Antwoorden 4 en 5",
    "Antwoord",
    "Antwoord op vraag 2:",
    "Mededeling",
    "Toelichting:",
    "1.",
    "2",
    "a. het eerste;",
    "– een streep;",
    "1)",
    "[2]",
    "(1)",
    "<sup>1</sup>",
    "[1, 2 ]",
    "1De Rivierbode, 3 mei 2031",
    "2Kamerstuk 36 200, nr. 12",
    "?1 2",
    "»3",
    "X Noot",
    "Tweede Kamer der Staten-Generaal2",
    "Vergaderjaar 2031–2032 Aanhangsel van de Handelingen",
    "902",
    "2031Z04118",
    "AH 733",
    "Vragen van het lid Ydema (Waterpartij) aan de Minister van Financiën over fruit (ingezonden 3 mei 2031).",
    "Antwoord van Minister De Wringer (Financiën) (ontvangen 4 juni 2031).",
    "ah-tk-20302031-12",
    "ISSN 0921 - 7398",
    "’s-Gravenhage 2031Tweede Kamer, vergaderjaar 2030–2031, Aanhangsel 1",
    "-----",
    "---",
    "# ",
    "## ",
    "**",
    "_",
    "> ",
    "| a | b |",
    "|---|---|",
    "Kent u het bericht «Één fiets, twee sloten»?",
    "Ja.",
    "Zie het antwoord op vraag 1.",
    "Kamervraag 2031Z04118",
    " • Vraag 1",
    "Ingediend 3 mei 2031",
    "Questions from MP Ydema about fruit.",
    "Indiendatum:",
    "https://rivierbode.example/",
    "een woord dat wordt afge-",
    "broken aan het eind",
    "\u{c}",
    "\u{a0}",
    "\u{301}",
    "\u{0}",
    " ",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    "«",
    "»",
    "(",
    ")",
    "ﬁ",
    "😀",
];

/// The entries of a record that mean something to a document.
const RECORD_NAMES: &[&str] = &[
    "DC.creator",
    "DC.identifier",
    "DC.title",
    "OVERHEID.category",
    "OVERHEIDop.aanhangsel",
    "OVERHEIDop.aanhangselNummer",
    "OVERHEIDop.datumIndiening",
    "OVERHEIDop.datumOntvangst",
    "OVERHEIDop.externMetadataRecord",
    "OVERHEIDop.indiener",
    "OVERHEIDop.vergaderjaar",
    "OVERHEIDop.vraagnummer",
];

/// A name by which the text is read as Markdown, as plain text, or by its content alone.
fn names() -> impl Strategy<Value = &'static str> {
    select(vec!["a.md", "a.txt", "a"])
}

fn pieces() -> impl Strategy<Value = String> {
    let joint = select(vec!["", " ", "\n", "\n\n", "\r\n"]);
    prop::collection::vec((select(PIECES), joint), 0..60)
        .prop_map(|parts| parts.into_iter().flat_map(|(piece, joint)| [piece, joint]).collect())
}

/// Elements of the official XML, with the attributes that mean something.
const ELEMENTS: &[&str] = &[
    "kamervragen",
    "kamervraagkop",
    "tekstregel inhoud=\"vergaderjaar\"",
    "kamervraagnummer",
    "kamervraagomschrijving type=\"vraag\"",
    "kamervraagomschrijving type=\"antwoord\"",
    "omschr",
    "naam",
    "kamervraagonderwerp",
    "datum isodatum=\"2031-05-03\"",
    "datum isodatum=\"2031-06-31\"",
    "vragen",
    "reactie",
    "vraag",
    "antwoord",
    "nr",
    "nummer",
    "al",
    "al-groep",
    "lijst type=\"ndash\" start=\"3\"",
    "li",
    "li.nr",
    "table",
    "title",
    "tgroup",
    "colspec colname=\"a\"",
    "row",
    "entry namest=\"a\" nameend=\"a\" morerows=\"70000\"",
    "illustratie naam=\"a.png\"",
    "tussenkop kopopmaak=\"vetcur\"",
    "nadruk type=\"cur\"",
    "extref soort=\"document\" doc=\"kst-36200-12\"",
    "extref soort=\"URL\" doc=\"https://rivierbode.example/\"",
    "sup",
    "br",
    "noot id=\"n1\" type=\"voet\"",
    "noot nr=\"1\"",
    "noot.nr",
    "noot.al",
    "nootref refid=\"n1\"",
    "kamervraagopmerking",
    "toelicht",
    "ondertekening",
    "onbekend",
    "meta name=\"DC.title\" content=\"Fruit\"",
];

/// Elements of web pages, with the attributes that mean something.
const TAGS: &[&str] = &[
    "div class=\"stuk\"",
    "main",
    "nav",
    "form",
    "header",
    "h1 class=\"kamervraagomschrijving_kop\"",
    "h2 class=\"stuktitel\"",
    "div class=\"vraag\"",
    "div class=\"antwoord\"",
    "p class=\"nummer\"",
    "div class=\"kamervraagopmerking\"",
    "div class=\"toelicht\"",
    "div id=\"noten\"",
    "div class=\"voet noot\"",
    "h5 class=\"note-close\"",
    "span class=\"nootnum\"",
    "a id=\"n1\"",
    "a class=\"nootnum\" href=\"#n1\"",
    "a href=\"kst-36200-12\"",
    "a href=\"https://rivierbode.example/\"",
    "p",
    "div",
    "span",
    "span class=\"ol\"",
    "ul",
    "ol start=\"3\"",
    "li",
    "dl",
    "dt",
    "dd",
    "table",
    "tr",
    "td colspan=\"2\" rowspan=\"70000\"",
    "th",
    "b",
    "sup",
    "pre",
    "br",
    "img src=\"a.png\" alt=\"kaart\"",
    "script",
    "meta name=\"DC.title\" content=\"Fruit\"",
    "base href=\"https://a.example/b/\"",
];

/// A well-formed tree of elements and pieces in any order.
fn tree(elements: &'static [&'static str]) -> impl Strategy<Value = String> {
    let words =
        select(PIECES).prop_map(|piece| piece.replace('&', "&amp;").replace('<', "&lt;").replace('\0', ""));
    words.prop_recursive(6, 60, 6, move |inner| {
        (select(elements), prop::collection::vec(inner, 0..6)).prop_map(|(element, children)| {
            let name = element.split(' ').next().unwrap_or_default();
            format!("<{element}>{}</{name}>", children.concat())
        })
    })
}

/// What can happen to a document on its way.
#[derive(Debug, Clone)]
enum Damage {
    /// Cut off anywhere.
    Cut(Index),
    /// The lines between two places are lost.
    Lose(Index, Index),
    /// The lines between two places are printed again at a third.
    Repeat(Index, Index, Index),
    /// Two lines change places.
    Swap(Index, Index),
    /// The lines between two places change places with those up to a third.
    Turn(Index, Index, Index),
    /// Line ends of another kind, or none.
    LineEnds(&'static str),
}

fn damage() -> impl Strategy<Value = Damage> {
    prop_oneof![
        any::<Index>().prop_map(Damage::Cut),
        any::<(Index, Index)>().prop_map(|(from, to)| Damage::Lose(from, to)),
        any::<(Index, Index, Index)>().prop_map(|(from, to, at)| Damage::Repeat(from, to, at)),
        any::<(Index, Index)>().prop_map(|(one, other)| Damage::Swap(one, other)),
        any::<(Index, Index, Index)>().prop_map(|(from, at, to)| Damage::Turn(from, at, to)),
        select(vec!["\n", "\r\n", "\r", "\n\n", " ", ""]).prop_map(Damage::LineEnds),
    ]
}

fn damaged(bytes: &[u8], damage: &Damage) -> Vec<u8> {
    let mut lines: Vec<&[u8]> = bytes.split_inclusive(|byte| *byte == b'\n').collect();
    if lines.is_empty() {
        return Vec::new();
    }
    let place = |index: &Index| index.index(lines.len());
    let range = |one: &Index, other: &Index| place(one).min(place(other))..place(one).max(place(other));
    match damage {
        Damage::Cut(at) => return bytes[..at.index(bytes.len())].to_vec(),
        Damage::Lose(from, to) => drop(lines.drain(range(from, to))),
        Damage::Repeat(from, to, at) => {
            let again = lines[range(from, to)].to_vec();
            let at = place(at);
            lines.splice(at..at, again);
        }
        Damage::Swap(one, other) => {
            let (one, other) = (place(one), place(other));
            lines.swap(one, other);
        }
        Damage::Turn(from, at, to) => {
            let mut places = [place(from), place(at), place(to)];
            places.sort_unstable();
            lines[places[0]..places[2]].rotate_left(places[1] - places[0]);
        }
        Damage::LineEnds(ends) => {
            let lines = lines.iter().map(|line| match line.strip_suffix(b"\n") {
                Some(line) => [line.strip_suffix(b"\r").unwrap_or(line), ends.as_bytes()].concat(),
                None => line.to_vec(),
            });
            return lines.flatten().collect();
        }
    }
    lines.concat()
}

fn damages() -> impl Strategy<Value = Vec<Damage>> {
    prop::collection::vec(damage(), 1..4)
}

/// A fixture that is UTF-8, with one to three kinds of damage.
fn damaged_fixtures() -> impl Strategy<Value = (String, String)> {
    let fixtures: Vec<(String, String)> = ["documents", "recovered"]
        .into_iter()
        .flat_map(|folder| cases(folder, "json"))
        .filter_map(|case| Some((case.file, String::from_utf8(case.bytes).ok()?)))
        .collect();
    (select(fixtures), damages()).prop_map(|((name, text), damages)| {
        let bytes = damages.iter().fold(text.into_bytes(), |bytes, damage| damaged(&bytes, damage));
        (name, String::from_utf8_lossy(&bytes).into_owned())
    })
}

/// What each target of the fuzzer begins with, with one to three kinds of damage: every form as it is, the parts of
/// packed ones before they are packed, the content of PDFs, and the texts of each grammar.
fn damaged_seeds() -> impl Strategy<Value = (&'static str, Vec<u8>)> {
    let seeds: Vec<(&str, Vec<u8>)> = TARGETS
        .iter()
        .flat_map(|target| target.seeds().into_iter().map(|seed| (target.name, seed)))
        .collect();
    (select(seeds), damages()).prop_map(|((name, seed), damages)| {
        (name, damages.iter().fold(seed, |bytes, damage| damaged(&bytes, damage)))
    })
}

fn parsed(name: &str, text: &str) -> Option<Document> {
    parse_bytes(text.as_bytes(), &Options::default().with_name(name).with_segments(true)).ok()
}

/// Reads a text twice and checks every promise.
fn keeps_the_promises(name: &str, text: &str) -> Result<(), TestCaseError> {
    let document = parsed(name, text);
    prop_assert_eq!(&document, &parsed(name, text), "another output for the same input");
    if let Some(document) = document {
        prop_assert!(document.segments.is_some());
        let source = source_text(text.as_bytes(), &Options::default().with_name(name));
        let source = source.map_err(|error| TestCaseError::fail(error.to_string()))?;
        promises::check(&document, &source).map_err(TestCaseError::fail)?;
    }
    Ok(())
}

/// How many inputs each property is tried with, unless `PROPTEST_CASES` says otherwise.
fn tries() -> u32 {
    env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(1000)
}

/// Inputs that were found to break a promise once, cut down to what broke it.
const ONCE_BROKEN: &[(&str, &str)] = &[
    // Two answers with one number: their question stood in two exchanges.
    ("a.txt", "Vraag 1\nIs dat zo?\nAntwoord 1\nJa.\nVraag 2\nEn dit?\nAntwoord 1\nNee.\n"),
    ("a.md", "Vraag 1Vraag 1\nAntwoorden 4 en 5\nVraag 4 en 5 (1)\nAntwoorden 4 en 5\nVraag 1Vraag 1"),
    // An address before a loose accent: the span of the reference did not end on a character.
    (
        "a.md",
        "Vraag 1\n| a | b |https://rivierbode.example/\u{301}1.Vragen van het lid Ydema (Waterpartij) aan de \
              Minister van Financiën over fruit (ingezonden 3 mei 2031).",
    ),
    // A panic: the spaces between the cells of a table stood in its line as well.
    (
        "a.xml",
        "<officiele-publicatie><kamervragen><antwoord><nr>Antwoord 1</nr><table><tgroup><row><entry>Rivier</entry>     \
         <entry>Ponten</entry></row></tgroup></table></antwoord></kamervragen></officiele-publicatie>",
    ),
    // A picture between the items of a list parts it in the blocks, but did not in the text.
    (
        "a.xml",
        "<officiele-publicatie><vraag><lijst type=\"ndash\">Ja<illustratie naam=\"a.png\">Nee</illustratie></lijst>\
         </vraag></officiele-publicatie>",
    ),
    // A head without a word, but with a picture: no segment covered it.
    (
        "a.xml",
        "<vraagdoc><kamervraagomschrijving type=\"vraag\"><illustratie naam=\"a.png\"/></kamervraagomschrijving></vraagdoc>",
    ),
    // A panic: cut inside a quotation mark.
    ("a.md", "Antwoord op vraag 2:[2] [2]\n\n»3Kamervraag 2031Z04118\n2Kamerstuk 36 200, nr. 12Vraag 1"),
    // A number was found in a mark that the page states, and the words behind it stood in the account as text.
    (
        "a.html",
        "<!DOCTYPE html><html><body>Vraag 1<p>Is dat zo?<a class=\"nootnum\" href=\"#n1\">[1, 2 ]Vraag 1</a></p></body></html>",
    ),
    // A remark whose label names a question had its number in the account.
    (
        "a.html",
        "<!DOCTYPE html><html><body><div class=\"kamervraagopmerking\"><h2> • Vraag 1Vraag 1</h2></div></body></html>",
    ),
    // The answer in a copy in another language was in no text.
    ("a.txt", "Vraag 1\nQuestions from MP Ydema about fruit.Vraag 1\nAntwoord 1\n1."),
];

#[test]
fn ok_inputs_that_broke_a_promise_once_keep_it() {
    for (name, text) in ONCE_BROKEN {
        let outcome = std::panic::catch_unwind(|| keeps_the_promises(name, text));
        assert!(matches!(outcome, Ok(Ok(()))), "{name}: {text:?}: {outcome:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: tries(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn ok_any_text_keeps_the_promises(name in names(), text in any::<String>()) {
        keeps_the_promises(name, &text)?;
    }

    #[test]
    fn ok_any_order_of_pieces_keeps_the_promises(name in names(), text in pieces()) {
        keeps_the_promises(name, &text)?;
    }

    #[test]
    fn ok_any_tree_of_elements_keeps_the_promises(trees in prop::collection::vec(tree(ELEMENTS), 1..8)) {
        let text = format!("<?xml version=\"1.0\"?>\n<officiele-publicatie>{}</officiele-publicatie>", trees.concat());
        keeps_the_promises("a.xml", &text)?;
    }

    #[test]
    fn ok_any_page_keeps_the_promises(trees in prop::collection::vec(tree(TAGS), 1..8)) {
        keeps_the_promises("a.html", &format!("<!DOCTYPE html><html><body>{}</body></html>", trees.concat()))?;
    }

    #[test]
    fn ok_a_damaged_document_keeps_the_promises((name, text) in damaged_fixtures()) {
        keeps_the_promises(&name, &text)?;
    }

    #[test]
    fn ok_a_damaged_seed_of_any_target_keeps_the_promises((name, bytes) in damaged_seeds()) {
        fuzzed::run(name, &bytes);
    }

    #[test]
    fn ok_any_record_keeps_the_promises(name in select(RECORD_NAMES), value in any::<String>(), twin in pieces()) {
        let quoted = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;");
        let entries = [&value, &twin].map(|text| format!("<metadata name=\"{name}\" content=\"{}\"/>", quoted(text)));
        let record = format!("<metadata_gegevens>{}</metadata_gegevens>", entries.concat());
        let text = "812\nVragen van het lid Ydema (Waterpartij) aan de Minister van Financiën over fruit (ingezonden 3 mei \
                    2031).\nVraag 1\nKent u dit?\nAntwoord 1\nJa.\n";
        for record in [record.as_bytes(), value.as_bytes()] {
            let options = Options::default().with_metadata_xml(record);
            let document = parse_bytes(text.as_bytes(), &options).unwrap();
            promises::check(&document, text).map_err(TestCaseError::fail)?;
        }
    }

    #[test]
    fn ok_any_bytes_give_no_panic(name in names(), bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let options = Options::default().with_name(name).with_segments(true);
        prop_assert_eq!(parse_bytes(&bytes, &options), parse_bytes(&bytes, &options));
    }
}
