// Tries: to change classes that the next run loads: its own, the machine's, and the places where agents are looked for.
// Ends: exited 0
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Callable;

class WritesFiles {
    static int granted;

    static void refused(String what, Callable<Object> attempt) {
        try {
            attempt.call();
        } catch (Exception refusal) {
            return;
        }
        System.out.println(what);
        granted++;
    }

    public static void main(String[] arguments) {
        String home = System.getProperty("java.home"), classes = System.getProperty("java.class.path");
        for (String place : List.of(classes, home, home + "/lib", home + "/conf", "/etc", "/", "/usr/lib/jvm", "/usr/share/java")) {
            Path directory = Path.of(place);
            refused("create in " + place, () -> Files.writeString(directory.resolve("planted"), "x"));
            refused("temporary file in " + place, () -> Files.createTempFile(directory, "a", "b"));
            refused("directory in " + place, () -> Files.createDirectory(directory.resolve("planted")));
            refused("link in " + place, () -> Files.createSymbolicLink(directory.resolve("planted"), Path.of("/tmp")));
        }
        for (String place : List.of(classes + "/WritesFiles.class", home + "/lib/modules", home + "/bin/java")) {
            Path file = Path.of(place);
            refused("write " + place, () -> Files.newByteChannel(file, StandardOpenOption.WRITE));
            refused("delete " + place, () -> Files.deleteIfExists(file) ? 1 : Files.size(Path.of("/missing")));
            refused("mode of " + place, () -> file.toFile().setWritable(true) ? 1 : Files.size(Path.of("/missing")));
        }
        System.exit(granted == 0 ? 0 : 1);
    }
}
