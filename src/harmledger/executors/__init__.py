"""Where steps are run: on this machine, or on a cluster. An executor knows no reports, and a step no executor."""
