//! What all classes have in common.

use std::borrow::Cow;

use kamervragen::Span;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{PyString, PyTuple, PyTupleMethods};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Gives a class over a part of the model (in its field `$part`) a `to_dict`, and a `repr` of the attributes named,
/// which also serve `match`.
macro_rules! manners {
    ($class:ident.$part:tt = $name:literal [$($attribute:literal),*]) => {
        #[pymethods]
        impl $class {
            #[classattr]
            fn __match_args__() -> $crate::class::Tuple<&'static str> {
                [$($attribute),*].into_iter().collect()
            }

            /// The same as a dictionary, with the keys of the JSON.
            fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
                $crate::class::to_dict(py, &*self.$part)
            }

            fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
                $crate::class::repr($name, slf.as_any(), &[$($attribute),*])
            }
        }
    };
}
pub(crate) use manners;

/// Declares a class over a part of the model that needs nothing outside itself: with [`manners`], equality and hash
/// by value, and pickling through JSON. Its attributes stand in a `#[pymethods]` block beside it.
macro_rules! model_class {
    ($(#[$doc:meta])* $class:ident($model:ty) = $name:literal [$($attribute:literal),*]) => {
        $(#[$doc])*
        #[pyclass(frozen, eq, hash, module = "kamervragen", name = $name)]
        #[derive(PartialEq, Hash)]
        pub(crate) struct $class(pub(crate) $crate::shared::Shared<$model>);

        $crate::class::manners!($class.0 = $name [$($attribute),*]);

        #[pymethods]
        impl $class {
            fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, (String,))> {
                Ok((slf.getattr("_from_json")?, ($crate::class::to_json(&*slf.get().0)?,)))
            }

            #[staticmethod]
            fn _from_json(json: &str) -> PyResult<Self> {
                Ok(Self($crate::shared::Shared::new($crate::class::from_json(json)?)))
            }
        }
    };
}
pub(crate) use model_class;

/// A tuple in Python: the lists of a frozen class are frozen too.
pub(crate) struct Tuple<T>(Vec<T>);

impl<T> FromIterator<T> for Tuple<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Self(items.into_iter().collect())
    }
}

impl<'py, T: IntoPyObject<'py>> IntoPyObject<'py> for Tuple<T> {
    type Target = PyTuple;
    type Output = Bound<'py, PyTuple>;
    type Error = PyErr;

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, self.0)
    }
}

/// The strings of a list.
pub(crate) fn strings(list: &[String]) -> Tuple<&str> {
    list.iter().map(String::as_str).collect()
}

/// The numbers of a list.
pub(crate) fn numbers(list: &[u32]) -> Tuple<u32> {
    list.iter().copied().collect()
}

/// A place as `(start, end)`.
pub(crate) const fn span(place: Span) -> (usize, usize) {
    (place.start, place.end)
}

/// A part of the model in JSON.
pub(crate) fn to_json(part: &impl Serialize) -> PyResult<String> {
    serde_json::to_string(part).map_err(|error| PyValueError::new_err(error.to_string()))
}

/// A part of the model in JSON, one value a line.
pub(crate) fn to_json_pretty(part: &impl Serialize) -> PyResult<String> {
    serde_json::to_string_pretty(part).map_err(|error| PyValueError::new_err(error.to_string()))
}

/// A part of the model from JSON.
pub(crate) fn from_json<T: DeserializeOwned>(json: &str) -> PyResult<T> {
    serde_json::from_str(json)
        .map_err(|error| PyValueError::new_err(format!("expected JSON of the contract: {error}")))
}

/// A part of the model as Python's own types: what `json.loads` makes of its JSON.
pub(crate) fn to_dict<'py>(py: Python<'py>, part: &impl Serialize) -> PyResult<Bound<'py, PyAny>> {
    py.import("json")?.call_method1("loads", (to_json(part)?,))
}

/// `Name(attribute=value, …)` of the attributes that hold something, each value cut short.
pub(crate) fn repr(name: &str, object: &Bound<'_, PyAny>, attributes: &[&str]) -> PyResult<String> {
    let mut parts = Vec::new();
    for attribute in attributes {
        let value = object.getattr(*attribute)?;
        if value.is_none() || value.cast::<PyTuple>().is_ok_and(PyTupleMethods::is_empty) {
            continue;
        }
        let value = match value.cast::<PyString>() {
            Ok(text) => quoted(object.py(), &text.to_cow()?)?,
            Err(_) => shorten(&value.repr()?.to_cow()?).into_owned(),
        };
        parts.push(format!("{attribute}={value}"));
    }
    Ok(format!("{name}({})", parts.join(", ")))
}

/// A text between quotes as Python writes it, cut short.
pub(crate) fn quoted(py: Python<'_>, text: &str) -> PyResult<String> {
    Ok(PyString::new(py, &shorten(text)).repr()?.to_cow()?.into_owned())
}

/// The beginning of a text, with an ellipsis when there is more.
fn shorten(text: &str) -> Cow<'_, str> {
    const LONGEST: usize = 72;
    match text.char_indices().nth(LONGEST) {
        Some((cut, _)) => Cow::Owned([&text[..cut], "…"].concat()),
        None => Cow::Borrowed(text),
    }
}
