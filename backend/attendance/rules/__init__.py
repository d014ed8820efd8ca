"""Pure rules of attendance: leave, duty, daily attendance, tasks, and whose rules bind whom."""
