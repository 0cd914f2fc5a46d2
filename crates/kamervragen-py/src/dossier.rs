//! Matters: the documents about the same questions, joined.

#![expect(clippy::needless_pass_by_value, reason = "arguments are made from Python objects for the call")]

use jiff::civil::Date;
use kamervragen::{Document, Dossier, DossierDocument, Link};
use pyo3::prelude::*;

use crate::class::{Tuple, model_class, strings};
use crate::document::PyDocument;
use crate::metadata::{PyAddressee, PyMember};
use crate::shared::Shared;

model_class! {
    /// A matter (zaak): questions with the postponements, answers and further answers to them, from as many documents.
    ///
    /// `None` and `()` mean: in none of the documents. `Corpus.dossiers` makes them.
    ///
    /// >>> import kamervragen as kv
    /// >>> head = "Vragen van het lid Jansen (ABC) aan de Minister van Financiën over sluizen (ingezonden 3 mei 2031).\n"
    /// >>> asked = kv.parse(head + "Vraag 1\nKent u de dijk?\n", name="vragen.txt")
    /// >>> answered = kv.parse(head + "Antwoord van Minister Bos (Financiën) (ontvangen 24 mei 2031).\n"
    /// ...                     "Vraag 1\nKent u de dijk?\nAntwoord 1\nJa.\n", name="antwoord.txt")
    /// >>> [matter] = kv.Corpus([asked, answered]).dossiers()
    /// >>> matter.state, matter.days_to_answer, [document.name for document in matter.documents]
    /// ('answered', 21, ['vragen.txt', 'antwoord.txt'])
    PyDossier(Dossier) = "Dossier" ["case_numbers", "publication_ids", "subject", "state", "submitted", "answered"]
}

#[pymethods]
impl PyDossier {
    /// The version of the JSON contract.
    #[getter]
    fn schema_version(&self) -> u32 {
        self.0.schema_version
    }

    /// The case numbers (zaaknummers); several where questions were answered together.
    #[getter]
    fn case_numbers(&self) -> Tuple<&str> {
        strings(&self.0.case_numbers)
    }

    /// The ids of the publications, each once, in the order of the documents.
    #[getter]
    fn publication_ids(&self) -> Tuple<&str> {
        strings(&self.0.publication_ids)
    }

    /// What the questions are about (onderwerp), as the first document that says it has it.
    #[getter]
    fn subject(&self) -> Option<&str> {
        self.0.subject.as_deref()
    }

    /// Who asks (indieners), as the first document that says it has it.
    #[getter]
    fn askers(&self) -> Tuple<PyMember> {
        self.0.each(|dossier| &dossier.askers).map(PyMember).collect()
    }

    /// Who is asked (geadresseerden), as the first document that says it has it.
    #[getter]
    fn addressees(&self) -> Tuple<PyAddressee> {
        self.0.each(|dossier| &dossier.addressees).map(PyAddressee).collect()
    }

