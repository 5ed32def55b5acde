"""Laws and notices as a report cites them: titles, numbers, articles and the marks around them."""
