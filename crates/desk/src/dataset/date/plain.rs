//! A cell in plain letters: lower case, no accents, ASCII digits, one kind of blank, the signs of dates in Chinese,
//! Japanese and Korean as those of everybody else. Each byte knows where in the cell it comes from.

/// Bytes of a cell that are looked at: no date is longer.
const ROOM: usize = 96;

/// A folded cell. It lies on the stack: a column of a million dates allocates nothing.
pub(in crate::dataset) struct Plain {
    /// Whether the signs of Chinese, Japanese and Korean dates are read as such.
    signs: bool,
    bytes: [u8; ROOM],
    from: [u8; ROOM],
    len: usize,
}

impl Plain {
    /// A date in plain letters; `None` when it is too long to be one.
    pub(in crate::dataset) fn of(cell: &str) -> Option<Self> {
        Self::folded(cell, true)
    }

    /// A text in plain letters, in which 分 stays a word: for lengths and headers.
    pub(in crate::dataset) fn letters(cell: &str) -> Option<Self> {
        Self::folded(cell, false)
    }

    fn folded(cell: &str, signs: bool) -> Option<Self> {
        if cell.len() > usize::from(u8::MAX) {
            return None;
        }
        let mut plain = Self { signs, bytes: [0; ROOM], from: [0; ROOM], len: 0 };
        let mut before = ' ';
        let mut chars = cell.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            let next = chars.peek().map_or(' ', |(_, next)| *next);
            // `ม.ค.` and `π.μ.` are one word each.
            let within = c == '.' && is_foreign_letter(before) && is_foreign_letter(next);
            if !within {
                plain.fold(c, at)?;
            }
            before = c;
        }
        while plain.len > 0 && plain.bytes[plain.len - 1] == b' ' {
            plain.len -= 1;
        }
        Some(plain)
    }

    /// The folded text.
    pub(in crate::dataset) fn text(&self) -> &str {
        std::str::from_utf8(&self.bytes[..self.len]).unwrap_or_default()
    }

    /// Where the byte at `at` of the folded text stands in the cell.
    pub(super) fn origin(&self, at: usize) -> usize {
        self.from.get(at).map_or(usize::MAX, |from| usize::from(*from))
    }

    fn push(&mut self, c: char, at: usize) -> Option<()> {
        let mut bytes = [0; 4];
        for byte in c.encode_utf8(&mut bytes).bytes() {
            *self.bytes.get_mut(self.len)? = byte;
            self.from[self.len] = at as u8;
            self.len += 1;
        }
        Some(())
    }

    fn fold(&mut self, c: char, at: usize) -> Option<()> {
        if c.is_ascii() {
            let plain = if c.is_ascii_whitespace() { ' ' } else { c.to_ascii_lowercase() };
            return self.push(plain, at);
        }
        if is_unseen(c) {
            return Some(());
        }
        let after_digit = self.signs && self.len > 0 && self.bytes[self.len - 1].is_ascii_digit();
        if let Some(sign) = sign_of(c).filter(|_| after_digit) {
            return self.push(sign, at);
        }
        if c.is_whitespace() || c == '\u{FFFD}' {
            return self.push(' ', at);
        }
        match digit_of(c) {
            Some(digit) => self.push(char::from(b'0' + digit), at),
            None => c.to_lowercase().filter(|c| !is_unseen(*c)).try_for_each(|c| self.push(without_accent(c), at)),
        }
    }
}

fn is_foreign_letter(c: char) -> bool {
    !c.is_ascii() && c.is_alphabetic()
}

/// Marks of direction, joiners, combining accents and the tone marks of Thai.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}'
        | '\u{300}'..='\u{36F}' | '\u{E47}'..='\u{E4E}')
}

/// What parts a date in Chinese, Japanese and Korean, where it stands behind a number.
fn sign_of(c: char) -> Option<char> {
    Some(match c {
        '年' | '년' | '月' | '월' => '-',
        '日' | '号' | '일' | '秒' | '초' => ' ',
        '时' | '時' | '点' | '點' | '시' | '分' | '분' => ':',
        _ => return None,
    })
}

/// The zeros of scripts that dates are written in.
const ZEROS: [u32; 9] = [0x660, 0x6F0, 0x966, 0x9E6, 0xE50, 0xED0, 0xF20, 0x1040, 0xFF10];

fn digit_of(c: char) -> Option<u8> {
    let code = u32::from(c);
    ZEROS.iter().find_map(|zero| code.checked_sub(*zero).filter(|digit| *digit < 10)).map(|digit| digit as u8)
}

fn without_accent(c: char) -> char {
    match c {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'ď' | 'đ' => 'd',
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ė' | 'ę' | 'ě' => 'e',
        'ğ' | 'ģ' => 'g',
        'ì' | 'í' | 'î' | 'ï' | 'ī' | 'į' | 'ı' => 'i',
        'ł' | 'ľ' | 'ļ' => 'l',
        'ñ' | 'ń' | 'ň' | 'ņ' => 'n',
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ő' => 'o',
        'ř' => 'r',
        'ś' | 'š' | 'ş' | 'ș' => 's',
        'ť' | 'ţ' | 'ț' => 't',
        'ù' | 'ú' | 'û' | 'ü' | 'ů' | 'ű' | 'ū' | 'ų' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        'й' => 'и',
        'ё' => 'е',
        'ї' => 'і',
        '：' => ':',
        '／' => '/',
        '．' | '。' => '.',
        '－' | '−' | '‐' | '‑' | '–' | '—' => '-',
        '，' | '、' | '،' => ',',
        '（' => '(',
        '）' => ')',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::Plain;

    fn folded(cell: &str) -> String {
        Plain::of(cell).map(|plain| plain.text().to_owned()).unwrap_or_default()
    }

    #[test]
    fn letters_digits_and_signs_are_plain() {
        for (cell, plain) in [
            ("5. MÄRZ 2026", "5. marz 2026"),
            ("8:00 a.\u{FFFD}m.", "8:00 a. m."),
            ("8:00 p.\u{a0}m.", "8:00 p. m."),
            ("2026年3月2日 14時30分", "2026-3-2  14:30:"),
            ("2026년 3월 2일", "2026- 3- 2"),
            ("٠٢/٠٣/٢٠٢٦", "02/03/2026"),
            ("０２／０３／２０２６", "02/03/2026"),
            ("2 ม.ค. 2569", "2 มค. 2569"),
            ("İ ı й", "i i и"),
            ("\u{200e}3/2/2026", "3/2/2026"),
        ] {
            assert_eq!(folded(cell), plain, "{cell}");
        }
        assert!(Plain::of(&"x".repeat(200)).is_none());
    }

    #[test]
    fn each_byte_knows_its_place() {
        let cell = "2. März 2026";
        let plain = Plain::of(cell).expect("short");
        let at = plain.text().find("2026").expect("there");
        assert_eq!(cell.get(plain.origin(at)..), Some("2026"));
    }
}
