"""How replies to SpatialForge's questions are read and scored. Needs Python 3.8 and nothing else.

A question is a mapping with these keys:

kind     choice, yes-no, number, text (one of a few words or things), order (things are to be listed), expression (words
         that pick one thing), boxes, points, or none (boxes or points were asked for, and there is nothing to show)
answer   the right answer, as a model should have written it
options  what can be chosen from, of an order the things in their right order; empty where nothing is to be chosen
correct  place of the right option, from 0; -1 where there is none
shapes   JSON text: the boxes [x1, y1, x2, y2] or the points [x, y] that are asked for
extent   width and height of the image in the unit of all these coordinates

Replies are read for what they mean: JSON may stand in code fences or be cut off, a letter may be bold or followed by
its option, a number may be a word. Coordinates are taken to be in the question's unit and are never converted.
"""

from __future__ import annotations

import json
import re
import unicodedata
from typing import Any, Dict, List, Mapping, Optional, Sequence, Tuple, Union

Shape = Tuple[float, ...]
Token = Union[str, Shape]

SCORE = "spatialforge_score"
"""The metric that every question has, from 0 to 1."""

SAME_BOX = 0.5
"""Two boxes are the same from this intersection over union on."""

REACH = 0.05
"""A point is met from this far, as a share of the image's width and height."""

_NUMBER = r"[\"']?(-?\d+(?:\.\d+)?)[\"']?"
_PAIR = rf"{_NUMBER}\s*,\s*{_NUMBER}"
_NAMED = r"[\"']?{}[\"']?\s*[:=]\s*" + _NUMBER
_BOX = re.compile(
    rf"[\[(<{{]\s*{_PAIR}\s*,\s*{_PAIR}\s*[\])>}}]"
    + "|"
    + r"\s*,\s*".join(
        _NAMED.format(name) for name in ("x_?(?:1|min)", "y_?(?:1|min)", "x_?(?:2|max)", "y_?(?:2|max)")
    )
    + rf"|^\s*{_PAIR}\s*,\s*{_PAIR}\s*$",
    re.IGNORECASE,
)
_CORNERS = re.compile(rf"[\[(]\s*{_PAIR}\s*[\])]\s*,?\s*[\[(]\s*{_PAIR}\s*[\])]")
_POINT = re.compile(
    rf"[\[(]\s*{_PAIR}\s*[\])]|{_NAMED.format('x')}\s*,?\s*{_NAMED.format('y')}|^\s*{_PAIR}\s*$",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_THINKING = re.compile(r"<think(?:ing)?>", re.IGNORECASE)
_THOUGHT = re.compile(r"</think(?:ing)?>", re.IGNORECASE)
_ANSWER = re.compile(r"<answer>(.*?)(?:</answer>|$)|\\boxed\{(.*?)\}", re.DOTALL | re.IGNORECASE)
_FENCE = re.compile(r"```\w*")
_LETTER_ONLY = re.compile(r"[(\[]?([A-Za-z])[)\].:,]?")
_LETTER_FIRST = re.compile(r"[(\[]?([A-Z])[)\].:](?=\s|$)")
_LETTER_NAMED = re.compile(
    r"(?i:\b(?:answer|option|choice|letter))[\s:]*(?i:is\b)?[\s:*(\[\"'`]*([A-Z])\b(?![ ][a-z])"
)
_LETTER_ALONE = re.compile(r"\b([B-HJ-Z])\b|\bA\b(?![ ][a-z])")
_NEGATION = re.compile(
    r"\b(?:no|none|not|nothing|zero|without|absent|empty|cannot)\b|n['’]t\b|\[\s*\]", re.IGNORECASE
)
_LEAD_IN = re.compile(
    r"^(?:(?:the|this|that) )?(?:it|this|that|answer|box|region|image)"
    r"(?: (?:marks|contains|encloses|shows|is showing|is)|['’]s) ",
    re.IGNORECASE,
)
_ARTICLES = frozenset(("a", "an", "the"))
_SAME_WORD = {"photo": "image", "photograph": "image", "picture": "image", "toward": "towards"}
_NUMERALS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
).split()
_OTHER_WORDS = {
    "ahead": ("in front", "front", "forward"),
    "behind": ("back", "backward", "backwards"),
    "towards the camera": ("towards", "facing the camera"),
    "away from the camera": ("away",),
}


