//! The numbers that Word counts for the items of lists: none of them stands in the text.

use std::collections::{HashMap, HashSet};

use super::super::bullet;
use super::super::numeral::Numeral;
use super::super::tree::{Id, Tree};
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
        for (below, count) in counts.iter_mut().enumerate().skip(at + 1) {
            let goes_on = level_at(below).restart.is_some_and(|after| after == 0 || at >= after as usize);
            if !goes_on {
                *count = None;
            }
        }
        let level = level_at(at);
        let mark = if level.bullet {
            level.pattern.chars().map(bullet).collect::<String>().trim().to_owned()
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
        let pattern = value("lvlText").unwrap_or_default();
        let level = Level {
            start: number("start").unwrap_or(0),
            numeral: Numeral::of_word(&format),
            bullet: format == "bullet",
            pattern: if format == "bullet" && is_symbol_font(tree, id) {
                private(&pattern)
            } else {
                pattern.into_owned()
            },
            style: value("pStyle").map(std::borrow::Cow::into_owned),
            restart: number("lvlRestart"),
            plain: tree
                .child(id, "isLgl")
                .is_some_and(|id| tree.attribute(id, "val").is_none_or(|value| is_on(&value))),
        };
        Some((place_of(tree, id)?, level))
    })
}

/// Whether a level is set in a font in which letters are signs.
fn is_symbol_font(tree: &Tree<'_>, level: Id) -> bool {
    let fonts = tree.child(level, "rPr").and_then(|run| tree.child(run, "rFonts"));
    let name = fonts.and_then(|fonts| tree.attribute(fonts, "ascii"));
    name.is_some_and(|name| name.starts_with("Wingdings") || name == "Symbol")
}

/// The signs of such a font at their own places, where a file has them as letters: `l` for a bullet.
fn private(pattern: &str) -> String {
    let sign =
        |sign: char| char::from_u32(u32::from(sign) + 0xF000).filter(|_| sign <= '\u{FF}').unwrap_or(sign);
    pattern.chars().map(sign).collect()
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

#[cfg(test)]
mod tests {
    use super::*;

    /// The marks of paragraphs, each at a list and a level, under lists that are described in Word's XML.
    fn marks(xml: &str, paragraphs: &[(u32, u32)]) -> Vec<String> {
        let xml = format!("<w:numbering>{xml}</w:numbering>");
        let tree = Tree::parse(&xml, "word/numbering.xml", 512).unwrap();
        let mut numbering = Numbering::read(&tree, None);
        let place = |(list, level): &(u32, u32)| Numbered { list: Some(*list), level: Some(*level) };
        let mark = |at| numbering.next(place(at), None).map_or_else(|| "-".to_owned(), |(_, mark)| mark);
        paragraphs.iter().map(mark).collect()
    }

    fn level(at: u32, start: u32, format: &str, text: &str, more: &str) -> String {
        format!(
            "<w:lvl w:ilvl='{at}'><w:start w:val='{start}'/><w:numFmt w:val='{format}'/>{more}<w:lvlText w:val='{text}'/></w:lvl>"
        )
    }

    fn shape(levels: &[String]) -> String {
        format!("<w:abstractNum w:abstractNumId='7'>{}</w:abstractNum>", levels.concat())
    }

    fn list(name: u32, overrides: &str) -> String {
        format!("<w:num w:numId='{name}'><w:abstractNumId w:val='7'/>{overrides}</w:num>")
    }

    #[test]
    fn ok_levels_start_again_below_another() {
        let shape = shape(&[level(0, 1, "decimal", "%1.", ""), level(1, 3, "lowerLetter", "%1%2)", "")]);
        let found = marks(&(shape + &list(1, "")), &[(1, 0), (1, 1), (1, 1), (1, 0), (1, 1)]);
        assert_eq!(found, ["1.", "1c)", "1d)", "2.", "2c)"]);
    }

    #[test]
    fn ok_a_level_may_go_on() {
        let on = "<w:lvlRestart w:val='0'/>";
        let shape = shape(&[level(0, 1, "upperRoman", "%1", ""), level(1, 1, "decimal", "%2", on)]);
        assert_eq!(marks(&(shape + &list(1, "")), &[(1, 0), (1, 1), (1, 0), (1, 1)]), ["I", "1", "II", "2"]);
    }

    #[test]
    fn ok_a_list_begins_below_its_first_level() {
        let shape = shape(&[level(0, 4, "decimal", "%1", ""), level(1, 1, "decimal", "%1.%2", "")]);
        assert_eq!(marks(&(shape + &list(1, "")), &[(1, 1), (1, 1), (1, 0)]), ["4.1", "4.2", "5"]);
    }

    #[test]
    fn ok_lists_of_one_shape_count_on_unless_they_start_again() {
        let again = "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='1'/></w:lvlOverride>";
        let shape = shape(&[level(0, 1, "decimal", "%1", "")]);
        let found = marks(
            &(shape + &list(1, "") + &list(2, "") + &list(3, again)),
            &[(1, 0), (2, 0), (3, 0), (3, 0), (1, 0)],
        );
        assert_eq!(found, ["1", "2", "1", "2", "3"]);
    }

    #[test]
    fn ok_digits_for_all_levels_and_bullets() {
        let digits = "<w:isLgl/>";
        let shape = shape(&[
            level(0, 2, "upperRoman", "%1", ""),
            level(1, 1, "decimal", "%1.%2", digits),
            level(2, 1, "bullet", "\u{F0A7}", ""),
        ]);
        assert_eq!(marks(&(shape + &list(1, "")), &[(1, 0), (1, 1), (1, 2)]), ["II", "2.1", "▪"]);
    }

    #[test]
    fn ok_a_letter_of_a_font_of_signs_is_a_bullet() {
        let wingdings = "<w:rPr><w:rFonts w:ascii='Wingdings'/></w:rPr>";
        for (more, text, mark) in
            [(wingdings, "l", "•"), (wingdings, "§", "▪"), ("", "o", "o"), ("", "\u{F0FF}", "•")]
        {
            let shape = shape(&[level(0, 1, "bullet", text, more)]);
            assert_eq!(marks(&(shape + &list(1, "")), &[(1, 0)]), [mark], "{text}");
        }
    }

    #[test]
    fn err_no_list_no_mark() {
        let shape = shape(&[level(0, 1, "decimal", "%1", "")]);
        assert_eq!(marks(&(shape + &list(1, "")), &[(0, 0), (9, 0)]), ["-", "-"]);
    }
}
