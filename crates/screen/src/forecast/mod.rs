//! The service delivery forecast: arrivals, supply, demand, what-if.

pub(crate) mod answer;
pub(crate) mod arrivals;
pub(crate) mod board;
pub(crate) mod desk;
pub(crate) mod distribution;
pub(crate) mod efforts;
pub(crate) mod levers;
pub(crate) mod parts;
pub(crate) mod play;
pub(crate) mod promises;
pub(crate) mod reading;
pub(crate) mod results;
pub(crate) mod rules;
pub(crate) mod slots;
pub(crate) mod staffing;
pub(crate) mod supply;
pub(crate) mod what_if;
pub(crate) mod workload;
