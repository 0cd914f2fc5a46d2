//! The parts of a Word document, found by the relations between them.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use super::super::broken;
use super::super::package::Package;
use super::super::tree::{Id, Tree};
use crate::Error;

/// A part, and where its links lead.
pub(super) struct Part {
    name: String,
    text: String,
    deepest: usize,
    pub(super) links: HashMap<String, Rc<str>>,
}

impl Part {
    pub(super) fn tree(&self) -> Result<Tree<'_>, Error> {
        Tree::parse(&self.text, &self.name, self.deepest)
    }
}

pub(super) struct Parts {
    pub(super) document: Part,
    pub(super) styles: Option<Part>,
    pub(super) numbering: Option<Part>,
    pub(super) settings: Option<Part>,
    pub(super) footnotes: Option<Part>,
    pub(super) endnotes: Option<Part>,
    /// Heads and feet of pages, by the ids of their relations.
    around: HashMap<String, Part>,
}

impl Parts {
    pub(super) fn load(package: &mut Package<'_>) -> Result<Self, Error> {
        let root = relations(package, "_rels/.rels")?;
        let name = root
            .iter()
            .find(|relation| relation.is("officeDocument"))
            .map_or_else(|| "word/document.xml".to_owned(), |relation| resolved("", &relation.target));
        let Some((document, related)) = part(package, &name)? else {
            return Err(broken("the zip archive holds no text"));
        };
        let root = document.tree()?;
        if root.name(Tree::root()) != "document" {
            return Err(broken(format!("its part `{name}` is no text document")));
        }
        let mut of_kind = |kind: &str, usual: &str| {
            let found = related.iter().find(|relation| relation.is(kind));
            let name = resolved(&name, found.map_or(usual, |relation| relation.target.as_str()));
            part(package, &name).map(|part| part.map(|(part, _)| part))
        };
        let styles = of_kind("styles", "styles.xml")?;
        let numbering = of_kind("numbering", "numbering.xml")?;
        let settings = of_kind("settings", "settings.xml")?;
        let footnotes = of_kind("footnotes", "footnotes.xml")?;
        let endnotes = of_kind("endnotes", "endnotes.xml")?;
        let mut around = HashMap::new();
        for relation in related.iter().filter(|relation| relation.is("header") || relation.is("footer")) {
            if let Some((part, _)) = part(package, &resolved(&name, &relation.target))? {
                around.insert(relation.id.clone(), part);
            }
        }
        drop(root);
        Ok(Self { document, styles, numbering, settings, footnotes, endnotes, around })
    }

    /// The heads and feet that are shown, each once.
    pub(super) fn around(&self, document: &Tree<'_>, settings: Option<&Tree<'_>>) -> Vec<&Part> {
        let even = settings.is_some_and(|tree| tree.child(Tree::root(), "evenAndOddHeaders").is_some());
        let mut shown = Vec::new();
        let mut seen = HashSet::new();
        let is_section = |id: &Id| document.name(*id) == "sectPr";
        for section in document.descendants(Tree::root()).filter(is_section) {
            let first = document.child(section, "titlePg").is_some();
            for reference in document.children(section) {
                if !matches!(document.name(reference), "headerReference" | "footerReference") {
                    continue;
                }
                let is_shown = match document.attribute(reference, "type").as_deref() {
                    Some("first") => first,
                    Some("even") => even,
                    _ => true,
                };
                let id = document.attribute(reference, "id").unwrap_or_default();
                let part = self.around.get(id.as_ref()).filter(|_| is_shown);
                if let Some(part) = part.filter(|_| seen.insert(id.into_owned())) {
                    shown.push(part);
                }
            }
        }
        shown
    }
}

/// `<Relationship Id="rId9" Type="…/relationships/footnotes" Target="footnotes.xml"/>`
struct Relation {
    id: String,
    kind: String,
    target: String,
    external: bool,
}

impl Relation {
    fn is(&self, kind: &str) -> bool {
        !self.external && self.kind.rsplit('/').next() == Some(kind)
    }
}

/// A part and what it is related to.
fn part(package: &mut Package<'_>, name: &str) -> Result<Option<(Part, Vec<Relation>)>, Error> {
    let Some(text) = package.part(name)? else { return Ok(None) };
    let (folder, file) = name.rsplit_once('/').unwrap_or(("", name));
    let border = if folder.is_empty() { "" } else { "/" };
    let related = relations(package, &format!("{folder}{border}_rels/{file}.rels"))?;
    let links = related
        .iter()
        .filter(|relation| relation.external)
        .map(|relation| (relation.id.clone(), Rc::from(relation.target.as_str())))
        .collect();
    Ok(Some((Part { name: name.to_owned(), text, deepest: package.deepest, links }, related)))
}

fn relations(package: &mut Package<'_>, name: &str) -> Result<Vec<Relation>, Error> {
    let Some(text) = package.part(name)? else { return Ok(Vec::new()) };
    let tree = Tree::parse(&text, name, package.deepest)?;
    let relation = |id: Id| {
        let value = |key: &str| tree.attribute(id, key).map(std::borrow::Cow::into_owned);
        Some(Relation {
            id: value("Id")?,
            kind: value("Type")?,
            target: value("Target")?,
            external: value("TargetMode").is_some_and(|mode| mode == "External"),
        })
    };
    Ok(tree.children(Tree::root()).filter_map(relation).collect())
}

/// The name of the part to which `target` leads from another part.
fn resolved(from: &str, target: &str) -> String {
    if let Some(name) = target.strip_prefix('/') {
        return name.to_owned();
    }
    let mut folders: Vec<&str> = from.split('/').collect();
    folders.pop();
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(folders.pop()),
            step => folders.push(step),
        }
    }
    folders.join("/")
}

#[cfg(test)]
mod tests {
    use super::resolved;

    #[test]
    fn ok_targets_lead_to_parts() {
        assert_eq!(resolved("word/document.xml", "footnotes.xml"), "word/footnotes.xml");
        assert_eq!(resolved("word/document.xml", "../docProps/app.xml"), "docProps/app.xml");
        assert_eq!(resolved("word/document.xml", "/word/styles.xml"), "word/styles.xml");
        assert_eq!(resolved("", "word/document.xml"), "word/document.xml");
    }
}
