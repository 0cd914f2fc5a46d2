//! Offices and portfolios of the government: who is asked, who answers, and for whom.
//!
//! ```text
//! de Ministers van Financiën, voor Rechtsbescherming en van Defensie en de Staatssecretaris van Economische Zaken
//! Minister Van Eikenrode (Infrastructuur en Waterstaat) en van Staatssecretaris De Rijk (Financiën)
//! ```
//!
//! Both are one list: offices, each with portfolios after "van" or "voor", or with a name and a portfolio in
//! parentheses. A portfolio holds commas and "en" of its own; it ends where a separator is followed by "van", "voor"
//! or an office. Where one preposition serves two portfolios, the known names tell where to cut.
//!
//! Who is absent is not asked: of "de Staatssecretaris van X, bij afwezigheid van de Minister van Y," only the state
//! secretary is given, for the question was put to that office alone.

mod portfolios;
mod words;

use portfolios::Split;
use words::{Kind, Title, Word, spelled, words};

pub(crate) use portfolios::ends_with_known;
pub(crate) use words::office_at;

use super::Issue;
use super::people::join_accents;
use super::scan::{issue, one_line, quote, slice, tail};
use crate::model::{Addressee, Answerer, DiagnosticCode, Office};

/// Marks around a portfolio that do not belong to it.
const MARKS: [char; 6] = [' ', ',', ';', ':', '.', '*'];

/// Reads who is asked, or on whose behalf is answered.
///
/// # Examples
///
/// ```
/// use kamervragen::Office;
/// use kamervragen::fields::offices::parse_addressees;
///
/// let (asked, _) = parse_addressees("de Ministers van Financiën en voor Klimaat en Energie en de Minister-President");
/// let printed: Vec<_> = asked.iter().map(|a| (a.office, a.portfolio.as_deref())).collect();
/// assert_eq!(
///     printed,
///     [
///         (Office::Minister, Some("Financiën")),
///         (Office::Minister, Some("Klimaat en Energie")),
///         (Office::MinisterPresident, None),
///     ],
/// );
/// ```
#[must_use]
pub fn parse_addressees(text: &str) -> (Vec<Addressee>, Vec<Issue>) {
    let (holders, mut issues) = Reader::read(text);
    let addressee = |holder: Holder| {
        if let (Some(name), None) = (&holder.name, &holder.portfolio) {
            let message = format!("expected a portfolio, but found the name {}", quote(name));
            issues.push(issue(DiagnosticCode::UnparsedPerson, holder.start..holder.end, message));
        }
        Addressee { office: holder.office, portfolio: holder.portfolio }
    };
    (holders.into_iter().map(addressee).collect(), issues)
}

/// Reads who answers: names with portfolios in parentheses, or offices with portfolios.
///
/// # Examples
///
/// ```
/// use kamervragen::fields::offices::parse_answerers;
///
/// let (answering, issues) = parse_answerers("Minister Van Eikenrode (Infrastructuur en Waterstaat)");
/// assert_eq!(answering[0].name.as_deref(), Some("Van Eikenrode"));
/// assert_eq!(answering[0].portfolio.as_deref(), Some("Infrastructuur en Waterstaat"));
/// assert!(issues.is_empty());
/// ```
#[must_use]
pub fn parse_answerers(text: &str) -> (Vec<Answerer>, Vec<Issue>) {
    let (holders, issues) = Reader::read(text);
    let answerer =
        |holder: Holder| Answerer { office: holder.office, name: holder.name, portfolio: holder.portfolio };
    (holders.into_iter().map(answerer).collect(), issues)
}

