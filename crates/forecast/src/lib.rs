//! Plain daily series in, projections out.
//!
//! In: a [`Series`] of daily amounts (tickets, hours) with its holidays, and plain figures about a team. Out: a
//! [`Projection`] with intervals and the error it made on the past, [`Bands`] of a what-if simulation, staffing and
//! supply-and-demand figures. Never: a ticket, a calendar's format, a clock, unseeded randomness.

mod accuracy;
mod arrivals;
mod backtest;
mod baseline;
mod clean;
mod conformal;
mod demand;
mod ets;
mod holidays;
mod intermittent;
mod memo;
mod method;
mod minimize;
mod mstl;
mod project;
mod reading;
mod series;
mod simulate;
mod smoothing;
mod staffing;
mod stl;
mod supply;
mod theta;
mod trust;

pub use accuracy::{Interval, bias, coverage, mase, msis, season_scale, smape, wape};
pub use arrivals::{Arrivals, SimulatedHistory};
pub use backtest::Backtest;
pub use baseline::{seasonal_naive, weekday_mean};
pub use demand::DayArrivals;
pub use ets::{Damping, Ets};
pub use intermittent::{croston_sba, tsb};
pub use memo::Memo;
pub use method::Method;
pub use mstl::{Mstl, mstl, mstl_ses};
pub use project::{Point, Projection, project};
pub use series::{MIN_HISTORY_DAYS, NoForecast, Series};
pub use simulate::{Band, Bands, Levers, NoSimulation, Progress, Simulation, Team, WeekBands, WhatIf};
pub use smoothing::{Smoothed, holt_winters, ses, ses_fitted};
pub use staffing::{
    Abandonment, ErlangC, Phones, Positions, erlang_a, erlang_b, erlang_c, required_positions, square_root_beta,
    square_root_positions,
};
pub use stl::{Local, Stl, StlWindows, stl};
pub use supply::{
    DemandClass, Served, Supply, SupplyAndDemand, alert_watching_fte, coordinators_needed, endpoints_possible,
};
pub use theta::theta;
pub use trust::{LastQuarter, NoTrust, QuarterTrial, Trust, backtest_last_quarter};
