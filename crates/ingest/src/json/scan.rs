//! The tokens of JSON, with the byte offset of whatever is wrong.

use language::say;
use std::borrow::Cow;

/// What is wrong with a document and at which byte (0-based).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) at: usize,
    pub(super) what: String,
}

/// A value with its text borrowed from the document. Numbers stay as they are written.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value<'a> {
    Null,
    /// Numbers, `true` and `false`, in the document's words.
    Plain(&'a str),
    Text(Cow<'a, str>),
    List(Vec<Value<'a>>),
    Object(Vec<(Cow<'a, str>, Value<'a>)>),
}

/// Keys up to which looking at each of them is quicker than a table.
const FEW: usize = 24;

/// Whether an object has the key already; `keys` is filled once there are many.
#[expect(clippy::ptr_arg, reason = "what is kept of it borrows from the document")]
fn is_twice<'a>(
    object: &[(Cow<'a, str>, Value<'a>)],
    keys: &mut rustc_hash::FxHashSet<Cow<'a, str>>,
    key: &Cow<'a, str>,
) -> bool {
    if object.len() < FEW {
        return object.iter().any(|(known, _)| known == key);
    }
    if keys.is_empty() {
        keys.extend(object.iter().map(|(known, _)| known.clone()));
    }
    !keys.insert(key.clone())
}

/// Goes over a document from front to back.
#[derive(Clone)]
pub(super) struct Scan<'a> {
    text: &'a str,
    pub(super) at: usize,
    max_depth: usize,
}

impl<'a> Scan<'a> {
    pub(super) fn new(text: &'a str, max_depth: usize) -> Self {
        Self { text, at: 0, max_depth }
    }

    fn fault<T>(&self, what: &str) -> Result<T, Fault> {
        Err(Fault { at: self.at, what: what.into() })
    }

    /// The next byte that is not white space, without taking it.
    pub(super) fn peek(&mut self) -> Option<u8> {
        let rest = self.text.as_bytes().get(self.at..)?;
        let blank = rest.iter().take_while(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r')).count();
        self.at += blank;
        rest.get(blank).copied()
    }

    /// Takes `byte` if it is next.
    pub(super) fn take(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    fn expect(&mut self, byte: u8, what: &str) -> Result<(), Fault> {
        if self.take(byte) {
            Ok(())
        } else if self.peek().is_none() {
            self.fault(say!("the document is cut off"))
        } else {
            self.fault(what)
        }
    }

    /// Takes one element's separator in a list or object closed by `close`; false at the end.
    pub(super) fn more(&mut self, first: &mut bool, close: u8) -> Result<bool, Fault> {
        if self.take(close) {
            return Ok(false);
        }
        if !std::mem::replace(first, false) {
            self.expect(b',', "a comma is missing")?;
        }
        Ok(true)
    }

    /// Takes a key and its colon.
    pub(super) fn key(&mut self) -> Result<Cow<'a, str>, Fault> {
        self.peek();
        let at = self.at;
        let key = self.string()?;
        if key == "__proto__" {
            return Err(Fault { at, what: say!("the key __proto__ is not allowed").into() });
        }
        self.expect(b':', "a colon is missing")?;
        Ok(key)
    }

    /// Takes one value of any kind without keeping it; never recurses.
    pub(super) fn skip(&mut self) -> Result<(), Fault> {
        // What is open: objects are true.
        let mut open: Vec<bool> = Vec::new();
        loop {
            match self.peek() {
                Some(byte @ (b'{' | b'[')) => {
                    if open.len() >= self.max_depth {
                        return self.fault(&say!("values are nested more than {} deep", self.max_depth));
                    }
                    self.at += 1;
                    open.push(byte == b'{');
                    if self.take(if byte == b'{' { b'}' } else { b']' }) {
                        open.pop();
                    } else {
                        if byte == b'{' {
                            self.key()?;
                        }
                        continue;
                    }
                }
                _ => self.skip_scalar()?,
            }
            // A value is complete: go on in what is open, or close it.
            loop {
                let Some(&object) = open.last() else { return Ok(()) };
                if self.take(b',') {
                    if object {
                        self.key()?;
                    }
                    break;
                }
                self.expect(if object { b'}' } else { b']' }, "a comma is missing")?;
                open.pop();
            }
        }
    }

    fn skip_scalar(&mut self) -> Result<(), Fault> {
        if self.peek() == Some(b'"') { self.raw_string().map(|_| ()) } else { self.plain().map(|_| ()) }
    }

    /// Takes one value with all that is in it. The document was gone over before, so that the
    /// depth is known to be within the limit.
    pub(super) fn value(&mut self) -> Result<Value<'a>, Fault> {
        let mut first = true;
        match self.peek() {
            Some(b'"') => self.string().map(Value::Text),
            Some(b'[') => {
                self.at += 1;
                let mut list = Vec::new();
                while self.more(&mut first, b']')? {
                    list.push(self.value()?);
                }
                Ok(Value::List(list))
            }
            Some(b'{') => {
                self.at += 1;
                let mut object: Vec<(Cow<'a, str>, Value<'a>)> = Vec::new();
                let mut keys = rustc_hash::FxHashSet::default();
                while self.more(&mut first, b'}')? {
                    self.peek();
                    let at = self.at;
                    let key = self.key()?;
                    if is_twice(&object, &mut keys, &key) {
                        return Err(Fault { at, what: say!("the key {key:?} occurs twice in one object") });
                    }
                    object.push((key, self.value()?));
                }
                Ok(Value::Object(object))
            }
            _ => self.plain().map(|word| if word == "null" { Value::Null } else { Value::Plain(word) }),
        }
    }

