"""The places of a source where a mutant can be made, and the text that makes it: `capdo_mutant(N)` chooses it when it runs.

A statement is not run, a condition is negated, a bound is moved by one, two arguments of one type change places.
"""
import hashlib
import re

from swift import ASSIGNING, CLOSING, Source

KINDS = ("delete", "negate", "bound", "swap")
DECLARING = {"let", "var", "func", "case", "default", "return", "throw", "guard", "if", "for", "while", "switch", "struct", "enum",
             "class", "extension", "protocol", "defer", "do", "repeat", "break", "continue", "import", "init", "deinit", "typealias",
             "subscript", "fallthrough", "get", "set", "willSet", "didSet", "async", "associatedtype"}
COMPARING = {"<": "<=", "<=": "<", ">": ">=", ">=": ">"}
COUNTING = set(COMPARING) | {"==", "!=", "+", "-", "*", "/", "%", "..<", "..."}
STOPS = {"&&", "||", "?", "->", "==", "!=", "~="} | ASSIGNING | set(COMPARING)
WORD_STOPS = {"if", "guard", "while", "return", "where", "in", "case", "else", "throw", "try", "switch", "for"}
# A phrase is two texts, and nothing of it is a rule.
TEXTS = {"Phrase"}


class Site:
    """One place: the file, from where to where, the kind, and what is there instead, with N for the number of the mutant."""

    def __init__(self, file, source, kind, start, end, changed, said):
        self.file, self.kind, self.start, self.end, self.changed = file, kind, start, end, changed
        self.first, self.last = source.line(start), source.line(end - 1)
        self.before, self.after = flat(source.text[start:end]), flat(said)
        line = source.text[source.lines[self.first - 1]:].split("\n", 1)[0].strip()
        self.name = f"{file}\t{kind}\t{self.before}\t{self.after}"
        self.key = hashlib.sha256(f"{self.name}\t{line}".encode()).hexdigest()[:16]


def flat(text):
    return " ".join(re.sub(r"//[^\n]*", "", text).split())


