//! The facts in the letter with which answers are sent.
//!
//! The heading of the answers says most, in the words of the questions. The sentence of the letter and its subject line
//! say the same in turn, and only the letter has its date, the number of the matter, and the name of who signs.

use crate::Date;
use crate::block::CELL;
use crate::fields::date::parse_date_prefix;
use crate::fields::heading::QuestionHead;
use crate::fields::heading::letter::{
    LetterHead, Signature, parse_behalf, parse_letter_head, parse_mention, parse_signature,
};
use crate::fields::references::find_references;
use crate::flow::Text;
use crate::model::{Addressee, Answerer, Diagnostic, DiagnosticCode, ReferenceKind, Span};
use crate::recognise::outline::{LetterLine, letter_value};

use super::metadata::report;

/// What a letter says.
#[derive(Debug, Default)]
pub(super) struct Letter {
    pub(super) date: Option<Date>,
    /// The subject line as it is printed.
    pub(super) subject_line: Option<String>,
    pub(super) cases: Vec<String>,
    subject: Option<LetterHead>,
    mention: Option<QuestionHead>,
    title: Option<LetterHead>,
    signature: Signature,
    behalf: Vec<Addressee>,
}

impl Letter {
    /// Reads a line of the letter.
    pub(super) fn line(
        &mut self,
        kind: LetterLine,
        line: &str,
        text: &Text,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        let value = letter_value(line).map_or(line, |(_, value)| value);
        match kind {
            LetterLine::Frame => {}
            LetterLine::Date => {
                let date = parse_date_prefix(value).map(|(date, _)| date);
                if date.is_none() {
                    let message = format!("expected a date, but found `{value}`");
                    let place = text.place_on_line(Span::new(line.len() - value.len(), line.len()));
                    diagnostics.push(Diagnostic::new(DiagnosticCode::UnparsedDate, place, message));
                }
                self.date = self.date.or(date);
            }
            LetterLine::Subject => {
                self.subject_line.get_or_insert_with(|| value.to_owned());
                self.subject = self.subject.take().or_else(|| parse_letter_head(value));
            }
            LetterLine::Reference => self.add_cases(value),
            LetterLine::Mention => {
                self.mention = self.mention.take().or_else(|| parse_mention(line, self.date));
                self.behalf.extend(parse_behalf(line));
                self.add_cases(line);
            }
            LetterLine::Title => {
                self.add_cases(line);
                let head = parse_letter_head(line);
                if let Some(head) = head.filter(|_| self.title.is_none()) {
                    report(&head.issues, 0, text, diagnostics);
                    report(&head.questions.issues, 0, text, diagnostics);
                    self.title = Some(head);
                }
            }
        }
    }

    pub(super) fn sign(&mut self, lines: &[&str]) {
        let found = parse_signature(&columns(lines));
        self.signature.answerers.extend(found.answerers);
        self.signature.on_behalf_of.extend(found.on_behalf_of);
    }

    fn add_cases(&mut self, text: &str) {
        let cases = find_references(text).into_iter().filter(|found| found.kind == ReferenceKind::Case);
        for case in cases.filter_map(|found| found.id) {
            if !self.cases.contains(&case) {
                self.cases.push(case);
            }
        }
    }

    /// What it says of the questions.
    pub(super) fn questions(&self) -> QuestionHead {
        let titles = [&self.title, &self.subject].map(|head| head.as_ref().map(|head| &head.questions));
        let mut all = QuestionHead::default();
        for head in [titles[0], self.mention.as_ref(), titles[1]].into_iter().flatten() {
            if all.askers.is_empty() {
                all.askers.clone_from(&head.askers);
            }
            if all.addressees.is_empty() {
                all.addressees.clone_from(&head.addressees);
            }
            all.subject = all.subject.or_else(|| head.subject.clone());
            all.submitted = all.submitted.or(head.submitted);
        }
        all
    }

    /// Who answers, with the names that stand in the signature, and for whom as well.
    pub(super) fn answering(&self) -> (Vec<Answerer>, Vec<Addressee>) {
        let heads = || [&self.title, &self.subject].into_iter().flatten();
        let signers = &self.signature.answerers;
        let stated = heads().map(|head| &head.answerers).find(|answerers| !answerers.is_empty());
        let mut answerers = stated.unwrap_or(signers).clone();
        for answerer in answerers.iter_mut().filter(|answerer| answerer.name.is_none()) {
            let same = |signer: &&Answerer| {
                signer.office == answerer.office
                    && same_words(signer.portfolio.as_deref(), answerer.portfolio.as_deref())
            };
            answerer.name = signers.iter().find(same).and_then(|signer| signer.name.clone());
        }
        let behalf = heads().map(|head| &head.on_behalf_of).find(|behalf| !behalf.is_empty());
        let signed = Some(&self.signature.on_behalf_of).filter(|behalf| !behalf.is_empty());
        (answerers, behalf.or(signed).unwrap_or(&self.behalf).clone())
    }
}

/// The lines of a signature, one column after the other where two sign beside each other.
fn columns<'l>(lines: &[&'l str]) -> Vec<&'l str> {
    let most = lines.iter().map(|line| line.split(CELL).count()).max().unwrap_or(1);
    let cell = |column: usize| lines.iter().filter_map(move |line| line.split(CELL).nth(column));
    (0..most.min(MOST_COLUMNS)).flat_map(cell).collect()
}

/// How many may sign beside each other.
const MOST_COLUMNS: usize = 4;

/// Whether two portfolios are one; "De Minister," alone is that of whichever.
fn same_words(signed: Option<&str>, stated: Option<&str>) -> bool {
    signed.is_none_or(|signed| stated.is_some_and(|stated| signed.to_lowercase() == stated.to_lowercase()))
}
