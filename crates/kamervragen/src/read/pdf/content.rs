//! The content of a page -> runs: words set in one way from one place on, in the order in which the page draws them.

use std::collections::HashMap;
use std::io::Read;
use std::ptr;
use std::rc::Rc;

use flate2::read::{DeflateDecoder, ZlibDecoder};
use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream};
use unicode_normalization::char::compose;

use super::font::{Font, real, resolve};
use super::state::{Glyph, Matrix, State};
use crate::Options;

/// Words that are set in one way, on one line, without a gap.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Run {
    pub(super) text: String,
    /// Where they begin and end, from the left of the page, in points.
    pub(super) start: f64,
    pub(super) end: f64,
    /// The height of their line above the foot of the page.
    pub(super) base: f64,
    /// The height of their type.
    pub(super) size: f64,
    pub(super) bold: bool,
    pub(super) italic: bool,
    /// What the page says that they belong to.
    pub(super) mark: Mark,
}

/// What marked content a run belongs to: `/P <</MCID 7>> BDC`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Mark {
    /// Content of one number is one paragraph, heading, note or cell of a table; 0 where the page says nothing.
    pub(super) number: usize,
    pub(super) kind: MarkKind,
}

/// The kinds of marked content that tell something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum MarkKind {
    #[default]
    Unmarked,
    /// `/Artifact`: what the layout adds to the page.
    Artifact,
    /// `/TD`, `/TH`
    Cell,
    /// `/TR`
    Row,
    /// `/Span`, `/Link`: a part of something else.
    Inline,
    /// A paragraph, a heading, a note.
    Block,
}

/// The most bytes that the content of one page, or of a form on it, may be unpacked to; a number in it takes many times
/// its digits.
const LARGEST_PAGE: usize = 8 << 20;

/// Set behind all content: lopdf leaves out what comes after something that it does not understand, and does not tell.
const END: &[u8] = b"\nendOfContent";
const END_OPERATOR: &str = "endOfContent";

const ON_A_PAGE: &str = "bytes of content on a page";

/// How many forms may stand inside each other.
const DEEPEST_FORM: usize = 12;

/// How many bytes may come of one that is packed: Flate's limit.
const MOST_GROWTH: usize = 1_032;

/// Unpacks up to `limit` bytes; lopdf does not tell that a stream breaks off.
fn inflated(packed: &[u8], limit: usize) -> (Vec<u8>, bool) {
    let mut content = Vec::new();
    let most = u64::try_from(limit).unwrap_or(u64::MAX);
    let mut whole = ZlibDecoder::new(packed).take(most).read_to_end(&mut content).is_ok();
    if !whole && content.is_empty() {
        // A header that is damaged, or none at all.
        let bare = DeflateDecoder::new(packed.get(2..).unwrap_or_default()).take(most);
        whole = { bare }.read_to_end(&mut content).is_ok() && !content.is_empty();
    }
    let whole = whole && content.len() < limit;
    (content, whole)
}

/// Reads the pages of a document one after another.
pub(super) struct Painter<'d> {
    document: &'d Document,
    /// The fonts read so far, by the dictionaries that describe them.
    fonts: HashMap<*const Dictionary, Rc<Font>>,
    /// How many operations may be carried out.
    most_operations: usize,
    /// How many operations may still be carried out.
    operations: usize,
    /// How many bytes content may be unpacked to.
    most_bytes: usize,
    /// How many bytes content may still be unpacked to.
    bytes: usize,
    /// How many pieces of marked content there are so far.
    marks: usize,
    /// How many characters had no meaning.
    pub(super) unknown: usize,
    /// Whether something was left out because it was damaged.
    pub(super) cut_short: bool,
    /// The first limit that was reached, with what it is a limit of: what came after was left out.
    pub(super) reached: Option<(usize, &'static str)>,
    runs: Vec<Run>,
}

impl<'d> Painter<'d> {
    pub(super) fn new(document: &'d Document, options: &Options) -> Self {
        Self {
            document,
            fonts: HashMap::new(),
            most_operations: options.max_pdf_operations(),
            operations: options.max_pdf_operations(),
            most_bytes: options.max_unpacked_bytes(),
            bytes: options.max_unpacked_bytes(),
            marks: 0,
            unknown: 0,
            cut_short: false,
            reached: None,
            runs: Vec::new(),
        }
    }

    /// The runs of a page.
    pub(super) fn page(&mut self, page: ObjectId) -> Vec<Run> {
        self.cut_short |= self.document.get_dictionary(page).is_err();
        let mut content = Vec::new();
        for part in self.document.get_page_contents(page) {
            if content.len() > LARGEST_PAGE {
                self.reach(LARGEST_PAGE, ON_A_PAGE);
                break;
            }
            if let Ok(stream) = self.document.get_object(part).and_then(Object::as_stream) {
                content.extend(self.unpacked(stream));
                content.push(b'\n');
            } else {
                self.cut_short = true;
            }
        }
        let (own, inherited) = self.document.get_page_resources(page).unwrap_or_default();
        let inherited = inherited.iter().filter_map(|id| self.document.get_dictionary(*id).ok());
        let resources: Vec<&Dictionary> = own.into_iter().chain(inherited).collect();
        self.draw(content, &resources, Matrix::ONE, Mark::default(), 0);
        std::mem::take(&mut self.runs)
    }

