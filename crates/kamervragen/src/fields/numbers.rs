//! The numbers in a label.
