//! What a reader should find in a paper, in the terms of the JSON contract.

use serde::Serialize;

use crate::paper::{Block, Item, Label, Note, NoteRun, Paper, PaperKind, Part, PartRole, Reference, Run};

/// What a reader should find in a paper, whatever the form; without what is a matter of form, like places.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Truth {
    /// `questions`, `answers`, `postponement`.
    pub kind: &'static str,
    /// The facts of the head.
    pub metadata: Facts,
    /// The questions in printed order.
    pub questions: Vec<TruePart>,
    /// The answers in printed order.
    pub answers: Vec<TruePart>,
    /// Which answer belongs to which questions: their places in the two lists.
    pub exchanges: Vec<TrueExchange>,
    /// The notes in the order of their marks.
    pub footnotes: Vec<TrueNote>,
    /// Postponement and explanation.
    pub remarks: Vec<TrueRemark>,
    /// The references to publications in questions, answers and notes.
    pub references: Vec<TrueReference>,
}

/// The facts of the head.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Facts {
    /// `ah-tk-20302031-812`.
    pub publication_id: String,
    /// The number of the case.
    pub case_numbers: Vec<String>,
    /// The number in the appendix.
    pub appendix_number: Option<u32>,
    /// `2030-2031`.
    pub session_year: String,
    /// What about.
    pub subject: String,
    /// Name and party.
    pub askers: Vec<(String, String)>,
    /// Office and portfolio.
    pub addressees: Vec<(String, Option<String>)>,
    /// Office, name and portfolio.
    pub answerers: Vec<(String, String, Option<String>)>,
    /// Office and portfolio.
    pub on_behalf_of: Vec<(String, Option<String>)>,
    /// The day of the questions.
    pub submitted: String,
    /// The day of the reply.
    pub answered: Option<String>,
    /// Days between the two.
    pub days_to_answer: Option<i32>,
    /// The earlier reply.
    pub see_also: Vec<String>,
}

/// A question or an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TruePart {
    /// All numbers.
    pub numbers: Vec<u32>,
    /// What it says.
    pub text: String,
    /// The numbers of its notes, in the order of the marks.
    pub notes: Vec<String>,
    /// Where it points, when it does nothing else.
    pub see: Vec<u32>,
}

/// Questions with their answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TrueExchange {
    /// The numbers.
    pub numbers: Vec<u32>,
    /// Places in the list of questions.
    pub questions: Vec<usize>,
    /// The place in the list of answers.
    pub answer: Option<usize>,
}

/// A note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TrueNote {
    /// The number.
    pub number: String,
    /// What it says.
    pub text: String,
    /// The addresses in it.
    pub urls: Vec<String>,
    /// How many marks it has.
    pub marks: usize,
}

/// A remark.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TrueRemark {
    /// `postponement`, `explanation`.
    pub kind: &'static str,
    /// What it says.
    pub text: String,
}

/// A reference, with the part it stands in: `question 7`, `footnote 2`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct TrueReference {
    /// `kamerstuk`.
    pub kind: String,
    /// `kst-22112-2686`.
    pub id: String,
    /// Where.
    #[serde(rename = "in")]
    pub in_: String,
}

impl Truth {
    /// What a reader should find in this paper.
    #[must_use]
    pub fn of(paper: &Paper) -> Self {
        let mut truth = Self {
            kind: match paper.kind {
                PaperKind::Questions => "questions",
                PaperKind::Answers => "answers",
                PaperKind::Postponement => "postponement",
            },
            metadata: facts(paper),
            questions: Vec::new(),
            answers: Vec::new(),
            exchanges: Vec::new(),
            footnotes: paper.notes().into_iter().map(note).collect(),
            remarks: Vec::new(),
            references: Vec::new(),
        };
        for part in &paper.parts {
            truth.add(part);
        }
        for question in 0..truth.questions.len() {
            let numbers = truth.questions[question].numbers.clone();
            let answer = truth.answers.iter().position(|answer| answer.numbers == numbers);
            truth.exchanges.push(TrueExchange { numbers, questions: vec![question], answer });
        }
        for note in paper.notes() {
            for reference in note.paragraphs.iter().flatten() {
                if let NoteRun::Reference(reference) = reference {
                    truth.refer(reference, format!("footnote {}", note.number));
                }
            }
        }
        truth
    }

    fn add(&mut self, part: &Part) {
        let place = match &part.role {
            PartRole::Question(label) => {
                self.questions.push(true_part(part, label));
                format!("question {}", label.numbers[0])
            }
            PartRole::Answer(label) => {
                self.answers.push(true_part(part, label));
                format!("answer {}", label.numbers[0])
            }
            PartRole::Postponement => {
                return self.remarks.push(TrueRemark { kind: "postponement", text: text(&part.blocks) });
            }
            PartRole::Explanation => {
                return self.remarks.push(TrueRemark { kind: "explanation", text: text(&part.blocks) });
            }
        };
        for run in part.runs() {
            match run {
                Run::Reference(reference) => self.refer(reference, place.clone()),
                Run::Note(note) => self.mark(note.number),
                Run::NoteAgain { number, .. } => self.mark(*number),
                Run::Text(_) | Run::Italic(_) => {}
            }
        }
    }

