"""Rebuilds every file of ``src/depesche/german/model`` from the raw data, with fixed seeds."""
