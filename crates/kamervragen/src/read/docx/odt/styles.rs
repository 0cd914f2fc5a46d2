//! How words and lists are set, by the styles of an OpenDocument text.

use std::collections::HashMap;

use super::super::numeral::Numeral;
use super::super::tree::{Id, Tree};
use crate::block::Style;

/// How words are set, as far as it is said.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct TextStyle {
    strong: Option<bool>,
    italic: Option<bool>,
    underlined: Option<bool>,
    /// Above the line, below it, or neither.
    raised: Option<i8>,
    hidden: Option<bool>,
}

#[derive(Default)]
struct Entry {
    parent: Option<String>,
    text: TextStyle,
}

/// How the items of one level of a list are marked.
#[derive(Debug, Clone, Default)]
pub(super) struct Level {
    numeral: Numeral,
    /// A bullet, where it is one.
    bullet: Option<String>,
    pub(super) start: u32,
    prefix: String,
    suffix: String,
    /// How many levels are shown: `2.1`.
    shown: u32,
    /// `%1%.%2%.`, where the file says so.
    pattern: Option<String>,
}

/// How many levels a list has.
pub(super) const LEVELS: usize = 10;

/// The styles of a document, by their families and names.
#[derive(Default)]
pub(super) struct Styles {
    entries: HashMap<(String, String), Entry>,
    lists: HashMap<String, Vec<Level>>,
}

/// How many styles may be based on each other.
const LONGEST_CHAIN: usize = 32;

impl Styles {
    /// Adds the styles in a part of the container.
    pub(super) fn add(&mut self, tree: &Tree<'_>) {
        let groups =
            tree.children(Tree::root()).filter(|id| matches!(tree.name(*id), "styles" | "automatic-styles"));
        for id in groups.flat_map(|group| tree.children(group)) {
            let Some(name) = tree.attribute(id, "name") else { continue };
            match tree.name(id) {
                "style" => {
                    let family = tree.attribute(id, "family").unwrap_or_default().into_owned();
                    let parent = tree.attribute(id, "parent-style-name").map(std::borrow::Cow::into_owned);
                    let text = tree.child(id, "text-properties").map(|id| TextStyle::read(tree, id));
                    let entry = Entry { parent, text: text.unwrap_or_default() };
                    self.entries.insert((family, name.into_owned()), entry);
                }
                "list-style" => {
                    let levels =
                        self.lists.entry(name.into_owned()).or_insert_with(|| vec![Level::default(); LEVELS]);
                    for id in tree.children(id) {
                        let place = tree
                            .number(id, "level")
                            .and_then(|level| usize::try_from(level).ok()?.checked_sub(1));
                        if let Some(level) = place.and_then(|place| levels.get_mut(place)) {
                            *level = Level::read(tree, id);
                        }
                    }
                }
                _ => {}
            }
        }
    }

    /// What a style says, and those on which it is based.
    pub(super) fn text(&self, family: &str, name: &str) -> TextStyle {
        let mut found = TextStyle::default();
        let mut next = Some(name);
        for _ in 0..LONGEST_CHAIN {
            let entry = next.and_then(|name| self.entries.get(&(family.to_owned(), name.to_owned())));
            let Some(entry) = entry else { break };
            found = entry.text.over_by(found);
            next = entry.parent.as_deref();
        }
        found
    }

    pub(super) fn list(&self, name: &str) -> Option<&[Level]> {
        self.lists.get(name).map(Vec::as_slice)
    }
}

impl TextStyle {
    fn read(tree: &Tree<'_>, id: Id) -> Self {
        let value = |key: &str| tree.attribute(id, key);
        Self {
            strong: value("font-weight")
                .map(|weight| weight == "bold" || weight.parse().is_ok_and(|weight: u32| weight >= 600)),
            italic: value("font-style").map(|style| style == "italic" || style == "oblique"),
            underlined: value("text-underline-style").map(|style| style != "none"),
            raised: value("text-position").map(|place| {
                let place = place.split_whitespace().next().unwrap_or_default();
                match place {
                    "super" => 1,
                    "sub" => -1,
                    place if place.starts_with('-') => -1,
                    "0%" | "0" | "" => 0,
                    _ => 1,
                }
            }),
            hidden: value("display").map(|display| display == "none"),
        }
    }

    /// What `other` says, and where it says nothing what this says.
    pub(super) fn over_by(self, other: Self) -> Self {
        Self {
            strong: other.strong.or(self.strong),
            italic: other.italic.or(self.italic),
            underlined: other.underlined.or(self.underlined),
            raised: other.raised.or(self.raised),
            hidden: other.hidden.or(self.hidden),
        }
    }

    pub(super) fn style(self) -> Style {
        Style {
            strong: self.strong.unwrap_or_default(),
            italic: self.italic.unwrap_or_default(),
            underlined: self.underlined.unwrap_or_default(),
            superscript: self.raised.is_some_and(|raised| raised > 0),
            subscript: self.raised.is_some_and(|raised| raised < 0),
            mark: false,
        }
    }

    pub(super) fn is_hidden(self) -> bool {
        self.hidden.unwrap_or_default()
    }
}

impl Level {
    fn read(tree: &Tree<'_>, id: Id) -> Self {
        let value = |key: &str| tree.attribute(id, key).map(std::borrow::Cow::into_owned);
        let bullet = (tree.name(id) == "list-level-style-bullet").then(|| {
            let sign = value("bullet-char").and_then(|sign| sign.chars().next()).unwrap_or('•');
            super::super::bullet(sign).to_string()
        });
        Self {
            numeral: Numeral::of_sample(value("num-format").as_deref().unwrap_or_default()),
            bullet,
            start: tree.number(id, "start-value").unwrap_or(1),
            prefix: value("num-prefix").unwrap_or_default(),
            suffix: value("num-suffix").unwrap_or_default(),
            shown: tree.number(id, "display-levels").unwrap_or(1),
            pattern: value("num-list-format"),
        }
    }
}

/// The mark of an item at `at`, where its level and those above are counted up to `counts`.
pub(super) fn mark(levels: &[Level], at: usize, counts: &[u32]) -> String {
    let Some(level) = levels.get(at) else { return String::new() };
    if let Some(bullet) = &level.bullet {
        return bullet.clone();
    }
    if level.numeral == Numeral::None {
        return String::new();
    }
    let number = |at: usize| {
        let numeral = levels.get(at).map(|level| level.numeral).unwrap_or_default();
        numeral.write(counts.get(at).copied().unwrap_or(1))
    };
    let mark = if let Some(pattern) = &level.pattern {
        // Every second stretch between percent signs is the number of a level.
        let stretch = |(index, words): (usize, &str)| match words.parse::<usize>() {
            Ok(level @ 1..=LEVELS) if index % 2 == 1 => number(level - 1),
            _ => words.to_owned(),
        };
        pattern.split('%').enumerate().map(stretch).collect()
    } else {
        let first = (at + 1).saturating_sub(usize::try_from(level.shown).unwrap_or(1).max(1));
        let numbers: Vec<String> = (first..=at).map(number).filter(|number| !number.is_empty()).collect();
        format!("{}{}{}", level.prefix, numbers.join("."), level.suffix)
    };
    mark.trim().to_owned()
}
