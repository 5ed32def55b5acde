"""Why a figure of a sentence cannot be held to the table, or why a difference would prove nothing."""
