//! The container of old Office files, as far as needed to look at the workbook in it.

/// Bytes of a sector number in the tables.
const ENTRY: usize = 4;
/// Streams shorter than this lie in the mini stream.
const MINI_LIMIT: u64 = 4_096;
const MINI_SECTOR: usize = 64;
const END: u32 = 0xFFFF_FFFA;

/// A container whose tables could be read.
pub(super) struct Compound<'a> {
    bytes: &'a [u8],
    sector: usize,
    table: Vec<u32>,
    mini_table: Vec<u32>,
    mini: Vec<u8>,
    /// Name, first sector and size of each stream.
    streams: Vec<(String, u32, u64)>,
}

impl<'a> Compound<'a> {
    /// `None` when the container is damaged.
    pub(super) fn open(bytes: &'a [u8]) -> Option<Self> {
        let shift = u16_at(bytes, 30)?;
        if !matches!(shift, 9 | 12) {
            return None;
        }
        let sector = 1_usize << shift;
        let mut compound =
            Self { bytes, sector, table: Vec::new(), mini_table: Vec::new(), mini: Vec::new(), streams: Vec::new() };
        compound.read_table()?;
        let directory = compound.chain(u32_at(bytes, 48)?)?;
        compound.streams = directory.chunks_exact(128).filter_map(stream).collect();
        compound.mini_table =
            compound.chain(u32_at(bytes, 60)?)?.chunks_exact(ENTRY).filter_map(|e| u32_at(e, 0)).collect();
        if let Some((_, start, _)) = compound.streams.first() {
            compound.mini = compound.chain(*start)?;
        }
        Some(compound)
    }

    /// Whether there is a stream of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.streams.iter().any(|stream| stream.0.eq_ignore_ascii_case(name))
    }

    /// The bytes of a stream.
    pub(super) fn stream(&self, name: &str) -> Option<Vec<u8>> {
        let (_, start, size) = self.streams.iter().find(|stream| stream.0.eq_ignore_ascii_case(name))?;
        let mut content = if *size < MINI_LIMIT { self.mini_chain(*start)? } else { self.chain(*start)? };
        content.truncate(usize::try_from(*size).ok()?);
        Some(content)
    }

    /// The table of which sector follows which.
    fn read_table(&mut self) -> Option<()> {
        let mut parts: Vec<u32> = (0..109).filter_map(|index| u32_at(self.bytes, 76 + index * ENTRY)).collect();
        let mut next = u32_at(self.bytes, 68)?;
        let mut left = self.bytes.len() / self.sector + 1;
        while next < END {
            left = left.checked_sub(1)?;
            let sector = self.sector_at(next)?;
            let last = self.sector / ENTRY - 1;
            parts.extend((0..last).filter_map(|index| u32_at(sector, index * ENTRY)));
            next = u32_at(sector, last * ENTRY)?;
        }
        for part in parts.into_iter().filter(|part| *part < END) {
            if self.table.len() > self.bytes.len() {
                return None;
            }
            let sector = self.sector_at(part)?;
            self.table.extend(sector.chunks_exact(ENTRY).filter_map(|entry| u32_at(entry, 0)));
        }
        Some(())
    }

    fn sector_at(&self, number: u32) -> Option<&'a [u8]> {
        let start = (number as usize + 1).checked_mul(self.sector)?;
        let rest = self.bytes.get(start..)?;
        Some(rest.get(..self.sector).unwrap_or(rest))
    }

    /// All bytes of the sectors from `start` on; `None` for a circle or a gap.
    fn chain(&self, start: u32) -> Option<Vec<u8>> {
        let mut out = Vec::new();
        let mut next = start;
        while next < END {
            out.extend_from_slice(self.sector_at(next)?);
            if out.len() > self.bytes.len() + self.sector {
                return None;
            }
            next = *self.table.get(next as usize)?;
        }
        Some(out)
    }

    fn mini_chain(&self, start: u32) -> Option<Vec<u8>> {
        let mut out = Vec::new();
        let mut next = start;
        while next < END {
            let at = (next as usize).checked_mul(MINI_SECTOR)?;
            out.extend_from_slice(self.mini.get(at..at + MINI_SECTOR)?);
            if out.len() > self.mini.len() {
                return None;
            }
            next = *self.mini_table.get(next as usize)?;
        }
        Some(out)
    }
}

