//! The pages in a real browser: Chromium, where there is one.
#![expect(clippy::unwrap_used, reason = "a test fails by a panic")]

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Command;

use kamervragen_synth::{Form, papers};
use scraper::{Html, Selector};
use tempfile::TempDir;

const BROWSERS: [&str; 3] = ["chromium", "chromium-browser", "google-chrome"];

/// A browser that can be run; none is said aloud, past the capture of the test's output.
fn browser() -> Option<&'static str> {
    let runs =
        |name: &&str| Command::new(name).arg("--version").output().is_ok_and(|run| run.status.success());
    let found = BROWSERS.into_iter().find(runs);
    if found.is_none() {
        let _ = writeln!(
            std::io::stderr(),
            "skipped: the pages were shown to no browser, since none is installed"
        );
    }
    found
}

/// A folder with the pages of twenty papers.
fn pages() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let (read, out) = (folder.path().join("papers"), folder.path().join("pages"));
    fs::create_dir(&read).unwrap();
    for paper in papers(0).take(20) {
        let file = Form::OpXml.render(&paper);
        fs::write(read.join(&file.name), &file.bytes).unwrap();
    }
    let tool = Command::new(env!("CARGO_BIN_EXE_kamervragen-under-test"))
        .args(["convert", "--quiet", "--to", "html", "--out"])
        .args([&out, &read])
        .status();
    assert!(tool.unwrap().success());
    folder
}

/// The page after its script ran, and what the browser says of it.
fn shown(browser: &str, page: &Path, fragment: &str) -> (Html, String) {
    let profile = tempfile::tempdir().unwrap();
    let run = Command::new(browser)
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr", "--dump-dom"])
        .arg(format!("--user-data-dir={}", profile.path().display()))
        .arg(format!("file://{}{fragment}", page.display()))
        .output()
        .unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let said = String::from_utf8_lossy(&run.stderr);
    let said = said.lines().filter(|line| line.contains("CONSOLE")).collect::<Vec<_>>().join("\n");
    (Html::parse_document(&String::from_utf8_lossy(&run.stdout)), said)
}

fn count(page: &Html, selector: &str) -> usize {
    page.select(&Selector::parse(selector).unwrap()).count()
}

#[test]
fn ok_a_browser_finds_in_the_list_and_has_no_complaint() {
    let Some(browser) = browser() else { return };
    let folder = pages();
    let index = folder.path().join("pages/index.html");

    let (all, said) = shown(browser, &index, "");
    assert_eq!(said, "");
    assert_eq!((count(&all, "#lijst > li"), count(&all, "#lijst > li[hidden]")), (20, 0));
    assert_eq!(count(&all, "search[hidden]"), 0);

    // A word of the first entry, and one that stands in none.
    let first = all.select(&Selector::parse("#lijst > li > p").unwrap()).next().unwrap();
    let facts = first.text().collect::<String>();
    let id = facts.split(" · ").find(|fact| fact.starts_with("kv-") || fact.starts_with("ah-")).unwrap();
    let (some, said) = shown(browser, &index, &format!("#{}", id.to_uppercase()));
    assert_eq!(said, "");
    assert_eq!(count(&some, "#lijst > li:not([hidden])"), 1);
    let (none, _) = shown(browser, &index, "#nergens%20te%20vinden");
    assert_eq!(count(&none, "#lijst > li:not([hidden])"), 0);

    let link = all.select(&Selector::parse("#lijst > li > a").unwrap()).next().unwrap();
    let page = index.with_file_name(link.attr("href").unwrap());
    let (page, said) = shown(browser, &page, "#vraag-1");
    assert_eq!(said, "");
    assert!(count(&page, ".vraag > h2") > 0);
}
