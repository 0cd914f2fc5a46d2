//! What of a paper stands in a form, and in which order: some forms print all questions first, or each on its own.

use crate::paper::{Block, Label, Paper, PaperKind, Part, PartRole, Run};

/// All questions before all answers, and the notes counted in that order.
pub(super) fn questions_first(paper: &Paper) -> Paper {
    let mut paper = paper.clone();
    paper.parts.sort_by_key(|part| match part.role {
        PartRole::Question(_) => 0,
        PartRole::Answer(_) | PartRole::Postponement => 1,
        PartRole::Explanation => 2,
    });
    paper.number_notes();
    paper
}

/// Each question with its own number and in its order. The answer to several stands below the first of them; the others
/// point there. An explanation, lists and tables are left out, and the marks in questions are counted apart from those in answers.
pub(super) fn one_by_one(paper: &Paper) -> Paper {
    let mut paper = paper.clone();
    let mut parts: Vec<(u32, u8, Part)> = Vec::new();
    for part in std::mem::take(&mut paper.parts) {
        match &part.role {
            PartRole::Question(label) => {
                for (number, blocks) in label.numbers.iter().zip(questions_in(&part.blocks)) {
                    parts.push((*number, 0, Part { role: PartRole::Question(single(*number)), blocks }));
                }
            }
            PartRole::Answer(label) => {
                let first = label.numbers[0];
                for number in &label.numbers[1..] {
                    let pointer = Run::Text(format!("Zie antwoord vraag {first}."));
                    let blocks = vec![Block::Paragraph(vec![pointer])];
                    parts.push((*number, 1, Part { role: PartRole::Answer(single(*number)), blocks }));
                }
                parts.push((first, 1, Part { role: PartRole::Answer(single(first)), blocks: part.blocks }));
            }
            PartRole::Postponement => parts.push((u32::MAX, 2, part)),
            PartRole::Explanation => {}
        }
    }
    parts.sort_by_key(|(number, order, _)| (*number, *order));
    paper.parts = parts.into_iter().map(|(_, _, part)| part).collect();
    for part in &mut paper.parts {
        part.blocks.retain(|block| matches!(block, Block::Paragraph(_)));
    }
    // Questions are taken from the publication of the questions, with the numbers that notes have there.
    let (questions, replies) =
        paper.parts.into_iter().partition(|part| matches!(part.role, PartRole::Question(_)));
    paper.parts = questions;
    paper.number_notes();
    paper.parts.extend::<Vec<Part>>(replies);
    paper.parts.sort_by_key(|part| match &part.role {
        PartRole::Question(label) | PartRole::Answer(label) => label.numbers[0],
        PartRole::Postponement | PartRole::Explanation => u32::MAX,
    });
    paper
}

/// The postponement alone, as a letter tells of it.
pub(super) fn postponement(paper: &Paper) -> Paper {
    let mut paper = paper.clone();
    if paper.kind == PaperKind::Postponement {
        paper.parts.retain(|part| part.role == PartRole::Postponement);
    }
    paper
}

fn single(number: u32) -> Label {
    Label { numbers: vec![number], printed: number.to_string() }
}

/// The blocks of each question of several. A question is a paragraph, and may have a list with a paragraph that opens it.
fn questions_in(blocks: &[Block]) -> Vec<Vec<Block>> {
    let mut questions: Vec<Vec<Block>> = Vec::new();
    for (index, block) in blocks.iter().enumerate() {
        let opens_list = matches!(blocks.get(index + 1), Some(Block::List(_)));
        match questions.last_mut() {
            Some(question) if opens_list || !matches!(block, Block::Paragraph(_)) => {
                question.push(block.clone());
            }
            _ => questions.push(vec![block.clone()]),
        }
    }
    questions
}
