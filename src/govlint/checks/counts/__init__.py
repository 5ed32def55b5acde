"""What sentences count, held against the forms and against one another."""
