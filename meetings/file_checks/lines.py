"""Reads the first lines out of the XML of office files, streaming and with defusedxml only."""

from defusedxml.ElementTree import DefusedXMLParser

from .refusals import EXTERNAL, FileRefused

XLINK = "{http://www.w3.org/1999/xlink}href"
MAY_LINK = {"a", "template"}  # a link to click; the name of the template once used
BREAKS = {"br": "\n", "cr": "\n", "line-break": "\n", "tab": "\t", "s": " "}


class Enough(Exception):
    """As many lines as were asked for."""


class LineCollector:
    """Gathers the text of paragraphs; one that stands in a text box is a line of its own.

    `paragraphs`: names of the elements that make a line. `texts`: names of the elements whose
    text counts; None where all text inside a paragraph does.
    """

    def __init__(self, paragraphs, texts, most):
        self.paragraphs, self.texts, self.most = paragraphs, texts, most
        self.lines, self.open, self.inside = [], [], []

    def start(self, tag, attributes):
        name = tag.rpartition("}")[2]
        self.inside.append(name)
        self.refuse_foreign(name, attributes)
        if name in self.paragraphs:
            self.open.append([])
        elif name == "textpath":  # WordArt of old
            self.take(attributes.get("string", ""))
        elif self.open and name in BREAKS:
            self.open[-1].append(BREAKS[name])

    def data(self, text):
        if self.open and (self.texts is None or self.inside[-1] in self.texts):
            self.open[-1].append(text)

    def end(self, tag):
        if self.inside.pop() in self.paragraphs:
            self.take("".join(self.open.pop()))

    def close(self):
        return self.lines

    def take(self, text):
        self.lines += [line for line in text.split("\n") if line.strip()]
        if self.most and len(self.lines) >= self.most:
            raise Enough

    def refuse_foreign(self, name, attributes):
        """OpenDocument loads pictures, templates and scripts by such links by itself."""
        target = attributes.get(XLINK, "")
        scheme = target.partition("/")[0]
        if name not in MAY_LINK and (":" in scheme or target.startswith(("//", "\\\\", "../.."))):
            raise FileRefused(EXTERNAL)


def lines_of(xml, paragraphs, texts=None, most=150, window=2 * 1024 * 1024):
    """The first lines of one part, read no further than `window` bytes."""
    collector = LineCollector(paragraphs, texts, most)
    parser = DefusedXMLParser(target=collector, forbid_dtd=True)
    try:
        parser.feed(xml[:window])
        if len(xml) <= window:
            parser.close()  # raises where the part was cut short
    except Enough:
        pass
    return collector.lines
