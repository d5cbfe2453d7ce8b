//! The guard in front of XLSX: counts what comes out of the file before anyone believes it.

use super::damaged;
use crate::archive::Archive;
use crate::{ImportError, Limits};
use language::say;

/// The start of a part in which declarations must stand.
const HEAD: usize = 64 << 10;

/// What sheets have that costs another walk to find, so that it is only looked for where it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Extras {
    /// Merged cells.
    pub merged: bool,
    /// Formulas.
    pub formulas: bool,
}

/// Unpacks every part once, counting, and refuses what would make a reader take too much memory.
pub(super) fn inspect(archive: &mut Archive<'_>, file: &str, limits: Limits) -> Result<Extras, ImportError> {
    let mut extras = Extras::default();
    let needles = [&b"mergeCell "[..], b"<f>", b"<f "];
    archive.inspect(needles, &mut |name, size, head, found| {
        let name = name.to_ascii_lowercase();
        if name.contains("worksheets/") {
            extras.merged |= found[0];
            extras.formulas |= found[1] || found[2];
        }
        let head = head.get(..HEAD).unwrap_or(head);
        if !(name.ends_with(".xml") || name.ends_with(".rels")) {
            return Ok(());
        }
        if memchr::memmem::find(head, b"<!DOCTYPE").is_some() || memchr::memmem::find(head, b"<!ENTITY").is_some() {
            return Err(damaged(file, say!("it defines entities, which workbooks never do")));
        }
        if !name.ends_with("sharedstrings.xml") {
            return Ok(());
        }
        // The shortest text, `<si/>`, takes five bytes.
        match declared_texts(head) {
            Declared::None => Ok(()),
            Declared::Count(count) if count <= size / 5 && count <= limits.max_cells => Ok(()),
            Declared::Count(count) => Err(damaged(file, &say!("it claims {count} texts in a part of {size} bytes"))),
            Declared::Hidden => Err(damaged(file, say!("the text table does not start as it should"))),
        }
    })?;
    Ok(extras)
}

/// What a table of shared texts says about itself.
#[derive(Debug, PartialEq, Eq)]
enum Declared {
    None,
    Count(u64),
    /// Its first element does not end within the head.
    Hidden,
}

fn declared_texts(head: &[u8]) -> Declared {
    let Some(start) = memchr::memmem::find(head, b"sst") else {
        return Declared::Hidden;
    };
    let rest = head.get(start..).unwrap_or_default();
    let Some(end) = memchr::memchr(b'>', rest) else {
        return Declared::Hidden;
    };
    let tag = rest.get(..end).unwrap_or_default();
    let Some(at) = memchr::memmem::find(tag, b"uniqueCount") else {
        return Declared::None;
    };
    let digits: Vec<u8> = tag
        .iter()
        .copied()
        .skip(at)
        .skip_while(|byte| !matches!(byte, b'"' | b'\''))
        .skip(1)
        .take_while(|byte| !matches!(byte, b'"' | b'\''))
        .collect();
    match String::from_utf8_lossy(&digits).trim().parse() {
        Ok(count) => Declared::Count(count),
        // Not a number that anyone would reserve room for.
        Err(_) if digits.len() < 10 => Declared::None,
        Err(_) => Declared::Count(u64::MAX),
    }
}

#[cfg(test)]
mod tests {
    use super::{Declared, declared_texts};

    #[test]
    fn claims_are_found() {
        assert_eq!(declared_texts(b"<sst count=\"9\" uniqueCount=\"4294967295\">"), Declared::Count(4_294_967_295));
        assert_eq!(declared_texts(b"<x:sst uniqueCount = '7' >"), Declared::Count(7));
        assert_eq!(declared_texts(b"<sst>"), Declared::None);
        assert_eq!(declared_texts(b"<sst     "), Declared::Hidden);
        assert_eq!(declared_texts(b"<sst uniqueCount=\"99999999999999999999999\">"), Declared::Count(u64::MAX));
    }
}
