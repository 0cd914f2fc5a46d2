//! Who asked whom when: the facts of a document that stand in more than one table.

use kamervragen::Metadata;

use crate::columns::columns;
use crate::kind::{Day, List, Number, Text};
use crate::tables::texts;

columns! {
    /// The facts that most questions of an analyst need.
    Facts => Fact {
        /// The id of the publication: `ah-tk-20302031-812`.
        publication_id: Option<Text>,
        /// The case numbers of this very matter: `2031Z00417`.
        case_numbers: List<Text>,
        /// The parliamentary year, both years in full: `2030-2031`.
        session_year: Option<Text>,
        /// The chamber: `tweede-kamer` or `eerste-kamer`.
        chamber: Option<Text>,
        /// What the questions are about.
        subject: Option<Text>,
        /// Who asks: the names as printed.
        asker_names: List<Text>,
        /// The party of each asker, in the same order.
        asker_parties: List<Option<Text>>,
        /// Who is asked: `minister`, `staatssecretaris` or `minister-president`.
        addressee_offices: List<Text>,
        /// The portfolio of each addressee, in the same order.
        addressee_portfolios: List<Option<Text>>,
        /// Who answers: `minister`, `staatssecretaris` or `minister-president`.
        answerer_offices: List<Text>,
        /// The name of each answerer, in the same order.
        answerer_names: List<Option<Text>>,
        /// The portfolio of each answerer, in the same order.
        answerer_portfolios: List<Option<Text>>,
        /// The day on which the questions were handed in. A day that no calendar has is missing here; its text stands
        /// in `diagnostics`.
        submitted: Option<Day>,
        /// The day on which the answer or postponement was received.
        answered: Option<Day>,
        /// Days from submission to answer.
        days_to_answer: Option<Number>,
    }
}

impl<'a> From<&'a Metadata> for Fact<'a> {
    fn from(metadata: &'a Metadata) -> Self {
        let Metadata { askers, addressees, answerers, .. } = metadata;
        Self {
            publication_id: metadata.publication_id.as_deref(),
            case_numbers: texts(&metadata.case_numbers),
            session_year: metadata.session_year.as_deref(),
            chamber: metadata.chamber.map(kamervragen::Chamber::as_str),
            subject: metadata.subject.as_deref(),
            asker_names: askers.iter().map(|asker| asker.name.as_str()).collect(),
            asker_parties: askers.iter().map(|asker| asker.party.as_deref()).collect(),
            addressee_offices: addressees.iter().map(|addressee| addressee.office.as_str()).collect(),
            addressee_portfolios: addressees.iter().map(|addressee| addressee.portfolio.as_deref()).collect(),
            answerer_offices: answerers.iter().map(|answerer| answerer.office.as_str()).collect(),
            answerer_names: answerers.iter().map(|answerer| answerer.name.as_deref()).collect(),
            answerer_portfolios: answerers.iter().map(|answerer| answerer.portfolio.as_deref()).collect(),
            submitted: metadata.submitted,
            answered: metadata.answered,
            days_to_answer: metadata.days_to_answer.map(i64::from),
        }
    }
}
