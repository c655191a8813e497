"""One module a family of renderings."""
