//! The worker: takes requests and answers them.

fn main() {
    zenboard::worker::serve();
}
