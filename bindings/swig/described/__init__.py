"""Reads the public headers of perfsys and writes down what they say.

describe.py beside this package is the way in; nothing here needs more than Python 3.9.
"""
