# Tries: to be run by whoever starts it: scripts whose interpreter is /proc/self/exe, /proc/1/exe or a descriptor.
# Ends: exited 0
# Mode: box
granted=0
try() {
    printf '#!%s\n' "$1" >script
    chmod +x script
    if ./script 2>/dev/null </dev/null; then
        echo "ran $1"
        granted=1
    fi
    rm -f script
}
for interpreter in /proc/1/exe /proc/1/root/bin/sh /proc/self/fd/3 /proc/self/fd/4 /proc/self/fd/20 /proc/self/fd/21; do
    try "$interpreter"
done
exit $granted
