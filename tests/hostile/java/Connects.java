// Tries: to reach a network: names, addresses, the machine itself, datagrams, multicast, web and sockets of the host.
// Ends: exited 0
// Limits: cpu_ms=10000 wall_ms=30000
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URL;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;

class Connects {
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

    static Object connect(String address, int port) throws Exception {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getByName(address), port), 500);
            return socket;
        }
    }

    public static void main(String[] arguments) {
        for (String address : List.of("192.0.2.1", "10.0.0.1", "169.254.169.254", "127.0.0.1", "::1", "2001:db8::1"))
            for (int port : new int[] {22, 53, 80})
                refused(address + " " + port, () -> connect(address, port));
        refused("name", () -> InetAddress.getByName("example.com"));
        refused("web", () -> new URL("http://192.0.2.1/").openStream());
        refused("datagram", () -> {
            try (DatagramSocket socket = new DatagramSocket()) {
                socket.send(new DatagramPacket(new byte[1], 1, new InetSocketAddress("192.0.2.1", 53)));
                return socket;
            }
        });
        for (String path : List.of("/run/docker.sock", "/run/systemd/private", "/run/dbus/system_bus_socket", "/dev/log"))
            refused(path, () -> SocketChannel.open(UnixDomainSocketAddress.of(path)));
        refused("interface", () -> {
            for (NetworkInterface found : Collections.list(NetworkInterface.getNetworkInterfaces()))
                if (found.isUp() || !found.isLoopback())
                    return found;
            throw new IllegalStateException("none that is up");
        });
        System.exit(granted == 0 ? 0 : 1);
    }
}
