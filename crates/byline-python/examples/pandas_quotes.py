"""A pandas table of stories becomes one of quotes, and says who is quoted most."""

import pandas

import byline

stories = pandas.DataFrame(
    {
        "story": ["a", "b", "c"],
        "date": ["2024-03-07", "2024-03-08", None],
        "text": [
            "“We will not close the café,” Mayor Zoë Ruiz told Reuters on Tuesday.",
            "Ruiz’s rival, Émile Okafor, denied that he wanted to sell it. “I love the café,” he said.",
            None,
        ],
    }
)

known = stories.dropna(subset=["text"])
docs = byline.analyze_batch(
    byline.Document(row.text, id=row.story, date=row.date) for row in known.itertuples()
)
quotes = pandas.DataFrame(
    {
        "story": doc.id,
        "speaker": quote.speaker_name,
        "role": quote.speaker.entity.role if quote.speaker and quote.speaker.entity else None,
        "polarity": quote.polarity,
        "text": quote.text,
        "chain": " > ".join(quote.chain),
        "start": quote.start,
        "end": quote.end,
    }
    for doc in docs
    for quote in doc.quotes
)

print(quotes.to_csv(index=False))
print(quotes.groupby("speaker").size().sort_values().to_csv(header=["quotes"]), end="")
