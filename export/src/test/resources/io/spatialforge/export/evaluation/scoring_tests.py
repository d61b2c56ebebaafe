"""Tests of scoring.py and utils.py, which lie on the path: python3 -m unittest scoring_tests."""

import json
import os
import sys
import tempfile
import time
import unittest
from pathlib import Path

import scoring
import utils


def question(kind, answer, options=(), correct=-1, shapes=(), extent=(1000, 1000)):
    return {
        "id": "q",
        "kind": kind,
        "answer": answer,
        "options": list(options),
        "correct": correct,
        "shapes": json.dumps([list(shape) for shape in shapes]),
        "extent": list(extent),
    }


class TestCase(unittest.TestCase):
    def assert_scores(self, asked, expected, *replies):
        for reply in replies:
            with self.subTest(reply=reply):
                self.assertAlmostEqual(scoring.score(asked, reply)[scoring.SCORE], expected)


class EveryQuestion(TestCase):
    def test_no_reply_is_wrong(self):
        for asked in (
            question("choice", "A", ["the cup", "the dog"], 0),
            question("yes-no", "No", ["Yes", "No"], 1),
            question("number", "0"),
            question("text", "left", ["left", "right"], 0),
            question("order", "the cup, the dog", ["cup [1, 1, 2, 2]", "dog [3, 3, 4, 4]"]),
            question("expression", "the cup"),
            question("boxes", "[]", shapes=[(1, 1, 2, 2)]),
            question("points", "[]", shapes=[(1, 1)]),
            question("none", "There are no cups."),
        ):
            self.assert_scores(asked, 0, None, "", "   ", "I am a teapot.")

    def test_thinking_before_the_answer_is_not_the_answer(self):
        asked = question("yes-no", "No", ["Yes", "No"], 1)
        self.assert_scores(
            asked, 1, "<think>Yes, no, yes?</think>No", "yes or so</think>\n\nNo.", "No <think>yes?</think>"
        )
        self.assert_scores(asked, 0, "<think>Is it no? No, no", "<think>No</think>")

    def test_the_marked_answer_is_the_answer(self):
        asked = question("number", "3")
        self.assert_scores(
            asked, 1, "Of 5 there are <answer>3</answer>", "So it is $\\boxed{3}$, not 4.", "<answer>3"
        )

    def test_an_unknown_kind_is_an_error(self):
        with self.assertRaisesRegex(ValueError, "question q: unknown kind 'colour'"):
            scoring.score(question("colour", "red"), "red")

    def test_long_replies_are_read_in_no_time(self):
        start = time.monotonic()
        for reply in (
            "[" * 20000,
            "[1, " * 20000,
            "1, " * 20000,
            "((" * 20000,
            "a" * 60000,
            "x: 1 " * 20000,
            "<think>" * 9000,
        ):
            for kind in ("boxes", "points", "number", "order", "text", "choice"):
                scoring.score(question(kind, "1", ["cup [1, 1, 2, 2]", "dog"], 0, [(1, 1, 2, 2)]), reply)
        self.assertLess(time.monotonic() - start, 20)


class Choices(TestCase):
    asked = question(
        "choice", "C", ["the tv", "the vase [12, 20, 30, 40]", "the bear [50, 50, 90, 90]", "the bench"], 2
    )

    def test_a_letter_is_read_however_it_is_written(self):
        self.assert_scores(
            self.asked,
            1,
            "C",
            "c",
            "(C)",
            "C.",
            "**C**",
            "C) the bear",
            "C. the bear [50, 50, 90, 90]",
            "Answer: C",
            "The answer is C.",
            "The correct option is **C**",
            "I choose option C",
            "I would say C",
            '"C"',
            "[C]",
        )

    def test_another_letter_is_wrong(self):
        self.assert_scores(self.asked, 0, "A", "B.", "The answer is D", "E", "Z", "A. the bear")

    def test_the_words_of_an_option_do_as_well(self):
        self.assert_scores(
            self.asked, 1, "the bear", "The bear [50, 50, 90, 90].", "It is the bear.", "[50, 50, 90, 90]"
        )
        self.assert_scores(self.asked, 0, "the bench", "the bear or the bench", "[12, 20, 30, 40]")

    def test_an_article_is_no_letter(self):
        self.assert_scores(
            question("choice", "A", ["the tv", "the vase"], 0), 0, "A vase is nearer.", "A vase"
        )
        self.assert_scores(
            question("choice", "A", ["the tv", "the vase"], 0), 1, "A tv is nearer.", "I think A"
        )

    def test_the_letter_that_is_named_last_counts(self):
        self.assert_scores(self.asked, 1, "Option A is far, option B too. The answer is C.")


