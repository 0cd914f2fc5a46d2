//! A seed number -> the papers of one matter.

mod dates;
mod head;
mod references;
mod text;

use jiff::ToSpan;
use jiff::civil::Date;
use rand::seq::IndexedRandom;
use rand::{RngExt, SeedableRng};
use rand_xorshift::XorShiftRng;

use crate::paper::{Block, Head, Label, Paper, PaperKind, Part, PartRole, Reply, Run};
use crate::words::sentences::{EXPLANATIONS, POINTERS, POSTPONEMENTS};
pub(crate) use dates::in_dutch;
use dates::session_year;
use head::{addressees, answerers, askers, subject};
use text::Author;

/// One matter: questions, perhaps a postponement, mostly answers.
///
/// The papers tell of each other: the answer of the postponement ("Zie ook …"), and all have one case number.
#[derive(Debug, Clone)]
pub struct Matter {
    /// The papers in the order in which they were published; the first holds the questions.
    pub papers: Vec<Paper>,
}

/// The matter with this number. The same number gives the same matter on every machine.
///
/// # Examples
///
/// ```
/// use kamervragen_synth::matter;
///
/// let matter = matter(7);
/// assert_eq!(matter.papers[0].id, "kv-tk-2038Z00001");
/// assert!(matter.papers[0].parts.len() >= 3);
/// ```
#[must_use]
pub fn matter(seed: u64) -> Matter {
    // Numbers that follow each other give seeds that look alike, and those give numbers that look alike.
    let mut random = XorShiftRng::seed_from_u64(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15));
    let random = &mut random;
    let year = 2031 + (seed % 10) as i16;
    let serial = (seed / 10 + 1) as u32;
    let submitted = Date::constant(year, 1, 1) + i64::from(random.random_range(0..364)).days();
    let mut author = Author::new(random.random(), submitted.year());
    let head = Head {
        case_number: format!("{year}Z{serial:05}"),
        appendix_number: None,
        session_year: session_year(submitted),
        sort: random
            .random_bool(0.1)
            .then_some(*["Aanvullende", "Nadere"].choose(random).unwrap_or(&"Nadere")),
        askers: askers(random),
        addressees: addressees(random),
        subject: subject(random, &mut author),
        submitted,
        reply: None,
    };
    let count = random.random_range(2..=14);
    let texts: Vec<Vec<Block>> = (0..count).map(|number| author.question(number == 0)).collect();
    let explanation = random.random_bool(0.15).then(|| explanation(random, &head));

    let mut papers = vec![questions(&head, &texts, explanation.clone())];
    // A matter of a year has its numbers in the appendices of that year and the next one.
    let appendix_number = (serial - 1) * 4 + u32::from(seed % 2 == 1) * 2 + 1;
    let mut see_also = None;
    let mut replied = submitted;
    if random.random_bool(0.25) {
        replied += i64::from(random.random_range(18..=24)).days();
        let paper = postponement(random, &mut author, &papers[0], appendix_number, replied);
        see_also = Some((paper.head.session_year.clone(), appendix_number));
        papers.push(paper);
    }
    if random.random_bool(0.85) {
        replied += i64::from(random.random_range(6..=70)).days();
        let reply = Reply {
            answerers: answerers(random, &head.addressees),
            on_behalf_of: head::on_behalf_of(random, &head.addressees),
            answered: replied,
            see_also,
        };
        papers.push(answers(random, &mut author, &head, &texts, explanation, appendix_number + 1, reply));
    }
    for paper in &mut papers {
        paper.number_notes();
    }
    Matter { papers }
}

/// All papers, from the matter with the number `seed` on.
pub fn papers(seed: u64) -> impl Iterator<Item = Paper> {
    (seed..).flat_map(|seed| matter(seed).papers)
}

fn questions(head: &Head, texts: &[Vec<Block>], explanation: Option<Part>) -> Paper {
    let parts = texts.iter().zip(1..).map(|(blocks, number)| Part {
        role: PartRole::Question(Label::one(number)),
        blocks: blocks.clone(),
    });
    Paper {
        id: format!("kv-tk-{}", head.case_number),
        kind: PaperKind::Questions,
        head: head.clone(),
        parts: parts.chain(explanation).collect(),
    }
}

fn appendix_id(session_year: &str, number: u32) -> String {
    format!("ah-tk-{}-{number}", session_year.replace('-', ""))
}

