//! The page Trunk left, made fit for any static host: a content security policy and a build id.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};

use crate::project::Outcome;

/// The policy must come before the first script, and the character set before everything.
const AFTER: &str = "<meta charset=\"utf-8\">";

/// Writes the policy and the build id into the head of `html`.
///
/// Refuses what the policy would block in silence: inline styles and handlers.
pub fn seal(html: &str, build: &str) -> Outcome<String> {
    let (head, rest) = html
        .split_once(AFTER)
        .ok_or_else(|| format!("index.html must have `{AFTER}` in its head: the policy goes after it."))?;
    if head.contains("<script") {
        return Err("index.html has a script before the character set: move it below.".into());
    }
    if let Some(blocked) = blocked_inline(html) {
        return Err(format!(
            "index.html has {blocked}, which its own policy blocks: put it into a file of style/ or public/."
        ));
    }
    let policy = policy(&inline_scripts(html), &connect(html)?);
    Ok(format!(
        "{head}{AFTER}\n    <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n    \
         <meta name=\"zenboard-build\" content=\"{build}\">{rest}"
    ))
}

/// A short name for a set of files: the same bytes under the same names give the same id.
pub fn build_id<'a>(files: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> String {
    let mut all = Sha256::new();
    for (name, bytes) in files {
        all.update(name.as_bytes());
        all.update([0]);
        all.update(Sha256::digest(bytes));
    }
    all.finalize()[..8].iter().map(|byte| format!("{byte:02x}")).collect()
}

/// `blob:` starts the worker from within the page, which puts it under this policy as well.
fn policy(scripts: &[&str], connect: &str) -> String {
    let hashes: String = scripts
        .iter()
        .map(|text| format!(" 'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(text.as_bytes()))))
        .collect();
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{hashes}; worker-src 'self' blob:; \
         style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'{connect}; \
         manifest-src 'self'; base-uri 'none'; form-action 'none'"
    )
}

/// The origins of `<meta name="zenboard-connect" content="…">`, each with a blank before it: the one place where a
/// site says what else than itself its page may ask.
fn connect(html: &str) -> Outcome<String> {
    const MARK: &str = "<meta name=\"zenboard-connect\" content=\"";
    let Some((_, rest)) = html.split_once(MARK) else {
        return Ok(String::new());
    };
    let content = rest.split('"').next().unwrap_or_default();
    let mut connect = String::new();
    for origin in content.split_whitespace() {
        let host =
            origin.strip_prefix("https://").or_else(|| origin.strip_prefix("http://127.0.0.1:")).unwrap_or_default();
        let is_host = !host.is_empty()
            && host.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b':'));
        if !is_host {
            return Err(format!(
                "index.html: zenboard-connect has `{origin}`, which is no origin such as https://relay.example.com."
            ));
        }
        connect.push(' ');
        connect.push_str(origin);
    }
    Ok(connect)
}

/// The texts of all scripts that stand in the page itself, exactly as a browser hashes them.
fn inline_scripts(html: &str) -> Vec<&str> {
    let mut scripts = Vec::new();
    let mut rest = html;
    while let Some((_, from)) = rest.split_once("<script") {
        let Some((tag, from)) = from.split_once('>') else {
            break;
        };
        let Some((text, after)) = from.split_once("</script>") else {
            break;
        };
        if !tag.contains(" src=") {
            scripts.push(text);
        }
        rest = after;
    }
    scripts
}

/// What a policy without `'unsafe-inline'` blocks, if the page has it.
fn blocked_inline(html: &str) -> Option<String> {
    if html.contains("<style") {
        return Some("a <style> element".into());
    }
    let tags = html.split('<').skip(1).filter_map(|from| from.split('>').next());
    tags.flat_map(str::split_whitespace)
        .find(|word| word.starts_with("style=") || (word.starts_with("on") && word.contains('=')))
        .map(|word| format!("the attribute `{word}`"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<!doctype html><html><head>\n<meta charset=\"utf-8\">\n\
        <script src=\"probe.js\"></script><script type=\"module\">\nrun();\n</script></head><body></body></html>";

    #[test]
    fn the_policy_stands_before_the_first_script_and_knows_the_inline_one() {
        let sealed = seal(PAGE, "abc").expect("the page has a character set");
        let policy = sealed.find("Content-Security-Policy").expect("written");
        assert!(policy < sealed.find("<script").expect("kept"));
        // printf '\nrun();\n' | openssl dgst -sha256 -binary | base64
        assert!(
            sealed.contains("'wasm-unsafe-eval' 'sha256-8Nic6TNoKbU2fN/Yduzc28MgjFgcikm6fSU0x0dR3EU='; worker-src")
        );
        assert!(sealed.contains("<meta name=\"zenboard-build\" content=\"abc\">"));
        assert!(sealed.ends_with("</script></head><body></body></html>"));
    }

    #[test]
    fn a_site_adds_origins_in_one_place() {
        let with = |content: &str| {
            let meta = format!("<meta name=\"zenboard-connect\" content=\"{content}\"></head>");
            seal(&PAGE.replace("</head>", &meta), "abc")
        };
        assert!(with("").is_ok_and(|page| page.contains("connect-src 'self';")));
        let page = with("https://relay.example.com https://psa.example:8443");
        assert!(page.is_ok_and(|page| {
            page.contains("connect-src 'self' https://relay.example.com https://psa.example:8443;")
        }));
        for bad in
            ["*", "https://*", "http://relay.example.com", "https://a;script-src", "https://a/path", "'unsafe-inline'"]
        {
            assert!(with(bad).is_err_and(|why| why.contains("no origin")), "{bad}");
        }
    }

    #[test]
    fn what_the_policy_would_block_is_refused() {
        for inline in ["<p style=\"x\">", "<style>p{}</style>", "<body onload=\"x()\">"] {
            let page = PAGE.replace("<body>", inline);
            assert!(seal(&page, "abc").is_err_and(|why| why.contains("blocks")), "{inline}");
        }
        assert!(seal("<head></head>", "abc").is_err());
    }

    #[test]
    fn the_build_id_follows_names_and_bytes() {
        let one: (&str, &[u8]) = ("a.js", b"1");
        let two: (&str, &[u8]) = ("b.js", b"1");
        assert_eq!(build_id([one]), build_id([one]));
        assert_ne!(build_id([one]), build_id([two]));
        assert_ne!(build_id([one]), build_id([one, two]));
        assert_eq!(build_id([one]).len(), 16);
    }
}
