//! The account of every character: what role each stretch of a source has.
#![expect(clippy::unwrap_used, reason = "a test fails by a panic")]

use kamervragen::{DiagnosticCode, Options, parse_bytes, source_text};

/// The roles of a text with their words, one line each: `question 1: Kent u het bericht?`.
fn account(name: &str, text: &str) -> Vec<String> {
    let options = Options::default().with_name(name).with_segments(true);
    let document = parse_bytes(text.as_bytes(), &options).unwrap();
    let source = source_text(text.as_bytes(), &options).unwrap();
    let line = |segment: kamervragen::Segment| {
        let words = segment.span.of(&source).unwrap().split_whitespace().collect::<Vec<_>>().join(" ");
        let numbers: Vec<String> = segment.numbers.iter().map(u32::to_string).collect();
        let role = [&[segment.role.as_str().to_owned()], numbers.as_slice()].concat().join(" ");
        format!("{role}: {words}")
    };
    document.segments.unwrap().into_iter().map(line).collect()
}

#[test]
fn ok_each_stretch_has_its_role_and_number() {
    let text = "\
2031Z00417
Vragen van het lid Ydema (Waterpartij) aan de Minister van Financiën over fruit (ingezonden 3 mei 2031).
Vraag 1 en 2
Kent u het bericht «Peren op»?1 En dit?
Antwoord 1 en 2
Ja.
1De Krant, 2 mei 2031
";
    assert_eq!(
        account("a.txt", text),
        [
            "header: 2031Z00417 Vragen van het lid Ydema (Waterpartij) aan de Minister van Financiën over fruit \
             (ingezonden 3 mei 2031).",
            "label 1 2: Vraag 1 en 2",
            "question 1 2: Kent u het bericht «Peren op»?",
            "mark 1: 1",
            "question 1 2: En dit?",
            "label 1 2: Antwoord 1 en 2",
            "answer 1 2: Ja.",
            "label 1: 1",
            "footnote 1: De Krant, 2 mei 2031",
        ]
    );
}

#[test]
fn ok_the_bullet_before_a_label_belongs_to_it() {
    let text =
        "Kamervraag 2031Z00417\n • Vraag 1\n Kent u de dijk?\n\n Ja.\n\n • Vraag 2\n Is hij hoog?\n\n Nee.\n";
    assert_eq!(
        account("a.txt", text),
        [
            "header: Kamervraag 2031Z00417",
            "label 1: • Vraag 1",
            "question 1: Kent u de dijk?",
            "answer 1: Ja.",
            "label 2: • Vraag 2",
            "question 2: Is hij hoog?",
            "answer 2: Nee.",
        ]
    );
}

#[test]
fn ok_markup_that_opens_words_belongs_to_them() {
    let text = "**Vraag 1**\n\nKent u het bericht?<sup>1</sup> *Of* niet?<sup>2</sup>\n\n\
                <sup>1</sup> <https://rivierbode.example/>\n\n<sup>2</sup> [De Bode](https://bode.example/), 2 mei 2031\n";
    assert_eq!(
        account("a.md", text),
        [
            "label 1: **Vraag 1**",
            "question 1: Kent u het bericht?",
            "mark 1: <sup>1</sup>",
            "question 1: *Of* niet?",
            "mark 2: <sup>2</sup>",
            "label 1: <sup>1</sup>",
            "footnote 1: <https://rivierbode.example/>",
            "label 2: <sup>2</sup>",
            "footnote 2: [De Bode](https://bode.example/), 2 mei 2031",
        ]
    );
}

#[test]
fn ok_the_marks_of_a_copy_in_another_language_are_marks() {
    let text = "\
Vragen van het lid Ydema (Waterpartij) aan de Minister van Financiën over fruit.
1. Kent u het bericht? (1)
2. Is dat zo?

(1) De Bode, 2 mei 2031

Questions from MP Ydema (Waterpartij) to the Minister of Finance about fruit.
1. Are you familiar with the report that was in the newspaper? (1)
2. Would you say that this is the case?

(1) The Messenger, May 2, 2031
";
    let account = account("a.txt", text);
    assert_eq!(
        account[account.iter().position(|line| line.contains("familiar")).unwrap()..],
        [
            "translation 1: Are you familiar with the report that was in the newspaper?",
            "mark 1: (1)",
            "label 2: 2.",
            "translation 2: Would you say that this is the case?",
            "label 1: (1)",
            "translation 1: The Messenger, May 2, 2031",
        ]
    );
}

#[test]
fn ok_answers_in_a_copy_are_unplaced_and_not_lost() {
    let text = "\
Vragen van het lid Ydema (Waterpartij) aan de Minister van Financiën over fruit.
1. Kent u het bericht?
2. Is dat zo?
Questions from MP Ydema (Waterpartij) to the Minister of Finance about fruit.
1. Are you familiar with the report that was in the newspaper?
2. Would you say that this is the case?
Antwoord 1
Yes, the report is known.
";
    let account = account("a.txt", text);
    assert_eq!(
        account[account.iter().position(|line| line.contains("the case")).unwrap()..],
        [
            "translation 2: Would you say that this is the case?",
            "label: Antwoord 1",
            "unplaced: Yes, the report is known."
        ]
    );
    let document = kamervragen::parse(text).unwrap();
    let unplaced: Vec<_> = document.unplaced.iter().map(|unplaced| unplaced.text.as_str()).collect();
    assert_eq!(unplaced, ["Yes, the report is known."]);
    let told: Vec<_> =
        document.diagnostics.iter().filter(|found| found.code == DiagnosticCode::UnplacedText).collect();
    assert_eq!(told.iter().map(|found| (found.line, found.column)).collect::<Vec<_>>(), [(Some(7), Some(1))]);
}
