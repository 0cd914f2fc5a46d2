//! Addresses on the web, as sentences and notes print them.

use std::ops::Range;

use super::{FoundReference, law, openings, written};
use crate::fields::scan::{is_space, slice, tail};
use crate::model::{ReferenceKind, Span};

/// The endings of sites, beside the two letters of a country, by which a bare address is known.
const ENDINGS: [&str; 13] =
    ["com", "org", "net", "info", "gov", "int", "edu", "news", "biz", "app", "amsterdam", "frl", "online"];

/// The longest name of a site that is looked for before a slash.
const LONGEST_HOST: usize = 80;

/// How often one address may be cut.
const MOST_CUTS: usize = 6;

/// Files whose ending shows that a capital behind it begins the next sentence: `…/sluizen.htmlKamerstuk 36 200`.
const FILE_ENDINGS: [&str; 5] = [".html", ".htm", ".pdf", ".aspx", ".php"];

/// An address and its place.
#[derive(Debug)]
pub(super) struct Address {
    pub(super) url: String,
    pub(super) range: Range<usize>,
}

/// The addresses in one paragraph, in order and without overlap.
pub(super) fn addresses(text: &str) -> impl Iterator<Item = Address> {
    let mut openings = openings::of_addresses(text.as_bytes());
    let mut at = 0;
    let mut free_from = 0;
    std::iter::from_fn(move || {
        while let Some(candidate) = openings.next_from(at) {
            at = candidate + 1;
            if let Some(found) = address_at(text, candidate, free_from) {
                at = found.range.end;
                free_from = at;
                return Some(found);
            }
        }
        None
    })
}

/// Reads the address that is recognised at `at`: by its scheme, by `www.`, or by the first slash after a site's name,
/// which lies before `at`, but not before `free_from`.
pub(super) fn address_at(text: &str, at: usize, free_from: usize) -> Option<Address> {
    Some(match tail(text, at).as_bytes().first()? {
        b'h' | b'H' => {
            let host = host_after_scheme(text, at)?;
            Address::new(text, at..end_of(text, host, host))
        }
        b'w' | b'W' => {
            let host = www_host(text, at)?;
            Address::new(text, host..end_of(text, host, host))
        }
        b'/' => {
            let host = bare_host(text, at, free_from)?;
            Address::new(text, host..end_of(text, host, at))
        }
        _ => return None,
    })
}

/// `https://nos.nl/…`, also cut after the slashes: where the host begins.
fn host_after_scheme(text: &str, at: usize) -> Option<usize> {
    let rest = tail(text, at);
    let after = tail(rest, scheme_length(rest)?);
    let host = after.trim_start_matches(is_space);
    is_host(slice(host, 0..host_length(host))).then_some(at + rest.len() - host.len())
}

/// The length of `https://` at the start of an address.
fn scheme_length(address: &str) -> Option<usize> {
    let opens =
        |scheme: &&str| address.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    ["https://", "http://"].into_iter().find(opens).map(str::len)
}

/// `www.vpro.nl/…`, also after the digit of its note.
fn www_host(text: &str, at: usize) -> Option<usize> {
    let rest = tail(text, at);
    let before = text.get(..at)?.chars().next_back();
    let apart = before.is_none_or(|c| !c.is_alphabetic() && !matches!(c, '.' | '-' | '_' | '/' | '@'));
    let named = rest.get(..4)?.eq_ignore_ascii_case("www.") && is_host(slice(rest, 4..host_length(rest)));
    (apart && named).then_some(at)
}

/// `fd.nl/economie/1453492`: the site whose name ends at the slash at `slash`. Not `en/of`, `z.o.z./`, nor the names of
/// organisations side by side: `Bruggen.nl/Waterland/Delta`.
fn bare_host(text: &str, slash: usize, free_from: usize) -> Option<usize> {
    let head = text.get(free_from..slash)?;
    let length = head.bytes().rev().take(LONGEST_HOST + 1).take_while(|&b| is_host_byte(b)).count();
    let start = slash - length;
    let host = slice(text, start..slash);
    let (name, ending) = host.rsplit_once('.')?;
    let country = ending.len() == 2 && ending.bytes().all(|b| b.is_ascii_lowercase());
    let site = name.rsplit('.').next().unwrap_or_default();
    let known = length <= LONGEST_HOST
        && (country || ENDINGS.contains(&ending))
        && site.len() > 1
        && site.bytes().any(|b| b.is_ascii_alphabetic())
        && is_host(host);
    let before = text.get(..start)?.chars().next_back();
    let apart = before.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '@' | '/' | '_' | '%'));
    let path = tail(text, slash + 1).starts_with(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit());
    (known && apart && path).then_some(start)
}