class YesNo(TestCase):
    asked = question("yes-no", "Yes", ["Yes", "No"], 0)

    def test_the_first_word_decides(self):
        self.assert_scores(
            self.asked, 1, "Yes", "yes.", "YES!", "Yes, it has no equal.", "**Yes**", "The answer is yes."
        )
        self.assert_scores(
            self.asked, 0, "No", "No, yes is wrong.", "It is.", "Not at all, yes and no", "maybe"
        )


class Numbers(TestCase):
    asked = question("number", "3")

    def test_digits_and_words_are_numbers(self):
        self.assert_scores(
            self.asked,
            1,
            "3",
            "3.",
            "**3**",
            "three",
            "There are three dogs.",
            "3 dogs",
            "3.0",
            "2 left, 1 right: 3",
            "(3)",
        )
        self.assert_scores(self.asked, 0, "4", "33", "-3", "3.5", "none", "three or four")

    def test_the_numbers_of_boxes_are_not_counted(self):
        self.assert_scores(self.asked, 1, "3: [1, 2, 30, 40], [5, 6, 70, 80], [1, 6, 9, 8]")

    def test_none_is_zero(self):
        self.assert_scores(
            question("number", "0"), 1, "0", "zero", "None.", "There are no dogs.", "I don't see any dogs"
        )

    def test_one_off_is_told(self):
        self.assertEqual(
            scoring.score(self.asked, "4"), {scoring.SCORE: 0, "number_accuracy": 0, "number_within_one": 1}
        )
        self.assertEqual(scoring.score(self.asked, "5")["number_within_one"], 0)


class Words(TestCase):
    def test_one_of_a_few_words(self):
        side = question("text", "left", ["left", "right"], 0)
        self.assert_scores(side, 1, "left", "Left.", "To the left", "It is on the left side.")
        self.assert_scores(side, 0, "right", "left or right", "not telling")

    def test_a_word_in_other_words(self):
        facing = question(
            "text", "away from the camera", ["towards the camera", "away from the camera", "left", "right"], 1
        )
        self.assert_scores(facing, 1, "away from the camera", "Away", "facing away from the camera")
        self.assert_scores(facing, 0, "toward the camera", "left", "towards the camera", "away or left")
        ahead = question("text", "ahead", ["left", "right", "ahead", "behind"], 2)
        self.assert_scores(ahead, 1, "ahead of them", "in front of her")
        self.assert_scores(ahead, 0, "behind", "in the back")

    def test_one_of_some_things(self):
        asked = question("text", "the cup [1, 1, 20, 20]", ["cup [1, 1, 20, 20]", "dog [50, 50, 90, 90]"], 0)
        self.assert_scores(
            asked,
            1,
            "the cup [1, 1, 20, 20]",
            "The cup.",
            "cup",
            "[1, 1, 20, 20]",
            "The cup at [2, 1, 20, 21] is nearer.",
        )
        self.assert_scores(
            asked, 0, "the dog", "the cup or the dog", "[50, 50, 90, 90]", "the cup [50, 50, 90, 90]"
        )

    def test_of_two_of_one_name_the_place_decides(self):
        asked = question(
            "text", "the man in the box [1, 1, 20, 20]", ["man [1, 1, 20, 20]", "man [50, 50, 90, 90]"], 0
        )
        self.assert_scores(
            asked,
            1,
            "the man in the box [1, 1, 20, 20]",
            "the man [1, 1, 20, 19]",
            "The one at [1, 1, 20, 20]",
        )
        self.assert_scores(asked, 0, "the man", "the man [50, 50, 90, 90]", "the man in the box")

    def test_of_two_of_one_name_the_whole_phrase_decides(self):
        asked = question(
            "text", "the leftmost man in the photo", ["man [1, 1, 20, 20]", "man [50, 50, 90, 90]"], 0
        )
        self.assert_scores(
            asked, 1, "The leftmost man in the picture.", "leftmost man in the photo", "[1, 1, 20, 20]"
        )
        self.assert_scores(asked, 0, "the man", "the rightmost man in the photo", "[50, 50, 90, 90]")

    def test_where_the_choice_is_unknown_the_words_decide(self):
        asked = question("text", "the leftmost man in the photo")
        self.assert_scores(
            asked,
            1,
            "The leftmost man in the image",
            "The answer is the leftmost man in the photo.",
            "```\nthe leftmost man in the photo\n```",
        )
        self.assert_scores(asked, 0, "the man")


