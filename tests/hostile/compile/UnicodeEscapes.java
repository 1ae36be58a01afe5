// Tries: to end its comments by escapes that the compiler reads before anything else, in the middle of names and nowhere.
// Ends: compile_error
// Mode: compile

// \u000a this is no comment any more
class UnicodeEscapes {
    \u0070\uuuuu0075blic static void main(String[] arguments) { System.out.println("\uD800 \u000d"); }
    \u00
}
