//! OpenDocument spreadsheets, element by element.
//!
//! Written by hand over quick_xml: calamine makes one dense array of a sheet. A workbook of a kilobyte whose last column is
//! filled for 20,000 rows (one element that says "repeated") asks it for 327 million cells, which it refuses; here it is
//! read in 7 ms, with a word about the columns left out. On 100,000 plain rows both take a fraction of a second.

use std::io::{BufRead, BufReader};

use quick_xml::escape::{resolve_xml_entity, unescape};
use quick_xml::events::{BytesStart, Event};

use super::guard::inspect;
use super::merged::Stretch;
use super::rows::Rows;
use super::serial::Epoch;
use super::{damaged, protected};
use crate::archive::Archive;
use crate::door::Door;
use crate::{ImportError, Limits};
use language::say;

/// Rows and columns of a sheet, at most; repetitions beyond are those of empty space.
const MAX_REPEAT: u32 = 1 << 20;

/// Gives the sheets of an OpenDocument spreadsheet.
pub(crate) fn read_ods(
    file: &str,
    archive: &mut Archive<'_>,
    limits: Limits,
    door: &mut Door<'_>,
) -> Result<(), ImportError> {
    if archive.holds("META-INF/manifest.xml", b"encryption-data") {
        return Err(protected(file));
    }
    inspect(archive, file, limits).map(drop)?;
    let content = BufReader::with_capacity(1 << 16, archive.content("content.xml")?);
    let rows = Rows::new(file, limits, Epoch::Since1900);
    let mut sheets = Sheets { file, limits, rows, row: 0, column: 0, cells: Vec::new() };
    sheets.read(&mut quick_xml::Reader::from_reader(content), door)
}

struct Sheets<'f> {
    file: &'f str,
    limits: Limits,
    rows: Rows<'f>,
    /// Where the next row and the next cell stand, 0-based.
    row: u32,
    column: u32,
    /// The cells of the current row that are not empty.
    cells: Vec<(u32, String)>,
}

/// A cell between its start and its end.
#[derive(Default)]
struct Open {
    /// The value of its type; text is gathered from its paragraphs instead.
    value: Option<String>,
    text: String,
    paragraphs: u32,
    in_paragraph: bool,
    repeat: u32,
    /// Rows that the cell goes over.
    rows: u32,
}

