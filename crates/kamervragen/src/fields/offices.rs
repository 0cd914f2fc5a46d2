//! Offices and portfolios of the government.
