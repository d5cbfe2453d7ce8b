//! Tables beside tickets, and what is made of them.