    /// What a stream holds, as far as it can be read.
    fn unpacked(&mut self, stream: &Stream) -> Vec<u8> {
        let flate = stream.filters().is_ok_and(|filters| filters == [b"FlateDecode"])
            && !stream.dict.has(b"DecodeParms");
        let most = self.bytes.min(LARGEST_PAGE);
        let (content, whole) = if flate {
            let (content, whole) = inflated(&stream.content, most);
            if !whole && content.len() == most {
                let (limit, what) =
                    if most < LARGEST_PAGE { (self.most_bytes, "unpacked bytes") } else { (most, ON_A_PAGE) };
                self.reach(limit, what);
            }
            (content, whole || self.reached.is_some())
        } else if let Ok(content) = stream.get_plain_content_with_limit(most) {
            (content, true)
        } else {
            self.bytes = self.bytes.saturating_sub(stream.content.len().saturating_mul(MOST_GROWTH));
            (Vec::new(), false)
        };
        self.cut_short |= !whole;
        self.bytes = self.bytes.saturating_sub(content.len());
        content
    }

    fn reach(&mut self, limit: usize, what: &'static str) {
        self.reached.get_or_insert((limit, what));
    }

    /// Draws content: a page, or a form on it.
    fn draw(
        &mut self,
        mut content: Vec<u8>,
        resources: &[&'d Dictionary],
        place: Matrix,
        mark: Mark,
        depth: usize,
    ) {
        let mut state = State::at(place);
        let mut saved: Vec<State> = Vec::new();
        let mut marks = vec![mark];
        let mut whole = false;
        content.extend_from_slice(END);
        for operation in Content::decode_iter(&content) {
            let left = self.operations.checked_sub(1);
            let (Ok(Operation { operator, operands }), Some(left)) = (operation, left) else { break };
            self.operations = left;
            let mark = marks.last().copied().unwrap_or_default();
            let name = || operands.first().and_then(|name| name.as_name().ok());
            match operator.as_str() {
                "q" if saved.len() < DEEPEST_STATE => saved.push(state.clone()),
                "Q" => state = saved.pop().unwrap_or(state),
                "Tf" => {
                    state.font = name().and_then(|name| self.font(resources, name));
                    state.size = operands.get(1).and_then(real).unwrap_or(1.0);
                }
                "Tj" | "TJ" | "'" | "\"" => {
                    state.set(&operator, &operands);
                    match operands.last() {
                        Some(Object::Array(parts)) => {
                            for part in parts {
                                self.show(part, &mut state, mark);
                            }
                        }
                        Some(part) => self.show(part, &mut state, mark),
                        None => {}
                    }
                }
                "BMC" | "BDC" if marks.len() < DEEPEST_STATE => marks.push(self.begin_mark(name(), mark)),
                "EMC" if marks.len() > 1 => drop(marks.pop()),
                "Do" if depth < DEEPEST_FORM => {
                    if let Some(name) = name() {
                        self.draw_form(resources, name, state.place, mark, depth);
                    }
                }
                "Do" => self.reach(DEEPEST_FORM, "forms inside each other"),
                END_OPERATOR => whole = true,
                _ => state.set(&operator, &operands),
            }
        }
        if self.operations == 0 {
            self.reach(self.most_operations, "operations");
        } else {
            self.cut_short |= !whole;
        }
    }

    /// The mark of content that begins with `/P <</MCID 7>> BDC`.
    fn begin_mark(&mut self, name: Option<&[u8]>, outer: Mark) -> Mark {
        if outer.kind == MarkKind::Artifact {
            return outer;
        }
        let kind = match name.unwrap_or_default() {
            b"Artifact" => MarkKind::Artifact,
            b"TD" | b"TH" => MarkKind::Cell,
            b"TR" => MarkKind::Row,
            b"Span" | b"Link" | b"Reference" | b"Quote" | b"Em" | b"Strong" | b"Lbl" => MarkKind::Inline,
            // `/OC`: content that can be shown or hidden.
            b"OC" => return outer,
            _ => MarkKind::Block,
        };
        if kind == MarkKind::Inline && outer.kind != MarkKind::Unmarked {
            return outer;
        }
        self.marks += 1;
        Mark { number: self.marks, kind }
    }

    fn draw_form(
        &mut self,
        resources: &[&'d Dictionary],
        name: &[u8],
        place: Matrix,
        mark: Mark,
        depth: usize,
    ) {
        let document = self.document;
        let named = |resources: &&'d Dictionary| {
            let forms = resources.get_deref(b"XObject", document).and_then(Object::as_dict).ok()?;
            forms.get_deref(name, document).and_then(Object::as_stream).ok()
        };
        let Some(form) = resources.iter().find_map(named) else { return };
        if !form.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|kind| kind == b"Form") {
            return;
        }
        let matrix = form.dict.get_deref(b"Matrix", document).and_then(Object::as_array).ok();
        let numbers = |list: &Vec<Object>| {
            list.iter().filter_map(|number| real(resolve(document, number))).collect::<Vec<_>>()
        };
        let matrix = matrix.and_then(|list| Matrix::of(&numbers(list))).unwrap_or(Matrix::ONE);
        let own = form.dict.get_deref(b"Resources", document).and_then(Object::as_dict).ok();
        let resources: Vec<&Dictionary> = own.into_iter().chain(resources.iter().copied()).take(8).collect();
        let content = self.unpacked(form);
        self.draw(content, &resources, matrix.then(place), mark, depth + 1);
    }

