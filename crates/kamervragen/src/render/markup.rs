//! Markup under construction: the one place where text becomes HTML.

const LINK: &str = "color:inherit;text-decoration:underline";

/// A piece of HTML under construction.
#[derive(Default)]
pub(super) struct Html {
    pub(super) out: String,
    /// Whether a sheet in the page tells how elements look, so that they bring no style of their own.
    has_sheet: bool,
}

impl Html {
    /// For a page with a style sheet.
    pub(super) fn with_sheet() -> Self {
        Self { has_sheet: true, ..Self::default() }
    }

    /// A name for the style sheet; none in a piece that brings its own style, where the page around it may know the name.
    pub(super) const fn class(&self, name: &'static str) -> &'static str {
        if self.has_sheet { name } else { "" }
    }

    pub(super) fn raw(&mut self, markup: &str) {
        self.out.push_str(markup);
    }

    /// The style of an element, unless a sheet tells it.
    pub(super) const fn style<'v>(&self, style: &'v str) -> (&'static str, &'v str) {
        ("style", if self.has_sheet { "" } else { style })
    }

    pub(super) fn open(&mut self, element: &str, style: &str) {
        self.open_with(element, &[self.style(style)]);
    }

    /// Opens an element with these attributes; those without a value are left out.
    pub(super) fn open_with(&mut self, element: &str, attributes: &[(&str, &str)]) {
        self.tag(element, attributes, ">");
    }

    /// An element that holds nothing and is not closed.
    pub(super) fn empty(&mut self, element: &str, attributes: &[(&str, &str)]) {
        self.tag(element, attributes, "/>");
    }

    fn tag(&mut self, element: &str, attributes: &[(&str, &str)], end: &str) {
        for piece in ["<", element] {
            self.raw(piece);
        }
        for (name, value) in attributes.iter().filter(|(_, value)| !value.is_empty()) {
            for piece in [" ", name, "=\""] {
                self.raw(piece);
            }
            self.text(value);
            self.raw("\"");
        }
        self.raw(end);
    }

    pub(super) fn close(&mut self, element: &str) {
        for piece in ["</", element, ">"] {
            self.raw(piece);
        }
    }

    /// Text of the document, or a value of an attribute: no character of it can act as markup.
    pub(super) fn text(&mut self, text: &str) {
        for character in text.chars() {
            match character {
                '&' => self.raw("&amp;"),
                '<' => self.raw("&lt;"),
                '>' => self.raw("&gt;"),
                '"' => self.raw("&quot;"),
                '\'' => self.raw("&#39;"),
                other => self.out.push(other),
            }
        }
    }

    pub(super) fn element(&mut self, element: &str, style: &str, text: &str) {
        self.open(element, style);
        self.text(text);
        self.close(element);
    }

    /// Opens a link and tells whether there is one: an address that could run something (`javascript:`) gives none.
    pub(super) fn open_link(&mut self, url: &str) -> bool {
        let harmless = ["http://", "https://", "mailto:"]
            .iter()
            .any(|scheme| url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)));
        if harmless {
            self.open_with("a", &[self.style(LINK), ("rel", "noopener noreferrer"), ("href", url)]);
        }
        harmless
    }

    pub(super) fn link(&mut self, url: &str) {
        let linked = self.open_link(url);
        self.text(url);
        if linked {
            self.raw("</a>");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_only_web_and_mail_addresses_become_links() {
        for (url, linked) in [
            ("https://dijk.example", true),
            ("HTTP://dijk.example", true),
            ("mailto:sluis@dijk.example", true),
            ("javascript:alert(1)", false),
            ("//dijk.example", false),
            ("ééé", false),
        ] {
            let mut html = Html::default();
            html.link(url);
            assert_eq!(html.out.contains("href"), linked, "{url}");
        }
    }
}
