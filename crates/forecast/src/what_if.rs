//! The question of a simulation: who works, what comes, what is changed.

use serde::{Deserialize, Serialize};

use super::demand::DayArrivals;
use base::Day;

/// Who works, and when.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Team {
    /// Technicians, part-timers as parts.
    pub people: f64,
    /// Hours at work per person and working day.
    pub hours_per_day: f64,
    /// Share of them spent on jobs, 0..=1.
    pub utilization: f64,
    /// Weekdays worked, Monday first.
    pub workdays: [bool; 7],
    /// Days nobody works, in any order.
    pub days_off: Vec<Day>,
    /// Days on which some are off, in any order, each once, and how many.
    pub absent: Vec<(Day, f64)>,
}

/// What is changed against today. The default changes nothing.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Levers {
    /// Technicians more (or fewer).
    pub people_delta: f64,
    /// Factor on the jobs that come.
    pub arrivals_factor: f64,
    /// Share of hours at work spent on jobs, instead of the team's.
    pub utilization: Option<f64>,
    /// Factor on the hours each job takes.
    pub effort_factor: f64,
    /// Share of jobs that are short jobs (half an hour at most), instead of the history's.
    pub short_share: Option<f64>,
    /// Minutes added to each job; below 0 saved.
    pub added_minutes: f64,
}

impl Default for Levers {
    fn default() -> Self {
        Self {
            people_delta: 0.0,
            arrivals_factor: 1.0,
            utilization: None,
            effort_factor: 1.0,
            short_share: None,
            added_minutes: 0.0,
        }
    }
}

/// The whole question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WhatIf {
    /// The first day played.
    pub start: Day,
    /// Jobs to come.
    pub arrivals: DayArrivals,
    /// Hours that jobs of the past took, one per job, as a sample.
    pub job_hours: Vec<f64>,
    /// Working days that jobs of the past took from arrival to done, one per job, as a sample; empty: a job
    /// takes what it waits in line.
    pub took: Vec<u32>,
    /// Working days of work that stood in line before those.
    pub usual_line: u32,
    /// Jobs open at the start.
    pub backlog_jobs: u32,
    /// Hours of work left in them.
    pub backlog_hours: f64,
    /// Who works.
    pub team: Team,
    /// Working days within which a job shall be done; 0 is the day it came (or the next working one).
    pub target_days: u32,
    /// What is changed.
    pub levers: Levers,
    /// Weeks played, 13 by custom, 52 at most.
    pub weeks: usize,
    /// Times they are played, 1,000 by custom, 100,000 at most.
    pub runs: u32,
    /// The seed: the same question with the same seed has the same answer.
    pub seed: u64,
}

/// Why nothing can be simulated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
pub enum NoSimulation {
    /// No job of the past has hours.
    #[error("No job has worked hours, so the effort of a job is not known.")]
    NoHours,
    /// No arrivals to play.
    #[error("No arrivals are known, so there is nothing to simulate.")]
    NoArrivals,
    /// No week or no run asked for.
    #[error("The simulation was asked for no weeks or no runs.")]
    NoRuns,
}
