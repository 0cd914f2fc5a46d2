//! What forms lose.

use serde_json::Value;

use crate::truth::Truth;

/// A fact that a form does not show, or not whole.
#[derive(Debug, Clone, Copy)]
pub struct Loss {
    /// Which one: `metadata.case_numbers`; `[]` stands for every place in a list: `questions[].text`.
    pub place: &'static str,
    /// What is left of it.
    pub left: Left,
    /// In which papers.
    pub when: When,
    /// Why.
    pub reason: &'static str,
}

/// What a form leaves of a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Left {
    /// Nothing: what a reader says of it is not looked at.
    Nothing,
    /// The words, not which lines and paragraphs they stand in nor the cells of a table.
    Words,
    /// The words without figures: some may be marks of notes.
    NoFigures,
    /// The letters, not where words begin nor which hyphens stand at a line end.
    Letters,
}

/// In which papers a form loses something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// In all.
    Always,
    /// In questions.
    Questions,
    /// In answers and postponements.
    Replies,
    /// In postponements.
    Postponements,
}

impl Loss {
    pub(crate) fn apply(&self, truth: &Truth, expected: &mut Value, found: &mut Value) {
        let is_reply = truth.kind != "questions";
        let applies = match self.when {
            When::Always => true,
            When::Questions => !is_reply,
            When::Replies => is_reply,
            When::Postponements => is_reply && truth.answers.is_empty(),
        };
        if applies {
            for value in [expected, found] {
                at(value, self.place, &|value| self.left.of(value));
            }
        }
    }
}

impl Left {
    fn of(self, value: &mut Value) {
        let Value::String(text) = value else {
            *value = Value::Null;
            return;
        };
        match self {
            Self::Nothing => *value = Value::Null,
            Self::Words => *text = text.replace(" | ", " ").split_whitespace().collect::<Vec<_>>().join(" "),
            Self::NoFigures => text.retain(|letter| !letter.is_ascii_digit()),
            Self::Letters => text.retain(|letter| !letter.is_whitespace() && letter != '-' && letter != '|'),
        }
    }
}

/// Changes each value at a place.
fn at(value: &mut Value, place: &str, change: &dyn Fn(&mut Value)) {
    let (key, rest) = place.split_once('.').unwrap_or((place, ""));
    let (key, is_list) = key.strip_suffix("[]").map_or((key, false), |key| (key, true));
    let Some(value) = value.get_mut(key) else {
        return;
    };
    let values = match value {
        Value::Array(values) if is_list => values.iter_mut().collect(),
        other => vec![other],
    };
    for value in values {
        if rest.is_empty() {
            change(value);
        } else {
            at(value, rest, change);
        }
    }
}

const fn always(place: &'static str, left: Left, reason: &'static str) -> Loss {
    Loss { place, left, when: When::Always, reason }
}

/// An answer that is printed does not tell the number of its case.
const NO_CASE: Loss = Loss {
    place: "metadata.case_numbers",
    left: Left::Nothing,
    when: When::Replies,
    reason: "the printed answer does not tell the number of its case",
};

pub(super) const MARKDOWN: &[Loss] = &[
    NO_CASE,
    Loss {
        place: "metadata.session_year",
        left: Left::Nothing,
        when: When::Questions,
        reason: "the masthead is left out, and the number of a case holds the year of the calendar only",
    },
    always("footnotes[].text", Left::Words, "a note is one paragraph, whatever it was in print"),
];

pub(super) const PYMUPDF: &[Loss] = &[
    NO_CASE,
    always("questions[].text", Left::Words, "paragraphs follow each other without a blank line"),
    always("answers[].text", Left::Words, "paragraphs follow each other without a blank line"),
    always("footnotes[].text", Left::Words, "paragraphs follow each other without a blank line"),
    always("remarks[].text", Left::Words, "paragraphs follow each other without a blank line"),
];

