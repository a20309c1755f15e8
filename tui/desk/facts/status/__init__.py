"""Where an outage stands: going on, under repair, over, or looked back upon."""
