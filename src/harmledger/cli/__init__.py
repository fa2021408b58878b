"""The command line: one thin command a file, each importing what is heavy only when it runs."""
