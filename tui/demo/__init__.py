"""A sample wire that needs no network: invented outlets, told by us, served on loopback to the same fetch as ever."""
