"""The command line."""

import gc

# What is loaded at the start stays: looking through it for garbage takes a tenth of a short command's time. So this
# stands before all else is loaded.
gc.set_threshold(50_000, 20, 100)
