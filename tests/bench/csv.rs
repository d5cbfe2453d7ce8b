//! Megabytes per second of the CSV reader and of the csv crate on the same bytes.
//!
//! `cargo run --release --example bench-csv -- tickets.csv`; without a file it makes one up.

#![allow(clippy::print_stdout)]

use std::time::Instant;

use zenboard::ingest::{Issues, Limits, Reader, Record, RowSink, TableName};

const SLICE: usize = 16 << 20;
const WANTED: usize = 400 << 20;
const RUNS: usize = 5;

/// Counts rows and cells, and looks at each cell's length so that no work can be left out.
#[derive(Default)]
struct Count {
    rows: u64,
    cells: u64,
    bytes: u64,
    issues: Issues,
}

impl RowSink for Count {
    fn begin(&mut self, _table: &TableName) {}

    fn row(&mut self, _row: u32, record: Record<'_>) {
        self.rows += 1;
        self.cells += record.len() as u64;
        self.bytes += record.iter().map(|cell| cell.len() as u64).sum::<u64>();
    }

    fn end(&mut self) {}

    fn issues(&mut self) -> &mut Issues {
        &mut self.issues
    }
}

fn main() {
    let one = match std::env::args().nth(1) {
        Some(path) => std::fs::read(path).expect("the file is readable"),
        None => made_up(),
    };
    let all = one.repeat(WANTED.div_ceil(one.len().max(1)));
    let limits = Limits { max_rows: u32::MAX, ..Limits::default() };
    let mut ours = f64::INFINITY;
    let mut theirs = f64::INFINITY;
    // Alternating, so that a busy machine slows both.
    for _ in 0..RUNS {
        let mut count = Count::default();
        let begin = Instant::now();
        let mut reader = Reader::new("bench.csv", all.len() as u64, limits).expect("within limits");
        for slice in all.chunks(SLICE) {
            reader.feed(slice, &mut count).expect("readable");
        }
        reader.finish(&mut count).expect("readable");
        ours = ours.min(begin.elapsed().as_secs_f64());

        let begin = Instant::now();
        let mut other = Count::default();
        let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(all.as_slice());
        let mut record = csv::ByteRecord::new();
        while reader.read_byte_record(&mut record).expect("readable") {
            other.rows += 1;
            other.cells += record.len() as u64;
            other.bytes += record.iter().map(|cell| cell.len() as u64).sum::<u64>();
        }
        theirs = theirs.min(begin.elapsed().as_secs_f64());
        println!(
            "rows {} / {}, cells {} / {}, bytes {} / {}",
            count.rows, other.rows, count.cells, other.cells, count.bytes, other.bytes
        );
    }
    let megabytes = all.len() as f64 / 1e6;
    println!("{megabytes:.0} MB: reader {:.0} MB/s", megabytes / ours);
    println!("csv crate (bytes, unchecked) {:.0} MB/s, ratio {:.2}", megabytes / theirs, theirs / ours);
}

fn made_up() -> Vec<u8> {
    let mut text = String::from("Number,Title,Account,Created,Hours\r\n");
    for row in 0..100_000 {
        text.push_str(&format!(
            "T2026{row:08},\"Printer, {row} \"\"again\"\"\",Contoso Ltd,2026-01-05 09:{:02},{}\r\n",
            row % 60,
            row % 9
        ));
    }
    text.into_bytes()
}
