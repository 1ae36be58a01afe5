// Tries: to fill the disk by a program with an array of 1 GiB that is not only zeros.
// Ends: compile_error
// Mode: compile
// Limits: cpu_ms=4000 memory_mib=256
package main

var numbers = [1 << 30]byte{1 << 29: 1}

func main() {
	println(numbers[5])
}
