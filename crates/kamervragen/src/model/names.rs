//! The names of enumerations, as they stand in JSON.

/// Gives an enumeration its names: `as_str`, `Display`, and `ALL` for those who list them. A test holds the names to
/// those of serde.
macro_rules! names {
    ($($type:ident { $($variant:ident = $name:literal),+ $(,)? })+) => {
        $(
            impl $type {
                /// Every value, in the order of the documentation.
                pub const ALL: &'static [Self] = &[$(Self::$variant),+];

                /// The name as it stands in JSON.
                #[must_use]
                pub const fn as_str(self) -> &'static str {
                    match self { $(Self::$variant => $name),+ }
                }
            }

            impl std::fmt::Display for $type {
                fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                    f.write_str(self.as_str())
                }
            }
        )+

        #[cfg(test)]
        #[test]
        fn ok_names_are_those_of_the_json() {
            $(for value in $type::ALL {
                assert_eq!(serde_json::to_value(value).unwrap(), value.as_str());
            })+
        }
    };
}

use super::{
    Chamber, DocumentKind, DossierState, EmphasisStyle, Evidence, Format, Office, ReferenceKind, RemarkKind,
    SegmentRole, Severity,
};

names! {
    Chamber { TweedeKamer = "tweede-kamer", EersteKamer = "eerste-kamer" }
    DocumentKind {
        Questions = "questions",
        Answers = "answers",
        Postponement = "postponement",
        OralQuestions = "oral-questions",
        Combined = "combined",
    }
    DossierState { Open = "open", Postponed = "postponed", Answered = "answered", Oral = "oral" }
    EmphasisStyle {
        Strong = "strong",
        Italic = "italic",
        Superscript = "superscript",
        Subscript = "subscript",
        Underline = "underline",
    }
    Evidence {
        Publication = "publication",
        CaseNumber = "case-number",
        SeeAlso = "see-also",
        Questions = "questions",
        Head = "head",
    }
    Format { Markdown = "markdown", Plain = "plain", OpXml = "op-xml", Html = "html", Docx = "docx", Pdf = "pdf" }
    Office { Minister = "minister", Staatssecretaris = "staatssecretaris", MinisterPresident = "minister-president" }
    ReferenceKind {
        Kamerstuk = "kamerstuk",
        Aanhangsel = "aanhangsel",
        Handelingen = "handelingen",
        Case = "case",
        Document = "document",
        Url = "url",
        Ecli = "ecli",
        Celex = "celex",
        Bwb = "bwb",
        Staatsblad = "staatsblad",
        Staatscourant = "staatscourant",
    }
    RemarkKind {
        Postponement = "postponement",
        Explanation = "explanation",
        Introduction = "introduction",
        Signature = "signature",
    }
    SegmentRole {
        Header = "header",
        Label = "label",
        Question = "question",
        Answer = "answer",
        Footnote = "footnote",
        Mark = "mark",
        Furniture = "furniture",
        Remark = "remark",
        Translation = "translation",
        Unplaced = "unplaced",
    }
    Severity { Info = "info", Warning = "warning", Error = "error" }
}
