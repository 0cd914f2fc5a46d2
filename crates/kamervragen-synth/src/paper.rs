//! A document before it is set in any form: what it says, and nothing of how it looks.

use jiff::civil::Date;
use kamervragen::{Office, ReferenceKind};

/// A publication: questions, answers to them, or why there are none yet.
#[derive(Debug, Clone)]
pub struct Paper {
    /// `kv-tk-2031Z00417`, `ah-tk-20302031-812`.
    pub id: String,
    /// What it is.
    pub kind: PaperKind,
    /// Who asks whom about what, and who answers.
    pub head: Head,
    /// What stands below the head, in printed order.
    pub parts: Vec<Part>,
}

/// What a [`Paper`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaperKind {
    /// Questions, `kv-tk-…`.
    Questions,
    /// Questions with their answers, `ah-tk-…`.
    Answers,
    /// Questions and why they are not answered yet, `ah-tk-…`.
    Postponement,
}

/// The facts of the head.
#[derive(Debug, Clone)]
pub struct Head {
    /// The number of the case: `2031Z00417`. Not printed in answers.
    pub case_number: String,
    /// The number in the appendix; none in questions.
    pub appendix_number: Option<u32>,
    /// The year of the proceedings in which the paper stands: `2030-2031`.
    pub session_year: String,
    /// `Aanvullende`, `Nadere`: the word before "vragen", mostly none.
    pub sort: Option<&'static str>,
    /// Who asks.
    pub askers: Vec<Person>,
    /// Who is asked.
    pub addressees: Vec<Charge>,
    /// What about: the words between "over" and "(ingezonden".
    pub subject: String,
    /// The day of the questions.
    pub submitted: Date,
    /// The reply, in answers and postponements.
    pub reply: Option<Reply>,
}

/// The facts of the second sentence of a head.
#[derive(Debug, Clone)]
pub struct Reply {
    /// Who answers.
    pub answerers: Vec<Bewindspersoon>,
    /// On whose behalf as well.
    pub on_behalf_of: Vec<Charge>,
    /// The day of the reply.
    pub answered: Date,
    /// Year and number of an earlier reply: "Zie ook Aanhangsel Handelingen, vergaderjaar 2030–2031, nr. 733".
    pub see_also: Option<(String, u32)>,
}

/// A member of parliament.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// `Pieter`.
    pub first_name: &'static str,
    /// With its prefix, as at the start of a sentence: `Van der Sluis`.
    pub surname: String,
    /// The party as printed.
    pub party: &'static str,
}

/// What a member of the government is in charge of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Charge {
    /// The office.
    pub office: Office,
    /// `van` or `voor`, as the name of the charge wants it.
    pub preposition: &'static str,
    /// `Infrastructuur en Waterstaat`; none for a prime minister.
    pub portfolio: Option<&'static str>,
}

/// A member of the government who replies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bewindspersoon {
    /// `Tessa`.
    pub first_name: &'static str,
    /// `Van Eikenrode`.
    pub surname: String,
    /// What for.
    pub charge: Charge,
}

/// A part of a paper.
#[derive(Debug, Clone)]
pub struct Part {
    /// What it is, and its numbers.
    pub role: PartRole,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// What a [`Part`] is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PartRole {
    /// "Vraag 4 en 5".
    Question(Label),
    /// "Antwoord 4 en 5".
    Answer(Label),
    /// "Mededeling".
    Postponement,
    /// "Toelichting:".
    Explanation,
}

/// Numbers, and how they are written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// All numbers.
    pub numbers: Vec<u32>,
    /// As printed: `4 en 5`, `2 t/m 6`.
    pub printed: String,
}

/// A piece of running text.
#[derive(Debug, Clone)]
pub enum Block {
    /// A paragraph.
    Paragraph(Vec<Run>),
    /// A list; each item with its mark.
    List(Vec<Item>),
    /// A table, from top to bottom.
    Table(Vec<Vec<String>>),
}

