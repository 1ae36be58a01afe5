"""What is done with contests: for now, playing one whose submissions are known beforehand.

script.py      a contest written to a file: its rules, its teams and what they send
rehearsal.py   plays it: every program is judged, as if its team had just sent it
demo/          the contest of `judge demo`
"""
