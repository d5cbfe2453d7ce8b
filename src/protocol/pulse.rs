//! Whether the worker still lives: beats that nobody answered are counted, not seconds, so that a
//! machine that slept or a window whose timers were slowed down is no dead worker.

/// Time between two beats, in milliseconds.
pub const BEAT_MS: u64 = 5_000;
/// Beats without an answer before an idle worker counts as lost.
const PATIENCE: u32 = 4;
/// The same while files are read: one step of a large workbook may take long.
const PATIENCE_BUSY: u32 = 36;
/// Memory below which a worker is never replaced, in bytes.
const ROOM: u64 = 1 << 30;

/// The pulse of one worker.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pulse {
    unanswered: u32,
    /// What it held when it was asked first after an import, in bytes.
    first_bytes: Option<u64>,
}

impl Pulse {
    /// A beat is sent. `true` when so many went unanswered that the worker is lost.
    pub fn beat(&mut self, is_busy: bool) -> bool {
        self.unanswered += 1;
        self.unanswered > if is_busy { PATIENCE_BUSY } else { PATIENCE }
    }

    /// The worker said something.
    pub fn answered(&mut self) {
        self.unanswered = 0;
    }

    /// It holds so much memory. `true` when that has grown so far that a new worker would do better: the memory of
    /// a worker never shrinks.
    pub fn weigh(&mut self, bytes: u64) -> bool {
        let first = *self.first_bytes.get_or_insert(bytes);
        bytes > ROOM && bytes > first.saturating_mul(2)
    }

    /// Data were read: what the worker holds now is what it needs.
    pub fn read(&mut self) {
        self.first_bytes = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_silence_over_several_beats_is_death() {
        let mut pulse = Pulse::default();
        assert!((0..4).all(|_| !pulse.beat(false)));
        pulse.answered();
        assert!((0..4).all(|_| !pulse.beat(false)));
        assert!(pulse.beat(false));
        let mut busy = Pulse::default();
        assert!((0..36).all(|_| !busy.beat(true)));
        assert!(busy.beat(true));
    }

    #[test]
    fn a_worker_is_replaced_when_it_has_grown_not_when_its_data_are_large() {
        let mut pulse = Pulse::default();
        assert!(!pulse.weigh(3 << 30));
        assert!(!pulse.weigh(5 << 30));
        assert!(pulse.weigh(7 << 30));
        pulse.read();
        assert!(!pulse.weigh(7 << 30));
        let mut small = Pulse::default();
        assert!(!small.weigh(10 << 20) && !small.weigh(900 << 20));
    }
}
