//! The numbers that Word counts for the items of lists: none of them stands in the text.

use std::collections::{HashMap, HashSet};

use super::super::numeral::Numeral;
use super::super::tree::{Id, Tree};
use super::super::{is_private, symbol};
use super::styles::{Numbered, is_on};

/// How many levels a list has.
const LEVELS: usize = 9;

/// How the items of one level are marked.
#[derive(Debug, Clone, Default)]
struct Level {
    start: u32,
    numeral: Numeral,
    bullet: bool,
    /// `%1.%2`
    pattern: String,
    /// The style whose paragraphs stand on this level.
    style: Option<String>,
    /// The level after which this one starts again; 0 means that it goes on.
    restart: Option<u32>,
    /// Whether all numbers are written in digits.
    plain: bool,
}

/// A list, or a further part of one.
#[derive(Debug, Clone, Default)]
struct List {
    /// The list whose numbers it counts on.
    shape: u32,
    /// At what level it starts again, and with which number.
    starts: [Option<u32>; LEVELS],
    /// What it has other than that list.
    levels: HashMap<usize, Level>,
}

/// The lists of a document, and how far each is counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    shapes: HashMap<u32, Vec<Level>>,
    /// Shapes that are those of a style of lists.
    linked: HashMap<u32, String>,
    /// The list of each style of lists.
    styles: HashMap<String, u32>,
    lists: HashMap<u32, List>,
    counts: HashMap<u32, [Option<u32>; LEVELS]>,
    /// The lists that have begun.
    begun: HashSet<u32>,
}

impl Numbering {
    pub(super) fn read(tree: &Tree<'_>, styles: Option<&Tree<'_>>) -> Self {
        let mut numbering = Self::default();
        for id in tree.children(Tree::root()) {
            match tree.name(id) {
                "abstractNum" => {
                    let Some(name) = tree.number(id, "abstractNumId") else { continue };
                    if let Some(style) = tree.value(id, "numStyleLink") {
                        numbering.linked.insert(name, style.into_owned());
                    }
                    let mut levels = vec![Level::default(); LEVELS];
                    for (place, level) in levels_in(tree, id) {
                        levels[place] = level;
                    }
                    numbering.shapes.insert(name, levels);
                }
                "num" => {
                    let Some(name) = tree.number(id, "numId") else { continue };
                    let value = |id, name: &str| tree.value(id, name)?.trim().parse().ok();
                    let Some(shape) = value(id, "abstractNumId") else { continue };
                    let mut list = List { shape, ..List::default() };
                    for id in tree.children(id).filter(|id| tree.name(*id) == "lvlOverride") {
                        let Some(place) = place_of(tree, id) else { continue };
                        list.levels.extend(levels_in(tree, id).map(|(_, level)| (place, level)));
                        list.starts[place] = value(id, "startOverride");
                    }
                    numbering.lists.insert(name, list);
                }
                _ => {}
            }
        }
        let styles =
            styles.into_iter().flat_map(|tree| tree.children(Tree::root()).map(move |id| (tree, id)));
        for (tree, id) in
            styles.filter(|(tree, id)| tree.attribute(*id, "type").as_deref() == Some("numbering"))
        {
            let list = tree.child(id, "pPr").and_then(|id| tree.child(id, "numPr"));
            let list = list.and_then(|id| tree.value(id, "numId")).and_then(|list| list.trim().parse().ok());
            if let (Some(name), Some(list)) = (tree.attribute(id, "styleId"), list) {
                numbering.styles.insert(name.into_owned(), list);
            }
        }
        numbering
    }

    /// The level and the mark of the next paragraph at a place; `style` is that of the paragraph.
    pub(super) fn next(&mut self, place: Numbered, style: Option<&str>) -> Option<(usize, String)> {
        let name = place.list.filter(|list| *list != 0)?;
        let list = self.lists.get(&name)?;
        let shape = match self.linked.get(&list.shape).and_then(|style| self.styles.get(style)) {
            Some(list) => self.lists.get(list)?.shape,
            None => list.shape,
        };
        let levels = self.shapes.get(&shape)?;
        let of_style = || levels.iter().position(|level| style.is_some() && level.style.as_deref() == style);
        let at = match place.level {
            Some(level) => usize::try_from(level).ok()?.min(LEVELS - 1),
            None => of_style().unwrap_or(0),
        };
        let level_at = |at: usize| list.levels.get(&at).unwrap_or(&levels[at]);
        let counts = self.counts.entry(shape).or_default();
        if self.begun.insert(name) {
            for (count, _) in counts.iter_mut().zip(list.starts).filter(|(_, start)| start.is_some()) {
                *count = None;
            }
        }
        let start = |at: usize| list.starts[at].unwrap_or(level_at(at).start);
        for (above, count) in counts.iter_mut().enumerate().take(at) {
            count.get_or_insert_with(|| start(above));
        }
        counts[at] = Some(counts[at].map_or_else(|| start(at), |count| count.saturating_add(1)));
        for below in at + 1..LEVELS {
            let goes_on = level_at(below).restart.is_some_and(|after| after == 0 || at >= after as usize);
            if !goes_on {
                counts[below] = None;
            }
        }
        let level = level_at(at);
        let mark = if level.bullet {
            bullet(&level.pattern)
        } else {
            let numeral = |at: usize| if level.plain { Numeral::Decimal } else { level_at(at).numeral };
            written(&level.pattern, |at| numeral(at).write(counts[at].unwrap_or_else(|| start(at))))
        };
        Some((at, mark))
    }
}

fn place_of(tree: &Tree<'_>, id: Id) -> Option<usize> {
    tree.number(id, "ilvl").and_then(|place| usize::try_from(place).ok()).filter(|place| *place < LEVELS)
}

fn levels_in<'a>(tree: &'a Tree<'_>, id: Id) -> impl Iterator<Item = (usize, Level)> + 'a {
    tree.children(id).filter(|id| tree.name(*id) == "lvl").filter_map(|id| {
        let value = |name: &str| tree.value(id, name);
        let number = |name: &str| value(name)?.trim().parse().ok();
        let format = value("numFmt").unwrap_or_default();
        let level = Level {
            start: number("start").unwrap_or(0),
            numeral: Numeral::of_word(&format),
            bullet: format == "bullet",
            pattern: value("lvlText").unwrap_or_default().into_owned(),
            style: value("pStyle").map(std::borrow::Cow::into_owned),
            restart: number("lvlRestart"),
            plain: tree
                .child(id, "isLgl")
                .is_some_and(|id| tree.attribute(id, "val").is_none_or(|value| is_on(&value))),
        };
        Some((place_of(tree, id)?, level))
    })
}

/// `%1.%2` with the numbers of both levels.
fn written(pattern: &str, number: impl Fn(usize) -> String) -> String {
    let mut mark = String::new();
    let mut signs = pattern.chars().peekable();
    while let Some(sign) = signs.next() {
        let level = (sign == '%').then(|| signs.peek().and_then(|digit| digit.to_digit(10))).flatten();
        match level.and_then(|level| usize::try_from(level).ok()).filter(|level| (1..=LEVELS).contains(level))
        {
            Some(level) => {
                signs.next();
                mark.push_str(&number(level - 1));
            }
            None => mark.push(sign),
        }
    }
    mark.trim().to_owned()
}

/// A bullet, which may be a sign that only its font knows.
fn bullet(pattern: &str) -> String {
    let sign = |sign: char| if is_private(sign) { symbol(sign) } else { sign };
    pattern.chars().map(sign).collect::<String>().trim().to_owned()
}
