"""What is abused: every function of ``_core`` (from api.json, which describe.py reads from the
headers), every function, method and property of the package (by ``inspect``), and every field of
every class (from the field tables)."""

import enum
import inspect
import json
from collections import namedtuple

import perfsys
from perfsys import formulas, knowledge

import good

#: One thing to call. ``call`` takes a dict of arguments; ``kinds`` says by name what each wants;
#: ``make`` gives good ones by name, of which ``needed`` have to be given; ``own`` is the class of
#: "self", None for a function.
Target = namedtuple("Target", "name call kinds make needed own")

# ---- the C half ----------------------------------------------------------------

#: Arguments that the C half fills in or takes together with the one before.
HIDDEN = {"ps_error *", "char[11]", "char[32]", "size_t *"}
OBJECTS = {
    "ps_case": "Case", "ps_factor": "Factor", "ps_framework": "Framework",
    "ps_intervention_kind": "InterventionKind", "ps_process": "Process", "ps_rule": "Rule",
    "ps_measure": "Measure", "ps_merge": "Merge", "ps_check_result": "CheckResult",
    "ps_findings": "Findings", "ps_sizes": "Sizes", "ps_voices": "Voices", "ps_walk": "Walk",
    "ps_timings": "Timings", "ps_next": "Next", "ps_partner_score": "PartnerScore",
    "void": "Described",
}
HANDLES = {"ps_config", "ps_registry", "ps_portfolio_reader", "ps_portfolio_check"}


def core_kinds(function):
    """The Python arguments of a function of ``_core`` and what each wants."""
    kinds = {}
    arguments = function["args"]
    for at, argument in enumerate(arguments):
        name, of = argument["name"], argument["type"]
        bare = of.replace("const ", "").rstrip("* ")
        after = arguments[at + 1]["type"] if at + 1 < len(arguments) else ""
        before = arguments[at - 1]["type"] if at else ""
        if of in HIDDEN or (of == "void *" and before == "ps_write"):
            continue
        if of == "size_t" and name in ("length", "count"):
            continue
        if (function["name"], name) in (("get", "value"), ("arrow_rows", "stream")):
            continue
        if of == "const char *":
            long = at + 1 < len(arguments) and arguments[at + 1]["name"] == "length"
            kinds[name] = "core text" if long and after == "size_t" else "core str"
        elif bare in HANDLES:
            kinds[name] = f"core handle {bare[3:]}"
        elif bare in OBJECTS:
            kinds[name] = f"core object {OBJECTS[bare]}"
        elif bare.endswith("_options"):
            kinds[name] = "core options"
        else:
            kinds[name] = f"core {bare}"
    return kinds


def core_targets(api):
    """A target for every function of the C half, and for the methods of its types."""
    with open(api, encoding="utf-8") as file:
        functions = json.load(file)["functions"]
    for function in functions:
        if function["name"] == "text_free":
            continue  # texts are str here
        call = getattr(perfsys._core, function["name"])
        kinds = core_kinds(function)
        yield Target(
            f"_core.{function['name']}",
            lambda given, call=call: call(*given.values()),
            kinds, good.core(function["name"], kinds), list(kinds), None,
        )
    for name, kinds in good.CORE_METHODS.items():
        owner, _, method = name.partition(".")
        kind = getattr(perfsys._core, owner, None)
        call = getattr(kind, method) if method else kind
        yield Target(
            f"_core.{name}", lambda given, call=call: call(*given.values()),
            {key: f"core {of}" for key, of in kinds.items()},
            good.core_method(name, kinds), list(kinds), None,
        )


# ---- the package ------------------------------------------------------------------


def parameters(function):
    """The arguments of a function with their annotations; those that have to be given."""
    kinds, needed = {}, []
    for parameter in inspect.signature(function).parameters.values():
        if parameter.name in ("self", "cls"):
            continue
        if parameter.kind in (parameter.VAR_KEYWORD, parameter.VAR_POSITIONAL):
            continue
        annotation = parameter.annotation
        kinds[parameter.name] = annotation if isinstance(annotation, str) else "any"
        if parameter.default is parameter.empty:
            needed.append(parameter.name)
    return kinds, needed


