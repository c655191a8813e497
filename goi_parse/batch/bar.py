"""The progress bar of the extra ``progress``: tqdm, in notebooks and terminals."""

from typing import Protocol, cast

from tqdm.auto import tqdm

__all__ = ["Bar"]


class _Tqdm(Protocol):
    """What we use of it; it ships no types."""

    n: int

    def update(self, n: int) -> object: ...
    def set_postfix_str(self, s: str, refresh: bool = ...) -> object: ...  # noqa: FBT001  its own signature
    def close(self) -> object: ...


class Bar:
    """A bar with rate and failures."""

    def __init__(self, total: int | None) -> None:
        self._bar = cast("_Tqdm", tqdm(total=total, unit="份", dynamic_ncols=True))

    def tell(self, done: int, failed: int, total: int | None, /) -> None:
        """Move on by one."""
        del total
        if failed:
            self._bar.set_postfix_str(f"失败 {failed}", refresh=False)
        self._bar.update(done - self._bar.n)

    def close(self) -> None:
        """Leave the bar as it stands."""
        self._bar.close()
