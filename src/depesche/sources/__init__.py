"""The world → Document."""
