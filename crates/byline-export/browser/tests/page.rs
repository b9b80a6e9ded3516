//! The page as a person meets it: with a mouse, with a keyboard, and in the dark.

use anyhow::Result;
use byline_export_browser::{Browser, page_of};
use fantoccini::Locator;
use fantoccini::key::Key;
use serde_json::json;
use std::path::PathBuf;
use tempfile::TempDir;

const STORY: &str = "Café to close\n\n“We shut on Friday,” Zoë Ruiz, the owner of the café, told \
                     Le Monde. She said that the rent had doubled.\n\nThe mayor of Lyon, Ana Gil, \
                     denied that the city had raised it, Reuters reported, citing Le Figaro.";

const HOSTILE: &str = "“<img src=http://example.invalid/x onerror=document.title='run'>” said \
                       <script>document.title='run'</script> Zoë Ruiz. </style><style>body { \
                       display: none }</style> <a href=\"javascript:document.title='run'\">";

/// A browser that shows a page of stories. The folder lives as long as the page is needed.
async fn showing(stories: &[&str]) -> Result<(Browser, PathBuf, TempDir)> {
    let folder = tempfile::tempdir()?;
    let file = page_of(folder.path(), stories)?;
    let browser = Browser::start().await?;
    // What the browser opens by itself is left and forgotten.
    browser.client().goto("about:blank").await?;
    browser.requests().await?;
    browser.show_as(1280, 900, "light").await?;
    browser.open(&file).await?;
    Ok((browser, file, folder))
}