    /// Takes a number, `true`, `false` or `null`.
    fn plain(&mut self) -> Result<&'a str, Fault> {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let length =
            rest.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'+' | b'.')).count();
        let word = rest.get(..length).unwrap_or_default();
        if !matches!(word, "true" | "false" | "null") && !is_number(word) {
            return match (word, self.peek()) {
                ("", None) => self.fault(say!("the document is cut off")),
                ("", Some(_)) => self.fault(say!("a value is missing")),
                _ => {
                    let shown: String = word.chars().take(20).collect();
                    self.fault(&say!("{shown} is not a JSON value"))
                }
            };
        }
        self.at += length;
        Ok(word)
    }

    /// Takes a string; its text between the quotes and whether there are escapes in it.
    fn raw_string(&mut self) -> Result<(&'a str, bool), Fault> {
        match self.peek() {
            Some(b'"') => {}
            Some(_) => return self.fault(say!("a text in double quotes is missing")),
            None => return self.fault(say!("the document is cut off")),
        }
        let begin = self.at;
        let bytes = self.text.as_bytes();
        let (mut at, mut escaped) = (self.at + 1, false);
        loop {
            let rest = bytes.get(at..).unwrap_or_default();
            let Some(found) = memchr::memchr2(b'"', b'\\', rest) else {
                self.at = begin;
                return self.fault(say!("this text is never closed"));
            };
            at += found;
            if bytes.get(at) == Some(&b'"') {
                break;
            }
            escaped = true;
            at += 2;
        }
        self.at = at + 1;
        Ok((self.text.get(begin + 1..at).unwrap_or_default(), escaped))
    }

    fn string(&mut self) -> Result<Cow<'a, str>, Fault> {
        let (raw, escaped) = self.raw_string()?;
        if !escaped {
            return Ok(Cow::Borrowed(raw));
        }
        let begin = self.at - raw.len() - 1;
        unescape(raw)
            .map(Cow::Owned)
            .map_err(|offset| Fault { at: begin + offset, what: say!("this is not an escape of JSON").into() })
    }
}

fn is_number(word: &str) -> bool {
    let word = word.strip_prefix('-').unwrap_or(word);
    let (mantissa, exponent) = match word.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (word, None),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    digits(whole)
        && (whole == "0" || !whole.starts_with('0'))
        && fraction.is_none_or(digits)
        && exponent.is_none_or(|exponent| digits(exponent.strip_prefix(['+', '-']).unwrap_or(exponent)))
}

/// The text of a string with escapes; or the offset of an escape that is none. Halves of
/// surrogate pairs that stand alone become `�`.
fn unescape(raw: &str) -> Result<String, usize> {
    let mut out = String::with_capacity(raw.len());
    let mut at = 0;
    while let Some(found) = raw.get(at..).and_then(|rest| rest.find('\\')) {
        out.push_str(raw.get(at..at + found).unwrap_or_default());
        at += found;
        let simple = match raw.as_bytes().get(at + 1) {
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{C}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => {
                let first = unit(raw, at).ok_or(at)?;
                at += 6;
                let pair = match first {
                    0xD800..=0xDBFF => unit(raw, at).filter(|low| (0xDC00..=0xDFFF).contains(low)),
                    _ => None,
                };
                let code = match pair {
                    Some(low) => {
                        at += 6;
                        0x1_0000 + ((first - 0xD800) << 10) + (low - 0xDC00)
                    }
                    None => first,
                };
                out.push(char::from_u32(code).unwrap_or('\u{FFFD}'));
                continue;
            }
            _ => return Err(at),
        };
        out.push(simple);
        at += 2;
    }
    out.push_str(raw.get(at..).unwrap_or_default());
    Ok(out)
}

/// The four hexadecimal digits of the `\u` escape at `at`.
fn unit(raw: &str, at: usize) -> Option<u32> {
    let escape = raw.get(at..at + 6)?.strip_prefix("\\u")?;
    if !escape.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    u32::from_str_radix(escape, 16).ok()
}
