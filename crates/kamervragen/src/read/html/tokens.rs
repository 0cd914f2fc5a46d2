//! The tags and words of a page, as html5gum finds them, handed to the tree builder of html5ever.
//!
//! html5ever has a tokenizer of its own. It looks at names and addresses one character at a time, and takes more than
//! twice as long.

use std::borrow::Cow;
use std::mem;

use ego_tree::NodeId;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{Doctype, Tag, TagKind, Token, TokenSink, TokenSinkResult};
use html5ever::tree_builder::TreeBuilder;
use html5ever::{Attribute, LocalName, QualName, ns};
use html5gum::{Emitter, Reader, State};
use wide::u8x16;

use super::sink::Sink;
use super::tree::Limits;
use crate::Error;
use crate::stretches::{is, position};

/// The bytes of a page, with a rest now and then.
///
/// html5gum calls itself for each attribute of a tag whose value stands in double quotes, so that a tag of a million
/// overflows the stack. Where the input ends in an error it returns, and goes on from there when it is asked again.
pub(super) struct Bytes<'p> {
    /// What is not read yet.
    rest: &'p [u8],
    /// Whether what was read last is the quote behind such a value, where html5gum can rest.
    quoted: bool,
    /// How many such values there were.
    values: usize,
}

/// How many values are read without a rest.
const MOST_VALUES: usize = if cfg!(test) { 2 } else { 16 };

/// That the tokenizer is to be asked again.
#[derive(Debug, thiserror::Error)]
#[error("the tokenizer rests")]
pub(super) struct Rest;

impl<'p> Bytes<'p> {
    pub(super) fn of(page: &'p str) -> Self {
        Self { rest: page.as_bytes(), quoted: false, values: 0 }
    }
}

#[expect(clippy::inline_always, reason = "what html5gum looks for is known where it calls, and nowhere else")]
impl Reader for Bytes<'_> {
    type Error = Rest;

    #[inline(always)]
    fn read_byte(&mut self) -> Result<Option<u8>, Rest> {
        if mem::take(&mut self.quoted) {
            self.values += 1;
            if self.values.is_multiple_of(MOST_VALUES) {
                return Err(Rest);
            }
        }
        let Some((first, rest)) = self.rest.split_first() else { return Ok(None) };
        self.rest = rest;
        Ok(Some(*first))
    }

    #[inline(always)]
    fn try_read_string(&mut self, wanted: &[u8], case_sensitive: bool) -> Result<bool, Rest> {
        let is_next = self.rest.get(..wanted.len()).is_some_and(|next| {
            if case_sensitive { next == wanted } else { next.eq_ignore_ascii_case(wanted) }
        });
        if is_next {
            self.rest = &self.rest[wanted.len()..];
        }
        Ok(is_next)
    }

    /// One of the wanted bytes, or all that stands before the next of them.
    #[inline(always)]
    fn read_until<'b>(&'b mut self, wanted: &[u8], _: &'b mut [u8; 4]) -> Result<Option<&'b [u8]>, Rest> {
        let Some(first) = self.rest.first() else { return Ok(None) };
        let length = if wanted.iter().any(|byte| byte == first) {
            1
        } else {
            let ends = |stretch| wanted.iter().fold(u8x16::splat(0), |ends, byte| ends | is(stretch, *byte));
            position(self.rest, ends).unwrap_or(self.rest.len())
        };
        let (found, rest) = self.rest.split_at(length);
        self.rest = rest;
        self.quoted = found == b"\"";
        Ok(Some(found))
    }
}

/// How many attributes a tag may have.
pub(super) const MOST_ATTRIBUTES: usize = 1_000;

/// What html5gum tells of a page, put together to tags and stretches of words; what it gives back is an error.
pub(super) struct Tokens<'t> {
    builder: &'t TreeBuilder<NodeId, Sink>,
    limits: Limits,
    error: Option<Error>,
    /// How much of the page is read.
    at: usize,
    /// Where the last tag begins.
    tag_start: usize,
    /// The words since the last tag.
    words: Vec<u8>,
    kind: TagKind,
    name: Vec<u8>,
    /// The name of the last start tag: only the end tag of a script ends it.
    last_start: Vec<u8>,
    self_closing: bool,
    attributes: Vec<Attribute>,
    /// How many attributes the tag has, in which those are counted that say the same again.
    attribute_count: usize,
    /// The attribute that is being read; without one its name is empty.
    attribute_name: Vec<u8>,
    attribute_value: Vec<u8>,
    doctype: Doctype,
}

impl<'t> Tokens<'t> {
    pub(super) fn new(builder: &'t TreeBuilder<NodeId, Sink>, limits: Limits) -> Self {
        Self {
            builder,
            limits,
            error: None,
            at: 0,
            tag_start: 0,
            words: Vec::new(),
            kind: TagKind::StartTag,
            name: Vec::new(),
            last_start: Vec::new(),
            self_closing: false,
            attributes: Vec::new(),
            attribute_count: 0,
            attribute_name: Vec::new(),
            attribute_value: Vec::new(),
            doctype: Doctype::default(),
        }
    }

    /// Hands over a token; gives how what follows it is to be read, where it is no markup.
    fn hand_over(&self, token: Token) -> Option<State> {
        match self.builder.process_token(token, 1) {
            TokenSinkResult::RawData(RawKind::Rcdata) => Some(State::RcData),
            TokenSinkResult::RawData(RawKind::Rawtext) => Some(State::RawText),
            TokenSinkResult::RawData(_) => Some(State::ScriptData),
            TokenSinkResult::Plaintext => Some(State::PlainText),
            _ => None,
        }
    }

