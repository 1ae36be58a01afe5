"""Judging: from a submission and a problem to a judgement."""
