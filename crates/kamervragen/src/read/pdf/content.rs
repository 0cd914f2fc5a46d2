//! The content of a page -> runs: words set in one way from one place on, in the order in which the page draws them.

use std::collections::HashMap;
use std::rc::Rc;

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId};
use unicode_normalization::char::compose;

use super::font::{Font, real, resolve};

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

/// The most operations of one document that are looked at.
pub(super) const MOST_OPERATIONS: usize = 20_000_000;

/// How many forms may stand inside each other.
const DEEPEST_FORM: usize = 12;

/// A place on the page and how it is scaled: the six numbers of a PDF matrix.
#[derive(Debug, Clone, Copy)]
struct Matrix([f64; 6]);

impl Matrix {
    const ONE: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    /// This one, and then the other.
    fn then(self, other: Self) -> Self {
        let ([a, b, c, d, e, f], [g, h, i, j, k, l]) = (self.0, other.0);
        Self([
            a * g + b * i,
            a * h + b * j,
            c * g + d * i,
            c * h + d * j,
            e * g + f * i + k,
            e * h + f * j + l,
        ])
    }

    fn moved(x: f64, y: f64) -> Self {
        Self([1.0, 0.0, 0.0, 1.0, x, y])
    }

    fn of(numbers: &[f64]) -> Option<Self> {
        numbers.get(..6)?.try_into().ok().map(Self)
    }
}

/// How text is set.
#[derive(Clone)]
struct State<'d> {
    place: Matrix,
    font: Option<Rc<Font<'d>>>,
    size: f64,
    letter_space: f64,
    word_space: f64,
    stretch: f64,
    leading: f64,
    rise: f64,
}

impl State<'_> {
    const fn new() -> Self {
        Self {
            place: Matrix::ONE,
            font: None,
            size: 1.0,
            letter_space: 0.0,
            word_space: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
        }
    }
}

/// Reads the pages of a document one after another.
pub(super) struct Painter<'d> {
    document: &'d Document,
    fonts: HashMap<ObjectId, Rc<Font<'d>>>,
    /// How many operations may still be looked at.
    operations: usize,
    /// How many bytes content may still be unpacked to.
    bytes: usize,
    /// How many pieces of marked content there are so far.
    marks: usize,
    /// How many characters had no meaning.
    pub(super) unknown: usize,
    /// Whether something was left out because it was too much.
    pub(super) cut_short: bool,
    runs: Vec<Run>,
}

impl<'d> Painter<'d> {
    pub(super) fn new(document: &'d Document, bytes: usize) -> Self {
        Self {
            document,
            fonts: HashMap::new(),
            operations: MOST_OPERATIONS,
            bytes,
            marks: 0,
            unknown: 0,
            cut_short: false,
            runs: Vec::new(),
        }
    }

    /// The runs of a page.
    pub(super) fn page(&mut self, page: ObjectId) -> Vec<Run> {
        let mut content = Vec::new();
        for part in self.document.get_page_contents(page) {
            if let Ok(stream) = self.document.get_object(part).and_then(Object::as_stream) {
                content.extend(self.unpacked(stream));
                content.push(b'\n');
            }
        }
        let (own, inherited) = self.document.get_page_resources(page).unwrap_or_default();
        let inherited = inherited.iter().filter_map(|id| self.document.get_dictionary(*id).ok());
        let resources: Vec<&Dictionary> = own.into_iter().chain(inherited).collect();
        self.draw(&content, &resources, Matrix::ONE, Mark::default(), 0);
        std::mem::take(&mut self.runs)
    }

    fn unpacked(&mut self, stream: &lopdf::Stream) -> Vec<u8> {
        match stream.get_plain_content_with_limit(self.bytes) {
            Ok(content) => {
                self.bytes = self.bytes.saturating_sub(content.len());
                content
            }
            Err(_) => {
                self.cut_short = true;
                Vec::new()
            }
        }
    }

