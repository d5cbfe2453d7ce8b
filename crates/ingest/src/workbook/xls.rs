//! Excel files before 2007: looked over by the guard, then read as a whole.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use calamine::{Data, Reader as _, SheetType, SheetVisible, Xls, XlsError};
use cfb::CompoundFile;

use super::merged::Stretch;
use super::rows::Rows;
use super::serial::{Epoch, number};
use super::{damaged, protected};
use crate::door::Door;
use crate::sniff::not_a_table;
use crate::{ImportError, Limits};
use language::{say, term};

/// Bytes of an old workbook: sheets of 65,536 rows need no more.
const MAX_SIZE: usize = 64 << 20;
/// Cells of the rectangle that a sheet spans; each takes some thirty bytes.
const MAX_AREA: u64 = 8_000_000;

/// Gives the visible sheets of the workbook `bytes`.
pub(crate) fn read_xls(file: &str, bytes: &[u8], limits: Limits, door: &mut Door<'_>) -> Result<(), ImportError> {
    let (cleaned, mut merges) = guard(file, bytes)?;
    let mut book = Xls::new(Cursor::new(cleaned)).map_err(|error| match error {
        XlsError::Password => protected(file),
        error => damaged(file, &error.to_string()),
    })?;
    let epoch = if book.has_1904_epoch() { Epoch::Since1904 } else { Epoch::Since1900 };
    let mut rows = Rows::new(file, limits, epoch);
    for (index, sheet) in book.sheets_metadata().to_vec().into_iter().enumerate() {
        if sheet.typ != SheetType::WorkSheet {
            continue;
        }
        if sheet.visible != SheetVisible::Visible {
            rows.skip_sheet(&sheet.name, say!("The sheet is hidden and was not read."), door);
            continue;
        }
        let range = book.worksheet_range(&sheet.name).map_err(|error| damaged(file, &error.to_string()))?;
        let (first_row, first_column) = range.start().unwrap_or_default();
        rows.begin(&sheet.name, door);
        rows.merge(merges.get_mut(index).map(std::mem::take).unwrap_or_default());
        for (row, column, value) in range.used_cells() {
            rows.count()?;
            let (row, column) = (row as u32 + first_row, column as u32 + first_column);
            match value {
                Data::Empty => {}
                Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => {
                    rows.text(row, column, text, door)?;
                }
                Data::Int(value) => rows.text(row, column, &value.to_string(), door)?,
                Data::Float(value) => rows.text(row, column, &number(*value), door)?,
                Data::Bool(value) => {
                    rows.text(row, column, if *value { "true" } else { "false" }, door)?;
                }
                Data::DateTime(value) => rows.moment(row, column, *value, door)?,
                Data::Error(error) => rows.error(row, column, error, door),
            }
        }
        rows.end(door)?;
    }
    Ok(())
}

/// Refuses what is no workbook, is encrypted, or would span more cells than there is memory for;
/// otherwise a container with the workbook's records of values only, and the merged cells of each sheet.
fn guard(file: &str, bytes: &[u8]) -> Result<(Vec<u8>, Vec<Vec<Stretch>>), ImportError> {
    if bytes.len() > MAX_SIZE {
        return Err(ImportError::new(
            file,
            say!("Old Excel files can be read up to {} MB.", MAX_SIZE >> 20),
            say!("Save it as XLSX or CSV."),
        ));
    }
    let broken = |_| damaged(file, say!("its sectors do not fit together"));
    let mut compound = CompoundFile::open(Cursor::new(bytes)).map_err(broken)?;
    if compound.is_stream("EncryptedPackage") {
        return Err(protected(file));
    }
    for (stream, what) in [
        ("WordDocument", term!("a Word document")),
        ("PowerPoint Document", term!("a PowerPoint presentation")),
        ("__properties_version1.0", term!("an Outlook message")),
    ] {
        if compound.is_stream(stream) {
            return Err(not_a_table(file, what));
        }
    }
    let Some(name) = ["Workbook", "Book"].into_iter().find(|name| compound.is_stream(name)) else {
        return Err(not_a_table(file, term!("an Office file without a workbook")));
    };
    let mut stream = Vec::new();
    compound.open_stream(name).and_then(|mut content| content.read_to_end(&mut stream)).map_err(broken)?;
    let merges = check_records(&mut stream).map_err(|unfit| match unfit {
        Unfit::Protected => protected(file),
        Unfit::Damaged(why) => damaged(file, why),
    })?;
    Ok((container(&stream).map_err(broken)?, merges))
}

/// A new container with the workbook alone. Beside it lies a short stream: calamine calls a container damaged that has
/// no room for short ones, and a workbook of 4,096 bytes and more needs none.
fn container(stream: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut compound = CompoundFile::create(Cursor::new(Vec::with_capacity(stream.len() + (64 << 10))))?;
    compound.create_stream("Workbook")?.write_all(stream)?;
    compound.create_stream("Short")?.write_all(&[0])?;
    compound.flush()?;
    Ok(compound.into_inner().into_inner())
}

/// Why the records of a workbook are not read.
enum Unfit {
    /// It takes a password.
    Protected,
    /// What is wrong with them.
    Damaged(&'static str),
}

impl From<&'static str> for Unfit {
    fn from(why: &'static str) -> Self {
        Self::Damaged(why)
    }
}

/// A kind of record that no reader knows, so that it is passed over.
const PASSED_OVER: u16 = 0x0FFE;

/// Merged cells of a sheet that are kept, at most.
const MAX_MERGED: usize = 100_000;

