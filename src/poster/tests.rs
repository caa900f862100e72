//! Posters and cards as laid out.
