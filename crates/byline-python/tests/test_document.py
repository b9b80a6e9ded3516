import json

import byline

STORY = "“We will not close the café,” Mayor Zoë Ruiz told Reuters."


def test_a_story_becomes_json_with_code_points():
    doc = byline.analyze(STORY)
    story = json.loads(doc.to_json())
    assert story == doc.to_dict()
    assert story["offsets"] == "chars"
    quote = story["quotes"][0]
    assert quote["chain"] == ["Zoë Ruiz", "Reuters"]
    [[start, end]] = quote["content"]
    assert doc.text[start:end] == "“We will not close the café,”"
