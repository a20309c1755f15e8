"""What the desk knows before it reads: vendors and their services, places, and what services are called."""
