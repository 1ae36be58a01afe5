// Tries: to be a program without anything in it.
// Ends: compile_error
// Mode: compile
