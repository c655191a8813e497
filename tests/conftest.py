"""What several test files share: the folder beside the checkout, the sample report, Hypothesis' profiles."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).parent.parent

# A report is hundreds of figures: drawing one is slow by nature, and a busy machine is no failure.
_PATIENT = [HealthCheck.too_slow, HealthCheck.data_too_large]
settings.register_profile("dev", deadline=None, suppress_health_check=_PATIENT)
# The same of the same commit; new examples are looked for by `nox -s fuzz`, or with HYPOTHESIS_PROFILE=dev.
settings.register_profile("ci", deadline=None, suppress_health_check=_PATIENT, derandomize=True, print_blob=True)
# Measuring which branches run makes each of them several times slower, and the first examples reach nearly all.
settings.register_profile("cover", deadline=None, suppress_health_check=_PATIENT, derandomize=True, max_examples=5)
# A thousand mutants are tried against the same few examples.
settings.register_profile(
    "mutants", deadline=None, suppress_health_check=_PATIENT, derandomize=True, max_examples=1, database=None
)
settings.register_profile("fuzz", deadline=None, suppress_health_check=_PATIENT, max_examples=5000)
# A fresh clone says the same everywhere: what new examples bring to light is looked for on call.
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def sample() -> Path:
    """The report that README and docs parse."""
    return ROOT / "docs" / "examples" / "report.txt"


@pytest.fixture(scope="session")
def shared() -> Path:
    """Real reports and the contract, kept beside the checkout; a clone without them skips, and says so."""
    folder = ROOT.parent / "shared"
    if not (folder / "contract").is_dir():
        pytest.skip("no ../shared beside the checkout: real reports and the contract are not tested here")
    return folder
