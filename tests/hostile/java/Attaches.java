// Tries: to take over another virtual machine on the same host, which answers on a socket in /tmp.
// Ends: exited 0
// Mode: neighbours
// Limits: cpu_ms=20000 wall_ms=60000
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

class Attaches {
    static int granted;

    public static void main(String[] arguments) throws Exception {
        System.setProperty("sun.tools.attach.attachTimeout", "100");
        long self = ProcessHandle.current().pid();
        Class<?> machines = Class.forName("com.sun.tools.attach.VirtualMachine");
        for (Object found : (List<?>) machines.getMethod("list").invoke(null))
            if (!found.toString().contains(" " + self))
                complain("lists " + found);
        for (long pid = 1; pid < 40; pid++)
            if (!Files.exists(Path.of("/proc/self/task", Long.toString(pid))))
                try {
                    machines.getMethod("attach", String.class).invoke(null, Long.toString(pid));
                    complain("attaches to " + pid);
                } catch (ReflectiveOperationException refused) {
                    continue;
                }
        Files.createDirectories(Path.of("/tmp/hsperfdata_judge"));
        try (Stream<Path> found = Files.list(Path.of("/tmp"))) {
            found.filter(path -> path.toString().contains(".java_pid")).forEach(path -> complain("sees " + path));
        }
        System.exit(granted == 0 ? 0 : 1);
    }

    private static void complain(String what) {
        System.out.println(what);
        granted++;
    }
}
