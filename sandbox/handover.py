"""How bytes cross the sandbox's border: as open descriptors, never as paths inside it.

Nearly all published escapes from judges were files: a link, a FIFO or a device planted where a
privileged program read or wrote next. Here what goes in is a sealed file in memory, which the
program cannot change even where it has the judge's own user; what comes out is a nameless file, or
a walk through a directory descriptor that follows nothing and takes only regular files.
"""

import contextlib
import errno
import fcntl
import os
import shutil
import stat
import tempfile
from pathlib import Path

_SEALS = fcntl.F_SEAL_WRITE | fcntl.F_SEAL_GROW | fcntl.F_SEAL_SHRINK | fcntl.F_SEAL_SEAL
_CHUNK_BYTES = 1 << 20
_DEPTH = 32
"""Directories inside one another that come out of a box: far more than compilers make, far fewer
than a hostile program can make to exhaust our descriptors or the length of a path."""
_PATH_BYTES = 3000
"""Longest path of what comes out, with room for a longer prefix: the kernel takes 4095."""
_OPEN_TRIES = 1000


class SealedInput:
    """Bytes that runs may read, any number of them at once, and nobody may change."""

    def __init__(self, source: Path | bytes) -> None:
        """Copy them.

        Raises:
            OSError: The file cannot be read.
        """
        self._descriptor = os.memfd_create("input", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
        try:
            self.size = _fill(self._descriptor, source)
            os.fchmod(self._descriptor, 0o444)
            fcntl.fcntl(self._descriptor, fcntl.F_ADD_SEALS, _SEALS)
        except OSError:
            os.close(self._descriptor)
            raise

    def open(self) -> int:
        """Return a new descriptor at the beginning, for the caller to close.

        Its times are set back, so that no run sees when an earlier one has read. A program with the
        judge's own user may change the mode of the file, again and again, but nothing else.

        Raises:
            OSError: No descriptor is left.
        """
        os.utime(self._descriptor, ns=(0, 0))
        for tries in range(_OPEN_TRIES):
            try:
                return os.open(f"/proc/self/fd/{self._descriptor}", os.O_RDONLY | os.O_CLOEXEC)
            except PermissionError:
                if tries == _OPEN_TRIES - 1:
                    raise
                os.fchmod(self._descriptor, 0o444)
        raise AssertionError("unreachable")

    def close(self) -> None:
        """Give the memory back once no run reads it any more."""
        os.close(self._descriptor)


def _fill(descriptor: int, source: Path | bytes) -> int:
    if isinstance(source, bytes):
        view = memoryview(source)
        while view:
            view = view[os.write(descriptor, view) :]
        return len(source)
    file = os.open(source, os.O_RDONLY | os.O_CLOEXEC)
    try:
        size = 0
        while sent := os.sendfile(descriptor, file, None, 1 << 30):
            size += sent
        return size
    finally:
        os.close(file)


def nameless_file(directory: Path) -> int:
    """Return a new empty file without a name that programs of any user may read and write.

    It lies in a directory, not in memory: there it would count as the program's own and could not
    be reclaimed.
    """
    try:
        descriptor = os.open(directory, os.O_TMPFILE | os.O_RDWR | os.O_CLOEXEC, 0o600)
    except OSError:  # not every file system has them
        descriptor, name = tempfile.mkstemp(dir=directory)
        os.unlink(name)
    os.fchmod(descriptor, 0o666)
    return descriptor


def read_start(descriptor: int, limit_bytes: int) -> bytes:
    """Return the first bytes of a file."""
    return os.pread(descriptor, limit_bytes, 0)


def read_end(descriptor: int, limit_bytes: int) -> bytes:
    """Return the last bytes of a file."""
    size = os.fstat(descriptor).st_size
    return os.pread(descriptor, limit_bytes, max(0, size - limit_bytes))


def copy_in(source: Path, directory: int) -> None:
    """Copy a directory of the host, which is trusted, into an empty box.

    Raises:
        OSError: Something could not be read, or the box is full.
    """
    for path in sorted(source.rglob("*")):
        relative = str(path.relative_to(source))
        if path.is_dir():
            os.mkdir(relative, 0o777, dir_fd=directory)
            os.chmod(relative, 0o777, dir_fd=directory)
        else:
            _copy_file_in(path, relative, directory)


def _copy_file_in(path: Path, relative: str, directory: int) -> None:
    mode = 0o755 if path.stat().st_mode & stat.S_IXUSR else 0o644
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
    target = os.open(relative, flags, mode, dir_fd=directory)
    with os.fdopen(target, "wb") as file:
        os.fchmod(target, mode)
        with path.open("rb") as content:
            shutil.copyfileobj(content, file, _CHUNK_BYTES)


def copy_out(directory: int, destination: Path) -> None:
    """Copy the regular files of a box, where anything may lie, to an empty directory.

    Links, devices, sockets, FIFOs and what cannot be read stay behind, and so do files that lie too
    deep, whose path is too long or which, being full of holes or linked many times, are together
    larger than the box.

    Raises:
        OSError: The destination cannot be written.
    """
    size = os.fstatvfs(directory)
    own = _open_again(directory)
    try:
        _copy_tree_out(own, destination, left_bytes=size.f_blocks * size.f_frsize, depth=_DEPTH)
    finally:
        os.close(own)


def _open_again(directory: int) -> int:
    flags = os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC
    try:
        return os.open(".", flags, dir_fd=directory)
    except PermissionError:  # a program with the judge's own user has closed it
        os.fchmod(directory, 0o700)
        return os.open(".", flags, dir_fd=directory)


def _copy_tree_out(directory: int, destination: Path, *, left_bytes: int, depth: int) -> int:
    """Copy what a directory holds; return how many more bytes may come out."""
    for name in sorted(os.listdir(directory)):
        if len(os.fsencode(destination / name)) > _PATH_BYTES:
            continue
        with contextlib.ExitStack() as cleanup:
            # O_NONBLOCK: a FIFO would block; O_NOFOLLOW: a link would lead out. The type is looked
            # up on what was opened, not on the name.
            flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
            try:
                opened = os.open(name, flags, dir_fd=directory)
            except OSError as error:
                if error.errno in (errno.EMFILE, errno.ENFILE):
                    raise
                continue
            cleanup.callback(os.close, opened)
            found = os.fstat(opened)
            if stat.S_ISDIR(found.st_mode) and depth > 1:
                (destination / name).mkdir()
                left_bytes = _copy_tree_out(
                    opened, destination / name, left_bytes=left_bytes, depth=depth - 1
                )
            elif stat.S_ISREG(found.st_mode) and found.st_size <= left_bytes:
                executable = bool(found.st_mode & stat.S_IXUSR)
                _copy_file_out(opened, destination / name, executable=executable)
                left_bytes -= found.st_size
    return left_bytes


def _copy_file_out(opened: int, destination: Path, *, executable: bool) -> None:
    with destination.open("xb") as file:
        while chunk := os.read(opened, _CHUNK_BYTES):
            file.write(chunk)
    destination.chmod(0o755 if executable else 0o644)
