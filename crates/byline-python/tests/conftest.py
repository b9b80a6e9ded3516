import pytest

STORY = (
    "KARLIN (AP) — “We will not close the café,” Mayor Zoë Ruiz told Reuters on Tuesday, “unless "
    "we must.” The city council denied that the “secret plan” existed, Le Monde reported, citing a "
    "senior official. She said the budget of $5 million 🇺🇦 was safe.\n\n"
    "According to the newspaper, Ruiz wrote on Twitter that cafés matter. The so-called “Bean Street Gang” met there "
    "for years.\n"
)


@pytest.fixture
def story():
    return STORY
