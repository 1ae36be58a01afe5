// Tries: to have the compiler evaluate a constant without end.
// Ends: compile_error
// Mode: compile
// Limits: cpu_ms=1000 memory_mib=512
const fn walk(mut n: u64) -> u64 {
    while n != 0 {
        n = n.wrapping_mul(6364136223846793005).wrapping_add(1) | 1;
    }
    n
}
const FOREVER: u64 = walk(1);
fn main() {
    println!("{}", FOREVER);
}