fn is_host_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-')
}

fn host_length(text: &str) -> usize {
    text.bytes().take(LONGEST_HOST).take_while(|&b| is_host_byte(b)).count()
}

/// Whether `host` has a name and an ending: `nos.nl`.
fn is_host(host: &str) -> bool {
    let host = host.trim_end_matches(['.', '-']);
    host.starts_with(|c: char| c.is_ascii_alphanumeric()) && host.contains('.')
}

/// Where the address ends whose host begins at `start`, and that goes at least to `at`.
fn end_of(text: &str, start: usize, mut at: usize) -> usize {
    // Where the brackets that are still open began.
    let mut open_round = Vec::new();
    let mut open_square = Vec::new();
    let mut cuts = 0;
    loop {
        // Most signs of an address can be nothing else; `h` may open another.
        let plain = |byte: &u8| matches!(byte, b'a'..=b'g' | b'i'..=b'z' | b'0'..=b'9' | b'/' | b'-');
        at += tail(text, at).bytes().take_while(plain).count();
        let Some(c) = tail(text, at).chars().next() else { break };
        let address = slice(text, start..at);
        let rest = tail(text, at);
        match c {
            '(' => open_round.push(at),
            '[' => open_square.push(at),
            // A bracket that was not opened in the address closes one of the sentence: `(nos.nl/artikel/31).`
            ')' if open_round.pop().is_none() => break,
            ']' if open_square.pop().is_none() => break,
            // `strategische\_goederen`: a sign that Markdown escaped.
            '\\' if rest
                .get(1..)
                .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_punctuation())) => {}
            '<' | '>' | '"' | '«' | '»' | '“' | '”' | '„' | '‘' | '’' | '|' | '\\' | '^' | '`' | '{'
            | '}' | '…' => break,
            'h' if starts_another(address, rest) => break,
            '.' if ends_a_sentence(address, rest) => break,
            c if c.is_uppercase() && FILE_ENDINGS.iter().any(|ending| address.ends_with(ending)) => break,
            c if is_space(c) => {
                let after = rest.trim_start_matches(is_space);
                if cuts == MOST_CUTS || !goes_on(address, slice(rest, 0..rest.len() - after.len()), after) {
                    break;
                }
                cuts += 1;
                at += rest.len() - after.len();
                continue;
            }
            _ => {}
        }
        at += c.len_utf8();
    }
    // One that the address does not close begins what follows, its space lost: `nos.nl/artikel/31(bezocht op`.
    let end = open_round.into_iter().chain(open_square).fold(at, usize::min);
    start
        + slice(text, start..end).trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '–', '—']).len()
}

/// `…/sluizen,https://…`: two addresses; `…?u=https://…` and `web.archive.org/…/https://…` are one.
fn starts_another(address: &str, rest: &str) -> bool {
    (rest.starts_with("https://") || rest.starts_with("http://"))
        && !address.is_empty()
        && !address.ends_with(['=', '/', ':', '?', '&', '%'])
}

/// `…/artikel/31.De Minister`: the space behind the period was lost. Not `www.Waterland.nl`.
fn ends_a_sentence(address: &str, rest: &str) -> bool {
    let dots_of_host = if address.starts_with("www.") { 2 } else { 1 };
    let mut next = rest.chars().skip(1);
    next.next().is_some_and(char::is_uppercase)
        && next.next().is_some_and(char::is_lowercase)
        && (address.contains('/') || address.matches('.').count() >= dots_of_host)
}

