// Tries: to carry files of the host away in its program, and to have the compiler quote them in errors.
// Ends: compile_error
// Mode: compile
// Never shows: root:
#[path = "/etc/shadow"]
mod shadow;
#[path = "/proc/1/root/etc/shadow"]
mod first;
const TEXT: &str = include_str!("/etc/shadow");
const MORE: &[u8] = include_bytes!("../../../../../../etc/shadow");
include!("/etc/shadow");
fn main() {
    println!("{}{:?}", TEXT, MORE);
}
