// Tries: to have a macro grow by itself, twice as long each time, with no limit to how deep.
// Ends: compile_error
// Mode: compile
// Limits: cpu_ms=500 memory_mib=512
#![recursion_limit = "1000000000"]
macro_rules! grow {
    ($($t:tt)*) => { grow!($($t)* $($t)* x) };
}
fn main() {
    grow!(x);
}
