// Tries: to be loaded into a compiler as a plug-in, and to give the linker options of its own.
// Ends: compile_error
// Mode: compile
// Never shows: run by the compiler
#![crate_type = "proc-macro"]
extern crate proc_macro;
use proc_macro::TokenStream;

#[link(name = "/etc/shadow", kind = "static")]
extern "C" {}

#[proc_macro]
pub fn now(_: TokenStream) -> TokenStream {
    panic!("run by the compiler")
}

now!();
