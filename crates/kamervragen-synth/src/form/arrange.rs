//! What of a paper stands in a form, and in which order: some forms print all questions first, or each on its own.

use crate::paper::{Paper, PartRole};

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
