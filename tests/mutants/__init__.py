"""Reports hurt on purpose, tens of thousands of them: what comes back is right, admitted, or a fault of ours.

A *base* is a document with the figures that it prints; a *kind* hurts it; the *judge* holds what parse() makes of the
mutant against what the mutant still prints. The bases are made by the generator, and taken from the reports beside
the checkout where they are there.
"""
