"""`python -m judge`, the same as the command `judge`."""

from judge.cli.main import run

if __name__ == "__main__":
    run()
