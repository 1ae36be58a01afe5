// Tries: to give the C compiler and the linker options by comments, which may name plug-ins and programs.
// Ends: compile_error
// Mode: compile
// Never shows: run by the compiler
package main

// #cgo CFLAGS: -fplugin=/box/planted.so -wrapper /bin/sh,-c,id
// #cgo LDFLAGS: -Wl,--dynamic-linker=/box/planted -T/etc/shadow
// #include "/etc/shadow"
import "C"

//go:generate sh -c "echo run by the compiler"
func main() {
	C.exit(0)
}
