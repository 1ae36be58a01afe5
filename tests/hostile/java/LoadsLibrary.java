// Tries: to leave the language: loads machine code that it wrote to /tmp, and what is no library.
// Ends: exited 0
// Limits: output=16777216
// Prints: whole
import java.nio.file.Files;
import java.nio.file.Path;

class LoadsLibrary {
    static void load(String name, byte[] content) throws Exception {
        Path file = Path.of("/tmp/" + name + ".so");
        Files.write(file, content);
        try {
            System.load(file.toString());
            System.out.println(name);
        } catch (UnsatisfiedLinkError refused) {
            return;
        }
    }

    public static void main(String[] arguments) throws Exception {
        byte[] library = Files.readAllBytes(Path.of(System.getProperty("java.home"), "lib", "librmi.so"));
        byte[] program = Files.readAllBytes(Path.of("/bin/true"));
        load("whole", library);
        load("program", program);
        load("text", "#!/bin/sh\n".getBytes());
    }
}
