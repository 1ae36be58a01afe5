// Tries: to learn which files the host has: does not compile if it sees one of them.
// Ends: built
// Mode: compile
#define SEES(path) __has_include(path)
#if SEES("/etc/shadow") || SEES("/etc/hostname") || SEES("/etc/ssh/sshd_config") || SEES("/etc/machine-id")
#error "files of the host are to be seen"
#endif
#if SEES("/root/.bashrc") || SEES("/root/.profile") || SEES("/root/.ssh/id_rsa") || SEES("/home/judge/.bashrc")
#error "homes of the host are to be seen"
#endif
#if SEES("/var/lib/dpkg/status") || SEES("/run/utmp") || SEES("/boot/grub/grub.cfg") || SEES("/var/log/dpkg.log")
#error "the state of the host is to be seen"
#endif
#if SEES("/proc/1/environ") || SEES("/proc/1/maps")
#error "the kernel's or the first process's files are to be seen"
#endif
int main(void)
{
    return 0;
}
