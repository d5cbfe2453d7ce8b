//! `say!`: a sentence that can be translated.
//!
//! It is written like `format!`, in English, where it is said. The English literal is the key under which a
//! language's file holds its words, as with gettext:
//!
//! ```text
//! say!("Settings")                      → language::text("Settings"): &'static str
//! say!("{done} of {} tickets", all)     → language::fill("{done} of {} tickets", &[format_args!("{}", done), …]): String
//! term!("Settings")                     → "Settings", for constants; whoever shows it calls language::text
//! count!("{n} ticket", "{n} tickets", n) → language::counted(…): String, in the form that the number takes
//! ```
//!
//! What stands in braces is formatted here, by its own rule; the language decides where it stands.

use proc_macro::{Delimiter, Ident, Literal, Span, TokenStream, TokenTree};

/// A text in the language of the reader: `&'static str` without braces, `String` with them.
#[proc_macro]
pub fn say(input: TokenStream) -> TokenStream {
    expand(input).unwrap_or_else(|trouble| error(&trouble))
}

/// The English text itself, marked as one that the languages know. For constants.
#[proc_macro]
pub fn term(input: TokenStream) -> TokenStream {
    input
}

/// A counted sentence: its English forms for one and for others, then the number (`n`, or `n = tickets.len()`), then
/// further values by name.
#[proc_macro]
pub fn count(input: TokenStream) -> TokenStream {
    expand_count(input).unwrap_or_else(|trouble| error(&trouble))
}

fn expand_count(input: TokenStream) -> Result<TokenStream, String> {
    let mut parts = split(input).into_iter();
    let mut text = || literal(parts.next().unwrap_or_default()).ok_or("count! begins with two texts in quotes");
    let (one, many) = (text()?, text()?);
    let counted = parts.next().ok_or("count! needs a number behind its texts")?;
    let (name, number): (String, TokenStream) = match (name_of(&counted), counted.as_slice()) {
        (Some(name), _) => (name, counted.into_iter().skip(2).collect()),
        (None, [TokenTree::Ident(name)]) => (name.to_string(), TokenTree::Ident(name.clone()).into()),
        _ => return Err("the number needs a name: `n = tickets.len()`".into()),
    };
    let mut named = vec![(name, parse("::language::whole(count_of_sentence)")?)];
    for part in parts.filter(|part| !part.is_empty()) {
        let name = name_of(&part).ok_or("further values need a name")?;
        named.push((name, part.into_iter().skip(2).collect()));
    }
    let mut call = parse("let count_of_sentence =")?;
    call.extend([TokenTree::Group(proc_macro::Group::new(Delimiter::Parenthesis, number))]);
    call.extend(parse("as u64; ::language::counted")?);
    let mut given = parse("count_of_sentence,")?;
    for text in [one, many] {
        given.extend(parse(&format!("{text}, &"))?);
        let values =
            values(&places(&text.to_string())?, &mut Given { plain: &[], used: vec![], named: &named }, text.span())?;
        given.extend([TokenTree::Group(proc_macro::Group::new(Delimiter::Bracket, values))]);
        given.extend(parse(",")?);
    }
    call.extend([TokenTree::Group(proc_macro::Group::new(Delimiter::Parenthesis, given))]);
    Ok(TokenTree::Group(proc_macro::Group::new(Delimiter::Brace, call)).into())
}

fn expand(input: TokenStream) -> Result<TokenStream, String> {
    let mut parts = split(input).into_iter();
    let english = literal(parts.next().unwrap_or_default()).ok_or("say! begins with a text in quotes")?;
    let places = places(&english.to_string())?;
    let mut plain = Vec::new();
    let mut named = Vec::new();
    for part in parts.filter(|part| !part.is_empty()) {
        match name_of(&part) {
            Some(name) => named.push((name, part.into_iter().skip(2).collect::<TokenStream>())),
            None => plain.push(part.into_iter().collect::<TokenStream>()),
        }
    }
    if places.is_empty() {
        return if plain.is_empty() && named.is_empty() {
            parse(&format!("::language::text({english})"))
        } else {
            Err("there is no brace for what follows the text".into())
        };
    }
    let mut rest = Given { used: vec![false; plain.len()], plain: &plain, named: &named };
    let given = values(&places, &mut rest, english.span())?;
    if rest.used.contains(&false) {
        return Err("more values than braces".into());
    }
    let mut call = parse(&format!("{english}, &"))?;
    call.extend([TokenTree::Group(proc_macro::Group::new(Delimiter::Bracket, given))]);
    let mut whole = parse("::language::fill")?;
    whole.extend([TokenTree::Group(proc_macro::Group::new(Delimiter::Parenthesis, call))]);
    Ok(whole)
}

