// Tries: to read the host's secrets by every way the library has to a file, and by the machine's own files.
// Ends: exited 0
import java.io.FileInputStream;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

class ReadsSecrets {
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
        String secret = System.getenv("SECRET");
        for (String place : List.of(secret, "/proc/1/root" + secret, "/proc/self/root" + secret, "/programs/.." + secret,
                "/etc/shadow", "/proc/1/environ", "/proc/1/maps", "/proc/1/mem", "/root/.bashrc")) {
            refused("stream " + place, () -> new FileInputStream(place).read());
            refused("random access " + place, () -> new RandomAccessFile(place, "r").read());
            refused("channel " + place, () -> FileChannel.open(Path.of(place)).size());
            refused("real path " + place, () -> Path.of(place).toRealPath());
            refused("lines " + place, () -> Files.readAllLines(Path.of(place)));
            refused("locator " + place, () -> new URL("file:" + place).openStream().read());
            refused("link " + place, () -> Files.createLink(Path.of("/tmp/link"), Path.of(place)));
        }
        refused("resource", () -> {
            try (InputStream found = ReadsSecrets.class.getResourceAsStream("/../.." + secret)) {
                return found.read();
            }
        });
        System.exit(granted == 0 ? 0 : 1);
    }
}
