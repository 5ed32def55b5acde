"""Part of loading a pack: what can be wrong with the messages and hints of a rule, and with their blanks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from msgspec import ValidationError, convert

from govlint.errors import Mistake, Said, english
from govlint.model import Text
from govlint.options import options_type, parse_option
from govlint.rule import Check, Message, RuleFile
from govlint.sources.written import Path_, Source, blanks_of, meant, perhaps


def message_mistakes(source: Source, rule: RuleFile, check: Check) -> Iterator[Mistake]:
    """Kinds of messages that the check does not give, and blanks that nothing fills."""
    kinds = _said(rule, check)
    useless = _unmended(rule, check) if kinds is not None else ""
    words: list[tuple[Path_, str, Text | Message]]
    words = [(("messages", kind), kind, message) for kind, message in rule.messages.items()]
    words += [(("hints", name), name, hint) for name, hint in rule.hints.items()]
    if useless and rule.fix_title is not None:
        yield source.mistake(("fix_title",), *_useless(useless, "fix_title"), value=False)
    for at, kind, text in words:
        if kinds is not None and at[0] == "hints" and (slip := _slip(kind, kinds)):
            told_so = Said(
                f"检查 {check.name} 没有叫 {kind} 的提示", f"the check {check.name} has no hint {kind}"
            )
            yield source.mistake(at, told_so, slip, value=False)
            continue
        if kinds is not None and at[0] == "messages" and kind not in {"default", *kinds}:
            remedy = meant(kind, kinds)
            told_so = Said(
                f"检查 {check.name} 没有叫 {kind} 的消息", f"the check {check.name} has no message {kind}"
            )
            yield source.mistake(at, told_so, remedy, value=False)
            continue
        if useless and isinstance(text, Message) and text.fix == "unsafe":
            yield source.mistake((*at, "fix"), *_useless(useless, "fix"), value=False)
        told = None if kinds is None else _told_in(kind, kinds, (*check.apart, *getattr(rule, str(at[0]))))
        for lang in ("zh", "en"):
            yield from _blank_mistakes(source, (*at, lang), getattr(text, lang), told)


def _useless(why: str, key: str) -> tuple[Said, Said]:
    """That a key is of no use, and what to do about it."""
    words = Said(f"{why}，{key} 用不上", f"{english(why)}, so that {key} is of no use")
    return words, Said(f"删去 {key}", f"delete {key}")


def _unmended(rule: RuleFile, check: Check) -> str:
    """Why nothing is mended of what a rule finds; empty where something is."""
    if not check.mends:
        return Said(f"检查 {check.name} 不给出改法", f"the check {check.name} mends nothing")
    if isinstance(check.mends, str) and rule.options.get(check.mends) is None:
        return Said(
            f"没有写选项 {check.mends}，不给出改法",
            f"without the option {check.mends} nothing is mended",
        )
    return ""


def _told_in(
    kind: str, kinds: Mapping[str, set[str]], written: Iterable[str]
) -> tuple[tuple[str, set[str]], ...]:
    """The kinds that a message or a hint stands for, of those `written`, each with its blanks.

    `default` and `any` stand for all that have none of their own; a hint of no kind may be of any.
    """
    if kind in ("default", "any"):
        found = [item for item in kinds.items() if item[0] not in written or item[0] == kind]
    else:
        found = [(kind, kinds[kind])] if kind in kinds else []
    return tuple(found) or (("", set().union(*kinds.values())),)


def _slip(name: str, kinds: Iterable[str]) -> str:
    """What was perhaps meant by the name of a hint that is nearly that of a kind: others a check may give."""
    known = {*kinds, "any"}
    if name in known:
        return ""
    from difflib import get_close_matches  # only to explain a mistake

    near = get_close_matches(name, sorted(known), 1, 0.8)
    return perhaps(near[0]) if near else ""


def _said(rule: RuleFile, check: Check) -> dict[str, set[str]] | None:
    """The kinds of messages of a rule's check, each with its blanks; None where it does not tell them."""
    if check.says is None:
        return None
    given: dict[str, Any] = rule.options
    try:
        options = convert(rule.options, options_type(check.run), dec_hook=parse_option)
        given = {name: getattr(options, name) for name in options.__struct_fields__}
    except (ValidationError, TypeError, ValueError, NotImplementedError):
        pass  # told with the options; what is written may do for the messages all the same
    try:
        return {kind: set(blanks) for kind, blanks in check.says(given).items()}
    except (LookupError, TypeError, AttributeError):
        return None


def _blank_mistakes(
    source: Source, at: Path_, template: str, told: tuple[tuple[str, set[str]], ...] | None
) -> Iterator[Mistake]:
    """Blanks that are no names, and those that nothing fills, or not in all the kinds `told` by the words."""
    try:
        blanks = blanks_of(template)
    except ValueError:
        words = Said("花括号不成对", "braces do not match")
        yield source.mistake(at, words, Said("要写花括号本身，写两次", "for a brace itself, write two"))
        return
    for blank in dict.fromkeys(blanks):
        if not blank.isidentifier():
            words = Said(f"消息里的 {{{blank}}} 没有写成一个名字", f"{{{blank}}} in a message is no name")
            remedy = Said(
                "花括号里只写名字，例如 {text}；要写花括号本身，写两次",
                "there are only names in braces, such as {text}; for a brace itself, write two",
            )
            yield source.mistake(at, words, remedy)
            continue
        lacking = [kind for kind, known in told or () if blank not in known]
        if told is None or not lacking:
            continue
        if len(lacking) < len(told):
            words = Said(
                f"消息里的 {{{blank}}} 在 {'、'.join(lacking)} 时没有内容可填",
                f"nothing fills {{{blank}}} in a message for {', '.join(lacking)}",
            )
            remedy = Said(
                f"给 {lacking[0]} 另写一条，或者不用 {{{blank}}}",
                f"write another one for {lacking[0]}, or do without {{{blank}}}",
            )
            yield source.mistake(at, words, remedy)
            continue
        known = set.intersection(*(known for _, known in told))
        none = Said("这里没有可以填的，去掉花括号", "there is nothing to fill here: take out the braces")
        words = Said(f"消息里的 {{{blank}}} 没有内容可填", f"nothing fills {{{blank}}} in a message")
        yield source.mistake(at, words, meant(blank, sorted(known)) if known else none)