/// Walks over the records: sheet positions, declared dimensions and the cells themselves. Names,
/// links, merged cells and the text of formulas are taken out: nobody needs them there, and readers
/// trust what they say about their own length. The merged cells of each sheet are given back, in the order of sheets.
fn check_records(stream: &mut [u8]) -> Result<Vec<Vec<Stretch>>, Unfit> {
    let mut at = 0;
    // Where each sheet begins, and the merged cells of what begins where.
    let mut sheets: Vec<u32> = Vec::new();
    let mut merged: BTreeMap<u32, Vec<Stretch>> = BTreeMap::new();
    let mut begun = 0;
    // First and last row and column of the cells of the current sheet.
    let mut span: Option<(u16, u16, u16, u16)> = None;
    let mut total = 0_u64;
    let stream_len = stream.len();
    while let (Some(kind), Some(length)) = (u16_at(stream, at), u16_at(stream, at + 2)) {
        let end = at + 4 + usize::from(length);
        let Some(data) = stream.get(at + 4..end) else {
            return Err(say!("a record is cut off").into());
        };
        at = end;
        if data.len() < shortest(kind) {
            return Err(say!("a record is too short").into());
        }
        match kind {
            0x002F if u16_at(data, 0) != Some(0) => return Err(Unfit::Protected),
            0x0085 => match u32_at(data, 0).filter(|sheet| (*sheet as usize) < stream_len) {
                Some(sheet) => sheets.push(sheet),
                None => return Err(say!("a sheet lies beyond the end").into()),
            },
            0x0809 => begun = (end - usize::from(length) - 4) as u32,
            0x0017 | 0x0018 | 0x00E5 => {
                if kind == 0x00E5 {
                    let known = merged.entry(begun).or_default();
                    let room = MAX_MERGED.saturating_sub(known.len());
                    known.extend(stretches(data).take(room));
                }
                let start = end - usize::from(length) - 4;
                if let Some(kind) = stream.get_mut(start..start + 2) {
                    kind.copy_from_slice(&PASSED_OVER.to_le_bytes());
                }
            }
            0x0200 => check_dimensions(data)?,
            0x000A => {
                total += span.take().map_or(0, area);
                if total > MAX_AREA {
                    return Err(say!("its cells lie too far apart").into());
                }
            }
            0x0006 | 0x00D6 | 0x0203..=0x0205 | 0x027E | 0x00FD | 0x00BD => {
                let (Some(row), Some(column)) = (u16_at(data, 0), u16_at(data, 2)) else {
                    return Err(say!("a cell is cut off").into());
                };
                let last = match kind {
                    0x00BD => column.saturating_add(length / 6),
                    _ => column,
                };
                let (r0, c0, r1, c1) = span.unwrap_or((row, column, row, last));
                span = Some((r0.min(row), c0.min(column), r1.max(row), c1.max(last)));
                if kind == 0x0006
                    && let Some(tokens) = stream.get_mut(end - usize::from(length) + 20..end)
                {
                    tokens.fill(0);
                }
            }
            _ => {}
        }
    }
    total += span.map_or(0, area);
    if total > MAX_AREA {
        return Err(say!("its cells lie too far apart").into());
    }
    Ok(sheets.into_iter().map(|sheet| merged.remove(&sheet).unwrap_or_default()).collect())
}

/// The first column of each stretch of a record of merged cells: first and last row, first and last column of each.
fn stretches(data: &[u8]) -> impl Iterator<Item = Stretch> {
    let regions = data.get(2..).unwrap_or_default().chunks_exact(8);
    regions.filter_map(|region| {
        let (first, last, column) = (u16_at(region, 0)?, u16_at(region, 2)?, u16_at(region, 4)?);
        Some(Stretch { column: column.into(), first: first.into(), last: last.into() })
    })
}

/// How many bytes a record of this kind has at least; readers rely on it.
const fn shortest(kind: u16) -> usize {
    match kind {
        0x0022 | 0x0042 | 0x002F => 2,
        0x0809 => 4,
        0x00E0 => 4,
        0x041E => 5,
        0x0085 | 0x00FC => 8,
        0x0205 => 8,
        0x0204 | 0x00D6 => 8,
        0x027E | 0x00FD => 10,
        0x00BD => 12,
        0x0203 => 14,
        0x0006 => 22,
        _ => 0,
    }
}

fn area((r0, c0, r1, c1): (u16, u16, u16, u16)) -> u64 {
    (u64::from(r1 - r0) + 1) * (u64::from(c1 - c0) + 1)
}

/// Rows (0-based first, one past the last) and columns as the sheet declares them.
fn check_dimensions(data: &[u8]) -> Result<(), &'static str> {
    let (rows, columns) = match data.len() {
        10 => {
            let rows = (u16_at(data, 0).map(u32::from), u16_at(data, 2).map(u32::from));
            (rows, (u16_at(data, 4), u16_at(data, 6)))
        }
        14.. => ((u32_at(data, 0), u32_at(data, 4)), (u16_at(data, 8), u16_at(data, 10))),
        _ => return Err(say!("the dimensions of a sheet are cut off")),
    };
    let ((Some(r0), Some(r1)), (Some(c0), Some(c1))) = (rows, columns) else {
        return Err(say!("the dimensions of a sheet are cut off"));
    };
    if r0 > r1 || c0 > c1 || r1 > 0x1_0000 || c1 > 0x4000 {
        return Err(say!("the dimensions of a sheet are impossible"));
    }
    if u64::from(r1 - r0) * u64::from(c1 - c0) > MAX_AREA {
        return Err(say!("a sheet claims more cells than it can hold"));
    }
    Ok(())
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}