/// An item of a list.
#[derive(Debug, Clone)]
pub struct Item {
    /// `a.`, `–`, `1.`.
    pub mark: String,
    /// The words.
    pub runs: Vec<Run>,
    /// A list inside the item.
    pub inner: Vec<Item>,
}

/// A piece of a paragraph.
#[derive(Debug, Clone)]
pub enum Run {
    /// Words.
    Text(String),
    /// Words in italic type.
    Italic(String),
    /// Words that lead to a publication.
    Reference(Reference),
    /// The mark of a note, which stands here for the first time.
    Note(Note),
    /// A second mark of a note.
    NoteAgain {
        /// The name of the note.
        name: u32,
        /// Its number.
        number: u32,
    },
}

/// A written reference to a publication.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// What it leads to.
    pub kind: ReferenceKind,
    /// As written: `Kamerstuk 22 112, nr. 2686`.
    pub text: String,
    /// `kst-22112-2686`.
    pub id: String,
}

/// A note with its number.
#[derive(Debug, Clone)]
pub struct Note {
    /// A name that it keeps in all papers of a matter.
    pub name: u32,
    /// The number, rising through the paper.
    pub number: u32,
    /// What it says: one paragraph, seldom two. Notes hold no notes.
    pub paragraphs: Vec<Vec<NoteRun>>,
}

/// A piece of a note.
#[derive(Debug, Clone)]
pub enum NoteRun {
    /// Words.
    Text(String),
    /// An address.
    Url(String),
    /// Words that lead to a publication.
    Reference(Reference),
}

impl Paper {
    /// The notes in the order of their marks.
    #[must_use]
    pub fn notes(&self) -> Vec<&Note> {
        self.parts.iter().flat_map(Part::notes).collect()
    }

    /// Counts the notes from 1 in the order of their marks, and drops second marks that come before the first.
    pub(crate) fn number_notes(&mut self) {
        let mut names = Vec::new();
        for part in &mut self.parts {
            for block in &mut part.blocks {
                match block {
                    Block::Paragraph(runs) => number_runs(runs, &mut names),
                    Block::List(items) => number_items(items, &mut names),
                    Block::Table(_) => {}
                }
            }
        }
    }

    /// Whether it is printed with the reply to its questions.
    #[must_use]
    pub const fn is_reply(&self) -> bool {
        !matches!(self.kind, PaperKind::Questions)
    }
}

impl Part {
    /// The notes whose marks stand in the part, in order.
    #[must_use]
    pub fn notes(&self) -> Vec<&Note> {
        self.runs()
            .into_iter()
            .filter_map(|run| match run {
                Run::Note(note) => Some(note),
                _ => None,
            })
            .collect()
    }

    /// All pieces of all paragraphs and items, in order.
    #[must_use]
    pub fn runs(&self) -> Vec<&Run> {
        let mut found = Vec::new();
        for block in &self.blocks {
            match block {
                Block::Paragraph(runs) => found.extend(runs),
                Block::List(items) => push_runs(items, &mut found),
                Block::Table(_) => {}
            }
        }
        found
    }
}

fn number_items(items: &mut [Item], names: &mut Vec<u32>) {
    for item in items {
        number_runs(&mut item.runs, names);
        number_items(&mut item.inner, names);
    }
}

fn number_runs(runs: &mut Vec<Run>, names: &mut Vec<u32>) {
    runs.retain_mut(|run| match run {
        Run::Note(note) => {
            names.push(note.name);
            note.number = names.len() as u32;
            true
        }
        Run::NoteAgain { name, number } => match names.iter().position(|known| known == name) {
            Some(index) => {
                *number = index as u32 + 1;
                true
            }
            None => false,
        },
        Run::Text(_) | Run::Italic(_) | Run::Reference(_) => true,
    });
}

fn push_runs<'a>(items: &'a [Item], found: &mut Vec<&'a Run>) {
    for item in items {
        found.extend(&item.runs);
        push_runs(&item.inner, found);
    }
}
