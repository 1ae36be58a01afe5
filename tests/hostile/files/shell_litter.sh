# Tries: to hide from a judge that cleans up with the tools of a shell: names, modes, links and a working directory in use.
# Ends: exited 0
# Mode: box
# Limits: processes=64
# Comes out: a/b/c/file
# Checks: leftover
set -e
mkdir -p a/b/c ./-f
echo x >a/b/c/file
ln -s a/b link
ln -s ../../../../../../etc up
chmod 755 a a/b
(cd a/b/c && exec sleep 60) &
(cd ./-f && rmdir ../-f && exec sleep 60 </dev/null) &
mkfifo pipe
exec 7<>pipe
(exec cat <&7 >/dev/null) &
trap '' HUP TERM
while [ -d ./-f ]; do :; done
