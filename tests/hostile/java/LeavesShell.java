// Tries: to go on in a shell that it starts in the background, and that starts others.
// Ends: exited 0
// Checks: leftover
import java.io.File;

class LeavesShell {
    public static void main(String[] arguments) throws Exception {
        File none = new File("/dev/null");
        Process shell = new ProcessBuilder("/bin/sh", "-c", "trap '' HUP TERM INT; sleep 60 & (sleep 60 &) ; sleep 60")
            .redirectInput(none).redirectOutput(none).redirectError(none).start();
        if (!shell.isAlive())
            System.exit(1);
    }
}
