"""Words and rules of judging: values and pure functions."""