/// One entry of the directory.
fn stream(entry: &[u8]) -> Option<(String, u32, u64)> {
    let length = usize::from(u16_at(entry, 64)?).min(64).saturating_sub(2);
    let units: Vec<u16> = (0..length / 2).filter_map(|index| u16_at(entry, index * 2)).collect();
    let size = u64::from(u32_at(entry, 120)?);
    Some((String::from_utf16_lossy(&units), u32_at(entry, 116)?, size))
}

/// A new container with one stream, in sectors of 4,096 bytes.
pub(super) fn container(name: &str, content: &[u8]) -> Vec<u8> {
    const SECTOR: usize = 4_096;
    const LAST: u32 = 0xFFFF_FFFE;
    let size = content.len().max(SECTOR);
    let sectors = size.div_ceil(SECTOR);
    // The table describes its own sectors, that of the directory and those of the stream.
    let tables = (1..).find(|count| count * SECTOR / ENTRY > count + sectors).unwrap_or(1);
    let first = tables + 1;
    let mut table = vec![0xFFFF_FFFD_u32; tables];
    table.push(LAST);
    table.extend((first + 1..first + sectors).map(|next| next as u32));
    table.push(LAST);
    table.resize(tables * SECTOR / ENTRY, u32::MAX);
    let mut out = vec![0; SECTOR];
    let mut put = |at: usize, bytes: &[u8]| {
        if let Some(room) = out.get_mut(at..at + bytes.len()) {
            room.copy_from_slice(bytes);
        }
    };
    put(0, &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);
    put(24, &[0x3E, 0, 4, 0, 0xFE, 0xFF, 12, 0, 6, 0]);
    put(40, &1_u32.to_le_bytes());
    put(44, &(tables as u32).to_le_bytes());
    put(48, &(tables as u32).to_le_bytes());
    put(56, &(MINI_LIMIT as u32).to_le_bytes());
    put(60, &LAST.to_le_bytes());
    put(68, &LAST.to_le_bytes());
    // Streams of the size that is read here need far fewer than the 109 tables listed here.
    for index in 0..109 {
        let number = if index < tables { index as u32 } else { u32::MAX };
        put(76 + index * ENTRY, &number.to_le_bytes());
    }
    out.extend(table.iter().flat_map(|entry| entry.to_le_bytes()));
    // Some readers want the root to point somewhere, though there is no mini stream.
    let mut directory = entry("Root Entry", 5, first as u32, 0);
    directory.extend(entry(name, 2, first as u32, size as u32));
    directory.resize(SECTOR, 0);
    out.extend(directory);
    out.extend_from_slice(content);
    out.resize(SECTOR * (1 + first + sectors), 0);
    out
}

/// An entry of a directory.
fn entry(name: &str, kind: u8, start: u32, size: u32) -> Vec<u8> {
    let mut out: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let length = out.len() as u16 + 2;
    out.resize(64, 0);
    out.extend(length.to_le_bytes());
    out.push(kind);
    out.resize(116, 0);
    out.extend(start.to_le_bytes());
    out.extend(size.to_le_bytes());
    out.resize(128, 0);
    out
}

pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}

pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}

#[cfg(test)]
mod tests {
    use super::{Compound, container};

    #[test]
    fn what_is_put_in_comes_out() {
        for size in [1, 4_096, 9_000, 5_000_000] {
            let content: Vec<u8> = (0..size).map(|n: u32| (n % 251) as u8).collect();
            let file = container("Workbook", &content);
            let stream = Compound::open(&file).and_then(|file| file.stream("workbook")).expect("readable");
            assert_eq!(stream.get(..content.len()), Some(content.as_slice()));
        }
    }
}
