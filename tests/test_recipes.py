"""The recipes of docs/howto, run as they stand where what they need is installed: frames, clusters in local mode."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import goi_parse

FENCE = re.compile(r"^```(py|python)\n(.*?)^```", re.MULTILINE | re.DOTALL)
COPIES = 5


def recipe(root: Path, mark: str) -> str:
    page = (root / "docs" / "howto" / "many-reports.md").read_text(encoding="utf-8")
    (found,) = (body for _, body in FENCE.findall(page) if mark in body)
    return found


def run(code: str, names: dict[str, object]) -> dict[str, object]:
    exec(compile(code, "many-reports.md", "exec"), names)  # noqa: S102  the example is ours
    return names


@pytest.fixture
def paths(tmp_path: Path, sample: Path) -> list[str]:
    for index in range(COPIES):
        (tmp_path / f"{index}.txt").write_bytes(sample.read_bytes())
    (tmp_path / "note.txt").write_text("一张便条", encoding="utf-8")
    return sorted(map(str, tmp_path.iterdir()))


@pytest.fixture
def names(root: Path, paths: list[str]) -> dict[str, object]:
    return run(recipe(root, "def rows_of"), {"paths": paths, "goi_parse": goi_parse})


def judge(rows: list[dict[str, object]], sample: Path) -> None:
    one = goi_parse.to_rows(goi_parse.parse(sample))
    assert len(rows) == COPIES * len(one)
    assert {(row["address"], row["raw"]) for row in rows} == {(row["address"], row["raw"]) for row in one}


def test_frame_and_panel(root: Path, names: dict[str, object], monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pandas")
    monkeypatch.chdir(root)
    run(recipe(root, "frame = goi_parse.to_frame"), names)
    run(recipe(root, "pivot_table"), names)
    frame, panel = names["frame"], names["panel"]
    assert set(frame["source"]) == {"docs/examples/report.txt"}
    assert panel.loc[("云溪县人民政府办公室", 2023), "received"] == 51


def test_panel_with_pandas(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pandas")
    monkeypatch.chdir(root)
    names: dict[str, object] = {}
    for _, code in FENCE.findall((root / "docs" / "howto" / "panel.md").read_text(encoding="utf-8")):
        run(code, names)
    table, panel = names["table"], names["panel"]
    assert table.shape[0] == len(panel) == 6
    assert {key: row.dropna().to_dict() for key, row in table.iterrows()} == panel


@pytest.mark.enable_socket
def test_dask(root: Path, names: dict[str, object], sample: Path) -> None:
    pytest.importorskip("dask.bag")
    import dask

    with dask.config.set(scheduler="synchronous"):
        judge(run(recipe(root, "# Dask"), names)["rows"], sample)


@pytest.fixture
def ray_cluster() -> Iterator[None]:
    ray = pytest.importorskip("ray")
    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False)
    yield
    ray.shutdown()


@pytest.mark.enable_socket
@pytest.mark.filterwarnings("ignore")  # its own
@pytest.mark.usefixtures("ray_cluster")
def test_ray(root: Path, names: dict[str, object], sample: Path) -> None:
    judge(run(recipe(root, "# Ray"), names)["rows"], sample)


@pytest.mark.enable_socket
@pytest.mark.filterwarnings("ignore")  # its own
def test_spark(root: Path, names: dict[str, object], sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sql = pytest.importorskip("pyspark.sql")
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    monkeypatch.setenv("PYTHONPATH", str(Path(goi_parse.__file__).parent.parent))
    spark = sql.SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
    try:
        frame = run(recipe(root, "# Spark"), names | {"spark": spark})["frame"]
        judge([row.asDict() for row in frame.collect()], sample)
        assert frame.columns == goi_parse.arrow_schema().names
    finally:
        spark.stop()
