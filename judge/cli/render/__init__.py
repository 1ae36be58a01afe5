"""What people see on a terminal, made with rich; the only place that knows it."""
