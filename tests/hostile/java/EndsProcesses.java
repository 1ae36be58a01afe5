// Tries: to find and end its parent, the first process and every other one, by handles and by kill(1).
// Ends: exited 0
import java.nio.file.Files;
import java.nio.file.Path;

class EndsProcesses {
    static int granted;

    static void complain(String what) {
        System.out.println(what);
        granted++;
    }

    public static void main(String[] arguments) throws Exception {
        ProcessHandle self = ProcessHandle.current();
        ProcessHandle.allProcesses().filter(found -> !found.equals(self)).forEach(found -> complain("sees " + found.pid()));
        for (long pid = 1; pid < 300; pid++)
            if (!Files.exists(Path.of("/proc/self/task", Long.toString(pid))))
                ProcessHandle.of(pid).ifPresent(found -> {
                    if (found.destroyForcibly() || found.destroy())
                        complain("ends " + found.pid());
                });
        self.parent().ifPresent(parent -> {
            if (parent.destroyForcibly())
                complain("ends its parent");
        });
        Process kill = new ProcessBuilder("/bin/sh", "-c", "kill -9 1; kill -STOP 1; kill -ABRT 1; exit 3").start();
        if (kill.waitFor() != 3)
            complain("ends itself");
        System.exit(granted == 0 ? 0 : 1);
    }
}
