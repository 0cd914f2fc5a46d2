//! Where the links of a page lead.

use crate::fields::identifiers::{OFFICIAL_SITE, dossier_url, file_url, publication_url};

/// The address against which the links of a page are read.
#[derive(Debug, Default)]
pub(super) struct Base(Option<String>);

impl Base {
    /// The first of some addresses that is whole.
    pub(super) fn first<'a>(addresses: impl IntoIterator<Item = &'a str>) -> Self {
        let whole = |address: &&str| ["https://", "http://"].iter().any(|scheme| address.starts_with(scheme));
        Self(addresses.into_iter().map(str::trim).find(whole).map(str::to_owned))
    }

    /// The whole address of a link; `None` where it leads nowhere else.
    pub(super) fn resolve(&self, link: &str) -> Option<String> {
        let link = link.trim();
        if link.is_empty() || link.starts_with('#') {
            return None;
        }
        if let Some(scheme) = scheme(link) {
            return (!scheme.eq_ignore_ascii_case("javascript")).then(|| link.to_owned());
        }
        let official = || self.0.as_deref().is_none_or(|base| base.starts_with(OFFICIAL_SITE));
        if let Some(address) = publication(link).filter(|_| official()) {
            return Some(address);
        }
        Some(match &self.0 {
            Some(base) => join(base, link),
            None => link.to_owned(),
        })
    }
}

/// `https` in `https://…`, `mailto` in `mailto:…`.
fn scheme(link: &str) -> Option<&str> {
    let (scheme, _) = link.split_once(':')?;
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.');
    (scheme.starts_with(|sign: char| sign.is_ascii_alphabetic()) && scheme.bytes().all(fits))
        .then_some(scheme)
}

/// Publications link to each other without a host: `kst-39999-XII-18`, `/dossier/36600`, `ah-tk-20302031-812-1.png`.
fn publication(link: &str) -> Option<String> {
    let (path, fragment) = link.find('#').map_or((link, ""), |at| link.split_at(at));
    let path = path.trim_start_matches("./");
    let path = path.strip_prefix('/').unwrap_or(path);
    if let Some(dossier) = path.strip_prefix("dossier/") {
        return Some(dossier_url(dossier) + fragment);
    }
    let (id, ending) = path.split_once('.').unwrap_or((path, "html"));
    let series = id.split('-').next().unwrap_or_default();
    let is_id = SERIES.contains(&series)
        && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
        && id.bytes().any(|byte| byte.is_ascii_digit());
    is_id.then(|| if ending == "html" { publication_url(id) } else { file_url(path) } + fragment)
}

/// The words with which the ids of publications begin.
const SERIES: [&str; 10] = ["ah", "kv", "kst", "h", "blg", "nds", "ag", "stb", "stcrt", "trb"];

/// A link as the page at `base` means it.
fn join(base: &str, link: &str) -> String {
    let host = base.find("://").map_or(0, |at| at + 3);
    let path = base[host..].find(['/', '?', '#']).map_or(base.len(), |at| host + at);
    if link.starts_with("//") {
        return base[..host - 2].to_owned() + link;
    }
    let page = base[path..].find(['?', '#']).map_or(base.len(), |at| path + at);
    if link.starts_with('?') {
        return base[..page].to_owned() + link;
    }
    let folder = if link.starts_with('/') {
        ""
    } else {
        base[path..page].rsplit_once('/').map_or("", |(folder, _)| folder)
    };
    let (way, rest) = link.find(['?', '#']).map_or((link, ""), |at| link.split_at(at));
    let mut steps: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in way.split('/') {
        match step {
            ".." => drop(steps.pop()),
            "." | "" => {}
            _ => steps.push(step),
        }
    }
    let end = if way.ends_with('/') && !steps.is_empty() { "/" } else { "" };
    format!("{}/{}{end}{rest}", &base[..path], steps.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn resolved(base: &str, link: &str) -> String {
        Base::first([base]).resolve(link).unwrap_or_default()
    }

    #[test]
    fn ok_publications_without_a_host() {
        let site = "https://zoek.officielebekendmakingen.nl";
        for base in ["", "https://zoek.officielebekendmakingen.nl/kv-tk-2031Z00417.html"] {
            for (link, path) in [
                ("kst-39999-XII-18", "kst-39999-XII-18.html"),
                ("/kst-39999-XII-18.html#p2", "kst-39999-XII-18.html#p2"),
                ("/dossier/39999-XII", "dossier/39999-XII"),
                ("ah-tk-20302031-812-1.png", "ah-tk-20302031-812-1.png"),
            ] {
                assert_eq!(resolved(base, link), format!("{site}/{path}"), "{link} at {base}");
            }
        }
        assert_eq!(
            resolved("https://a.example/b/", "kst-39999-XII-18"),
            "https://a.example/b/kst-39999-XII-18"
        );
    }

    #[test]
    fn ok_links_of_other_pages() {
        let base = "https://a.example:80/b/c.html?d=/e";
        for (link, whole) in [
            ("f.html", "https://a.example:80/b/f.html"),
            ("../f/./g/", "https://a.example:80/f/g/"),
            ("/f?g=../h", "https://a.example:80/f?g=../h"),
            ("?g", "https://a.example:80/b/c.html?g"),
            ("//h.example/i", "https://h.example/i"),
            ("mailto:j@h.example", "mailto:j@h.example"),
            ("HTTP://h.example", "HTTP://h.example"),
        ] {
            assert_eq!(resolved(base, link), whole, "{link}");
        }
        assert_eq!(resolved("https://a.example", "f"), "https://a.example/f");
        assert_eq!(resolved("", "f/g.html"), "f/g.html");
    }

    #[test]
    fn ok_what_leads_nowhere_is_no_link() {
        for link in ["", "#n1", " javascript:void(0)", "JavaScript:a"] {
            assert_eq!(Base::default().resolve(link), None, "{link}");
        }
    }
}
