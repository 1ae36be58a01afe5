/* Steps of the set-up: the user, the mounts, what is given up, the second wall and the filter. */
#include "zygote.h"

#include <linux/capability.h>
#include <linux/mount.h>
#include <linux/seccomp.h>
#include <sys/mount.h>
#include <sys/prctl.h>

static void write_file(const char *path, const char *text, const char *step)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0644);
    if (fd < 0 || write(fd, text, strlen(text)) != (ssize_t)strlen(text))
        fail(step, path);
    close(fd);
}

void map_user(uint32_t uid, uint32_t gid)
{
    char line[64];
    write_file("/proc/self/setgroups", "deny", "user namespace");
    snprintf(line, sizeof line, "%u %u 1", uid, uid);
    write_file("/proc/self/uid_map", line, "user namespace");
    snprintf(line, sizeof line, "%u %u 1", gid, gid);
    write_file("/proc/self/gid_map", line, "user namespace");
}

/* Makes the directories above a relative path. */
static void make_parents(char *path)
{
    for (char *slash = strchr(path, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = 0;
        if (mkdir(path, 0755) < 0 && errno != EEXIST)
            fail("mkdir", path);
        *slash = '/';
    }
}

static void make_mount_point(const char *source, const char *target)
{
    struct stat info;
    if (stat(source, &info) < 0)
        fail("stat", source);
    if (S_ISDIR(info.st_mode)) {
        if (mkdir(target, 0755) < 0 && errno != EEXIST)
            fail("mkdir", target);
        return;
    }
    int fd = open(target, O_WRONLY | O_CREAT | O_CLOEXEC, 0644);
    if (fd < 0)
        fail("create", target);
    close(fd);
}

/* A bind mount shows what is mounted below as well (an unprivileged user may not hide that), so its attributes
 * are set on the whole tree. Kernels before 5.12 can set them on the top only. */
static void bind_mount(const char *source, const char *target, uint64_t attributes)
{
    make_mount_point(source, target);
    if (mount(source, target, NULL, MS_BIND | MS_REC, NULL) < 0)
        fail("bind", source);
    struct mount_attr set = {.attr_set = attributes};
    if (!syscall(SYS_mount_setattr, AT_FDCWD, target, AT_RECURSIVE, &set, sizeof set))
        return;
    if (errno != ENOSYS)
        fail("mount_setattr", target);
    unsigned long flags = MS_BIND | MS_REMOUNT | MS_NOSUID;
    flags |= attributes & MOUNT_ATTR_RDONLY ? MS_RDONLY : 0;
    flags |= attributes & MOUNT_ATTR_NODEV ? MS_NODEV : 0;
    if (mount(NULL, target, NULL, flags, NULL) < 0)
        fail("remount", target);
}

static int mount_step(struct reader *in)
{
    uint32_t kind = take_u32(in);
    if (kind == STEP_END)
        return 0;
    uint64_t flags = take_u64(in);
    char *target = take_string(in), *source = take_string(in);
    make_parents(target);
    if (kind == STEP_BIND)
        bind_mount(source, target, flags);
    else if (kind == STEP_SYMLINK) {
        if (symlink(source, target) < 0)
            fail("symlink", target);
    } else if (kind == STEP_FILE)
        write_file(target, source, "write");
    else {
        if (mkdir(target, 0755) < 0 && errno != EEXIST)
            fail("mkdir", target);
        const char *type = kind == STEP_PROC ? "proc" : kind == STEP_TMPFS ? "tmpfs" : NULL;
        if (type && mount(type, target, type, flags, source) < 0)
            fail("mount", target);
    }
    return 1;
}

/* The new root is made on a directory that no program needs, and the old one is put away behind it. */
void build_root(struct reader *in)
{
    char *at = take_string(in);
    if (mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) < 0)
        fail("mount", "/ as private");
    if (mount("tmpfs", at, "tmpfs", MS_NOSUID | MS_NODEV, "size=1m,mode=755") < 0)
        fail("mount tmpfs", at);
    if (chdir(at) < 0)
        fail("chdir", at);
    while (mount_step(in))
        ;
    if (mount(NULL, ".", NULL, MS_REMOUNT | MS_RDONLY | MS_NOSUID | MS_NODEV, "size=1m,mode=755") < 0)
        fail("remount", "new root");
    if (syscall(SYS_pivot_root, ".", ".") < 0)
        fail("pivot_root", at);
    if (umount2(".", MNT_DETACH) < 0 || chdir("/") < 0)
        fail("umount", "old root");
}

/* Whoever protects the judge from the kernel's killer does not mean the programs, which inherit it. */
void forget_oom_score(void)
{
    const char *path = "/proc/self/oom_score_adj";
    char text[16] = "";
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0 || read(fd, text, sizeof text - 1) < 0)
        fail("read", path);
    close(fd);
    if (text[0] == '-')
        write_file(path, "0", "write");
}

void drop_capabilities(uint64_t keep)
{
    for (int c = 0; c < 64; c++)
        if (prctl(PR_CAPBSET_DROP, c, 0, 0, 0) < 0 && errno != EINVAL)
            fail("drop bounding set", NULL);
    struct __user_cap_header_struct head = {.version = _LINUX_CAPABILITY_VERSION_3};
    struct __user_cap_data_struct data[2];
    if (syscall(SYS_capget, &head, data) < 0)
        fail("capget", NULL);
    for (int half = 0; half < 2; half++, keep >>= 32) {
        data[half].permitted &= (uint32_t)keep;
        data[half].effective = data[half].permitted;
        data[half].inheritable = 0;
    }
    if (syscall(SYS_capset, &head, data) < 0)
        fail("capset", NULL);
}

/* Landlock structures come as bytes from Python; a length of 0 means that this kernel has none. Rules on host
 * directories must be opened before the root changes, so this is two steps around build_root. */
int make_ruleset(struct reader *in)
{
    uint32_t bytes = take_u32(in);
    void *attr = take(in, bytes);
    if (!bytes)
        return -1;
    int ruleset = (int)syscall(444 /* landlock_create_ruleset */, attr, bytes, 0);
    if (ruleset < 0)
        fail("landlock_create_ruleset", NULL);
    return ruleset;
}

void add_rules(struct reader *in, int ruleset)
{
    for (uint32_t count = take_u32(in); count; count--) {
        struct { uint64_t access; int32_t parent; } __attribute__((packed)) rule = {.access = take_u64(in)};
        char *path = take_string(in);
        if (ruleset < 0)
            continue;
        rule.parent = open(path, O_PATH | O_CLOEXEC);
        if (rule.parent < 0 || syscall(445 /* landlock_add_rule */, ruleset, 1, &rule, 0) < 0)
            fail("landlock rule", path);
        close(rule.parent);
    }
}

void install_filter(struct reader *in)
{
    uint32_t bytes = take_u32(in);
    struct sock_fprog program = {.len = (unsigned short)(bytes / sizeof(struct sock_filter)), .filter = take(in, bytes)};
    if (bytes && syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &program) < 0)
        fail("seccomp", NULL);
}
