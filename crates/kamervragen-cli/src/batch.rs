//! Many documents on several threads, with results in the order of the inputs and in bounded memory.
//!
//! Whoever is free takes the next few inputs and, in the same breath, queues a promise of their results: to wake who waits
//! for each small document takes longer than to read its file. The caller redeems the promises in order. The queue is
//! bounded: while one slow document holds up the order, the others run ahead only so far, and then wait. Far is told in
//! documents and in bytes: sixteen letters are nothing, sixteen books are not.

use std::num::NonZero;
use std::sync::mpsc::sync_channel;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

use anyhow::Result;

/// How many results a thread may be ahead of the order.
const AHEAD: usize = 64;

/// How many inputs a thread takes together, and with how many bytes it takes no more.
const TOGETHER: usize = 16;
const BYTES_TOGETHER: usize = 128 << 10;

/// How many bytes of input may be in work, or done and waiting for their turn. A larger document is worked on alone.
const BYTES_AHEAD: usize = 64 << 20;

/// The number of threads to use when `jobs` were asked for.
pub(crate) fn threads(jobs: u16) -> NonZero<usize> {
    NonZero::new(usize::from(jobs))
        .unwrap_or_else(|| thread::available_parallelism().unwrap_or(NonZero::<usize>::MIN))
}

/// Does `work` on every input on that many threads, and hands the results to `take` in the order of the inputs.
///
/// `size` tells how many bytes an input has, about. `take` runs on the thread of the caller; where one thread is wanted, so
/// does `work`.
///
/// # Errors
///
/// The first error of `take`: no new input is begun after it.
pub(crate) fn in_order<I, T: Send>(
    inputs: impl Iterator<Item = I> + Send,
    threads: NonZero<usize>,
    size: impl Fn(&I) -> usize + Sync,
    work: impl Fn(I) -> T + Sync,
    mut take: impl FnMut(T) -> Result<()>,
) -> Result<()> {
    if threads.get() == 1 {
        return inputs.map(work).try_for_each(take);
    }
    // The caller holds one promise more.
    let (queue, promises) = sync_channel(threads.get() * AHEAD / TOGETHER - 1);
    let room = Room::default();
    // The queue is closed with the last input: what is left in it is then all there is.
    let source = Mutex::new(Some((inputs.fuse(), queue)));
    let next = || {
        let mut source = source.lock().unwrap_or_else(PoisonError::into_inner);
        let (inputs, queue) = source.as_mut()?;
        let (promise, results) = sync_channel(1);
        let (mut group, mut bytes) = (Vec::with_capacity(TOGETHER), 0_usize);
        while group.len() < TOGETHER && bytes < BYTES_TOGETHER {
            let Some(input) = inputs.next() else { break };
            bytes = bytes.saturating_add(size(&input));
            group.push(input);
        }
        // No room: wait here, and let the others wait at the lock. Gone: the caller wants no more.
        if !group.is_empty() && queue.send((room.enter(bytes), results)).is_ok() {
            return Some((group, promise));
        }
        *source = None;
        None
    };
    thread::scope(|scope| {
        for _ in 0..threads.get() {
            scope.spawn(|| {
                while let Some((group, promise)) = next() {
                    // Fails only when the caller wants no more.
                    let _ = promise.send(group.into_iter().map(&work).collect::<Vec<_>>());
                }
            });
        }
        // Owned here so that an early return closes the queue, and the threads come to an end.
        let promises = promises;
        let _opened = Opened(&room);
        for (size, results) in &promises {
            // A promise is broken only by a panic in `work`, which the end of the scope passes on.
            let Ok(results) = results.recv() else { break };
            results.into_iter().try_for_each(&mut take)?;
            room.leave(size);
        }
        Ok(())
    })
}

/// Room for so many bytes.
#[derive(Default)]
struct Room {
    taken: Mutex<Taken>,
    left: Condvar,
}

#[derive(Default)]
struct Taken {
    bytes: usize,
    /// Nobody will leave any more: all may enter.
    is_open: bool,
}

impl Room {
    /// Waits until there is room, and takes it. What is too large for the room enters when it is empty.
    fn enter(&self, size: usize) -> usize {
        let is_full = |taken: &mut Taken| {
            !taken.is_open && taken.bytes > 0 && taken.bytes.saturating_add(size) > BYTES_AHEAD
        };
        let taken = self.left.wait_while(self.taken(), is_full);
        let mut taken = taken.unwrap_or_else(PoisonError::into_inner);
        taken.bytes = taken.bytes.saturating_add(size);
        size
    }

    fn leave(&self, size: usize) {
        let mut taken = self.taken();
        taken.bytes = taken.bytes.saturating_sub(size);
        self.left.notify_one();
    }

    fn taken(&self) -> MutexGuard<'_, Taken> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Opens the room when the caller wants no more, or nobody could ever leave it.
struct Opened<'a>(&'a Room);

impl Drop for Opened<'_> {
    fn drop(&mut self) {
        self.0.taken().is_open = true;
        self.0.left.notify_all();
    }
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
        in_order(
            0..500,
            four(),
            |_| 1,
            slow_at_times,
            |number| {
                results.push(number);
                Ok(())
            },
        )
        .unwrap();
        assert_eq!(results, (0..500).collect::<Vec<_>>());
    }

    #[test]
    fn ok_no_inputs_give_no_results() {
        in_order(0..0, four(), |_| 1, |number| number, |_| bail!("called")).unwrap();
    }

    #[test]
    fn ok_a_slow_first_input_bounds_how_far_the_others_run_ahead() {
        let begun = AtomicUsize::new(0);
        let at_first_result = AtomicUsize::new(0);
        in_order(
            0..10_000,
            four(),
            |_| 1,
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
        let error = in_order(0..1_000_000, four(), |_| 1, count, |_| bail!("full")).unwrap_err();
        assert_eq!(error.to_string(), "full");
        assert!(begun.into_inner() < 1_000, "the threads went on");
    }

    #[test]
    fn ok_large_inputs_do_not_run_ahead() {
        let (at_work, most) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let mut results = Vec::new();
        // Room for two of these, and for none of the largest beside another.
        let size = |&number: &usize| if number == 7 { usize::MAX } else { BYTES_AHEAD / 2 };
        in_order(
            0..20,
            four(),
            size,
            |number| {
                let now = at_work.fetch_add(1, Ordering::SeqCst) + 1;
                most.fetch_max(if number == 7 { now + 1 } else { now }, Ordering::SeqCst);
                thread::sleep(Duration::from_millis(2));
                number
            },
            |number| {
                at_work.fetch_sub(1, Ordering::SeqCst);
                results.push(number);
                Ok(())
            },
        )
        .unwrap();
        assert_eq!(results, (0..20).collect::<Vec<_>>());
        assert_eq!(most.into_inner(), 2);
    }

    #[test]
    fn err_of_the_taker_frees_those_who_wait_for_room() {
        let slow = |_| thread::sleep(Duration::from_millis(5));
        in_order(0..20, four(), |_| BYTES_AHEAD, slow, |()| bail!("full")).unwrap_err();
    }
}
