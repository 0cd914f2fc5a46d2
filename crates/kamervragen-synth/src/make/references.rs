//! References to publications, in all the ways in which they are written.

use kamervragen::ReferenceKind;
use rand::RngExt;
use rand_xorshift::XorShiftRng;

use crate::paper::Reference;

/// A reference to a case.
pub(super) fn case(id: &str) -> Reference {
    Reference { kind: ReferenceKind::Case, text: id.to_owned(), id: id.to_owned() }
}

/// Any reference.
pub(super) fn any(random: &mut XorShiftRng, year: i16) -> Reference {
    let year = year - random.random_range(0..4_i16);
    let before = year - 1;
    let nr = random.random_range(2..3500_u32);
    let file = random.random_range(19_100..36_900_u32);
    let spaced = format!("{} {:03}", file / 1000, file % 1000);
    let chapter = ["V", "VI", "XIV", "XII", "A"][random.random_range(0..5)];
    let short = year % 100;
    let (kind, text, id) = match random.random_range(0..15_u32) {
        0 => (ReferenceKind::Kamerstuk, format!("Kamerstuk {spaced}, nr. {nr}"), format!("kst-{file}-{nr}")),
        1 => (ReferenceKind::Kamerstuk, format!("Kamerstuk {file}, nr. {nr}"), format!("kst-{file}-{nr}")),
        2 => (
            ReferenceKind::Kamerstuk,
            format!("Kamerstuk {spaced} {chapter}, nr. {nr}"),
            format!("kst-{file}-{chapter}-{nr}"),
        ),
        3 => (
            ReferenceKind::Kamerstuk,
            format!("Kamerstukken II {before}/{short:02}, {spaced}, nr. {nr}"),
            format!("kst-{file}-{nr}"),
        ),
        4 => {
            (ReferenceKind::Kamerstuk, format!("Kamerstuk 21 501-20, nr. {nr}"), format!("kst-21501-20-{nr}"))
        }
        5 => (
            ReferenceKind::Kamerstuk,
            format!("Tweede Kamer, vergaderjaar {before}–{year}, {spaced}, nr. {nr}"),
            format!("kst-{file}-{nr}"),
        ),
        6 | 7 => (
            ReferenceKind::Aanhangsel,
            format!("Aanhangsel Handelingen, vergaderjaar {before}–{year}, nr. {nr}"),
            format!("ah-tk-{before}{year}-{nr}"),
        ),
        8 => (
            ReferenceKind::Aanhangsel,
            format!("Aanhangsel van de Handelingen, vergaderjaar {before}–{year}, nr. {nr}"),
            format!("ah-tk-{before}{year}-{nr}"),
        ),
        9 => (
            ReferenceKind::Aanhangsel,
            format!("Tweede Kamer, vergaderjaar {before}–{year}, Aanhangsel van de Handelingen, nr. {nr}"),
            format!("ah-tk-{before}{year}-{nr}"),
        ),
        10 => {
            let (meeting, item) = (nr % 109 + 1, nr % 39 + 1);
            (
                ReferenceKind::Handelingen,
                format!("Handelingen II, vergaderjaar {before}–{year}, nr. {meeting}, item {item}"),
                format!("h-tk-{before}{year}-{meeting}-{item}"),
            )
        }
        11 => {
            let id = format!("ECLI:NL:RBMER:{before}:{nr}");
            (ReferenceKind::Ecli, id.clone(), id)
        }
        12 => (ReferenceKind::Staatsblad, format!("Stb. {before}, {nr}"), format!("stb-{before}-{nr}")),
        13 => {
            (ReferenceKind::Staatscourant, format!("Stcrt. {before}, {nr}"), format!("stcrt-{before}-{nr}"))
        }
        _ => return case(&format!("{before}Z{nr:05}")),
    };
    Reference { kind, text, id }
}
