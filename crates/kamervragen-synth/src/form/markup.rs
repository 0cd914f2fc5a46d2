//! Elements, and how they are laid out in a file.

use crate::paper::Paper;

/// How elements are laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Layout {
    /// One behind the other, with nothing between them.
    Flat,
    /// Each block on a line of its own, deeper ones further to the right.
    Indented,
    /// The same, with line ends in long paragraphs, as programs put them there.
    Wrapped,
}

/// Where lines of [`Layout::Wrapped`] end.
const WIDTH: usize = 100;

/// Elements in the making.
#[derive(Debug)]
pub(super) struct Markup {
    text: String,
    layout: Layout,
    open: Vec<String>,
}

impl Markup {
    /// Begins with what stands before the first element.
    pub(super) fn new(start: &str, layout: Layout) -> Self {
        Self { text: format!("{start}\n"), layout, open: Vec::new() }
    }

    /// `<vraag>`, `<div class="vraag">`
    pub(super) fn open(&mut self, tag: &str) {
        self.line(&format!("<{tag}>"));
        self.open.push(name(tag).to_owned());
    }

    /// Closes what was opened last.
    pub(super) fn close(&mut self) {
        if let Some(name) = self.open.pop() {
            self.line(&format!("</{name}>"));
        }
    }

    /// An element with its content on one line.
    pub(super) fn element(&mut self, tag: &str, content: &str) {
        self.line(&format!("<{tag}>{content}</{}>", name(tag)));
    }

    /// Anything on a line of its own.
    pub(super) fn line(&mut self, content: &str) {
        if self.layout == Layout::Flat {
            self.text.push_str(content);
            return;
        }
        let indent = "  ".repeat(self.open.len());
        self.text.push_str(&indent);
        if self.layout == Layout::Wrapped {
            self.text.push_str(&wrapped(content, &format!("\n{indent}    ")));
        } else {
            self.text.push_str(content);
        }
        self.text.push('\n');
    }

    pub(super) fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.close();
        }
        self.text
    }
}

fn name(tag: &str) -> &str {
    tag.split(' ').next().unwrap_or(tag)
}

/// Puts line ends at spaces between words, never inside a tag.
fn wrapped(content: &str, line_end: &str) -> String {
    let mut text = String::with_capacity(content.len() + 16);
    let (mut is_tag, mut used) = (false, 0);
    for letter in content.chars() {
        match letter {
            '<' => is_tag = true,
            '>' => is_tag = false,
            _ => {}
        }
        if letter == ' ' && !is_tag && used > WIDTH {
            text.push_str(line_end);
            used = 0;
        } else {
            text.push(letter);
            used += 1;
        }
    }
    text
}

/// Words as they stand in XML and HTML, also inside an attribute.
pub(super) fn escaped(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// The id that a note of a paper bears.
pub(super) fn note_id(paper: &Paper, number: u32, is_long: bool) -> String {
    if is_long {
        let place = paper.id.rsplit('-').next().unwrap_or_default();
        format!("ID-{place}-d37e{}", 40 + number * 17)
    } else {
        format!("n{number}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_line_ends_stand_between_words_only() {
        let long = format!("<al><extref doc=\"a b\">{}</extref> slot</al>", "woord ".repeat(40));
        let found = wrapped(&long, "\n");
        assert!(found.contains("<extref doc=\"a b\">"));
        assert_eq!(found.lines().count(), 3);
        assert_eq!(found.replace('\n', " "), long);
    }

    #[test]
    fn ok_elements_close_in_order() {
        let mut markup = Markup::new("<?xml?>", Layout::Indented);
        markup.open("vraag nr=\"1\"");
        markup.element("al", &escaped("R&D <nu>"));
        assert_eq!(markup.finish(), "<?xml?>\n<vraag nr=\"1\">\n  <al>R&amp;D &lt;nu&gt;</al>\n</vraag>\n");
    }
}
