//! What the groups of rules have in common: a name in links, and an argument after it.

use super::values::Argument;

/// A group of rules: each has a name in links, and may carry an argument.
pub(super) trait Group {
    /// The name in links.
    fn id(&self) -> &'static str;
    /// What follows the name.
    fn argument(&self) -> Option<&dyn Argument>;
    /// The same, to be changed.
    fn argument_mut(&mut self) -> Option<&mut dyn Argument>;
}

/// A group of rules as a table: the name in links, the rule, and what it carries.
///
/// The table is the only place that holds the names; reading and writing are made from it and cannot disagree.
macro_rules! group {
    (
        $(#[$about:meta])*
        $group:ident {
            $($(#[$doc:meta])* $id:literal => $rule:ident $(($argument:ty))?,)+
        }
    ) => {
        $(#[$about])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum $group {
            $($(#[$doc])* $rule $(($argument))?,)+
        }

        impl $group {
            /// The rule of a name and its argument; `None` when the name is not of this group or the argument is none.
            pub(super) fn read(id: &str, argument: &str) -> Option<Self> {
                match id {
                    $($id => $crate::rule::group::read!(argument, $rule $(, $argument)?),)+
                    _ => None,
                }
            }
        }

        impl $crate::rule::group::Group for $group {
            fn id(&self) -> &'static str {
                match self {
                    $(Self::$rule { .. } => $id,)+
                }
            }

            fn argument(&self) -> Option<&dyn $crate::rule::values::Argument> {
                $($(if let Self::$rule(argument) = self {
                    return Some(argument as &$argument);
                })?)+
                None
            }

            fn argument_mut(&mut self) -> Option<&mut dyn $crate::rule::values::Argument> {
                $($(if let Self::$rule(argument) = self {
                    return Some(argument as &mut $argument);
                })?)+
                None
            }
        }

        impl From<$group> for $crate::rule::Rule {
            fn from(rule: $group) -> Self {
                Self::$group(rule)
            }
        }
    };
}

macro_rules! read {
    ($text:ident, $rule:ident) => {
        $text.is_empty().then_some(Self::$rule)
    };
    ($text:ident, $rule:ident, $argument:ty) => {
        <$argument as $crate::rule::values::Argument>::read($text).map(Self::$rule)
    };
}

pub(super) use {group, read};
