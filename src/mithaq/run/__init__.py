"""Running the core over many reports, in one process: a module for each thing done.

Nothing is imported here: the command line asks for one module at a time, and must be there at once.
"""
