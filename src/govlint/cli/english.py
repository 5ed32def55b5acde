"""What options mean, in English: shown on help pages behind the Chinese that stands with each option."""

from __future__ import annotations

OPTIONS = {
    "--baseline": "Findings in this baseline are not told.",
    "--code-prefix": "Three capital letters that the codes of rules begin with.",
    "--config": "A configuration file; the nearest one above otherwise.",
    "--coverage": "Tell which rules were assessed, which were not, and why.",
    "--diff": "Only show what --fix would change, also together with it; exit 1 if it would.",
    "--exit-zero": "Exit 0 in spite of findings.",
    "--extend-select": "Use these rules too.",
    "--fail-level": "Fail from this severity on.",
    "--fix": "Mend what can safely be mended.",
    "--folder": "Where to put it; a folder NAME here otherwise.",
    "--force": "Write an existing configuration anew.",
    "--force-exclude": "Heed exclude for files named one by one too.",
    "--format": "Output format.",
    "--help": "",
    "--ignore": "Leave out these rules.",
    "--isolated": "Use no configuration file.",
    "--jobs": "Number of processes.",
    "--lang": "Speak Chinese or English.",
    "--mutate": "Change each figure of the right examples: equations must notice.",
    "--no-cache": "Recall no results, and keep none.",
    "--on": "Reports or folders.",
    "--only": "Write only the one or the other.",
    "--output": "Write a copy to a file too.",
    "--overwrite": "Make an existing baseline anew.",
    "--owner": "Who is in charge.",
    "--pack": "Use this rule pack too.",
    "--prior": "Folders of last year's reports, only compared with.",
    "--quiet": "Only findings and what could not be checked.",
    "--reason": "Why they may stay; written into each entry.",
    "--require-report": "A file that is no report is an error (exit 2).",
    "--select": "Use only these rules: codes, prefixes, names, tags or packs.",
    "--show-files": "Only list the files that would be checked.",
    "--statistics": "Count findings by rule.",
    "--stdin-filename": "What standard input is taken for.",
    "--title": "Its Chinese name.",
    "--title-en": "Its English name.",
    "--to": "Write into this folder, for editors.",
    "--unsafe-fixes": "Mend too what a person should look at.",
    "--until": "The last day on which they hold.",
    "--version": "",
    "--wide": "One row a report, one column a cell.",
    "annotate --baseline": "Findings in this baseline are not marked.",
    "annotate --output": "Where to write it; - is standard output.",
    "baseline create --output": "Where to write it.",
    "baseline prune --baseline": "The baseline to prune.",
    "extract --output": "The file to write; its suffix gives the format.",
    "init --diff": "Only show what would be written.",
    "pack diff --fail-level": "Severity from which a report fails.",
    "pack test --coverage": "List rules, branches and equations that no example uses.",
}
"""By option, or by command and option where that has a meaning of its own."""


def in_english(command: str, option: str) -> str:
    """What an option of a command means; empty where its help is in English, or there is nothing to say."""
    return OPTIONS.get(f"{command} {option}") or OPTIONS.get(option, "")
