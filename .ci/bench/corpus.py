"""Vietnamese texts in the words' natural frequency; the same seed gives the same texts."""

import random
from itertools import accumulate
from pathlib import Path

# Common words, the most frequent first; «_» joins the syllables of one word.
WORDS = (Path(__file__).parent / "words.txt").read_text("utf-8").split()

# Words of the field → in which share of all texts they stand.
PHRASES = {
    "chi bộ": 0.97,
    "đảng viên": 0.5,
    "nghị quyết": 0.4,
    "sinh hoạt chuyên đề": 0.2,
    "an toàn xưởng": 0.1,
    "kết nạp đảng viên mới": 0.05,
    "hội giảng cấp trường": 0.03,
    "phòng cháy chữa cháy": 0.02,
    "học liệu dùng chung": 0.01,
}
RARE_PHRASE = "khúc xạ kế cầm tay"
RARE_TEXTS = 10  # so many texts hold it, however large the archive

SHORT, LONG = 200, 5000  # syllables
ONE_LONG_IN = 50
SENTENCE = 18  # syllables, about
PARAGRAPH = 4  # sentences


class Corpus:
    """Writes the texts of an archive of `size` papers, one after another."""

    def __init__(self, size, seed=20161203):
        self.random = random.Random(seed)
        self.written = 0
        self.every = max(1, size // RARE_TEXTS)
        # Zipf: the n-th word is half as frequent as the n/2-th; the shift flattens the very top.
        self.weights = list(accumulate(1 / (rank + 2.7) for rank in range(1, len(WORDS) + 1)))

    def text(self):
        """The next text: 200 syllables, every fiftieth 5,000. Paragraphs, as a list."""
        self.written += 1
        length = LONG if self.written % ONE_LONG_IN == 0 else SHORT
        phrases = self._phrases()
        syllables = self._words(length - sum(len(phrase.split()) for phrase in phrases))
        for phrase in phrases:
            syllables.insert(self.random.randrange(len(syllables)), phrase)
        sentences = [syllables[at : at + SENTENCE] for at in range(0, len(syllables), SENTENCE)]
        return [
            " ".join(sentence(words) for words in sentences[at : at + PARAGRAPH])
            for at in range(0, len(sentences), PARAGRAPH)
        ]

    def title(self, start):
        """A title of some ten syllables after its first words."""
        return f"{start} {' '.join(self._words(8))}"

    def _phrases(self):
        found = [phrase for phrase, share in PHRASES.items() if self.random.random() < share]
        if self.written % self.every == 0 and self.written <= self.every * RARE_TEXTS:
            found.append(RARE_PHRASE)
        return found

    def _words(self, length):
        words = self.random.choices(WORDS, cum_weights=self.weights, k=length)
        return " ".join(words).replace("_", " ").split()[:length]


def sentence(words):
    """«Một câu như thế.»"""
    line = " ".join(words)
    return f"{line[0].upper()}{line[1:]}."
