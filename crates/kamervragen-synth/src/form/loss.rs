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
}

impl Loss {
    pub(crate) fn apply(&self, truth: &Truth, expected: &mut Value, found: &mut Value) {
        let is_reply = truth.metadata.appendix_number.is_some();
        let applies = match self.when {
            When::Always => true,
            When::Questions => !is_reply,
            When::Replies => is_reply,
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

pub(super) const GLUED: &[Loss] = &[
    NO_CASE,
    always("questions[].text", Left::Letters, "the space is lost at line ends"),
    always("answers[].text", Left::Letters, "the space is lost at line ends"),
    always("footnotes[].text", Left::Letters, "the space is lost at line ends"),
    always("remarks[].text", Left::Letters, "the space is lost at line ends"),
];
