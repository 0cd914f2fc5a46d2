//! How words and paragraphs are set, by the styles of a Word document and by what stands at a run itself.

use std::collections::HashMap;

use super::super::tree::{Id, Tree};
use crate::block::Style;

/// How words are set, as far as it is said.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct RunStyle {
    strong: Option<bool>,
    italic: Option<bool>,
    underlined: Option<bool>,
    raised: Option<Raised>,
    hidden: Option<bool>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Raised {
    Above,
    Below,
    No,
}

/// A place in a list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Numbered {
    /// The list; 0 takes a paragraph out of the list of its style.
    pub(super) list: Option<u32>,
    pub(super) level: Option<u32>,
}

/// What the style of a paragraph says.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct ParagraphStyle {
    run: RunStyle,
    pub(super) numbered: Numbered,
    pub(super) heading: bool,
}

#[derive(Default)]
struct Entry {
    based_on: Option<String>,
    paragraph: ParagraphStyle,
}

/// The styles of a document, by their ids.
#[derive(Default)]
pub(super) struct Styles {
    entries: HashMap<String, Entry>,
    standard: Option<String>,
    defaults: RunStyle,
}

/// How many styles may be based on each other.
const LONGEST_CHAIN: usize = 32;

impl Styles {
    pub(super) fn read(tree: &Tree<'_>) -> Self {
        let mut styles = Self::default();
        for id in tree.children(Tree::root()) {
            match tree.name(id) {
                "docDefaults" => {
                    let run = tree.child(id, "rPrDefault").and_then(|run| tree.child(run, "rPr"));
                    styles.defaults = run.map(|run| RunStyle::read(tree, run)).unwrap_or_default();
                }
                "style" => {
                    let Some(name) = tree.attribute(id, "styleId") else { continue };
                    let is_paragraph = tree.attribute(id, "type").as_deref() == Some("paragraph");
                    if is_paragraph && tree.attribute(id, "default").is_some_and(|on| is_on(&on)) {
                        styles.standard = Some(name.clone().into_owned());
                    }
                    let run = tree.child(id, "rPr").map(|run| RunStyle::read(tree, run));
                    let mut paragraph = ParagraphStyle { run: run.unwrap_or_default(), ..Default::default() };
                    if let Some(properties) = tree.child(id, "pPr") {
                        paragraph.numbered = Numbered::read(tree, properties);
                        paragraph.heading = is_heading(tree, properties);
                    }
                    let title = tree.value(id, "name").is_some_and(|name| name.eq_ignore_ascii_case("title"));
                    paragraph.heading |= title;
                    let based_on = tree.value(id, "basedOn").map(std::borrow::Cow::into_owned);
                    styles.entries.insert(name.into_owned(), Entry { based_on, paragraph });
                }
                _ => {}
            }
        }
        styles
    }

    /// What the named style says, and those on which it is based.
    fn resolve(&self, name: Option<&str>) -> ParagraphStyle {
        let mut found = ParagraphStyle::default();
        let mut next = name;
        for _ in 0..LONGEST_CHAIN {
            let Some(entry) = next.and_then(|name| self.entries.get(name)) else { break };
            let Entry { based_on, paragraph } = entry;
            found.run = paragraph.run.over_by(found.run);
            found.numbered.list = found.numbered.list.or(paragraph.numbered.list);
            found.numbered.level = found.numbered.level.or(paragraph.numbered.level);
            found.heading |= paragraph.heading;
            next = based_on.as_deref();
        }
        found
    }

    /// What holds of a paragraph: `properties` is its `pPr`.
    pub(super) fn paragraph(&self, tree: &Tree<'_>, properties: Option<Id>) -> ParagraphStyle {
        let name = properties.and_then(|properties| tree.value(properties, "pStyle"));
        let mut style = self.resolve(name.as_deref().or(self.standard.as_deref()));
        if let Some(properties) = properties {
            let own = Numbered::read(tree, properties);
            style.numbered.list = own.list.or(style.numbered.list);
            style.numbered.level = own.level.or(style.numbered.level);
            style.heading |= is_heading(tree, properties);
        }
        style
    }

    /// How the words of a run are set, and whether they are not shown.
    pub(super) fn run(&self, tree: &Tree<'_>, run: Id, paragraph: &ParagraphStyle) -> (Style, bool) {
        let properties = tree.child(run, "rPr");
        let name = properties.and_then(|properties| tree.value(properties, "rStyle"));
        let character = name.map(|name| self.resolve(Some(&name)).run).unwrap_or_default();
        let own = properties.map(|properties| RunStyle::read(tree, properties)).unwrap_or_default();
        // What a style of paragraphs and one of characters both switch on is off.
        let toggled = |of: fn(&RunStyle) -> Option<bool>| {
            of(&own).unwrap_or_else(|| {
                let (around, inside) = (of(&paragraph.run), of(&character));
                match (around, inside) {
                    (None, None) => of(&self.defaults).unwrap_or_default(),
                    (around, inside) => around.unwrap_or_default() != inside.unwrap_or_default(),
                }
            })
        };
        let rest = self.defaults.over_by(paragraph.run).over_by_both(character, own);
        let style = Style {
            strong: toggled(|style| style.strong),
            italic: toggled(|style| style.italic),
            underlined: rest.underlined.unwrap_or_default(),
            superscript: rest.raised == Some(Raised::Above),
            subscript: rest.raised == Some(Raised::Below),
            mark: false,
        };
        (style, toggled(|style| style.hidden))
    }
}

