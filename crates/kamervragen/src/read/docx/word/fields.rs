//! Fields: what Word works out, and what it shows for it.
//!
//! ```text
//! begin  HYPERLINK "https://krant.example/1"  separate  De Krant  end
//! ```

use std::rc::Rc;

use super::super::sheet::Sheet;
use super::super::tree::{Id, Tree};

/// The fields that are open.
#[derive(Default)]
pub(super) struct Fields {
    open: Vec<Field>,
    /// How many of them do not show anything yet.
    hidden: usize,
    /// Whether a field is never ended, so that nothing may be hidden for it.
    unbalanced: bool,
}

struct Field {
    instruction: String,
    /// Whether what it shows has begun.
    shows: bool,
    /// Where the words around it lead.
    link: Option<Rc<str>>,
}

impl Fields {
    /// The fields of a part, before any.
    pub(super) fn of(tree: &Tree<'_>, root: Id) -> Self {
        let (mut begun, mut ended) = (0, 0);
        for id in tree.descendants(root).filter(|id| tree.name(*id) == "fldChar") {
            match tree.attribute(id, "fldCharType").as_deref() {
                Some("begin") => begun += 1,
                Some("end") => ended += 1,
                _ => {}
            }
        }
        Self { unbalanced: begun != ended, ..Self::default() }
    }

    /// Whether what stands here is shown.
    pub(super) fn shown(&self) -> bool {
        self.unbalanced || self.hidden == 0
    }

    pub(super) fn sign(&mut self, kind: &str, sheet: &mut Sheet) {
        match kind {
            "begin" => {
                self.open.push(Field { instruction: String::new(), shows: false, link: None });
                self.hidden += 1;
            }
            "separate" => {
                if let Some(field) = self.open.last_mut().filter(|field| !field.shows) {
                    field.shows = true;
                    self.hidden -= 1;
                    let link = address_in(&field.instruction);
                    let around = sheet.set_link(link.clone());
                    if link.is_none() {
                        sheet.set_link(around.clone());
                    }
                    field.link = around;
                }
            }
            "end" => {
                let Some(field) = self.open.pop() else { return };
                if field.shows {
                    sheet.set_link(field.link);
                } else {
                    self.hidden -= 1;
                }
            }
            _ => {}
        }
    }

    pub(super) fn instruction(&mut self, words: &str) {
        if let Some(field) = self.open.last_mut().filter(|field| !field.shows) {
            field.instruction.push_str(words);
        }
    }
}

/// ` HYPERLINK "https://krant.example/1" \t "_blank" `
pub(super) fn address_in(instruction: &str) -> Option<Rc<str>> {
    let rest = instruction.trim_start().strip_prefix("HYPERLINK")?.trim_start();
    let address = match rest.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next()?,
        None => rest.split_whitespace().next()?,
    };
    (!address.is_empty() && !address.starts_with('\\')).then(|| address.into())
}

#[cfg(test)]
mod tests {
    use super::address_in;

    #[test]
    fn ok_addresses_of_links() {
        for (instruction, address) in [
            (" HYPERLINK \"https://krant.example/1\" \\t \"_blank\" ", Some("https://krant.example/1")),
            ("HYPERLINK https://krant.example/1", Some("https://krant.example/1")),
            (" HYPERLINK \\l \"_Toc1\" ", None),
            (" PAGE ", None),
            ("HYPERLINK", None),
        ] {
            assert_eq!(address_in(instruction).as_deref(), address, "{instruction}");
        }
    }
}
