//! What projections and simulations say, in sentences.

use forecast::{Method, NoForecast, NoSimulation, NoTrust, Projection, Trust};
use language::{say, term};

/// The method in words.
const fn method(method: Method) -> &'static str {
    match method {
        Method::Ets => term!("exponential smoothing with a weekly pattern"),
        Method::WeekdayMean => term!("the weekday means of the last eight weeks"),
    }
}

/// The error of the past against what chance alone does.
pub fn of_projection(projection: &Projection) -> String {
    let method = language::text(method(projection.method));
    let Some(test) = &projection.backtest else {
        return say!("Method: {method}. There is too little history to estimate its error.");
    };
    let percent = |share: f64| format!("{:.0} %", 100.0 * share);
    let weeks = test.fold_days / 7;
    let floor = percent(test.floor_wape);
    // Chance is estimated too: an error below it says only that there is nothing left to explain.
    let chance = if test.wape <= test.floor_wape {
        say!("no more than chance alone, which accounts for about {floor}")
    } else {
        say!("chance alone accounts for about {floor}")
    };
    let mut text = say!(
        "Method: {method}. Back-tested on {} past periods of {weeks} weeks, daily volumes were off by {} on average; {chance}.",
        test.folds,
        percent(test.wape),
    );
    if test.seasonal_naive_wape > 0.0 {
        let better = 1.0 - test.wape / test.seasonal_naive_wape;
        if better >= 0.005 {
            text += &say!(" That is {} less than repeating last week.", percent(better));
        } else {
            text += say!(" Repeating last week would have been just as accurate.");
        }
    }
    text
}

/// Whether the simulation told the last quarter, and what it did not.
pub fn of_trust(trust: &Trust) -> String {
    let range = trust.expected.map_or(String::new(), |band| say!("{:.0} to {:.0}", band.lo95, band.hi95));
    let verdict =
        if trust.ok { say!("The simulation passed its back-test") } else { say!("Use the simulation with care") };
    let waiting = match trust.in_time {
        Some((played, real)) if !trust.tells_waiting => say!(
            " It cannot predict waiting times: as a single queue, {:.0} % would have been completed within {} working days; in fact {:.0} % were. This desk does not work as a single queue.",
            played * 100.0,
            trust.target_days,
            real * 100.0
        ),
        Some((played, real)) => say!(
            " Within {} working days {:.0} % were done, where {:.0} % were expected.",
            trust.target_days,
            real * 100.0,
            played * 100.0
        ),
        None => String::new(),
    };
    let (weeks_inside, weeks, total) = (trust.weeks_inside, trust.weeks, trust.done);
    say!(
        "{verdict}: played from the history before it, the last quarter's backlog lay within the 95 % band in \
         {weeks_inside} of {weeks} weeks, and {total:.0} tickets were done where {range} were expected.{waiting}"
    )
}

/// Why there is no forecast.
pub fn no_forecast(why: NoForecast) -> String {
    match why {
        NoForecast::TooShort { days, needed } => {
            say!("A forecast needs {needed} days of history (eight weeks); there are {days}.")
        }
        NoForecast::Empty => {
            say!("Nothing was created in the whole history, so there is nothing to project.").to_owned()
        }
        NoForecast::NoHorizon => say!("The forecast was asked for no days ahead.").to_owned(),
    }
}

/// Why nothing can be simulated.
pub fn no_simulation(why: NoSimulation) -> String {
    match why {
        NoSimulation::NoHours => say!("No ticket has worked hours, so the effort of a ticket is not known."),
        NoSimulation::NoArrivals => say!("No arrivals are known, so there is nothing to simulate."),
        NoSimulation::NoRuns => say!("The simulation was asked for no weeks or no runs."),
    }
    .to_owned()
}

/// Why the last quarter cannot be played.
pub fn no_trust(why: NoTrust) -> String {
    let why = match why {
        NoTrust::Forecast(why) => no_forecast(why),
        NoTrust::Simulation(why) => no_simulation(why),
        NoTrust::Completed { days } => say!("completed tickets are known for {days} of its 91 days."),
    };
    say!("The back-test cannot run: {why}")
}
