//! Projections made before: the same series has the same projection, and a page asks for it again and again.

use std::cell::RefCell;
use std::collections::VecDeque;

use super::project::{Projection, project};
use super::series::{NoForecast, Series};
use base::Day;

/// Projections kept: all workflows of both kinds, and some filters.
const KEPT: usize = 40;

type Answer = Result<Projection, NoForecast>;

/// What was projected lately. Answers are the same with and without it.
#[derive(Debug, Default)]
pub struct Memo {
    known: RefCell<VecDeque<(Question, Answer)>>,
}

#[derive(Clone, Debug, PartialEq)]
struct Question {
    series: Series,
    future: Vec<Day>,
    horizon_days: usize,
}

impl Memo {
    /// As [`project`], made once.
    ///
    /// # Errors
    /// See [`NoForecast`].
    pub fn project(&self, series: &Series, future_holidays: &[Day], horizon_days: usize) -> Answer {
        let is_asked = |known: &&(Question, Answer)| {
            let question = &known.0;
            question.horizon_days == horizon_days && question.future == future_holidays && question.series == *series
        };
        if let Some((_, answer)) = self.known.borrow().iter().find(is_asked) {
            return answer.clone();
        }
        let answer = project(series, future_holidays, horizon_days);
        let mut known = self.known.borrow_mut();
        if known.len() == KEPT {
            known.pop_front();
        }
        let question = Question { series: series.clone(), future: future_holidays.to_vec(), horizon_days };
        known.push_back((question, answer.clone()));
        answer
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Arrivals;

    #[test]
    fn the_memory_changes_no_answer_and_mixes_up_no_question() {
        let series = |seed| Arrivals::of_an_office(20.0).simulate(Day(19_000), 120, seed).series;
        let memo = Memo::default();
        for _ in 0..2 {
            for (seed, days) in [(1, 28), (1, 91), (2, 28)] {
                let history = series(seed);
                assert_eq!(memo.project(&history, &[], days), project(&history, &[], days), "{seed} {days}");
            }
        }
        let holiday = [Day(19_125)];
        assert_eq!(memo.project(&series(1), &holiday, 28), project(&series(1), &holiday, 28));
        assert_eq!(memo.known.borrow().len(), 4);
    }
}
