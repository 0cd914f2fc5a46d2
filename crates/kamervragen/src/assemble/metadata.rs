//! The facts of a document, from its head, its foot and the key and value lines of a page.

use crate::Date;
use crate::fields::Issue;
use crate::fields::date::{parse_date, parse_date_prefix};
use crate::fields::heading::letter::parse_mention;
use crate::fields::heading::{
    AnswerHead, QuestionHead, find_answer_head, parse_answer_head, parse_question_head, parse_see_also,
    parse_submitted,
};
use crate::fields::identifiers::{parse_case_number, parse_old_number, parse_publication};
use crate::fields::offices::parse_page_answerers;
use crate::fields::people::parse_members;
use crate::fields::references::{find_references, find_urls};
use crate::fields::session_year::{
    parse_session_year, parse_session_year_prefix, session_year_digits, session_year_of,
};
use crate::flow::{self, Measure, Text};
use crate::model::{
    Answerer, Chamber, Diagnostic, DiagnosticCode, DocumentKind, Member, Metadata, ReferenceKind, RemarkKind,
    Span,
};
use crate::recognise::furniture::Imprint;
use crate::recognise::outline::{HeaderKind, Part, Role};
use crate::recognise::page_head::{self, Key};
use crate::recognise::rows::Row;
use crate::record::Record;

use super::letter::Letter;
use super::marked::Marked;
use super::{Matter, marks_in, record};

/// What the head and the foot of a document state, before anything is worked out.
#[derive(Debug, Default)]
pub(super) struct Head {
    question: Option<QuestionHead>,
    answer: Option<AnswerHead>,
    /// What a postponement says of the questions: less than a head or a page, which it only repeats.
    mention: Option<QuestionHead>,
    page: Page,
    letter: Letter,
    appendix_number: Option<u32>,
    case_numbers: Vec<String>,
    session_year: Option<String>,
    chamber: Option<Chamber>,
    publication_id: Option<String>,
    submitted: Option<Date>,
    /// Whether the year of the day on which was asked follows from the date of the answer ("6 november jl.").
    dated_by_answer: bool,
    see_also: Vec<String>,
    title: Option<String>,
}

/// What the key and value lines of a web page state.
#[derive(Debug, Default)]
struct Page {
    /// Whether it shows questions and answers of two documents together.
    of_both: bool,
    submitted: Option<Date>,
    answered: Option<Date>,
    days: Option<i32>,
    askers: Vec<Member>,
    answerers: Vec<Answerer>,
    topics: Vec<String>,
    urls: Vec<String>,
    answer_id: Option<String>,
    title: Option<String>,
}