/// Whether an address that was cut by `gap` goes on with `after`.
///
/// It was cut if it ends in a sign that joins (`…/huizen-⏎markt`), or goes on with one (`…provincies⏎%202031.pdf`).
/// After a slash, which can end an address, the rest must look like a part of one or stand alone on its line.
fn goes_on(address: &str, gap: &str, after: &str) -> bool {
    let line_break = gap.contains(['\n', '\r']);
    let token = after.split(is_space).next().unwrap_or_default();
    let is_last = tail(after, token.len())
        .trim_start_matches([' ', '\t', '\u{a0}'])
        .chars()
        .next()
        .is_none_or(|c| matches!(c, '\n' | '\r'));
    let token = token.trim_end_matches(|c: char| !c.is_alphanumeric());
    let looks_like_one = token.contains(['-', '_', '/', '=', '%', '.']);
    let Some(next) = token.chars().next() else { return false };
    let in_small = next.is_ascii_lowercase() || next.is_ascii_digit();
    match address.chars().next_back() {
        Some('-' | '_' | '=' | '&' | '%') if in_small || next == '%' => {
            line_break || is_last || looks_like_one
        }
        Some('-' | '_') => line_break && next.is_alphabetic() && looks_like_one,
        Some('/') if in_small => {
            let in_path = address.matches('/').nth(1).is_some();
            (in_path && (looks_like_one || is_last)) || (looks_like_one && line_break)
        }
        Some(_) if address.contains('/') => match token.as_bytes() {
            [b'%', high, low, ..] => high.is_ascii_hexdigit() && low.is_ascii_hexdigit(),
            [b'&', ..] => line_break && token.contains('='),
            [b'/', ..] => line_break && token.len() > 1,
            _ => false,
        },
        _ => false,
    }
}

impl Address {
    fn new(text: &str, range: Range<usize>) -> Self {
        let printed = slice(text, range.clone());
        let scheme = if scheme_length(printed).is_some() { "" } else { "https://" };
        let mut url = String::with_capacity(scheme.len() + printed.len());
        url.push_str(scheme);
        // Next to no address is cut.
        if printed.bytes().all(|sign| sign.is_ascii_graphic() && sign != b'\\') {
            url.push_str(printed);
        } else {
            printed.split(|sign| is_space(sign) || sign == '\\').for_each(|part| url.push_str(part));
        }
        Self { url, range }
    }

    /// The reference that the address makes: to what it names, or to itself.
    pub(super) fn into_reference(self) -> FoundReference {
        let (kind, id) = match named_by(&self.url) {
            Some((kind, id)) => (kind, Some(id)),
            None => (ReferenceKind::Url, None),
        };
        FoundReference { kind, id, url: Some(self.url), span: Span::from(self.range) }
    }
}

/// `https://zoek.officielebekendmakingen.nl/dossier/36600-XXIII`
pub(super) fn is_dossier(url: &str) -> bool {
    url.contains("officielebekendmakingen.nl/dossier/")
}

/// The sites whose addresses name a publication, also with a name of their own before it: `zoek.…`.
const OFFICIAL_SITES: [&str; 5] = [
    "rechtspraak.nl",
    "eur-lex.europa.eu",
    "overheid.nl",
    "officielebekendmakingen.nl",
    "officiele-overheidspublicaties.nl",
];

/// The publication that an address of one of the official sites names.
pub(super) fn named_by(url: &str) -> Option<(ReferenceKind, String)> {
    let (_, address) = url.split_once("://")?;
    let (host, path) = address.split_once('/')?;
    let is_at = |site: &str| host.strip_suffix(site).is_some_and(|sub| sub.is_empty() || sub.ends_with('.'));
    if !OFFICIAL_SITES.iter().any(|site| is_at(site)) {
        return None;
    }
    let path = path.replace("%3A", ":").replace("%3a", ":");
    let at = |name: &str| path.to_ascii_uppercase().find(name).map(|at| tail(&path, at));
    if is_at("rechtspraak.nl") {
        return law::ecli_at(at("ECLI:")?).map(|(id, _)| (ReferenceKind::Ecli, id));
    }
    if is_at("eur-lex.europa.eu") {
        let celex = at("CELEX:").and_then(|named| law::celex_at(tail(named, "CELEX:".len())));
        let ecli = || law::ecli_at(at("ECLI:")?);
        return celex
            .map(|(id, _)| (ReferenceKind::Celex, id))
            .or_else(|| ecli().map(|(id, _)| (ReferenceKind::Ecli, id)));
    }
    if is_at("wetten.overheid.nl") {
        return law::bwb_at(at("BWB")?).map(|(id, _)| (ReferenceKind::Bwb, id));
    }
    path.split(['/', '?', '#']).rev().find_map(written::id_of_page)
}