def function_target(name, function):
    kinds, needed = parameters(function)
    return Target(
        name, lambda given: _called(function, given), kinds, good.package(name, kinds), needed, None
    )


def method_targets(kind):
    """Targets for what a class defines itself."""
    for name, member in vars(kind).items():
        if name in good.NOT_ABUSED or (name.startswith("_") and not name.startswith("__")):
            continue
        own = good.SELF.get(kind, kind)
        title = f"{kind.__name__}.{name}"
        if name == "__new__":
            if kind not in good.NOT_MADE:
                kinds, needed = parameters(member.__func__)
                call = lambda given, own=own: own(**given)  # noqa: E731
                yield Target(title, call, kinds, good.package(title, kinds), needed, None)
        elif isinstance(member, (classmethod, staticmethod)):
            yield function_target(title, getattr(own, name))
        elif isinstance(member, property):
            yield Target(
                title, lambda given, get=member.fget: get(given["self"]), {}, {}, [], own
            )
        elif inspect.isfunction(member):
            kinds, needed = parameters(member)
            if name == "__init__":
                if issubclass(kind, knowledge.Catalogue):
                    continue  # nobody else makes one
                call = lambda given, own=kind: own(**given)  # noqa: E731
                yield Target(title, call, kinds, good.package(title, kinds), needed, None)
                continue
            call = lambda given, member=member: _consumed(_called(member, given))  # noqa: E731
            yield Target(title, call, kinds, good.package(title, kinds), needed, own)


def _called(function, given):
    """Some take their arguments by position only."""
    by_place = [
        given.pop(parameter.name)
        for parameter in inspect.signature(function).parameters.values()
        if parameter.kind is parameter.POSITIONAL_ONLY and parameter.name in given
    ]
    return function(*by_place, **given)


def _consumed(result):
    """An iterator does its work when it is asked."""
    if inspect.isgenerator(result) or type(result).__name__.endswith("iterator"):
        return list(result)
    return result


def package_targets():
    seen = set()
    for module, names in (
        (perfsys, perfsys.__all__), (formulas, formulas.__all__), (knowledge, knowledge.__all__),
    ):
        short = module.__name__.replace("perfsys.", "")
        for name in names:
            thing = getattr(module, name)
            if inspect.isclass(thing):
                for kind in thing.__mro__:
                    if kind in seen or not kind.__module__.startswith("perfsys"):
                        continue
                    seen.add(kind)
                    # Enumerations, tuples with names and exceptions are Python's own.
                    python_s = (enum.Enum, tuple, BaseException)
                    if kind.__module__ == "perfsys._core" or issubclass(kind, python_s):
                        continue
                    yield from method_targets(kind)
            elif inspect.isfunction(thing) and thing.__module__.startswith("perfsys"):
                yield function_target(f"{short}.{name}", thing)


# ---- fields ------------------------------------------------------------------------


def field_targets():
    """Reading and writing every field of every class."""
    for kind in perfsys.classes().values():
        changes = issubclass(kind, (perfsys.Entity, perfsys.Nested))
        for name, field in kind._attributes.items():
            title = f"{kind.__name__}.{name}"
            yield Target(
                f"get {title}",
                lambda given, field=field: field.__get__(given["self"], type(given["self"])),
                {}, {}, [], kind,
            )
            of = f"field {'word' if field.enum else 'id' if name == 'id' else field.kind}"
            of += " list" if field.is_list else ""
            if not changes:
                of = of.replace("field", "result's")
            yield Target(
                f"set {title}",
                lambda given, field=field: field.__set__(given["self"], given["value"]),
                {"value": of}, {"value": good.field(field)}, ["value"], kind,
            )