/// Reads who answers from the line of a page, where the office stands behind the name:
/// "Tessa van Eikenrode (minister infrastructuur en waterstaat) (LB)".
///
/// # Examples
///
/// ```
/// use kamervragen::Office;
/// use kamervragen::fields::offices::parse_page_answerers;
///
/// let (answering, _) = parse_page_answerers("Tessa van Eikenrode (staatssecretaris financiën) (LB)");
/// assert_eq!(answering[0].office, Office::Staatssecretaris);
/// assert_eq!(answering[0].name.as_deref(), Some("Tessa van Eikenrode"));
/// assert_eq!(answering[0].portfolio.as_deref(), Some("financiën"));
/// ```
#[must_use]
pub fn parse_page_answerers(text: &str) -> (Vec<Answerer>, Vec<Issue>) {
    let mut answerers: Vec<Answerer> = Vec::new();
    let mut issues = Vec::new();
    let mut at = 0;
    while let Some(open) = memchr::memchr(b'(', tail(text, at).as_bytes()).map(|found| at + found) {
        let name = page_name(slice(text, at..open));
        let close =
            memchr::memchr(b')', tail(text, open).as_bytes()).map_or(text.len(), |found| open + found);
        let inside = slice(text, open + 1..close);
        at = (close + 1).min(text.len());
        if name.is_empty() {
            continue; // the party, "(LB)"
        }
        let function = parse_function(inside);
        if function.is_none() {
            let message = format!("expected an office after {}, but found {}", quote(&name), quote(inside));
            issues.push(issue(DiagnosticCode::UnparsedPerson, open..at, message));
        }
        let (office, portfolio) = function.unwrap_or((Office::Minister, None));
        answerers.push(Answerer { office, name: Some(name), portfolio });
    }
    let left = page_name(tail(text, at));
    if !left.is_empty() {
        let message = format!("expected an office in parentheses after {}", quote(&left));
        issues.push(issue(DiagnosticCode::UnparsedPerson, at..text.len(), message));
    }
    (answerers, issues)
}

/// Reads an office with its portfolio as a page writes it: "minister zonder portefeuille buitenlandse zaken".
///
/// # Examples
///
/// ```
/// use kamervragen::Office;
/// use kamervragen::fields::offices::parse_function;
///
/// let (office, portfolio) = parse_function("minister voor klimaat en energie").unwrap();
/// assert_eq!((office, portfolio.as_deref()), (Office::Minister, Some("klimaat en energie")));
/// assert_eq!(parse_function("PvdW"), None);
/// ```
#[must_use]
pub fn parse_function(text: &str) -> Option<(Office, Option<String>)> {
    if text.contains(char::is_uppercase) && !text.contains(char::is_lowercase) {
        // "DE MINISTER VAN FINANCIËN"
        let (office, portfolio) = function(&text.to_lowercase())?;
        return Some((office, portfolio.map(portfolios::in_usual_case)));
    }
    function(text)
}

fn function(text: &str) -> Option<(Office, Option<String>)> {
    let words = words(text);
    let title = words.iter().position(|word| matches!(word.kind, Kind::Title(_)))?;
    let Kind::Title(Title { office, .. }) = words.get(title)?.kind else { return None };
    let before = words.get(..title)?;
    if !before.iter().all(|word| word.kind == Kind::The) {
        return None;
    }
    let filling = [Kind::WithoutPortfolio, Kind::Of, Kind::Comma, Kind::Close];
    let portfolio: Vec<Word> =
        words.get(title + 1..)?.iter().copied().skip_while(|word| filling.contains(&word.kind)).collect();
    Some((office, portfolio_of(text, &portfolio)))
}

fn page_name(text: &str) -> String {
    let line = one_line(text);
    let name = line.trim_matches(MARKS);
    join_accents(name.strip_prefix("en ").unwrap_or(name))
}

/// A portfolio from its words, as it was meant; `None` when nothing is left.
fn portfolio_of(text: &str, words: &[Word]) -> Option<String> {
    let printed = spelled(text, words);
    let printed = printed.trim_matches(MARKS);
    let printed = portfolios::without_short_name(printed);
    let printed = portfolios::without_glued_and(printed).unwrap_or(printed);
    (!printed.is_empty()).then(|| portfolios::restored(printed))
}

