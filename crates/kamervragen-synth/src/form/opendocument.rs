//! A manuscript as an OpenDocument text: notes stand at their marks, lists inside each other.

use std::fmt::Write as _;

use super::manuscript::{Count, List, Sheet, lists};
use super::markup::escaped;
use super::word::note_piece;
use crate::office_writer::{OPENDOCUMENT, packed};
use crate::paper::{Note, Run};

const SPACES: &str = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
                      xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" \
                      xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
                      xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" \
                      xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" \
                      office:version=\"1.3\"";

pub(super) fn render(sheets: &[Sheet]) -> Vec<u8> {
    let mut writer = Writer::default();
    for sheet in sheets {
        writer.sheet(sheet);
    }
    writer.close_lists(0);
    let content = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-content {SPACES}><office:automatic-styles>{}\
         </office:automatic-styles><office:body><office:text>{}</office:text></office:body></office:document-content>",
        styles(&lists(sheets)),
        writer.body
    );
    let manifest = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<manifest:manifest \
         xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"><manifest:file-entry \
         manifest:full-path=\"/\" manifest:media-type=\"{OPENDOCUMENT}\"/><manifest:file-entry \
         manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/></manifest:manifest>"
    );
    packed(&[
        ("mimetype", OPENDOCUMENT),
        ("content.xml", content.as_str()),
        ("META-INF/manifest.xml", manifest.as_str()),
    ])
}

fn styles(lists: &[List]) -> String {
    let mut styles = String::from(
        "<style:style style:name=\"Vet\" style:family=\"text\"><style:text-properties fo:font-weight=\"bold\"/>\
         </style:style><style:style style:name=\"Cursief\" style:family=\"text\"><style:text-properties \
         fo:font-style=\"italic\"/></style:style><style:style style:name=\"Hoog\" style:family=\"text\">\
         <style:text-properties style:text-position=\"super 58%\"/></style:style>",
    );
    for list in lists {
        let first = match list.count {
            Count::Figures => shape("1", "."),
            Count::Letters => shape("a", "."),
            Count::Degrees => shape("1", "°"),
            Count::Dashes => {
                "<text:list-level-style-bullet text:level=\"1\" text:bullet-char=\"–\"/>".to_owned()
            }
        };
        let _ = write!(
            styles,
            "<text:list-style style:name=\"L{}\">{first}<text:list-level-style-bullet text:level=\"2\" \
             text:bullet-char=\"–\"/></text:list-style>",
            list.number
        );
    }
    styles
}

fn shape(format: &str, suffix: &str) -> String {
    format!(
        "<text:list-level-style-number text:level=\"1\" style:num-format=\"{format}\" style:num-suffix=\"{suffix}\"/>"
    )
}

#[derive(Default)]
struct Writer {
    body: String,
    /// The list that is open, and how many of its levels.
    open: Option<List>,
    levels: usize,
    /// How often a list was opened, and when last that of the questions.
    opened: usize,
    questions: Option<usize>,
}

impl Writer {
    fn sheet(&mut self, sheet: &Sheet) {
        if let Sheet::Item { list, level, runs, .. } = sheet {
            self.item(*list, *level, runs);
            return;
        }
        self.close_lists(0);
        match sheet {
            Sheet::Paragraph(runs) => self.paragraph(runs),
            Sheet::Label(words) => {
                let _ = write!(
                    self.body,
                    "<text:p><text:span text:style-name=\"Vet\">{}</text:span></text:p>",
                    escaped(words)
                );
            }
            Sheet::Table(rows) => {
                let columns = rows.first().map_or(1, Vec::len);
                let _ = write!(
                    self.body,
                    "<table:table><table:table-column table:number-columns-repeated=\"{columns}\"/>"
                );
                for row in rows {
                    self.body.push_str("<table:table-row>");
                    for words in row {
                        let words = escaped(words);
                        let _ = write!(
                            self.body,
                            "<table:table-cell><text:p>{words}</text:p></table:table-cell>"
                        );
                    }
                    self.body.push_str("</table:table-row>");
                }
                self.body.push_str("</table:table>");
            }
            Sheet::Item { .. } => {}
        }
    }

    fn item(&mut self, list: List, level: usize, runs: &[Run]) {
        if self.open != Some(list) {
            self.close_lists(0);
        }
        self.close_lists(level + 1);
        if self.levels == level + 1 {
            self.body.push_str("</text:list-item><text:list-item>");
        }
        while self.levels <= level {
            self.open_list(list);
        }
        self.paragraph(runs);
    }

    fn open_list(&mut self, list: List) {
        if self.levels > 0 {
            self.body.push_str("<text:list><text:list-item>");
        } else {
            self.opened += 1;
            let _ = write!(
                self.body,
                "<text:list text:style-name=\"L{}\" xml:id=\"lijst{}\"",
                list.number, self.opened
            );
            // The questions are one list, whatever stands between them.
            if list.number == 0
                && let Some(before) = self.questions.replace(self.opened)
            {
                let _ = write!(self.body, " text:continue-list=\"lijst{before}\"");
            }
            self.body.push_str("><text:list-item>");
        }
        self.open = Some(list);
        self.levels += 1;
    }

    /// Closes the lists that stand deeper.
    fn close_lists(&mut self, levels: usize) {
        while self.levels > levels {
            self.body.push_str("</text:list-item></text:list>");
            self.levels -= 1;
        }
        if self.levels == 0 {
            self.open = None;
        }
    }

    fn paragraph(&mut self, runs: &[Run]) {
        self.body.push_str("<text:p>");
        for run in runs {
            let _ = match run {
                Run::Text(words) => write!(self.body, "{}", escaped(words)),
                Run::Reference(reference) => write!(self.body, "{}", escaped(&reference.text)),
                Run::Italic(words) => self.span("Cursief", words),
                Run::NoteAgain { number, .. } => self.span("Hoog", &number.to_string()),
                Run::Note(note) => self.note(note),
            };
        }
        self.body.push_str("</text:p>");
    }

    fn span(&mut self, style: &str, words: &str) -> std::fmt::Result {
        write!(self.body, "<text:span text:style-name=\"{style}\">{}</text:span>", escaped(words))
    }

    fn note(&mut self, note: &Note) -> std::fmt::Result {
        let number = note.number;
        write!(
            self.body,
            "<text:note text:id=\"ftn{number}\" text:note-class=\"footnote\"><text:note-citation>{number}\
             </text:note-citation><text:note-body>"
        )?;
        for paragraph in &note.paragraphs {
            let words: String = paragraph.iter().map(|piece| escaped(note_piece(piece))).collect();
            write!(self.body, "<text:p>{words}</text:p>")?;
        }
        write!(self.body, "</text:note-body></text:note>")
    }
}
