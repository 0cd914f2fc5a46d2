//! How and where text is set: the state that the operators of a page change.

use std::rc::Rc;

use lopdf::Object;

use super::font::{Font, real};

/// How a plane is moved and scaled: the six numbers of a PDF matrix.
#[derive(Debug, Clone, Copy)]
pub(super) struct Matrix([f64; 6]);

impl Matrix {
    pub(super) const ONE: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    /// The matrix of six numbers.
    pub(super) fn of(numbers: &[f64]) -> Option<Self> {
        numbers.get(..6)?.try_into().ok().map(Self)
    }

    fn moved(x: f64, y: f64) -> Self {
        Self([1.0, 0.0, 0.0, 1.0, x, y])
    }

    /// This one, and then the other.
    pub(super) fn then(self, other: Self) -> Self {
        let (one, two) = (self.0, other.0);
        let at = |row: usize, column: usize| one[row] * two[column] + one[row + 1] * two[column + 2];
        Self([at(0, 0), at(0, 1), at(2, 0), at(2, 1), at(4, 0) + two[4], at(4, 1) + two[5]])
    }

    /// Where the plane's origin is.
    fn origin(self) -> (f64, f64) {
        (self.0[4], self.0[5])
    }

    /// How high one unit is.
    fn height(self) -> f64 {
        self.0[2].hypot(self.0[3])
    }
}

/// Where a character stands, in points.
#[derive(Debug, Clone, Copy)]
pub(super) struct Glyph {
    pub(super) start: f64,
    pub(super) end: f64,
    pub(super) base: f64,
    pub(super) size: f64,
}

impl Glyph {
    /// Whether its place is one that a page can have.
    pub(super) fn is_on_a_page(self) -> bool {
        [self.start, self.end, self.base, self.size].into_iter().all(|number| number.abs() < FARTHEST)
    }
}

/// No place on a page is as far from its corner as this, in points.
const FARTHEST: f64 = 1e6;

/// How text is set.
#[derive(Clone)]
pub(super) struct State {
    pub(super) place: Matrix,
    pub(super) font: Option<Rc<Font>>,
    pub(super) size: f64,
    pub(super) stretch: f64,
    letter_space: f64,
    word_space: f64,
    leading: f64,
    rise: f64,
    line: Matrix,
    text: Matrix,
}

impl State {
    /// The state in which a page or form begins.
    pub(super) const fn at(place: Matrix) -> Self {
        Self {
            place,
            font: None,
            size: 1.0,
            stretch: 1.0,
            letter_space: 0.0,
            word_space: 0.0,
            leading: 0.0,
            rise: 0.0,
            line: Matrix::ONE,
            text: Matrix::ONE,
        }
    }

    /// Does what an operator does to the state; most do nothing to it.
    pub(super) fn set(&mut self, operator: &str, operands: &[Object]) {
        let number = |index: usize| operands.get(index).and_then(real).unwrap_or(0.0);
        let matrix = || Matrix::of(&operands.iter().filter_map(real).collect::<Vec<f64>>());
        match operator {
            "cm" => self.place = matrix().map_or(self.place, |matrix| matrix.then(self.place)),
            "BT" => (self.line, self.text) = (Matrix::ONE, Matrix::ONE),
            "Tc" => self.letter_space = number(0),
            "Tw" => self.word_space = number(0),
            "Tz" => self.stretch = number(0) / 100.0,
            "TL" => self.leading = number(0),
            "Ts" => self.rise = number(0),
            "Td" => self.next_line(number(0), number(1)),
            "TD" => {
                self.leading = -number(1);
                self.next_line(number(0), number(1));
            }
            "Tm" => {
                self.line = matrix().unwrap_or(self.line);
                self.text = self.line;
            }
            "T*" | "'" => self.next_line(0.0, -self.leading),
            "\"" => {
                (self.word_space, self.letter_space) = (number(0), number(1));
                self.next_line(0.0, -self.leading);
            }
            _ => {}
        }
    }

    fn next_line(&mut self, x: f64, y: f64) {
        self.line = Matrix::moved(x, y).then(self.line);
        self.text = self.line;
    }

    /// Moves on along the line.
    pub(super) fn advance(&mut self, distance: f64) {
        self.text = Matrix::moved(distance, 0.0).then(self.text);
    }

    /// Sets a character of that width, in ems, and moves on behind it.
    pub(super) fn glyph(&mut self, width: f64, is_space: bool) -> Glyph {
        let scale = Matrix([self.size * self.stretch, 0.0, 0.0, self.size, 0.0, self.rise]);
        let set = scale.then(self.text).then(self.place);
        let width = width * self.size * self.stretch;
        let (start, base) = set.origin();
        let (end, _) = Matrix::moved(width, 0.0).then(self.text).then(self.place).origin();
        let space = if is_space { self.word_space } else { 0.0 };
        self.advance(width + (self.letter_space + space) * self.stretch);
        Glyph { start, end: end.max(start), base, size: set.height() }
    }
}