impl Head {
    pub(super) fn read(
        rows: &[Row<'_>],
        parts: &[Part],
        matter: &Matter,
        imprint: &Imprint,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Self {
        let mut head = Self::default();
        if let Some((id, _)) = &imprint.publication_id {
            head.publication_id = Some(id.clone());
        }
        if let Some((year, _)) = &imprint.session_year {
            head.session_year = Some(year.clone());
            head.chamber = Some(Chamber::TweedeKamer);
        }
        let mut headers = matter.headers.iter();
        for part in parts {
            match part.role {
                Role::Header(kind) => {
                    let facts = part.slices.iter().flat_map(|slice| rows[slice.row].facts());
                    let marked = Marked::of(facts, diagnostics);
                    if let Some(text) = headers.next() {
                        head.header(kind, text, &marked, diagnostics);
                    }
                }
                Role::Remark(RemarkKind::Postponement) => {
                    let marks = marks_in(&matter.marks, &part.slices);
                    head.postponement(&flow::lay_out(rows, &part.slices, marks, Measure::unknown()));
                }
                Role::Remark(RemarkKind::Signature) => {
                    let lines: Vec<&str> = part.slices.iter().map(|slice| rows[slice.row].text()).collect();
                    head.letter.sign(&lines);
                }
                _ => {}
            }
        }
        head
    }

    fn header(&mut self, kind: HeaderKind, text: &Text, marked: &Marked, diagnostics: &mut Vec<Diagnostic>) {
        let line = text.one_line();
        match kind {
            HeaderKind::Masthead => self.masthead(&line),
            HeaderKind::Number => self.number(&line),
            HeaderKind::Questions => self.questions(&line, text, marked, diagnostics),
            HeaderKind::Answers => self.answers(&line, 0, text, marked, diagnostics),
            HeaderKind::SeeAlso => self.see_also.extend(parse_see_also(&line)),
            HeaderKind::Submitted => {
                let (date, issues) = parse_submitted(&line);
                self.submitted = self.submitted.or(date);
                report(&issues, 0, text, diagnostics);
            }
            HeaderKind::Title => {
                if self.title.is_none() && parse_date(&line).is_none() {
                    // tweedekamer.nl: "Antwoord schriftelijke vragen : Antwoord op vragen van …"
                    let title = line.split_once(" : ").map_or(&*line, |(_, title)| title);
                    self.title = Some(title.to_owned());
                }
            }
            HeaderKind::Page(key) => self.page_line(key, &line, text, diagnostics),
            HeaderKind::Letter(kind) => {
                self.letter.line(kind, &line, text, diagnostics);
            }
            HeaderKind::Section | HeaderKind::FrontMatter => {}
        }
    }

    /// "Op 6 november jl. hebben de leden … vragen gesteld aan … over …", "De vragen over de sluizen (2031Z00417) kunnen
    /// niet binnen de gebruikelijke termijn worden beantwoord."
    fn postponement(&mut self, text: &Text) {
        if self.question.is_none() {
            let received = self.answer.as_ref().and_then(|head| head.answered).or(self.letter.date);
            let mention =
                |today| text.words.split("\n\n").find_map(|paragraph| parse_mention(paragraph, today));
            self.mention = mention(received);
            let dated = |head: Option<QuestionHead>| head.is_some_and(|head| head.submitted.is_some());
            let has_day = self.submitted.or(self.page.submitted).is_some();
            self.dated_by_answer = !has_day && dated(self.mention.clone()) && !dated(mention(None));
        }
        if self.case_numbers.is_empty() {
            let cases =
                find_references(&text.words).into_iter().filter(|found| found.kind == ReferenceKind::Case);
            self.case_numbers.extend(cases.take(1).filter_map(|found| found.id));
        }
    }

    fn masthead(&mut self, line: &str) {
        let name = line.trim_end_matches(|sign: char| sign != 'l');
        match name {
            "Tweede Kamer der Staten-Generaal" => self.chamber = Some(Chamber::TweedeKamer),
            "Eerste Kamer der Staten-Generaal" => self.chamber = Some(Chamber::EersteKamer),
            _ if line == "2" => self.chamber = Some(Chamber::TweedeKamer),
            _ if line == "1" => self.chamber = Some(Chamber::EersteKamer),
            _ => {}
        }
        // `Tweede Kamer der Staten-Generaal2031-20321022`: a copied page glues the cells of its table.
        let rest = line.strip_prefix("Vergaderjaar").unwrap_or(&line[name.len()..]).trim_start();
        let glued = || parse_session_year_prefix(rest.get(.."2031-2032".len())?);
        if let Some((year, len)) = parse_session_year_prefix(rest).or_else(glued) {
            self.session_year.get_or_insert(year);
            let number = rest[len..].trim();
            if !number.is_empty() && !line.starts_with("Vergaderjaar") {
                self.number(number);
            }
        }
    }

    /// `594`, `2031Z00417`, `AH 604`
    fn number(&mut self, line: &str) {
        if let Some(case) = parse_case_number(line).or_else(|| parse_old_number(line)) {
            if !self.case_numbers.contains(&case) {
                self.case_numbers.push(case);
            }
        } else {
            let number = line.strip_prefix("AH").unwrap_or(line).trim().parse().ok();
            self.appendix_number = self.appendix_number.or(number);
        }
    }

    fn questions(&mut self, line: &str, text: &Text, marked: &Marked, diagnostics: &mut Vec<Diagnostic>) {
        let answer = find_answer_head(line);
        let (questions, answers) = line.split_at(answer.unwrap_or(line.len()));
        let head = parse_question_head(questions);
        match &head {
            Some(head) => report(&head.issues, 0, text, diagnostics),
            None => diagnostics.push(unparsed(questions, text)),
        }
        if self.question.is_none() && (head.is_some() || !marked.is_empty()) {
            let head = self.question.insert(head.unwrap_or_default());
            marked.complete_question(head, diagnostics);
        }
        if !answers.is_empty() {
            self.answers(answers, questions.len(), text, &Marked::default(), diagnostics);
        }
    }

    /// Reads the part of the line that begins at `from`.
    fn answers(
        &mut self,
        line: &str,
        from: usize,
        text: &Text,
        marked: &Marked,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        let head = parse_answer_head(line);
        match &head {
            Some(head) => report(&head.issues, from, text, diagnostics),
            None => diagnostics.push(unparsed(line, text)),
        }
        if self.answer.is_none() && (head.is_some() || !marked.is_empty()) {
            let head = self.answer.insert(head.unwrap_or_default());
            marked.complete_answer(head, diagnostics);
        }
    }

    fn page_line(&mut self, key: Key, line: &str, text: &Text, diagnostics: &mut Vec<Diagnostic>) {
        if key == Key::Table {
            // Its cells stand on one line now, and tell themselves apart.
            return self.table_line(line);
        }
        let Some((_, value)) = page_head::key(line) else { return };
        let from = line.len() - value.len();
        let page = &mut self.page;
        let mut date_of = |date: &mut Option<Date>| {
            let found = parse_date_prefix(value);
            if found.is_none() {
                let message = format!("expected a date, but found `{value}`");
                let span = text.place_on_line(Span::new(from, line.len()));
                diagnostics.push(Diagnostic::new(DiagnosticCode::UnparsedDate, Some(span), message));
            }
            *date = date.or(found.map(|(date, _)| date));
        };
        match key {
            Key::Case => {
                page.of_both = true;
                self.case_numbers.extend(parse_case_number(value));
                self.chamber.get_or_insert(Chamber::TweedeKamer);
            }
            Key::Submitted => date_of(&mut page.submitted),
            Key::Answered => {
                date_of(&mut page.answered);
                page.days = days(value);
            }
            Key::Askers => {
                let (askers, issues) = parse_members(value);
                page.askers = askers;
                report(&issues, from, text, diagnostics);
            }
            Key::Answerers => {
                let (answerers, issues) = parse_page_answerers(value);
                page.answerers = answerers;
                report(&issues, from, text, diagnostics);
            }
            Key::Topics => page.topics = value.split_whitespace().map(str::to_owned).collect(),
            Key::Url => page.urls.extend(find_urls(value).into_iter().map(|found| found.url)),
            Key::QuestionId => {
                if let Some(id) = parse_publication(value) {
                    self.publication_id.get_or_insert(id.id);
                }
            }
            Key::AnswerId => page.answer_id = parse_publication(value).map(|id| id.id),
            Key::FullTitle => page.title = page.title.take().or_else(|| Some(value.to_owned())),
            Key::Table | Key::Sources => {}
        }
    }

    /// `19-01-2032 12:15 Tweede Kamer der Staten-Generaal 2031-2032 2032Z00731 16-01-2032`
    fn table_line(&mut self, line: &str) {
        if line.contains("Tweede Kamer der Staten-Generaal") {
            self.chamber = Some(Chamber::TweedeKamer);
        }
        for word in line.split_whitespace() {
            if let Some(year) = parse_session_year(word).filter(|_| word.contains(['-', '–', '/'])) {
                self.session_year.get_or_insert(year);
            } else if parse_case_number(word).is_some() {
                self.number(word);
            }
        }
    }

    pub(super) fn is_page_of_both(&self) -> bool {
        self.page.of_both
    }

    pub(super) fn postpones(&self) -> bool {
        self.answer.as_ref().is_some_and(|head| head.postponement)
    }

    pub(super) fn is_answered(&self) -> bool {
        self.answer.is_some() || self.page.answered.is_some() || self.page.answer_id.is_some()
    }

    /// The facts as the contract has them, with those that follow from others.
    pub(super) fn into_metadata(
        self,
        kind: DocumentKind,
        record: &Record<'_>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Metadata {
        let question = self.question.unwrap_or_default();
        let answer = self.answer.unwrap_or_default();
        let mention = self.mention.unwrap_or_default();
        let (page, letter) = (self.page, self.letter);
        let (in_letter, (signers, behalf)) = (letter.questions(), letter.answering());
        let mut metadata = Metadata {
            publication_id: self.publication_id,
            case_numbers: or(self.case_numbers, letter.cases),
            appendix_number: self.appendix_number,
            session_year: self.session_year,
            chamber: self.chamber,
            subject: question
                .subject
                .or_else(|| page.of_both.then(|| self.title.clone()).flatten())
                .or(mention.subject)
                .or(in_letter.subject),
            title: page.title.or(self.title).or(letter.subject_line),
            askers: or(or(question.askers, page.askers), or(mention.askers, in_letter.askers)),
            addressees: or(or(question.addressees, mention.addressees), in_letter.addressees),
            answerers: or(or(answer.answerers, page.answerers), signers),
            on_behalf_of: or(answer.on_behalf_of, behalf),
            submitted: question
                .submitted
                .or(self.submitted)
                .or(page.submitted)
                .or(mention.submitted)
                .or(in_letter.submitted),
            answered: answer.answered.or(page.answered).or(letter.date),
            days_to_answer: page.days,
            see_also: unique(answer.see_also.into_iter().chain(self.see_also)),
            topics: page.topics,
            urls: page.urls,
            record: record.to_model(),
            derived: Vec::new(),
        };
        let mut derived = Derived::default();
        if self.dated_by_answer {
            derived.add("submitted");
        }
        // The record has the last word on the id, so what the printed one tells counts only where the record has none.
        let printed_id = metadata.publication_id.clone().filter(|_| !record::states_id(record));
        for id in [printed_id, page.answer_id].into_iter().flatten() {
            read_id(&id, &mut metadata, diagnostics);
        }
        record::merge(record, kind, &mut metadata, &mut derived, diagnostics);
        derived.follow(kind, &mut metadata);
        derived.days(&mut metadata, diagnostics);
        metadata.derived = derived.in_order();
        metadata
    }
}

/// The first list, unless it is empty.
fn or<T>(first: Vec<T>, second: Vec<T>) -> Vec<T> {
    if first.is_empty() { second } else { first }
}

/// What a printed publication id says about the document: its parts are printed facts like any other.
fn read_id(id: &str, metadata: &mut Metadata, diagnostics: &mut Vec<Diagnostic>) {
    let Some(id) = parse_publication(id) else { return };
    let mut conflict = |what: &str, printed: &str, found: &str| {
        if printed != found {
            let message =
                format!("expected {what} {printed} as printed above, but found {found} in `{}`", id.id);
            diagnostics.push(Diagnostic::new(DiagnosticCode::ConflictingFact, None, message));
        }
    };
    if let Some(number) = id.appendix_number {
        let printed = *metadata.appendix_number.get_or_insert(number);
        conflict("number", &printed.to_string(), &number.to_string());
    }
    if let Some(year) = &id.session_year {
        let printed = metadata.session_year.get_or_insert_with(|| year.clone());
        conflict("session year", printed, year);
    }
    if let Some(case) = &id.case_number {
        if metadata.case_numbers.is_empty() {
            metadata.case_numbers.push(case.clone());
        } else if !metadata.case_numbers.contains(case) {
            conflict("case number", &metadata.case_numbers.join(", "), case);
        }
    }
    metadata.chamber = metadata.chamber.or(id.chamber);
}

/// The names of the fields that were worked out.
#[derive(Default)]
pub(super) struct Derived(Vec<&'static str>);

/// The fields that can be worked out, in the order of the contract.
const DERIVABLE: [&str; 5] = ["publication_id", "session_year", "subject", "submitted", "days_to_answer"];

impl Derived {
    pub(super) fn add(&mut self, name: &'static str) {
        self.0.push(name);
    }

    /// Says that a field was read after all.
    pub(super) fn remove(&mut self, name: &str) {
        self.0.retain(|known| *known != name);
    }

    /// What dates and numbers say about the year and the id.
    fn follow(&mut self, kind: DocumentKind, metadata: &mut Metadata) {
        let asks = matches!(kind, DocumentKind::Questions | DocumentKind::OralQuestions);
        if metadata.session_year.is_none() {
            // The year of an answer is that of the day it was received; of questions, of the day they were asked.
            let date = if asks { metadata.submitted } else { metadata.answered };
            if let Some(date) = date {
                metadata.session_year = Some(session_year_of(date));
                self.add("session_year");
            }
        }
        if metadata.publication_id.is_some() || metadata.chamber == Some(Chamber::EersteKamer) {
            return;
        }
        let digits = metadata.session_year.as_deref().and_then(session_year_digits);
        metadata.publication_id = match (metadata.case_numbers.as_slice(), digits, metadata.appendix_number) {
            ([case], _, _) if asks && parse_case_number(case).is_some() => Some(format!("kv-tk-{case}")),
            // Before 2009 the number of a case was no more than digits, and the id had another pattern.
            ([number], _, _) if asks && parse_old_number(number).is_some() => Some(format!("kv-{number}")),
            (_, Some(year), Some(number)) if !asks => Some(format!("ah-tk-{year}-{number}")),
            _ => None,
        };
        if metadata.publication_id.is_some() {
            self.add("publication_id");
        }
    }

    /// The days between asking and answering, checked against the number that a page prints.
    fn days(&mut self, metadata: &mut Metadata, diagnostics: &mut Vec<Diagnostic>) {
        let (Some(submitted), Some(answered)) = (metadata.submitted, metadata.answered) else { return };
        let Some(days) = submitted.until(answered).ok().map(|span| span.get_days()) else { return };
        if days < 0 {
            let message = format!("expected an answer after {submitted}, but it was received on {answered}");
            diagnostics.push(Diagnostic::new(DiagnosticCode::ImplausibleDates, None, message));
        }
        match metadata.days_to_answer {
            Some(printed) if printed != days => {
                let message =
                    format!("expected {days} days from {submitted} to {answered}, but found {printed}");
                diagnostics.push(Diagnostic::new(DiagnosticCode::ImplausibleDates, None, message));
            }
            Some(_) => {}
            None => {
                metadata.days_to_answer = Some(days);
                self.add("days_to_answer");
            }
        }
    }

    fn in_order(self) -> Vec<String> {
        DERIVABLE.iter().filter(|name| self.0.contains(name)).map(|name| (*name).to_owned()).collect()
    }
}

/// "(na 54 dagen)"
fn days(value: &str) -> Option<i32> {
    let (_, rest) = value.split_once("(na ")?;
    rest.split_once(" dag")?.0.trim().parse().ok()
}

fn unique(ids: impl Iterator<Item = String>) -> Vec<String> {
    let mut seen = Vec::new();
    for id in ids {
        if !seen.contains(&id) {
            seen.push(id);
        }
    }
    seen
}

fn span_of(text: &Text) -> Option<Span> {
    (!text.words.is_empty()).then(|| text.place(Span::new(0, text.words.len())))
}

fn unparsed(line: &str, text: &Text) -> Diagnostic {
    let message = format!("expected a head sentence, but found `{line}`");
    Diagnostic::new(DiagnosticCode::UnparsedHead, span_of(text), message)
}

/// Makes diagnostics of what a grammar understood only in part.
///
/// The grammar was given the part of the line that begins at `from`.
pub(super) fn report(issues: &[Issue], from: usize, text: &Text, diagnostics: &mut Vec<Diagnostic>) {
    for issue in issues {
        let span = text.place_on_line(Span::new(from + issue.span.start, from + issue.span.end));
        diagnostics.push(Diagnostic::new(issue.code, Some(span), issue.message.clone()));
    }
}
