"""The subcommands of `harvest`, one module each, loaded when called."""
