"""A plain Wagtail to compare with: a stock page type, the stock search, nothing of ours."""
