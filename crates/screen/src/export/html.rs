//! A page as one file that needs nothing else: no script, no address, pictures as vectors in it.

use crate::{Block, Board, Cell, ChartSpec, KpiCard, Section, TableView, Tone};
use language::{self, say};

/// What stands around a board in its file.
#[derive(Clone, Debug, Default)]
pub struct Frame {
    /// A picture as a `data:image/…` address; empty for none.
    pub logo: String,
    /// A line under everything, for example the moment and the files.
    pub foot: String,
}

const STYLE: &str = "\
    :root{color-scheme:light;font:15px/1.5 ui-sans-serif,system-ui,'Segoe UI',Roboto,sans-serif;color:#18202a}\
    body{max-width:60rem;margin:2rem auto;padding:0 1.2rem}h1{font-size:1.8rem;line-height:1.2;margin:0 0 .4rem}\
    h2{font-size:1.2rem;margin:2rem 0 .6rem;break-after:avoid}.lede,.note,caption,footer{color:#4d5866}\
    header img{max-height:4rem;max-width:14rem;float:right}dl{margin:0}dl>div{display:grid;grid-template-columns:10rem 1fr;gap:1rem;padding:.35rem 0;border-bottom:1px solid #dfddd5;break-inside:avoid}\
    dt{color:#4d5866}dd{margin:0;white-space:pre-line}table{border-collapse:collapse;width:100%;font-size:.85rem;margin:.6rem 0}\
    caption{text-align:start;padding:.4rem 0}th,td{text-align:start;padding:.3rem .5rem;border-bottom:1px solid #dfddd5;vertical-align:top}\
    .number{text-align:end}tr{break-inside:avoid}figure{margin:1rem 0;break-inside:avoid}figure svg{max-width:100%;height:auto}\
    .kpis{display:grid;gap:.6rem;grid-template-columns:repeat(auto-fill,minmax(13rem,1fr));padding:0;list-style:none}\
    .kpis li{border:1px solid #dfddd5;border-radius:6px;padding:.6rem .8rem;break-inside:avoid}.figure{font-size:1.8rem;font-weight:640;line-height:1.1}\
    [data-tone=bad]{color:#a83600}[data-tone=good]{color:#006b4a}[data-tone=warn]{color:#855300}\
    @page{margin:18mm}@media print{body{margin:0;max-width:none;padding:0}}";

/// The file of a board; `picture` gives the SVG text of a chart.
pub fn html(board: &Board, frame: &Frame, picture: &dyn Fn(&ChartSpec) -> String) -> String {
    let mut page = Page { text: String::new(), picture };
    let title = escaped(&board.title);
    page.text.push_str(&format!(
        "<!doctype html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\">\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{title}</title><style>{STYLE}</style></head><body><header>",
        language::locale().language.tag()
    ));
    if frame.logo.starts_with("data:image/") {
        page.text.push_str(&format!("<img alt=\"\" src=\"{}\">", escaped(&frame.logo)));
    }
    page.text.push_str(&format!("<h1>{title}</h1><p class=\"lede\">{}</p></header><main>", escaped(&board.lede)));
    board.sections.iter().for_each(|section| page.section(section));
    page.text.push_str(&format!("</main><footer><p>{}</p></footer></body></html>\n", escaped(&frame.foot)));
    page.text
}

struct Page<'p> {
    text: String,
    picture: &'p dyn Fn(&ChartSpec) -> String,
}