    fn font(&mut self, resources: &[&'d Dictionary], name: &[u8]) -> Option<Rc<Font>> {
        let document = self.document;
        resources.iter().find_map(|resources| {
            let fonts = resources.get_deref(b"Font", document).and_then(Object::as_dict).ok()?;
            let dictionary = fonts.get_deref(name, document).and_then(Object::as_dict).ok()?;
            if let Some(known) = self.fonts.get(&ptr::from_ref(dictionary)) {
                return Some(Rc::clone(known));
            }
            let table = dictionary.get_deref(b"ToUnicode", document).and_then(Object::as_stream).ok();
            let table = table.map(|table| self.unpacked(table));
            let font = Rc::new(Font::read(document, dictionary, table.as_deref()));
            self.fonts.insert(dictionary, Rc::clone(&font));
            Some(font)
        })
    }

    /// Sets a string, or moves as far as a number says.
    fn show(&mut self, part: &Object, state: &mut State, mark: Mark) {
        let Some(font) = state.font.clone() else {
            // Words in a font that is not in the file, or is damaged.
            self.cut_short |= part.as_str().is_ok_and(|words| !words.is_empty());
            return;
        };
        if let Some(back) = real(part) {
            state.advance(-back / 1000.0 * state.size * state.stretch);
            return;
        }
        let Ok(bytes) = part.as_str() else { return };
        font.glyphs(bytes, |words, width, is_space| {
            let glyph = state.glyph(width, is_space);
            self.cut_short |= !glyph.is_on_a_page() && !words.trim().is_empty();
            self.unknown += usize::from(words == super::font::UNKNOWN);
            let placed = Placed { words, glyph, bold: font.bold, italic: font.italic, mark };
            placed.add_to(&mut self.runs);
        });
    }
}

/// How many states may be kept, how many marks may be open.
const DEEPEST_STATE: usize = 4_096;

/// No type that is to be read is lower than this, in points.
const SMALLEST: f64 = 0.1;

/// A character in its place.
struct Placed<'t> {
    words: &'t str,
    glyph: Glyph,
    bold: bool,
    italic: bool,
    mark: Mark,
}

impl Placed<'_> {
    /// Adds the character to the run that it goes on with, or begins another.
    fn add_to(self, runs: &mut Vec<Run>) {
        let Self { words, glyph: Glyph { start, end, base, size }, bold, italic, mark } = self;
        if words.is_empty() || size < SMALLEST || !self.glyph.is_on_a_page() {
            return;
        }
        if let Some(last) = runs.last_mut()
            && let Some(accented) = self.accents(last)
        {
            last.text.pop();
            last.text.push(accented);
            return;
        }
        let goes_on = |last: &Run| {
            let gap = start - last.end;
            let level = (base - last.base).abs() < 0.02 * size;
            let same_type = (size - last.size).abs() < 0.02 * size;
            let same_set = last.bold == bold && last.italic == italic && last.mark == mark;
            level && same_type && same_set && gap < 0.15 * size && gap > -0.5 * size
        };
        match runs.last_mut().filter(|last| goes_on(last)) {
            Some(last) => {
                last.text.push_str(words);
                last.end = last.end.max(end);
            }
            None => runs.push(Run { text: words.to_owned(), start, end, base, size, bold, italic, mark }),
        }
    }

    /// A loose accent is set back over the letter before it: `c´` is `ć`.
    fn accents(&self, last: &Run) -> Option<char> {
        let accent = ACCENTS.iter().find(|(loose, _)| self.words.trim_end() == *loose)?.1;
        let Glyph { start, base, size, .. } = self.glyph;
        let over = start < last.end - 0.1 * size && (base - last.base).abs() < size;
        compose(last.text.chars().next_back()?, accent).filter(|_| over)
    }
}

/// Accents that fonts hold as characters of their own, and those that join a letter.
const ACCENTS: [(&str, char); 12] = [
    ("´", '\u{301}'),
    ("`", '\u{300}'),
    ("¨", '\u{308}'),
    ("ˆ", '\u{302}'),
    ("˜", '\u{303}'),
    ("¸", '\u{327}'),
    ("ˇ", '\u{30C}'),
    ("˘", '\u{306}'),
    ("˚", '\u{30A}'),
    ("˙", '\u{307}'),
    ("˝", '\u{30B}'),
    ("˛", '\u{328}'),
];
