//! Reads invented documents in every form, and prints how many were read without a miss, and where others miss.
//!
//! `cargo run --release -p kamervragen-synth --example round_trip -- 10000 [FORM…] [from=SEED]`

#![allow(clippy::print_stdout, reason = "its figures are what it is for")]

use std::collections::BTreeMap;
use std::process::ExitCode;

use kamervragen::{Options, parse_bytes};
use kamervragen_synth::{Form, misses, papers};

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let count: usize = arguments.next().and_then(|count| count.parse().ok()).unwrap_or(1000);
    let (seeds, names): (Vec<String>, Vec<String>) =
        arguments.partition(|argument| argument.starts_with("from="));
    let seed = seeds.first().and_then(|seed| seed.strip_prefix("from=")?.parse().ok()).unwrap_or(0);
    let forms: Vec<Form> = Form::ALL
        .iter()
        .copied()
        .filter(|form| names.is_empty() || names.iter().any(|name| name == form.name()))
        .collect();
    let mut is_right = true;
    for form in forms {
        let mut right = 0;
        let mut places: BTreeMap<String, (usize, String)> = BTreeMap::new();
        for paper in papers(seed).filter(|paper| form.shows(paper)).take(count) {
            let file = form.render(&paper);
            let mut options = Options::default().with_name(&file.name);
            if let Some(record) = file.metadata_xml {
                options = options.with_metadata_xml(record);
            }
            let found = match parse_bytes(&file.bytes, &options) {
                Ok(document) => misses(&document, &form.truth(&paper), form),
                Err(error) => {
                    places.entry(error.code().to_owned()).or_insert((0, file.name.clone())).0 += 1;
                    continue;
                }
            };
            right += usize::from(found.is_empty());
            for miss in found {
                let place: String = miss.place.chars().filter(|letter| !letter.is_ascii_digit()).collect();
                places.entry(place).or_insert_with(|| (0, format!("{}: {miss}", file.name))).0 += 1;
            }
        }
        println!("{:10} {right} of {count} without a miss", form.name());
        for (place, (count, example)) in places {
            println!("    {count} x {place}, first {example}");
        }
        is_right &= right == count;
    }
    if is_right { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
