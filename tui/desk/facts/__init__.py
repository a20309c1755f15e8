"""What an outage's story tells: a module or a folder for each slot, and what is made of them together."""
