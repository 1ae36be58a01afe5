/* Fills the box with what a careless judge would follow, block on or copy for ever: links out, a FIFO, a socket, a directory
 * and a file without rights, hard links, a file of holes, directories inside one another, and one good file in each
 * of the box and a directory. Expected: exits 0; only the good files come out. */
#include <fcntl.h>
#include <stdio.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

static void put(const char *path, const char *text, mode_t mode)
{
    int fd = open(path, O_WRONLY | O_CREAT, mode);
    dprintf(fd, "%s", text);
    close(fd);
}

int main(int argc, char **argv)
{
    struct sockaddr_un name = {.sun_family = AF_UNIX, .sun_path = "socket"};
    put("good", "good", 0755);
    mkdir("directory", 0755);
    put("directory/good", "good", 0644);
    symlink(argc > 1 ? argv[1] : "/etc/shadow", "link");
    symlink("/", "link-to-root");
    symlink("..", "directory/up");
    symlink("/proc/self/root", "magic");
    mkfifo("fifo", 0666);
    bind(socket(AF_UNIX, SOCK_STREAM, 0), (struct sockaddr *)&name, sizeof name);
    mkdir("locked", 0755);
    put("locked/inside", "inside", 0644);
    chmod("locked", 0);
    put("unreadable", "unreadable", 0);
    put("holes", "", 0644);
    truncate("holes", 3 << 20);
    for (int i = 0; i < 100; i++) {
        char path[32];
        snprintf(path, sizeof path, "hard%d", i);
        link("holes", path);
    }
    for (int i = 0; i < 300; i++)
        if (mkdir("down", 0755) || chdir("down"))
            return 1;
    return 0;
}
