"""Body of a section to its class."""