/// The values that stand behind a text.
struct Given<'g> {
    plain: &'g [TokenStream],
    used: Vec<bool>,
    named: &'g [(String, TokenStream)],
}

/// One `format_args!` for each place of a text, comma after comma.
fn values(places: &[(String, String)], from: &mut Given<'_>, span: Span) -> Result<TokenStream, String> {
    let mut next = 0;
    let mut given = TokenStream::new();
    for (name, rule) in places {
        let value: TokenStream = if name.is_empty() || name.chars().all(|letter| letter.is_ascii_digit()) {
            let at = if name.is_empty() { next } else { name.parse().map_err(|_| "a number too large")? };
            next += usize::from(name.is_empty());
            *from.used.get_mut(at).ok_or("fewer values than braces")? = true;
            from.plain[at].clone()
        } else if let Some((_, value)) = from.named.iter().find(|(known, _)| known == name) {
            value.clone()
        } else {
            TokenTree::Ident(Ident::new(name, span)).into()
        };
        let mut call: TokenStream = [TokenTree::Literal(Literal::string(&format!("{{{rule}}}")))].into_iter().collect();
        call.extend(parse(",")?);
        call.extend([TokenTree::Group(proc_macro::Group::new(Delimiter::None, value))]);
        given.extend(parse("format_args!")?);
        given.extend([TokenTree::Group(proc_macro::Group::new(Delimiter::Parenthesis, call))]);
        given.extend(parse(",")?);
    }
    Ok(given)
}

/// The parts between commas.
fn split(input: TokenStream) -> Vec<Vec<TokenTree>> {
    let mut parts = vec![Vec::new()];
    for token in input {
        match &token {
            TokenTree::Punct(mark) if mark.as_char() == ',' => parts.push(Vec::new()),
            _ => parts.last_mut().into_iter().for_each(|part| part.push(token.clone())),
        }
    }
    parts
}

fn literal(part: Vec<TokenTree>) -> Option<Literal> {
    match part.as_slice() {
        [TokenTree::Literal(literal)] if literal.to_string().starts_with('"') => Some(literal.clone()),
        [TokenTree::Group(group)] if group.delimiter() == Delimiter::None => {
            literal(group.stream().into_iter().collect())
        }
        _ => None,
    }
}

/// `total` of `total = sum`.
fn name_of(part: &[TokenTree]) -> Option<String> {
    let [TokenTree::Ident(name), TokenTree::Punct(sign), rest, ..] = part else {
        return None;
    };
    let compares = matches!(rest, TokenTree::Punct(next) if next.as_char() == '=');
    (sign.as_char() == '=' && !compares).then(|| name.to_string())
}

/// What stands in the braces of a text: names and rules, `("value", ":.1")`.
fn places(text: &str) -> Result<Vec<(String, String)>, String> {
    let mut places = Vec::new();
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        if letter == '{' && letters.next_if_eq(&'{').is_none() {
            let inner: String = letters.by_ref().take_while(|&letter| letter != '}').collect();
            let (name, rule) = inner.split_once(':').unwrap_or((&inner, ""));
            if rule.contains(['$', '*']) {
                return Err("a width that is given as a value".into());
            }
            let rule = if rule.is_empty() { String::new() } else { format!(":{rule}") };
            places.push((name.trim().to_owned(), rule));
        } else if letter == '\\' {
            // A character by its number has braces of its own.
            if letters.next() == Some('u') {
                letters.by_ref().take_while(|&letter| letter != '}').for_each(drop);
            }
        }
    }
    Ok(places)
}

fn parse(text: &str) -> Result<TokenStream, String> {
    text.parse().map_err(|_| format!("“{text}” is no code"))
}

fn error(trouble: &str) -> TokenStream {
    let mut call: TokenStream =
        [TokenTree::Ident(Ident::new("compile_error", Span::call_site()))].into_iter().collect();
    call.extend("!".parse::<TokenStream>().unwrap_or_default());
    let words: TokenStream = [TokenTree::Literal(Literal::string(trouble))].into_iter().collect();
    call.extend([TokenTree::Group(proc_macro::Group::new(Delimiter::Parenthesis, words))]);
    call
}
