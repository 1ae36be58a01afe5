"""Run one program under limits and say what happened."""
