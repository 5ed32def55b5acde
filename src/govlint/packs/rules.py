"""Part of loading a pack: its rules, typed by their checks, and what it changes in those that it inherits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from msgspec import NODEFAULT, structs

from govlint.errors import Mistake, Said, english
from govlint.options import check_options, options_type, plain
from govlint.packs.files import PACK
from govlint.packs.filetypes import PackFile, RuleChange
from govlint.packs.inheritance import extended
from govlint.packs.messages import message_mistakes
from govlint.packs.mistakes import rule_mistakes
from govlint.packs.places import ancestors
from govlint.packs.reading import Reading, stem
from govlint.packs.strictness import fits
from govlint.rule import Change, Check, Incomplete, Pack, Rule, RuleFile
from govlint.sources.converted import UNKNOWN_KEY, convert, kind_of
from govlint.sources.written import Path_, Source, meant
from govlint.vocabulary import Vocabulary

_OF_SOME_YEARS = (
    Said(
        "只用于某些年份的规则包不能改动继承的规则",
        "a pack for some years alone cannot change inherited rules",
    ),
    Said("把 rules 放进另一个规则包，或者去掉 years", "put rules into another pack, or take out years"),
)
DATA_FOLDERS = frozenset({"fixtures", "forms", "lexicon"})


class RuleReading:
    """The rules of a pack being read, which may name `checks` and stand on the packs `before`."""

    def __init__(self, reading: Reading, checks: Mapping[str, Check], before: Sequence[Pack]) -> None:
        self.reading = reading
        self.mistakes = reading.mistakes
        self.checks = checks
        self.before = before

    def rules(self, pack: Pack, known: Vocabulary) -> tuple[Rule, ...]:
        """The rules of a pack, by code; each may name what is `known`."""
        rules: dict[str, Rule] = {}
        for name in self.reading.files.under("*/*.yaml"):
            if name.partition("/")[0] in DATA_FOLDERS:
                continue
            source = self.reading.source(name)
            rule = None if source is None else self._rule(source, name, pack, known)
            if source is None or rule is None:
                continue
            for key, value in (("code", rule.code), ("name", rule.name)):
                if value in rules:
                    other = rules[value].file
                    message = Said(f"{value} 已由 {other} 使用", f"{value} is used by {other}")
                    remedy = Said("每条规则用自己的编号和名称", "each rule has a code and a name of its own")
                    self.mistakes.append(source.mistake((key,), message, remedy))
                rules.setdefault(value, rule)
        return tuple(
            sorted({rule.code: rule for rule in rules.values()}.values(), key=lambda rule: rule.code)
        )

    def _rule(self, source: Source, name: str, pack: Pack, known: Vocabulary) -> Rule | None:
        written = convert(source, RuleFile)
        if isinstance(written, list):
            self.mistakes += [self._placed(mistake, source) for mistake in written]
            return None
        has_page = f"{name.removesuffix('.yaml')}.md" in self.reading.files.names
        self.mistakes += rule_mistakes(source, stem(name), written, has_page)
        check = self.checks.get(written.check)
        options = plain(written.options)
        if check is None and isinstance(self.checks, Incomplete):
            pass  # the plugin that failed may have had it
        elif check is None:
            remedy = meant(written.check, self.checks) or Said(
                "govlint rules 列出的规则用到全部的检查", "the rules that govlint rules lists use all checks"
            )
            words = Said(f"没有名为 {written.check} 的检查", f"no check is called {written.check}")
            self.mistakes.append(source.mistake(("check",), words, remedy))
        else:
            # What a rule names may be in a form that could not be read: that is told there.
            wrong = check_options(source, ("options",), check, None if self.reading.unread else known)
            self.mistakes += wrong
            self.mistakes += message_mistakes(source, written, check)
            if written.stricter and not wrong:
                options = self._with_directions(source, written, check, options)
        fields = {field: getattr(written, field) for field in written.__struct_fields__}
        fields["options"] = options
        fields["url"] = f"{pack.site}/rules/{written.code}/" if pack.site else None
        places = {
            ".".join(key): self.reading.place(name, source, key)
            for key in [
                ("code",),
                ("name",),
                ("severity",),
                ("enabled",),
                ("lock",),
                *(("options", x) for x in options),
            ]
            if key in source.keys
        }
        return Rule(pack=pack.name, file=name, kinds=pack.kinds, years=pack.years, places=places, **fields)

    def _placed(self, mistake: Mistake, source: Source) -> Mistake:
        """A mistake in a rule; of an option that stands beside `options` it is told where it belongs."""
        check = self.checks.get(str(source.data.get("check"))) if isinstance(source.data, dict) else None
        options = options_type(check.run).__struct_fields__ if check is not None else ()
        if "？" not in (mistake.remedy or "") and mistake.message.removeprefix(UNKNOWN_KEY) in options:
            remedy = Said(
                "这是选项：写在 options: 下面，前面空两格",
                "an option: write it below options:, two blanks before it",
            )
            return structs.replace(mistake, remedy=remedy)
        return mistake

    def _with_directions(
        self, source: Source, written: RuleFile, check: Check, options: dict[str, Any]
    ) -> dict[str, Any]:
        """The options with the defaults of those that may be made stricter: a lock compares with them."""
        fields = {field.name: field for field in structs.fields(options_type(check.run))}
        for name, direction in written.stricter.items():
            if name not in fields:
                words = Said(
                    f"检查 {check.name} 没有选项 {name}", f"the check {check.name} has no option {name}"
                )
                self.mistakes.append(
                    source.mistake(("stricter", name), words, meant(name, fields), value=False)
                )
                continue
            value = options.setdefault(name, _default(fields[name]))
            if not fits(direction, value):
                kind = kind_of(value)
                words = Said(
                    f"选项 {name} 是{kind}，不能说 {direction} 更严",
                    f"the option {name} is {english(kind)}, of which none is stricter by {direction}",
                )
                remedy = Said(
                    "数用 higher、lower，列表用 more、fewer，true/false 用 on、off",
                    "numbers take higher or lower, lists more or fewer, true/false on or off",
                )
                self.mistakes.append(source.mistake(("stricter", name), words, remedy))
        return options

    def changes(self, source: Source, about: PackFile, pack: Pack, known: Vocabulary) -> Iterable[Change]:
        """What pack.yaml changes in inherited rules; mistakes for rules and options that there are not."""
        if pack.years is not None:
            self.mistakes.append(source.mistake(("rules",), *_OF_SOME_YEARS))
        inherited = {
            name: rule
            for parent in self.before
            if parent.name in ancestors(pack, self.before)
            for rule in parent.rules
            for name in (rule.code, rule.name)
        }
        for name, written in about.rules.items():
            at: Path_ = ("rules", name)
            rule = inherited.get(name)
            if rule is None:
                if len(pack.parents) == len(extended(about.extends)):
                    mend = meant(name, inherited) or Said(
                        "只能改动 extends 里的规则包的规则",
                        "only rules of the packs in extends can be changed",
                    )
                    words = Said(f"没有继承叫 {name} 的规则", f"no rule called {name} is inherited")
                    self.mistakes.append(source.mistake(at, words, mend, value=False))
                continue
            change = written if isinstance(written, RuleChange) else RuleChange(severity=written)
            check = self.checks.get(rule.check)
            if change.options and check is not None:
                options = (*at, "options")
                self.mistakes += check_options(source, options, check, known, rule.options)
            keys = [("severity",), ("lock",), *(("options", option) for option in change.options)]
            places = {".".join(key): self.reading.place(PACK, source, (*at, *key)) for key in keys}
            places[""] = self.reading.place(PACK, source, at)
            yield Change(
                rule=rule.code,
                severity=change.severity,
                options=plain(change.options),
                lock=change.lock,
                places=places,
            )


def _default(field: structs.FieldInfo) -> Any:
    if field.default is not NODEFAULT:
        return field.default
    return None if field.default_factory is NODEFAULT else field.default_factory()
