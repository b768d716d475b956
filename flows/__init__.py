"""When: Prefect flows and the `harvest` command, thin, with no logic of their own."""