/// One who holds an office, with what was printed of name and portfolio, and the place.
#[derive(Debug)]
struct Holder {
    office: Office,
    name: Option<String>,
    portfolio: Option<String>,
    start: usize,
    end: usize,
}

/// The state of reading a list of offices.
struct Reader<'a> {
    text: &'a str,
    words: Vec<Word>,
    /// For each word that is "(": the index of its ")".
    closes: Vec<Option<usize>>,
    at: usize,
    holders: Vec<Holder>,
    issues: Vec<Issue>,
}

impl<'a> Reader<'a> {
    fn read(text: &'a str) -> (Vec<Holder>, Vec<Issue>) {
        let words = words(text);
        let closes = closing_words(&words);
        let mut reader = Self { text, words, closes, at: 0, holders: Vec::new(), issues: Vec::new() };
        reader.read_list();
        (reader.holders, reader.issues)
    }

    fn kind(&self, at: usize) -> Option<Kind> {
        self.words.get(at).map(|word| word.kind)
    }

    fn title(&self, at: usize) -> Option<Title> {
        match self.kind(at)? {
            Kind::Title(title) => Some(title),
            _ => None,
        }
    }

    /// The first index from `at` on whose word is none of `kinds`.
    fn past(&self, at: usize, kinds: &[Kind]) -> usize {
        let rest = self.words.get(at..).unwrap_or_default();
        at + rest.iter().take_while(|word| kinds.contains(&word.kind)).count()
    }

    /// Whether "van" at `at` leads to an office and not to a portfolio: "en van Minister De Rijk (Financiën)".
    fn leads_to_title(&self, at: usize) -> bool {
        self.title(self.past(at + 1, &[Kind::The])).is_some()
    }

    /// The place of the words from index `from` up to index `to`.
    fn place(&self, from: usize, to: usize) -> std::ops::Range<usize> {
        let start = self.words.get(from).map_or(self.text.len(), |word| word.start);
        let end = to.checked_sub(1).and_then(|last| self.words.get(last)).map_or(start, |word| word.end);
        start..end.max(start)
    }

    fn report(&mut self, code: DiagnosticCode, from: usize, to: usize, message: String) {
        self.issues.push(issue(code, self.place(from, to), message));
    }

    fn read_list(&mut self) {
        // Offices after "bij afwezigheid van", up to a comma with another office behind it.
        let mut absent = false;
        let mut comma = false;
        while let Some(kind) = self.kind(self.at) {
            match kind {
                Kind::Title(title) => {
                    absent &= !comma;
                    let first = self.holders.len();
                    self.read_group(title);
                    if absent {
                        self.holders.truncate(first);
                    }
                    comma = false;
                }
                Kind::Text | Kind::Open | Kind::WithoutPortfolio => self.skip_unknown(),
                Kind::Absent => {
                    (absent, comma) = (true, false);
                    self.at += 1;
                }
                Kind::Comma | Kind::And | Kind::The | Kind::Of | Kind::Filler | Kind::Close => {
                    comma |= kind == Kind::Comma;
                    self.at += 1;
                }
            }
        }
    }

    /// Words that belong to no office: "aan het kabinet".
    fn skip_unknown(&mut self) {
        let rest = self.words.get(self.at..).unwrap_or_default();
        let stop = |word: &&Word| !matches!(word.kind, Kind::Title(_) | Kind::Absent);
        let end = self.at + rest.iter().take_while(stop).count();
        let found = slice(self.text, self.place(self.at, end));
        if found.contains(char::is_alphanumeric) {
            let message = format!("expected an office, but found {}", quote(found));
            self.report(DiagnosticCode::UnparsedPerson, self.at, end, message);
        }
        self.at = end;
    }