impl Sheets<'_> {
    fn read<R: BufRead>(&mut self, xml: &mut quick_xml::Reader<R>, door: &mut Door<'_>) -> Result<(), ImportError> {
        let mut buffer = Vec::new();
        let mut open: Option<Open> = None;
        let (mut in_table, mut row_repeat) = (0_u32, 1);
        // Notes of a cell have paragraphs of their own.
        let mut in_note = 0_u32;
        loop {
            buffer.clear();
            let event = xml.read_event_into(&mut buffer).map_err(|error| self.damaged(&error))?;
            let empty = matches!(event, Event::Empty(_));
            match event {
                Event::Start(start) | Event::Empty(start) => match start.local_name().as_ref() {
                    "annotation" if !empty => in_note += 1,
                    _ if in_note > 0 => {}
                    "table" if !empty => {
                        in_table += 1;
                        if in_table == 1 {
                            let name = attribute(&start, "name").unwrap_or_default();
                            self.row = 0;
                            self.rows.begin(&name, door);
                        }
                    }
                    _ if in_table != 1 => {}
                    "table-row" => {
                        row_repeat = repeat(&start, "number-rows-repeated");
                        self.column = 0;
                        self.cells.clear();
                        if empty {
                            self.row = self.row.saturating_add(row_repeat);
                        }
                    }
                    "table-cell" | "covered-table-cell" => {
                        let cell = self.open_cell(&start)?;
                        if empty { self.close_cell(cell)? } else { open = Some(cell) }
                    }
                    other => {
                        if let Some(cell) = &mut open {
                            cell.in_paragraph |= other == "p" && !empty;
                            cell.text.push_str(match other {
                                "p" if std::mem::replace(&mut cell.paragraphs, 1) > 0 => "\n",
                                "s" => " ",
                                "tab" => "\t",
                                "line-break" => "\n",
                                _ => "",
                            });
                        }
                    }
                },
                Event::End(end) => match end.local_name().as_ref() {
                    "annotation" => in_note = in_note.saturating_sub(1),
                    _ if in_note > 0 => {}
                    "table" => {
                        in_table = in_table.saturating_sub(1);
                        if in_table == 0 {
                            self.rows.end(door)?;
                        }
                    }
                    _ if in_table != 1 => {}
                    "table-row" => self.close_row(row_repeat, door)?,
                    "table-cell" | "covered-table-cell" => {
                        if let Some(cell) = open.take() {
                            self.close_cell(cell)?;
                        }
                    }
                    "p" => {
                        if let Some(cell) = &mut open {
                            cell.in_paragraph = false;
                        }
                    }
                    _ => {}
                },
                Event::Text(text) if in_note == 0 => append(&mut open, &text.xml10_content()),
                Event::CData(text) if in_note == 0 => append(&mut open, &text.xml10_content()),
                Event::GeneralRef(entity) if in_note == 0 => {
                    let known = resolve_xml_entity(entity.as_ref()).map(str::to_owned);
                    let char = entity.resolve_char_ref().ok().flatten();
                    append(&mut open, &known.or(char.map(String::from)).unwrap_or_default());
                }
                Event::DocType(_) => return Err(damaged(self.file, say!("it defines entities"))),
                Event::Eof if in_table > 0 => return Err(damaged(self.file, say!("it is cut off"))),
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    fn open_cell(&mut self, start: &BytesStart<'_>) -> Result<Open, ImportError> {
        self.rows.count()?;
        let value = match attribute(start, "value-type").as_deref() {
            Some("float" | "currency" | "percentage") => attribute(start, "value"),
            Some("date") => attribute(start, "date-value").map(|date| whole_seconds(&date)),
            Some("time") => attribute(start, "time-value").map(|time| hours(&time).unwrap_or(time)),
            Some("boolean") => attribute(start, "boolean-value"),
            _ => attribute(start, "string-value"),
        };
        let rows = repeat(start, "number-rows-spanned");
        let repeat = repeat(start, "number-columns-repeated");
        Ok(Open { value, repeat, rows, ..Open::default() })
    }

    fn close_cell(&mut self, cell: Open) -> Result<(), ImportError> {
        let text = cell.value.unwrap_or(cell.text);
        if cell.rows > 1 && !text.is_empty() {
            let last = self.row.saturating_add(cell.rows - 1);
            self.rows.merge_also(Stretch { column: self.column, first: self.row, last });
        }
        if !text.is_empty() {
            // One cell beyond the limit is kept, so that it is reported with its name.
            let last = self.limits.max_columns as u32 + 1;
            for column in self.column..self.column.saturating_add(cell.repeat).min(last.max(self.column + 1)) {
                self.rows.count()?;
                self.cells.push((column, text.clone()));
            }
            let room: usize = self.cells.iter().rev().take(cell.repeat as usize).map(|c| c.1.len()).sum();
            if room > self.limits.max_record * 2 {
                return Err(damaged(self.file, &say!("row {} is too long", self.row + 1)));
            }
        }
        self.column = self.column.saturating_add(cell.repeat);
        Ok(())
    }

    fn close_row(&mut self, repeat: u32, door: &mut Door<'_>) -> Result<(), ImportError> {
        if !self.cells.is_empty() {
            for row in self.row..self.row.saturating_add(repeat) {
                for (column, text) in &self.cells {
                    self.rows.count()?;
                    self.rows.text(row, *column, text, door)?;
                }
            }
        }
        self.cells.clear();
        self.row = self.row.saturating_add(repeat);
        Ok(())
    }

    fn damaged(&self, error: &quick_xml::Error) -> ImportError {
        damaged(self.file, &error.to_string())
    }
}

fn append(open: &mut Option<Open>, text: &str) {
    if let Some(cell) = open
        && cell.in_paragraph
    {
        cell.text.push_str(text);
    }
}

/// The value of an attribute, whatever its prefix.
fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = start.attributes().flatten().find(|attribute| attribute.key.local_name().as_ref() == name)?;
    Some(unescape(&found.value).map_or_else(|_| found.value.to_string(), |text| text.into_owned()))
}

fn repeat(start: &BytesStart<'_>, name: &str) -> u32 {
    attribute(start, name).and_then(|text| text.parse().ok()).unwrap_or(1).clamp(1, MAX_REPEAT)
}

/// A date without fractions of a second, with its time: `2026-01-05` as `2026-01-05T00:00:00`.
fn whole_seconds(date: &str) -> String {
    let date = date.split('.').next().unwrap_or(date);
    if date.contains('T') { date.to_owned() } else { format!("{date}T00:00:00") }
}

/// `PT26H30M00.5S` as `26:30:00`.
fn hours(time: &str) -> Option<String> {
    let (sign, rest) = match time.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", time),
    };
    let (hours, rest) = rest.strip_prefix("PT")?.split_once('H')?;
    let (minutes, seconds) = rest.split_once('M')?;
    let seconds = seconds.strip_suffix('S')?.split(['.', ',']).next()?;
    let number = |text: &str| text.parse::<u32>().ok();
    Some(format!("{sign}{:02}:{:02}:{:02}", number(hours)?, number(minutes)?, number(seconds)?))
}
