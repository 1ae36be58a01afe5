// Tries: to leave the next run what a virtual machine picks up by itself: options, agents, profiles and data of its user.
// Ends: exited 0
// Mode: twice
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class LeavesTraces {
    private static final List<String> NAMES = List.of(".hotspotrc", ".hotspot_compiler", "JDK_JAVA_OPTIONS", ".java_pid2",
        "hsperfdata_judge", "hsperfdata_root", ".attach_pid2", "flags.hotspot", "_JAVA_OPTIONS", ".java");

    public static void main(String[] arguments) throws IOException {
        boolean first = arguments[0].equals("first");
        for (String name : NAMES) {
            Path path = Path.of("/tmp", name);
            if (first && name.startsWith("hsperf"))
                Files.createSymbolicLink(path, Path.of("/usr"));
            else if (first)
                Files.writeString(path, "-XX:OnError=id\n");
            else if (Files.exists(path)) {
                System.out.println(path);
                System.exit(1);
            }
        }
    }
}