    /// An office with all that belongs to it, "de Minister en de Staatssecretaris van X, voor Y en van Z".
    fn read_group(&mut self, first: Title) {
        let start = self.at;
        let titles = self.read_titles(first);
        self.at = self.past(self.at, &[Kind::WithoutPortfolio]);
        match self.kind(self.at) {
            Some(Kind::Of) if self.opens_name(self.at) => self.read_name(start, &titles),
            Some(Kind::Of) if !self.leads_to_title(self.at) => self.read_portfolios(start, &titles),
            Some(Kind::Text | Kind::Open) => self.read_name(start, &titles),
            _ => {
                if titles.iter().any(|title| title.vice) {
                    let message = "expected the portfolio of the vice prime minister".to_owned();
                    self.report(DiagnosticCode::UnparsedPerson, start, self.at, message);
                }
                self.hold(start, &titles, None, None);
            }
        }
    }

    /// One office, or several that share what follows: "de Minister en (de) Staatssecretaris van X".
    fn read_titles(&mut self, first: Title) -> Vec<Title> {
        let mut titles = vec![first];
        let mut last = first;
        self.report_misprint(first);
        self.at += 1;
        loop {
            let next = self.past(self.at, &[Kind::Comma, Kind::And, Kind::The]);
            let Some(title) = self.title(next).filter(|_| next > self.at) else { return titles };
            let leads = |office| title.office == office && !title.vice;
            if last.vice && leads(Office::Minister) {
                // "de viceminister-president, minister van X" is one person
                titles.pop();
            } else if last.office == Office::MinisterPresident
                && leads(Office::Minister)
                && self.general_affairs(next)
            {
                // "de minister-president, minister van Algemene Zaken" as well
                self.at = next + 1;
                return titles;
            } else if own_person(last) || own_person(title) {
                return titles;
            }
            titles.push(title);
            last = title;
            self.at = next;
            self.report_misprint(title);
            self.at += 1;
        }
    }

    fn report_misprint(&mut self, title: Title) {
        if title.misprint {
            let found = quote(slice(self.text, self.place(self.at, self.at + 1)));
            let message = format!("{found} was read as `Staatssecretaris`");
            self.report(DiagnosticCode::Misprint, self.at, self.at + 1, message);
        }
    }

    /// Whether the office at `at` is that of the prime minister's own ministry.
    fn general_affairs(&self, at: usize) -> bool {
        let of = self.kind(at + 1) == Some(Kind::Of);
        of && self
            .words
            .get(at + 2..at + 4)
            .is_some_and(|words| spelled(self.text, words).eq_ignore_ascii_case("Algemene Zaken"))
    }

    /// "van X, voor Y en van Z": each preposition a portfolio, for each of `titles`.
    fn read_portfolios(&mut self, start: usize, titles: &[Title]) {
        let several = titles.iter().any(|title| title.several);
        let mut count = 0;
        let mut next = self.at;
        let mut unknown = None;
        while self.kind(next) == Some(Kind::Of) && !self.leads_to_title(next) {
            let first = next + 1;
            self.at = self.portfolio_end(first);
            count += 1;
            next = self.past(self.at, &[Kind::Comma, Kind::And, Kind::Filler]);
            let alone = count == 1 && self.kind(next) != Some(Kind::Of);
            unknown = self.hold_portfolios(start, first, titles, several && alone);
        }
        if let Some(name) = unknown.filter(|_| several && count == 1) {
            let message = format!("expected more than one portfolio, but found {}", quote(&name));
            self.report(DiagnosticCode::UnparsedPerson, start, self.at, message);
        }
    }

    /// The portfolio of the words from `first` on, or those it is a list of; gives it back when it is in no list.
    fn hold_portfolios(
        &mut self,
        start: usize,
        first: usize,
        titles: &[Title],
        several: bool,
    ) -> Option<String> {
        let words = self.words.get(first..self.at).unwrap_or_default();
        let Some(portfolio) = portfolio_of(self.text, words) else {
            self.hold(start, titles, None, None);
            return None;
        };
        match portfolios::split(&portfolio, several) {
            Split::One => {
                self.hold(start, titles, None, Some(&portfolio));
                return (!portfolios::is_known(&portfolio)).then_some(portfolio);
            }
            Split::Known(parts) => {
                for part in &parts {
                    self.hold(start, titles, None, Some(&portfolios::restored(part)));
                }
            }
            Split::Half(before, after) => {
                let message =
                    format!("{} was read as {} and {}", quote(&portfolio), quote(before), quote(after));
                self.report(DiagnosticCode::Misprint, first, self.at, message);
                self.hold(start, titles, None, Some(&portfolios::restored(before)));
                self.hold(start, titles, None, Some(&portfolios::restored(after)));
            }
        }
        None
    }

