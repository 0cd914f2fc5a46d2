//! Ids of publications, cases and documents: `ah-tk-20202021-2290`, `2024Z 17972`.

/// Reads a publication id (`ah-…`, `kv-…`) that is the whole of `text`; gives its canonical spelling.
#[must_use]
pub fn parse_publication_id(_text: &str) -> Option<String> {
    None
}

/// Reads a case number that is the whole of `text`: `2024Z17972`, also `2024Z 17972`; gives it without the space.
#[must_use]
pub fn parse_case_number(_text: &str) -> Option<String> {
    None
}

/// The address of the page of a publication.
#[must_use]
pub fn publication_url(id: &str) -> String {
    format!("https://zoek.officielebekendmakingen.nl/{id}.html")
}