    /// How far the matter is (stand): `open`, `postponed`, `answered` or `oral`.
    #[getter]
    fn state(&self) -> &'static str {
        self.0.state.as_str()
    }

    /// The day on which the questions were handed in (ingezonden), as the first document that says it has it.
    #[getter]
    fn submitted(&self) -> Option<Date> {
        self.0.submitted
    }

    /// The day of the first postponement (uitstel).
    #[getter]
    fn postponed(&self) -> Option<Date> {
        self.0.postponed
    }

    /// The day of the first answer.
    #[getter]
    fn answered(&self) -> Option<Date> {
        self.0.answered
    }

    /// Days from submission to the first postponement; missing unless both dates are known.
    #[getter]
    fn days_to_postponement(&self) -> Option<i32> {
        self.0.days_to_postponement
    }

    /// Days from submission to the first answer; missing unless both dates are known.
    #[getter]
    fn days_to_answer(&self) -> Option<i32> {
        self.0.days_to_answer
    }

    /// The documents: questions first, then by day; several of one publication where it was given in several forms.
    #[getter]
    fn documents(&self) -> Tuple<PyDossierDocument> {
        self.0.each(|dossier| &dossier.documents).map(PyDossierDocument).collect()
    }

    /// Why the documents stand together. A document alone has none.
    #[getter]
    fn links(&self) -> Tuple<PyDossierLink> {
        self.0.each(|dossier| &dossier.links).map(PyDossierLink).collect()
    }

    /// The questions as they were asked, with the answers to them. Missing where it was not asked for.
    ///
    /// Its questions are those of the document `questions_from`, its answers those of `answers_from`; spans refer to
    /// those, each to its own.
    #[getter]
    fn document(&self) -> Option<PyDocument> {
        self.0.nth(0, |dossier| dossier.document.as_slice()).map(PyDocument::of)
    }

    /// Index of the document from which the questions are; missing when there are none.
    #[getter]
    fn questions_from(&self) -> Option<usize> {
        self.0.questions_from
    }

    /// Indices of the documents from which the answers are, in order: first the answer, then further answers.
    #[getter]
    fn answers_from(&self) -> Tuple<usize> {
        self.0.answers_from.iter().copied().collect()
    }

    /// What names the matter: its first case number, else its first publication id, else the name under which the first
    /// document was read.
    #[getter]
    fn id(&self) -> Option<&str> {
        self.0.id()
    }

    /// The matter as a whole web page that needs nothing but itself: its documents, what ties them, questions beside
    /// answers.
    fn to_html(&self, py: Python<'_>) -> String {
        let dossier = &*self.0;
        py.detach(|| kamervragen::render::html_dossier_page(dossier))
    }

    fn _repr_html_(&self) -> String {
        kamervragen::render::html_dossier(&self.0)
    }
}

model_class! {
    /// A document of a matter.
    PyDossierDocument(DossierDocument) = "DossierDocument" ["name", "publication_id", "kind", "date"]
}

#[pymethods]
impl PyDossierDocument {
    /// The name under which it was read: `source.name` of the document.
    #[getter]
    fn name(&self) -> Option<&str> {
        self.0.name.as_deref()
    }

    /// The id of the publication (publicatienummer).
    #[getter]
    fn publication_id(&self) -> Option<&str> {
        self.0.publication_id.as_deref()
    }

    /// What kind of document it is: `questions`, `answers`, `postponement`, `oral-questions` or `combined`.
    #[getter]
    fn kind(&self) -> &'static str {
        self.0.kind.as_str()
    }

    /// The form in which it was read: `markdown`, `plain`, `op-xml`, `html`, `docx` or `pdf`.
    #[getter]
    fn format(&self) -> &'static str {
        self.0.format.as_str()
    }

    /// Its day: that of the answer or postponement, or of the submission of questions.
    #[getter]
    fn date(&self) -> Option<Date> {
        self.0.date
    }
}

model_class! {
    /// Why a document stands in a matter.
    PyDossierLink(Link) = "DossierLink" ["from_", "to", "by", "value", "doubtful"]
}

#[pymethods]
impl PyDossierLink {
    /// Index of the document (`from` in JSON).
    #[getter]
    fn from_(&self) -> usize {
        self.0.from
    }

    /// Index of the document to which it is tied; missing when that is not in the matter.
    #[getter]
    fn to(&self) -> Option<usize> {
        self.0.to
    }

    /// What ties them: `publication`, `case-number`, `see-also`, `questions` or `head`.
    #[getter]
    fn by(&self) -> &'static str {
        self.0.by.as_str()
    }

    /// What they have in common: the number, the id, or how much of the text of the questions.
    #[getter]
    fn value(&self) -> &str {
        &self.0.value
    }

    /// Whether the link can be wrong: something speaks against it, or another document fits as well.
    #[getter]
    fn doubtful(&self) -> bool {
        self.0.doubtful
    }
}

/// The matters of documents, in the order of their first documents.
#[pyfunction]
pub(crate) fn link(py: Python<'_>, documents: Vec<Bound<'_, PyDocument>>) -> Vec<PyDossier> {
    let documents: Vec<Shared<Document>> =
        documents.iter().map(|document| document.get().shared().project(|whole| whole)).collect();
    py.detach(|| {
        let documents: Vec<&Document> = documents.iter().map(|document| &**document).collect();
        kamervragen::dossier::dossiers(&documents).into_iter().map(Shared::new).map(PyDossier).collect()
    })
}