    /// What follows an office without a preposition: "Van Eikenrode (Infrastructuur en Waterstaat)", "De Rijk van
    /// Financiën", "De Rijk", or a portfolio whose preposition was lost.
    fn read_name(&mut self, start: usize, titles: &[Title]) {
        let first = self.at;
        let end = self.portfolio_end_or_open(first);
        let bare = self.words.get(first..end).unwrap_or_default();
        let mut portfolio = None;
        let mut name_end = end;
        if self.kind(end) == Some(Kind::Open) {
            portfolio = self.parenthesis(end);
        } else if let Some(of) = self.known_after_of(first, end) {
            portfolio = portfolio_of(self.text, self.words.get(of + 1..end).unwrap_or_default());
            name_end = of;
            self.at = end;
        } else if is_portfolio(self.text, bare) {
            let message = format!("missing `van` before {}", quote(slice(self.text, self.place(first, end))));
            self.report(DiagnosticCode::Misprint, first, end, message);
            self.at = end;
            let several = titles.iter().any(|title| title.several);
            self.hold_portfolios(start, first, titles, several);
            return;
        } else {
            self.at = end;
        }
        let names = self.names(first, name_end, titles.iter().any(|title| title.several));
        if names.is_empty() {
            self.hold(start, titles, None, portfolio.as_deref());
        }
        for name in names {
            self.hold(start, titles, Some(&name), portfolio.as_deref());
        }
    }

    /// The name from the word at `first` up to `end`; behind "Ministers" each of a list: "De Rijk en Ten Have".
    fn names(&self, first: usize, end: usize, several: bool) -> Vec<String> {
        let words = self.words.get(first..end).unwrap_or_default();
        words
            .split(|word| several && matches!(word.kind, Kind::And | Kind::Comma))
            .filter_map(|name| Some(slice(self.text, name.first()?.start..name.last()?.end)))
            .map(|name| join_accents(one_line(name).trim_matches([' ', ',', ';', ':', '*', '_', '.'])))
            .filter(|name| !name.is_empty())
            .collect()
    }

    /// Whether "van" at `at` begins a name: "minister van der Rijk (Financiën)", but not "van Financiën (Toeslagen)".
    fn opens_name(&self, at: usize) -> bool {
        let open = self.portfolio_end_or_open(at + 1);
        let known = |from, to| {
            self.words.get(from..to).is_some_and(|words| portfolios::is_known(&spelled(self.text, words)))
        };
        self.close_of(open).is_some_and(|close| known(open + 1, close) && !known(at + 1, open))
    }

    /// The index of a "van" between `first` and `end` that a known portfolio follows.
    fn known_after_of(&self, first: usize, end: usize) -> Option<usize> {
        let words = self.words.get(..end)?;
        // A name has few words: "minister Tamara van der Rijk van Financiën".
        (first..end).filter(|&at| self.kind(at) == Some(Kind::Of)).take(3).find(|at| {
            words.get(at + 1..).is_some_and(|after| portfolios::is_known(&spelled(self.text, after)))
        })
    }

