//! Tells a script what a fuzzer needs: each target with its dictionary, and with a folder named the seeds in it.
#![expect(clippy::print_stdout, reason = "the list is its result")]

use std::path::Path;
use std::{env, fs, io};

use kamervragen_tests::fuzzed::TARGETS;

fn main() -> io::Result<()> {
    for target in TARGETS {
        println!("{} {}", target.name, target.dictionary);
        let Some(folder) = env::args_os().nth(1) else { continue };
        let folder = Path::new(&folder).join(target.name);
        fs::create_dir_all(&folder)?;
        for (index, seed) in target.seeds().iter().enumerate() {
            fs::write(folder.join(format!("seed-{index:03}")), seed)?;
        }
    }
    Ok(())
}
