//! Blocks -> parts: knows parliament, nothing of markup.
//!
//! The stages, in order: [`rows`] lays all lines in one sequence and takes page [`furniture`] out; [`labels`] reads
//! "Vraag 4 en 5" and its kin; [`notes`] finds the definitions of footnotes and takes them out of the text they
//! interrupt; [`outline`] divides what is left into head, questions, answers and remarks; [`marks`] finds the note
//! marks in them. [`page_head`] reads the key and value lines of web pages, [`part_label`] the labels of a form in which
//! every part has one.

pub(crate) mod amounts;
pub(crate) mod chain;
pub(crate) mod furniture;
pub(crate) mod labels;
pub(crate) mod language;
pub(crate) mod marks;
pub(crate) mod notes;
pub(crate) mod outline;
pub(crate) mod page_head;
pub(crate) mod part_label;
pub(crate) mod raised;
pub(crate) mod rows;