    /// The portfolio in the parenthesis that opens at `open`; a second one, with the party, is passed over.
    fn parenthesis(&mut self, open: usize) -> Option<String> {
        let close = self.close_of(open);
        let end = close.unwrap_or_else(|| self.portfolio_end(open + 1));
        self.at = close.map_or(end, |close| close + 1);
        if close.is_none() {
            let message = format!("missing `)` after {}", quote(slice(self.text, self.place(open, end))));
            self.report(DiagnosticCode::Misprint, open, end, message);
        }
        if let Some(close) = self.close_of(self.at) {
            self.at = close + 1;
        }
        let inside = slice(self.text, self.place(open + 1, end));
        match parse_function(inside) {
            Some((_, portfolio)) => portfolio,
            None => portfolio_of(self.text, self.words.get(open + 1..end).unwrap_or_default()),
        }
    }

    /// The index of the ")" that closes the "(" at `open`.
    fn close_of(&self, open: usize) -> Option<usize> {
        self.closes.get(open).copied().flatten()
    }

    /// The index of the word after the portfolio that begins at `first`: a separator that leads to a preposition, an
    /// office or the end, or an office itself.
    fn portfolio_end(&self, first: usize) -> usize {
        self.end_of_words(first, false)
    }

    /// As [`Self::portfolio_end`], but a "(" ends it as well.
    fn portfolio_end_or_open(&self, first: usize) -> usize {
        self.end_of_words(first, true)
    }

    fn end_of_words(&self, first: usize, stop_at_open: bool) -> usize {
        let mut at = first;
        while let Some(kind) = self.kind(at) {
            match kind {
                Kind::Title(_) | Kind::Absent => return at,
                Kind::Open if stop_at_open => return at,
                Kind::Open => at = self.close_of(at).unwrap_or(at) + 1,
                Kind::Comma | Kind::And | Kind::The | Kind::Filler => {
                    let next = self.past(at, &[Kind::Comma, Kind::And, Kind::The, Kind::Filler]);
                    let of = self.kind(next) == Some(Kind::Of) && kind != Kind::The;
                    if of || matches!(self.kind(next), None | Some(Kind::Title(_) | Kind::Absent)) {
                        return at;
                    }
                    at = next;
                }
                Kind::Of if self.leads_to_title(at) || self.ends_in_glued_and(first, at) => return at,
                _ => at += 1,
            }
        }
        at
    }

    /// Whether an "en" is glued to the words before `at`: "van Volksgezondheid, Welzijn en Sporten van Financiën".
    fn ends_in_glued_and(&self, first: usize, at: usize) -> bool {
        // Portfolios are short; without this limit a long text would be spelled again at each "van".
        at - first <= 12
            && self
                .words
                .get(first..at)
                .is_some_and(|words| portfolios::without_glued_and(&spelled(self.text, words)).is_some())
    }

    fn hold(&mut self, start: usize, titles: &[Title], name: Option<&str>, portfolio: Option<&str>) {
        let place = self.place(start, self.at);
        self.holders.extend(titles.iter().map(|title| Holder {
            office: title.office,
            name: name.map(str::to_owned),
            portfolio: portfolio.map(str::to_owned),
            start: place.start,
            end: place.end,
        }));
    }
}

/// Whether an office shares no portfolio with the one beside it.
fn own_person(title: Title) -> bool {
    title.vice || title.office == Office::MinisterPresident
}

/// Whether words behind an office are a portfolio, and not a name: a known one, or a list as no name is.
fn is_portfolio(text: &str, words: &[Word]) -> bool {
    words.iter().any(|word| matches!(word.kind, Kind::Comma | Kind::And))
        || portfolio_of(text, words).is_some_and(|portfolio| portfolios::is_known(&portfolio))
}

/// For each word that is "(": the index of its ")".
fn closing_words(words: &[Word]) -> Vec<Option<usize>> {
    let mut closes = vec![None; words.len()];
    let mut open = Vec::new();
    for (at, word) in words.iter().enumerate() {
        match word.kind {
            Kind::Open => open.push(at),
            Kind::Close => {
                if let Some(slot) = open.pop().and_then(|open| closes.get_mut(open)) {
                    *slot = Some(at);
                }
            }
            _ => {}
        }
    }
    closes
}
