"""Imported where processes are forked: what understanding needs is loaded once, and each fork shares it."""

from mithaq.run.understanding import spare_the_collector

spare_the_collector()