class Orders(TestCase):
    asked = question(
        "order",
        "the cup, the dog, the man [50, 50, 90, 90]",
        ["cup [1, 1, 2, 2]", "dog [3, 3, 9, 9]", "man [50, 50, 90, 90]"],
    )

    def test_any_separator_will_do(self):
        self.assert_scores(
            self.asked,
            1,
            "the cup, the dog, the man [50, 50, 90, 90]",
            "1. cup\n2. dog\n3. man",
            "cup > dog > man",
            "cup, then the dog and then the man",
            "The cup; the dog; [50, 50, 90, 90]",
            "Cup → dog → man.",
        )

    def test_another_order_or_a_part_is_wrong(self):
        self.assert_scores(
            self.asked, 0, "the dog, the cup, the man", "cup, dog", "cup, man, dog", "cup", "man, dog, cup"
        )

    def test_things_of_one_name_are_told_by_their_places_or_phrases(self):
        asked = question(
            "order",
            "the man [50, 50, 90, 90], the man [1, 1, 20, 20]",
            ["man [50, 50, 90, 90]", "man [1, 1, 20, 20]"],
        )
        self.assert_scores(
            asked, 1, "the man [50, 50, 90, 90], the man [1, 1, 20, 20]", "[50, 50, 90, 90] [1, 1, 20, 20]"
        )
        self.assert_scores(asked, 0, "the man, the man", "the man [1, 1, 20, 20], the man [50, 50, 90, 90]")
        named = question(
            "order", "the leftmost man, the nearest man", ["man [1, 1, 20, 20]", "man [50, 50, 90, 90]"]
        )
        self.assert_scores(named, 1, "leftmost man, nearest man")
        self.assert_scores(named, 0, "nearest man, leftmost man")


class Expressions(TestCase):
    asked = question("expression", "the second chair from the left of the image")

    def test_the_same_words_are_right(self):
        self.assert_scores(
            self.asked,
            1,
            "the second chair from the left of the image",
            "The second chair from the left of the photo.",
            "It is the second chair from the left of the image",
            "The box contains second chair from the left of the image",
        )
        self.assert_scores(self.asked, 0, "the chair", "the third chair from the left of the image")

    def test_an_expression_without_words_is_taken_to_the_letter(self):
        self.assert_scores(question("expression", "'?'"), 1, "'?'")
        self.assert_scores(question("expression", "'?'"), 0, "'!'", "", "the ...")

    def test_shared_words_are_told(self):
        scores = scoring.score(self.asked, "the second chair")
        self.assertAlmostEqual(scores["expression_f1"], 2 * 2 / (6 + 2))


class Boxes(TestCase):
    asked = question("boxes", "", shapes=[(100, 100, 200, 200), (300, 300, 400, 400)])

    def test_boxes_are_read_however_they_are_written(self):
        self.assert_scores(
            self.asked,
            1,
            '[{"bbox_2d": [100, 100, 200, 200], "label": "cup"}, {"bbox_2d": [300, 300, 400, 400], "label": "cup"}]',
            '```json\n[{"bbox_2d": [100, 100, 200, 200]}, {"bbox_2d": [300, 300, 400, 400]}]\n```',
            '[{"bbox_2d": [100, 100, 200, 200], "label": "a"}, {"bbox_2d": [300, 300, 400, 400], "lab',
            "They are at [100, 100, 200, 200] and [300, 300, 400, 400].",
            "<ref>cup</ref><box>[[100, 100, 200, 200], [300, 300, 400, 400]]</box>",
            "<|box_start|>(100,100),(200,200)<|box_end|><|box_start|>(300,300),(400,400)<|box_end|>",
            '{"x1": 100, "y1": 100, "x2": 200, "y2": 200} {"x1": 300, "y1": 300, "x2": 400, "y2": 400}',
            "(100.0, 100.4, 200, 200) (400, 400, 300, 300)",
            "xmin=100, ymin=100, xmax=200, ymax=200; xmin=300, ymin=300, xmax=400, ymax=400",
        )

    def test_a_bare_list_of_four_numbers_is_a_box(self):
        self.assert_scores(question("boxes", "", shapes=[(1, 2, 30, 40)]), 1, "1, 2, 30, 40", " [1,2,30,40] ")

    def test_missing_and_additional_boxes_count_against_it(self):
        self.assert_scores(self.asked, 2 / 3, "[100, 100, 200, 200]")
        self.assert_scores(self.asked, 0.8, "[100, 100, 200, 200] [300, 300, 400, 400] [1, 1, 2, 2]")
        self.assert_scores(self.asked, 0.5, "[100, 100, 200, 200] [100, 100, 200, 200]")

    def test_half_of_the_union_is_needed(self):
        one = question("boxes", "", shapes=[(0, 0, 100, 100)])
        self.assert_scores(one, 1, "[0, 0, 100, 50]")
        self.assert_scores(
            one, 0, "[0, 0, 100, 49]", "[200, 200, 300, 300]", "[50, 50, 50, 50]", "There are none.", "[]"
        )

    def test_the_mean_union_is_told(self):
        self.assertAlmostEqual(scoring.score(self.asked, "[100, 100, 200, 150]")["box_iou"], 0.25)
        self.assertAlmostEqual(
            scoring.score(self.asked, "[100, 100, 200, 200] [300, 300, 400, 400]")["box_iou"], 1
        )

    def test_a_point_is_no_box(self):
        self.assert_scores(self.asked, 0, '[{"point_2d": [150, 150]}, {"point_2d": [350, 350]}]')


