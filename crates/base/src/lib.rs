//! Small values everything else is made of: moments, days, amounts of work, interned text.
//!
//! In: nothing. Out: `Timestamp`, `Hours`, `Sym` and friends. Never: a clock, a locale, a file.

mod amount;
mod mask;
mod names;
mod plain;
mod random;
mod recent;
mod secret;
mod text;
mod time;
mod zone;

pub use amount::{Hours, OptHours};
pub use mask::{Mask, NameKind};
pub use names::{Found, NameFinder, NameOf};
pub use plain::plain;
pub use random::{Random, SplitMix, share, unit};
pub use recent::Recent;
pub use secret::Secret;
pub use text::{Interner, Sym, TextColumn, normalize};
pub use time::{DAY, Day, HOUR, MINUTE, MONTH_DAYS, OptTime, Timestamp};
pub use zone::{Walls, Zone};
