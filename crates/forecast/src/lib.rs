#![doc = include_str!("../README.md")]

mod accuracy;
#[cfg(any(test, feature = "made-up"))]
mod arrivals;
mod backtest;
mod bands;
mod baseline;
mod chance;
mod clean;
mod conformal;
mod demand;
mod difference;
mod ets;
mod holidays;
mod memo;
mod method;
mod minimize;
mod project;
mod reading;
mod series;
mod shift;
mod simulate;
mod trust;
mod what_if;

pub use base::Day;

pub use accuracy::{Interval, bias, coverage, mase, season_scale, wape};
#[cfg(any(test, feature = "made-up"))]
pub use arrivals::{Arrivals, SimulatedHistory};
pub use backtest::Backtest;
pub use bands::{Band, Bands, WeekBands};
pub use baseline::{seasonal_naive, weekday_mean};
pub use chance::{Calibration, FEWEST_TOLD, Lengths, NoChance, Told, calibrate, chance_beyond};
pub use demand::DayArrivals;
pub use difference::{Difference, FEWEST, Side, Stratum, difference};
pub use ets::Ets;
pub use memo::Memo;
pub use method::Method;
pub use project::{Point, Projection, project};
pub use series::{MIN_HISTORY_DAYS, NoForecast, Series};
pub use simulate::{Progress, Simulation};
pub use trust::{LastQuarter, NoTrust, QuarterTrial, Trust};
pub use what_if::{Levers, NoSimulation, Team, WhatIf};
