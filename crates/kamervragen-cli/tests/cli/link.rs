//! `kamervragen link`.

use crate::place::{PRESS, Place};
use serde_json::{Value, json};

const ASKED: &str = "\
2031Z00417
Vragen van de leden Doorn (SV) en Eik (PvdK) aan de Minister van Visserij over meeuwen (ingezonden 3 mei 2031).
Vraag 1
Kent u het bericht «Meeuwen nemen de haven over» in de Havenbode?
";

/// Printed without the number of the case.
const ANSWERED: &str = "\
812
Vragen van de leden Doorn (SV) en Eik (PvdK) aan de Minister van Visserij over meeuwen (ingezonden 3 mei 2031).
Antwoord van Minister Bonnema (Visserij) (ontvangen 24 mei 2031).
Vraag 1
Kent u het bericht «Meeuwen nemen de haven over» in de Havenbode?
Antwoord 1
Ja.

ah-tk-20302031-812
ISSN 0921 - 7398
";

const WAITING: &str = "\
2031Z00500
Vragen van het lid Doorn (SV) aan de Minister van Visserij over sluizen (ingezonden 13 mei 2031).
Vraag 1
Hoe vaak stond de sluis bij Nieuw-Wolde dit voorjaar een hele dag dicht?
";

fn place() -> Place {
    Place::with(&[("in/a.txt", ANSWERED), ("in/b.txt", ASKED), ("in/c.txt", PRESS), ("in/d.txt", WAITING)])
}

#[test]
fn ok_a_line_a_matter_with_its_documents_and_evidence() {
    let place = place();
    let ran = place.run(&["link", "in", "--out", "matters.jsonl"]).ends_with(1);
    ran.says("in/c.txt: error[no-questions]")
        .says("2 matters from 1 link")
        .says("state        open 1, answered 1");
    let matters = place.lines("matters.jsonl");
    let [answered, open] = &matters[..] else { panic!("{matters:?}") };
    assert_eq!(answered["state"], "answered");
    assert_eq!(answered["case_numbers"], json!(["2031Z00417"]));
    assert_eq!((&answered["submitted"], &answered["days_to_answer"]), (&json!("2031-05-03"), &json!(21)));
    let names: Vec<&Value> =
        answered["documents"].as_array().unwrap().iter().map(|document| &document["name"]).collect();
    assert_eq!(names, ["b.txt", "a.txt"]);
    assert_eq!(
        answered["links"],
        json!([{"from": 1, "to": 0, "by": "questions", "value": "100 % of the words", "doubtful": false}])
    );
    assert_eq!(answered["document"]["answers"][0]["text"], "Ja.");
    assert_eq!((&open["state"], &open["days_to_answer"]), (&json!("open"), &Value::Null));
    assert_eq!(place.files(""), ["in/a.txt", "in/b.txt", "in/c.txt", "in/d.txt", "matters.jsonl"]);
}

#[test]
fn ok_brief_leaves_the_questions_out() {
    let matters =
        place().run(&["link", "in/a.txt", "in/b.txt", "--brief", "--out", "-"]).ends_with(0).lines();
    assert_eq!(matters[0].get("document"), None);
    assert_eq!(matters[0]["state"], "answered");
}

#[test]
fn ok_pages_of_matters_stand_in_their_list() {
    let place = place();
    place.write("in/e.txt", "Vraag 1\nWie beheert de brug over de Oude Vaart?\n");
    let ran = place.run(&["link", "in", "--to", "html", "--out", "site/2031"]).ends_with(1);
    ran.says("3 matters from 1 link");
    let pages = ["2031Z00417.html", "2031Z00500.html", "e.txt.html", "index.html"];
    assert_eq!(place.files("site/2031"), pages);
    let list = place.read("site/2031/index.html");
    for address in &pages[..3] {
        assert!(list.contains(&format!("<li><a href=\"{address}\">")), "{address} in {list}");
    }
    let answered = place.read("site/2031/2031Z00417.html");
    for words in [
        "<strong>Beantwoord</strong>",
        "24 mei 2031</time> (na 21 dagen)",
        "b.txt (plain) · vragen hieruit</li>",
        "a.txt (plain) · antwoorden hieruit<br/><small>Bij 1: dezelfde vragen, <span lang=\"en\">100 % of the words</span></small></li>",
        "Ja.",
    ] {
        assert!(answered.contains(words), "{words} in {answered}");
    }
    // Again, into the same folder.
    place.run(&["link", "in", "--to", "html", "--out", "site/2031", "--brief"]).ends_with(1);
    assert_eq!(place.files("site/2031"), pages);
    assert!(!place.read("site/2031/2031Z00417.html").contains("Ja."));
}

#[test]
fn err_pages_without_a_folder_of_their_own() {
    let place = place();
    for (arguments, told) in [
        (&["--to", "html", "--open"][..], "one page a matter into a folder: name it with --out"),
        (&["--to", "html", "--out", "-"], "one page a matter into a folder: name it with --out"),
        (&["--to", "html", "--out", "in/site"], "`in/site` is in `in`, where the next run would take"),
        (&["--to", "html", "--out", "in/a.txt"], "`in/a.txt` is in `in`"),
    ] {
        place.run(&[&["link", "in"], arguments].concat()).ends_with(2).says(told);
        assert_eq!(place.files("."), ["in/a.txt", "in/b.txt", "in/c.txt", "in/d.txt"], "{arguments:?}");
    }
}

#[test]
fn ok_open_lists_the_unanswered_by_party_and_asker() {
    let place = place();
    place.write("in/c.txt", ASKED.replace("417", "418").replace("3 mei", "4 mei"));
    let ran = place.run(&["link", "in", "--open", "--today", "2031-06-01", "--quiet"]).ends_with(0);
    assert_eq!(
        ran.text(),
        "\
PvdK: 1 open
  Eik: 1 open
    2031-05-04   28 days  open       2031Z00418  meeuwen
SV: 2 open
  Doorn: 2 open
    2031-05-04   28 days  open       2031Z00418  meeuwen
    2031-05-13   19 days  open       2031Z00500  sluizen
2 without an answer on 2031-06-01, 0 of them postponed
"
    );
    assert_eq!(ran.stderr, "");
}

#[test]
fn ok_the_matters_do_not_depend_on_the_number_of_threads() {
    let place = place();
    let [one, four] = ["1", "4"].map(|jobs| place.run(&["link", "in", "--out", "-", "--jobs", jobs]).stdout);
    assert_eq!(one, four);
    assert!(one.starts_with(b"{\"schema_version\":1,"));
}

#[test]
fn err_a_list_and_matters_on_one_output() {
    place().run(&["link", "in", "--open", "--out", "-"]).ends_with(2).says("--open prints a list");
    place().run(&["link", "in"]).ends_with(2).says("--out <FILE|DIR>");
}

#[test]
fn ok_a_line_follows_its_schema() {
    let place = place();
    let schema = place.run(&["schema", "--dossier"]).ends_with(0).json();
    let matter = &place.run(&["link", "in", "--out", "-"]).lines()[0];
    let known = schema["properties"].as_object().unwrap();
    assert!(matter.as_object().unwrap().keys().all(|key| known.contains_key(key)), "{matter}");
    for key in schema["required"].as_array().unwrap() {
        assert!(matter.get(key.as_str().unwrap()).is_some(), "{key}");
    }
}
