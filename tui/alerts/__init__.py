"""Alerts: what changed on the user's stack, told once, through the channels that they chose.

`watch` compares how each incident of the stack stands with what the user was told of its stories, and keeps what is to
be said before anything is sent, so that a process that is killed neither repeats nor loses an alert. `delivery` starts
the process that sends (`sending`), with its deadline; what could not be sent is tried again by a later fetch.
`tui.refresh.replay` runs the same over the past.
"""
