//! Cells as written become cells as meant: quotes taken off, overlong text cut.

/// A cell with quotes, taken apart.
pub(super) struct Unquoted {
    /// Whether text other than blanks follows the closing quote.
    pub(super) trailing_text: bool,
    /// Whether there is a line break between the quotes.
    pub(super) breaks_line: bool,
}

/// Appends the meaning of `raw`, a cell that begins with a quote, to `out`.
///
/// Text after the closing quote is kept as it stands, so nothing of the cell is lost.
pub(super) fn unquote(raw: &str, out: &mut String) -> Unquoted {
    let mut rest = raw.strip_prefix('"').unwrap_or(raw);
    let mut breaks_line = false;
    loop {
        let Some(quote) = memchr::memchr(b'"', rest.as_bytes()) else {
            out.push_str(rest);
            return Unquoted { trailing_text: false, breaks_line };
        };
        let (before, from_quote) = rest.split_at(quote);
        breaks_line |= before.contains(['\n', '\r']);
        out.push_str(before);
        let after = from_quote.get(1..).unwrap_or_default();
        match after.strip_prefix('"') {
            Some(more) => {
                out.push('"');
                rest = more;
            }
            None => {
                let trailing_text = !after.trim_matches(' ').is_empty();
                if trailing_text {
                    out.push_str(after);
                }
                return Unquoted { trailing_text, breaks_line };
            }
        }
    }
}

/// The first `limit` bytes of `text`, or a little less so that no character is cut.
pub(super) fn cut(text: &str, limit: usize) -> &str {
    if text.len() <= limit {
        return text;
    }
    text.get(..text.floor_char_boundary(limit)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meaning(raw: &str) -> (String, bool) {
        let mut out = String::new();
        let found = unquote(raw, &mut out);
        (out, found.trailing_text)
    }

    #[test]
    fn quotes_come_off() {
        assert_eq!(meaning(r#""a""b""#), (r#"a"b"#.into(), false));
        assert_eq!(meaning(r#""""""#), (r#"""#.into(), false));
        assert_eq!(meaning(r#""a"  "#), ("a".into(), false));
        assert_eq!(meaning(r#""a"b"c"#), (r#"ab"c"#.into(), true));
    }

    #[test]
    fn cutting_keeps_characters_whole() {
        assert_eq!(cut("aé", 2), "a");
        assert_eq!(cut("aé", 3), "aé");
    }
}
