"""Understands the declarations of a header. What it does not understand it refuses."""

from __future__ import annotations

import re
from typing import Any, List, Optional, Tuple

from .model import (
    Alias,
    Api,
    Argument,
    Constant,
    DescribeError,
    Enum,
    Function,
    Header,
    Item,
    Member,
    Struct,
    Type,
    Word,
    text_of,
)
from .scan import Token, scan

# Types beside the library's own, which are checked once all headers are read (settle.py).
PLAIN_TYPES = {
    "void", "bool", "char", "int", "double", "size_t", "int32_t", "int64_t", "uint32_t",
}  # fmt: skip
SYSTEM_HEADERS = {"<stdbool.h>", "<stddef.h>", "<stdint.h>"}


class Parser:
    """Reads the tokens of one header into an Api."""

    def __init__(self, text: str, header: str, api: Api):
        self.header = header
        self.tokens = scan(text, header)
        self.position = 0
        self.api = api
        self.doc: Optional[Token] = None  # a comment that waits for what it is about

    # ---- tokens ----

    @property
    def token(self) -> Token:
        return self.tokens[self.position]

    def fail(self, message: str, token: Optional[Token] = None) -> DescribeError:
        return DescribeError(f"{self.header}:{(token or self.token).line}", message)

    def next(self) -> Token:
        token = self.token
        if token.kind != "end":
            self.position += 1
        return token

    def expect(self, text: str) -> Token:
        token = self.next()
        if token.text != text:
            raise self.fail(f"expected '{text}' and not '{token.text[:40]}'", token)
        return token

    def accept(self, text: str) -> bool:
        if self.token.kind != "doc" and self.token.text == text:
            self.position += 1
            return True
        return False

    def name(self, what: str) -> Token:
        token = self.next()
        if token.kind != "name":
            raise self.fail(f"expected {what} and not '{token.text[:40]}'", token)
        return token

    def comment(self, behind: bool) -> str:
        """The comment at hand, if it is one behind what it is about ("/**<") or before."""
        if self.token.kind != "doc" or self.token.text.startswith("/**<") != behind:
            return ""
        return text_of(self.next().text)

    # ---- the header ----

    def read(self) -> Header:
        doc, includes = "", []
        while self.token.kind != "end":
            token = self.next()
            if token.kind == "doc":
                if token.text.startswith("/**<"):
                    raise self.fail("a comment behind nothing", token)
                if "@file" in token.text:
                    doc = re.sub(r"^\s*@file \S+\s*", "", text_of(token.text))
                    continue
                self.orphan()
                self.doc = token
            elif token.kind == "include":
                include = re.fullmatch(r"<perfsys/(\w+\.h)>", token.text)
                if include:
                    includes.append(include.group(1))
                elif token.text not in SYSTEM_HEADERS:
                    raise self.fail(f"do not know the header {token.text}", token)
            elif token.kind == "define":
                self.define(token)
            elif token.text == "PS_API":
                self.function()
            elif token.text == "typedef":
                self.typedef()
            elif token.text == "struct":
                self.tagged()
            else:
                raise self.fail(f"do not understand the declaration: {token.text[:40]}", token)
        self.orphan()
        return Header(self.header, doc, includes)

    def orphan(self) -> None:
        if self.doc is not None:
            raise self.fail("a comment that belongs to no declaration", self.doc)

    def take_doc(self, what: str) -> str:
        """The comment before a declaration, which must have one."""
        if self.doc is None:
            raise self.fail(f"{what} has no comment", self.tokens[self.position - 1])
        doc, self.doc = text_of(self.doc.text), None
        return doc

    def add(self, group: List[Any], item: Item) -> None:
        if any(other.c_name == item.c_name for other in group):
            raise DescribeError(item.place, f"{item.c_name} is declared twice")
        group.append(item)
        self.api.order.append(item)

    # ---- constants ----

    def define(self, token: Token) -> None:
        match = re.match(r"(\w+)(\(?)\s*(.*)", token.text, re.S)
        if match is None or match.group(2):
            raise self.fail(f"do not understand: #define {token.text[:40]}", token)
        name, value = match.group(1), match.group(3).strip()
        doc = self.comment(behind=True)
        if self.doc is not None:
            doc = self.take_doc(name)
        if re.fullmatch(r"PERFSYS_\w+_H|ARROW_C_\w+_INTERFACE|PS_API", name):
            return
        constant = Constant(name, doc, self.header, token.line)
        if re.fullmatch(r"\d+u?", value):
            constant.value, constant.flag = int(value.rstrip("u")), value.endswith("u")
        elif re.fullmatch(r'"[^"\\]*"', value):
            constant.value = value[1:-1]
        elif name.startswith("PS_") and name.endswith("_INIT"):
            constant.value = value
        else:
            raise self.fail(f"do not understand the value of {name}: {value[:40]}", token)
        self.add(self.api.constants, constant)

    # ---- types ----

    def specifiers(self) -> Tuple[str, bool]:
        """ "const char": the base type and whether it is const."""
        const, base = False, ""
        while self.token.kind == "name":
            if self.accept("const"):
                const = True
            elif self.token.text == "struct" and not base:
                self.next()
                base = "struct " + self.name("the name of a struct").text
            elif not base:
                base = self.next().text
                known = base in PLAIN_TYPES or base.startswith("ps_")
                if not known:
                    raise self.fail(f"do not know the type {base}", self.tokens[self.position - 1])
            else:
                break
        if not base:
            raise self.fail(f"expected a type and not '{self.token.text[:40]}'")
        return base, const

    def pointed(self) -> Tuple[str, bool, str, int]:
        """ "const char *const *": the base type, whether it is const, all of it, its stars."""
        base, const = self.specifiers()
        text, pointers = ("const " if const else "") + base, 0
        while self.accept("*"):
            text += "*" if text.endswith("*") else " *"
            pointers += 1
            if self.accept("const"):
                text += "const"
        return base, const, text, pointers

    def declarator(self, named: bool = True) -> Tuple[str, Type, int]:
        """A type and a name: "const char *name[4]", "bool (*name)(void *data)"."""
        base, const, text, pointers = self.pointed()
        line = self.token.line
        if self.accept("("):
            self.expect("*")
            name = self.name("the name of a pointer to a function").text
            self.expect(")")
            arguments = ", ".join(a.type.declare(a.name) for a in self.arguments(named=False))
            gap = "" if text.endswith("*") else " "
            function = f"{text}{gap}(*%s)({arguments or 'void'})"
            return name, Type(base, text, pointers, const, "", function), line
        name = ""
        if named or self.token.kind == "name":
            name = self.name("a name").text
        array = ""
        while self.accept("["):
            size = self.next()
            if size.kind != "number":
                raise self.fail(f"do not understand the size of {name}: {size.text[:40]}", size)
            self.expect("]")
            array += f"[{size.text}]"
        return name, Type(base, text, pointers, const, array), line

    def arguments(self, named: bool = True) -> List[Argument]:
        """What stands in the parentheses of a function."""
        self.expect("(")
        if self.token.text == "void" and self.tokens[self.position + 1].text == ")":
            self.next()
            self.next()
            return []
        found = []
        while True:
            name, type_, _ = self.declarator(named)
            found.append(Argument(name, type_))
            if not self.accept(","):
                break
        self.expect(")")
        return found

    # ---- declarations ----

    def function(self) -> None:
        start = self.token
        base, const, text, pointers = self.pointed()
        name = self.name("the name of a function")
        if not name.text.startswith("ps_"):
            raise self.fail(f"{name.text} is public and not called ps_...", name)
        doc = self.take_doc(name.text)
        arguments = self.arguments()
        self.expect(";")
        for argument in arguments:
            argument.doc = sentences_about(argument.name, doc)
        returns = Type(base, text, pointers, const)
        made = Function(name.text, doc, self.header, start.line, returns, arguments)
        self.add(self.api.functions, made)

    def typedef(self) -> None:
        line = self.token.line
        if self.token.text == "enum":
            self.next()
            self.enum(line)
        elif self.token.text == "struct":
            self.next()
            self.struct(line)
        else:
            name, type_, line = self.declarator()
            self.expect(";")
            self.add(self.api.aliases, Alias(name, self.take_doc(name), self.header, line, type_))

    def enum(self, line: int) -> None:
        name = self.name("the name of an enum")
        doc = self.take_doc(name.text)
        enum = Enum(name.text, doc, self.header, line)
        self.expect("{")
        value = 0
        while not self.accept("}"):
            constant = self.name("a constant")
            if self.accept("="):
                number = self.next()
                if not re.fullmatch(r"\d+", number.text):
                    what = f"the value of {constant.text}: {number.text[:40]}"
                    raise self.fail(f"do not understand {what}", number)
                value = int(number.text)
            comma = self.accept(",")
            about = self.comment(behind=True)
            word = Word(constant.text, about, self.header, constant.line, value)
            if re.fullmatch(r"PS_[A-Z_]+_END_", constant.text):
                enum.end = constant.text
            elif enum.end:
                raise self.fail(f"{constant.text} stands behind the end of {name.text}", constant)
            else:
                enum.words.append(word)
            value += 1
            if not comma:
                self.expect("}")
                break
        self.closing(name.text)
        self.add(self.api.enums, enum)

    def struct(self, line: int) -> None:
        """typedef struct ps_x {...} ps_x; or typedef struct ps_x ps_x;"""
        name = self.name("the name of a struct")
        doc = self.take_doc(name.text) if self.doc else ""  # settle.py asks for it
        if self.accept("{"):
            struct = Struct(name.text, doc, self.header, line, members=self.members())
        else:
            struct = Struct(name.text, doc, self.header, line, kind="opaque")
        self.closing(name.text)
        self.add(self.api.structs, struct)

    def tagged(self) -> None:
        """struct X {...}; without a typedef."""
        name = self.name("the name of a struct")
        doc = self.take_doc(name.text)
        self.expect("{")
        members, tag = self.members(), f"struct {name.text}"
        struct = Struct(name.text, doc, self.header, name.line, members=members, tag=tag)
        self.expect(";")
        self.add(self.api.structs, struct)

    def closing(self, name: str) -> None:
        """The typedef's name, which is the tag's."""
        token = self.name("the name of a typedef")
        if token.text != name:
            raise self.fail(f"the typedef of {name} is called {token.text}", token)
        self.expect(";")

    def members(self) -> List[Member]:
        found: List[Member] = []
        while not self.accept("}"):
            before = self.comment(behind=False)
            name, type_, line = self.declarator()
            if self.token.text == ",":
                raise self.fail(f"{name}: one member a declaration")
            self.expect(";")
            behind = self.comment(behind=True)
            if before and behind:
                raise DescribeError(f"{self.header}:{line}", f"{name} has two comments")
            found.append(Member(name, before or behind, self.header, line, type_))
        return found


def sentences_about(name: str, doc: str) -> str:
    """The sentences of a comment that name an argument in backticks."""
    found = []
    for paragraph in re.split(r"\n\s*\n", doc):
        for sentence in re.split(r"(?<=[.:;]) +(?=[A-Z`(])", " ".join(paragraph.split())):
            if re.search(rf"`{re.escape(name)}`", sentence):
                found.append(sentence)
    return " ".join(found)