pub(super) const PRINTED: &[Loss] = &[
    NO_CASE,
    always("questions[].text", Left::Words, "where a paragraph ends, nothing but a short line tells"),
    always("answers[].text", Left::Words, "where a paragraph ends, nothing but a short line tells"),
    always("footnotes[].text", Left::Words, "where a paragraph ends, nothing but a short line tells"),
    always("remarks[].text", Left::Words, "where a paragraph ends, nothing but a short line tells"),
];

pub(super) const PDF: &[Loss] =
    &[NO_CASE, always("footnotes[].text", Left::Words, "the paragraphs of a note run on")];

pub(super) const GLUED: &[Loss] = &[
    NO_CASE,
    always("questions[].text", Left::Letters, "the space is lost at line ends"),
    always("answers[].text", Left::Letters, "the space is lost at line ends"),
    always("footnotes[].text", Left::Letters, "the space is lost at line ends"),
    always("remarks[].text", Left::Letters, "the space is lost at line ends"),
];

/// What the page of a case does not tell.
macro_rules! openkamer {
    ($($more:expr),* $(,)?) => {
        &[
            always("metadata.addressees", Left::Nothing, "the page does not tell who was asked"),
            always("metadata.on_behalf_of", Left::Nothing, "the page does not tell for whom as well was answered"),
            always("metadata.see_also", Left::Nothing, "the page does not tell of an earlier reply"),
            postponed("metadata.appendix_number", "without an answer, the page names the questions only"),
            postponed("metadata.session_year", "without an answer, the page names the questions only"),
            postponed("metadata.answerers", "the page does not tell who postpones"),
            postponed("metadata.answered", "questions that are postponed are not answered"),
            postponed("metadata.days_to_answer", "questions that are postponed are not answered"),
            always("answers[].text", Left::NoFigures, "marks are glued, and no note tells them from numbers"),
            always("answers[].notes", Left::Nothing, "marks are glued, and no note tells them from numbers"),
            $($more),*
        ]
    };
}

pub(super) const OPENKAMER_HTML: &[Loss] = openkamer![always(
    "footnotes[].marks",
    Left::Nothing,
    "the marks of answers are numbered by another publication, so they look like second marks",
)];

pub(super) const OPENKAMER: &[Loss] = openkamer![
    always("questions[].text", Left::NoFigures, "marks are glued, and no note tells them from numbers"),
    always("questions[].notes", Left::Nothing, "marks are glued, and no note tells them from numbers"),
];

/// What the manuscript of a reply does not tell, since it has no sentence of the questions.
macro_rules! manuscript {
    ($($more:expr),* $(,)?) => {
        &[
            replied("metadata.askers", "the reply has no sentence of the questions"),
            replied("metadata.addressees", "the reply has no sentence of the questions"),
            replied("metadata.subject", "the reply has no sentence of the questions"),
            replied("metadata.submitted", "the reply has no sentence of the questions"),
            replied("metadata.days_to_answer", "the reply has no sentence of the questions"),
            $($more),*
        ]
    };
}

pub(super) const MANUSCRIPT: &[Loss] = manuscript![];

pub(super) const MANUSCRIPT_TEXT: &[Loss] = manuscript![NOTE_RUNS_ON];

/// What the letter of a postponement does not tell.
macro_rules! letter {
    ($($more:expr),* $(,)?) => {
        &[
            postponed("metadata.addressees", "the letter does not tell who was asked"),
            postponed("metadata.submitted", "the letter does not tell when was asked"),
            postponed("metadata.days_to_answer", "the letter does not tell when was asked"),
            $($more),*
        ]
    };
}

pub(super) const LETTER: &[Loss] = letter![];

pub(super) const LETTER_TEXT: &[Loss] = letter![NOTE_RUNS_ON];

/// Only a blank line parts paragraphs, and notes as well.
const NOTE_RUNS_ON: Loss = always(
    "footnotes[].text",
    Left::Words,
    "the paragraphs of a note follow each other without a blank line",
);

const fn replied(place: &'static str, reason: &'static str) -> Loss {
    Loss { place, left: Left::Nothing, when: When::Replies, reason }
}

const fn postponed(place: &'static str, reason: &'static str) -> Loss {
    Loss { place, left: Left::Nothing, when: When::Postponements, reason }
}
