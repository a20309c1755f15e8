"""Stories are understood: pure functions over text that flag outages and bind takeaways to their sentences."""