def score(question: Mapping[str, Any], reply: Optional[str]) -> Dict[str, float]:
    """Scores a reply: SCORE first, then what there is to say for this kind of question, each from 0 to 1."""
    said = read(reply)
    kind = question["kind"]
    if kind == "boxes":
        truth, found = _shapes(question), boxes(said)
        f1 = _f1(_matches(truth, found, lambda a, b: iou(a, b) >= SAME_BOX, iou), truth, found)
        return {SCORE: f1, "box_f1": f1, "box_iou": _mean_iou(truth, found)}
    if kind == "points":
        f1 = _point_f1(question, points(said))
        return {SCORE: f1, "point_f1": f1}
    if kind == "none":
        right = float(not points(said) and bool(_NEGATION.search(said)))
        return {SCORE: right, "absence_accuracy": right}
    if kind == "number":
        counted, truth_count = number(said), int(question["answer"])
        right = float(counted == truth_count)
        near = float(counted is not None and abs(counted - truth_count) <= 1)
        return {SCORE: right, "number_accuracy": right, "number_within_one": near}
    if kind == "choice":
        right = float(choice(said, question["options"]) == question["correct"])
        return {SCORE: right, "choice_accuracy": right}
    if kind == "yes-no":
        right = float(yes_no(said) == question["answer"].lower())
        return {SCORE: right, "yes_no_accuracy": right}
    if kind == "order":
        right = float(_is_order(question, said))
        return {SCORE: right, "order_accuracy": right}
    if kind == "text":
        right = float(_is_option(question, said))
        return {SCORE: right, "text_accuracy": right}
    if kind != "expression":
        raise ValueError(f"question {question.get('id')}: unknown kind {kind!r}")
    right = float(_is_expression(question, said))
    return {
        SCORE: right,
        "expression_accuracy": right,
        "expression_f1": max(right, _word_f1(question["answer"], said)),
    }


def read(reply: Optional[str]) -> str:
    """What a reply says in the end: without its thinking, finished or not, and without the marks around the answer."""
    parts = _THOUGHT.split(str(reply or ""))
    said = _THINKING.split(parts[-1])[0]
    if not said.strip():
        said = _THINKING.split(parts[0])[0] if _THINKING.search(parts[0]) else ""
    answers = _ANSWER.findall(said)
    if answers:
        said = answers[-1][0] or answers[-1][1]
    return _FENCE.sub(" ", said).strip()


def boxes(said: str) -> List[Shape]:
    """Every box in a text, whatever it is written in; corners are put in order."""
    found = _numbers(_BOX, said)
    if not found:
        found = _numbers(_CORNERS, said)
    return [_in_order(each) for each in found]


def points(said: str) -> List[Shape]:
    """Every point in a text; of a box its centre."""
    centres = [((box[0] + box[2]) / 2, (box[1] + box[3]) / 2) for box in map(_in_order, _numbers(_BOX, said))]
    return centres + _numbers(_POINT, _BOX.sub(" ", said))


def number(said: str) -> Optional[int]:
    """The number a text ends with, in digits or words; that there is none counts as 0."""
    text = _BOX.sub(" ", said)
    found = [float(each) for each in re.findall(r"(?<![\w.])-?\d+(?:\.\d+)?(?![\w])", text)]
    if not found:
        found = [float(_NUMERALS.index(word)) for word in words(text) if word in _NUMERALS]
    if found:
        return int(found[-1]) if found[-1] == int(found[-1]) else None
    return 0 if _NEGATION.search(text) else None


def yes_no(said: str) -> Optional[str]:
    """yes or no: what a text begins with, or the only one of the two it holds."""
    told = [word for word in words(said) if word in ("yes", "no")]
    if not told or words(said)[0] != told[0] and len(set(told)) > 1:
        return None
    return told[0]