    /// Draws content: a page, or a form on it.
    fn draw(
        &mut self,
        content: &[u8],
        resources: &[&'d Dictionary],
        place: Matrix,
        mark: Mark,
        depth: usize,
    ) {
        let mut state = State { place, ..State::new() };
        let mut saved: Vec<State<'d>> = Vec::new();
        let (mut line, mut text) = (Matrix::ONE, Matrix::ONE);
        let mut marks = vec![mark];
        for operation in Content::decode_iter(content) {
            let Ok(Operation { operator, operands }) = operation else {
                self.cut_short = true;
                break;
            };
            let Some(left) = self.operations.checked_sub(1) else {
                self.cut_short = true;
                break;
            };
            self.operations = left;
            let numbers = || operands.iter().filter_map(real).collect::<Vec<f64>>();
            let first = || operands.first().and_then(real).unwrap_or(0.0);
            let mut next_line = |state: &State<'_>, x: f64, y: f64| {
                let _ = state;
                line = Matrix::moved(x, y).then(line);
                text = line;
            };
            match operator.as_str() {
                "q" if saved.len() < DEEPEST_STATE => saved.push(state.clone()),
                "Q" => {
                    if let Some(before) = saved.pop() {
                        state = before;
                    }
                }
                "cm" => {
                    if let Some(matrix) = Matrix::of(&numbers()) {
                        state.place = matrix.then(state.place);
                    }
                }
                "BT" => (line, text) = (Matrix::ONE, Matrix::ONE),
                "Tc" => state.letter_space = first(),
                "Tw" => state.word_space = first(),
                "Tz" => state.stretch = first() / 100.0,
                "TL" => state.leading = first(),
                "Ts" => state.rise = first(),
                "Tf" => {
                    let name = operands.first().and_then(|name| name.as_name().ok());
                    state.font = name.and_then(|name| self.font(resources, name));
                    state.size = operands.get(1).and_then(real).unwrap_or(1.0);
                }
                "Td" | "TD" => {
                    if let [x, y] = numbers()[..] {
                        next_line(&state, x, y);
                        if operator == "TD" {
                            state.leading = -y;
                        }
                    }
                }
                "Tm" => {
                    if let Some(matrix) = Matrix::of(&numbers()) {
                        (line, text) = (matrix, matrix);
                    }
                }
                "T*" => next_line(&state, 0.0, -state.leading),
                "Tj" | "TJ" | "'" | "\"" => {
                    if operator == "\"" {
                        state.word_space = first();
                        state.letter_space = operands.get(1).and_then(real).unwrap_or(0.0);
                    }
                    if matches!(operator.as_str(), "'" | "\"") {
                        next_line(&state, 0.0, -state.leading);
                    }
                    let mark = marks.last().copied().unwrap_or_default();
                    match operands.last() {
                        Some(Object::Array(parts)) => {
                            for part in parts {
                                self.show(part, &state, &mut text, mark);
                            }
                        }
                        Some(part) => self.show(part, &state, &mut text, mark),
                        None => {}
                    }
                }
                "BMC" | "BDC" if marks.len() < DEEPEST_STATE => {
                    let outer = marks.last().copied().unwrap_or_default();
                    marks.push(self.begin_mark(&operands, outer));
                }
                "EMC" if marks.len() > 1 => drop(marks.pop()),
                "Do" if depth < DEEPEST_FORM => {
                    let mark = marks.last().copied().unwrap_or_default();
                    if let Some(name) = operands.first().and_then(|name| name.as_name().ok()) {
                        self.draw_form(resources, name, state.place, mark, depth);
                    }
                }
                _ => {}
            }
        }
    }