class Finder:
    """Finds the sites of one source."""

    def __init__(self, file, text):
        self.file, self.source, self.sites = file, Source(text), []
        self.tokens, self.statements = self.source.tokens, self.source.statements

    def find(self):
        for place in self.statements:
            if self.is_code(place):
                self.delete(place)
        for place, token in enumerate(self.tokens):
            if token.text in ("if", "guard", "while") and token.kind == "word":
                self.conditions(place)
            elif token.text == "where" and self.is_code(place):
                self.where(place)
            elif token.text == "?" and self.source.is_binary(place):
                self.ternary(place)
            elif token.text in COMPARING and self.source.is_binary(place):
                self.compare(place)
            elif token.text in ("..<", "..."):
                self.range(place)
            elif token.kind == "number" and token.text.replace("_", "").isdigit():
                self.number(place)
            elif token.text == "(" and place and self.tokens[place - 1].kind == "word" and self.is_call(place):
                self.swap(place)
        return self.sites

    def add(self, kind, first, last, changed, said):
        """Notes a site of the tokens from one to another; `changed` is made of their text."""
        start, end = self.tokens[first].start, self.tokens[last].end
        self.sites.append(Site(self.file, self.source, kind, start, end, changed(self.source.text[start:end]), said))

    def text(self, first, last):
        return self.source.text[self.tokens[first].start:self.tokens[last].end]

    def is_code(self, place):
        """Whether a token stands in what is run: in braces that are not a type's."""
        outer = self.source.around[place]
        while outer is not None and self.tokens[outer].text != "{":
            outer = self.source.around[outer]
        if outer is None:
            return False
        return self.source.head.get(outer, ("closure",))[0] not in ("struct", "class", "enum", "extension", "protocol")

    # A statement is not run.

    def delete(self, place):
        source, first = self.source, self.tokens[place]
        if first.text == "if":
            return self.delete_if(place)
        if first.kind not in ("word", "mark") or first.text in DECLARING or first.text.startswith(("@", "#")):
            return None
        if first.kind == "mark" and first.text != "(":
            return None
        end = source.end_of_statement(place)
        inside = [self.tokens[at].text for at in self.level(place, end)]
        if self.tokens[place + 1].text == ":" or self.is_value(place, end):
            return None
        if not (ASSIGNING & set(inside) or self.tokens[end].text in (")", "}") and "(" in inside + [self.tokens[end].text] or "{" in inside):
            return None
        return self.add("delete", place, end, lambda text: f"if !capdo_mutant(N) {{ {text} }}", "")

    def delete_if(self, place):
        head = next((at for at, (word, start) in self.source.head.items() if start == place and word == "if"), None)
        after = self.source.partner.get(head, -1) + 1 if head else 0
        if not after or after < len(self.tokens) and self.tokens[after].text == "else":
            return
        said = f"(without if {flat(self.text(place + 1, head - 1))})"
        self.add("delete", place, place, lambda text: "if !capdo_mutant(N),", said)

    def is_value(self, place, end):
        """Whether the only statement of braces is what they are: a function of one expression, a closure."""
        outer = self.source.around[place]
        if outer is None or self.tokens[place - 1].text not in ("{", "in") or self.source.partner.get(outer) != end + 1:
            return False
        word, start = self.source.head.get(outer, ("closure", outer))
        if word == "closure":
            return not self.source.begins_line(place)
        return word == "var" or word == "func" and "->" in self.text(start, outer)

    def level(self, first, last):
        """The places of the tokens between two that stand in no bracket of their own; brackets count, their insides do not."""
        at = first
        while at <= last:
            yield at
            at = self.source.partner.get(at, at) + 1 if self.tokens[at].text in CLOSING else at + 1

    # A condition is negated.

    def conditions(self, place):
        word = self.tokens[place].text
        begin, clauses, at = place + 1, [], place + 1
        while at < len(self.tokens) and self.tokens[at].text not in ("else", "{" if word != "guard" else "else"):
            if self.tokens[at].text == ",":
                clauses.append((begin, at - 1))
                begin = at + 1
            at = self.source.partner.get(at, at) + 1 if self.tokens[at].text in CLOSING else at + 1
        clauses.append((begin, at - 1))
        for first, last in clauses:
            if last >= first and self.tokens[first].text not in ("let", "var", "case", "#available"):
                self.negate(first, last)
                if word == "guard":
                    said = f"(without guard {flat(self.text(first, last))})"
                    self.add("delete", first, last, lambda text: f"(capdo_mutant(N) || ({text}))", said)

    def negate(self, first, last):
        said = self.text(first, last)
        self.add("negate", first, last, lambda text: f"(capdo_mutant(N) != ({text}))", f"!({said})")

    def where(self, place):
        last = place
        for at in self.level(place + 1, len(self.tokens) - 1):
            if self.tokens[at].text in ("{", ":"):
                break
            last = self.source.partner.get(at, at) if self.tokens[at].text in CLOSING else at
        if place < last < place + 60 and self.tokens[last + 1].text == "{":
            self.negate(place + 1, last)

    def ternary(self, place):
        first = self.left(place, {"??", *COMPARING, "==", "!=", "&&", "||"})
        if first is not None:
            self.negate(first, place - 1)

    # A bound is moved by one.

    def left(self, place, passed=frozenset()):
        """The first token of the operand on the left of one; None when there is none that is understood."""
        outer, first, at = self.source.around[place], None, place - 1
        while at >= 0 and at != outer:
            token = self.tokens[at]
            if token.text in (",", ":", ";") or token.kind == "word" and token.text in WORD_STOPS:
                break
            if token.kind == "operator" and token.text in STOPS - passed and (self.source.is_binary(at) or token.text == "->"):
                break
            first = at = self.source.partner[at] if token.text in CLOSING.values() and at in self.source.partner else at
            if self.source.begins_statement(at):
                break
            at -= 1
        return first

    def right(self, place):
        outer, last, at = self.source.around[place], None, place + 1
        while at < self.source.partner.get(outer, len(self.tokens)):
            token = self.tokens[at]
            if token.text in (",", ":", ";") or token.kind == "word" and token.text in WORD_STOPS:
                break
            if token.kind == "operator" and token.text in STOPS and self.source.is_binary(at):
                break
            if token.text == "{" and at in self.source.head or self.source.begins_statement(at):
                break
            last = self.source.partner.get(at, at) if token.text in CLOSING else at
            at = last + 1
        return last

    def compare(self, place):
        first, last = self.left(place), self.right(place)
        if first is None or last is None or last - first > 60:
            return
        token = self.tokens[place]
        one, other = self.text(first, place - 1), self.text(place + 1, last)
        said = f"{one} {COMPARING[token.text]} {other}"
        self.add("bound", first, last, lambda text: f"(capdo_mutant(N) ? {said} : {text})", said)

    def range(self, place):
        """The end of a range that has one; `0..<count` goes one further, `0...count` one less."""
        spaced = self.source.is_binary(place)
        token, source = self.tokens[place], self.source
        if not spaced and source.text[token.start - 1] in " ([{,:" or place + 1 == len(self.tokens):
            return
        last, at = None, place + 1
        if self.tokens[at].text in (")", "]", "}", ",", "{") or self.tokens[at].kind == "string":
            return
        while at < len(self.tokens) and (last is None or self.tokens[at].start == self.tokens[last].end):
            if self.tokens[at].text in CLOSING.values() or self.tokens[at].text in (",", ":", ";"):
                break
            last = source.partner.get(at, at) if self.tokens[at].text in CLOSING else at
            at = last + 1
        if last is None:
            return
        sign = "+" if token.text == "..<" else "-"
        text = self.text(place + 1, last)
        self.add("bound", place + 1, last, lambda text: f"({text} {sign} (capdo_mutant(N) ? 1 : 0))", f"{text} {sign} 1")

    def number(self, place):
        before, after = place - 1, place + 1
        counted = [at for at in (before, after) if 0 <= at < len(self.tokens) and self.tokens[at].text in COUNTING
                   and (self.source.is_binary(at) or self.tokens[at].text in ("..<", "..."))]
        if not counted or not self.is_code(place):
            return
        token = self.tokens[place]
        value = int(token.text.replace("_", ""))
        other = value + 1 if value == 0 or place % 2 else value - 1
        self.add("bound", place, place, lambda text: f"(capdo_mutant(N) ? {other} : {text})", str(other))

    # Two arguments change places.

    def is_call(self, place):
        name, before = self.tokens[place - 1], self.tokens[place - 2].text if place > 1 else ""
        return (before not in ("func", "case", "init", "macro") and name.text not in TEXTS | WORD_STOPS | {"init", "subscript"}
                and not name.text.startswith(("@", "#")) and self.is_code(place))

    def swap(self, place):
        arguments, begin = [], place + 1
        end = self.source.partner.get(place, place + 1)
        for at in self.level(place + 1, end - 1):
            if self.tokens[at].text == ",":
                arguments.append((begin, at - 1))
                begin = at + 1
        arguments.append((begin, end - 1))
        for (one, one_end), (other, other_end) in zip(arguments, arguments[1:]):
            one, other = self.after_label(one, one_end), self.after_label(other, other_end)
            if one <= one_end and other <= other_end:
                self.exchange(one, one_end, other, other_end)

    def after_label(self, first, last):
        return first + 2 if first + 1 <= last and self.tokens[first].kind == "word" and self.tokens[first + 1].text == ":" else first

    def exchange(self, one, one_end, other, other_end):
        first, second = self.text(one, one_end), self.text(other, other_end)
        inside = {self.tokens[at].text for at in range(one, other_end + 1)}
        alone = {self.tokens[one].kind if one == one_end else "", self.tokens[other].kind if other == other_end else ""}
        if first == second or inside & {"{", "&", "let", "try", "in"} or alone == {"string"} or "\n" in first + second:
            return
        if bool(re.fullmatch(r"\d+", first)) != bool(re.fullmatch(r"\d+", second)) and alone == {"number", "string"}:
            return
        between = self.source.text[self.tokens[one_end].end:self.tokens[other].start]
        self.add("swap", one, other_end,
                 lambda text: f"(capdo_mutant(N) ? {second} : {first}){between}(capdo_mutant(N) ? {first} : {second})",
                 f"{second}{between}{first}")


def find(file, text):
    """The sites of a source and how many statements it has."""
    finder = Finder(file, text)
    sites = finder.find()
    return sites, sum(finder.is_code(place) for place in finder.statements)
