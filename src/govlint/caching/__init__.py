"""What is kept from one run to the next: results by all that they depend on, and programs of patterns."""
