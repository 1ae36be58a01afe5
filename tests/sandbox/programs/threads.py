# Starts threads and a child process, as judged programs may. Expected: exits 0 and prints 3.
import subprocess
import threading

found = []
threads = [threading.Thread(target=found.append, args=(i,)) for i in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
subprocess.run(["/bin/true"], check=True)
print(len(found))
