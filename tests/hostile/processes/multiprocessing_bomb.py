# Tries: to start processes from processes without end by the standard library.
# Ends: cpu_limit
# Limits: cpu_ms=300 wall_ms=20000 memory_mib=512
import multiprocessing


def go_on() -> None:
    while True:
        try:
            multiprocessing.get_context("fork").Process(target=go_on).start()
        except OSError:
            pass


go_on()
