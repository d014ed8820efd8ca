"""Acts of attendance: leave, duty, daily attendance, tasks."""

from backend.attendance.acts import daily, duty, leave

__all__ = ["daily", "duty", "leave"]