/// A property as the browser computes it for the first element that a selector picks.
async fn style(browser: &Browser, selector: &str, property: &str) -> Result<String> {
    let script =
        format!("getComputedStyle(document.querySelector(\"{selector}\"))[\"{property}\"]");
    Ok(browser.value(&script).await?.as_str().unwrap_or_default().to_owned())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_click_switches_a_layer_off_and_on() -> Result<()> {
    let (browser, ..) = showing(&[STORY]).await?;
    let layers = [
        ("person", ".text .name.person:not(.quote)", "backgroundColor"),
        ("organization", ".text .name.organization:not(.quote)", "backgroundColor"),
        ("quote", ".text .quote", "backgroundColor"),
        ("cue", ".text .cue", "borderBottomColor"),
        ("citation", ".text .citation", "textDecorationColor"),
    ];
    for (layer, selector, property) in layers {
        let on = style(&browser, selector, property).await?;
        let switch = browser.client().find(Locator::Css(&format!("#show-{layer}"))).await?;
        switch.click().await?;
        let off = style(&browser, selector, property).await?;
        assert_ne!(on, off, "{layer}");
        assert!(off.starts_with("rgba(0, 0, 0, 0") || off.ends_with(" / 0)"), "{layer}: {off}");
        switch.click().await?;
        assert_eq!(style(&browser, selector, property).await?, on, "{layer}");
    }
    browser.close().await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_keyboard_reaches_switches_and_quotes() -> Result<()> {
    let (browser, ..) = showing(&[STORY]).await?;
    let press = async |key: Key| -> Result<()> {
        Ok(browser
            .client()
            .active_element()
            .await?
            .send_keys(&String::from(char::from(key)))
            .await?)
    };
    // The link past the switches, eleven switches, the search, then the first quote.
    press(Key::Tab).await?;
    assert_eq!(browser.value("document.activeElement.className").await?, json!("skip"));
    press(Key::Tab).await?;
    assert_eq!(browser.value("document.activeElement.id").await?, json!("show-person"));
    press(Key::Space).await?;
    assert_eq!(browser.value("document.activeElement.checked").await?, json!(false));
    for _ in 0..11 {
        press(Key::Tab).await?;
    }
    assert_eq!(browser.value("document.activeElement.id").await?, json!("search"));
    press(Key::Tab).await?;
    let label = browser.value("document.activeElement.ariaLabel").await?;
    assert_eq!(label, json!("Quote 1: Zoë Ruiz"));
    let card = browser.value("document.getElementById('card').innerText").await?;
    let card = card.as_str().unwrap_or_default();
    assert!(card.contains("Zoë Ruiz, owner of the café"), "{card}");
    assert!(card.contains("Cue: told"), "{card}");
    assert!(card.contains("Zoë Ruiz → Le Monde → this story"), "{card}");
    assert_eq!(
        browser.value("document.querySelectorAll('.text .quote.active').length > 0").await?,
        json!(true)
    );
    press(Key::Escape).await?;
    assert_eq!(browser.value("document.getElementById('card').hidden").await?, json!(true));
    press(Key::Enter).await?;
    assert_eq!(browser.value("location.hash").await?, json!("#s1-note-0"));
    browser.close().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_screen_reader_hears_who_and_how() -> Result<()> {
    let (browser, ..) = showing(&[STORY]).await?;
    let tree = browser.devtools("Accessibility.getFullAXTree", json!({})).await?;
    let nodes = tree["nodes"].as_array().cloned().unwrap_or_default();
    let quote = nodes.iter().find(|node| node["name"]["value"] == "Quote 1: Zoë Ruiz");
    let quote = quote.expect("the number of a quote is in the accessibility tree");
    assert_eq!(quote["role"]["value"], "link");
    let description = quote["description"]["value"].as_str().unwrap_or_default();
    for part in ["Zoë Ruiz", "Cue: told", "Le Monde"] {
        assert!(description.contains(part), "{part}: {description}");
    }
    let named = |role: &str, name: &str| {
        nodes.iter().any(|n| {
            // The name of a heading is as it is shown, in capitals.
            let found = n["name"]["value"].as_str().unwrap_or_default();
            n["role"]["value"] == role && found.eq_ignore_ascii_case(name)
        })
    };
    assert!(named("checkbox", "people") && named("group", "Show"));
    assert!(named("heading", "Who said what"));
    browser.close().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mouse_over_a_quote_shows_its_note() -> Result<()> {
    let (browser, ..) = showing(&[STORY]).await?;
    let over = async |selector: &str| -> Result<()> {
        let line = format!("document.querySelector('{selector}').getClientRects()[0]");
        let middle = "line => [line.left + 4, line.top + line.height / 2]";
        let script = format!("({middle})({line})");
        let place = browser.value(&script).await?;
        let event = json!({ "type": "mouseMoved", "x": place[0], "y": place[1] });
        browser.devtools("Input.dispatchMouseEvent", event).await?;
        Ok(())
    };
    let card = "document.getElementById('card').innerText";
    over(".text .quote").await?;
    assert!(browser.value(card).await?.as_str().unwrap_or_default().contains("Zoë Ruiz"));
    over(".text .citation:not(.quote)").await?;
    assert!(browser.value(card).await?.as_str().unwrap_or_default().contains("Le Monde"));
    over(".text .headline").await?;
    assert_eq!(browser.value("document.getElementById('card').hidden").await?, json!(true));
    browser.close().await
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_requested_and_nothing_goes_wrong() -> Result<()> {
    let (browser, file, _folder) = showing(&[STORY, HOSTILE, ""]).await?;
    browser.value("document.querySelectorAll('.reference').forEach(link => link.focus())").await?;
    assert_eq!(browser.value("document.title").await?, json!("3 stories"));
    assert_ne!(style(&browser, "body", "display").await?, "none");
    assert_eq!(browser.log("browser").await?, Vec::<String>::new());
    let address = url::Url::from_file_path(&file).unwrap().to_string();
    assert_eq!(browser.requests().await?, [address]);
    browser.close().await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_fits_a_phone_and_a_wide_window() -> Result<()> {
    let (browser, ..) = showing(&[STORY]).await?;
    for width in [320, 390, 800, 1024, 1280, 1920] {
        browser.show_as(width, 800, "light").await?;
        let across = browser.value("document.documentElement.scrollWidth").await?;
        assert!(across.as_u64() <= Some(u64::from(width)), "{across} of {width}");
        let rectangle = |part| format!("document.querySelector('{part}').getBoundingClientRect()");
        let (panel, ways) = (rectangle(".sticky"), rectangle(".ways"));
        let apart = format!("{panel}.bottom <= {ways}.top + 1");
        browser.value("scrollTo({ top: 1e6, behavior: 'instant' })").await?;
        assert_eq!(browser.value(&apart).await?, json!(true), "{width}");
    }
    browser.close().await
}

/// A story long enough that text and list scroll apart.
fn long() -> String {
    let say = |n| {
        format!("“The café number {n} will stay open for a hundred years,” Zoë Ruiz told Le Monde.")
    };
    let lines: Vec<String> = (1..60).map(say).collect();
    format!("{}\n\n“Nothing was decided,” Ana Gil said.", lines.join("\n\n"))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_click_on_a_number_moves_the_list_alone() -> Result<()> {
    let (browser, ..) = showing(&[&long()]).await?;
    let number = "document.querySelectorAll('.reference')[50]";
    browser
        .value(&format!("{number}.scrollIntoView({{ behavior: 'instant', block: 'center' }})"))
        .await?;
    let before = browser.value("scrollY").await?;
    let note = "document.querySelector('.note.current')";
    assert_eq!(browser.value(note).await?, json!(null));
    browser.value(&format!("{number}.click()")).await?;
    tokio::time::sleep(std::time::Duration::from_millis(700)).await;
    assert_eq!(browser.value("scrollY").await?, before, "the text stays");
    assert_eq!(browser.value(&format!("{note}.id")).await?, json!("s1-note-50"));
    let seen = format!(
        "(() => {{ const a = {note}.getBoundingClientRect(), b = document.querySelector('.sticky')\
         .getBoundingClientRect(); return a.top >= b.top && a.bottom <= b.bottom; }})()"
    );
    assert_eq!(browser.value(&seen).await?, json!(true), "the list shows the note");
    assert_eq!(browser.value("document.getElementById('card').hidden").await?, json!(true));
    browser.close().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_name_and_a_search_leave_what_they_mean() -> Result<()> {
    let (browser, ..) = showing(&[STORY, "“Never,” Ana Gil said in the café."]).await?;
    let left = "[...document.querySelectorAll('.voice .note')].filter(n => n.offsetParent)\
                .map(n => n.querySelector('.words').textContent)";
    let all = browser.value(&format!("{left}.length")).await?;
    let choose = async |name: &str| -> Result<()> {
        let find = format!(
            "[...document.querySelectorAll('.people button')].find(b => b.textContent === '{name}')"
        );
        browser.value(&format!("{find}.click()")).await?;
        Ok(())
    };
    choose("Ana Gil").await?;
    let said = browser.value(left).await?;
    assert_eq!(said.as_array().map(Vec::len), Some(2), "{said}");
    let said = browser.value("document.getElementById('said').textContent").await?;
    assert_eq!(said, json!("2 quotes"));
    assert_eq!(
        browser.value("document.querySelectorAll('.text .name.kept').length >= 2").await?,
        json!(true)
    );
    choose("Zoë Ruiz").await?;
    assert_eq!(
        browser.value("document.querySelectorAll('.story.left-over').length").await?,
        json!(1)
    );
    browser.value("document.getElementById('everybody').click()").await?;
    assert_eq!(browser.value(&format!("{left}.length")).await?, all);
    let search = "(search => { search.value = 'never'; search.dispatchEvent(new Event('input')); })\
                  (document.getElementById('search'))";
    browser.value(search).await?;
    assert_eq!(browser.value(left).await?, json!(["“Never,”"]));
    browser.close().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_quote_is_copied_with_its_source() -> Result<()> {
    let (browser, ..) = showing(&[STORY]).await?;
    let script = "(navigator.clipboard.writeText = async text => { window.copied = text; },\
                  document.querySelector('.voice .copy').click())";
    browser.value(script).await?;
    let copied = browser.value("window.copied").await?;
    let copied = copied.as_str().unwrap_or_default();
    let wanted = "“We shut on Friday,” (Zoë Ruiz, owner of the café, via Le Monde; Café to close)";
    assert_eq!(copied, wanted);
    browser.close().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_telephone_shows_the_sources_in_letters_that_can_be_read() -> Result<()> {
    let (browser, ..) = showing(&[STORY]).await?;
    let shown =
        "[...document.querySelectorAll('.drawing svg')].filter(svg => svg.checkVisibility())";
    for (width, class) in [(1280, "wide"), (400, "narrow"), (360, "narrow")] {
        browser.show_as(width, 844, "light").await?;
        let classes = format!("{shown}.map(svg => svg.getAttribute('class'))");
        assert_eq!(browser.value(&classes).await?, json!([class]), "{width}");
        let scale = format!("{shown}[0].clientWidth / {shown}[0].viewBox.baseVal.width");
        let scale = browser.value(&scale).await?.as_f64().unwrap_or_default();
        // Four boxes beside each other; letters of 12.5 pixels are 9 then.
        assert!(scale > 0.7, "{width}: {scale}");
        let wider = "document.documentElement.scrollWidth > innerWidth";
        assert_eq!(browser.value(wider).await?, json!(false), "{width}");
    }
    browser.close().await
}

#[tokio::test(flavor = "multi_thread")]
async fn paper_has_the_legend_and_no_controls() -> Result<()> {
    let (browser, ..) = showing(&[STORY]).await?;
    browser.show_on_paper(760).await?;
    assert_eq!(style(&browser, ".bar", "display").await?, "block");
    for control in [".tools", ".copy", ".layers input"] {
        assert_eq!(style(&browser, control, "display").await?, "none", "{control}");
    }
    let letter =
        "getComputedStyle(document.querySelector('.text .name.person'), '::after').content";
    assert_eq!(browser.value(letter).await?, json!("\"P\""));
    browser.close().await
}
