//! The table `people`.

use kamervragen::{Addressee, Document, Metadata};

use crate::columns::columns;
use crate::kind::{Number, Text};
use crate::rows::RowsOf;
use crate::tables::number;

columns! {
    /// The columns of `people`.
    People => Person {
        /// The key of the document.
        document: Text,
        /// `asker`, `addressee`, `answerer` or `on-behalf-of`.
        role: Text,
        /// Which of those it is, from 0, in printed order: with `document` and `role` the key of the row.
        person: Number,
        /// The name as printed; not printed of an addressee or of one on whose behalf is answered.
        name: Option<Text>,
        /// The party of an asker, as printed.
        party: Option<Text>,
        /// The office of a member of the government: `minister`, `staatssecretaris` or `minister-president`.
        office: Option<Text>,
        /// The portfolio of a member of the government, as printed.
        portfolio: Option<Text>,
    }
}

impl RowsOf for People {
    fn rows_of<'a>(key: &'a str, document: &'a Document) -> impl Iterator<Item = Person<'a>> {
        let Metadata { askers, addressees, answerers, on_behalf_of, .. } = &document.metadata;
        let asker = |(index, asker): (usize, &'a kamervragen::Member)| Person {
            name: Some(asker.name.as_str()),
            party: asker.party.as_deref(),
            person: number(index),
            role: "asker",
            ..Person::default()
        };
        let answerer = |(index, answerer): (usize, &'a kamervragen::Answerer)| Person {
            name: answerer.name.as_deref(),
            office: Some(answerer.office.as_str()),
            portfolio: answerer.portfolio.as_deref(),
            person: number(index),
            role: "answerer",
            ..Person::default()
        };
        let people = askers
            .iter()
            .enumerate()
            .map(asker)
            .chain(named("addressee", addressees))
            .chain(answerers.iter().enumerate().map(answerer))
            .chain(named("on-behalf-of", on_behalf_of));
        people.map(move |person| Person { document: key, ..person })
    }
}

/// Members of the government who are named by their office.
fn named<'a>(role: &'a str, people: &'a [Addressee]) -> impl Iterator<Item = Person<'a>> {
    people.iter().enumerate().map(move |(index, person)| Person {
        role,
        person: number(index),
        office: Some(person.office.as_str()),
        portfolio: person.portfolio.as_deref(),
        ..Person::default()
    })
}