def choice(said: str, options: Sequence[str]) -> Optional[int]:
    """The place of the option that a text picks, by its letter or its words; None if it picks none or several."""
    bare = said.strip(" \t\r\n*_`\"'")
    for pattern, where in ((_LETTER_ONLY, "fullmatch"), (_LETTER_FIRST, "match")):
        match = getattr(pattern, where)(bare)
        if match and ord(match.group(1).upper()) - ord("A") < len(options):
            return ord(match.group(1).upper()) - ord("A")
    named = [ord(letter) - ord("A") for letter in _LETTER_NAMED.findall(said)]
    if named and named[-1] < len(options):
        return named[-1]
    told = mentioned(said, options)
    if len(told) == 1:
        return told[0]
    alone = {ord(match.group(0)) - ord("A") for match in _LETTER_ALONE.finditer(said)}
    alone = {place for place in alone if place < len(options)}
    return alone.pop() if len(alone) == 1 and not told else None


def mentioned(said: str, options: Sequence[str], phrases: Sequence[str] = ()) -> List[int]:
    """The options a text speaks of, in the order in which it first does.

    An option is known by its box, by the words it is called, or by its own words, unless another has the same.

    phrases  what the options are called in the question; empty where that is not known
    """
    tokens = _tokens(said)
    first: Dict[int, int] = {}
    shapes = [next((t for t in _tokens(option) if isinstance(t, tuple)), None) for option in options]
    for place, token in enumerate(tokens):
        if isinstance(token, tuple):
            near = [(_likeness(shape, token), -i) for i, shape in enumerate(shapes) if shape]
            best = max(near, default=(0.0, 0))
            if best[0] >= SAME_BOX:
                first.setdefault(-best[1], place)
    calls = [[_call(option)] + [words(other) for other in _OTHER_WORDS.get(option, ())] for option in options]
    for i, phrase in enumerate(phrases):
        calls[i].append(_call(phrase))
    known = sorted(
        ((call, i) for i, all_calls in enumerate(calls) for call in all_calls if call),
        key=lambda each: -len(each[0]),
    )
    taken = [False] * len(tokens)
    for call, i in known:
        ambiguous = any(other == call and j != i for other, j in known)
        for place in range(len(tokens) - len(call) + 1):
            span = slice(place, place + len(call))
            if tokens[span] == call and not any(taken[span]):
                taken[span] = [True] * len(call)
                if not ambiguous:
                    first[i] = min(first.get(i, place), place)
    return sorted(first, key=lambda i: first[i])


def words(text: str) -> List[str]:
    """The words of a text, in lower case, without articles, coordinates and marks."""
    return [token for token in _tokens(text) if isinstance(token, str)]


def iou(a: Shape, b: Shape) -> float:
    """Intersection over union of two boxes."""
    width = min(a[2], b[2]) - max(a[0], b[0])
    height = min(a[3], b[3]) - max(a[1], b[1])
    if width <= 0 or height <= 0:
        return 0.0
    shared = width * height
    return shared / ((a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1]) - shared)


def _numbers(pattern: "re.Pattern[str]", text: str) -> List[Shape]:
    return [tuple(float(n) for n in match.groups() if n is not None) for match in pattern.finditer(text)]


def _in_order(box: Shape) -> Shape:
    return min(box[0], box[2]), min(box[1], box[3]), max(box[0], box[2]), max(box[1], box[3])


def _shapes(question: Mapping[str, Any]) -> List[Shape]:
    return [tuple(float(n) for n in shape) for shape in json.loads(question["shapes"])]


def _likeness(a: Shape, b: Shape) -> float:
    if len(a) == len(b) == 4:
        return iou(_in_order(a), _in_order(b))
    return float(a == b)


def _matches(
    truth: Sequence[Shape], found: Sequence[Shape], same: Any, likeness: Any
) -> List[Tuple[int, int]]:
    """Pairs of a true and a found shape, each in one pair at most; the likest first."""
    pairs = sorted(
        (-likeness(a, b), i, j) for i, a in enumerate(truth) for j, b in enumerate(found) if same(a, b)
    )
    matched: List[Tuple[int, int]] = []
    for _, i, j in pairs:
        if all(i != other[0] and j != other[1] for other in matched):
            matched.append((i, j))
    return matched


