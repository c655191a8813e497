"""Reading HTML: pages as agencies publish them, and the HTML tables that Markdown files carry."""
