//! Which answer belongs to which questions: by number set, never by order alone.

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
    let mut asked: Vec<Asked> = questions
        .iter()
        .enumerate()
        .flat_map(|(question, asked)| {
            asked.numbers.iter().map(move |&number| Asked { number, question, answered: false })
        })
        .collect();
    asked.sort_by_key(|asked| asked.number);
    let mut exchanges = Vec::with_capacity(questions.len().max(answers.len()));
    let mut paired = vec![false; questions.len()];
    for (index, answer) in answers.iter().enumerate() {
        let start = place(answer);
        let mut found = Vec::new();
        for &number in &answer.numbers {
            let candidates = with_number(&mut asked, number);
            let above =
                candidates.partition_point(|candidate| questions[candidate.question].span.start < start);
            let (above, below) = candidates.split_at_mut(above);
            // Repeats are few, and those before the last answer to this number have theirs.
            let free = above.iter().rev().take_while(|candidate| !candidate.answered).count();
            let taken = if free > 0 {
                let answered = above.len() - free;
                &mut above[answered..]
            } else {
                let next = below.first().is_some_and(|candidate| !candidate.answered);
                &mut below[..usize::from(next)]
            };
            for candidate in taken {
                candidate.answered = true;
                paired[candidate.question] = true;
                found.push(candidate.question);
            }
        }
        found.sort_unstable();
        found.dedup();
        exchanges.push(exchange(questions, found, Some((index, answer))));
    }
    let open = (0..questions.len()).filter(|&question| !paired[question]);
    exchanges.extend(open.map(|question| exchange(questions, vec![question], None)));
    exchanges.sort_by_key(|exchange| {
        let question = exchange.questions.first().map(|&question| questions[question].span.start);
        question.or_else(|| exchange.answer.map(|answer| place(&answers[answer])))
    });
    exchanges
}

/// A number of a question.
struct Asked {
    number: u32,
    question: usize,
    /// Whether an answer to this number was found for the question.
    answered: bool,
}

/// Those of one number, in the order of the questions.
fn with_number(asked: &mut [Asked], number: u32) -> &mut [Asked] {
    let start = asked.partition_point(|asked| asked.number < number);
    let end = start + asked[start..].partition_point(|asked| asked.number == number);
    &mut asked[start..end]
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
