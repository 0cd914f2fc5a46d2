//! Papers as long as real ones, and with their matter as thinly spread.
//!
//! Papers as they are made have much of all kinds in little room, as a test wants it: in a kilobyte of text 1.1 questions,
//! 1.1 answers, 1.1 notes, and 5.4 paragraphs, items and tables. Of the real ones that we have it is 1.2, 0.7, 0.4 and 2.1.

use crate::paper::{Block, Item, Label, Note, Paper, PartRole, Run};

impl Paper {
    /// The paper with the paragraphs that follow each other in a part made one, and without every other note.
    ///
    /// # Examples
    ///
    /// ```
    /// use kamervragen_synth::papers;
    ///
    /// let paper = papers(0).find(|paper| paper.notes().len() == 5).unwrap();
    /// assert_eq!(paper.thinned().notes().len(), 3);
    /// ```
    #[must_use]
    pub fn thinned(mut self) -> Self {
        let left_out: Vec<u32> = self.notes().iter().skip(1).step_by(2).map(|note| note.name).collect();
        self.retain_runs(&mut |run| note_name(run).is_none_or(|name| !left_out.contains(name)));
        self.number_notes();
        for part in &mut self.parts {
            for block in std::mem::take(&mut part.blocks) {
                match (part.blocks.last_mut(), block) {
                    (Some(Block::Paragraph(runs)), Block::Paragraph(more)) => {
                        runs.push(Run::Text(" ".to_owned()));
                        runs.extend(more);
                    }
                    (_, block) => part.blocks.push(block),
                }
            }
        }
        self
    }

    /// The paper with the parts of another below its own, numbered on.
    ///
    /// # Examples
    ///
    /// ```
    /// use kamervragen_synth::papers;
    ///
    /// let [first, second] = [0, 1].map(|seed| papers(seed).next().unwrap());
    /// let notes = first.notes().len() + second.notes().len();
    /// assert_eq!(first.followed_by(second).notes().len(), notes);
    /// ```
    #[must_use]
    pub fn followed_by(mut self, mut other: Self) -> Self {
        let labels = self.parts.iter().filter_map(|part| label(&part.role));
        let asked = labels.flat_map(|label| &label.numbers).copied().max().unwrap_or_default();
        for part in &mut other.parts {
            if let PartRole::Question(label) | PartRole::Answer(label) = &mut part.role {
                *label = label.moved(asked);
            }
        }
        let named = self.notes().iter().map(|note| note.name).max().unwrap_or_default();
        other.retain_runs(&mut |run| {
            if let Some(name) = note_name(run) {
                *name += named;
            }
            true
        });
        self.parts.extend(other.parts);
        self.number_notes();
        self
    }

    fn retain_runs(&mut self, stays: &mut impl FnMut(&mut Run) -> bool) {
        for block in self.parts.iter_mut().flat_map(|part| &mut part.blocks) {
            match block {
                Block::Paragraph(runs) => runs.retain_mut(&mut *stays),
                Block::List(items) => retain_in_items(items, stays),
                Block::Table(_) => {}
            }
        }
    }
}

impl Label {
    /// The label of questions that have so many others before them: `4 t/m 6` -> `14 t/m 16`.
    fn moved(&self, by: u32) -> Self {
        let word = |word: &str| {
            word.parse().map_or_else(|_| word.to_owned(), |number: u32| (number + by).to_string())
        };
        let printed = self.printed.split_inclusive([' ', ',']).map(|part| {
            let end = part.trim_end_matches([' ', ',']).len();
            word(&part[..end]) + &part[end..]
        });
        Self { numbers: self.numbers.iter().map(|number| number + by).collect(), printed: printed.collect() }
    }
}

fn label(role: &PartRole) -> Option<&Label> {
    match role {
        PartRole::Question(label) | PartRole::Answer(label) => Some(label),
        PartRole::Postponement | PartRole::Explanation => None,
    }
}

fn note_name(run: &mut Run) -> Option<&mut u32> {
    match run {
        Run::Note(Note { name, .. }) | Run::NoteAgain { name, .. } => Some(name),
        Run::Text(_) | Run::Italic(_) | Run::Reference(_) => None,
    }
}

fn retain_in_items(items: &mut [Item], stays: &mut impl FnMut(&mut Run) -> bool) {
    for item in items {
        item.runs.retain_mut(&mut *stays);
        retain_in_items(&mut item.inner, stays);
    }
}

#[cfg(test)]
mod tests {
    use kamervragen::{Options, parse_bytes};

    use crate::{Form, PaperKind, Truth, misses, papers};

    #[test]
    fn ok_a_long_paper_is_read_as_it_is() {
        let mut answers = papers(0).filter(|paper| paper.kind == PaperKind::Answers);
        let [first, second] = [answers.next().unwrap(), answers.next().unwrap()];
        let (before, more) = (Truth::of(&first), Truth::of(&second));
        let long = first.followed_by(second).thinned();
        let truth = Truth::of(&long);
        assert_eq!(truth.questions.len(), before.questions.len() + more.questions.len());
        for form in [Form::Pypdf, Form::Pymupdf, Form::Html] {
            let file = form.render(&long);
            let document = parse_bytes(&file.bytes, &Options::default().with_name(&file.name)).unwrap();
            assert_eq!(misses(&document, &truth, form), [], "{}", file.name);
        }
    }
}
