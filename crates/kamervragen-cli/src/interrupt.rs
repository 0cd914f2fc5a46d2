//! Ctrl-C, and the other signals by which a system asks a program to end.
//!
//! The first one lets the run come to an end in good order: documents that are begun are completed, no other is begun.
//! The second one ends the program at once, as `kill -9` would; what that leaves behind, the next run cleans up.

use std::process;
use std::sync::Once;
use std::sync::atomic::{AtomicBool, Ordering};

static WANTED: AtomicBool = AtomicBool::new(false);

/// What a shell tells of a program that Ctrl-C ended.
const ENDED_BY_SIGNAL: i32 = 130;

/// Begins to listen; from now on the program does not end by itself.
pub(crate) fn listen() {
    static LISTENING: Once = Once::new();
    LISTENING.call_once(|| {
        // Where nobody can listen, Ctrl-C ends the program at once.
        let _ = ctrlc::set_handler(|| {
            if WANTED.swap(true, Ordering::SeqCst) {
                process::exit(ENDED_BY_SIGNAL);
            }
        });
    });
}

/// Whether the end was asked for.
pub(crate) fn is_wanted() -> bool {
    WANTED.load(Ordering::SeqCst)
}
