"""What lmms-eval asks of a task: the picture, the words and the score of a question."""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path
from typing import Any, Dict, List, Mapping, Optional

IMAGES = "SPATIALFORGE_IMAGES"
"""The environment variable that names the folder of the photographs."""

_HERE = Path(__file__).resolve().parent


def _load_scoring() -> Any:
    """lmms-eval loads this file by its path, so that its neighbours can't be imported by name."""
    spec = importlib.util.spec_from_file_location("spatialforge_scoring", _HERE / "scoring.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


scoring = _load_scoring()


def doc_to_visual(doc: Mapping[str, Any], kwargs: Optional[Mapping[str, Any]] = None) -> List[Any]:
    """The photograph of a question, as a list of one."""
    from PIL import Image

    with Image.open(image_path(doc["image"], kwargs)) as image:
        return [image.convert("RGB")]


def image_path(image: str, kwargs: Optional[Mapping[str, Any]] = None) -> Path:
    """Where a photograph is: below SPATIALFORGE_IMAGES, else image_root of the YAML, else images of the export."""
    root = os.environ.get(IMAGES) or (kwargs or {}).get("image_root") or _HERE.parent / "images"
    path = Path(root) / image
    if not path.is_file():
        raise FileNotFoundError(
            f"{path} is not there. Set {IMAGES} to the folder that {image} is relative to, or image_root in "
            f"{_HERE / '_spatialforge_template_yaml'}, or export with --copy-images."
        )
    return path


def doc_to_text(doc: Mapping[str, Any], kwargs: Optional[Mapping[str, Any]] = None) -> str:
    """The question, and what its coordinates mean where it has or asks for any."""
    options = kwargs or {}
    hint = options.get("coordinates") if doc["coordinates"] else ""
    question = f"{doc['question']} {hint}" if hint else doc["question"]
    return f"{options.get('pre_prompt') or ''}{question}{options.get('post_prompt') or ''}"


def process_results(doc: Mapping[str, Any], results: List[str]) -> Dict[str, float]:
    """The scores of the one reply to a question, by metric."""
    return scoring.score(doc, results[0] if results else "")
