"""Swift source as tokens: enough of the language to find statements, conditions, bounds and arguments.

It is no parser: what it takes for something else does not compile once it is changed, and is dropped then.
"""
import re
from bisect import bisect_right

TOKEN = re.compile(
    r"(?P<number>0[xb][0-9A-Fa-f_]+|\d[\d_]*(?:\.\d+)?)|(?P<word>[@#$]?`?\w+`?)|(?P<operator>\.\.<|\.\.\.|[-+*/%<>=!&|^~?]+)"
    r"|(?P<mark>[()\[\]{},;:.\\])")
CLOSING = {"(": ")", "[": "]", "{": "}"}
ASSIGNING = {"=", "+=", "-=", "*=", "/=", "%=", "|=", "&=", "^="}
TYPES = {"struct", "class", "enum", "extension", "protocol", "actor"}
MODIFIERS = {"public", "package", "private", "fileprivate", "internal", "static", "final", "mutating", "override", "indirect",
             "nonisolated", "required", "convenience", "lazy"}
# What stands at the end of a line that goes on, and at the beginning of a line that goes on from the one above.
GOES_ON = ASSIGNING | {",", "(", "[", "return", "->", "&&", "||", "??", "try", "where", "throw"}


class Token:
    def __init__(self, kind, text, start, end):
        self.kind, self.text, self.start, self.end = kind, text, start, end


class Source:
    """The tokens of a text; `partner` is the other bracket of one, `around` the bracket in which a token stands."""

    def __init__(self, text):
        self.text = text
        self.lines = [0] + [match.end() for match in re.finditer("\n", text)]
        self.tokens = list(self._tokens())
        self.partner, self.around, open_ones = {}, [], []
        for place, token in enumerate(self.tokens):
            if token.kind == "mark" and token.text in CLOSING.values() and open_ones:
                self.partner[place] = open_ones.pop()
                self.partner[self.partner[place]] = place
            self.around.append(open_ones[-1] if open_ones else None)
            if token.kind == "mark" and token.text in CLOSING:
                open_ones.append(place)
        self._find_heads()

    def line(self, offset):
        return bisect_right(self.lines, offset)

    def _tokens(self):
        text, place = self.text, 0
        while place < len(text):
            if text[place].isspace():
                place += 1
            elif text.startswith("//", place):
                place = (text.find("\n", place) + 1) or len(text)
            elif text.startswith("/*", place):
                place = text.index("*/", place) + 2
            elif text[place] in "\"#" and re.match(r'#*"', text[place:place + 4]):
                end = string_end(text, place)
                yield Token("string", text[place:end], place, end)
                place = end
            else:
                match = TOKEN.match(text, place)
                if not match:
                    place += 1
                    continue
                yield Token(match.lastgroup, match[0], place, match.end())
                place = match.end()

    def is_binary(self, place):
        token = self.tokens[place]
        return (token.kind == "operator" and self.text[token.start - 1].isspace()
                and self.text[token.end:token.end + 1].isspace())

    def begins_line(self, place):
        start = self.tokens[place].start
        return not self.text[self.lines[self.line(start) - 1]:start].strip()

    def begins_statement(self, place):
        """Whether a token in braces begins a statement: on a line of its own, or right after the brace."""
        outer = self.around[place]
        if outer is not None and self.tokens[outer].text != "{":
            return False
        token = self.tokens[place]
        if place == 0:
            return True
        before = self.tokens[place - 1]
        if before.text in ("{", ";") or before.text == "in" and self.begins_line(place):
            return True
        if token.text in ("}", ")", "]", ".", ":", "else", "catch", "where", "{", ",") or not self.begins_line(place):
            return False
        if self.is_binary(place) or before.kind == "operator" and self.is_binary(place - 1):
            return False
        return before.text not in GOES_ON

    def end_of_statement(self, place):
        """The place of the last token of the statement that begins at one."""
        outer, last, at = self.around[place], place, place
        while at < len(self.tokens):
            if at != place and (self.begins_statement(at) or self.tokens[at].text == ";"):
                break
            if at == self.partner.get(outer, len(self.tokens)):
                break
            last = self.partner.get(at, at) if self.tokens[at].text in CLOSING else at
            at = last + 1
        return last

    def _find_heads(self):
        """What each brace belongs to: the first word of its statement, `closure`, or the type that it declares."""
        self.head, self.statements = {}, []
        for place, token in enumerate(self.tokens):
            if self.begins_statement(place):
                self.statements.append(place)
                self._find_head(place)

    def _find_head(self, place):
        word, at = place, place
        while self.tokens[word].text in MODIFIERS or self.tokens[word].text.startswith("@"):
            word += 1
            if self.tokens[word].text == "(":
                word = self.partner[word] + 1
        first, outer = self.tokens[word].text, self.around[place]
        end = self.partner.get(outer, len(self.tokens))
        while at < end and (at == place or not self.begins_statement(at)):
            token = self.tokens[at]
            if token.text == "{":
                before = self.tokens[at - 1].text
                if first in TYPES | {"func", "init", "deinit", "subscript", "for", "while", "switch", "guard", "var", "do"}:
                    self.head[at] = (first, place)
                elif first == "if" and at not in self.head:
                    self.head[at] = ("if", place)
                elif before in ("else", "repeat", "defer", "do") or first in ("defer", "repeat"):
                    self.head[at] = (before, place)
            at = self.partner.get(at, at) + 1 if token.text in CLOSING else at + 1


def string_end(text, place):
    """The end of the string literal that begins at a place, with whatever is interpolated."""
    marks = re.match("#*", text[place:])[0]
    quote = '"""' if text.startswith('"""', place + len(marks)) else '"'
    place += len(marks) + len(quote)
    closing, escape = quote + marks, "\\" + marks
    while not text.startswith(closing, place):
        if text.startswith(escape + "(", place):
            place = parenthesis_end(text, place + len(escape))
        elif text.startswith(escape, place):
            place += len(escape) + 1
        else:
            place += 1
    return place + len(closing)


def parenthesis_end(text, place):
    depth = 0
    while True:
        if text[place] == '"':
            place = string_end(text, place)
            continue
        depth += {"(": 1, ")": -1}.get(text[place], 0)
        place += 1
        if depth == 0:
            return place
