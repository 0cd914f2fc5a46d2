//! A part of a document that keeps the whole document alive.

use std::hash::{Hash, Hasher};
use std::ops::Deref;
use std::sync::Arc;

use yoke::Yoke;
use yoke::erased::ErasedArcCart;

/// A reference to a `T` together with a share in the [`Arc`] that owns it.
pub(crate) struct Shared<T: 'static>(Yoke<&'static T, ErasedArcCart>);

impl<T: Send + Sync + 'static> Shared<T> {
    /// Takes `value` as the whole that parts are taken from.
    pub(crate) fn new(value: T) -> Self {
        Self(Yoke::<&'static T, Arc<T>>::attach_to_cart(Arc::new(value), |value| value).erase_arc_cart())
    }
}

impl<T: 'static> Shared<T> {
    /// The part of this that `part` points to.
    pub(crate) fn project<U: 'static>(&self, part: impl for<'a> FnOnce(&'a T) -> &'a U) -> Shared<U> {
        Shared(self.0.map_project_cloned(|whole, _| part(whole)))
    }

    /// The parts of this in the list that `list` points to.
    pub(crate) fn each<U: 'static>(
        &self,
        list: impl for<'a> Fn(&'a T) -> &'a [U],
    ) -> impl Iterator<Item = Shared<U>> {
        (0..list(self).len()).map(move |index| self.project(|whole| &list(whole)[index]))
    }

    /// The part at `index` of the list that `list` points to; `None` when the list ends before it.
    pub(crate) fn nth<U: 'static>(
        &self,
        index: usize,
        list: impl for<'a> Fn(&'a T) -> &'a [U],
    ) -> Option<Shared<U>> {
        (index < list(self).len()).then(|| self.project(|whole| &list(whole)[index]))
    }
}

impl<T: 'static> Deref for Shared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.0.get()
    }
}

impl<T: PartialEq> PartialEq for Shared<T> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl<T: Hash> Hash for Shared<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (**self).hash(state);
    }
}
