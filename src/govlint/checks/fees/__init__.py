"""The statement on the 信息处理费: amounts, cases, denials and lists, and whether they agree."""
