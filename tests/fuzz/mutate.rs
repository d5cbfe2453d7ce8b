//! Spoils inputs: bytes flipped, pieces cut, doubled and mixed, and words put in that have broken readers before.

use zenboard::base::Random;

/// What has broken readers before.
const WORDS: [&[u8]; 30] = [
    b"\"", b"\"\"", b"\r\n", b"\r", b"\0", b",", b";", b"\t", b"\xef\xbb\xbf", b"\xff\xfe", b"=1+1",
    b"9999999999999999999", b"-1", b"1e999", b"NaN", b"null", b"{", b"}", b"[[", b"]",
    b"<!DOCTYPE x [<!ENTITY a \"b\">]>", b"&#0;", b"]]>", b"PK\x03\x04", b"\xe2\x80\xae", b"\xcc\x81", b"0001-01-01",
    b"9999-12-31T24:00:60Z", b"__proto__", b"%00",
];

/// Inputs stay below this, so that a run makes many of them.
const LONGEST: usize = 64 << 10;

fn below(random: &mut Random, most: usize) -> usize {
    random.below(most.max(1) as u64) as usize
}

/// A spoiled copy of one of the seeds; now and then of two of them.
pub fn mutated(random: &mut Random, seeds: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = seeds[below(random, seeds.len())].clone();
    if below(random, 6) == 0 {
        let other = &seeds[below(random, seeds.len())];
        let (cut, from) = (below(random, bytes.len() + 1), below(random, other.len() + 1));
        bytes.truncate(cut);
        bytes.extend_from_slice(&other[from..]);
    }
    for _ in 0..=below(random, 8) {
        spoil(random, &mut bytes);
    }
    bytes.truncate(LONGEST);
    bytes
}

fn spoil(random: &mut Random, bytes: &mut Vec<u8>) {
    let at = below(random, bytes.len() + 1);
    match below(random, 7) {
        0 if at < bytes.len() => bytes[at] ^= 1 << below(random, 8),
        1 if at < bytes.len() => bytes[at] = below(random, 256) as u8,
        2 => bytes.truncate(at),
        3 => {
            let end = (at + below(random, 40)).min(bytes.len());
            bytes.drain(at..end);
        }
        4 => {
            let end = (at + below(random, 200)).min(bytes.len());
            let piece = bytes[at..end].repeat(1 + below(random, 6));
            bytes.splice(at..at, piece);
        }
        _ => {
            let word = WORDS[below(random, WORDS.len())];
            bytes.splice(at..at, word.iter().copied());
        }
    }
}
