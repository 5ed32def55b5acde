"""First half of every text reader's step: bytes to text, by what the bytes are and not by what they claim."""

from __future__ import annotations

import codecs

from govlint.errors import EMPTY, UnreadableError
from govlint.identifiers import mask
from govlint.lazy import lazily

_MAGIC = (
    (b"%PDF", "PDF 文件", "a PDF file"),
    (b"PK\x03\x04", "ZIP 压缩包（docx、xlsx、ofd 等）", "a ZIP archive (docx, xlsx, ofd and others)"),
    (b"PK\x05\x06", "ZIP 压缩包（空）", "an empty ZIP archive"),
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "旧版 Office 或 WPS 文件（doc、xls、wps）",
        "an old Office or WPS file (doc, xls, wps)",
    ),
    (b"{\\rtf", "RTF 文件", "an RTF file"),
    (b"Rar!", "RAR 压缩包", "a RAR archive"),
    (b"7z\xbc\xaf\x27\x1c", "7z 压缩包", "a 7z archive"),
)
_FOREIGN = (
    (b"\x89PNG", "PNG 图片", "a PNG picture"),
    (b"\xff\xd8\xff", "JPEG 图片", "a JPEG picture"),
    (b"GIF8", "GIF 图片", "a GIF picture"),
    (b"II*\x00", "TIFF 图片", "a TIFF picture"),
    (b"\x1f\x8b\x08", "gzip 压缩文件", "a gzip file"),
    (b"\x7fELF", "程序文件", "a program"),
)
"""What no reader reads, whatever its name says."""
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig", "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be", "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16-be"),
)
_BLANK = b" \t\r\n\f\v\0"
_SAMPLE = 60_000
_WORDS_SHOWN = 12
# Real Chinese prose stays above 0.9 on this scale, mojibake below 0.5.
_PLAUSIBLE = 0.75
# Of a few bytes any guess would do.
_GUESSABLE = 32
_NON_ASCII = lazily(r"[^\x00-\x7f\xa0]+")
_IDEOGRAPH = lazily("[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
_RADICALS = "⼆⼈⾏⽇⽅"
"""What programs that take text out of PDF files write for 二人行日方, of which every report has one.

They are found quickly; ⼀ and ⼯ are not, whose bytes stand in every page (00 and 2F).
"""
_CONTROL = bytes((*range(9), *range(14, 27), *range(28, 32)))


def decode(data: bytes, declared: str | None = None) -> tuple[str, str]:
    """The text of `data`, without its BOM, and the name of the codec that gave it.

    `declared` is the encoding that the file itself names, if any: a witness, not a judge. Raises
    `UnreadableError` with the code "empty", "binary" or "undecodable"; nothing is ever replaced.
    """
    _refuse_empty_or_binary(data)
    for bom, name, codec in _BOMS:
        if data.startswith(bom):
            text = _strict(data[len(bom) :], codec, len(bom))
            if not text.strip(" \t\r\n\f\v\0"):
                raise _empty()
            return text, name
    if b"\0" in data and _spread(data) and (wide := _wide(data)):
        return wide
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        _refuse_broken(data, "utf-8", error)
    for name in dict.fromkeys((_known(declared), "gb18030", "big5")):
        if chinese := _plausible_text(data, name):
            return chinese, name
    return _last_resorts(data)


def as_typed(text: str) -> str:
    """`text` with the characters that people type for radicals taken from a font; of the same length."""
    if not any(radical in text for radical in _RADICALS):
        return text
    from govlint.readers.glyphs import RADICALS, readable  # hardly a text needs it

    return text.translate({ord(one): readable(one) for one in set(text) if ord(one) in RADICALS})


def is_foreign(data: bytes) -> bool:
    """Whether `data` is beyond doubt what no reader reads (a picture), whatever its name says."""
    return any(data.startswith(magic) for magic, *_ in _FOREIGN)


def _refuse_empty_or_binary(data: bytes) -> None:
    if not data.strip(_BLANK):
        raise _empty() if b"\0" not in data else UnreadableError(*_NULS)
    for magic, zh, en in (*_MAGIC, *_FOREIGN):
        if data.startswith(magic):
            raise UnreadableError(
                f"不是文本，而是{zh}；请换用报告的原文件",
                f"no text but {en}; check the original file of the report",
            )


_NULS = (
    "文件里全是空字节（NUL），没有一个字，大概是复制或者同步时坏了；请换用原文件",
    "nothing but NUL bytes, perhaps damaged when it was copied; use the original file",
)


def _empty() -> UnreadableError:
    return UnreadableError(*EMPTY)


def _undecodable(data: bytes, at: int, codec: str, skipped: int = 0) -> UnreadableError:
    """That the byte of `data` at a place is no text, by the line and the words before it that people see."""
    before = data[:at].decode(codec, "replace")
    number, words = before.count("\n") + 1, " ".join(mask(before).split())[-_WORDS_SHOWN:]
    after, behind = (f"“{words}”之后", f", after “{words}”") if words else ("开头", "")
    nth = at + skipped + 1
    return UnreadableError(
        f"第 {number} 行{after}的字不合 {codec} 编码，读不出来（全文第 {nth} 个字节，0x{data[at]:02X}）；"
        "请在写它的程序里打开看看，另存为 UTF-8",
        f"line {number}{behind}: not {codec} (byte {nth} of the file, 0x{data[at]:02X}); "
        "open it in the program that it was written in, and save it as UTF-8",
    )


def _strict(data: bytes, codec: str, skipped: int = 0) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        raise _undecodable(data, error.start, codec, skipped) from None


def _refuse_broken(data: bytes, codec: str, error: UnicodeDecodeError) -> None:
    """Tell a sound text with a few broken bytes from a text in another encoding."""
    sample = data[:_SAMPLE] if error.start < _SAMPLE else data
    text = sample.decode(codec, "replace")
    damage = text.count("\ufffd")
    rest = text.replace("\ufffd", "")
    if len(_IDEOGRAPH.findall(rest)) >= 3 * damage and plausibility(rest, codec) >= _PLAUSIBLE:
        raise _undecodable(data, error.start, codec)


def plausibility(text: str, codec: str = "gb18030") -> float:
    """The share of the non-ASCII characters of `text` that everyday Chinese uses: 0 to 1.

    Everyday means the symbols and the 3,755 level-1 characters of GB/T 2312 (for the codec "big5",
    the symbols and the frequently used characters of Big5); 0 without any.
    """
    others = "".join(_NON_ASCII.findall(text[:_SAMPLE]))
    if not others:
        return 0.0
    charset, last = ("big5", 0xC6) if codec == "big5" else ("gb2312", 0xD7)
    leads = others.encode(charset, "ignore")[::2]
    return sum(lead <= last for lead in leads) / len(others)


def _known(declared: str | None) -> str:
    """The codec of a declared encoding; whatever is not another Chinese one is GB 18030's business."""
    return "big5" if (declared or "").strip().lower().startswith("big5") else "gb18030"


def _plausible_text(data: bytes, codec: str) -> str | None:
    try:
        text = data.decode(codec)
    except UnicodeDecodeError as error:
        _refuse_broken(data, codec, error)
        return None
    return text if plausibility(text, codec) >= _PLAUSIBLE else None


def _spread(data: bytes) -> bool:
    """Whether a good many bytes are 0, as in UTF-16."""
    return data.count(0, 0, _SAMPLE) * 5 > min(len(data), _SAMPLE)


def _wide(data: bytes) -> tuple[str, str] | None:
    """UTF-16 or UTF-32 without BOM, if one of their two orders gives a text.

    Raises where half a character more stands at its end.
    """
    if len(data) % 2:
        if whole := _wide(data[:-1]):
            raise _undecodable(data, len(data) - 1, whole[1])
        return None
    best: tuple[float, str, str] | None = None
    for codec in ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"):
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        sample = text[:_SAMPLE]
        ascii_count = sum(" " <= char <= "~" or char in "\t\r\n" for char in sample)
        others = len(sample) - ascii_count - sample.count("\0")
        score = (ascii_count + plausibility(sample) * others) / len(sample)
        if best is None or score > best[0]:
            best = (score, text, codec)
    return best[1:] if best and best[0] >= _PLAUSIBLE else None


def _last_resorts(data: bytes) -> tuple[str, str]:
    if len(data) >= _GUESSABLE and (wide := _wide(data)):
        return wide
    sample = data[:_SAMPLE]
    if (len(sample) - len(sample.translate(None, _CONTROL))) * 50 > len(sample):
        raise UnreadableError("不是文本，而是二进制数据", "no text but binary data")
    # Slow to import and hardly ever needed.
    from charset_normalizer import from_bytes

    guess = from_bytes(data[:_SAMPLE], threshold=0.1).best() if len(data) >= _GUESSABLE else None
    if guess is not None and guess.coherence > 0:
        try:
            return data.decode(guess.encoding), guess.encoding
        except UnicodeDecodeError:
            pass
    raise UnreadableError(
        "认不出文字编码，请另存为 UTF-8", "the encoding of the text is unknown; save it as UTF-8"
    )
