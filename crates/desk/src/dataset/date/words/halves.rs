//! The halves of a day in the languages that write them.

use super::Half;

/// Words for before noon and after noon. `a. m.` is read letter by letter.
pub(super) const HALVES: &[(Half, &str)] = &[
    (Half::Am, "am vorm vormittag vormittags fm dop ap öö дп πμ 上午 午前 오전 凌晨 早上 清晨 ص صباحا sa"),
    (Half::Pm, "pm nachm nachmittag nachmittags em odp ip ös пп μμ 下午 午後 오후 晚上 中午 م مساء ch"),
];
