FROM resolved.rules ORDER BY rule
