// Tries: to have the compiler read a device without an end into its memory.
// Ends: compile_error
// Mode: compile
// Limits: cpu_ms=3000 memory_mib=256
const ZEROS: &[u8] = include_bytes!("/dev/zero");
fn main() {
    println!("{}", ZEROS.len());
}
