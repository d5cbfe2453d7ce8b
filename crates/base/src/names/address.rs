//! E-mail addresses in a text: whoever has one in a ticket is named by it, even where the name is not known.

use std::ops::Range;

/// Where addresses stand in a text.
pub(super) fn addresses(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, sign) in text.char_indices().filter(|(_, c)| matches!(c, '@' | '＠')) {
        let behind = at + sign.len_utf8();
        let local: usize = text[..at].chars().rev().take_while(|c| is_local(*c)).map(char::len_utf8).sum();
        let host: usize = text[behind..].chars().take_while(|c| is_host(*c)).map(char::len_utf8).sum();
        let host = text[behind..behind + host].trim_end_matches(['.', '-']).len();
        let start = at - local;
        let start =
            start + text[start..at].len() - text[start..at].trim_start_matches(['.', '-', '_', '\'', '’']).len();
        let start = found.last().map_or(start, |last| start.max(last.end.min(at)));
        let has_letter = |part: &str| part.chars().any(char::is_alphanumeric);
        if has_letter(&text[start..at]) && has_letter(&text[behind..behind + host]) {
            found.push(start..behind + host);
        }
    }
    found
}

/// What may stand before the sign, and what is not seen there.
fn is_local(c: char) -> bool {
    c.is_alphanumeric()
        || matches!(c, '.' | '_' | '-' | '+' | '%' | '\'' | '’' | '\u{200B}'..='\u{200D}' | '\u{AD}')
        || ('\u{300}'..='\u{36F}').contains(&c)
}

fn is_host(c: char) -> bool {
    c.is_alphanumeric()
        || matches!(c, '.' | '-' | '\u{200B}'..='\u{200D}' | '\u{AD}')
        || ('\u{300}'..='\u{36F}').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_found_whole() {
        for (text, wanted) in [
            ("write to hugo.brooks@harbor.example.", vec!["hugo.brooks@harbor.example"]),
            ("<a@b>, (c+d@e-f.org)", vec!["a@b", "c+d@e-f.org"]),
            ("müller@bücher.example;x@y", vec!["müller@bücher.example", "x@y"]),
            ("a@b@c", vec!["a@b"]),
            ("3 @ 5, @ann, x@", vec![]),
            ("", vec![]),
        ] {
            let found: Vec<&str> = addresses(text).into_iter().map(|range| &text[range]).collect();
            assert_eq!(found, wanted, "{text}");
        }
    }
}