def _f1(matched: Sequence[Any], truth: Sequence[Any], found: Sequence[Any]) -> float:
    return 2 * len(matched) / (len(truth) + len(found)) if truth or found else 0.0


def _mean_iou(truth: Sequence[Shape], found: Sequence[Shape]) -> float:
    """Over all boxes, true or found: one without a partner counts as 0."""
    matched = _matches(truth, found, lambda a, b: iou(a, b) > 0, iou)
    return sum(iou(truth[i], found[j]) for i, j in matched) / max(len(truth), len(found), 1)


def _point_f1(question: Mapping[str, Any], found: Sequence[Shape]) -> float:
    truth = _shapes(question)
    reach = [REACH * side for side in question["extent"]]

    def distance(a: Shape, b: Shape) -> float:
        if len(a) == 4:
            return 0.0 if a[0] <= b[0] <= a[2] and a[1] <= b[1] <= a[3] else 2.0
        return (((a[0] - b[0]) / reach[0]) ** 2 + ((a[1] - b[1]) / reach[1]) ** 2) ** 0.5

    matched = _matches(truth, found, lambda a, b: distance(a, b) <= 1, lambda a, b: -distance(a, b))
    return _f1(matched, truth, found)


def _tokens(text: str) -> List[Token]:
    """The words of a text and the shapes between them."""
    plain = unicodedata.normalize("NFKC", str(text))
    tokens: List[Token] = []
    done = 0
    for match in re.finditer(f"{_BOX.pattern}|{_POINT.pattern}", plain, re.IGNORECASE):
        tokens += _words(plain[done : match.start()])
        shape = tuple(float(n) for n in match.groups() if n is not None)
        tokens.append(shape)
        done = match.end()
    return tokens + _words(plain[done:])


def _words(text: str) -> List[Token]:
    found = (word.replace("’", "'") for word in _WORD.findall(text.casefold().replace("_", " ")))
    return [_SAME_WORD.get(word, word) for word in found if word not in _ARTICLES]


def _call(option: str) -> List[str]:
    """What an option is called: its words without those that only lead to its box."""
    call = words(option)
    if len(words(option)) < len(_tokens(option)):
        for lead in (["in", "box"], ["at"]):
            if call[-len(lead) :] == lead and len(call) > len(lead):
                return call[: -len(lead)]
    return call


def _phrases(question: Mapping[str, Any]) -> List[str]:
    """What the things of an order are called, if that can be told from the answer."""
    parts = _outside_brackets(question["answer"])
    return parts if len(parts) == len(question["options"]) else []


def _outside_brackets(text: str) -> List[str]:
    return [part.strip() for part in re.split(r",(?![^\[\](]*[\])])", text)]


def _is_order(question: Mapping[str, Any], said: str) -> bool:
    if _tokens(_bare(said)) == _tokens(question["answer"]):
        return True
    options = question["options"]
    return len(options) > 1 and mentioned(said, options, _phrases(question)) == list(range(len(options)))


def _is_option(question: Mapping[str, Any], said: str) -> bool:
    options, correct = question["options"], question["correct"]
    if _tokens(_bare(said)) == _tokens(question["answer"]):
        return True
    if not 0 <= correct < len(options):
        return False
    phrases = ["" if i != correct else question["answer"] for i in range(len(options))]
    return mentioned(said, options, phrases) == [correct]


def _is_expression(question: Mapping[str, Any], said: str) -> bool:
    asked = _expression(question["answer"])
    return _expression(said) == asked if asked else said == question["answer"].strip()


def _expression(text: str) -> List[str]:
    return words(_bare(text))


def _bare(text: str) -> str:
    """A text without what only leads to an answer: "it is", "the answer is"."""
    return _LEAD_IN.sub("", text.strip())


def _word_f1(truth: str, said: str) -> float:
    left = _expression(truth)
    found = _expression(said)
    total = len(left) + len(found)
    shared = 0
    for word in found:
        if word in left:
            left.remove(word)
            shared += 1
    return 2 * shared / total if total else 0.0
