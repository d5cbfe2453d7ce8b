//! The worker: takes letters and answers them.

fn main() {
    zenboard::worker::serve();
}
