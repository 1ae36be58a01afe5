// Tries: to carry files of the host away in its program, by patterns that lead out of its directory.
// Ends: compile_error
// Mode: compile
// Never shows: root:
package main

import _ "embed"

//go:embed /etc/shadow
var shadow string

//go:embed ../../../../etc/shadow
var relative string

//line /etc/shadow:1
var quoted int = "text"

func main() {
	println(shadow, relative)
}
