"""The official forms, declared once as data: one TOML file an edition, and the classes that load them."""

from goi_parse.forms.model import Block, Column, Form, Identity, Row, TableForm, form, forms

__all__ = ["Block", "Column", "Form", "Identity", "Row", "TableForm", "form", "forms"]