    /// The mark of content that begins with `/P <</MCID 7>> BDC`.
    fn begin_mark(&mut self, operands: &[Object], outer: Mark) -> Mark {
        if outer.kind == MarkKind::Artifact {
            return outer;
        }
        let name = operands.first().and_then(|name| name.as_name().ok()).unwrap_or_default();
        let kind = match name {
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
        self.draw(&content, &resources, matrix.then(place), mark, depth + 1);
    }

    fn font(&mut self, resources: &[&'d Dictionary], name: &[u8]) -> Option<Rc<Font<'d>>> {
        let document = self.document;
        resources.iter().find_map(|resources| {
            let fonts = resources.get_deref(b"Font", document).and_then(Object::as_dict).ok()?;
            let id = fonts.get(name).and_then(Object::as_reference).ok();
            if let Some(known) = id.and_then(|id| self.fonts.get(&id)) {
                return Some(Rc::clone(known));
            }
            let dictionary = fonts.get_deref(name, document).and_then(Object::as_dict).ok()?;
            let font = Rc::new(Font::read(document, dictionary));
            if let Some(id) = id {
                self.fonts.insert(id, Rc::clone(&font));
            }
            Some(font)
        })
    }

    /// Sets a string, or moves as far as a number says.
    fn show(&mut self, part: &Object, state: &State<'d>, text: &mut Matrix, mark: Mark) {
        let Some(font) = &state.font else { return };
        if let Some(back) = real(part) {
            let distance = -back / 1000.0 * state.size * state.stretch;
            *text = Matrix::moved(distance, 0.0).then(*text);
            return;
        }
        let Ok(bytes) = part.as_str() else { return };
        font.glyphs(bytes, |words, width, is_space| {
            let scale = Matrix([state.size * state.stretch, 0.0, 0.0, state.size, 0.0, state.rise]);
            let from = scale.then(*text).then(state.place);
            let space = if is_space { state.word_space } else { 0.0 };
            let set = width * state.size * state.stretch;
            let end = Matrix::moved(set, 0.0).then(*text).then(state.place).0[4];
            let advance = set + (state.letter_space + space) * state.stretch;
            *text = Matrix::moved(advance, 0.0).then(*text);
            let [_, _, c, d, x, y] = from.0;
            let glyph = Placed {
                words,
                start: x,
                end: end.max(x),
                base: y,
                size: c.hypot(d),
                bold: font.bold,
                italic: font.italic,
                mark,
            };
            self.unknown += usize::from(words == super::font::UNKNOWN);
            glyph.add_to(&mut self.runs);
        });
    }
}

/// How many states may be kept, how many marks may be open.
const DEEPEST_STATE: usize = 4_096;

/// A character in its place.
struct Placed<'t> {
    words: &'t str,
    start: f64,
    end: f64,
    base: f64,
    size: f64,
    bold: bool,
    italic: bool,
    mark: Mark,
}

impl Placed<'_> {
    /// Adds the character to the run that it goes on with, or begins another.
    fn add_to(self, runs: &mut Vec<Run>) {
        if self.words.is_empty()
            || !(self.start.is_finite() && self.base.is_finite() && self.size.is_finite())
        {
            return;
        }
        if let Some(last) = runs.last_mut()
            && let Some(accented) = self.accents(last)
        {
            last.text.pop();
            last.text.push(accented);
            return;
        }
        let goes_on = runs.last().is_some_and(|last| {
            let gap = self.start - last.end;
            let level = (self.base - last.base).abs() < 0.02 * self.size;
            let same_type = (self.size - last.size).abs() < 0.02 * self.size;
            let same_set = last.bold == self.bold && last.italic == self.italic && last.mark == self.mark;
            level && same_type && same_set && gap < 0.15 * self.size && gap > -0.5 * self.size
        });
        match runs.last_mut().filter(|_| goes_on) {
            Some(last) => {
                last.text.push_str(self.words);
                last.end = last.end.max(self.end);
            }
            None => runs.push(Run {
                text: self.words.to_owned(),
                start: self.start,
                end: self.end,
                base: self.base,
                size: self.size,
                bold: self.bold,
                italic: self.italic,
                mark: self.mark,
            }),
        }
    }

    /// A loose accent is set back over the letter before it: `c´` is `ć`.
    fn accents(&self, last: &Run) -> Option<char> {
        let accent = match self.words.trim_end() {
            "´" => '\u{301}',
            "`" => '\u{300}',
            "¨" => '\u{308}',
            "ˆ" => '\u{302}',
            "˜" => '\u{303}',
            "¸" => '\u{327}',
            "ˇ" => '\u{30C}',
            "˘" => '\u{306}',
            "˚" => '\u{30A}',
            "˙" => '\u{307}',
            "˝" => '\u{30B}',
            "˛" => '\u{328}',
            _ => return None,
        };
        let over = self.start < last.end - 0.1 * self.size && (self.base - last.base).abs() < self.size;
        compose(last.text.chars().next_back()?, accent).filter(|_| over)
    }
}
