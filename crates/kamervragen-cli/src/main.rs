//! The program `kamervragen`: see the library of this crate.

use std::process::ExitCode;

use mimalloc::MiMalloc;

// A document is some hundred small allocations.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    ExitCode::from(kamervragen_cli::run(std::env::args_os()))
}