class Points(TestCase):
    def test_near_is_near_enough(self):
        asked = question("points", "", shapes=[(500, 500)])
        self.assert_scores(
            asked, 1, "[500, 500]", "[500, 549]", '[{"point_2d": [530, 530], "label": "cup"}]', "(500, 451)"
        )
        self.assert_scores(asked, 0, "[500, 551]", "[540, 540]", "[0, 0]", "none")

    def test_near_is_a_share_of_each_side(self):
        self.assert_scores(question("points", "", shapes=[(500, 50)], extent=(1000, 100)), 0, "[500, 56]")

    def test_a_point_in_the_box_is_right(self):
        asked = question("points", "", shapes=[(100, 100, 200, 200)])
        self.assert_scores(
            asked, 1, "[101, 199]", "x: 150, y: 150", '<point x="150" y="150">', "[110, 110, 190, 190]"
        )
        self.assert_scores(asked, 0, "[99, 150]")

    def test_each_point_meets_one_thing(self):
        asked = question("points", "", shapes=[(100, 100), (900, 900)])
        self.assert_scores(asked, 1, "(900, 900), (100, 100)")
        self.assert_scores(asked, 0.5, "(100, 100), (101, 101)")


class Absence(TestCase):
    asked = question("none", "There are no cups in the image.")

    def test_it_must_be_said(self):
        self.assert_scores(
            self.asked,
            1,
            "There are no cups in the image.",
            "None",
            "[]",
            "```json\n[]\n```",
            "I don't see any cups.",
            "I cannot find a cup.",
            "zero",
        )

    def test_a_box_or_a_point_denies_it(self):
        self.assert_scores(
            self.asked, 0, "[1, 2, 30, 40]", "None but [1, 2, 30, 40]", "[5, 5]", "Here they are.", "Sure!"
        )


class Tasks(unittest.TestCase):
    doc = {**question("boxes", ""), "question": "Where is it?", "image": "a/b.png", "coordinates": True}

    def test_what_coordinates_mean_follows_where_there_are_any(self):
        kwargs = {"coordinates": "In pixels.", "pre_prompt": "Look. ", "post_prompt": " Now."}
        self.assertEqual(utils.doc_to_text(self.doc, kwargs), "Look. Where is it? In pixels. Now.")
        self.assertEqual(
            utils.doc_to_text({**self.doc, "coordinates": False}, kwargs), "Look. Where is it? Now."
        )
        self.assertEqual(utils.doc_to_text(self.doc), "Where is it?")

    def test_results_are_scores(self):
        doc = {**self.doc, **question("number", "3")}
        self.assertEqual(utils.process_results(doc, ["3"])["spatialforge_score"], 1)
        self.assertEqual(utils.process_results(doc, [])["spatialforge_score"], 0)

    def test_photographs_are_looked_for_where_it_is_said(self):
        os.environ.pop(utils.IMAGES, None)
        with tempfile.TemporaryDirectory() as root:
            with self.assertRaisesRegex(
                FileNotFoundError, r"a.b\.png is not there\. Set SPATIALFORGE_IMAGES"
            ):
                utils.image_path("a/b.png", {"image_root": root})
            (Path(root) / "a").mkdir()
            (Path(root) / "a" / "b.png").write_bytes(b"")
            self.assertEqual(utils.image_path("a/b.png", {"image_root": root}), Path(root) / "a/b.png")
            os.environ[utils.IMAGES] = root
            self.assertEqual(utils.image_path("a/b.png", {"image_root": "elsewhere"}), Path(root) / "a/b.png")
            os.environ.pop(utils.IMAGES)

    def test_nothing_beyond_python_is_needed(self):
        foreign = {"PIL", "numpy", "torch", "pandas", "datasets", "yaml"}
        self.assertFalse(foreign & set(sys.modules))


if __name__ == "__main__":
    unittest.main()
