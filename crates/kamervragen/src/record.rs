//! stub
use crate::model::Span;
use std::borrow::Cow;
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry<'s> {
    pub(crate) name: Cow<'s, str>,
    pub(crate) scheme: Cow<'s, str>,
    pub(crate) content: Cow<'s, str>,
    pub(crate) span: Option<Span>,
}