    fn mark(&mut self, number: u32) {
        if let Some(note) = self.footnotes.get_mut(number as usize - 1) {
            note.marks += 1;
        }
    }

    fn refer(&mut self, reference: &Reference, in_: String) {
        self.references.push(TrueReference::new(reference, in_));
    }
}

impl TrueReference {
    pub(crate) fn new(reference: &Reference, in_: String) -> Self {
        Self { kind: name(&reference.kind), id: reference.id.clone(), in_ }
    }
}

/// The name of a value in the contract: `staatssecretaris`.
pub(crate) fn name(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(name)) => name,
        other => unreachable!("a name in the contract is a string, not {other:?}"),
    }
}

fn facts(paper: &Paper) -> Facts {
    let head = &paper.head;
    let reply = head.reply.as_ref();
    let charge = |charge: &crate::paper::Charge| (name(&charge.office), charge.portfolio.map(str::to_owned));
    Facts {
        publication_id: paper.id.clone(),
        case_numbers: vec![head.case_number.clone()],
        appendix_number: head.appendix_number,
        session_year: head.session_year.clone(),
        subject: head.subject.clone(),
        askers: head.askers.iter().map(|asker| (asker.surname.clone(), asker.party.to_owned())).collect(),
        addressees: head.addressees.iter().map(charge).collect(),
        answerers: reply.map_or_else(Vec::new, |reply| {
            reply
                .answerers
                .iter()
                .map(|one| {
                    (name(&one.charge.office), one.surname.clone(), one.charge.portfolio.map(str::to_owned))
                })
                .collect()
        }),
        on_behalf_of: reply.map_or_else(Vec::new, |reply| reply.on_behalf_of.iter().map(charge).collect()),
        submitted: head.submitted.to_string(),
        answered: reply.map(|reply| reply.answered.to_string()),
        days_to_answer: reply
            .and_then(|reply| head.submitted.until(reply.answered).ok())
            .map(|span| span.get_days()),
        see_also: reply
            .and_then(|reply| reply.see_also.as_ref())
            .map(|(year, number)| format!("ah-tk-{}-{number}", year.replace('-', "")))
            .into_iter()
            .collect(),
    }
}

fn true_part(part: &Part, label: &Label) -> TruePart {
    let text = text(&part.blocks);
    let notes = part.runs().into_iter().filter_map(|run| match run {
        Run::Note(note) => Some(note.number.to_string()),
        Run::NoteAgain { number, .. } => Some(number.to_string()),
        Run::Text(_) | Run::Italic(_) | Run::Reference(_) => None,
    });
    // "Zie het antwoord op vraag 4." and no more.
    let see = text.strip_prefix("Zie ").filter(|rest| rest.contains("antwoord") && rest.len() < 30);
    let see = see.and_then(|rest| rest.trim_end_matches('.').rsplit(' ').next()?.parse().ok());
    TruePart { numbers: label.numbers.clone(), notes: notes.collect(), see: see.into_iter().collect(), text }
}

fn note(note: &Note) -> TrueNote {
    let paragraphs: Vec<String> = note.paragraphs.iter().map(|runs| note_words(runs)).collect();
    let urls = note.paragraphs.iter().flatten().filter_map(|run| match run {
        NoteRun::Url(url) => Some(url.clone()),
        NoteRun::Text(_) | NoteRun::Reference(_) => None,
    });
    TrueNote {
        number: note.number.to_string(),
        text: paragraphs.join("\n\n"),
        urls: urls.collect(),
        marks: 0,
    }
}

/// The words of a paragraph of a note.
pub(crate) fn note_words(runs: &[NoteRun]) -> String {
    runs.iter()
        .map(|run| match run {
            NoteRun::Text(words) | NoteRun::Url(words) => words.as_str(),
            NoteRun::Reference(reference) => &reference.text,
        })
        .collect()
}

/// The words of blocks as a reader would copy them.
pub(crate) fn text(blocks: &[Block]) -> String {
    let blocks: Vec<String> = blocks
        .iter()
        .map(|block| match block {
            Block::Paragraph(runs) => words(runs),
            Block::List(items) => list(items).join("\n"),
            Block::Table(rows) => rows.iter().map(|row| row.join(" | ")).collect::<Vec<_>>().join("\n"),
        })
        .collect();
    blocks.join("\n\n")
}

fn list(items: &[Item]) -> Vec<String> {
    items
        .iter()
        .flat_map(|item| [vec![format!("{} {}", item.mark, words(&item.runs))], list(&item.inner)].concat())
        .collect()
}

fn words(runs: &[Run]) -> String {
    runs.iter()
        .map(|run| match run {
            Run::Text(words) | Run::Italic(words) => words.as_str(),
            Run::Reference(reference) => &reference.text,
            Run::Note(_) | Run::NoteAgain { .. } => "",
        })
        .collect()
}
