//! Many documents on several threads, with results in the order of the inputs and in bounded memory.
//!
//! Whoever is free takes the next input and, in the same breath, queues a promise of its result. The caller redeems
//! the promises in order. The queue is bounded: while one slow document holds up the order, the others run ahead
//! only so far, and then wait.

use std::num::NonZero;
use std::sync::mpsc::sync_channel;
use std::sync::{Mutex, PoisonError};
use std::thread;

use anyhow::Result;

/// How many results a thread may be ahead of the order.
const AHEAD: usize = 16;

/// The number of threads to use when `jobs` were asked for.
pub(crate) fn threads(jobs: u16) -> NonZero<usize> {
    NonZero::new(usize::from(jobs))
        .unwrap_or_else(|| thread::available_parallelism().unwrap_or(NonZero::<usize>::MIN))
}

/// Does `work` on every input on that many threads, and hands the results to `take` in the order of the inputs.
///
/// `take` runs on the thread of the caller.
///
/// # Errors
///
/// The first error of `take`: no new input is begun after it.
pub(crate) fn in_order<I, T: Send>(
    inputs: impl Iterator<Item = I> + Send,
    threads: NonZero<usize>,
    work: impl Fn(I) -> T + Sync,
    mut take: impl FnMut(T) -> Result<()>,
) -> Result<()> {
    let (queue, promises) = sync_channel(threads.get() * AHEAD);
    // The queue is closed with the last input: what is left in it is then all there is.
    let source = Mutex::new(Some((inputs, queue)));
    let next = || {
        let mut source = source.lock().unwrap_or_else(PoisonError::into_inner);
        let (inputs, queue) = source.as_mut()?;
        let (promise, result) = sync_channel(1);
        if let Some(input) = inputs.next()
            // Full: wait here, and let the others wait at the lock. Gone: the caller wants no more.
            && queue.send(result).is_ok()
        {
            return Some((input, promise));
        }
        *source = None;
        None
    };
    thread::scope(|scope| {
        for _ in 0..threads.get() {
            scope.spawn(|| {
                while let Some((input, promise)) = next() {
                    // Fails only when the caller wants no more.
                    let _ = promise.send(work(input));
                }
            });
        }
        // Owned here so that an early return closes the queue, and the threads come to an end.
        let promises = promises;
        for result in &promises {
            // A promise is broken only by a panic in `work`, which the end of the scope passes on.
            let Ok(result) = result.recv() else { break };
            take(result)?;
        }
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    use anyhow::bail;

    use super::*;

    fn four() -> NonZero<usize> {
        threads(4)
    }

    #[test]
    fn ok_results_come_in_the_order_of_the_inputs() {
        let mut results = Vec::new();
        let slow_at_times = |number: u64| {
            thread::sleep(Duration::from_micros((number * 7919) % 300));
            number
        };
        in_order(0..500, four(), slow_at_times, |number| {
            results.push(number);
            Ok(())
        })
        .unwrap();
        assert_eq!(results, (0..500).collect::<Vec<_>>());
    }

    #[test]
    fn ok_no_inputs_give_no_results() {
        in_order(0..0, four(), |number| number, |_| bail!("called")).unwrap();
    }

    #[test]
    fn ok_a_slow_first_input_bounds_how_far_the_others_run_ahead() {
        let begun = AtomicUsize::new(0);
        let at_first_result = AtomicUsize::new(0);
        in_order(
            0..10_000,
            four(),
            |number| {
                begun.fetch_add(1, Ordering::SeqCst);
                if number == 0 {
                    thread::sleep(Duration::from_millis(200));
                    at_first_result.store(begun.load(Ordering::SeqCst), Ordering::SeqCst);
                }
            },
            |()| Ok(()),
        )
        .unwrap();
        let ahead = at_first_result.into_inner();
        // The queue, and the one promise that the caller holds in its hand.
        assert!(ahead <= 4 * AHEAD + 1, "{ahead} documents were begun before the first was taken");
        assert!(ahead > 4, "only {ahead} documents were begun: the threads do not run ahead at all");
        assert_eq!(begun.into_inner(), 10_000);
    }

    #[test]
    fn err_of_the_taker_ends_the_run_soon() {
        let begun = AtomicUsize::new(0);
        let count = |_| begun.fetch_add(1, Ordering::SeqCst);
        let error = in_order(0..1_000_000, four(), count, |_| bail!("full")).unwrap_err();
        assert_eq!(error.to_string(), "full");
        assert!(begun.into_inner() < 1_000, "the threads went on");
    }
}
