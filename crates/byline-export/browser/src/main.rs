//! Takes pictures of the page of a story: one for the front page, or one in every form.

use anyhow::bail;
use byline_export_browser::{Browser, page_of};
use oxipng::Options;
use std::path::{Path, PathBuf};

const USAGE: &str = "usage: byline-export-browser picture STORY.txt OUT.png
       byline-export-browser every-form STORY.txt FOLDER";

/// Width, height, colour scheme and name.
const FORMS: [(u32, u32, &str, &str); 4] = [
    (1400, 900, "light", "desktop-light"),
    (1400, 900, "dark", "desktop-dark"),
    (400, 844, "light", "phone-light"),
    (400, 844, "dark", "phone-dark"),
];

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [command, story, out] = arguments.as_slice() else { bail!(USAGE) };
    let folder = tempfile::tempdir()?;
    let page = page_of(folder.path(), &[&std::fs::read_to_string(story)?])?;
    let browser = Browser::start().await?;
    browser.open(&page).await?;
    match command.as_str() {
        "picture" => {
            browser.show_as(1280, 860, "light").await?;
            point_at_a_quote(&browser).await?;
            let picture = browser.client().screenshot().await?;
            std::fs::write(out, oxipng::optimize_from_memory(&picture, &Options::from_preset(4))?)?;
        }
        "every-form" => {
            for (width, height, scheme, name) in FORMS {
                browser.show_as(width, height, scheme).await?;
                let file = |part: &str| PathBuf::from(out).join(format!("{name}-{part}.png"));
                browser.value("(document.activeElement.blur(), scrollTo(0, 0))").await?;
                save(&browser, &file("top")).await?;
                point_at_a_quote(&browser).await?;
                save(&browser, &file("note")).await?;
                let ways =
                    "document.querySelector('.ways')?.scrollIntoView({ behavior: 'instant' })";
                browser.value(ways).await?;
                save(&browser, &file("ways")).await?;
            }
            browser.show_on_paper(760).await?;
            for (screen, top) in (0..4).map(|screen| (screen, 1080 * screen)) {
                let file = PathBuf::from(out).join(format!("paper-{screen}.png"));
                browser.value(&format!("scrollTo({{ top: {top}, behavior: 'instant' }})")).await?;
                save(&browser, &file).await?;
            }
        }
        _ => bail!(USAGE),
    }
    browser.close().await
}

/// Moves to the quote with the longest chain, as a person with a keyboard would.
async fn point_at_a_quote(browser: &Browser) -> anyhow::Result<()> {
    let steps = "link => document.querySelector(link.hash).querySelectorAll('.to').length";
    let links = "[...document.querySelectorAll('.reference')]";
    let longest = format!("{links}.sort((a, b) => ({steps})(b) - ({steps})(a))[0]");
    browser.value(&format!("{longest}?.focus({{ preventScroll: true }})")).await?;
    Ok(())
}

async fn save(browser: &Browser, file: &Path) -> anyhow::Result<()> {
    Ok(std::fs::write(file, browser.client().screenshot().await?)?)
}
