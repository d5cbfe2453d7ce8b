//! Forecasts by their public face: against the truth of simulated offices, and against figures of other libraries.

mod accuracy;
mod simulation;
mod vectors;
