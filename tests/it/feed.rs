//! What holds for live sources as a whole: this program only ever reads.

use std::path::{Path, PathBuf};

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder of sources").flatten() {
        let path = entry.path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|end| end == "rs" || end == "js") {
            found.push(path);
        }
    }
}

#[test]
fn only_reading_can_be_said() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    sources(&root.join("src"), &mut files);
    sources(&root.join("crates"), &mut files);
    sources(&root.join("public"), &mut files);
    assert!(files.len() > 100, "the sources were not found");
    let mut methods = Vec::new();
    for file in files {
        let text = std::fs::read_to_string(&file).expect("UTF-8");
        let name = file.strip_prefix(root).expect("inside").display().to_string();
        // Every other way to send something, whatever it is called from.
        for way in [
            "XmlHttpRequest", "XMLHttpRequest", "WebSocket", "EventSource", "sendBeacon", "send_beacon",
            "RtcPeerConnection", "WebTransport", "Request::post(", "Request::put(", "Request::patch(",
            "Request::delete(", "agent.post(", "ureq::post(", "\"PUT\"", "\"PATCH\"", "\"DELETE\"",
        ] {
            assert!(!text.contains(way), "{name} says {way}");
        }
        let posts = text.matches("\"POST\"").count();
        if posts > 0 {
            methods.push((name, posts));
        }
    }
    methods.sort();
    // The query of a vendor and a vendor's token endpoint, each behind a variant that checks its address: by the page
    // and by the command line.
    let allowed = ["src/bin/zenboard/pull/http.rs", "src/worker/fetch.rs"].map(|file| (file.to_owned(), 2));
    assert_eq!(methods, allowed);
}
