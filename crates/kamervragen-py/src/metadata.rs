//! The facts about a document.

use jiff::civil::Date;
use kamervragen::{Addressee, Answerer, Member, Metadata, RecordEntry};
use pyo3::prelude::*;

use crate::class::{Tuple, model_class, strings};

model_class! {
    /// The facts about a document, read from its head, its foot and its record.
    ///
    /// `None` and `()` mean: not in the document. What was worked out instead of read is named in `derived`.
    PyMetadata(Metadata) = "Metadata" ["publication_id", "subject", "askers", "submitted", "answered"]
}

#[pymethods]
impl PyMetadata {
    /// The id of the publication (publicatienummer): `ah-tk-20202021-2290`.
    #[getter]
    fn publication_id(&self) -> Option<&str> {
        self.0.publication_id.as_deref()
    }

    /// The case numbers (zaaknummers) of this very matter: `2021Z00417`.
    #[getter]
    fn case_numbers(&self) -> Tuple<&str> {
        strings(&self.0.case_numbers)
    }

    /// The number in the appendix to the proceedings (aanhangselnummer).
    #[getter]
    fn appendix_number(&self) -> Option<u32> {
        self.0.appendix_number
    }

    /// The parliamentary year (vergaderjaar), both years in full: `2020-2021`.
    #[getter]
    fn session_year(&self) -> Option<&str> {
        self.0.session_year.as_deref()
    }

    /// The chamber (kamer): `tweede-kamer` or `eerste-kamer`.
    #[getter]
    fn chamber(&self) -> Option<&'static str> {
        self.0.chamber.map(kamervragen::Chamber::as_str)
    }

    /// The title (titel) as a page or record shows it.
    #[getter]
    fn title(&self) -> Option<&str> {
        self.0.title.as_deref()
    }

    /// What the questions are about (onderwerp).
    #[getter]
    fn subject(&self) -> Option<&str> {
        self.0.subject.as_deref()
    }

    /// Who asks (indieners), in printed order.
    #[getter]
    fn askers(&self) -> Tuple<PyMember> {
        self.0.each(|metadata| &metadata.askers).map(PyMember).collect()
    }

    /// Who is asked (geadresseerden), in printed order.
    #[getter]
    fn addressees(&self) -> Tuple<PyAddressee> {
        self.0.each(|metadata| &metadata.addressees).map(PyAddressee).collect()
    }

    /// Who answers (beantwoord door), in printed order.
    #[getter]
    fn answerers(&self) -> Tuple<PyAnswerer> {
        self.0.each(|metadata| &metadata.answerers).map(PyAnswerer).collect()
    }

    /// For whom the answer is given as well (mede namens), in printed order.
    #[getter]
    fn on_behalf_of(&self) -> Tuple<PyAddressee> {
        self.0.each(|metadata| &metadata.on_behalf_of).map(PyAddressee).collect()
    }

    /// The day on which the questions were handed in (ingezonden).
    #[getter]
    fn submitted(&self) -> Option<Date> {
        self.0.submitted
    }

    /// The day on which the answer or postponement was received (ontvangen).
    #[getter]
    fn answered(&self) -> Option<Date> {
        self.0.answered
    }

    /// Days from submission to answer; missing unless both dates are known.
    #[getter]
    fn days_to_answer(&self) -> Option<i32> {
        self.0.days_to_answer
    }

    /// The ids of other publications in this matter: earlier ones ("Zie ook Aanhangsel ..."), and in questions the
    /// postponement and the answers that the record lists.
    #[getter]
    fn see_also(&self) -> Tuple<&str> {
        strings(&self.0.see_also)
    }

    /// The topics (onderwerpen) that a page or record gives.
    #[getter]
    fn topics(&self) -> Tuple<&str> {
        strings(&self.0.topics)
    }

    /// The addresses of the documents that a page gives.
    #[getter]
    fn urls(&self) -> Tuple<&str> {
        strings(&self.0.urls)
    }

    /// The publisher's record (metadata) as it stands; empty where there is none.
    #[getter]
    fn record(&self) -> Tuple<PyRecordEntry> {
        self.0.each(|metadata| &metadata.record).map(PyRecordEntry).collect()
    }

    /// The names of the attributes that were worked out rather than read.
    #[getter]
    fn derived(&self) -> Tuple<&str> {
        strings(&self.0.derived)
    }
}

model_class! {
    /// An entry of the publisher's record (metadata).
    PyRecordEntry(RecordEntry) = "RecordEntry" ["name", "content"]
}

#[pymethods]
impl PyRecordEntry {
    /// The name as the record spells it: `DC.identifier`, `OVERHEIDop.vraagnummer`.
    #[getter]
    fn name(&self) -> &str {
        &self.0.name
    }

    /// The scheme (schema) that the value follows; missing when the record names none.
    #[getter]
    fn scheme(&self) -> Option<&str> {
        self.0.scheme.as_deref()
    }

    /// The value.
    #[getter]
    fn content(&self) -> &str {
        &self.0.content
    }
}

model_class! {
    /// A member of parliament who asks (Kamerlid).
    PyMember(Member) = "Member" ["name", "party"]
}

#[pymethods]
impl PyMember {
    /// The name as printed, with its prefix: `Van der Sluis`.
    #[getter]
    fn name(&self) -> &str {
        &self.0.name
    }

    /// The party (fractie) as printed; missing when none is printed.
    #[getter]
    fn party(&self) -> Option<&str> {
        self.0.party.as_deref()
    }
}

model_class! {
    /// A member of the government who is asked, or on whose behalf is answered (bewindspersoon).
    PyAddressee(Addressee) = "Addressee" ["office", "portfolio"]
}

#[pymethods]
impl PyAddressee {
    /// The office (ambt): `minister`, `staatssecretaris` or `minister-president`.
    #[getter]
    fn office(&self) -> &'static str {
        self.0.office.as_str()
    }

    /// The portfolio (portefeuille) as printed, without "van" or "voor".
    #[getter]
    fn portfolio(&self) -> Option<&str> {
        self.0.portfolio.as_deref()
    }
}

model_class! {
    /// A member of the government who answers (bewindspersoon).
    PyAnswerer(Answerer) = "Answerer" ["office", "name", "portfolio"]
}

#[pymethods]
impl PyAnswerer {
    /// The office (ambt): `minister`, `staatssecretaris` or `minister-president`.
    #[getter]
    fn office(&self) -> &'static str {
        self.0.office.as_str()
    }

    /// The name as printed, with its prefix: `Van Rosmeulen`.
    #[getter]
    fn name(&self) -> Option<&str> {
        self.0.name.as_deref()
    }

    /// The portfolio (portefeuille) as printed between the parentheses.
    #[getter]
    fn portfolio(&self) -> Option<&str> {
        self.0.portfolio.as_deref()
    }
}
