"""What is said not to be affected."""
