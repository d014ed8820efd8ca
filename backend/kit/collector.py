"""The garbage collector of a long-lived process."""

import gc

THRESHOLDS = (50_000, 20, 100)
"""Making a plan fills the first generation of the default, 700 objects, hundreds of times, and nearly all of them stay or fall alone:
collecting as often is a quarter of its time."""


def settle() -> None:
    """What has been loaded by now stays to the end and is not looked at again; later garbage is collected in larger heaps."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*THRESHOLDS)