fn postponement(
    random: &mut XorShiftRng,
    author: &mut Author,
    questions: &Paper,
    number: u32,
    day: Date,
) -> Paper {
    let mut paper = questions.clone();
    paper.kind = PaperKind::Postponement;
    paper.head.session_year = session_year(day);
    paper.head.appendix_number = Some(number);
    paper.head.reply = Some(Reply {
        answerers: answerers(random, &paper.head.addressees),
        on_behalf_of: head::on_behalf_of(random, &paper.head.addressees),
        answered: day,
        see_also: None,
    });
    paper.id = appendix_id(&paper.head.session_year, number);
    let words = POSTPONEMENTS.choose(random).copied().unwrap_or_default();
    let words = words
        .replace("{leden}", &head::members(&paper.head.askers))
        .replace("{onderwerp}", &paper.head.subject);
    let blocks = vec![Block::Paragraph(vec![Run::Text(author.fill(&words))])];
    // An explanation stays last, as the questions had it.
    let at =
        paper.parts.iter().position(|part| part.role == PartRole::Explanation).unwrap_or(paper.parts.len());
    paper.parts.insert(at, Part { role: PartRole::Postponement, blocks });
    paper
}

fn answers(
    random: &mut XorShiftRng,
    author: &mut Author,
    head: &Head,
    texts: &[Vec<Block>],
    explanation: Option<Part>,
    number: u32,
    reply: Reply,
) -> Paper {
    let mut head = head.clone();
    head.session_year = session_year(reply.answered);
    head.appendix_number = Some(number);
    head.reply = Some(reply);
    let mut parts = Vec::new();
    for numbers in groups(random, texts.len() as u32) {
        let label = Label::several(random, numbers);
        let blocks = label.numbers.iter().flat_map(|number| texts[*number as usize - 1].clone()).collect();
        let first = label.numbers[0];
        parts.push(Part { role: PartRole::Question(label.clone()), blocks });
        let blocks = if first > 1 && random.random_bool(0.08) {
            let words = POINTERS.choose(random).copied().unwrap_or_default();
            vec![Block::Paragraph(vec![Run::Text(
                words.replace("{n}", &random.random_range(1..first).to_string()),
            )])]
        } else {
            author.answer()
        };
        parts.push(Part { role: PartRole::Answer(label), blocks });
    }
    parts.extend(explanation);
    Paper { id: appendix_id(&head.session_year, number), kind: PaperKind::Answers, head, parts }
}

/// Numbers 1 to `count` in groups that are answered together; each group stands where its first number stands.
fn groups(random: &mut XorShiftRng, count: u32) -> Vec<Vec<u32>> {
    let mut left: Vec<u32> = (1..=count).collect();
    let mut groups = Vec::new();
    while !left.is_empty() {
        let mut group = vec![left.remove(0)];
        if random.random_bool(0.2) {
            for _ in 0..random.random_range(1..=4) {
                // Mostly the next one, seldom one further on: "Vraag 3 en 5".
                let at = usize::from(random.random_bool(0.15));
                if at < left.len() {
                    group.push(left.remove(at));
                }
            }
            group.sort_unstable();
        }
        groups.push(group);
    }
    groups
}

fn explanation(random: &mut XorShiftRng, head: &Head) -> Part {
    let asker = &askers(random)[0];
    let day = head.submitted - i64::from(random.random_range(20..=200)).days();
    let words = EXPLANATIONS
        .choose(random)
        .copied()
        .unwrap_or_default()
        .replace("{lid}", &format!("{} ({})", asker.surname, asker.party))
        .replace("{dag}", &in_dutch(day));
    let id = format!("{}Z{:05}", day.year(), random.random_range(1..=24_999));
    let (before, after) = words.split_once("{zaaknummer}").unwrap_or((&words, ""));
    let reference = references::case(&id);
    let runs = vec![Run::Text(before.to_owned()), Run::Reference(reference), Run::Text(after.to_owned())];
    Part { role: PartRole::Explanation, blocks: vec![Block::Paragraph(runs)] }
}

impl Label {
    fn one(number: u32) -> Self {
        Self { numbers: vec![number], printed: number.to_string() }
    }

    fn several(random: &mut XorShiftRng, numbers: Vec<u32>) -> Self {
        let [first, .., last] = numbers[..] else {
            return Self::one(numbers[0]);
        };
        let is_range = last - first == numbers.len() as u32 - 1;
        let printed = if is_range && numbers.len() > 2 && random.random_bool(0.6) {
            format!("{first} t/m {last}")
        } else {
            crate::sentence::listed(numbers.iter().map(ToString::to_string))
        };
        Self { numbers, printed }
    }
}
