"""What fails."""
