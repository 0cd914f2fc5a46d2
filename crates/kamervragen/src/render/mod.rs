//! Document -> HTML, Markdown.
