//! The head sentences: "Vragen van het lid … (ingezonden …)." and "Antwoord van Minister … (ontvangen …).".

use super::Issue;
use crate::Date;
use crate::model::{Addressee, Answerer, Member};

/// What the head sentence of questions says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct QuestionHead {
    /// Whether the questions are to be asked in the chamber ("Mondelinge vragen").
    pub oral: bool,
    /// Who asks.
    pub askers: Vec<Member>,
    /// Who is asked.
    pub addressees: Vec<Addressee>,
    /// What the questions are about.
    pub subject: Option<String>,
    /// When they were handed in.
    pub submitted: Option<Date>,
    /// What was understood only in part.
    pub issues: Vec<Issue>,
}

/// What the head sentence of an answer or a postponement says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct AnswerHead {
    /// Whether it announces a postponement ("Mededeling van …") instead of an answer.
    pub postponement: bool,
    /// Who answers.
    pub answerers: Vec<Answerer>,
    /// For whom the answer is given as well.
    pub on_behalf_of: Vec<Addressee>,
    /// When it was received.
    pub answered: Option<Date>,
    /// The ids of earlier publications in this matter: "Zie ook Aanhangsel Handelingen, …".
    pub see_also: Vec<String>,
    /// What was understood only in part.
    pub issues: Vec<Issue>,
}

/// Which head sentence a line opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum HeadKind {
    /// "Vragen van het lid …", "Mondelinge vragen van …".
    Question,
    /// "Antwoord van Minister …", "Nader antwoord van …", "Mededeling van …".
    Answer,
    /// "Zie ook Aanhangsel Handelingen, …" on a line of its own.
    SeeAlso,
    /// "(ingezonden 20 november 2024)" on a line of its own.
    Submitted,
}

/// Tells whether a line opens a head sentence, and which; cheap enough to ask of every line.
#[must_use]
pub fn head_kind(_line: &str) -> Option<HeadKind> {
    None
}

/// Reads the head sentence of questions; `None` when `text` is not one.
#[must_use]
pub fn parse_question_head(_text: &str) -> Option<QuestionHead> {
    None
}

/// Reads the head sentence of an answer or a postponement; `None` when `text` is not one.
#[must_use]
pub fn parse_answer_head(_text: &str) -> Option<AnswerHead> {
    None
}

/// Reads the ids out of "Zie ook Aanhangsel Handelingen, vergaderjaar 2024–2025, nr. 507."; repeats are kept once.
#[must_use]
pub fn parse_see_also(_text: &str) -> Vec<String> {
    Vec::new()
}
