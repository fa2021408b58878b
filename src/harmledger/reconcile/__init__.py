"""Mentions of many reports -> incidents, each death counted once: block, compare, cluster, estimate (M17 to M22).

Everything here is a pure function of mentions, judgements and codebook; nothing knows a database or the order of arrival.
"""