    fn end_words(&mut self) {
        let mut from = 0;
        for null in memchr::memchr_iter(0, &self.words) {
            self.hand_over(Token::CharacterTokens(text(&self.words[from..null])));
            self.hand_over(Token::NullCharacterToken);
            from = null + 1;
        }
        if from < self.words.len() {
            self.hand_over(Token::CharacterTokens(text(&self.words[from..])));
        }
        self.words.clear();
    }

    fn begin_tag(&mut self, kind: TagKind) {
        self.kind = kind;
        self.name.clear();
        self.self_closing = false;
        self.attribute_count = 0;
    }

    fn end_attribute(&mut self) {
        if self.attribute_name.is_empty() {
            return;
        }
        self.attribute_count += 1;
        // Those of an end tag mean nothing, nor does one that was there before.
        if self.kind == TagKind::StartTag && self.attribute_count <= MOST_ATTRIBUTES {
            let name = QualName::new(None, ns!(), name(&self.attribute_name));
            if self.attributes.iter().all(|other| other.name.local != name.local) {
                self.attributes.push(Attribute { name, value: text(&self.attribute_value) });
            }
        }
        self.attribute_name.clear();
        self.attribute_value.clear();
    }
}

fn text(bytes: &[u8]) -> StrTendril {
    utf8(bytes).as_ref().into()
}

fn name(bytes: &[u8]) -> LocalName {
    utf8(bytes).into()
}

/// The words in some bytes, which are text like the page: html5gum cuts only at signs of ASCII.
fn utf8(bytes: &[u8]) -> Cow<'_, str> {
    std::str::from_utf8(bytes).map_or_else(|_| String::from_utf8_lossy(bytes), Cow::Borrowed)
}

impl Emitter for Tokens<'_> {
    type Token = Error;

    fn pop_token(&mut self) -> Option<Error> {
        self.error.take()
    }

    fn emit_error(&mut self, _: html5gum::Error) {}

    fn should_emit_errors(&mut self) -> bool {
        false
    }

    fn move_position(&mut self, offset: isize) {
        self.at = self.at.wrapping_add_signed(offset);
    }

    fn emit_string(&mut self, words: &[u8]) {
        self.words.extend_from_slice(words);
    }

    fn start_open_tag(&mut self) {
        self.tag_start = self.at.saturating_sub(1);
    }

    fn init_start_tag(&mut self) {
        self.begin_tag(TagKind::StartTag);
    }

    fn init_end_tag(&mut self) {
        self.begin_tag(TagKind::EndTag);
    }

    fn push_tag_name(&mut self, name: &[u8]) {
        self.name.extend_from_slice(name);
    }

    fn init_attribute(&mut self) {
        self.end_attribute();
    }

    fn push_attribute_name(&mut self, name: &[u8]) {
        self.attribute_name.extend_from_slice(name);
    }

    fn push_attribute_value(&mut self, value: &[u8]) {
        self.attribute_value.extend_from_slice(value);
    }

    fn set_self_closing(&mut self) {
        self.self_closing = true;
    }

    fn current_is_appropriate_end_tag_token(&mut self) -> bool {
        self.kind == TagKind::EndTag && self.name == self.last_start
    }

    fn set_last_start_tag(&mut self, name: Option<&[u8]>) {
        name.unwrap_or_default().clone_into(&mut self.last_start);
    }

    fn emit_current_tag(&mut self) -> Option<State> {
        self.end_attribute();
        self.end_words();
        let tag = Tag {
            kind: self.kind,
            name: name(&self.name),
            self_closing: self.self_closing,
            attrs: mem::take(&mut self.attributes),
            had_duplicate_attributes: false,
        };
        if self.kind == TagKind::StartTag {
            mem::swap(&mut self.last_start, &mut self.name);
        }
        let state = self.hand_over(Token::TagToken(tag));
        let tree = self.builder.sink.tree();
        self.error = self.limits.exceeded(&tree, self.attribute_count, self.tag_start, self.at);
        state
    }

    fn init_comment(&mut self) {}

    fn push_comment(&mut self, _: &[u8]) {}

    fn emit_current_comment(&mut self) {
        self.end_words();
        self.hand_over(Token::CommentToken(StrTendril::new()));
    }

    fn init_doctype(&mut self) {
        self.doctype = Doctype::default();
    }

    fn push_doctype_name(&mut self, name: &[u8]) {
        self.doctype.name.get_or_insert_default().push_tendril(&text(name));
    }

    fn set_doctype_public_identifier(&mut self, id: &[u8]) {
        self.doctype.public_id = Some(text(id));
    }

    fn push_doctype_public_identifier(&mut self, id: &[u8]) {
        self.doctype.public_id.get_or_insert_default().push_tendril(&text(id));
    }

    fn set_doctype_system_identifier(&mut self, id: &[u8]) {
        self.doctype.system_id = Some(text(id));
    }

    fn push_doctype_system_identifier(&mut self, id: &[u8]) {
        self.doctype.system_id.get_or_insert_default().push_tendril(&text(id));
    }

    fn set_force_quirks(&mut self) {
        self.doctype.force_quirks = true;
    }

    fn emit_current_doctype(&mut self) {
        self.end_words();
        let doctype = mem::take(&mut self.doctype);
        self.hand_over(Token::DoctypeToken(doctype));
    }

    fn emit_eof(&mut self) {
        self.end_words();
        self.hand_over(Token::EOFToken);
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&mut self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}
