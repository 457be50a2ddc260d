"""Which claims tell one event, which reports carry one text."""
