//! `kamervragen inspect`.

use crate::place::{ONE_ANSWER_SHORT, PRESS, Place, QUESTIONS, TOOL};
use assert_cmd::Command;

/// The account of [`QUESTIONS`] in columns.
const QUESTIONS_IN_COLUMNS: &str = "\
1  header      Vragen van het lid Jansen (ABC) aan de Minister van Financiën over sluizen (ingezonden 3 mei 2031).
2  label 1     Vraag 1
3  question 1  Kent u het bericht?
";

#[test]
fn ok_without_a_terminal_the_role_stands_before_the_words() {
    let place = Place::with(&[("a.txt", QUESTIONS)]);
    let ran = place.run(&["inspect", "a.txt"]).ends_with(0);
    assert_eq!(ran.text(), QUESTIONS_IN_COLUMNS);
    assert_eq!(ran.stderr, "");
    let ran = Place::new().run_with(&["inspect", "-"], QUESTIONS.as_bytes()).ends_with(0);
    assert_eq!(ran.text(), QUESTIONS_IN_COLUMNS);
}

#[test]
fn ok_colours_when_asked_for() {
    let place = Place::with(&[("a.txt", QUESTIONS)]);
    let ran = place.run(&["inspect", "a.txt", "--color", "always"]).ends_with(0);
    assert!(ran.text().starts_with("\x1b[35mheader\x1b[0m "), "{}", ran.text());
    assert!(ran.text().contains(" \x1b[34mKent u het bericht?\x1b[0m\n"), "{}", ran.text());
}

#[test]
fn ok_the_environment_says_whether_there_are_colours() {
    let place = Place::with(&[("a.txt", QUESTIONS)]);
    let path = place.path("a.txt");
    let coloured = |variables: &[(&str, &str)], when: &str| {
        let mut command = Command::new(TOOL);
        for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"] {
            command.env_remove(name);
        }
        command.envs(variables.iter().copied()).arg("inspect").arg(&path).args(["--color", when]);
        command.output().unwrap().stdout.contains(&0x1b)
    };
    assert!(!coloured(&[], "auto"));
    assert!(coloured(&[("CLICOLOR_FORCE", "1")], "auto"));
    assert!(!coloured(&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")], "auto"));
    assert!(!coloured(&[("CLICOLOR_FORCE", "1")], "never"));
    assert!(coloured(&[("NO_COLOR", "1")], "always"));
}

#[test]
fn ok_findings_stand_below_their_line() {
    let place = Place::with(&[("a.md", ONE_ANSWER_SHORT)]);
    let ran = place.run(&["inspect", "a.md"]).ends_with(0);
    let wanted =
        "5  label 2     Vraag 2\n   warning     [missing-answer] question 2 has no answer\n6  question 2  ";
    assert!(ran.text().contains(wanted), "{}", ran.text());
}

#[test]
fn ok_what_no_rule_claims_is_shown_everywhere() {
    // An element that the official XML does not know, outside of all parts.
    let xml = "<kamervragen><vraag><nr>Vraag 1</nr><al>Kent u de dijk?</al></vraag><al>Los woord.</al></kamervragen>";
    let place = Place::with(&[("a.xml", xml)]);
    let document = place.run(&["parse", "a.xml"]).ends_with(0).json();
    assert_eq!(document["unplaced"][0]["text"], "Los woord.");
    let lines = place.run(&["inspect", "a.xml"]).ends_with(0);
    assert!(lines.text().contains("1  unplaced    <al>Los woord.</al></kamervragen>\n"), "{}", lines.text());
    assert!(place.run(&["check", "a.xml"]).text().contains("warning[unplaced-text]"));
    let page = place.run(&["inspect", "a.xml", "--html", "-"]).ends_with(0);
    assert!(page.text().contains("<span class=\"unplaced\""), "{}", page.text());
    assert!(page.text().contains("<a href=\"#unplaced-0\">"), "{}", page.text());
}

#[test]
fn ok_the_page_is_a_file_of_its_own() {
    let place = Place::with(&[("a.txt", QUESTIONS)]);
    let ran = place.run(&["inspect", "a.txt", "--html", "page.html"]).ends_with(0);
    assert_eq!((ran.text(), ran.stderr.as_str()), ("", ""));
    assert_eq!(place.files(""), ["a.txt", "page.html"]);
    let page = place.read("page.html");
    assert!(page.starts_with("<!DOCTYPE html>\n") && page.ends_with("</html>\n"), "{page}");
    assert!(page.contains("<title>a.txt</title>"), "{page}");
    assert!(page.contains(">Kent u het bericht?</span>"), "{page}");
    assert_eq!(place.run(&["inspect", "a.txt", "--html", "-"]).ends_with(0).text(), page);
}

#[test]
fn err_the_page_does_not_take_the_place_of_the_document() {
    let place = Place::with(&[("a.txt", QUESTIONS)]);
    place
        .run(&["inspect", "a.txt", "--html", "./a.txt"])
        .ends_with(2)
        .says("`./a.txt` is the document itself");
    assert_eq!(place.read("a.txt"), QUESTIONS);
}

#[test]
fn err_no_document_leaves_no_page() {
    let place = Place::with(&[("press.txt", PRESS)]);
    let ran = place.run(&["inspect", "press.txt", "--html", "page.html"]).ends_with(1);
    ran.says("press.txt: error[no-questions] ");
    assert_eq!(place.files(""), ["press.txt"]);
    place.run(&["inspect", "gone.txt"]).ends_with(2).says("cannot find `gone.txt`");
    place.run(&["inspect", "."]).ends_with(2).says("`.` is a folder");
    place.run(&["inspect", "press.txt", "--html", "gone/page.html"]).ends_with(1);
}

#[test]
fn err_a_page_that_cannot_be_written() {
    let place = Place::with(&[("a.txt", QUESTIONS)]);
    place
        .run(&["inspect", "a.txt", "--html", "gone/page.html"])
        .ends_with(2)
        .says("cannot write `gone/page.html`");
    place.run(&["inspect", "a.txt", "--html", "-", "--color", "always"]).ends_with(2).says("--color");
}

#[test]
fn ok_of_a_pdf_the_text_is_shown_that_was_taken_out() {
    let pdf = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fixtures/documents/pdf/questions.pdf");
    let ran = Place::new().run(&["inspect", pdf]).ends_with(0);
    let note = ran.text().lines().find(|line| line.contains("  footnote 2  ")).unwrap();
    assert!(note.ends_with("Aanhangsel Handelingen, vergaderjaar 2029–2030, nr. 877"), "{note}");
}

#[test]
fn ok_the_readme_shows_what_is_printed() {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
    let readme = std::fs::read_to_string([root, "/README.md"].concat()).unwrap();
    let (_, example) = readme.split_once("$ kamervragen inspect ").unwrap();
    let (file, lines) = example.split_once("```").unwrap().0.split_once('\n').unwrap();
    let ran = Place::new().run(&["inspect", &[root, "/", file].concat()]).ends_with(0);
    let lines = lines.replace("…\n", "");
    assert!(lines.lines().count() > 3, "{lines}");
    assert!(ran.text().contains(&lines), "{}", ran.text());
}