impl Page<'_> {
    fn put(&mut self, tag: &str, text: &str) {
        self.text.push_str(&format!("<{tag}>{}</{}>", escaped(text), tag.split(' ').next().unwrap_or(tag)));
    }

    fn section(&mut self, section: &Section) {
        self.text.push_str("<section>");
        if !section.title.is_empty() {
            self.put("h2", &section.title);
        }
        section.blocks.iter().for_each(|block| self.block(block));
        self.text.push_str("</section>");
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Cards(cards) => {
                self.text.push_str("<ul class=\"kpis\">");
                cards.iter().for_each(|card| self.card(card));
                self.text.push_str("</ul>");
            }
            Block::Table(table) => self.table(table),
            Block::Chart(chart) => {
                let picture = (self.picture)(chart);
                self.text.push_str("<figure>");
                self.text.push_str(&picture);
                self.put("figcaption class=\"note\"", &chart.reading);
                self.text.push_str("</figure>");
            }
            Block::Work(items) => {
                self.text.push_str("<ol>");
                for item in items {
                    self.put(
                        "li",
                        &format!("{}. {} · {}. {}. {}", item.why, item.number, item.title, item.about, item.action),
                    );
                }
                self.text.push_str("</ol>");
            }
            Block::Note { tone, text, .. } => self.put(&toned("p", *tone), text),
            Block::Strip(strip) => {
                self.put("h3", &strip.title);
                strip.text.lines().for_each(|line| self.put("p", line));
            }
            Block::Timeline(way) => {
                self.put("p", &way.reading);
                self.text.push_str("<ol>");
                for stay in &way.stays {
                    self.put("li", &say!("{} ({}), since {}: {}", stay.label, stay.meaning, stay.from, stay.length));
                }
                self.text.push_str("</ol>");
            }
            // The table beside it says the same.
            Block::Flow(flow) => self.put("p class=\"note\"", &flow.reading),
            Block::Facts(facts) => {
                self.text.push_str("<dl>");
                for (name, cell) in facts {
                    self.text.push_str("<div>");
                    self.put("dt", name);
                    self.cell("dd", cell);
                    self.text.push_str("</div>");
                }
                self.text.push_str("</dl>");
            }
            Block::Huddle(view) => view.blocks.iter().for_each(|block| self.block(block)),
            // What is chosen is said by what is shown.
            Block::Choices { .. }
            | Block::Picker { .. }
            | Block::Levers { .. }
            | Block::Played
            | Block::Scenarios(_)
            | Block::Rules(_) => {}
        }
    }

    fn card(&mut self, card: &KpiCard) {
        self.text.push_str("<li>");
        self.put("strong", &card.title);
        self.put("div class=\"figure\"", &card.value);
        self.put("div class=\"note\"", &card.goal);
        self.put(&toned("div", card.tone), &format!("{} {}", card.tone.shape(), card.verdict));
        card.beside.iter().for_each(|side| self.put("div class=\"note\"", &side.words));
        self.text.push_str("</li>");
    }

    fn table(&mut self, table: &TableView) {
        self.text.push_str("<table>");
        self.put("caption", &table.caption);
        self.text.push_str("<thead><tr>");
        for head in &table.heads {
            self.put(if head.numeric { "th scope=\"col\" class=\"number\"" } else { "th scope=\"col\"" }, &head.title);
        }
        self.text.push_str("</tr></thead><tbody>");
        for row in &table.rows {
            self.text.push_str("<tr>");
            for (at, cell) in row.iter().enumerate() {
                let numeric = table.heads.get(at).is_some_and(|head| head.numeric);
                self.cell(if numeric { "td class=\"number\"" } else { "td" }, cell);
            }
            self.text.push_str("</tr>");
        }
        self.text.push_str("</tbody></table>");
        if table.rows.is_empty() {
            self.put("p", &table.empty);
        }
    }

    fn cell(&mut self, tag: &str, cell: &Cell) {
        let name = tag.split(' ').next().unwrap_or(tag);
        self.text.push_str(&format!("<{}>{}", toned(tag, cell.tone), escaped(&cell.text)));
        if !cell.note.is_empty() {
            self.put("div class=\"note\"", &cell.note);
        }
        self.text.push_str(&format!("</{name}>"));
    }
}

fn toned(tag: &str, tone: Tone) -> String {
    match tone {
        Tone::Plain => tag.to_owned(),
        tone => format!("{tag} data-tone=\"{}\"", tone.id()),
    }
}

fn escaped(text: &str) -> std::borrow::Cow<'_, str> {
    quick_xml::escape::escape(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_whole_and_names_are_text_in_it() {
        let board = Board {
            title: "Elm <IT>".into(),
            lede: "12 & more".into(),
            sections: vec![Section {
                title: "Findings".into(),
                blocks: vec![
                    Block::Facts(vec![("Finding".into(), Cell::text("<script>alert(1)</script>"))]),
                    Block::Chart(ChartSpec::default()),
                    Block::Table(TableView {
                        caption: "Tickets".into(),
                        rows: vec![vec![Cell::text("\"T1\"").noted("new").toned(Tone::Bad)]],
                        ..TableView::default()
                    }),
                ],
                ..Section::default()
            }],
            ..Board::default()
        };
        let frame = Frame { logo: "javascript:alert(1)".into(), foot: "As of today".into() };
        let text = html(&board, &frame, &|_| "<svg/>".into());
        for part in [
            "<title>Elm &lt;IT&gt;</title>",
            "&lt;script&gt;alert(1)",
            "<svg/>",
            "<td data-tone=\"bad\">&quot;T1&quot;<div class=\"note\">new</div></td>",
            "As of today",
        ] {
            assert!(text.contains(part), "{part} in {text}");
        }
        assert!(!text.contains("<script") && !text.contains("javascript:") && !text.contains("http:"), "{text}");
    }
}
