"""SpatialForge's questions as datasets of VLMEvalKit, and VLMEvalKit's run.py with them:

    python spatialforge_vlmevalkit.py --data SpatialForge_MCQ SpatialForge_VQA --model MODEL --judge exact_matching

Nothing of VLMEvalKit has to be changed. Elsewhere, call register() before datasets are built.
"""

from __future__ import annotations

import importlib.util
import json
import os
import runpy
import sys
from pathlib import Path
from typing import Any, Dict, List, Union

import pandas as pd
import vlmeval
import vlmeval.dataset
from vlmeval.dataset.image_base import ImageBaseDataset
from vlmeval.dataset.image_mcq import ImageMCQDataset
from vlmeval.dataset.image_yorn import ImageYORNDataset

IMAGES = "SPATIALFORGE_IMAGES"
"""The environment variable that names the folder of the photographs, unless it is images beside this file."""

RUN = "VLMEVALKIT_RUN"
"""The environment variable that names VLMEvalKit's run.py, unless it lies beside the package."""

_HERE = Path(__file__).resolve().parent
_OPTIONS = [chr(letter) for letter in range(ord("A"), ord("Z") + 1)]


def _load_scoring() -> Any:
    spec = importlib.util.spec_from_file_location("spatialforge_scoring", _HERE / "scoring.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


scoring = _load_scoring()


class _FromHere:
    """Questions are read from the tables beside this file; texts like NA are texts, and nothing is not."""

    PREFIX = ""

    @classmethod
    def supported_datasets(cls) -> List[str]:
        return sorted(path.stem for path in _HERE.glob(f"{cls.PREFIX}*.tsv"))

    def load_data(self, dataset: str) -> pd.DataFrame:
        data = _read(_HERE / f"{dataset}.tsv")
        for column in data.columns.intersection(_OPTIONS + ["hint"]):
            data[column] = data[column].where(data[column] != "")
        data["image_path"] = [str(image_path(image)) for image in data["image_path"]]
        return data

    def dump_image(self, line: Any) -> List[str]:
        return [line["image_path"]]


class _WithHint(_FromHere):
    """What the coordinates in a question mean follows it."""

    force_use_dataset_prompt = True
    data: pd.DataFrame

    def build_prompt(self, line: Union[int, Any]) -> List[Dict[str, str]]:
        if isinstance(line, int):
            line = self.data.iloc[line]
        hint = "" if pd.isna(line["hint"]) else f" {line['hint']}"
        return [
            {"type": "image", "value": line["image_path"]},
            {"type": "text", "value": f"{line['question']}{hint}"},
        ]


class SpatialForgeMCQ(_FromHere, ImageMCQDataset):
    """Questions with options, asked and scored as VLMEvalKit does with others."""

    PREFIX = "SpatialForge_MCQ"


class SpatialForgeYORN(_WithHint, ImageYORNDataset):
    """Questions that are answered by yes or no, scored as VLMEvalKit does with others."""

    PREFIX = "SpatialForge_YORN"


class SpatialForgeVQA(_WithHint, ImageBaseDataset):
    """Questions that are answered by numbers, words, boxes or points, scored by scoring.py."""

    TYPE = "VQA"
    PREFIX = "SpatialForge_VQA"

    def evaluate(self, eval_file: str, **judge_kwargs: Any) -> Dict[str, float]:
        """Scores the replies of a file; a question without one is an error. Means are from 0 to 100."""
        replies = {str(row["index"]): row["prediction"] for _, row in _read(Path(eval_file)).iterrows()}
        scored: List[Dict[str, Any]] = []
        for _, row in self.data.iterrows():
            if str(row["index"]) not in replies:
                raise ValueError(
                    f"{eval_file} has no prediction for index {row['index']} of {self.dataset_name}"
                )
            reply = replies[str(row["index"])]
            scores = scoring.score(question(row), reply)
            scored.append({"index": row["index"], "task": row["category"], "prediction": reply, **scores})
        table = pd.DataFrame(scored)
        stem = Path(eval_file).with_suffix("")
        table.to_csv(f"{stem}_scores.csv", index=False)
        result = summary(table)
        pd.DataFrame([result]).to_csv(f"{stem}_acc.csv", index=False)
        return result


def summary(scored: pd.DataFrame) -> Dict[str, float]:
    """Mean scores in per cent: over all questions, of each task, and of what else there is to say of it."""
    result = {"Overall": scored[scoring.SCORE].mean() * 100}
    for task, rows in scored.groupby("task"):
        result[task] = rows[scoring.SCORE].mean() * 100
        for metric in rows.columns.difference(["index", "task", "prediction", scoring.SCORE]):
            if rows[metric].notna().any():
                result[f"{task}|{metric}"] = rows[metric].mean() * 100
    return {name: float(value) for name, value in result.items()}


def question(row: Any) -> Dict[str, Any]:
    """A row of the table as scoring.py wants it."""
    return {
        "kind": row["kind"],
        "answer": row["answer"],
        "options": json.loads(row["options"]),
        "correct": int(row["correct"]),
        "shapes": row["shapes"],
        "extent": json.loads(row["extent"]),
    }


def image_path(image: str) -> Path:
    """Where a photograph is: below SPATIALFORGE_IMAGES, else in the folder images beside this file."""
    path = Path(os.environ.get(IMAGES) or _HERE / "images") / image
    if not path.is_file():
        raise FileNotFoundError(
            f"{path} is not there. Set {IMAGES} to the folder that {image} is relative to, or export with "
            "--copy-images."
        )
    return path.resolve()


def register() -> None:
    """Makes the datasets known to VLMEvalKit."""
    for dataset in (SpatialForgeMCQ, SpatialForgeYORN, SpatialForgeVQA):
        if dataset not in vlmeval.dataset.DATASET_CLASSES:
            vlmeval.dataset.DATASET_CLASSES.insert(0, dataset)
            vlmeval.dataset.SUPPORTED_DATASETS.extend(dataset.supported_datasets())
            setattr(vlmeval.dataset, dataset.__name__, dataset)


def _read(path: Path) -> pd.DataFrame:
    kind = path.suffix.lower()
    if kind == ".tsv":
        return pd.read_csv(path, sep="\t", dtype=str, keep_default_na=False)
    if kind == ".csv":
        return pd.read_csv(path, dtype=str, keep_default_na=False)
    if kind == ".xlsx":
        return pd.read_excel(path, dtype=str, keep_default_na=False)
    if kind == ".json":
        return pd.DataFrame(json.loads(path.read_text(encoding="utf-8")))
    return pd.read_pickle(path)


def _main() -> None:
    register()
    run = Path(os.environ.get(RUN) or Path(vlmeval.__file__).resolve().parent.parent / "run.py")
    if not run.is_file():
        sys.exit(f"{run} is not there. Set {RUN} to the run.py of VLMEvalKit.")
    sys.argv[0] = str(run)
    runpy.run_path(str(run), run_name="__main__")


if __name__ == "__main__":
    _main()
