//! Which answer belongs to which questions: by number set, never by order alone.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Answer, Exchange, Question};

/// Pairs questions and answers.
///
/// An answer belongs to the questions whose numbers it bears, contiguous or not. Where a number is printed several
/// times, an answer belongs to all those above it that have none yet: to each its own in "Vraag 2 … Antwoord 2l …
/// Vraag 2 … Antwoord 2m", to both copies of a question that was printed twice. A second answer to the same number
/// has no question left. `place` gives the place of an answer among the questions, in bytes.
pub(crate) fn pair(
    questions: &[Question],
    answers: &[Answer],
    place: impl Fn(&Answer) -> usize,
) -> Vec<Exchange> {
    let mut by_number: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (index, question) in questions.iter().enumerate() {
        for &number in &question.numbers {
            by_number.entry(number).or_default().push(index);
        }
    }
    let mut answered: BTreeSet<(usize, u32)> = BTreeSet::new();
    let mut exchanges = Vec::with_capacity(questions.len().max(answers.len()));
    for (index, answer) in answers.iter().enumerate() {
        let mut asked = Vec::new();
        for &number in &answer.numbers {
            let candidates = by_number.get(&number).map_or(&[][..], Vec::as_slice);
            let start = place(answer);
            let above = candidates.partition_point(|&question| questions[question].span.start < start);
            let (above, below) = candidates.split_at(above);
            let free = |question: &&usize| !answered.contains(&(**question, number));
            // Repeats are few, and those before the last answer to this number have theirs.
            let before = asked.len();
            asked.extend(above.iter().rev().take_while(free));
            if asked.len() == before {
                asked.extend(below.iter().take(1).filter(free));
            }
            answered.extend(asked[before..].iter().map(|&question| (question, number)));
        }
        asked.sort_unstable();
        asked.dedup();
        exchanges.push(exchange(questions, asked, Some((index, answer))));
    }
    let paired: BTreeSet<usize> = answered.into_iter().map(|(question, _)| question).collect();
    let open = (0..questions.len()).filter(|question| !paired.contains(question));
    exchanges.extend(open.map(|question| exchange(questions, vec![question], None)));
    exchanges.sort_by_key(|exchange| {
        let question = exchange.questions.first().map(|&question| questions[question].span.start);
        question.or_else(|| exchange.answer.map(|answer| place(&answers[answer])))
    });
    exchanges
}

fn exchange(questions: &[Question], asked: Vec<usize>, answer: Option<(usize, &Answer)>) -> Exchange {
    let mut numbers: Vec<u32> =
        asked.iter().flat_map(|&question| questions[question].numbers.iter().copied()).collect();
    if let Some((_, answer)) = answer {
        numbers.extend(&answer.numbers);
    }
    numbers.sort_unstable();
    numbers.dedup();
    Exchange { numbers, questions: asked, answer: answer.map(|(index, _)| index) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Span;

    fn question(numbers: &[u32], at: usize) -> Question {
        Question { numbers: numbers.to_vec(), span: Span::new(at, at + 1), ..Question::default() }
    }

    fn answer(numbers: &[u32], at: usize) -> Answer {
        Answer { numbers: numbers.to_vec(), span: Span::new(at, at + 1), ..Answer::default() }
    }

    fn pairs(questions: &[Question], answers: &[Answer]) -> Vec<(Vec<usize>, Option<usize>)> {
        pair(questions, answers, |answer| answer.span.start)
            .into_iter()
            .map(|exchange| (exchange.questions, exchange.answer))
            .collect()
    }

    #[test]
    fn ok_numbers_decide_not_the_order() {
        let questions = [question(&[1, 4], 0), question(&[2], 20), question(&[3], 40)];
        let answers = [answer(&[1, 4], 10), answer(&[3], 30), answer(&[2], 50)];
        assert_eq!(pairs(&questions, &answers), [(vec![0], Some(0)), (vec![1], Some(2)), (vec![2], Some(1))]);
    }

    #[test]
    fn ok_questions_asked_apart_share_an_answer() {
        let questions = [question(&[5], 0), question(&[6], 10), question(&[7], 30)];
        let answers = [answer(&[5, 6], 20)];
        assert_eq!(pairs(&questions, &answers), [(vec![0, 1], Some(0)), (vec![2], None)]);
    }

    #[test]
    fn ok_a_number_printed_twice_takes_the_nearest_above() {
        let questions = [question(&[2], 0), question(&[2], 20)];
        let answers = [answer(&[2], 10), answer(&[2], 30)];
        assert_eq!(pairs(&questions, &answers), [(vec![0], Some(0)), (vec![1], Some(1))]);
    }

    #[test]
    fn ok_a_question_printed_twice_has_one_answer_and_a_second_answer_no_question() {
        let questions = [question(&[1], 0), question(&[1], 10)];
        let answers = [answer(&[1], 20), answer(&[1], 30)];
        assert_eq!(pairs(&questions, &answers), [(vec![0, 1], Some(0)), (vec![], Some(1))]);
    }

    #[test]
    fn ok_a_joint_question_answered_apart_has_both_answers() {
        let questions = [question(&[4, 5], 0)];
        let answers = [answer(&[4], 20), answer(&[5], 30)];
        assert_eq!(pairs(&questions, &answers), [(vec![0], Some(0)), (vec![0], Some(1))]);
    }

    #[test]
    fn ok_an_answer_without_its_question_stands_alone() {
        let questions = [question(&[7], 0)];
        let answers = [answer(&[8], 10)];
        assert_eq!(pairs(&questions, &answers), [(vec![0], None), (vec![], Some(0))]);
    }
}
