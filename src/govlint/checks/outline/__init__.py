"""The outline of a report: its title, agency, year and period, its sections and what they speak of."""