impl RunStyle {
    fn read(tree: &Tree<'_>, properties: Id) -> Self {
        let mut style = Self::default();
        for id in tree.children(properties) {
            let on = || Some(tree.attribute(id, "val").is_none_or(|value| is_on(&value)));
            match tree.name(id) {
                "b" => style.strong = on(),
                "i" => style.italic = on(),
                "vanish" => style.hidden = on(),
                "u" => style.underlined = Some(tree.attribute(id, "val").is_none_or(|kind| kind != "none")),
                "vertAlign" => {
                    style.raised = Some(match tree.attribute(id, "val").as_deref() {
                        Some("superscript") => Raised::Above,
                        Some("subscript") => Raised::Below,
                        _ => Raised::No,
                    });
                }
                _ => {}
            }
        }
        style
    }

    /// What `other` says, and where it says nothing what this says.
    fn over_by(self, other: Self) -> Self {
        Self {
            strong: other.strong.or(self.strong),
            italic: other.italic.or(self.italic),
            underlined: other.underlined.or(self.underlined),
            raised: other.raised.or(self.raised),
            hidden: other.hidden.or(self.hidden),
        }
    }

    fn over_by_both(self, first: Self, second: Self) -> Self {
        self.over_by(first).over_by(second)
    }
}

impl Numbered {
    fn read(tree: &Tree<'_>, properties: Id) -> Self {
        let Some(numbered) = tree.child(properties, "numPr") else { return Self::default() };
        let number = |name: &str| tree.value(numbered, name)?.trim().parse().ok();
        Self { list: number("numId"), level: number("ilvl") }
    }
}

/// Whether a paragraph has a level in the outline of the document; 9 means that it has none.
fn is_heading(tree: &Tree<'_>, properties: Id) -> bool {
    tree.value(properties, "outlineLvl")
        .and_then(|level| level.trim().parse().ok())
        .is_some_and(|level: u32| level < 9)
}

pub(super) fn is_on(value: &str) -> bool {
    !matches!(value, "0" | "false" | "off" | "none")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How a run is set: `B` bold, `I` italic, `U` underlined, `^` raised, `-` not shown.
    fn set(paragraph: &str, run: &str) -> String {
        let styles = "<w:styles>
            <w:docDefaults><w:rPrDefault><w:rPr><w:i/></w:rPr></w:rPrDefault></w:docDefaults>
            <w:style w:type='paragraph' w:default='1' w:styleId='Standaard'/>
            <w:style w:type='paragraph' w:styleId='Vraag'><w:rPr><w:b/></w:rPr></w:style>
            <w:style w:type='paragraph' w:styleId='Deelvraag'><w:basedOn w:val='Vraag'/><w:rPr><w:u w:val='single'/></w:rPr></w:style>
            <w:style w:type='paragraph' w:styleId='Rond'><w:basedOn w:val='Rond'/></w:style>
            <w:style w:type='character' w:styleId='Vet'><w:rPr><w:b/></w:rPr></w:style>
            <w:style w:type='character' w:styleId='Noot'><w:rPr><w:vertAlign w:val='superscript'/></w:rPr></w:style>
            </w:styles>";
        let styles_tree = Tree::parse(styles, "word/styles.xml", 512).unwrap();
        let styles = Styles::read(&styles_tree);
        let xml = format!("<w:p><w:pPr>{paragraph}</w:pPr><w:r><w:rPr>{run}</w:rPr></w:r></w:p>");
        let tree = Tree::parse(&xml, "word/document.xml", 512).unwrap();
        let around = styles.paragraph(&tree, tree.child(Tree::root(), "pPr"));
        let (style, hidden) = styles.run(&tree, tree.child(Tree::root(), "r").unwrap(), &around);
        let signs = [
            (style.strong, 'B'),
            (style.italic, 'I'),
            (style.underlined, 'U'),
            (style.superscript, '^'),
            (hidden, '-'),
        ];
        signs.into_iter().filter(|(set, _)| *set).map(|(_, sign)| sign).collect()
    }

    #[test]
    fn ok_styles_and_what_stands_at_the_run() {
        let cases = [
            ("", "", "I"),
            ("<w:pStyle w:val='Vraag'/>", "", "BI"),
            ("<w:pStyle w:val='Deelvraag'/>", "", "BIU"),
            ("<w:pStyle w:val='Deelvraag'/>", "<w:b w:val='0'/><w:u w:val='none'/>", "I"),
            ("", "<w:rStyle w:val='Vet'/>", "BI"),
            ("<w:pStyle w:val='Vraag'/>", "<w:rStyle w:val='Vet'/>", "I"),
            ("", "<w:rStyle w:val='Noot'/><w:i w:val='false'/>", "^"),
            ("", "<w:vanish/>", "I-"),
            ("<w:pStyle w:val='Rond'/>", "", "I"),
        ];
        for (paragraph, run, expected) in cases {
            assert_eq!(set(paragraph, run), expected, "{paragraph} {run}");
        }
    }
}
