"""Faults of typography (TYP), which is off by default."""

from __future__ import annotations

from corpus.faults.wording import words

words("TYP001", "a half-width comma", "健全审核制度⟦,⟧加强业务培训。")
words("TYP001", "a half-width full stop", "业务培训均已按期完成⟦.⟧")
words("TYP001", "a half-width colon", "改进情况⟦:⟧已建立更新台账。", section="problems")
words("TYP001", "half-width brackets", "报送材料⟦(含附件)⟧，均已归档。")

words("TYP002", "full-width figures", "全年发布解读材料⟦１２⟧篇。")
words("TYP002", "a full-width separator", "网站专栏新增页面⟦1，234⟧个。")
words("TYP002", "full-width percent", "栏目更新及时率⟦９９％⟧。", section="problems")
