# Tries: to reach control groups: mount them, find them, leave its own, become a release agent.
# Ends: exited 0
granted=0
deny() {
    if "$@" >/dev/null 2>&1; then
        echo "granted: $*"
        granted=1
    fi
}
mkdir -p /tmp/groups
deny mount -t cgroup2 none /tmp/groups
deny mount -t cgroup -o memory none /tmp/groups
deny mount -t cgroup -o none,name=own none /tmp/groups
deny test -e /sys/fs/cgroup
deny test -e /proc/1/cgroup
for file in cgroup.procs tasks release_agent memory.limit_in_bytes memory.max; do
    deny sh -c "find / -xdev -name $file 2>/dev/null | grep -q ."
done
deny grep -q 'cgroup' /proc/self/mounts
deny sh -c 'unshare -C true'
deny sh -c 'nsenter -t 1 -C true'
exit $granted
