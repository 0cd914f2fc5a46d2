//! What the renderings show of odd accounts and odd texts.

use super::*;
use crate::{Options, parse_str};

fn read(text: &str) -> Document {
    parse_str(text, &Options::default().with_segments(true)).unwrap()
}

fn segment(role: SegmentRole, numbers: &[u32], span: Span) -> Segment {
    Segment { role, numbers: numbers.into(), span }
}

#[test]
fn ok_numbers_are_shown_as_runs_and_not_all_of_many() {
    for (numbers, name) in [
        (&[][..], "question"),
        (&[4], "question 4"),
        (&[4, 5], "question 4-5"),
        (&[1, 2, 3, 7, 9, 10], "question 1-3, 7, 9-10"),
        (&[5, 4], "question 5, 4"),
        (&[1, 3, 5, 7, 9, 11, 13, 15, 17, 19], "question 1, 3, 5, 7, 9, 11, 13, 15, …"),
        (&[u32::MAX, 0], "question 4294967295, 0"),
    ] {
        assert_eq!(name_of(&segment(SegmentRole::Question, numbers, Span::default())), name);
    }
}

#[test]
fn ok_the_columns_tell_role_and_words_of_each_line() {
    let text = "Vraag 1\r\nKent u\r\nde dijk?1 En de sluis?\r\n\r\nAntwoord 1\r\nJa.\r\n1De Krant";
    assert_eq!(
        annotated_text(&read(text), text),
        "
            info        [missing-head] expected a head sentence, but found none
1  label 1     Vraag 1
2  question 1  Kent u
3  question 1  de dijk?
3  mark 1      1
3  question 1  En de sluis?
4
5  label 1     Antwoord 1
6  answer 1    Ja.
7  label 1     1
7  footnote 1  De Krant
"
        .trim_start_matches("\n         ")
    );
}

#[test]
fn ok_a_finding_stands_below_its_line_in_both_kinds_of_lines() {
    let text = "Vragen van het lid Ydema (WP) over fruit.\nVraag 1\nKent u peren?\nAntwoord 1\nJa.\nVraag 2\nEn nu?\n";
    let document = read(text);
    let below = |lines: &str, words: &str| {
        let at = lines.lines().position(|line| line.contains("[missing-answer]")).unwrap();
        assert!(lines.lines().nth(at - 1).unwrap().contains(words), "{lines}");
    };
    below(&annotated_text(&document, text), "Vraag 2");
    below(&annotated_ansi(&document, text), "Vraag 2");
}

#[test]
fn ok_colours_end_with_their_line_and_the_legend_counts() {
    let text = "Vraag 1\nKent u de dijk?\nEn de sluis?\n";
    let lines = annotated_ansi(&read(text), text);
    let (legend, source) = lines.split_once("\n\n").unwrap();
    assert_eq!(legend, "\x1b[1mlabel\x1b[0m 6   \x1b[34mquestion\x1b[0m 22");
    let source: Vec<_> = source.lines().filter(|line| line.starts_with("\x1b[2m")).collect();
    assert_eq!(
        source,
        [
            "\x1b[2m1 │\x1b[0m \x1b[1mVraag 1\x1b[0m",
            "\x1b[2m2 │\x1b[0m \x1b[34mKent u de dijk?\x1b[0m",
            "\x1b[2m3 │\x1b[0m \x1b[34mEn de sluis?\x1b[0m",
        ]
    );
}

#[test]
fn ok_control_characters_of_a_text_steer_nothing() {
    // Of bytes with more than a few control characters no document is made.
    let text = &format!("Vraag 1\nKent u \x1b[31mrood\x07\u{9b}2J,\ttab\rterug?{}\n", " En nu?".repeat(20));
    let document = read(text);
    for lines in [annotated_text(&document, text), annotated_ansi(&document, text)] {
        assert!(lines.contains("␛[31mrood␇\u{FFFD}2J,\ttab␍terug?"), "{lines}");
    }
    assert!(annotated_html(&document, text).contains("␛[31mrood␇\u{FFFD}2J,\ttab\rterug?"));
}

#[test]
fn ok_the_page_escapes_whatever_a_document_holds() {
    const EVIL: &str = "<script>x('\"&')</script>";
    let text = format!("Vraag 1\nKent u {EVIL}?\n\nAntwoord 1\nJa, {EVIL}.\n");
    let mut document = read(&text);
    document.source.name = Some(EVIL.into());
    EVIL.clone_into(&mut document.language);
    EVIL.clone_into(&mut document.questions[0].label);
    EVIL.clone_into(&mut document.diagnostics[0].message);
    let page = annotated_html(&document, &text);
    assert!(!page.contains("<script"), "{page}");
    assert!(!page.contains("('"), "{page}");
    // Title and heading, language, two in the source, and in the lists the label, both texts and the finding.
    assert_eq!(page.matches("&lt;script&gt;x(&#39;&quot;&amp;&#39;)&lt;/script&gt;").count(), 9, "{page}");
}

#[test]
fn ok_a_document_without_segments_shows_its_text_without_roles() {
    let text = "Vraag 1\nKent u de dijk?\n";
    let document = parse_str(text, &Options::default()).unwrap();
    assert!(annotated_text(&document, text).ends_with("1    Vraag 1\n2    Kent u de dijk?\n"));
    assert!(!annotated_html(&document, text).contains("<span"));
}

#[test]
fn ok_spans_that_do_not_fit_the_text_are_cut() {
    let text = "één";
    let mut document = read("Vraag 1\nKent u de dijk?\n");
    for spans in [&[(0, 1), (1, 2)][..], &[(2, 99)], &[(4, 2), (0, 3)], &[(99, 100)], &[(0, 0)]] {
        let of = |&(start, end)| segment(SegmentRole::Header, &[], Span::new(start, end));
        document.segments = Some(spans.iter().map(of).collect());
        let whole: String =
            pieces(&document, text).iter().map(|piece| piece.span.of(text).unwrap()).collect();
        assert_eq!(whole, text, "{spans:?}");
        assert!(annotated_text(&document, text).contains('n'));
        assert!(annotated_ansi(&document, text).contains('n'));
        assert!(annotated_html(&document, text).contains('n'));
    }
}
