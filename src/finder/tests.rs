//! Looking for something, natively.
