"""Whether the packages of the extra ``ocr`` are there. This module needs none of them."""

import importlib.util

from goi_parse.errors import MissingDependencyError

__all__ = ["missing", "require"]

_NEEDED = ("cv2", "numpy", "onnxruntime", "rapidocr")


def require() -> None:
    """Raises MissingDependencyError where a package of the extra ``ocr`` is not installed."""
    for package in _NEEDED:
        if importlib.util.find_spec(package) is None:
            raise missing(package)


def missing(package: str) -> MissingDependencyError:
    """What to say of a package, or a version of one, that is not there."""
    return MissingDependencyError(
        f"没有安装 / not installed: {package}",
        hint="识别图片需要 / to read pictures: pip install 'goi-parse[ocr]'",
        context={"package": package},
    )
