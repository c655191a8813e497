"""The official forms, declared once as data: one TOML file an edition, and the classes that load them."""

from goi_parse.forms.model import EDITIONS, TABLES, Block, Column, Form, Identity, Row, TableForm, form, forms

__all__ = ["EDITIONS", "TABLES", "Block", "Column", "Form", "Identity", "Row", "TableForm", "form", "forms"]
